"""The ResNets for CIFAR (He et al., CVPR 2016, section 4.2) with parameter-free shortcuts, for the yardstick."""
import torch
from torch import nn
from torch.nn import functional as F


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.stride = stride
        self.padding = (outputs - inputs) // 2

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        if self.stride != 1:
            x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.padding, self.padding))
        return F.relu(y + x)


class CifarResNet(nn.Module):
    def __init__(self, blocks, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        self.layer1 = self.layer(16, 16, blocks, 1)
        self.layer2 = self.layer(16, 32, blocks, 2)
        self.layer3 = self.layer(32, 64, blocks, 2)
        self.linear = nn.Linear(64, classes)
        for module in self.modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                nn.init.kaiming_normal_(module.weight)

    @staticmethod
    def layer(inputs, outputs, blocks, stride):
        return nn.Sequential(*[Block(inputs if i == 0 else outputs, outputs, stride if i == 0 else 1)
                               for i in range(blocks)])

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.linear(x.mean((2, 3)))


def load_cifar_checkpoint(model, path):
    """Loads a state_dict, or the checkpoint of the CIFAR teachers, which nests one with prefix module."""
    state = torch.load(path, map_location="cpu")
    state = state.get("state_dict", state)
    model.load_state_dict({name.removeprefix("module."): tensor for name, tensor in state.items()})
