"""Real headlines with their sapos, judged by what these say.

    python benchmarks/classification/real_headlines.py tfidf transformer

The labels of real articles rest on whole articles, so that a tenth of them cannot be told from the headline. Here stand
labels of title and lead alone (`title_and_lead`): two annotators, language models that went by the guidelines and saw
nothing else, read the 160 articles of `real/validation.jsonl`; the 156 on whose primary topic they agreed are listed by
id, without their text, in `real-headlines.jsonl`.
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from unionml.classification.fields import title_and_lead
from unionml.errors import run_script
from unionml.evaluation import evaluate_topics
from unionml.registry import load_topic_model
from unionml.training.data import LabelledArticle, load_labelled

ROOT = Path(__file__).resolve().parents[2]
LABELS = Path(__file__).with_name("real-headlines.jsonl")
REAL = ROOT / "../shared/data/real/validation.jsonl"


def real_headlines(articles: Path = REAL, labels: Path = LABELS) -> list[LabelledArticle]:
    """Titles and leads with what they report.

    Args:
        articles: the real articles.
        labels: rows of `id`, `topics` and `primary`.

    Raises:
        KeyError: an article that has a label is not there.
    """
    found = {one.article.id: one for one in load_labelled([articles])}
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    return [
        replace(
            found[row["id"]],
            article=title_and_lead(found[row["id"]].article),
            topics=tuple(row["topics"]),
            primary=row["primary"],
        )
        for row in rows
    ]


def main() -> None:
    """Print a line for every model."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", nargs="+", help="model directories or names of shipped models")
    parser.add_argument("--real", type=Path, default=REAL, help="the real articles (%(default)s)")
    options = parser.parse_args()
    labelled = real_headlines(options.real)
    print(f"{len(labelled)} real headlines with their sapos: primary accuracy, macro-F1 (95 % interval)")
    for name in options.models:
        report = evaluate_topics(load_topic_model(name), labelled)
        print(name, report.primary_accuracy, report.macro_f1, sep=" | ", flush=True)


if __name__ == "__main__":
    sys.exit(run_script(main))
