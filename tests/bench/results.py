#!/usr/bin/env python3
"""Makes one table of docs/results.md: a distillation, and what it says of itself.

    tests/bench/results.py WHAT BUILD_DIR OUT [--cifar DIR] [--cifar-teacher resnet56.th] [--hymenoptera DIR]
                           [--cifar-student ARCH] [--cifar-weights resnet20.th] [--losses mse,kl-4,dkd-4] [--epochs N]

WHAT is one of
    cifar-2000, cifar-5000   losses (--losses, all by default) with their temperatures beside labels alone, on so many
                             images of CIFAR-10, 60 and 30 epochs (or --epochs), 5 pairs
    dkd                      dkd alone at three learning rates beside labels alone, on 2 000 images of CIFAR-10, 3 pairs
    hymenoptera              the seed document's sweep on ants and bees, at 64 pixels, from a teacher trained here
    losses                   the losses before training beside PyTorch's, from the same logits (needs python3-torch)
    control                  a teacher of shuffled labels, which must not help

OUT is a folder that keeps everything; called again, a run that was broken off goes on.
"""
import argparse
import csv
import os
import random
import subprocess
import sys

LOSSES = ["mse", "kl", "dkd", "dist", "logit-std"]
TEMPERATURES = [1, 2, 4]
USED = {"kl": [1, 2, 4], "dkd": [4], "dist": [4], "logit-std": [2]}


def link_images(source, target, each):
    """The first `each` images of every class of `source`, as links in `target`."""
    for name in sorted(os.listdir(source)):
        folder = os.path.join(target, name)
        os.makedirs(folder, exist_ok=True)
        for image in sorted(os.listdir(os.path.join(source, name)))[:each]:
            link(os.path.join(source, name, image), os.path.join(folder, image))


def link(source, target):
    if not os.path.lexists(target):
        os.symlink(os.path.abspath(source), target)


class Table:
    def __init__(self, arguments):
        self.arguments = arguments
        self.cli = os.path.join(arguments.build_dir, "bin", "retort-cli")
        self.out = arguments.out
        os.makedirs(self.out, exist_ok=True)

    def path(self, name):
        return os.path.join(self.out, name)

    def run(self, *command, quiet=True):
        print("$ retort-cli " + " ".join(command), file=sys.stderr)
        environment = dict(os.environ, XDG_CACHE_HOME=self.path("cache"))
        done = subprocess.run([self.cli, *command], check=True, stdout=subprocess.PIPE, text=True, env=environment,
                              stderr=subprocess.DEVNULL if quiet else None)
        return done.stdout

    def train(self, command, name, *flags):
        """Begins the experiment called `name`, or goes on with it; returns its folder."""
        out = self.path(name)
        begun = os.path.exists(os.path.join(out, "experiment.json"))
        self.run(command, *flags, "--out", out, *(["--resume"] if begun else []), quiet=False)
        return out

    def teacher(self, *flags):
        """Trains the teacher, or goes on with it; returns its file."""
        return os.path.join(self.train("teach", "teacher", *flags), "teacher.pth")

    def experiment(self, *flags):
        """Trains the students, or goes on with them, and prints their results."""
        print(self.run("summarize", self.train("distill", "experiment", *flags), "--verdict", "--markdown"))

    def cifar_data(self, images):
        data = self.path("data")
        link_images(os.path.join(self.arguments.cifar, "train"), os.path.join(data, "train"), images // 10)
        link_images(os.path.join(self.arguments.cifar, "test"), os.path.join(data, "test"), 200)
        return data

    def dkd(self):
        self.experiment("--data-dir", self.cifar_data(2000), "--teacher-file", self.arguments.cifar_teacher, "--student",
                        self.arguments.cifar_student, "--alpha", "0,1", "--loss", "dkd", "--lr", "0.01,0.03,0.1",
                        "--n-exp", "3", "--num-epochs", str(self.arguments.epochs or 60), "--batch-size", "64",
                        "--schedule", "cosine", "--weight-decay", "5e-4")

    def cifar(self, images, epochs):
        data = self.cifar_data(images)
        wanted = set(self.arguments.losses.split(",")) if self.arguments.losses else None
        dropped = [f"alpha-0_loss-{loss}_temperature-{t}" for loss, used in USED.items() for t in TEMPERATURES
                   if t not in used or (wanted and f"{loss}-{t}" not in wanted)]
        dropped += ["alpha-0_loss-mse"] if wanted and "mse" not in wanted else []
        self.experiment("--data-dir", data, "--teacher-file", self.arguments.cifar_teacher, "--student",
                        self.arguments.cifar_student, "--alpha", "0,1", "--loss", ",".join(LOSSES), "--temperature",
                        ",".join(map(str, TEMPERATURES)), "--drop-points", ",".join(dropped), "--n-exp", "5",
                        "--num-epochs", str(self.arguments.epochs or epochs), "--batch-size", "64", "--lr", "0.1", "--schedule", "cosine",
                        "--weight-decay", "5e-4")

    def hymenoptera(self):
        shared = ["--data-dir", self.arguments.hymenoptera, "--image-size", "64"]
        teacher = self.teacher(*shared, "--arch", "resnet50", "--num-epochs", "25", "--batch-size", "32", "--lr", "0.01")
        self.experiment(*shared, "--teacher-file", teacher, "--student", "resnet18", "--alpha", "0,0.5,1", "--n-exp", "4", "--num-epochs", "25", "--batch-size", "32",
                        "--lr", "0.001", "--momentum", "0.9", "--lr-step-size", "7", "--lr-gamma", "0.1")

    def control(self):
        """A teacher that learnt CIFAR-10 images under labels drawn at random, beside students of the right ones."""
        data, shuffled = self.path("data"), self.path("shuffled")
        for part, each in (("train", 100), ("test", 100)):
            link_images(os.path.join(self.arguments.cifar, part), os.path.join(data, part), each)
        generator = random.Random(0)
        classes = sorted(os.listdir(os.path.join(data, "train")))
        for part in ("train", "test"):
            for name in classes:
                for image in sorted(os.listdir(os.path.join(data, part, name))):
                    folder = os.path.join(shuffled, part, generator.choice(classes))
                    os.makedirs(folder, exist_ok=True)
                    link(os.path.join(data, part, name, image), os.path.join(folder, f"{name}-{image}"))
        teacher = self.teacher("--data-dir", shuffled, "--arch", "resnet20", "--num-epochs", "20", "--batch-size", "64",
                               "--lr", "0.05")
        self.experiment("--data-dir", data, "--teacher-file", teacher, "--student", self.arguments.cifar_student, "--alpha", "0,0.5,1", "--loss", "kl", "--n-exp", "5",
                        "--num-epochs", "20", "--batch-size", "64", "--lr", "0.05", "--schedule", "cosine")

    def losses(self):
        """Epoch 0 of a student that begins as a file is that file: its logits give the losses independently."""
        data = self.path("data")
        for part in ("train", "test"):
            link_images(os.path.join(self.arguments.cifar, part), os.path.join(data, part), 10)
        for name, file in (("student", self.arguments.cifar_weights), ("teacher", self.arguments.cifar_teacher)):
            self.run("evaluate", "--data-dir", data, "--model-file", file, "--split", "val", "--logits",
                     self.path(name + ".csv"))
        dropped = [f"alpha-0_loss-{loss}_temperature-{t}" for loss, used in USED.items() for t in TEMPERATURES
                   if t not in used]
        out = self.train("distill", "experiment", "--data-dir", data, "--teacher-file", self.arguments.cifar_teacher,
                         "--student", "resnet20", "--student-init", self.arguments.cifar_weights, "--alpha", "0,1", "--loss",
                         ",".join(LOSSES), "--temperature", ",".join(map(str, TEMPERATURES)), "--drop-points",
                         ",".join(dropped), "--n-exp", "1", "--num-epochs", "1", "--lr", "1e-9")
        print_losses(self.path("student.csv"), self.path("teacher.csv"), os.path.join(out, "runs"))


def print_losses(student_file, teacher_file, runs):
    import torch
    import torch.nn.functional as F

    def read(file):
        with open(file, newline="") as lines:
            rows = list(csv.reader(lines))
        return rows[0][1:], {row[0]: [float(x) for x in row[1:]] for row in rows[1:]}

    classes, of_student = read(student_file)
    of_teacher = read(teacher_file)[1]
    paths = sorted(of_student)
    z = torch.tensor([of_student[path] for path in paths], dtype=torch.float64)
    t = torch.tensor([of_teacher[path] for path in paths], dtype=torch.float64)
    labels = torch.tensor([classes.index(path.split("/")[1]) for path in paths])

    def kl(s, t, T):
        return T * T * F.kl_div(F.log_softmax(s / T, 1), F.softmax(t / T, 1), reduction="batchmean")

    def standardised(x):
        return (x - x.mean(1, keepdim=True)) / (x.std(1, keepdim=True) + 1e-7)

    def dkd(T):
        p, q = F.softmax(t / T, 1), F.softmax(z / T, 1)
        at = labels.unsqueeze(1)
        both = lambda x: torch.cat([x.gather(1, at), 1 - x.gather(1, at)], 1)
        keep = F.one_hot(labels, z.shape[1]) == 0
        rest = lambda x: (x[keep].view(len(labels), -1)) / T
        return T * T * (F.kl_div(both(q).log(), both(p), reduction="batchmean")
                        + 8 * F.kl_div(F.log_softmax(rest(z), 1), F.softmax(rest(t), 1), reduction="batchmean"))

    def dist(T):
        p, q = F.softmax(t / T, 1), F.softmax(z / T, 1)
        r = lambda a, b: F.cosine_similarity(a - a.mean(1, keepdim=True), b - b.mean(1, keepdim=True), eps=1e-12).mean()
        return T * T * (2 - r(q, p) - r(q.t(), p.t()))

    wanted = {"alpha-1_rep-1": F.cross_entropy(z, labels), "alpha-0_loss-mse_rep-1": F.mse_loss(z, t),
              "alpha-0_loss-dkd_temperature-4_rep-1": dkd(4.0), "alpha-0_loss-dist_temperature-4_rep-1": dist(4.0),
              "alpha-0_loss-logit-std_temperature-2_rep-1": kl(standardised(z), standardised(t), 2.0)}
    wanted.update({f"alpha-0_loss-kl_temperature-{T}_rep-1": kl(z, t, float(T)) for T in TEMPERATURES})
    print("| run | Retort | PyTorch | difference |\n|---|---:|---:|---:|")
    worst = 0.0
    for run, value in wanted.items():
        with open(os.path.join(runs, run, "metrics.csv"), newline="") as lines:
            here = float(next(csv.DictReader(lines))["val_loss"])
        worst = max(worst, abs(here - value.item()))
        print(f"| {run[:-6]} | {here:.7f} | {value.item():.7f} | {abs(here - value.item()):.1e} |")
    print(f"\nLargest difference: {worst:.1e}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["cifar-2000", "cifar-5000", "dkd", "hymenoptera", "losses", "control"])
    parser.add_argument("build_dir")
    parser.add_argument("out")
    for name in ("cifar", "cifar-teacher", "cifar-weights", "hymenoptera"):
        parser.add_argument("--" + name)
    parser.add_argument("--cifar-student", default="resnet20")
    parser.add_argument("--losses", default="")
    parser.add_argument("--epochs", type=int)
    table = Table(parser.parse_args())
    {"cifar-2000": lambda: table.cifar(2000, 60), "cifar-5000": lambda: table.cifar(5000, 30),
     "dkd": table.dkd, "hymenoptera": table.hymenoptera, "losses": table.losses, "control": table.control}[table.arguments.what]()


if __name__ == "__main__":
    main()
