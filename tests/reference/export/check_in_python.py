#!/usr/bin/env python3
"""Opens what retort-cli convert writes in Python and compares it with torchvision's models.

    check_in_python.py RETORT_CLI [ARCHITECTURE...]

For every architecture that torchvision has: random weights are saved with torch.save, converted by Retort into all four
formats, and opened again: the .pth file by torch.load(weights_only=True) and load_state_dict(strict=True), the
safetensors file by its own package, TorchScript by torch.jit.load, ONNX by onnx.checker and onnxruntime. Logits are
compared on batches of one, two and five images. Then a small student is trained, taken to Python and home again.

Needs torch and torchvision; safetensors, onnx and onnxruntime are left out where they are not installed. Not part of the
tests that run without Python.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import torch
import torchvision

try:
    import onnx
    import onnxruntime
except ImportError:
    onnx = None
try:
    import safetensors.torch
except ImportError:
    safetensors = None

ARCHITECTURES = """resnet18 resnet34 resnet50 resnet101 resnet152 resnext50_32x4d wide_resnet50_2 mobilenet_v2
    mobilenet_v3_large mobilenet_v3_small shufflenet_v2_x0_5 shufflenet_v2_x1_0 squeezenet1_1 efficientnet_b0 vgg11_bn
    vgg16_bn densenet121 convnext_tiny vit_b_16""".split()
CLASSES = 7


def stirred(name):
    """A model in evaluation mode whose every part matters."""
    torch.manual_seed(1)
    model = getattr(torchvision.models, name)(num_classes=CLASSES)
    with torch.no_grad():
        for key, buffer in model.named_buffers():
            if key.endswith("running_var"):
                buffer.uniform_(0.5, 1.5)
            elif key.endswith("running_mean"):
                buffer.normal_(0, 0.2)
        for parameter in model.parameters():
            if parameter.abs().max() == 0:
                parameter.normal_(0, 0.02)
    return model.eval()


def call(cli, *arguments):
    done = subprocess.run([cli, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"retort-cli {' '.join(map(str, arguments))}: {done.stderr}")
    return done.stdout


def difference(answers, expected):
    """The largest |difference| of logits, as a share of the largest logit."""
    return max((a - e).abs().max().item() for a, e in zip(answers, expected)) / max(e.abs().max().item() for e in expected)


def check_architecture(cli, name, folder):
    model = stirred(name)
    size = 224 if name.startswith("vit") else 64
    source = folder / "source.pth"
    torch.save(model.state_dict(), source)
    batches = [torch.randn(n, 3, size, size) for n in (1, 2, 5)]
    expected = [model(images) for images in batches]
    files = {suffix: folder / f"student.{suffix}" for suffix in ("pth", "safetensors", "ts", "onnx")}
    for file in files.values():
        call(cli, "convert", source, file, "--image-size", size)

    results = {}
    fresh = getattr(torchvision.models, name)(num_classes=CLASSES).eval()
    fresh.load_state_dict(torch.load(files["pth"], weights_only=True), strict=True)
    results["pth"] = difference([fresh(images) for images in batches], expected)
    if safetensors:
        fresh.load_state_dict(safetensors.torch.load_file(files["safetensors"]), strict=True)
        results["safetensors"] = difference([fresh(images) for images in batches], expected)
    program = torch.jit.load(files["ts"]).eval()
    if set(program.state_dict()) != set(model.state_dict()):
        sys.exit(f"{name}: the TorchScript file has other names")
    results["torchscript"] = difference([program(images) for images in batches], expected)
    if onnx:
        onnx.checker.check_model(str(files["onnx"]), full_check=True)
        names = {tensor.name for tensor in onnx.load(files["onnx"]).graph.initializer}
        known = sum(key in names for key, _ in model.named_parameters())
        session = onnxruntime.InferenceSession(str(files["onnx"]), providers=["CPUExecutionProvider"])
        answers = [torch.from_numpy(session.run(["logits"], {"images": images.numpy()})[0]) for images in batches]
        results["onnx"] = difference(answers, expected)
        results["weights by name"] = f"{known}/{len(list(model.parameters()))}"
    for file in (source, *files.values()):
        file.unlink()
    return results


def check_way_home(cli, folder):
    """Retort -> Python -> Retort with equal accuracy."""
    data, teacher, experiment = folder / "data", folder / "teacher", folder / "experiment"
    call(cli, "sample", data, "--train-per-class", 60, "--val-per-class", 20)
    common = ["--batch-size", 32, "--device", "cpu", "--image-size", 32]
    call(cli, "teach", "--data-dir", data, "--arch", "resnet18", "--out", teacher, "--num-epochs", 4, "--lr", 0.02,
         *common)
    call(cli, "distill", "--data-dir", data, "--teacher-file", teacher / "teacher.pth", "--student", "resnet18",
         "--alpha", 0.5, "--n-exp", 1, "--num-epochs", 4, "--lr", 0.005, "--loss", "kl", "--temperature", 2,
         "--out", experiment, *common)
    run = experiment / "runs" / "alpha-0.5_rep-1"
    print(call(cli, "convert", run, folder / "away.pth").strip())
    model = torchvision.models.resnet18(num_classes=6)
    model.load_state_dict(torch.load(folder / "away.pth", weights_only=True), strict=True)
    torch.save(model.state_dict(), folder / "home.pth")

    def evaluate(file):
        return json.loads(call(cli, "evaluate", "--data-dir", data, "--model-file", file, "--image-size", 32, "--json"))

    before, after = evaluate(run / "best.pth"), evaluate(folder / "home.pth")
    print(f"accuracy before {before['accuracy']:.4f}, after {after['accuracy']:.4f}; "
          f"loss before {before['loss']:.6f}, after {after['loss']:.6f}; {after['count']} images")
    return before["accuracy"] == after["accuracy"]


def main():
    cli, names = sys.argv[1], sys.argv[2:] or ARCHITECTURES
    print(f"torch {torch.__version__}, torchvision {torchvision.__version__}")
    failed = False
    with tempfile.TemporaryDirectory() as name, torch.no_grad():
        folder = pathlib.Path(name)
        for architecture in names:
            results = check_architecture(cli, architecture, folder)
            wrong = [key for key, value in results.items() if isinstance(value, float) and not value <= 1e-4]
            wrong += [key for key in ("pth", "safetensors") if results.get(key, 0.0) != 0.0]
            failed |= bool(wrong)
            row = "  ".join(f"{key} {value:.1e}" if isinstance(value, float) else f"{key} {value}"
                            for key, value in results.items())
            print(f"{architecture:20} {row} {'WRONG' if wrong else ''}", flush=True)
        failed |= not check_way_home(cli, folder)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
