#!/usr/bin/env python3
"""Writes optimizers.txt: what PyTorch's optimizers, schedulers, gradient clipping and weight averaging give.

Needs a PyTorch of 2.1 or later. Each line of the output is a name and the numbers that belong to it. The test
makes the same weights and gradients: small fractions, exact in float32.
"""
import pathlib
import warnings

import torch
from torch.optim import lr_scheduler as schedulers
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

STEPS = 8
EPOCHS = 12


def fractions(shape, factor, shift, modulus, divisor):
    count = torch.Size(shape).numel()
    values = [((i * factor + shift) % modulus - modulus // 2) / divisor for i in range(count)]
    return torch.tensor(values).view(shape)


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(fractions((2, 3, 2, 2), 7, 0, 11, 8))
        self.bias = torch.nn.Parameter(fractions((2,), 7, 3, 11, 8))
        self.register_buffer("mean", fractions((2,), 7, 5, 11, 8))

    def set_gradients(self, step):
        self.weight.grad = fractions((2, 3, 2, 2), 5, 3 * step, 13, 16)
        self.bias.grad = fractions((2,), 5, 3 * step + 1, 13, 16)

    def values(self):
        return torch.cat([self.weight.detach().flatten(), self.bias.detach()]).tolist()


def line(name, values, digits=9):
    return name + "".join(f" {value:.{digits}g}" for value in values) + "\n"


def optimizer_line(name, make, clip=None):
    model = Model()
    optimizer = make(model.parameters())
    for step in range(1, STEPS + 1):
        model.set_gradients(step)
        if clip is not None:
            torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
    return line(name, model.values())


def average_line():
    model = Model()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.75), use_buffers=True)
    for step in range(1, STEPS + 1):
        model.set_gradients(step)
        optimizer.step()
        model.mean += 0.125
        average.update_parameters(model)
    return line("average", average.module.values() + average.module.mean.tolist())


def schedule_line(name, make, warmup=0):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
    scheduler = make(optimizer)
    if warmup:
        linear = schedulers.LinearLR(optimizer, start_factor=1 / (warmup + 1), total_iters=warmup)
        scheduler = schedulers.SequentialLR(optimizer, [linear, scheduler], milestones=[warmup])
    rates = []
    for _ in range(EPOCHS):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return line(name, rates, 17)


def main():
    warnings.simplefilter("ignore")
    sgd, adamw = torch.optim.SGD, torch.optim.AdamW
    text = optimizer_line("sgd", lambda p: sgd(p, lr=0.1))
    text += optimizer_line("sgd-decay", lambda p: sgd(p, lr=0.1, weight_decay=0.01))
    text += optimizer_line("momentum", lambda p: sgd(p, lr=0.1, momentum=0.9))
    text += optimizer_line("momentum-decay", lambda p: sgd(p, lr=0.1, momentum=0.9, weight_decay=0.01))
    text += optimizer_line("nesterov", lambda p: sgd(p, lr=0.1, momentum=0.9, weight_decay=0.01, nesterov=True))
    text += optimizer_line("adamw", lambda p: adamw(p, lr=0.01, weight_decay=0.0))
    text += optimizer_line("adamw-decay", lambda p: adamw(p, lr=0.01, betas=(0.8, 0.95), weight_decay=0.05))
    text += optimizer_line("clip", lambda p: sgd(p, lr=0.1), clip=1.0)
    text += optimizer_line("clip-not", lambda p: sgd(p, lr=0.1), clip=100.0)
    text += average_line()
    for warmup in (0, 4):
        suffix = "-warmup" if warmup else ""
        length = EPOCHS - warmup
        text += schedule_line("lr-step" + suffix, lambda o: schedulers.StepLR(o, 3, 0.5), warmup)
        text += schedule_line("lr-multi-step" + suffix, lambda o: schedulers.MultiStepLR(o, [2, 5, 6], 0.1), warmup)
        text += schedule_line("lr-cosine" + suffix,
                              lambda o, n=length: schedulers.CosineAnnealingLR(o, n, 0.001), warmup)
        text += schedule_line("lr-constant" + suffix, lambda o: schedulers.ConstantLR(o, 1.0), warmup)
    (pathlib.Path(__file__).parent / "optimizers.txt").write_text(text)


main()
