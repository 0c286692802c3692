"""A finding as a row of a table."""

import pytest

from unionml.labelling.findings import COLUMNS, Finding
from unionml.reading.cells import labels


@pytest.mark.parametrize("topics", [(), ("wages",), ("wages", "safety"), ("Business, finance",), ("a|b", "c")])
def test_topics_in_a_cell_are_read_back(topics: tuple[str, ...]) -> None:
    finding = Finding("label", "a.csv:3", "3", "Title", "Text", topics, topics, "", 0.5, "", "because")
    row = dict(zip(COLUMNS, finding.to_row(), strict=True))
    assert labels(row["topics"]) == labels(row["suggested"]) == list(topics)
    assert row["score"] == "0.5000"
