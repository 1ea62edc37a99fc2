#!/usr/bin/env python3
"""Writes losses.txt and feature_losses.txt: what PyTorch gives for each loss and for whole objectives.

Each line of the output is a name and the numbers that belong to it: the value, then the gradient by the student's
logits or feature maps, row by row. The tests make the same ones: small fractions, exact in float32.
"""
import pathlib

import torch
import torch.nn.functional as F


def fractions(shape, factor, shift, modulus, divisor):
    count = torch.Size(shape).numel()
    values = [((i * factor + shift) % modulus - modulus // 2) / divisor for i in range(count)]
    return torch.tensor(values, dtype=torch.float64).view(shape)


STUDENT = fractions((6, 5), 7, 0, 23, 4)
TEACHER = fractions((6, 5), 5, 3, 19, 4)
LABELS = torch.tensor([0, 4, 2, 2, 1, 3])
OTHERS = torch.tensor([1, 4, 0, 3, 1, 0])
SHARES = torch.tensor([0.75, 0.5, 0.875, 0.25, 0.625, 1.0], dtype=torch.float64)


def kl(student, teacher, temperature):
    divergence = F.kl_div(
        F.log_softmax(student / temperature, 1), F.softmax(teacher / temperature, 1), reduction="batchmean"
    )
    return divergence * temperature**2


def dkd(student, teacher, labels, alpha, beta, temperature):
    p, q = F.softmax(teacher / temperature, 1), F.softmax(student / temperature, 1)
    rows = torch.arange(len(labels))
    binary = lambda x: torch.stack([x[rows, labels], 1 - x[rows, labels]], 1)
    target = F.kl_div(binary(q).log(), binary(p), reduction="batchmean")
    keep = F.one_hot(labels, student.shape[1]) == 0
    rest = lambda x: x[keep].view(len(labels), -1) / temperature
    others = F.kl_div(F.log_softmax(rest(student), 1), F.softmax(rest(teacher), 1), reduction="batchmean")
    return temperature**2 * (alpha * target + beta * others)


def dist(student, teacher, beta, gamma, temperature):
    p, q = F.softmax(teacher / temperature, 1), F.softmax(student / temperature, 1)
    correlation = lambda a, b: F.cosine_similarity(
        a - a.mean(1, keepdim=True), b - b.mean(1, keepdim=True), dim=1, eps=1e-12
    ).mean()
    return temperature**2 * (beta * (1 - correlation(q, p)) + gamma * (1 - correlation(q.t(), p.t())))


def standardised(logits):
    return (logits - logits.mean(1, keepdim=True)) / (logits.std(1, keepdim=True) + 1e-7)


def mixed_cross_entropy(student, smoothing):
    of = lambda labels: F.cross_entropy(student, labels, reduction="none", label_smoothing=smoothing)
    return (SHARES * of(LABELS) + (1 - SHARES) * of(OTHERS)).mean()


CASES = {
    "mse": lambda z: F.mse_loss(z, TEACHER),
    "kl-1": lambda z: kl(z, TEACHER, 1.0),
    "kl-2": lambda z: kl(z, TEACHER, 2.0),
    "kl-4": lambda z: kl(z, TEACHER, 4.0),
    "dkd": lambda z: dkd(z, TEACHER, LABELS, 1.0, 8.0, 4.0),
    "dkd-2-0.5": lambda z: dkd(z, TEACHER, LABELS, 2.0, 0.5, 2.0),
    "dist": lambda z: dist(z, TEACHER, 1.0, 1.0, 4.0),
    "dist-2-0.5": lambda z: dist(z, TEACHER, 2.0, 0.5, 1.0),
    "logit-std": lambda z: kl(standardised(z), standardised(TEACHER), 2.0),
    "cross-entropy": lambda z: F.cross_entropy(z, LABELS),
    "cross-entropy-smoothed": lambda z: F.cross_entropy(z, LABELS, label_smoothing=0.1),
    "cross-entropy-mixed": lambda z: mixed_cross_entropy(z, 0.0),
    "cross-entropy-mixed-smoothed": lambda z: mixed_cross_entropy(z, 0.1),
    "objective": lambda z: 0.25 * F.cross_entropy(z, LABELS, label_smoothing=0.1) + 0.75 * kl(z, TEACHER, 4.0),
    "objective-weights": lambda z: 0.25 * 2.0 * F.cross_entropy(z, LABELS) + 0.75 * 0.5 * F.mse_loss(z, TEACHER),
}


def attention(maps):
    return F.normalize(maps.pow(2).mean(1).view(maps.size(0), -1))


# Of feature maps; the gradient is by the student's.
STUDENT_MAPS = fractions((2, 3, 2, 2), 7, 1, 23, 4)
TEACHER_MAPS = fractions((2, 3, 2, 2), 5, 2, 19, 4)
FEATURE_CASES = {
    "fitnet": lambda maps: F.mse_loss(maps, TEACHER_MAPS),
    "at": lambda maps: (attention(maps) - attention(TEACHER_MAPS)).pow(2).mean(),
}


def line(name, loss, student=STUDENT):
    student = student.clone().requires_grad_(True)
    value = loss(student)
    value.backward()
    numbers = [value.item()] + student.grad.flatten().tolist()
    return name + "".join(f" {number:.15g}" for number in numbers) + "\n"


folder = pathlib.Path(__file__).parent
(folder / "losses.txt").write_text("".join(line(name, loss) for name, loss in CASES.items()))
(folder / "feature_losses.txt").write_text(
    "".join(line(name, loss, STUDENT_MAPS) for name, loss in FEATURE_CASES.items())
)
