#!/usr/bin/env python3
"""Makes the TorchScript files that the tests read, and the logits that Python gets from them.

Needs torch (Debian: python3-torch); writes beside itself:

scripted.pt, traced.pt   a small convolutional network with batch norm and dropout, in training mode when it was
                         saved, by torch.jit.script and, in evaluation mode, by torch.jit.trace
endless.pt               a program whose forward never ends
logits.csv               what the network answers in evaluation mode to two images of 8×8 pixels, values from −2 to 2 in
                         equal steps over the whole batch; computed in float64
"""
import pathlib

import torch
from torch import nn

HERE = pathlib.Path(__file__).parent


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, stride=2, bias=False)
        self.norm = nn.BatchNorm2d(4)
        self.drop = nn.Dropout()
        self.fc = nn.Linear(4, 3)

    def forward(self, x):
        x = torch.relu(self.norm(self.conv(x))).mean((2, 3))
        return self.fc(self.drop(x))


class Endless(nn.Module):
    def forward(self, x):
        while True:
            x = x * 1.0
        return x


def fill(network):
    """Weights that need no generator."""
    for tensor in network.state_dict().values():
        if tensor.dtype.is_floating_point:
            tensor.copy_(torch.linspace(-0.6, 0.8, tensor.numel()).reshape(tensor.shape))
    network.norm.running_var.abs_()


def main():
    network = Network()
    fill(network)
    images = torch.linspace(-2, 2, 2 * 3 * 8 * 8).reshape(2, 3, 8, 8)
    torch.jit.script(network).save(str(HERE / "scripted.pt"))
    torch.jit.script(Endless()).save(str(HERE / "endless.pt"))
    network.eval()
    torch.jit.trace(network, images).save(str(HERE / "traced.pt"))
    logits = network.double()(images.double())
    lines = [",".join(f"{value:.9g}" for value in row) for row in logits.tolist()]
    (HERE / "logits.csv").write_text("\n".join(lines) + "\n")


main()
