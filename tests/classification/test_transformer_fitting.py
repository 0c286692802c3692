"""Where the head starts, by what a sample of the articles tells, and when a second run is worth its time."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra transformer")
pytest.importorskip("transformers", reason="needs the extra transformer")
pytest.importorskip("datasets", reason="needs the extra transformer")

from unionml.classification.encoder import resolve_base
from unionml.classification.encoder_windows import reader_of
from unionml.classification.transformer_config import TransformerConfig
from unionml.classification.transformer_data import Collator, make_examples, padding_of
from unionml.classification.transformer_fitting import second_run_is_cheap, start_head
from unionml.classification.transformer_network import make_network

from .encoder_fixtures import make_tiny_base, toy_articles


def started(folder: Path, of_first: list[bool]) -> Any:
    """The head of a network over articles of two labels that exclude each other, as it starts."""
    config = TransformerConfig(window_tokens=32, max_windows=1, base=str(make_tiny_base(folder / "tiny")))
    base = resolve_base(config.base)
    reader = reader_of(base, config)
    articles, _ = toy_articles(len(of_first))
    Y = np.column_stack([of_first, np.logical_not(of_first)])
    examples = make_examples(articles, Y, Y, reader, short=False)
    network = make_network(base, 2, replace(config, frozen_layers=1))
    collator = Collator(examples, padding_of(reader), None)
    start_head(network, collator, np.arange(len(articles)), exclusive=True, weighted=False)
    return network.head


def test_a_sample_without_a_rare_label_starts_the_head_at_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unionml.classification.transformer_fitting.PROBE_TOKENS", 1)
    head = started(tmp_path, [True, False] * 6)
    assert not head.weight.any()
    assert not head.bias.any()


def test_of_two_labels_the_more_frequent_one_starts_ahead(tmp_path: Path) -> None:
    first, second = started(tmp_path, [True] * 10 + [False] * 2).bias.tolist()
    assert first > 0
    assert second == -first


@pytest.mark.parametrize(
    ("tokens", "in_half", "cheap"),
    [(75_000, False, True), (75_001, False, False), (150_000, True, True), (150_001, True, False)],
)
def test_a_second_run_is_made_where_it_takes_minutes(tokens: int, in_half: bool, cheap: bool) -> None:
    assert second_run_is_cheap(tokens, in_half=in_half) is cheap
