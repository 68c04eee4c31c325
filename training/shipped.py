"""The shipped file -> the tensors that training starts from, named as those of the wheels are.

Frozen layers and frequent pieces come back exactly, rare pieces and trained layers as far as their bits hold. Trained
layers have seen all the gold that the file was made from, so figures by folds are honest only from the wheels."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from pipeline.reader.network import Network
from training.graph import BLOCK, INNER, WIDTH
from training.start import Start

Floats = NDArray[np.float32]
_SIZES = {"qkv": (3 * WIDTH, WIDTH), "out": (WIDTH, WIDTH), "up": (INNER, WIDTH), "down": (WIDTH, INNER)}
_NAMES = {"out": "ao", "up": "fi", "down": "fo", "norm1": "aln", "norm2": "oln"}


def from_shipped(path: Path) -> Start:
    network = Network(path)
    weights = _weights(network.member("encoder.onnx"))
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
        whole = np.asarray((weights[f"{name}.rounded"].astype(np.float32) * weights[f"{name}.scale"]).T, np.float32)
        whole[:, weights[f"{name}.outliers"]] = weights[f"{name}.finer"].T
        return whole
    packed = weights[f"{name}.packed"]
    levels = np.stack([packed & 15, packed >> 4], axis=-1).reshape(size[0], size[1] // BLOCK, BLOCK)
    scaled = (levels.astype(np.float32) - 8) * weights[f"{name}.scales"].reshape(size[0], -1, 1)
    return np.asarray(scaled.reshape(size), np.float32)
