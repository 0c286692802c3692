"""Topic models side by side: quality with intervals, training seconds, articles a second, megabytes.

    python benchmarks/classification/run.py --train data/corpus/train.jsonl --train data/corpus/validation.jsonl \
        --test data/corpus/test.jsonl -o build/classification.json

Every method learns from the same articles and is judged and timed on the same ones, in one run and with the same number
of threads. A method whose packages are missing is left out and named.
"""

import argparse
import copy
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that the peer next door can be imported

from unionml.article import Article  # noqa: E402
from unionml.bundle import Bundle, shipped_folder  # noqa: E402
from unionml.classification.prediction import TopicModel  # noqa: E402
from unionml.errors import MissingExtraError, run_script  # noqa: E402
from unionml.evaluation import evaluate_topics  # noqa: E402
from unionml.reading.records import Record, iter_records  # noqa: E402
from unionml.registry import load  # noqa: E402
from unionml.training.data import LabelledArticle, load_labelled  # noqa: E402
from unionml.training.near_duplicates import near_duplicate_groups  # noqa: E402


@dataclass(frozen=True, slots=True)
class Trained:
    """A model, what it cost to make, and how large it is on disk without its base."""

    model: TopicModel
    seconds: float
    megabytes: float


@dataclass(slots=True)
class Workshop:
    """What the methods share."""

    train: list[LabelledArticle]
    folder: Path
    made: dict[str, Trained]
    fine_tuned: Path | None = None
    student: Path | None = None
    unlabelled: Sequence[Article] = ()

    @property
    def articles(self) -> list[Article]:
        return [item.article for item in self.train]

    @property
    def topics(self) -> list[tuple[str, ...]]:
        return [item.topics for item in self.train]

    def size(self, name: str) -> float:
        return megabytes(self.folder / name)


def megabytes(folder: Path) -> float:
    """Of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def tfidf(shop: Workshop) -> Trained:
    from unionml.classification.tfidf import TfidfTopicModel

    started = time.perf_counter()
    groups = near_duplicate_groups(shop.articles).tolist()
    model = TfidfTopicModel().fit(shop.articles, shop.topics, groups=groups)
    seconds = time.perf_counter() - started
    model.save(shop.folder / "tfidf", model_card="")
    return Trained(model, seconds, shop.size("tfidf"))


def _transformer(shop: Workshop, name: str, **changes: Any) -> Trained:
    from unionml.classification.transformer import TransformerTopicModel
    from unionml.classification.transformer_config import TransformerConfig

    started = time.perf_counter()
    groups = near_duplicate_groups(shop.articles).tolist()
    model = TransformerTopicModel(replace(TransformerConfig(), **changes), name=name)
    model.fit(shop.articles, shop.topics, groups=groups)
    seconds = time.perf_counter() - started
    model.save(shop.folder / name, model_card="")
    return Trained(model, seconds, shop.size(name))


def probe(shop: Workshop) -> Trained:
    """The base's own vectors and a linear head: nothing of the encoder moves."""
    return _transformer(shop, "probe", frozen_layers=12, epochs=1, head_learning_rate=1e-9, encoder_share=1.0)


def encoder(shop: Workshop) -> Trained:
    """The default settings, windows of 128 tokens, but no TF-IDF is asked beside it."""
    return _transformer(shop, "encoder", encoder_share=1.0)


def transformer(shop: Workshop) -> Trained:
    """The default settings, TF-IDF of the same articles asked too; or the bundle that `--fine-tuned` names."""
    if shop.fine_tuned is None:
        return _transformer(shop, "transformer")
    return Trained(load(shop.fine_tuned), 0.0, megabytes(shop.fine_tuned))


def truncated(shop: Workshop) -> Trained:
    """The encoder alone, which reads only the first window."""
    return _transformer(shop, "truncated", max_windows=1, encoder_share=1.0)


def long(shop: Workshop) -> Trained:
    """The encoder reading one stretch of 512 tokens: what the exported one is timed against."""
    trained = shop.made.get("encoder") or shop.made["transformer"]
    base: Any = trained.model
    model = copy.copy(base)
    model.reader_ = replace(base.reader_, window_tokens=512, max_windows=1)
    return Trained(model, trained.seconds, trained.megabytes)


def onnx(shop: Workshop) -> Trained:
    """The default model exported: int8, vocabulary of the training articles and of East Asian scripts."""
    return _exported(shop, "onnx", shop.made["transformer"])


def distilled(shop: Workshop) -> Trained:
    """Six layers of the default model, taught by all of them, exported likewise; or what `--student` names."""
    from unionml.training.transformer_distill import DistillConfig, distill

    started = time.perf_counter()
    if shop.student is None:
        teacher: Any = shop.made["transformer"].model
        model = distill(teacher, [*shop.articles, *shop.unlabelled], DistillConfig())
    else:
        model = load(shop.student)
    seconds = time.perf_counter() - started
    return _exported(shop, "distilled", Trained(model, shop.made["transformer"].seconds + seconds, 0.0))


def _exported(shop: Workshop, name: str, trained: Trained) -> Trained:
    from unionml.classification.onnx import OnnxTopicModel
    from unionml.classification.onnx_export import ExportConfig, export
    from unionml.classification.trimming import EAST_ASIAN, pieces_of_scripts, used_pieces

    model: Any = trained.model
    tokenizer = model.reader_.tokenizer
    known = [*shop.articles, *shop.unlabelled]
    texts = (text for article in known for text in (article.title, article.lead, *article.body))
    keep = pieces_of_scripts(tokenizer, EAST_ASIAN) | used_pieces(tokenizer, ["query: ", *texts])
    started = time.perf_counter()
    export(model, shop.folder / name, ExportConfig(keep=keep, sample=known[:64]))
    seconds = time.perf_counter() - started
    exported = OnnxTopicModel.from_bundle(Bundle.open(shop.folder / name))
    return Trained(exported, trained.seconds + seconds, shop.size(name))


def ships(shop: Workshop) -> Trained:
    """The model of this name that ships, trained on other articles too."""
    return Trained(load("transformer"), 0.0, megabytes(shipped_folder() / "transformer"))


def setfit(shop: Workshop) -> Trained:
    """SetFit (Tunstall et al., 2022) on the same base: title and lead, one-vs-rest, its defaults but for one pass."""
    from benchmarks.classification.setfit_peer import fit_setfit

    started = time.perf_counter()
    model = fit_setfit(shop.articles, shop.topics)
    return Trained(model, time.perf_counter() - started, model.megabytes)


METHODS: dict[str, Callable[[Workshop], Trained]] = {
    "tfidf": tfidf,
    "probe": probe,
    "truncated": truncated,
    "encoder": encoder,
    "transformer": transformer,
    "long": long,
    "onnx": onnx,
    "distilled": distilled,
    "ships": ships,
    "setfit": setfit,
}


def read(path: Path, most: int | None) -> list[Article]:
    """The first articles of a file."""
    records = (record.article for record in iter_records(path) if isinstance(record, Record))
    return list(islice(records, most))


def speed(model: TopicModel, articles: Sequence[Article]) -> float:
    """Articles a second, after one that is not counted."""
    model.predict_scores(articles[:1])
    started = time.perf_counter()
    model.predict_scores(articles)
    return len(articles) / (time.perf_counter() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--train", type=Path, action="append", default=[])
    parser.add_argument("--test", type=Path, action="append", required=True)
    parser.add_argument("--method", choices=METHODS, action="append", help="may be repeated; all by default")
    parser.add_argument("--fine-tuned", type=Path, help="a fine-tuned bundle in place of training one")
    parser.add_argument("--student", type=Path, help="a distilled bundle in place of teaching one")
    parser.add_argument(
        "--unlabelled", type=Path, action="append", default=[], help="articles to distil on; repeatable"
    )
    parser.add_argument("--most", type=int, help="the most unlabelled articles of each file")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    chosen = options.method or list(METHODS)
    try:
        import torch

        torch.set_num_threads(options.threads)
    except ModuleNotFoundError:
        print("torch is not installed: only tfidf runs")
    test = {str(path): load_labelled(path) for path in options.test}
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        shop = Workshop(
            load_labelled(options.train) if options.train else [],
            Path(folder),
            {},
            fine_tuned=options.fine_tuned,
            student=options.student,
            unlabelled=[article for path in options.unlabelled for article in read(path, options.most)],
        )
        for name in METHODS:
            if name not in chosen:
                continue
            try:
                trained = shop.made[name] = METHODS[name](shop)
            except (ImportError, KeyError, MissingExtraError) as error:
                print(f"{name} is left out: {error}")
                continue
            row: dict[str, Any] = {"method": name, "train_seconds": trained.seconds, "megabytes": trained.megabytes}
            for path, labelled in test.items():
                report = evaluate_topics(trained.model, labelled)
                row[path] = {
                    "macro_f1": report.macro_f1.to_dict(),
                    "primary_accuracy": report.primary_accuracy.to_dict(),
                }
            first = [item.article for item in next(iter(test.values()))]
            row["articles_a_second"] = float(np.median([speed(trained.model, first) for _ in range(3)]))
            rows.append(row)
            print(json.dumps(row), flush=True)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    content = {"threads": options.threads, "articles": len(shop.train), "rows": rows}
    options.output.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(run_script(main))
