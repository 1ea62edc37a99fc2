#!/usr/bin/env python3
"""Makes the golden files that models_test compares Retort's architectures with.

Needs torch and torchvision (Debian: python3-torch, python3-torchvision); writes beside itself:

architectures.csv   per architecture: tensors of its state_dict, trainable parameters, and the FNV-1a hash of
                    the lines "name d0xd1x...\n" of the state_dict in its order
<model>.csv         logits at 10 classes, a line per image: mode, side of the images, index of the image, logits.
                    Modes: `eval` and `train` with the weights of recipe(); `initial`, the weights as they are
                    right after torch.manual_seed(7) and construction, in training mode (a head of zeros is
                    replaced, since nothing would be seen through it); `settled`, evaluation with the statistics
                    that batch norms saw in `train`, because the recipe's let the images of narrow networks fade.

Weights and images are not stored: both sides compute them from names and positions, as float32. The logits are
computed in float64, so that they are the truth that every float32 implementation is near to. Training mode must be
compared in float64 too: the statistics of a small batch amplify the rounding of 50 layers beyond any useful tolerance.
"""
import pathlib
import sys

import numpy
import torch
import torch.nn.functional as functional
import torchvision
from torch import nn

from distillation_networks import NETWORKS as DISTILLATION
from distillation_networks import SMALL_IMAGES

HERE = pathlib.Path(__file__).parent
IMAGENET = [
    "resnet18",
    "resnet34",
    "resnet50",
    "resnet101",
    "resnet152",
    "resnext50_32x4d",
    "wide_resnet50_2",
    "mobilenet_v2",
    "mobilenet_v3_large",
    "mobilenet_v3_small",
    "shufflenet_v2_x0_5",
    "shufflenet_v2_x1_0",
    "squeezenet1_0",
    "squeezenet1_1",
    "efficientnet_b0",
    "vgg11_bn",
    "vgg16_bn",
    "densenet121",
    "convnext_tiny",
    "vit_b_16",
]
CIFAR = {"resnet20": 3, "resnet32": 5, "resnet44": 7, "resnet56": 9, "resnet110": 18}
INITIAL_SEED = 7


class CifarBlock(nn.Module):
    """Two 3x3 convolutions and a shortcut without parameters."""

    def __init__(self, channels, width):
        super().__init__()
        self.halves = channels != width
        self.conv1 = nn.Conv2d(channels, width, 3, stride=2 if self.halves else 1, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)

    def forward(self, x):
        around = x
        if self.halves:
            around = x[:, :, ::2, ::2]
            zeros = torch.zeros_like(around)[:, : around.shape[1] // 2]
            around = torch.cat([zeros, around, zeros], dim=1)
        x = functional.relu(self.bn1(self.conv1(x)))
        return functional.relu(self.bn2(self.conv2(x)) + around)


class CifarResnet(nn.Module):
    """The 6n+2 layer network of He et al. for CIFAR-10, with the names of the published checkpoints."""

    def __init__(self, blocks, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        self.layer1 = nn.Sequential(*[CifarBlock(16, 16) for _ in range(blocks)])
        self.layer2 = nn.Sequential(CifarBlock(16, 32), *[CifarBlock(32, 32) for _ in range(blocks - 1)])
        self.layer3 = nn.Sequential(CifarBlock(32, 64), *[CifarBlock(64, 64) for _ in range(blocks - 1)])
        self.linear = nn.Linear(64, classes)
        for module in self.modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                nn.init.kaiming_normal_(module.weight)

    def forward(self, x):
        x = functional.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        x = functional.avg_pool2d(x, x.shape[3])
        return self.linear(x.flatten(1))


def build(name, classes):
    if name in CIFAR:
        return CifarResnet(CIFAR[name], classes)
    if name in DISTILLATION:
        return DISTILLATION[name](classes)
    if name in SMALL_IMAGES:
        return SMALL_IMAGES[name](classes)
    return getattr(torchvision.models, name)(weights=None, num_classes=classes)


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def uniform(name, count):
    """`count` float64 in [0, 1) that depend on name and position alone (SplitMix64 started at FNV-1a(name))."""
    with numpy.errstate(over="ignore"):
        x = numpy.uint64(fnv1a(name)) + numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        x = x ^ (x >> numpy.uint64(31))
    return (x >> numpy.uint64(11)).astype(numpy.float64) * 2.0**-53


def recipe(name, shape):
    """The tensor called `name`: scaled so that activations neither vanish nor explode."""
    count = int(numpy.prod(shape, dtype=numpy.int64))
    u = uniform(name, count)
    if name.endswith("num_batches_tracked"):
        return torch.zeros(shape, dtype=torch.int64)
    if name.startswith("images"):
        values = 4.0 * u - 2.0
    elif name.endswith(("class_token", "pos_embedding")):
        values = 2.0 * u - 1.0
    elif name.endswith("running_var") or (name.endswith("weight") and len(shape) == 1):
        values = 0.5 + u
    elif len(shape) == 1:
        values = 0.2 * (u - 0.5)
    else:
        values = (2.0 * u - 1.0) * numpy.sqrt(3.0 / (count // shape[0]))
    return torch.from_numpy(values.astype(numpy.float32)).reshape(shape)


def images(count, side):
    shape = (count, 3, side, side)
    return recipe("images " + "x".join(map(str, shape)), shape)


def default_classes(name):
    return 1000 if name in IMAGENET else 100 if name in DISTILLATION else 10


def write_architectures():
    lines = ["name,tensors,parameters,hash"]
    for name in IMAGENET + list(SMALL_IMAGES) + list(CIFAR) + list(DISTILLATION):
        model = build(name, default_classes(name))
        state = model.state_dict()
        listing = "".join(f"{key} {'x'.join(map(str, value.shape))}\n" for key, value in state.items())
        parameters = sum(p.numel() for p in model.parameters())
        lines.append(f"{name},{len(state)},{parameters},{fnv1a(listing):016x}")
    (HERE / "architectures.csv").write_text("\n".join(lines) + "\n")


def rows(mode, model, count, side):
    model.double().train(mode in ("initial", "train"))
    with torch.no_grad():
        logits = model(images(count, side).double())
    for index, row in enumerate(logits):
        yield ",".join([mode, str(side), str(index)] + [f"{value:.9g}" for value in row.tolist()])


def without_chance(model):
    """Dropout and stochastic depth off: two sides that draw differently could not be compared in training mode."""
    for module in model.modules():
        if isinstance(module, (nn.Dropout, torchvision.ops.StochasticDepth)):
            module.p = 0.0
    return model


def give_head(model):
    """A head that starts at zero hides all behind it: it gets the weights of recipe()."""
    weight = list(model.state_dict())[-2]
    if not model.state_dict()[weight].any():
        model.state_dict()[weight].copy_(recipe(weight, tuple(model.state_dict()[weight].shape)))


def write_logits(name, cases):
    torch.manual_seed(INITIAL_SEED)
    model = without_chance(build(name, 10))
    give_head(model)
    lines = ["mode,side,image," + ",".join(f"logit{i}" for i in range(10))]
    lines += rows("initial", model, *cases[0])
    model.load_state_dict({key: recipe(key, tuple(value.shape)) for key, value in model.state_dict().items()})
    for case in cases:
        lines += rows("eval", model, *case)
    norms = [module for module in model.modules() if isinstance(module, nn.BatchNorm2d)]
    for norm in norms:
        norm.momentum = 1.0
    lines += rows("train", model, *cases[0])
    if norms:
        lines += rows("settled", model, *cases[0])  # others would explode
    (HERE / f"{name}.csv").write_text("\n".join(lines) + "\n")


# Per architecture: how many images of which side.
CASES = {
    "resnet18": [(2, 64), (1, 224)],
    "resnet50": [(2, 64), (1, 224)],
    "resnet20": [(4, 32)],
    "wrn-16-2": [(2, 32)],
    "wrn-40-2": [(2, 32)],
    "resnet18-cifar": [(2, 32)],
    "resnet50-cifar": [(2, 32)],
    "resnet8-b": [(2, 32)],
    "resnet20-b": [(2, 32)],
    "resnet8x4": [(2, 32)],
    "resnet32x4": [(2, 32)],
    "vgg8": [(2, 32), (1, 64)],
    "vgg13": [(2, 32)],
    "vgg11_bn": [(2, 64), (1, 224)],
    "vgg16_bn": [(2, 64), (1, 224)],
    "densenet121": [(2, 64), (1, 224)],
    "convnext_tiny": [(2, 64), (1, 224)],
    "vit_b_16": [(2, 224)],
    "resnext50_32x4d": [(2, 64), (1, 224)],
    "wide_resnet50_2": [(2, 64), (1, 224)],
    "mobilenet_v2": [(2, 64), (1, 224)],
    "mobilenet_v3_large": [(2, 64), (1, 224)],
    "mobilenet_v3_small": [(2, 64), (1, 224)],
    "shufflenet_v2_x0_5": [(2, 64), (1, 224)],
    "shufflenet_v2_x1_0": [(2, 64), (1, 224)],
    "squeezenet1_0": [(2, 70), (1, 224)],
    "squeezenet1_1": [(2, 70), (1, 224)],
    "efficientnet_b0": [(2, 64), (1, 224)],
}


def main():
    """Writes architectures.csv and the logits of the named architectures, of all without names."""
    write_architectures()
    for name in sys.argv[1:] or CASES:
        write_logits(name, CASES[name])


if __name__ == "__main__":
    main()
