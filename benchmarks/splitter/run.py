"""How well sentence splitters find the ends of sentences in Vietnamese press text, and how fast.

    python benchmarks/splitter/run.py [--data PATH]

Gold are the lines of the column `sentences` of VNDS, an item a document. They are joined by one blank into running
text, the splitter gets the text, and its ends of sentences are compared with those of the lines, as offsets. The last
end of each document counts for nobody, since no splitter can miss it. Intervals are percentiles of 1,000 bootstrap
samples of documents.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that what benchmarks share can be imported

from benchmarks.inputs import parquet_rows  # noqa: E402

from unionml.errors import InputError, run_script  # noqa: E402
from unionml.text import sentence_spans  # noqa: E402

DATA = ROOT.parent / "shared" / "data" / "vietnews" / "validation.parquet"
SAMPLES = 1000

Splitter = Callable[[str], list[int]]
"""Gives the offsets in the text at which its sentences end."""


@dataclass(frozen=True)
class Document:
    """Running text and the offsets at which its gold sentences end."""

    text: str
    ends: frozenset[int]


def documents(path: Path) -> list[Document]:
    """Read the gold documents: lines joined by one blank, white space inside them collapsed."""
    read = []
    for row in parquet_rows(path, "sentences"):
        sentences = [" ".join(line.split()) for line in row["sentences"] if line.strip()]
        lengths = np.array([len(sentence) for sentence in sentences], dtype=int)
        ends = np.cumsum(lengths) + np.arange(len(lengths))
        read.append(Document(" ".join(sentences), frozenset(ends.tolist())))
    return read


def unionml_ends(text: str) -> list[int]:
    return [end for _, end in sentence_spans(text)]


STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"“‘(–-]*\s*(\w))")


def naive_ends(text: str) -> list[int]:
    """A stop, then a blank, then no small letter."""
    return [match.end() for match in STOP.finditer(text) if not match[1].islower()] + [len(text)]


ABBREVIATION = re.compile(r"(?:\bTP|\b[^\W\d_])\Z")


def abbreviation_ends(text: str) -> list[int]:
    """The naive rule, but not after `TP` and single letters."""
    ends = naive_ends(text)
    starts = {match.end(): match.start() for match in STOP.finditer(text)}
    return [
        end for end in ends if not ABBREVIATION.search(text, max(0, starts.get(end, end) - 3), starts.get(end, end))
    ]


def underthesea_ends() -> Splitter | None:
    """The splitter of underthesea, its sentences found again in the text; None where it is not installed."""
    try:
        from underthesea import sent_tokenize
    except ImportError:
        return None

    def ends(text: str) -> list[int]:
        # It rewrites white space, so its sentences are located by the characters between the blanks.
        places = [place for place, character in enumerate(text) if not character.isspace()]
        found, position = [], 0
        for sentence in sent_tokenize(text):
            position += sum(not character.isspace() for character in sentence)
            found.append(places[min(position, len(places)) - 1] + 1)
        return found

    return ends


def judge(splitter: Splitter, gold: list[Document]) -> tuple[NDArray[np.int64], float]:
    """Count true positives, false positives and false negatives, a row a document, and the seconds for all texts."""
    begin = time.perf_counter()
    found = [splitter(document.text) for document in gold]
    seconds = time.perf_counter() - begin
    counts = []
    for ends, document in zip(found, gold, strict=True):
        last = {len(document.text)}
        predicted, actual = set(ends) - last, document.ends - last
        counts.append((len(predicted & actual), len(predicted - actual), len(actual - predicted)))
    return np.array(counts), seconds


def scores(counts: NDArray[np.int64]) -> tuple[float, float, float]:
    true_positives, false_positives, false_negatives = counts.sum(axis=0)
    return (
        float(true_positives / (true_positives + false_positives)),
        float(true_positives / (true_positives + false_negatives)),
        float(2 * true_positives / (2 * true_positives + false_positives + false_negatives)),
    )


def interval(counts: NDArray[np.int64]) -> tuple[float, float]:
    """The middle 95 % of F1 over bootstrap samples of documents."""
    generator = np.random.default_rng(0)
    sampled = [scores(counts[generator.integers(len(counts), size=len(counts))])[2] for _ in range(SAMPLES)]
    low, high = np.percentile(sampled, [2.5, 97.5])
    return float(low), float(high)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, default=DATA, help="Parquet with a column `sentences` (default: %(default)s)"
    )
    parser.add_argument("--first", type=int, metavar="N", help="judge on the first N documents alone")
    options = parser.parse_args()
    path = options.data
    gold = documents(path)[: options.first]
    if not gold:
        raise InputError(f"{path} has no document; give the Parquet file of VNDS with --data")
    splitters: dict[str, Splitter | None] = {
        "unionml": unionml_ends,
        "naive": naive_ends,
        "naive, TP. and initials": abbreviation_ends,
        "underthesea": underthesea_ends(),
    }
    ends = sum(len(document.ends) - 1 for document in gold)
    print(f"{path.name}: {len(gold):,} documents, {ends:,} ends of sentences inside them\n")
    print("| splitter | precision | recall | F1 | 95 % interval | documents a second |")
    print("|---|---|---|---|---|---|")
    for name, splitter in splitters.items():
        if splitter is None:
            continue
        splitter(gold[0].text)  # what loads late, loads now
        counts, seconds = judge(splitter, gold)
        precision, recall, f1 = scores(counts)
        low, high = interval(counts)
        speed = f"{len(gold) / seconds:,.0f}"
        print(f"| {name} | {precision:.4f} | {recall:.4f} | {f1:.4f} | {low:.4f} to {high:.4f} | {speed} |")
    if splitters["underthesea"] is None:
        print("\nunderthesea is not installed; install it with: pip install '.[benchmarks]'", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(run_script(main))
