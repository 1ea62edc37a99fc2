#!/usr/bin/env python3
"""Makes the golden files that recognise_test compares networks under timm's names with.

Needs torch, torchvision and timm 0.9 (pip install timm==0.9.16); writes beside itself:

timm_names.csv    architecture here, name of a tensor in timm, its shape: all of the state_dict but counters
timm_logits.csv   architecture, side of the image, and timm's logits at 10 classes for one image in evaluation mode,
                  with the weights of make_goldens.recipe() by timm's names
"""
import pathlib

import timm
import torch

from make_goldens import images, recipe

HERE = pathlib.Path(__file__).parent
# The architecture here, timm's name for it, and the side of the image.
NETWORKS = [
    ("mobilenet_v2", "mobilenetv2_100", 64),
    ("mobilenet_v3_large", "mobilenetv3_large_100", 64),
    ("mobilenet_v3_small", "mobilenetv3_small_100", 64),
    ("efficientnet_b0", "efficientnet_b0", 64),
    ("convnext_tiny", "convnext_tiny", 64),
    ("vit_b_16", "vit_base_patch16_224", 224),
    ("vgg11_bn", "vgg11_bn", 64),
]


def main():
    names, logits = ["architecture,name,shape"], ["architecture,side," + ",".join(f"logit{i}" for i in range(10))]
    for ours, theirs, side in NETWORKS:
        model = timm.create_model(theirs, num_classes=10)
        state = {key: recipe(key, tuple(value.shape)) for key, value in model.state_dict().items()}
        model.load_state_dict(state)
        names += [
            f"{ours},{key},{'x'.join(map(str, value.shape))}"
            for key, value in state.items()
            if not key.endswith("num_batches_tracked")
        ]
        with torch.no_grad():
            row = model.double().eval()(images(1, side).double())[0].tolist()
        logits.append(",".join([ours, str(side)] + [f"{value:.9g}" for value in row]))
    (HERE / "timm_names.csv").write_text("\n".join(names) + "\n")
    (HERE / "timm_logits.csv").write_text("\n".join(logits) + "\n")


if __name__ == "__main__":
    main()
