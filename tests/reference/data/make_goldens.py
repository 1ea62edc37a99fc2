#!/usr/bin/env python3
"""Writes goldens.txt and the image files beside this script, with torchvision and Pillow.

Debian: python3-torchvision python3-pil. Run it again only to add cases; neither building nor testing needs it.

Lines of goldens.txt, with FNV-1a checksums over the RGB bytes and pixels as RRGGBB:
  image   K WIDTH HEIGHT CHECKSUM                      the picture that both sides draw (see draw)
  val     K SIDE RESIZE STEP CHECKSUM PIXELS           Resize(RESIZE) + CenterCrop(SIDE); every STEP-th pixel
  crop    K LEFT TOP WIDTH HEIGHT SIDE FLIP STEP CHECKSUM PIXELS   resized_crop, then perhaps hflip
  center  K SIDE CHECKSUM                              CenterCrop(SIDE) alone, padded where needed
  resized WIDTH HEIGHT RESIZE NEW_WIDTH NEW_HEIGHT     the size that Resize gives
  tensor  K SIDE RESIZE NORMALIZE C Y X VALUE          an element after ToTensor and Normalize
  decode  FILE WIDTH HEIGHT CHECKSUM PIXELS            what Pillow's convert('RGB') gives
"""
import pathlib

import torchvision.transforms as T
import torchvision.transforms.functional as F
from PIL import Image

HERE = pathlib.Path(__file__).parent
SIZES = [(500, 375), (333, 500), (768, 512), (640, 480), (120, 90)]
NORMALIZE = {
    "imagenet": ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    "cifar10": ((0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)),
}


def triangle(a):
    return abs(a % 510 - 255)


def draw(k, width, height):
    data = bytearray()
    for y in range(height):
        for x in range(width):
            data.append(triangle(3 * x + y + 40 * k))
            data.append(triangle(((x * y) >> 5) + 5 * y))
            data.append((((x * x + y * y) >> 6) ^ ((x * 13 + y * 7 + k * 31) & 31)) & 255)
    return Image.frombytes("RGB", (width, height), bytes(data))


def checksum(image):
    value = 0xCBF29CE484222325
    for byte in image.tobytes():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


def pixels(image, step):
    return "".join(bytes(image.getpixel((x, y))).hex()
                   for y in range(0, image.height, step) for x in range(0, image.width, step))


def transform_lines():
    for k, (width, height) in enumerate(SIZES):
        image = draw(k, width, height)
        yield f"image {k} {width} {height} {checksum(image)}"
        for side, resize, step in ((224, 256, 8), (32, 32, 4), (96, 110, 8)):
            out = T.Compose([T.Resize(resize), T.CenterCrop(side)])(image)
            yield f"val {k} {side} {resize} {step} {checksum(out)} {pixels(out, step)}"
        boxes = [(width // 7, height // 5, width // 2, height // 3), (0, 0, width // 9, height),
                 (width - 20, height - 17, 20, 17), (3, 5, 224 if width > 240 else 60, height // 4)]
        for n, (left, top, w, h) in enumerate(boxes):
            side = 32 if n == 2 else 224
            out = F.resized_crop(image, top, left, h, w, [side, side])
            if n % 2:
                out = F.hflip(out)
            step = side // 16
            yield f"crop {k} {left} {top} {w} {h} {side} {n % 2} {step} {checksum(out)} {pixels(out, step)}"
        for side in (101, 224, 401):
            yield f"center {k} {side} {checksum(T.CenterCrop(side)(image))}"
        for name, (mean, std) in NORMALIZE.items():
            steps = [T.Resize(256), T.CenterCrop(224), T.ToTensor(), T.Normalize(mean, std)]
            tensor = T.Compose(steps)(image)
            for c, y, x in ((0, 0, 0), (1, 100, 37), (2, 223, 223), (0, 17, 200)):
                yield f"tensor {k} 224 256 {name} {c} {y} {x} {tensor[c, y, x].item():.9g}"
    for width, height in ((500, 375), (375, 500), (333, 500), (1, 7), (257, 256), (1000, 3), (64, 64)):
        for resize in (32, 256, 366):
            new_height, new_width = F._compute_resized_output_size((height, width), [resize])
            yield f"resized {width} {height} {resize} {new_width} {new_height}"


def write_files():
    rgb = draw(1, 48, 40)
    small = draw(2, 24, 20)
    alpha = small.convert("L").transpose(Image.FLIP_LEFT_RIGHT)
    rgba = small.copy()
    rgba.putalpha(alpha)
    exif = Image.Exif()
    exif[0x0112] = 6
    palette = small.quantize(16)
    rgb.save(HERE / "colour.jpg", quality=90)
    rgb.save(HERE / "progressive.jpg", quality=75, progressive=True)
    rgb.save(HERE / "rotated.jpg", quality=90, exif=exif)
    rgb.convert("L").save(HERE / "grey.jpg", quality=90)
    rgba.save(HERE / "alpha.png")
    palette.save(HERE / "palette.png", transparency=3)
    small.convert("L").save(HERE / "grey.png")
    small.convert("LA").save(HERE / "grey_alpha.png")
    small.convert("1").save(HERE / "bilevel.png")
    small.save(HERE / "colour.bmp")
    palette.save(HERE / "palette.bmp")
    small.save(HERE / "colour.ppm")
    small.convert("L").save(HERE / "grey.pgm")
    small.save(HERE / "colour.tif", compression="tiff_lzw")
    small.save(HERE / "lossless.webp", lossless=True)
    rgb.save(HERE / "lossy.webp", quality=80)
    rgba.save(HERE / "alpha.webp", lossless=True, exact=True)
    turned = small.transpose(Image.FLIP_LEFT_RIGHT)
    small.save(HERE / "animated.webp", save_all=True, append_images=[turned], quality=80)
    rgba.save(HERE / "animated_alpha.webp", save_all=True, append_images=[turned.convert("RGBA")], quality=80, exact=True)
    part = Image.new("RGBA", (24, 20))
    part.paste(small.crop((0, 0, 9, 7)), (6, 4))
    part.save(HERE / "animated_part.webp", save_all=True, append_images=[rgba], lossless=True)
    small.save(HERE / "picture.gif")


def decode_lines():
    for path in sorted(HERE.iterdir()):
        if path.suffix in (".jpg", ".png", ".bmp", ".ppm", ".pgm", ".tif", ".webp"):
            image = Image.open(path).convert("RGB")
            yield f"decode {path.name} {image.width} {image.height} {checksum(image)} {pixels(image, 1)}"


if __name__ == "__main__":
    write_files()
    lines = list(transform_lines()) + list(decode_lines())
    (HERE / "goldens.txt").write_text("\n".join(lines) + "\n")
