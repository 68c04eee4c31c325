"""The encoder as an ONNX graph, written node by node so that each weight has the format that serves it best.

Frozen layers keep the 4-bit blocks that they came in; trained ones are rounded to 8 bits by output channel, but for
what meets the largest channels of their input."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

WIDTH, HEADS, INNER = 384, 12, 1536
OPSET, CONTRIB = 17, "com.microsoft"
BLOCK = 32  # numbers that share a scale in the 4-bit format
EPSILON = 1e-12
Floats = NDArray[np.float32]


@dataclass(slots=True)
class Graph:
    """Nodes and weights as they are added. Weights have names, by which `shipped` finds them again."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, value: NDArray[np.generic], name: str = "") -> str:
        name = name or f"constant {len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def add(self, op: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        name = f"t{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], domain=domain, **attributes))
        return name


Linear = Callable[[Graph, str, str, Floats, Floats], str]  # graph, name, input, weight (out, in), bias


def eight_bits(outliers: Mapping[str, NDArray[np.int64]]) -> Linear:
    """`outliers`: by name, the channels of the input that are multiplied in single precision. The step of 8 bits is one
    for all of an input, and a few channels are ten times as large as the rest: with them the step is so wide that the
    last digit of a float, which differs between processors, made one row in twenty another."""

    def linear(graph: Graph, name: str, x: str, weight: Floats, bias: Floats) -> str:
        scale = np.maximum(np.abs(weight).max(axis=1), 1e-8).astype(np.float32) / 127
        rounded = np.clip(np.round(weight / scale[:, None]), -127, 127).astype(np.int8)
        parts = {"rounded": rounded.T, "scale": scale, "zero": np.zeros(len(scale), np.int8), "bias": bias}
        inputs = [graph.constant(value, f"{name}.{part}") for part, value in parts.items()]
        large = outliers[name]
        others = np.ones(weight.shape[1], np.float32)
        others[large] = 0
        kept = graph.add("Mul", x, graph.constant(others, f"{name}.others"))
        taken = graph.add("Gather", x, graph.constant(large, f"{name}.outliers"), axis=-1)
        finer = graph.constant(weight[:, large].T.astype(np.float16), f"{name}.finer")
        exact = graph.add("MatMul", taken, graph.add("Cast", finer, to=TensorProto.FLOAT))
        return graph.add("Add", graph.add("DynamicQuantizeMatMul", kept, *inputs, domain=CONTRIB), exact)

    return linear


def four_bits(graph: Graph, name: str, x: str, weight: Floats, bias: Floats) -> str:
    """Exact for weights that come from 4-bit blocks of the same size and place."""
    out, size = weight.shape
    blocks = weight.reshape(out, size // BLOCK, BLOCK)
    scale, levels = four_bit_blocks(blocks)
    packed = (levels[..., 0::2] | (levels[..., 1::2] << 4)).astype(np.uint8)
    inputs = [graph.constant(packed, f"{name}.packed"), graph.constant(scale.reshape(-1), f"{name}.scales")]
    found = graph.add(
        "MatMulNBits", x, *inputs, domain=CONTRIB, K=size, N=out, bits=4, block_size=BLOCK, accuracy_level=4
    )
    return graph.add("Add", found, graph.constant(bias, f"{name}.bias"))


def four_bit_blocks(blocks: Floats) -> tuple[Floats, NDArray[np.uint8]]:
    """Scale and levels 0..15 of each block, as Q4_0 has them: the number of the largest size is -8 times the scale."""
    place = np.abs(blocks).argmax(axis=-1)[..., None]
    most = np.take_along_axis(blocks, place, axis=-1)[..., 0]
    scale = np.where(most == 0, 1.0, most / -8).astype(np.float32)
    levels = np.clip(np.round(blocks / scale[..., None]) + 8, 0, 15).astype(np.uint8)
    return scale, levels


def encoder(
    tensors: dict[str, Floats],
    marks: Floats,
    roles: Floats,
    layers: list[tuple[dict[str, Floats], Linear]],
    marked: int,
) -> onnx.ModelProto:
    """Inputs: `words` (pieces, WIDTH; embeddings of the pieces, places added), `mark` and `role` (pieces). Output:
    `vectors` (pieces, WIDTH). Marks and roles are added before layer `marked`."""
    graph = Graph()
    x = _norm(graph, "norm", "words", tensors["emb.ln.w"], tensors["emb.ln.b"])
    for place, (weights, linear) in enumerate(layers):
        if place == marked:
            for name, table in (("mark", marks), ("role", roles)):
                x = graph.add("Add", x, graph.add("Gather", graph.constant(table, name + "s"), name))
        x = _layer(graph, f"layer{place}", x, weights, linear)
    graph.nodes.append(helper.make_node("Identity", [x], ["vectors"]))
    inputs = [helper.make_tensor_value_info("words", TensorProto.FLOAT, ["pieces", WIDTH])]
    inputs += [helper.make_tensor_value_info(name, TensorProto.INT64, ["pieces"]) for name in ("mark", "role")]
    outputs = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["pieces", WIDTH])]
    made = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.weights)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=8, producer_name="newsfigures")


def _norm(graph: Graph, name: str, x: str, scale: Floats, shift: Floats) -> str:
    inputs = [x, graph.constant(scale, f"{name}.weight"), graph.constant(shift, f"{name}.bias")]
    return graph.add("LayerNormalization", *inputs, axis=-1, epsilon=EPSILON)


def _layer(graph: Graph, layer: str, x: str, weights: dict[str, Floats], linear: Linear) -> str:
    def dense(name: str, value: str) -> str:
        return linear(graph, f"{layer}.{name}", value, weights[f"{name}.weight"], weights[f"{name}.bias"])

    size = WIDTH // HEADS
    split = graph.constant(np.array([-1, 3, HEADS, size], np.int64))
    parts = graph.add("Transpose", graph.add("Reshape", dense("qkv", x), split), perm=[1, 2, 0, 3])
    query, key, value = (
        graph.add("Gather", parts, graph.constant(np.array(place, np.int64)), axis=0) for place in range(3)
    )
    scaled = graph.add("Mul", query, graph.constant(np.array(size**-0.5, np.float32)))
    scores = graph.add("Softmax", graph.add("MatMul", scaled, graph.add("Transpose", key, perm=[0, 2, 1])), axis=-1)
    seen = graph.add("Transpose", graph.add("MatMul", scores, value), perm=[1, 0, 2])
    seen = graph.add("Reshape", seen, graph.constant(np.array([-1, WIDTH], np.int64)))

    def norm(name: str, value: str) -> str:
        return _norm(graph, f"{layer}.{name}", value, weights[f"{name}.weight"], weights[f"{name}.bias"])

    x = norm("norm1", graph.add("Add", x, dense("out", seen)))
    inner = graph.add("Gelu", dense("up", x), domain=CONTRIB)
    return norm("norm2", graph.add("Add", x, dense("down", inner)))
