#!/usr/bin/python3
"""Makes the golden files of tests/core/files: small PyTorch files, good and bad.

Made with Debian 12's python3-torch (1.13) and python3-torchvision (0.14):  /usr/bin/python3 tests/reference/files/make_files.py
safetensors.safetensors needs the package safetensors, and is left as it is where a Python has none.
The values are a recipe that the tests know: element i of a floating tensor is (start + i) / 4.
Legacy files come out with other bytes each time, because Python takes addresses as storage keys.
"""

import argparse
import collections
import datetime
import functools
import io
import os
import pathlib
import pickle
import subprocess
import sys
import tarfile
import zipfile

import numpy
import torch
from torchvision import transforms
from torchvision.transforms._presets import ImageClassification

HERE = os.path.dirname(os.path.abspath(__file__))


def save(name, value, **options):
    # Through a buffer, so that the archive is called "archive" and bytes do not depend on the file's name.
    buffer = io.BytesIO()
    torch.save(value, buffer, **options)
    write(name, buffer.getvalue())


def write(name, content):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(content)


def ramp(*shape, dtype=torch.float32, start=0):
    """start, start + 1, ... / 4 for floating types; whole numbers for others."""
    count = torch.Size(shape).numel()
    values = torch.arange(start, start + count, dtype=torch.float64)
    if dtype.is_floating_point:
        values = values / 4
    return values.to(dtype).reshape(shape)


def small_state(prefix=""):
    state = collections.OrderedDict()
    state[prefix + "conv1.weight"] = ramp(2, 3, 3, 3)
    state[prefix + "bn1.running_mean"] = ramp(2, start=-1)
    state[prefix + "bn1.num_batches_tracked"] = torch.tensor(7)
    state[prefix + "linear.weight"] = ramp(4, 2, start=100)
    return state


def every_dtype():
    state = {}
    for dtype in (torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32,
                  torch.int16, torch.int8, torch.uint8):
        state[str(dtype)[len("torch."):]] = ramp(3, dtype=dtype, start=1)
    state["bool"] = torch.tensor([True, False, True])
    return state


def views():
    base = ramp(4, 3)
    return {
        "base": base,
        "transposed": base.t(),
        "row": base[2],
        "column": base[:, 1],
        "strided": base[::2, ::2],
        "expanded": ramp(1).expand(5),
        "empty": torch.empty(0, 4),
        "scalar": torch.tensor(2.5),
    }


class Evil:
    """Asks Python to run a command when it is unpickled."""

    def __init__(self, call, *arguments):
        self.call, self.arguments = call, arguments

    def __reduce__(self):
        return self.call, self.arguments


class SmallNet(torch.nn.Module):
    """A person's own module: children, parameters, both kinds of buffers, shared weights, functions."""

    def __init__(self):
        super().__init__()
        self.scale = torch.nn.Parameter(ramp(2, start=50))
        self.register_buffer("seen", torch.tensor(7))
        self.register_buffer("scratch", ramp(3), persistent=False)
        self.register_buffer("nothing", None)
        self.register_parameter("absent", None)
        self.body = torch.nn.Sequential(torch.nn.Conv2d(3, 2, 3, bias=False), torch.nn.BatchNorm2d(2))
        self.linear = torch.nn.Linear(2, 4)
        self.tied = torch.nn.Linear(2, 4, bias=False)
        self.tied.weight = self.linear.weight
        self.activation = torch.nn.functional.relu
        self.norm = functools.partial(torch.nn.LayerNorm, eps=1e-6)
        self.classes = ["ant", "bee", "cicada", "dragonfly"]
        with torch.no_grad():
            self.body[0].weight.copy_(ramp(2, 3, 3, 3))
            self.linear.weight.copy_(ramp(4, 2, start=100))
            self.linear.bias.copy_(ramp(4, start=8))


class Settings(dict):
    """A dict whose items are attributes too, as frameworks keep hyperparameters."""


def lightning_checkpoint():
    settings = Settings(arch="resnet20", lr=0.1, folder=pathlib.PurePosixPath("a/b"))
    settings.note = "an attribute"
    state = small_state("model.module.")
    state["loss.weight"] = ramp(4)
    return {"epoch": 4, "global_step": 120, "pytorch-lightning_version": "1.9.0", "state_dict": state,
            "loops": {"fit_loop": {"state_dict": {}, "epoch_progress": {"total": {"ready": 5}}}},
            "callbacks": {"ModelCheckpoint{'monitor': 'val_acc'}": {"best_model_score": torch.tensor(0.9)}},
            "optimizer_states": [{"state": {0: {"momentum_buffer": ramp(2)}},
                                  "param_groups": [{"lr": 0.1, "params": [0]}]}],
            "lr_schedulers": [{"last_epoch": 4}], "hparams_name": "settings", "hyper_parameters": settings}


def training_checkpoint():
    counts = collections.defaultdict(list)
    counts["ant"].append(1)
    return {"epoch": numpy.int64(12), "best_acc": numpy.float64(0.75), "loss": numpy.float32(0.5),
            "array": numpy.arange(3), "big_endian": numpy.array([1.5], dtype=">f8")[0],
            "args": argparse.Namespace(lr=0.1, arch="resnet20", out=pathlib.PurePosixPath("x"), dims=[1, 2]),
            "time": datetime.datetime(2023, 5, 1, 12), "counts": counts, "counter": collections.Counter("aab"),
            "queue": collections.deque([1, 2], 3), "set": {1, 2}, "frozen": frozenset([1]), "range": range(3),
            "slice": slice(1, 2), "complex": 1j, "bytes": b"\x00\xff", "type": int,
            "meta": {"task": "insects", "class_to_idx": {"bee": 1, "ant": 0}},
            "optimizer": {"state": {}, "param_groups": []}, "scheduler": {"last_epoch": 3},
            "model_ema": small_state("module."), "config": {"model": {"depth": 20}}, "model": {"name": "resnet20"},
            "state_dict": small_state("module.model.")}


def module_files():
    old = {"_use_new_zipfile_serialization": False}
    net = SmallNet()
    save("zip_linear.pth", torch.nn.Linear(2, 2))
    save("zip_module.pth", net)
    save("zip_module_protocol4.pth", {"epoch": 3, "model": net}, pickle_protocol=4)
    save("zip_module_parallel.pth", torch.nn.DataParallel(net))
    # The old layout carries the source of every module's class; a line each is enough here.
    torch.serialization.get_source_lines_and_file = lambda cls, *rest: ([f"class {cls.__name__}: ...\n"], 1, "net.py")
    save("legacy_module.pth", net, **old)
    save("legacy_module_parallel.pth", torch.nn.DataParallel(net), **old)
    save("lightning.ckpt", lightning_checkpoint())
    save("zip_training.pth", training_checkpoint())
    save("legacy_training.pth", training_checkpoint(), **old)
    save("zip_own_key.pth", {"classes": ["ant", "bee"], "my_weights": small_state()})
    both = collections.OrderedDict(small_state("student."))
    both.update(small_state("teacher.model."))
    save("zip_side_by_side.pth", both)


def statement_files():
    """What files say of images and classes, in the objects that PyTorch, torchvision and NumPy have for it."""
    half = [0.5, 0.5, 0.5]
    steps = [transforms.Resize(40, interpolation=transforms.InterpolationMode.BICUBIC), transforms.ToTensor(),
             transforms.Normalize(half, half)]
    save("zip_transform.pth", {"state_dict": small_state(), "transform": transforms.Compose(steps)})
    train = transforms.Compose([transforms.RandomResizedCrop(96), transforms.ToTensor()])
    val = transforms.Compose([transforms.Resize(128), transforms.CenterCrop(112), transforms.ToTensor()])
    squash = torch.nn.Sequential(transforms.Resize((160, 160)))
    save("zip_pipeline.pth", {"state_dict": small_state(), "train": train, "val": val, "squash": squash})
    preset = ImageClassification(crop_size=224, resize_size=288,
                                 interpolation=transforms.InterpolationMode.BICUBIC)
    save("zip_preset.pth", {"state_dict": small_state(), "preset": preset})
    names = numpy.array(["dog", "größe", "bee", "ant"])
    save("zip_numpy.pth", {"state_dict": small_state(), "mean": numpy.array(half), "std": numpy.float32(half),
                           "classes": names, "args": {"class_names": names.astype(object)}})
    net = SmallNet()
    net.class_to_idx = {name: torch.tensor(i) for i, name in enumerate(["dog", "cat", "bee", "ant"])}
    net.classes = None
    net.default_cfg = {"mean": tuple(half), "std": tuple(half), "input_size": (3, 32, 32)}
    wrapped = torch.nn.Sequential(torch.nn.Identity(), net)
    save("zip_module_statements.pth", {"model": torch.nn.DataParallel(wrapped)})


def zip_with(entries, name, method=zipfile.ZIP_STORED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for entry, content in entries:
            info = zipfile.ZipInfo(entry)
            info.compress_type = method
            archive.writestr(info, content)
    write(name, buffer.getvalue())


def entries_of(value):
    buffer = io.BytesIO()
    torch.save(value, buffer)
    with zipfile.ZipFile(buffer) as archive:
        return [(entry, archive.read(entry)) for entry in archive.namelist()]


def good_files():
    save("zip_state_dict.pth", small_state())
    model = torch.nn.Sequential(torch.nn.Linear(2, 2))
    with torch.no_grad():
        model[0].weight.copy_(ramp(2, 2))
        model[0].bias.copy_(ramp(2, start=8))
    save("zip_metadata.pth", model.state_dict())  # carries _metadata
    save("zip_protocol5.pth", small_state(), pickle_protocol=5)
    save("zip_dtypes.pth", every_dtype())
    save("zip_views.pth", views())
    save("zip_parameters.pth", {"weight": torch.nn.Parameter(ramp(3)),
                                "frozen": torch.nn.Parameter(ramp(2, start=4), requires_grad=False)})
    save("zip_nested.pth", {"epoch": 12, "arch": "resnet20", "best_acc": torch.tensor(0.75), "done": True,
                            "lr": 0.1, "optimizer": {"state": {0: {"momentum_buffer": ramp(2)}},
                                                     "param_groups": [{"lr": 0.1, "params": [0]}]},
                            "classes": {"ant", "bee"}, "shape": torch.Size([1, 2]), "dtype": torch.float16,
                            "device": torch.device("cuda", 1), "big": 2 ** 70,
                            "model": small_state("_orig_mod.module.")})
    zip_with(entries_of(small_state()), "zip_deflated.pth", zipfile.ZIP_DEFLATED)
    old = {"_use_new_zipfile_serialization": False}
    save("legacy_state_dict.pth", small_state(), **old)
    save("legacy_nested.th", {"state_dict": small_state("module."), "best_prec1": 91.5}, **old)
    save("legacy_dtypes.pth", every_dtype(), **old)
    save("legacy_views.pth", views(), **old)
    save("legacy_protocol4.pth", small_state(), pickle_protocol=4, **old)


def safetensors_file():
    try:
        from safetensors.torch import save as pack
    except ImportError:
        print("safetensors.safetensors is left as it is: this Python has no package safetensors")
        return
    tensors = {"module." + name: tensor for name, tensor in every_dtype().items()}
    tensors["module.matrix"] = ramp(2, 3)
    tensors["module.scalar"] = torch.tensor(2.5)
    tensors["module.empty"] = torch.empty(0, 4)
    metadata = {"classes": '["ant", "bee"]', "format": "pt", "epoch": "12"}
    write("safetensors.safetensors", pack(tensors, metadata))


def refused_files():
    old = {"_use_new_zipfile_serialization": False}
    evil = {"weight": ramp(2), "x": Evil(os.system, "touch /tmp/retort-was-fooled")}
    save("bad_os_system.pth", evil)
    save("bad_os_system_legacy.pth", evil, **old)
    save("bad_os_system_protocol4.pth", evil, pickle_protocol=4)
    save("bad_eval_nested.pth", {"state_dict": {"a": {"b": [Evil(eval, "1+1")]}, "weight": ramp(2)}})
    save("bad_subprocess_in_module.pth", {"model": SmallNet(), "hook": Evil(subprocess.Popen, ["true"])})
    save("bad_complex.pth", {"weight": torch.zeros(2, dtype=torch.complex64)})
    save("bad_list.pth", [ramp(2)])
    save("bad_tensor.pth", ramp(2))
    save("bad_no_weights.pth", {"epoch": 3, "optimizer": {}})
    torch.jit.script(torch.nn.Linear(2, 2)).save(os.path.join(HERE, "bad_torchscript.pt"))
    write("bad_plain_pickle.pth", pickle.dumps({"weight": [1, 2]}, protocol=2))
    zip_with([("word/document.xml", b"<x/>")], "bad_other_zip.pth")
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w:") as archive:
        info = tarfile.TarInfo("storages")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"\0\0\0\0"))
    write("bad_tar.pth", tar.getvalue()[:2048])
    entries = entries_of(small_state())
    zip_with(entries + [entries[1]], "bad_duplicate_name.pth")
    zip_with([entry for entry in entries if not entry[0].endswith("data/0")], "bad_missing_storage.pth")
    zip_with(entries + [("archive/byteorder", b"big")], "bad_big_endian.pth")


if __name__ == "__main__":
    if sys.byteorder != "little":
        sys.exit("the goldens are made on a little-endian machine")
    torch.manual_seed(0)
    safetensors_file()
    good_files()
    module_files()
    statement_files()
    refused_files()
