"""The CIFAR networks of the knowledge distillation literature, with the state_dict names of its checkpoints.

Structures: wide residual networks (Zagoruyko and Komodakis, BMVC 2016), residual networks with projections
(He et al., CVPR 2016, option B) of the usual and of four times that width, and VGG (Simonyan and Zisserman, ICLR 2015) with
batch norm and one linear layer, as Tian, Krishnan and Isola (ICLR 2020) compare methods on.
"""
import torch.nn.functional as functional
from torch import nn
from torchvision.models.resnet import BasicBlock, Bottleneck


def conv3x3(channels, width, stride=1):
    return nn.Conv2d(channels, width, 3, stride=stride, padding=1, bias=False)


def initialise(model):
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")


class PreActivationBlock(nn.Module):
    """Norm and ReLU come before each convolution; a projection starts from the activated input."""

    def __init__(self, channels, width, stride):
        super().__init__()
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv1 = conv3x3(channels, width, stride)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv2 = conv3x3(width, width)
        self.convShortcut = None
        if channels != width:
            self.convShortcut = nn.Conv2d(channels, width, 1, stride=stride, bias=False)

    def forward(self, x):
        active = functional.relu(self.bn1(x))
        around = x if self.convShortcut is None else self.convShortcut(active)
        return self.conv2(functional.relu(self.bn2(self.conv1(active)))) + around


class WideStage(nn.Module):
    def __init__(self, blocks, channels, width, stride):
        super().__init__()
        first = PreActivationBlock(channels, width, stride)
        rest = [PreActivationBlock(width, width, 1) for _ in range(blocks - 1)]
        self.layer = nn.Sequential(first, *rest)

    def forward(self, x):
        return self.layer(x)


class WideResnet(nn.Module):
    """wrn-`depth`-`factor`: depth is 6n + 4, three stages of n blocks."""

    def __init__(self, depth, factor, classes):
        super().__init__()
        blocks = (depth - 4) // 6
        self.conv1 = conv3x3(3, 16)
        self.block1 = WideStage(blocks, 16, 16 * factor, 1)
        self.block2 = WideStage(blocks, 16 * factor, 32 * factor, 2)
        self.block3 = WideStage(blocks, 32 * factor, 64 * factor, 2)
        self.bn1 = nn.BatchNorm2d(64 * factor)
        self.fc = nn.Linear(64 * factor, classes)
        initialise(self)
        nn.init.zeros_(self.fc.bias)

    def forward(self, x):
        x = self.block3(self.block2(self.block1(self.conv1(x))))
        return self.fc(functional.relu(self.bn1(x)).mean((2, 3)))


class ProjectionBlock(nn.Module):
    def __init__(self, channels, width, stride):
        super().__init__()
        projection = None
        if channels != width:  # made first: so are the random numbers of the checkpoints' networks drawn
            projection = nn.Sequential(nn.Conv2d(channels, width, 1, stride=stride, bias=False), nn.BatchNorm2d(width))
        self.conv1 = conv3x3(channels, width, stride)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = conv3x3(width, width)
        self.bn2 = nn.BatchNorm2d(width)
        self.downsample = projection

    def forward(self, x):
        around = x if self.downsample is None else self.downsample(x)
        x = functional.relu(self.bn1(self.conv1(x)))
        return functional.relu(self.bn2(self.conv2(x)) + around)


class ProjectionResnet(nn.Module):
    """6n + 2 layers: a convolution of the first width, stages of the others."""

    def __init__(self, blocks, classes, widths=(16, 16, 32, 64)):
        super().__init__()
        channels = widths[0]
        self.conv1 = conv3x3(3, channels)
        self.bn1 = nn.BatchNorm2d(channels)
        for stage, width in enumerate(widths[1:], start=1):
            layers = [ProjectionBlock(channels, width, 1 if stage == 1 else 2)]
            layers += [ProjectionBlock(width, width, 1) for _ in range(blocks - 1)]
            setattr(self, f"layer{stage}", nn.Sequential(*layers))
            channels = width
        self.fc = nn.Linear(channels, classes)
        initialise(self)

    def forward(self, x):
        x = functional.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.fc(x.mean((2, 3)))


class SmallImageResnet(nn.Module):
    """torchvision's residual network for images of 32 pixels: a 3x3 convolution first, at full resolution, no pool."""

    def __init__(self, block, blocks, classes):
        super().__init__()
        self.conv1 = conv3x3(3, 64)
        self.bn1 = nn.BatchNorm2d(64)
        channels = 64
        for stage, count in enumerate(blocks, start=1):
            width, layers = 32 * 2**stage, []
            for index in range(count):
                stride = 2 if stage > 1 and index == 0 else 1
                projection = None
                if stride != 1 or channels != width * block.expansion:
                    projection = nn.Sequential(
                        nn.Conv2d(channels, width * block.expansion, 1, stride=stride, bias=False),
                        nn.BatchNorm2d(width * block.expansion),
                    )
                layers.append(block(channels, width, stride, projection))
                channels = width * block.expansion
            setattr(self, f"layer{stage}", nn.Sequential(*layers))
        self.fc = nn.Linear(channels, classes)
        initialise(self)

    def forward(self, x):
        x = functional.relu(self.bn1(self.conv1(x)))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(x.mean((2, 3)))


class CifarVgg(nn.Module):
    """Five blocks of `depth` convolutions: halved after the first three, and after the fourth for 64x64 images."""

    def __init__(self, depths, classes):
        super().__init__()
        channels = 3
        for block, (depth, width) in enumerate(zip(depths, [64, 128, 256, 512, 512])):
            layers = []
            for _ in range(depth):
                layers += [nn.Conv2d(channels, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
                channels = width
            setattr(self, f"block{block}", nn.Sequential(*layers[:-1]))
        self.classifier = nn.Linear(channels, classes)
        initialise(self)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.zeros_(module.bias)
        nn.init.normal_(self.classifier.weight, std=0.01)
        nn.init.zeros_(self.classifier.bias)

    def forward(self, x):
        side = x.shape[2]
        for block in range(5):
            x = functional.relu(getattr(self, f"block{block}")(x))
            if block < 3 or (block == 3 and side == 64):
                x = functional.max_pool2d(x, 2)
        return self.classifier(x.mean((2, 3)))


SMALL_IMAGES = {
    "resnet18-cifar": lambda classes: SmallImageResnet(BasicBlock, [2, 2, 2, 2], classes),
    "resnet34-cifar": lambda classes: SmallImageResnet(BasicBlock, [3, 4, 6, 3], classes),
    "resnet50-cifar": lambda classes: SmallImageResnet(Bottleneck, [3, 4, 6, 3], classes),
    "resnet101-cifar": lambda classes: SmallImageResnet(Bottleneck, [3, 4, 23, 3], classes),
    "resnet152-cifar": lambda classes: SmallImageResnet(Bottleneck, [3, 8, 36, 3], classes),
}
NETWORKS = {
    "wrn-16-2": lambda classes: WideResnet(16, 2, classes),
    "wrn-40-2": lambda classes: WideResnet(40, 2, classes),
    "resnet8-b": lambda classes: ProjectionResnet(1, classes),
    "resnet14-b": lambda classes: ProjectionResnet(2, classes),
    "resnet20-b": lambda classes: ProjectionResnet(3, classes),
    "resnet32-b": lambda classes: ProjectionResnet(5, classes),
    "resnet44-b": lambda classes: ProjectionResnet(7, classes),
    "resnet56-b": lambda classes: ProjectionResnet(9, classes),
    "resnet110-b": lambda classes: ProjectionResnet(18, classes),
    "resnet8x4": lambda classes: ProjectionResnet(1, classes, (32, 64, 128, 256)),
    "resnet32x4": lambda classes: ProjectionResnet(5, classes, (32, 64, 128, 256)),
    "vgg8": lambda classes: CifarVgg([1, 1, 1, 1, 1], classes),
    "vgg13": lambda classes: CifarVgg([2, 2, 2, 2, 2], classes),
}
