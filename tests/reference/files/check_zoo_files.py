#!/usr/bin/env python3
"""Looks whether retort-cli opens what this Python's torch writes, for every architecture in every layout.

    check_zoo_files.py RETORT_CLI ARCHITECTURE...

Prints a table: a line an architecture, a column a layout of make_zoo_files.py, "ok" where `inspect --json` gives the
right architecture, classes and number of parameters, and below it what was wrong elsewhere. One file at a time stands
on the disk. Exits with 1 when one was not right.
"""

import json
import os
import subprocess
import sys
import tempfile
import warnings

import torch
import torchvision

from make_zoo_files import CLASSES, LAYOUTS, build, write


def fault(cli, file, name, model):
    """What is wrong with the answer of retort-cli, or None."""
    run = subprocess.run([cli, "inspect", "--json", file], capture_output=True, text=True)
    if run.returncode != 0:
        return run.stderr.strip() or f"exit code {run.returncode}"
    answer = json.loads(run.stdout)
    expected = {"architecture": name, "classes": CLASSES, "dtype": "float32",
                "parameters": sum(parameter.numel() for parameter in model.parameters())}
    wrong = [f"{key} is {answer[key]}" for key, value in expected.items() if answer[key] != value]
    return ", ".join(wrong) or None


def main(cli, names):
    print(f"torch {torch.__version__}, torchvision {torchvision.__version__}, Python {sys.version.split()[0]}\n")
    print("| | " + " | ".join(LAYOUTS) + " |\n|---" + "|---" * len(LAYOUTS) + "|")
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            model = build(name, CLASSES)
            cells = []
            for layout in LAYOUTS:
                file = write(model, name, layout, folder)
                found = fault(cli, file, name, model)
                os.remove(file)
                cells.append("**no**" if found else "ok")
                if found:
                    faults.append(f"{name} {layout}: {found}")
            print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
    print("\n" + ("\n".join(faults) or "all right"))
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)  # on a busy machine more threads wait for one another
    sys.exit(main(sys.argv[1], sys.argv[2:]))
