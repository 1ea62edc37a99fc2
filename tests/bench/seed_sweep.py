#!/usr/bin/env python3
"""The yardstick of the sweep benchmarks: distillation the way a notebook does it, in plain PyTorch.

Teacher and student see every batch of every run, loss = alpha * CE + (1 - alpha) * MSE of logits, SGD with momentum and
StepLR, the validation set with the teacher after every epoch, a DataLoader with one worker, two threads. Needs torch and
torchvision. The last line is JSON: seconds (from after the imports), peak_kib (of this process), runs.
"""
import argparse
import json
import resource
import time

import torch
import torch.nn.functional as F
import torchvision
from torchvision import datasets, transforms

from cifar_resnet import CifarResNet, load_cifar_checkpoint

IMAGENET = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])


def loaders(folder, size, batch_size, seed):
    normalize = transforms.Normalize(*IMAGENET)
    if size <= 64:
        augment = [transforms.RandomCrop(size, padding=4)]
        centre = []
    else:
        augment = [transforms.RandomResizedCrop(size)]
        centre = [transforms.Resize(size * 256 // 224), transforms.CenterCrop(size)]
    train = transforms.Compose(augment + [transforms.RandomHorizontalFlip(), transforms.ToTensor(), normalize])
    val = transforms.Compose(centre + [transforms.ToTensor(), normalize])
    generator = torch.Generator().manual_seed(seed)
    return (
        torch.utils.data.DataLoader(datasets.ImageFolder(folder + "/train", train), batch_size, shuffle=True,
                                    num_workers=1, generator=generator),
        torch.utils.data.DataLoader(datasets.ImageFolder(folder + "/val", val), batch_size, num_workers=1),
    )


def build(name, classes):
    if name in ("resnet20", "resnet56"):
        return CifarResNet((int(name[6:]) - 2) // 6, classes)
    return torchvision.models.__dict__[name](num_classes=classes)


def objective(alpha, student, labels, teacher):
    return alpha * F.cross_entropy(student, labels) + (1 - alpha) * F.mse_loss(student, teacher)


def train_epoch(student, teacher, loader, optimizer, alpha):
    student.train()
    total = correct = count = 0
    for images, labels in loader:
        with torch.no_grad():
            teacher_logits = teacher(images)
        optimizer.zero_grad()
        logits = student(images)
        loss = objective(alpha, logits, labels, teacher_logits)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        correct += (logits.argmax(1) == labels).sum().item()
        count += len(labels)
    return total / count, correct / count


def validate(student, teacher, loader, alpha):
    student.eval()
    total = correct = teacher_correct = difference = count = 0
    with torch.no_grad():
        for images, labels in loader:
            teacher_logits = teacher(images)
            logits = student(images)
            total += objective(alpha, logits, labels, teacher_logits).item() * len(labels)
            correct += (logits.argmax(1) == labels).sum().item()
            teacher_correct += (teacher_logits.argmax(1) == labels).sum().item()
            difference += (logits - teacher_logits).abs().mean().item() * len(labels)
            count += len(labels)
    return total / count, correct / count, teacher_correct / count, difference / count


def run(arguments, teacher, alpha, repeat):
    seed = arguments.seed + repeat
    torch.manual_seed(seed)
    student = build(arguments.student, arguments.classes)
    if arguments.freeze_backbone:
        head = student.linear if hasattr(student, "linear") else student.fc
        for parameter in student.parameters():
            parameter.requires_grad = False
        for parameter in head.parameters():
            parameter.requires_grad = True
    train, val = loaders(arguments.data_dir, arguments.image_size, arguments.batch_size, seed)
    trained = [p for p in student.parameters() if p.requires_grad]
    optimizer = torch.optim.SGD(trained, lr=arguments.lr, momentum=0.9)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=7, gamma=0.1)
    for _ in range(arguments.num_epochs):
        train_epoch(student, teacher, train, optimizer, alpha)
        result = validate(student, teacher, val, alpha)
        schedule.step()
    return {"alpha": alpha, "repeat": repeat + 1, "val_loss": result[0], "val_accuracy": result[1],
            "teacher_val_accuracy": result[2], "logit_difference": result[3]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data-dir", required=True)
    parser.add_argument("--teacher-file", required=True)
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--student", required=True)
    parser.add_argument("--alpha", default="0,0.5,1")
    parser.add_argument("--n-exp", type=int, default=2)
    parser.add_argument("--num-epochs", type=int, default=2)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--image-size", type=int, default=224)
    parser.add_argument("--lr", type=float, default=0.001)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--freeze-backbone", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    begin = time.perf_counter()
    arguments.classes = len(datasets.ImageFolder(arguments.data_dir + "/train").classes)
    teacher = build(arguments.teacher, arguments.classes)
    load_cifar_checkpoint(teacher, arguments.teacher_file)
    teacher.eval()
    runs = [run(arguments, teacher, float(alpha), repeat)
            for repeat in range(arguments.n_exp) for alpha in arguments.alpha.split(",")]
    print(json.dumps({"seconds": time.perf_counter() - begin,
                      "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, "runs": runs}))


if __name__ == "__main__":
    main()
