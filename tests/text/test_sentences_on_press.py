"""The quality floor of the splitter on gold sentences of the press; `benchmarks/splitter` measures it at length."""

from tests.conftest import shared_path

from unionml.text import sentence_spans


def test_boundary_f1_is_at_least_098() -> None:
    import pyarrow.parquet as pq

    path = shared_path("data/vietnews/validation.parquet")
    true_positives = false_positives = false_negatives = 0
    for lines in pq.read_table(path, columns=["sentences"]).column("sentences").to_pylist():
        sentences = [" ".join(line.split()) for line in lines if line.strip()]
        text = " ".join(sentences)
        gold, position = set(), 0
        for sentence in sentences:
            position += len(sentence)
            gold.add(position)
            position += 1
        # The end of the document is an end for any splitter, so it counts for none.
        gold.discard(len(text))
        found = {end for _, end in sentence_spans(text)} - {len(text)}
        true_positives += len(gold & found)
        false_positives += len(found - gold)
        false_negatives += len(gold - found)
    assert 2 * true_positives / (2 * true_positives + false_positives + false_negatives) >= 0.98
