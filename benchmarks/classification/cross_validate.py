"""Is the transformer better than TF-IDF? Every article of the corpus, judged by models that have not seen it.

    python benchmarks/classification/cross_validate.py -o build/folds

A test split of 95 articles leaves a difference of three points of macro-F1 open. Here the corpus is divided into five
parts by label sets, near-duplicates on one side; both models learn from four of them with their default settings, as
`unionml train` makes them from a file, and are judged on the fifth, so that all 480 articles count. A bundle that
already stands in the folder is not trained again.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from pathlib import Path

import numpy as np

from unionml.article import Article
from unionml.classification.folds import stratified_folds
from unionml.classification.labels import LabelSet
from unionml.classification.prediction import Phrase, TopicModel, TopicPrediction
from unionml.errors import run_script
from unionml.evaluation.comparison import compare_topics
from unionml.registry import load_topic_model
from unionml.training import TrainingReport, train_tfidf
from unionml.training.data import LabelledArticle, load_labelled
from unionml.training.near_duplicates import near_duplicate_groups
from unionml.training.transformer import train_transformer

CORPUS = Path(__file__).resolve().parents[2] / "data/articles.jsonl"
METHODS: dict[str, Callable[[list[Path], PathLike[str]], TrainingReport]] = {
    "tfidf": train_tfidf,
    "transformer": train_transformer,
}


class Absent:
    """What models said of articles that they had not seen, as a topic model that looks its answers up.

    Args:
        name: what was trained.
        label_set: the topics, the same in every fold.
        said: the prediction of every article, by its id.
    """

    def __init__(self, name: str, label_set: LabelSet, said: Mapping[str, TopicPrediction]) -> None:
        self.name = name
        self.label_set = label_set
        self.thresholds_ = np.zeros(len(label_set.labels))  # each fold has its own
        self._said = said

    def predict(self, articles: Sequence[Article]) -> list[TopicPrediction]:
        return [self._said[article.id] for article in articles]

    def predict_scores(self, articles: Sequence[Article]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return np.array([[one.scores[label] for label in self.label_set.labels] for one in self.predict(articles)])

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        raise NotImplementedError("the models of the folds are gone")


def folds_of(corpus: Path, labelled: Sequence[LabelledArticle], n_folds: int, folder: Path) -> list[tuple[Path, Path]]:
    """Write what each fold learns from and what it is judged on, as the corpus has its lines."""
    groups = near_duplicate_groups([one.article for one in labelled]).tolist()
    kinds = [(one.primary, tuple(sorted(one.topics))) for one in labelled]
    fold_of = stratified_folds(kinds, fractions=[1 / n_folds] * n_folds, groups=groups)
    lines = corpus.read_text(encoding="utf-8").splitlines(keepends=True)
    files = []
    for fold in range(n_folds):
        learnt, held = folder / f"{fold}-learnt.jsonl", folder / f"{fold}-held.jsonl"
        for path, wanted in ((learnt, fold_of != fold), (held, fold_of == fold)):
            path.write_text("".join(lines[row] for row in np.flatnonzero(wanted)), encoding="utf-8")
        files.append((learnt, held))
    return files


def cross_validated(method: str, files: Sequence[tuple[Path, Path]], folder: Path) -> TopicModel:
    """Train one method on every fold, and remember what each model says of the articles that it has not seen."""
    said: dict[str, TopicPrediction] = {}
    for fold, (learnt, held) in enumerate(files):
        bundle = folder / f"{fold}-{method}"
        if not bundle.exists():
            METHODS[method]([learnt], bundle)
        model = load_topic_model(bundle)
        articles = [one.article for one in load_labelled(held)]
        said |= zip((article.id for article in articles), model.predict(articles), strict=True)
    return Absent(method, model.label_set, said)


def main() -> None:
    """Print the comparison, and write it beside the bundles."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=CORPUS, help="labelled articles, JSON Lines (%(default)s)")
    parser.add_argument("--folds", type=int, default=5, help="how many parts (%(default)s)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="a folder for bundles and comparison.json")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    labelled = load_labelled([options.data])
    files = folds_of(options.data, labelled, options.folds, options.output)
    first, second = (cross_validated(method, files, options.output) for method in METHODS)
    found = compare_topics(first, second, labelled)
    for row in found.table():
        print(" | ".join(row))
    content = json.dumps(found.to_dict(), ensure_ascii=False, indent=2)
    (options.output / "comparison.json").write_text(content + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(run_script(main))
