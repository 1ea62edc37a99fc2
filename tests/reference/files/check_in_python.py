#!/usr/bin/python3
"""Loads a file that files_round_trip_test wrote, in Python, and compares it with what that test put in.

Usage: check_in_python.py STATE_DICT RESUME SAFETENSORS.  The last is left out without the package safetensors. Prints nothing and exits with 0 when everything is equal.
"""

import inspect
import math
import sys

import torch


def ramp(*shape, dtype=torch.float32, start=0):
    values = torch.arange(start, start + torch.Size(shape).numel(), dtype=torch.float64)
    return (values / 4 if dtype.is_floating_point else values).to(dtype).reshape(shape)


def loads(file):
    """What torch.load gives, in each of the ways this version offers."""
    ways = [{}]
    if "weights_only" in inspect.signature(torch.load).parameters:
        ways = [{"weights_only": True}, {"weights_only": False}]
    return [torch.load(file, **way) for way in ways]


def check_state(state):
    assert isinstance(state, dict)
    expected = {
        "weight": ramp(2, 3), "half": ramp(3, dtype=torch.float16), "bfloat16": ramp(3, dtype=torch.bfloat16),
        "double": ramp(3, dtype=torch.float64), "count": torch.tensor(7), "int32": ramp(3, dtype=torch.int32),
        "int16": ramp(3, dtype=torch.int16), "int8": ramp(3, dtype=torch.int8),
        "uint8": ramp(3, dtype=torch.uint8), "mask": torch.tensor([True, False]), "empty": torch.empty(0, 4),
        "transposed": ramp(2, 3).t(), "four": ramp(2, 1, 2, 2),
    }
    assert list(state) == list(expected) + ["bits"], list(state)
    for name, tensor in expected.items():
        assert state[name].dtype == tensor.dtype and torch.equal(state[name], tensor), name
        assert not state[name].requires_grad, name
    bits = torch.tensor([0x7FC12345, -(1 << 31), 1, 0x7F800000], dtype=torch.int32)
    assert torch.equal(state["bits"].view(torch.int32), bits)


def check_resume(resume):
    assert resume["epoch"] == 3 and type(resume["epoch"]) is int
    assert resume["negative"] == -5 and resume["large"] == -(1 << 40) and resume["seed"] == (1 << 62) + 1
    assert resume["lr"] == 0.1 and math.isnan(resume["nothing"])
    assert resume["done"] is False and resume["none"] is None
    assert resume["name"] == "α = 0.5"
    assert resume["records"] == [1, [2.5], {"a": "b"}, [], {}]
    assert torch.equal(resume["model"]["weight"], ramp(2))


for loaded in loads(sys.argv[1]):
    check_state(loaded)
# weights_only knows no float before PyTorch 2: state_dicts have none, resume files do.
newer = int(torch.__version__.split(".")[0]) >= 2
for loaded in loads(sys.argv[2]) if newer else [torch.load(sys.argv[2])]:
    check_resume(loaded)
try:
    from safetensors import safe_open
except ImportError:
    sys.exit()
with safe_open(sys.argv[3], "pt") as file:
    assert file.metadata() == {"z": 'last "first"', "a": "α\n"}
    written = {name: file.get_tensor(name) for name in file.keys()}
    # safetensors lists names in its own order; the rest of the check wants the file's.
    order = list(loads(sys.argv[1])[0])
    assert sorted(order) == sorted(written)
    check_state({name: written[name] for name in order})
