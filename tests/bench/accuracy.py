#!/usr/bin/env python3
"""Whether Retort's students end as accurate as the yardstick's: paired seeds, alpha 0.5, the CIFAR-10 subset.

    tests/bench/accuracy.py BUILD_DIR --cifar DIR --cifar-teacher resnet56.th [--seeds N] [--epochs N]

Prints the final validation accuracy of every seed, both means with their standard errors, and whether the means differ by
less than the standard error of their difference.
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile

from sweeps import HERE, subset


def standard_error(values):
    return statistics.stdev(values) / math.sqrt(len(values))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build_dir")
    parser.add_argument("--cifar", required=True)
    parser.add_argument("--cifar-teacher", required=True)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=5)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as work:
        data, out = os.path.join(work, "data"), os.path.join(work, "out")
        subset(arguments.cifar, data, {"train": (["train"], 2000), "val": (["val", "test"], 1000)})
        flags = ["--data-dir", data, "--teacher-file", arguments.cifar_teacher, "--student", "resnet20", "--alpha", "0.5",
                 "--n-exp", str(arguments.seeds), "--num-epochs", str(arguments.epochs), "--batch-size", "128",
                 "--image-size", "32", "--lr", "0.05"]
        yardstick = subprocess.run([sys.executable, os.path.join(HERE, "seed_sweep.py"), "--teacher", "resnet56", *flags],
                                   check=True, stdout=subprocess.PIPE, env=dict(os.environ, OMP_NUM_THREADS="2"))
        theirs = [run["val_accuracy"] for run in json.loads(yardstick.stdout.splitlines()[-1])["runs"]]
        subprocess.run([os.path.join(arguments.build_dir, "bin", "retort-cli"), "distill", *flags, "--out", out], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       env=dict(os.environ, XDG_CACHE_HOME=os.path.join(work, "cache")))
        ours = []
        for repeat in range(1, arguments.seeds + 1):
            with open(os.path.join(out, "runs", f"alpha-0.5_rep-{repeat}", "metrics.csv")) as file:
                lines = [line.split(",") for line in file.read().splitlines()]
            ours.append(float(lines[-1][lines[0].index("val_accuracy")]))

    print("seed    Python  Retort")
    for seed, pair in enumerate(zip(theirs, ours)):
        print(f"{seed:<6} {pair[0]:>7.4f} {pair[1]:>7.4f}")
    difference = statistics.mean(ours) - statistics.mean(theirs)
    error = math.hypot(standard_error(theirs), standard_error(ours))
    print(f"mean   {statistics.mean(theirs):>7.4f} {statistics.mean(ours):>7.4f}")
    print(f"s.e.   {standard_error(theirs):>7.4f} {standard_error(ours):>7.4f}")
    print(f"difference {difference:+.4f}, its standard error {error:.4f}: {'less' if abs(difference) < error else 'NOT less'}")


if __name__ == "__main__":
    main()
