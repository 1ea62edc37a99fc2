#!/usr/bin/env python3
"""Writes augment_goldens.txt beside this script, with torchvision and Pillow.

Debian: python3-torchvision python3-pil. Run it again only to add cases; neither building nor testing needs it.

Lines of augment_goldens.txt, with FNV-1a checksums over the RGB bytes and pixels as RRGGBB:
  bicubic   K SIDE RESIZE STEP CHECKSUM PIXELS      Resize(RESIZE, BICUBIC) + CenterCrop(SIDE) of picture K of goldens.txt
  bicrop    K LEFT TOP WIDTH HEIGHT SIDE STEP CHECKSUM PIXELS   resized_crop, bicubic
  picture   N WIDTH HEIGHT CHECKSUM                 the pictures that follow are made of (see pictures)
  operation N NAME MAGNITUDE STEP CHECKSUM PIXELS   what RandAugment's operation makes of picture N
  bins      NAME SIDE VALUE...                      its magnitudes for an image of SIDE pixels, bin by bin
"""
import pathlib

import torch
import torchvision.transforms as T
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode
from torchvision.transforms.autoaugment import _apply_op

from make_goldens import SIZES, checksum, draw, pixels

HERE = pathlib.Path(__file__).parent
BICUBIC = InterpolationMode.BICUBIC


def bicubic_lines():
    for k, (width, height) in enumerate(SIZES):
        image = draw(k, width, height)
        for side, resize, step in ((224, 236, 16), (224, 232, 16), (32, 32, 4), (300, 342, 20)):
            out = T.Compose([T.Resize(resize, BICUBIC), T.CenterCrop(side)])(image)
            yield f"bicubic {k} {side} {resize} {step} {checksum(out)} {pixels(out, step)}"
        for left, top, w, h in ((width // 7, height // 5, width // 2, height // 3), (0, 0, width // 9, height),
                                (width - 20, height - 17, 20, 17)):
            out = F.resized_crop(image, top, left, h, w, [224, 224], BICUBIC)
            yield f"bicrop {k} {left} {top} {w} {h} 224 16 {checksum(out)} {pixels(out, 16)}"


def pictures():
    """One with all values, a dull one that is not square, a flat one, and one of few pixels."""
    flat = draw(2, 12, 12)
    flat.paste((90, 90, 200), (0, 0, 12, 12))
    return [draw(0, 64, 64), draw(1, 48, 40).point(lambda value: 60 + value // 4), flat, draw(3, 2, 3)]


def magnitudes(name, bins, signed):
    if bins.ndim == 0:
        return [0.0]
    chosen = [bins[m].item() for m in (0, 1, 5, 9, 17, 30)]
    return chosen + ([-value for value in chosen[1:]] if signed else [])


def operation_lines():
    for n, image in enumerate(pictures()):
        yield f"picture {n} {image.width} {image.height} {checksum(image)}"
        for name, (bins, signed) in T.RandAugment()._augmentation_space(31, (image.height, image.width)).items():
            for magnitude in magnitudes(name, bins, signed):
                out = _apply_op(image, name, float(magnitude), InterpolationMode.NEAREST, None)
                step = 16 if image.width > 12 else 4
                yield f"operation {n} {name} {magnitude:.17g} {step} {checksum(out)} {pixels(out, step)}"
    for side in (32, 224):
        for name, (bins, _) in T.RandAugment()._augmentation_space(31, (side, side)).items():
            values = bins if bins.ndim else torch.zeros(31)
            yield f"bins {name} {side} " + " ".join(f"{value.item():.9g}" for value in values)


if __name__ == "__main__":
    lines = list(bicubic_lines()) + list(operation_lines())
    (HERE / "augment_goldens.txt").write_text("\n".join(lines) + "\n")
