"""The shipped file -> the tensors that training starts from, named as those of the wheels are.

Frozen layers and frequent pieces come back exactly, rare pieces and trained layers as far as their bits hold. Trained
layers have seen all the gold that the file was made from, so figures by folds are honest only from the wheels. The
heads come back whole too, for who goes on with the network and does not begin them anew."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from pipeline.reader.network import Network
from pipeline.reader.slots import POINTERS, TIMES
from training.corpus import DEPTH, FROZEN, tensors_of
from training.graph import BLOCK, INNER, WIDTH
from training.network import Reader
from training.start import Start

Floats = NDArray[np.float32]
_SIZES = {"qkv": (3 * WIDTH, WIDTH), "out": (WIDTH, WIDTH), "up": (INNER, WIDTH), "down": (WIDTH, INNER)}
_TURNED = "onnx::MatMul_"  # the beginning of the names of weights that the export has turned and named anew
_POINTER, _TIME = ("number", "ends"), ("by_time", "features", "by_number", "score", "none_number")  # in their order
_NAMES = {"out": "ao", "up": "fi", "down": "fo", "norm1": "aln", "norm2": "oln"}


def from_shipped(path: Path) -> Start:
    network = Network(path.read_bytes())
    weights = _weights(network.members["encoder.onnx"])
    pieces = np.arange(len(network.embeddings.is_fine), dtype=np.int64)
    tensors: dict[str, Floats] = {
        "emb.word": network.embeddings.rows(pieces),
        "emb.pos": network.places.reshape(-1),
        "emb.type": np.zeros(WIDTH, np.float32),
        "emb.ln.w": weights["norm.weight"],
        "emb.ln.b": weights["norm.bias"],
    }
    depth = len({name.partition(".")[0] for name in weights if name.startswith("layer")})
    for place in range(depth):
        tensors |= {f"l{place}.{name}": value for name, value in _layer(weights, f"layer{place}").items()}
    return Start(tensors, network.tokenizer.to_str())


def whole_network(path: Path) -> Reader:
    """The trained layers and the heads as the file has them, in evaluation."""
    network = Reader(tensors_of(from_shipped(path)), FROZEN, DEPTH)
    members = Network(path.read_bytes()).members
    named: dict[str, Tensor] = {}
    for model in ("encoder.onnx", "heads.onnx"):
        for name, value in _weights(members[model]).items():
            named[name.removesuffix(" half")] = torch.from_numpy(value.astype(np.float32))
    turned = sorted((name for name in named if name.startswith(_TURNED)), key=lambda name: int(name[len(_TURNED) :]))
    parts = [f"heads.pointers.{slot}.{part}" for slot in POINTERS for part in _POINTER]
    parts += [f"heads.times.{slot}.{part}" for slot in TIMES for part in _TIME]
    heads = {f"{part}.weight": named[name].T.contiguous() for part, name in zip(parts, turned, strict=True)}
    state = network.state_dict()
    heads |= {name: named[name] for name in state if name.startswith("heads.") and name in named}
    tables = {f"{name}.weight": named[name] for name in ("marks", "roles")}
    layers = {name: value for name, value in state.items() if name.startswith("layers.")}
    network.load_state_dict({**layers, **heads, **tables})
    return network.eval()


def _weights(model: bytes) -> dict[str, NDArray[Any]]:
    return {one.name: numpy_helper.to_array(one) for one in onnx.load_from_string(model).graph.initializer}


def _layer(weights: dict[str, NDArray[Any]], layer: str) -> dict[str, Floats]:
    found: dict[str, Floats] = {}
    for name, size in _SIZES.items():
        weight, bias = _dense(weights, f"{layer}.{name}", size), weights[f"{layer}.{name}.bias"]
        if name == "qkv":
            for place, part in enumerate("qkv"):
                rows = slice(place * WIDTH, (place + 1) * WIDTH)
                found |= {f"{part}.w": weight[rows].reshape(-1), f"{part}.b": bias[rows]}
        else:
            found |= {f"{_NAMES[name]}.w": weight.reshape(-1), f"{_NAMES[name]}.b": bias}
    for name in ("norm1", "norm2"):
        found |= {f"{_NAMES[name]}.w": weights[f"{layer}.{name}.weight"]}
        found |= {f"{_NAMES[name]}.b": weights[f"{layer}.{name}.bias"]}
    return found


def _dense(weights: dict[str, NDArray[Any]], name: str, size: tuple[int, int]) -> Floats:
    if f"{name}.rounded" in weights:
        return np.asarray((weights[f"{name}.rounded"].astype(np.float32) * weights[f"{name}.scale"]).T, np.float32)
    packed = weights[f"{name}.packed"]
    levels = np.stack([packed & 15, packed >> 4], axis=-1).reshape(size[0], size[1] // BLOCK, BLOCK)
    scaled = (levels.astype(np.float32) - 8) * weights[f"{name}.scales"].reshape(size[0], -1, 1)
    return np.asarray(scaled.reshape(size), np.float32)
