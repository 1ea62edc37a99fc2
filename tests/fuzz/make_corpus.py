#!/usr/bin/env python3
"""Writes the fuzz targets' seeds from the golden files of tests/reference/files: whole files, and of them the parts that
a target starts with. What fuzzing found (found-*) stays as it is.
  tests/fuzz/make_corpus.py
"""
import io
import pathlib
import pickletools
import zipfile

here = pathlib.Path(__file__).resolve().parent
goldens = sorted((here.parent / "reference" / "files").iterdir())


def write(target, name, content):
    folder = here / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def after_pickles(content, count):
    """What stands behind the first pickles."""
    stream = io.BytesIO(content)
    for _ in range(count):
        for _ in pickletools.genops(stream):
            pass
    return content[stream.tell():]


def pickle_of(path):
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith("/data.pkl")]
        return archive.read(names[0]) if names else None


for path in goldens:
    content = path.read_bytes()
    if len(content) > 8192:
        continue
    if content.startswith(b"PK"):
        write("zip", path.stem, content)
        pickle = pickle_of(path)
        if pickle is not None:
            write("pickle", path.stem, pickle)
    elif content.startswith(b"\x80\x02\x8a\x0al\xfc\x9cF"):
        write("legacy", path.stem, after_pickles(content, 3))
    elif path.suffix == ".safetensors":
        write("safetensors", path.stem, content)
    if path.suffix in (".pth", ".pt", ".th", ".ckpt", ".safetensors") and (
            path.stem.startswith(("bad_", "legacy_")) or path.suffix == ".safetensors"):
        write("checkpoint", path.stem, content)

# Instructions that torch.save does not use.
write("pickle", "hand_numbers", b"\x80\x05(K\x01M\x02\x03J\x04\x05\x06\x07\x8a\x01\xff\x8b\x01\0\0\0\x05G@\x09!\xfbTD-\x18\x88\x89Nt.")
write("pickle", "hand_texts", b"\x80\x04(\x8c\x01aX\x01\0\0\0b\x8d\x01\0\0\0\0\0\0\0cU\x01dT\x01\0\0\0eC\x01fB\x01\0\0\0g\x8e\x01\0\0\0\0\0\0\0h\x96\x01\0\0\0\0\0\0\0il.")
write("pickle", "hand_containers", b"\x80\x04}(K\x01]q\0(K\x02h\0eK\x03\x8f(K\x04\x90K\x05(K\x06\x91K\x07)K\x08N\x85K\x09NN\x86K\x0aNNN\x87u.")
write("pickle", "hand_stack", b"\x80\x04(N2100(lr\x05\0\0\0j\x05\0\0\0\x940}\x94(NNd\x81.")
write("pickle", "hand_calls", b"\x80\x02ctorch\nSize\n(K\x01K\x02t\x85R}ctorch\ndevice\nX\x04\0\0\0cudaK\0\x86Rccollections\nOrderedDict\n)R}b.")
write("pickle", "hand_inert", b"\x80\x04}(X\x01\0\0\0acbuiltins\ngetattr\nca\nB\nX\x01\0\0\0c\x86R)RX\x01\0\0\0b\x82\x01)R(K\x01eX\x01\0\0\0cN}bX\x01\0\0\0d"
      b"ctorch._utils\n_rebuild_tensor_v3\n((X\x07\0\0\0storagectorch\nUntypedStorage\nX\x01\0\0\x000X\x03\0\0\0cpuK@tQK\0K@\x85K\x01\x85\x89)"
      b"ctorch\nfloat8_e4m3fn\ntRX\x01\0\0\0ectorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nComplexFloatStorage\n"
      b"X\x01\0\0\x001X\x03\0\0\0cpuK\x06tQK\0K\x06\x85K\x01\x85\x89)tRr\xff\0\0\0u.")
