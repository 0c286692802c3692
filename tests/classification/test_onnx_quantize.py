"""Integers for weights: exact where the base is, and multiplied alike on every processor."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

pytest.importorskip("onnx", reason="needs the extra transformer")
pytest.importorskip("onnxruntime", reason="needs the extra onnx")

import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from tests.conftest import ROOT
from unionml.classification.onnx_graph import OPSET, _Graph
from unionml.classification.onnx_quantize import pack_rows, quantize_columns


def test_four_bits_are_exact_where_the_base_has_four_bits() -> None:
    random = np.random.default_rng(0)
    codes = random.integers(-8, 8, size=(500, 4, 32))
    scales = (random.normal(size=(500, 4, 1)) * 0.01).astype(np.float16).astype(np.float32)
    matrix = (codes * scales).reshape(500, 128).astype(np.float32)
    matrix[7] = 0
    packed = pack_rows(matrix)
    assert packed.bits == 4
    assert packed.values.shape == (500, 64)
    assert np.abs(packed.unpack() - matrix).max() < 1e-6


def test_other_rows_take_eight_bits() -> None:
    matrix = np.random.default_rng(1).normal(size=(50, 128)).astype(np.float32)
    packed = pack_rows(matrix)
    assert packed.bits == 8
    assert np.abs(packed.unpack() - matrix).max() < 0.02


def test_columns_have_their_own_scale() -> None:
    matrix = np.random.default_rng(2).normal(size=(20, 3)).astype(np.float32) * np.array([1, 100, 0.01], np.float32)
    values, scales = quantize_columns(matrix)
    assert values.dtype == np.int8
    assert np.abs(values * scales - matrix).max(axis=0) == pytest.approx(scales / 2, rel=0.5)


@given(arrays(np.float32, st.tuples(st.integers(1, 9), st.integers(1, 4)), elements=st.floats(-4, 4, width=32)))
def test_two_neighbouring_integers_never_overflow_sixteen_bits(matrix: NDArray[np.float32]) -> None:
    values, scales = quantize_columns(matrix)
    sizes = np.abs(np.pad(values.astype(int), ((0, len(values) % 2), (0, 0))))
    assert (255 * (sizes[0::2] + sizes[1::2])).max() < 2**15
    assert (np.abs(values * scales - matrix) <= scales * 1.501).all()


def test_integers_are_multiplied_alike_on_every_processor() -> None:
    # Without instructions for dot products of bytes two products are added in 16 bits; all activations are large here.
    matrix = np.random.default_rng(3).uniform(0.9, 1, size=(64, 8)).astype(np.float32)
    graph = _Graph()
    graph.nodes.append(
        helper.make_node("Identity", [graph.matmul("source", matrix, "matrix", quantized=True)], ["product"])
    )
    session = onnxruntime.InferenceSession(
        helper.make_model(
            helper.make_graph(
                graph.nodes,
                "product",
                [helper.make_tensor_value_info("source", TensorProto.FLOAT, [1, 64])],
                [helper.make_tensor_value_info("product", TensorProto.FLOAT, [1, 8])],
                graph.constants,
            ),
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)],
            ir_version=8,
        ).SerializeToString()
    )
    source = np.full((1, 64), 5, np.float32)
    assert session.run(None, {"source": source})[0] == pytest.approx(source @ matrix, rel=0.01)


def test_the_model_that_ships_multiplies_alike_on_every_processor() -> None:
    model = onnx.load(ROOT / "models" / "transformer" / "model.onnx")
    matrices = [numpy_helper.to_array(one) for one in model.graph.initializer if one.data_type == TensorProto.INT8]
    assert len(matrices) == 24
    for values in matrices:
        sizes = np.abs(values.astype(int))
        assert (255 * (sizes[0::2] + sizes[1::2])).max() < 2**15
