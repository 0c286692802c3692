"""An encoder of the BERT family with mean pooling and a linear head, written down as an ONNX graph.

The graph reads one window at a time, so it has no padding and no mask, and a score never depends on what else is in a
batch: dynamic quantisation takes one scale from everything that it is given. Matrices are int8 a column, activations
are quantised on the way (`DynamicQuantizeMatMul`), the rest is float32. The operators of the domain `com.microsoft`
are onnxruntime's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.classification.onnx_quantize import PackedRows, quantize_columns, smoothing

OPSET = 17
_MICROSOFT = "com.microsoft"
_IR_VERSION = 8

Arrays = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class EncoderWeights:
    """What the graph is made of.

    Attributes:
        words: the word embeddings.
        positions: shape (n_positions, hidden), the embedding of token type 0 added.
        norm: weight and bias of the embeddings' layer norm.
        layers: arrays of each layer by their names in `transformers.BertLayer`.
        head: weight of shape (n_labels, hidden) and bias of shape (n_labels,), centre and scale folded in.
        heads: attention heads.
        eps: of the layer norms.
        quantized: whether matrices are int8; float32 otherwise.
        ranges: for each layer the largest activation of each input of its matrices, by `qkv`, `up` and `down`; empty
            quantises without smoothing.
    """

    words: PackedRows
    positions: NDArray[np.float32]
    norm: tuple[NDArray[np.float32], NDArray[np.float32]]
    layers: Sequence[Arrays]
    head: tuple[NDArray[np.float32], NDArray[np.float32]]
    heads: int
    eps: float
    quantized: bool = True
    ranges: Sequence[Arrays] = ()


@dataclass(slots=True)
class _Graph:
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def add(self, op: str, inputs: Sequence[str], n_out: int = 1, **attributes: Any) -> Any:
        """Append a node; returns the name of its output, or the list of names."""
        from onnx import helper

        names = [f"{op}_{len(self.nodes)}_{place}" for place in range(n_out)]
        domain = attributes.pop("domain", "")
        self.nodes.append(helper.make_node(op, list(inputs), names, domain=domain, **attributes))
        return names[0] if n_out == 1 else names

    def constant(self, array: NDArray[Any], name: str) -> str:
        """Append an initializer."""
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def matmul(
        self,
        source: str,
        matrix: NDArray[np.float32],
        name: str,
        *,
        quantized: bool,
        largest: NDArray[np.float32] | None = None,
    ) -> str:
        """`source @ matrix` for a matrix of shape (n_in, n_out), smoothed where the largest inputs are known."""
        if not quantized:
            return str(self.add("MatMul", [source, self.constant(matrix, name)]))
        if largest is not None:
            factors = smoothing(largest, matrix)
            source = self.add("Mul", [source, self.constant(1 / factors, f"{name}.smooth")])
            matrix = matrix * factors[:, None]
        values, scales = quantize_columns(matrix)
        inputs = [source, self.constant(values, name), self.constant(scales, f"{name}.scale")]
        return str(self.add("DynamicQuantizeMatMul", inputs, domain=_MICROSOFT))


def build_model(weights: EncoderWeights) -> bytes:
    """The serialised model: `input_ids`, int64 of shape (n_tokens,), to `margins`, float32 of shape (1, n_labels)."""
    from onnx import TensorProto, checker, helper

    graph = _Graph()
    states = _embed(graph, weights)
    for place, layer in enumerate(weights.layers):
        ranges = weights.ranges[place] if weights.ranges else {}
        states = _layer(graph, weights, states, layer, ranges, f"layers.{place}")
    pooled = graph.add("ReduceMean", [states], axes=[1], keepdims=0)
    matrix, bias = weights.head
    parameters = [graph.constant(matrix.T.astype(np.float32), "head.weight"), graph.constant(bias, "head.bias")]
    margins = graph.add("Gemm", [pooled, *parameters])
    graph.nodes.append(helper.make_node("Identity", [margins], ["margins"]))
    n_labels = len(bias)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "topics",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["tokens"])],
            [helper.make_tensor_value_info("margins", TensorProto.FLOAT, [1, n_labels])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(_MICROSOFT, 1)],
        producer_name="unionml",
        ir_version=_IR_VERSION,
    )
    checker.check_model(model)
    return bytes(model.SerializeToString())


def _embed(graph: _Graph, weights: EncoderWeights) -> str:
    words = weights.words
    width = words.values.shape[1] * (2 if words.bits == 4 else 1)
    n_blocks = words.scales.shape[1]
    values = graph.add("Gather", [graph.constant(words.values, "words"), "input_ids"])
    values = graph.add("Cast", [values], to=1)
    if words.bits == 4:
        # Two nibbles of a byte without bit operators: floor(x / 16) and x - 16 · floor(x / 16).
        sixteenth = graph.add("Mul", [values, graph.constant(np.array([1 / 16], np.float32), "sixteenth")])
        high = graph.add("Floor", [sixteenth])
        low = graph.add(
            "Sub", [values, graph.add("Mul", [high, graph.constant(np.array([16], np.float32), "sixteen")])]
        )
        values = graph.add("Concat", [low, high], axis=1)
        values = graph.add("Sub", [values, graph.constant(np.array([8], np.float32), "eight")])
    scales = graph.add("Gather", [graph.constant(words.scales, "words.scale"), "input_ids"])
    scales = graph.add(
        "Unsqueeze", [graph.add("Cast", [scales], to=1), graph.constant(np.array([2], np.int64), "axis2")]
    )
    blocks = graph.add(
        "Reshape", [values, graph.constant(np.array([-1, n_blocks, width // n_blocks], np.int64), "blocks")]
    )
    embedded = graph.add("Mul", [blocks, scales])
    embedded = graph.add("Reshape", [embedded, graph.constant(np.array([1, -1, width], np.int64), "rows")])
    zero = graph.constant(np.array([0], np.int64), "zero")
    places = graph.add(
        "Slice", [graph.constant(weights.positions, "positions"), zero, graph.add("Shape", ["input_ids"])]
    )
    embedded = graph.add("Add", [embedded, places])
    gamma, beta = weights.norm
    norm = [graph.constant(gamma, "norm.weight"), graph.constant(beta, "norm.bias")]
    return str(graph.add("LayerNormalization", [embedded, *norm], axis=-1, epsilon=weights.eps))


def _layer(graph: _Graph, weights: EncoderWeights, states: str, layer: Arrays, ranges: Arrays, name: str) -> str:
    def matmul(source: str, matrix: NDArray[np.float32], part: str) -> str:
        return graph.matmul(source, matrix, f"{name}.{part}", quantized=weights.quantized, largest=ranges.get(part))

    parts = ("query", "key", "value")
    matrix = np.concatenate([layer[f"attention.self.{part}.weight"].T for part in parts], axis=1)
    bias = np.concatenate([layer[f"attention.self.{part}.bias"] for part in parts])
    hidden = len(bias) // 3
    projected = matmul(states, matrix, "qkv")
    three = graph.constant(np.array([hidden] * 3, np.int64), f"{name}.three")
    query, key, value = graph.add("Split", [projected, three], n_out=3, axis=2)
    attended = graph.add(
        "MultiHeadAttention",
        [query, key, value, graph.constant(bias, f"{name}.qkv.bias")],
        domain=_MICROSOFT,
        num_heads=weights.heads,
    )
    mixed = matmul(attended, layer["attention.output.dense.weight"].T, "mix")
    states = _skip_norm(graph, weights, mixed, states, layer, "attention.output", f"{name}.mix")
    wide = matmul(states, layer["intermediate.dense.weight"].T, "up")
    bias_up = graph.constant(layer["intermediate.dense.bias"], f"{name}.up.bias")
    wide = graph.add("BiasGelu", [wide, bias_up], domain=_MICROSOFT)
    narrow = matmul(wide, layer["output.dense.weight"].T, "down")
    return _skip_norm(graph, weights, narrow, states, layer, "output", f"{name}.down")


def _skip_norm(
    graph: _Graph, weights: EncoderWeights, added: str, states: str, layer: Arrays, part: str, name: str
) -> str:
    constants = [
        graph.constant(layer[f"{part}.LayerNorm.weight"], f"{name}.norm.weight"),
        graph.constant(layer[f"{part}.LayerNorm.bias"], f"{name}.norm.bias"),
        graph.constant(layer[f"{part}.dense.bias"], f"{name}.bias"),
    ]
    inputs = [added, states, *constants]
    return str(graph.add("SkipLayerNormalization", inputs, domain=_MICROSOFT, epsilon=weights.eps))
