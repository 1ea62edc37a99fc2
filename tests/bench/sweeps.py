#!/usr/bin/env python3
"""Retort's sweeps against the yardstick's (seed_sweep.py), in turn on one machine, same libtorch, data and epochs.

    tests/bench/sweeps.py BUILD_DIR --hymenoptera DIR --cifar DIR --cifar-teacher resnet56.th [--rounds N] [--only ROW]

--hymenoptera is a folder with train/ and val/, --cifar one with train/ and test/ (or val/), of images in a folder per
class. Prints for every sweep the medians, their ratio, and the ratio of peak memory. The yardstick's clock starts after
its imports, Retort's at the start of the process, with an empty cache of teacher logits every time.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))

ROWS = {
    # name: data, teacher, student, batch size, image size, frozen backbone, goal
    "cifar": ("cifar", "resnet56", "resnet20", 128, 32, False, 2.2),
    "resnet50": ("hymenoptera", "resnet50", "resnet18", 32, 224, False, 2.5),
    "resnet152": ("hymenoptera", "resnet152", "resnet18", 32, 224, False, 3.5),
    "frozen": ("hymenoptera", "resnet50", "resnet18", 32, 224, True, 5.0),
}


def subset(source, target, splits):
    """The first images of each class, so many a split in all."""
    for split, (names, count) in splits.items():
        folder = next(os.path.join(source, name) for name in names if os.path.isdir(os.path.join(source, name)))
        classes = sorted(entry for entry in os.listdir(folder) if os.path.isdir(os.path.join(folder, entry)))
        for label in classes:
            os.makedirs(os.path.join(target, split, label))
            images = sorted(name for name in os.listdir(os.path.join(folder, label))
                            if name.lower().endswith((".jpg", ".jpeg", ".png")))
            for name in images[:count // len(classes)]:
                shutil.copy(os.path.join(folder, label, name), os.path.join(target, split, label))


def write_teacher(name, path):
    code = ("import sys, torch, torchvision; torch.manual_seed(1); "
            "m = torchvision.models.__dict__[sys.argv[1]](num_classes=2); torch.save(m.state_dict(), sys.argv[2])")
    subprocess.run([sys.executable, "-c", code, name, path], check=True)


def timed(command, environment):
    """Wall seconds, peak KiB of the process itself, and its standard output."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    with tempfile.TemporaryFile() as log:
        out = process.stdout.read()
        log.write(process.stderr.read())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - begin
        if process.returncode != 0:
            log.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{log.read().decode()}")
    return seconds, usage.ru_maxrss, out.decode()


def sweep_flags(row, data, teacher, alphas="0,0.5,1", repeats=2):
    _, _, student, batch, size, frozen, _ = row
    flags = ["--data-dir", data, "--teacher-file", teacher, "--student", student, "--alpha", alphas, "--n-exp", str(repeats),
             "--num-epochs", "2", "--batch-size", str(batch), "--image-size", str(size)]
    return flags + (["--freeze-backbone"] if frozen else [])


def yardstick(row, data, teacher):
    environment = dict(os.environ, OMP_NUM_THREADS="2")
    _, _, out = timed([sys.executable, os.path.join(HERE, "seed_sweep.py"), "--teacher", row[1],
                       *sweep_flags(row, data, teacher)], environment)
    result = json.loads(out.splitlines()[-1])
    return result["seconds"], result["peak_kib"]


def retort(cli, flags, work, extra=()):
    shutil.rmtree(os.path.join(work, "out"), ignore_errors=True)
    shutil.rmtree(os.path.join(work, "cache"), ignore_errors=True)
    environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(work, "cache"))
    seconds, peak, _ = timed([cli, "distill", *flags, "--out", os.path.join(work, "out"), *extra], environment)
    return seconds, peak


def teacher_file(name, arguments, work):
    row = ROWS[name]
    if row[0] == "cifar":
        return arguments.cifar_teacher
    path = os.path.join(work, row[1] + ".pth")
    if not os.path.exists(path):
        write_teacher(row[1], path)
    return path


def print_marginal(cli, name, data, teacher, work):
    """What the run of a second alpha waits for the teacher, in per cent of its epochs, as run.json has it."""
    row = ROWS[name]
    retort(cli, sweep_flags(row, data[row[0]], teacher, "0,0.5", 1), work, ["--lanes", "1"])
    folder = os.path.join(work, "out", "runs", "alpha-0.5_rep-1")
    with open(os.path.join(folder, "run.json")) as file:
        waited = json.load(file)["teacher_seconds"]
    with open(os.path.join(folder, "metrics.csv")) as file:
        seconds = sum(float(line.rsplit(",", 1)[1]) for line in file.read().splitlines()[1:])
    print(f"{name:<10} {waited:.5f} s of {seconds:.2f} s: {100 * waited / seconds:.3f} % (goal: at most 2 %)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build_dir")
    parser.add_argument("--hymenoptera", required=True)
    parser.add_argument("--cifar", required=True)
    parser.add_argument("--cifar-teacher", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=ROWS, action="append")
    parser.add_argument("--marginal", action="store_true", help="only: the teacher's part of one more alpha")
    parser.add_argument("--subsets", metavar="DIR", help="only: write the two subsets of images there")
    parser.add_argument("--flags", default="", help="further flags for retort-cli, for trials")
    arguments = parser.parse_args()
    cli = os.path.join(arguments.build_dir, "bin", "retort-cli")

    with tempfile.TemporaryDirectory() as work:
        data = {name: os.path.join(arguments.subsets or work, name) for name in ("hymenoptera", "cifar")}
        subset(arguments.hymenoptera, data["hymenoptera"], {"train": (["train"], 64), "val": (["val"], 32)})
        subset(arguments.cifar, data["cifar"], {"train": (["train"], 2000), "val": (["val", "test"], 1000)})
        if arguments.subsets:
            return
        if arguments.marginal:
            for name in ("cifar", "resnet50"):
                print_marginal(cli, name, data, teacher_file(name, arguments, work), work)
            return
        print(f"{'sweep':<10} {'Python, s':>10} {'Retort, s':>10} {'ratio':>6} {'goal':>5}   {'Python, MiB':>11} "
              f"{'Retort, MiB':>11} {'ratio':>6}")
        for name in arguments.only or ROWS:
            row = ROWS[name]
            teacher = teacher_file(name, arguments, work)
            pairs = [(yardstick(row, data[row[0]], teacher),
                      retort(cli, sweep_flags(row, data[row[0]], teacher), work, arguments.flags.split()))
                     for _ in range(arguments.rounds)]
            theirs, ours = (statistics.median(pair[side][0] for pair in pairs) for side in (0, 1))
            their_peak, our_peak = (max(pair[side][1] for pair in pairs) / 1024 for side in (0, 1))
            print(f"{name:<10} {theirs:>10.1f} {ours:>10.1f} {theirs / ours:>6.2f} {row[6]:>5.1f}   {their_peak:>11.0f} "
                  f"{our_peak:>11.0f} {our_peak / their_peak:>6.2f}", flush=True)


if __name__ == "__main__":
    main()
