#!/usr/bin/env python3
"""Writes files of weights of whole architectures in every layout that people hand around.

    make_zoo_files.py FOLDER ARCHITECTURE...

Runs with any Python that has torch and torchvision; the files are as this version of torch writes them. Per
architecture there is one file a layout, called ARCHITECTURE.LAYOUT. The weights are random; heads have 10 classes.
check_zoo_files.py writes the same files one at a time and looks whether retort-cli opens them.
"""

import json
import os
import struct
import sys

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "models"))

from make_goldens import build  # noqa: E402

CLASSES = 10
OLD = {"_use_new_zipfile_serialization": False}
SAFETENSORS_NAMES = {torch.float32: "F32", torch.int64: "I64"}


def write_safetensors(state, file):
    """With the package safetensors, or by hand: a length, a JSON header, the bytes."""
    state = {name: tensor.contiguous() for name, tensor in state.items()}
    try:
        from safetensors.torch import save_file
        save_file(state, file, metadata={"format": "pt"})
        return
    except ImportError:
        pass
    header, end = {"__metadata__": {"format": "pt"}}, 0
    for name, tensor in state.items():
        begin, end = end, end + tensor.numel() * tensor.element_size()
        header[name] = {"dtype": SAFETENSORS_NAMES[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    with open(file, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for tensor in state.values():
            out.write(tensor.numpy().tobytes())


def checkpoint(model, name):
    """As PyTorch's ImageNet example keeps it, wrapped for several GPUs and with an optimizer that has a state."""
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for parameter in model.parameters():
        parameter.grad = torch.zeros_like(parameter)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return {"epoch": 3, "arch": name, "state_dict": torch.nn.DataParallel(model).state_dict(),
            "best_acc1": torch.tensor(0.5), "optimizer": optimizer.state_dict(),
            "scheduler": torch.optim.lr_scheduler.StepLR(optimizer, 7).state_dict()}


def lightning(model, name):
    """The keys of a Lightning checkpoint of a module that keeps the network as self.model."""
    state = {"model." + key: tensor for key, tensor in model.state_dict().items()}
    state["criterion.weight"] = torch.ones(CLASSES)
    return {"epoch": 3, "global_step": 120, "pytorch-lightning_version": "2.0.0", "state_dict": state,
            "loops": {"fit_loop": {"epoch_progress": {"total": {"ready": 4, "completed": 4}}}},
            "callbacks": {"ModelCheckpoint{'monitor': 'val_acc'}": {"best_model_score": torch.tensor(0.5)}},
            "optimizer_states": [], "lr_schedulers": [], "hparams_name": "kwargs",
            "hyper_parameters": {"arch": name, "lr": 0.1}}


LAYOUTS = {
    "state_dict.pth": lambda model, name, file: torch.save(model.state_dict(), file),
    "state_dict_legacy.pth": lambda model, name, file: torch.save(model.state_dict(), file, **OLD),
    "checkpoint.pth": lambda model, name, file: torch.save(checkpoint(model, name), file),
    "parallel.pth": lambda model, name, file: torch.save(torch.nn.DataParallel(model).state_dict(), file),
    "lightning.ckpt": lambda model, name, file: torch.save(lightning(model, name), file),
    "module.pth": lambda model, name, file: torch.save(model, file),
    "module_legacy.pth": lambda model, name, file: torch.save(model, file, **OLD),
    "module_parallel.pth": lambda model, name, file: torch.save(torch.nn.DataParallel(model), file),
    "module_nested.pth": lambda model, name, file: torch.save({"epoch": 3, "model": model}, file, pickle_protocol=4),
    "weights.safetensors": lambda model, name, file: write_safetensors(model.state_dict(), file),
}


def write(model, name, layout, folder):
    file = os.path.join(folder, f"{name}.{layout}")
    LAYOUTS[layout](model, name, file)
    return file


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for architecture in sys.argv[2:]:
        network = build(architecture, CLASSES)
        for kind in LAYOUTS:
            print(write(network, architecture, kind, sys.argv[1]))
