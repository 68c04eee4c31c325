"""A trained network, choosers and curves -> the one file that the product ships."""

import io
import json
import lzma
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from pipeline.reader.calibration import Curve
from pipeline.reader.chooser import Chooser
from pipeline.reader.embeddings import Embeddings
from pipeline.reader.network import FORMAT
from pipeline.reader.slots import NAMES
from training.fit import tensors_of
from training.graph import WIDTH, eight_bits, encoder, four_bits
from training.network import Heads, Layer, Reader
from training.windows import Example

INPUTS = ("role", "first", "last", "span_first", "span_last", "sentence_gap", "token_gap", "time_features",
          "number_features", "time_first", "time_last", "time_printed", "metric_words")  # fmt: skip
DIMENSIONS = {
    "x": ("pieces",), "role": ("pieces",), "first": ("numbers",), "last": ("numbers",), "span_first": ("spans",),
    "span_last": ("spans",), "sentence_gap": ("numbers", "pieces"), "token_gap": ("numbers", "pieces"),
    "time_features": ("numbers", "times"), "number_features": ("numbers",), "time_first": ("times",),
    "time_last": ("times",), "time_printed": ("times",), "metric_words": ("metrics",),
}  # fmt: skip
FINE = 36_000  # pieces that keep their 4 bits
LARGE = 1024  # numbers of a weight from which it is kept in half precision
LENGTH = 512  # places that have an embedding
STAMP = (1980, 1, 1, 0, 0, 0)  # of every member: the same parts give the same file


class _Positional(nn.Module):
    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, x: Tensor, *arrays: Tensor) -> tuple[Tensor, ...]:
        return self.heads(x, dict(zip(INPUTS, arrays, strict=True)))  # type: ignore[no-any-return]


def heads_graph(heads: Heads, example: Example, words: Tensor) -> bytes:
    """`example`: any, with times and numbers; its sizes are left open."""
    arrays = tensors_of(example, words)
    buffer = io.BytesIO()
    torch.onnx.export(
        _Positional(heads).eval(),
        (torch.randn(len(example.window.ids), WIDTH), *(arrays[name] for name in INPUTS)),
        buffer,
        input_names=["x", *INPUTS],
        output_names=list(NAMES),
        dynamic_axes={name: dict(enumerate(axes)) for name, axes in DIMENSIONS.items()}
        | {name: {0: "numbers", 1: f"{name} answers"} for name in NAMES},
        opset_version=17,
        dynamo=False,
    )
    return _halved(onnx.load_from_string(buffer.getvalue()))


def _halved(model: onnx.ModelProto) -> bytes:
    """Large weights in half precision, cast back when the session is made."""
    graph = model.graph
    for weight in list(graph.initializer):
        if weight.data_type != TensorProto.FLOAT or np.prod(weight.dims) < LARGE:
            continue
        half = numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16), f"{weight.name} half")
        graph.initializer.remove(weight)
        graph.initializer.append(half)
        graph.node.insert(0, helper.make_node("Cast", [half.name], [weight.name], to=TensorProto.FLOAT))
    return bytes(model.SerializeToString())


def encoder_graph(
    tensors: dict[str, Tensor], network: Reader, frozen: int, outliers: Mapping[str, NDArray[np.int64]]
) -> bytes:
    layers = []
    for place in range(frozen):
        layer = Layer()
        layer.load(tensors, place)
        layers.append((_weights(layer), four_bits))
    layers += [(_weights(layer), eight_bits(outliers)) for layer in network.layers]
    own = {name: tensors[name].numpy() for name in ("emb.ln.w", "emb.ln.b")}
    marks, roles = (table.weight.detach().numpy() for table in (network.marks, network.roles))
    return bytes(encoder(own, marks, roles, layers, frozen).SerializeToString())


def _weights(layer: nn.Module) -> dict[str, NDArray[np.float32]]:
    return {name: value.detach().numpy() for name, value in layer.state_dict().items()}


def is_fine(tokenizer: str, used: Sequence[int], count: int) -> NDArray[np.bool_]:
    """The pieces that the texts use, then the likeliest of the vocabulary."""
    scores = np.array([score for _, score in json.loads(tokenizer)["model"]["vocab"]])
    scores[np.unique(np.array(used, np.int64))] += 1000
    found = np.zeros(len(scores), bool)
    found[np.argsort(-scores, kind="stable")[:count]] = True
    return found


def pack(
    path: Path,
    *,
    tensors: dict[str, Tensor],
    tokenizer: str,
    network: Reader,
    frozen: int,
    outliers: Mapping[str, NDArray[np.int64]],
    example: Example,
    words: Tensor,
    used: Sequence[int],
    choosers: Mapping[str, Chooser],
    curves: Mapping[str, Curve],
    facts: Mapping[str, Any],
) -> None:
    embeddings = Embeddings.of(tensors["emb.word"].numpy(), is_fine(tokenizer, used, FINE))
    places = tensors["emb.pos"].view(-1, WIDTH)[:LENGTH] + tensors["emb.type"].view(-1, WIDTH)[0]
    members = {
        "facts.json": json.dumps(
            {**facts, "format": FORMAT, "choosers": _rows(choosers), "curves": _curves(curves)},
            ensure_ascii=False, sort_keys=True,
        ).encode(),
        "tokenizer.json.xz": lzma.compress(tokenizer.encode(), preset=9),
        "embeddings.npz": _arrays({one.name: getattr(embeddings, one.name) for one in fields(embeddings) if one.init}),
        "places.npz": _arrays({"places": places.numpy().astype(np.float16)}),
        "encoder.onnx": encoder_graph(tensors, network, frozen, outliers),
        "heads.onnx": heads_graph(network.heads, example, words),
        "choosers.npz": _arrays(_chooser_arrays(choosers)),
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_DEFLATED, 9)


def _arrays(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


def _rows(choosers: Mapping[str, Chooser]) -> dict[str, Any]:
    columns = {slot: chooser.columns for slot, chooser in choosers.items()}
    return {slot: {"names": own.names, "shared": own.shared} for slot, own in columns.items()}


def _chooser_arrays(choosers: Mapping[str, Chooser]) -> dict[str, NDArray[Any]]:
    return {
        f"{slot}.{part}": array for slot, chooser in choosers.items() for part, array in chooser.layers.packed().items()
    }


def _curves(curves: Mapping[str, Curve]) -> dict[str, Any]:
    return {name: {"constant": curve.constant, "weights": curve.weights} for name, curve in curves.items()}
