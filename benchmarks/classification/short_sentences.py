"""Short sentences of seven general topics: what training gives with default settings, on labels that are not a union's.

    python benchmarks/classification/short_sentences.py tfidf transformer

`short-sentences.jsonl` holds 919 Vietnamese sentences, written for this project by four authors, language models that
saw no other text of it: each as if taken from the middle of a news item, an encyclopedia or a travel guide, with the
topic that it was written for. Every author's 230 are judged by a model that learnt from the other three's,
as `unionml train` makes it from a file.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from os import PathLike
from pathlib import Path

import numpy as np

from unionml.bootstrap import estimates, mean_of
from unionml.errors import run_script
from unionml.registry import load_topic_model
from unionml.training import TrainingReport, train_tfidf
from unionml.training.data import load_labelled
from unionml.training.transformer import train_transformer

SENTENCES = Path(__file__).with_name("short-sentences.jsonl")
METHODS: dict[str, Callable[[list[Path], PathLike[str]], TrainingReport]] = {
    "tfidf": train_tfidf,
    "transformer": train_transformer,
}


def judged(method: str, *, of: int | None = None) -> tuple[list[list[bool]], float]:
    """For every author whether each sentence got its topic, and the seconds that training took in all.

    Args:
        method: one of `METHODS`.
        of: the authors, from the first on; None means all.
    """
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    found, seconds = [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for author in sorted({row["author"] for row in rows})[:of]:
            learnt, held = Path(folder, f"{author}-learnt.jsonl"), Path(folder, f"{author}-held.jsonl")
            for path, apart in ((learnt, False), (held, True)):
                part = [row for row in rows if (row["author"] == author) is apart]
                path.write_text("".join(json.dumps(row) + "\n" for row in part), encoding="utf-8")
            started = time.perf_counter()
            METHODS[method]([learnt], Path(folder, author))
            seconds += time.perf_counter() - started
            articles = load_labelled(held)
            predictions = load_topic_model(Path(folder, author)).predict([one.article for one in articles])
            found.append([said.topic == one.primary for said, one in zip(predictions, articles, strict=True)])
    return found, seconds


def main() -> None:
    """Print a line for every method."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("methods", nargs="+", choices=METHODS, help="what to train")
    print("method | accuracy (95 % interval) | of each author | seconds a training")
    for method in parser.parse_args().methods:
        parts, seconds = judged(method)
        right = np.concatenate(parts).astype(np.float64)
        (accuracy,) = estimates(mean_of(right[:, None]), len(right))
        by_author = ", ".join(f"{np.mean(part):.3f}" for part in parts)
        print(method, accuracy, by_author, f"{seconds / len(parts):.0f}", sep=" | ", flush=True)


if __name__ == "__main__":
    sys.exit(run_script(main))
