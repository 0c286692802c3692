"""How good the TF-IDF topic model is beside a plain baseline, on whole articles and on headlines with their leads.

    python benchmarks/topics/run.py                         # what this repository holds
    python benchmarks/topics/run.py --real ../shared/data/real

Out of fold: each training article is judged by models that saw neither it nor its near-duplicates, over several seeds.
Held out: models of all training articles, on the corpus's test split, on the headlines to check, which others wrote,
and on the real validation articles.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that what benchmarks share can be imported

from benchmarks.inputs import json_lines  # noqa: E402

from unionml.article import Article  # noqa: E402
from unionml.classification.fields import segments, tidied, title_and_lead  # noqa: E402
from unionml.classification.folds import stratified_folds  # noqa: E402
from unionml.classification.labels import OTHER, LabelSet  # noqa: E402
from unionml.classification.prediction import TopicPrediction  # noqa: E402
from unionml.classification.tfidf import TfidfTopicModel  # noqa: E402
from unionml.errors import run_script  # noqa: E402
from unionml.text import syllables  # noqa: E402
from unionml.training.data import LabelledArticle, load_labelled  # noqa: E402
from unionml.training.near_duplicates import near_duplicate_groups  # noqa: E402

LABELS = LabelSet(("congress", "welfare", "emulation", "membership"))
RESAMPLES = 2000


class PlainBaseline:
    """TF-IDF of 1-to-3-grams of syllables, one-vs-rest logistic regression, balanced, threshold one half."""

    def fit(self, articles: Sequence[Article], topics: Sequence[Sequence[str]]) -> "PlainBaseline":
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.multiclass import OneVsRestClassifier

        self.vectorizer = TfidfVectorizer(
            ngram_range=(1, 3), tokenizer=syllables, token_pattern=None, min_df=2, sublinear_tf=True
        )
        X = self.vectorizer.fit_transform(map(_text, articles))
        self.classifier = OneVsRestClassifier(
            LogisticRegression(C=10, solver="liblinear", class_weight="balanced")
        ).fit(X, LABELS.encode(topics))
        return self

    def predict(self, articles: Sequence[Article]) -> list[TopicPrediction]:
        scores = self.classifier.predict_proba(self.vectorizer.transform(map(_text, articles)))
        predictions = []
        for row in scores.tolist():
            ranked = sorted(range(len(LABELS)), key=lambda label: -row[label])
            topics = [LABELS.labels[label] for label in ranked if row[label] >= 0.5]
            scored = dict(zip(LABELS.labels, row, strict=True))
            predictions.append(TopicPrediction(topics[0] if topics else OTHER, topics, scored))
        return predictions


def _text(article: Article) -> str:
    return "\n".join(text for _, text in segments(article))


@dataclass(frozen=True)
class Figures:
    """Accuracy of the primary topic (`other` included) and mean F1 of the four topics, over bootstrap resamples."""

    accuracy: NDArray[np.float64]
    macro_f1: NDArray[np.float64]


def figures(predictions: Sequence[TopicPrediction], labelled: Sequence[LabelledArticle]) -> Figures:
    right = np.array(
        [said.topic == item.primary for said, item in zip(predictions, labelled, strict=True)], dtype=float
    )
    said = LABELS.encode([prediction.topics for prediction in predictions])
    true = LABELS.encode([item.topics for item in labelled])
    random = np.random.default_rng(0)
    n = len(labelled)
    draws = [np.ones(n)] + [np.bincount(random.integers(n, size=n), minlength=n) for _ in range(RESAMPLES)]
    weights = np.stack(draws)
    f1 = 2 * (weights @ (said & true)) / np.maximum(weights @ said + weights @ true, 1e-12)
    return Figures(weights @ right / n, f1.mean(axis=1))


def shown(values: NDArray[np.float64]) -> str:
    low, high = np.quantile(values[1:], [0.025, 0.975])
    return f"{values[0]:.3f} ({low:.3f} to {high:.3f})"


def view(labelled: Sequence[LabelledArticle], *, short: bool) -> list[Article]:
    return [title_and_lead(item.article) if short else item.article for item in labelled]


def compare(title: str, plain: list[Figures], ours: list[Figures]) -> None:
    """One row of the table: means over the seeds, and the paired difference."""
    for name in ("accuracy", "macro_f1"):
        one = np.mean([getattr(item, name) for item in plain], axis=0)
        two = np.mean([getattr(item, name) for item in ours], axis=0)
        print(f"| {title} | {name} | {shown(one)} | {shown(two)} | {shown(two - one)} |", flush=True)


def out_of_fold(parts: dict[str, list[LabelledArticle]], seeds: int) -> None:
    labelled = [item for part in parts.values() for item in part]
    origin = np.repeat(np.arange(len(parts)), [len(part) for part in parts.values()])
    groups = near_duplicate_groups([item.article for item in labelled]).tolist()
    found: dict[tuple[str, bool, str], list[Figures]] = {}
    for seed in range(seeds):
        strata = list(zip(origin.tolist(), [item.topics for item in labelled], strict=True))
        folds = stratified_folds(strata, fractions=[0.2] * 5, groups=groups, seed=seed)
        said: dict[tuple[str, bool], dict[int, TopicPrediction]] = {}
        for fold in range(5):
            train = [labelled[index] for index in np.flatnonzero(folds != fold)]
            held = np.flatnonzero(folds == fold).tolist()
            for name, model in fitted(train, [groups[index] for index in np.flatnonzero(folds != fold)]):
                for short in (True, False):
                    predictions = model.predict(view([labelled[index] for index in held], short=short))
                    said.setdefault((name, short), {}).update(zip(held, predictions, strict=True))
        for (name, short), predicted in said.items():
            for number, part in enumerate(parts):
                rows = np.flatnonzero(origin == number).tolist()
                judged = figures([predicted[row] for row in rows], [labelled[row] for row in rows])
                found.setdefault((name, short, part), []).append(judged)
    for part in parts:
        for short in (True, False):
            title = f"out of fold, {part}, {'headline and lead' if short else 'whole'}"
            compare(title, found["plain", short, part], found["ours", short, part])


def held_out(train: list[LabelledArticle], tests: dict[str, list[LabelledArticle]]) -> None:
    groups = near_duplicate_groups([item.article for item in train]).tolist()
    models = dict(fitted(train, groups))
    for name, labelled in tests.items():
        # A headline with its lead has no other view.
        for short in (True, False) if any(item.article.body for item in labelled) else (True,):
            articles = view(labelled, short=short)
            plain, ours = (figures(models[key].predict(articles), labelled) for key in ("plain", "ours"))
            compare(f"held out, {name}, {'headline and lead' if short else 'whole'}", [plain], [ours])


def fitted(train: list[LabelledArticle], groups: list[int]) -> list[tuple[str, PlainBaseline | TfidfTopicModel]]:
    articles = [tidied(item.article) for item in train]
    topics = [item.topics for item in train]
    ours = TfidfTopicModel(label_set=LABELS).fit(articles, topics, groups=groups)
    return [("plain", PlainBaseline().fit(articles, topics)), ("ours", ours)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", type=Path, help="folder with train.jsonl and validation.jsonl of real articles")
    parser.add_argument("--seeds", type=int, default=3, help="how often the folds are drawn; 0 leaves them out")
    parser.add_argument("--no-headlines", action="store_true", help="learn from whole articles alone")
    options = parser.parse_args()
    corpus = ROOT / "data" / "corpus"
    parts = {"corpus": list(load_labelled([corpus / "train.jsonl", corpus / "validation.jsonl"]))}
    if not options.no_headlines:
        parts["headlines"] = list(load_labelled(ROOT / "data" / "headlines.jsonl"))
    tests = {"corpus test split": list(load_labelled(corpus / "test.jsonl"))}
    to_check = ROOT / "data" / "headlines-check.jsonl"
    rows = json_lines(to_check, "id", "kind")
    for kind in ("clear", "hard"):
        wanted = {row["id"] for row in rows if row["kind"] == kind}
        tests[f"{kind} headlines"] = [item for item in load_labelled(to_check) if item.article.id in wanted]
    tests["harder headlines"] = list(load_labelled(ROOT / "data" / "headlines-test.jsonl"))
    if options.real:
        parts["real"] = list(load_labelled(options.real / "train.jsonl"))
        tests["real validation"] = list(load_labelled(options.real / "validation.jsonl"))
    parts = {name: [replace(item, article=tidied(item.article)) for item in part] for name, part in parts.items()}
    print("| what is judged | measure | plain | ours | difference |\n|---|---|---|---|---|")
    if options.seeds:
        out_of_fold(parts, options.seeds)
    held_out([item for part in parts.values() for item in part], tests)


if __name__ == "__main__":
    sys.exit(run_script(main))
