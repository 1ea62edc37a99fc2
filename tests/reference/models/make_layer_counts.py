#!/usr/bin/env python3
"""Makes weightless_layers.csv, which teachers_test compares core/experiment/teacher/torchvision_layers.cpp with.

Needs torch and torchvision (Debian: python3-torch, python3-torchvision). A line per architecture and kind of layer
without weights: how many torchvision has in front of its head, and how many in the module that holds the head. What
changes nothing once a network is trained, such as dropout, is left out. Prints the rows of the C++ table, too.
"""
import collections
import pathlib

import torchvision

from make_goldens import IMAGENET

HERE = pathlib.Path(__file__).parent
HARMLESS = {"Identity", "Dropout", "StochasticDepth", "Flatten", "Permute", "Sequential"}


def counts(name):
    """Kind of layer: [in front of the head, with the head]."""
    model = getattr(torchvision.models, name)(weights=None)
    found = collections.defaultdict(lambda: [0, 0])
    for path, module in model.named_modules(remove_duplicate=False):
        kind = type(module).__name__
        if any(True for _ in module.children()) or module.state_dict() or kind in HARMLESS:
            continue
        found[kind][path.split(".")[0] in ("fc", "classifier", "heads")] += 1
    return found


if __name__ == "__main__":
    with open(HERE / "weightless_layers.csv", "w") as file:
        file.write("architecture,kind,body,head\n")
        for name in IMAGENET:
            for kind, (body, head) in sorted(counts(name).items()):
                file.write(f"{name},{kind},{body},{head}\n")
                print(f'{{"{name}", "{kind}", {body}, {head}}},')
