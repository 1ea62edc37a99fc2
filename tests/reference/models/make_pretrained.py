#!/usr/bin/env python3
"""Makes pretrained_images.csv, which pretrained_test compares the table in core/weights/pretrained.cpp with.

Needs torchvision (Debian: python3-torchvision). A line per file of ImageNet weights: how torchvision prepares the images
for the accuracy that it publishes.
"""
import pathlib

import torchvision

from make_goldens import IMAGENET

HERE = pathlib.Path(__file__).parent

if __name__ == "__main__":
    with open(HERE / "pretrained_images.csv", "w") as file:
        file.write("file,side,resized,interpolation,mean,std\n")
        for name in IMAGENET:
            for weights in torchvision.models.get_model_weights(name):
                made = weights.transforms()
                cells = [weights.url.split("/")[-1], made.crop_size[0], made.resize_size[0], made.interpolation.value,
                         " ".join(map(str, made.mean)), " ".join(map(str, made.std))]
                file.write(",".join(map(str, cells)) + "\n")
