"""How many articles a second the TF-IDF path classifies beside its peers, and the whole of `unionml score`.

    python benchmarks/speed/run.py [--articles 6000] [--processes 2] [--rounds 5]

Every contender gets the same articles, split over the same number of processes with one thread each. All of them are
loaded and warmed up in every process before the first is timed; then they take turns, round after round, so that
whatever else the machine does meets all alike. Reported are each one's best round on the clock, and its least time of
the processor an article (which a busy machine disturbs less).
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
os.environ.update(dict.fromkeys(THREADS, "1"))

import numpy as np  # noqa: E402
from benchmarks.scale.articles import recombined, write  # noqa: E402
from benchmarks.speed.reference import slow_scores  # noqa: E402

from unionml.article import Article  # noqa: E402
from unionml.errors import run_script  # noqa: E402
from unionml.registry import load  # noqa: E402

TRAIN = ROOT / "data" / "corpus" / "train.jsonl"
LABELS = ("congress", "welfare", "emulation", "membership")
SYLLABLE = r"[0-9]+(?:[.,][0-9]+)+|[^\W_]+"
SHARD = 500
CHECKED = 300

Classify = Callable[[Sequence[Article]], object]


def text_of(article: Article) -> str:
    return "\n".join((article.title, article.lead, *article.body))


# The contenders: each makes what classifies a list of articles, from what `prepare` left in a folder.


def unionml_tfidf(_: Path) -> Classify:
    model = load("tfidf")
    return lambda articles: [model.predict(articles[at : at + SHARD]) for at in range(0, len(articles), SHARD)]


def sklearn_own(folder: Path) -> Classify:
    return _sklearn(folder, lowercase=True, token_pattern=SYLLABLE)


def sklearn_same_tokens(folder: Path) -> Classify:
    from unionml.text import syllables

    return _sklearn(folder, lowercase=False, tokenizer=syllables, token_pattern=None)


def _sklearn(folder: Path, **settings: Any) -> Classify:
    from sklearn.feature_extraction.text import TfidfVectorizer

    model = load("tfidf")
    vectorizer = TfidfVectorizer(
        vocabulary=model.vocabulary_.ngrams, ngram_range=(1, model.vocabulary_.order), sublinear_tf=True, **settings
    )
    vectorizer.fit([text_of(article) for article in _training()[0]])
    weights, intercepts = model.weights_, model.intercepts_
    return lambda articles: (vectorizer.transform(map(text_of, articles)) @ weights + intercepts) > 0


def fasttext_supervised(folder: Path) -> Classify:
    import fasttext

    fasttext.FastText.eprint = lambda *_: None
    model = fasttext.load_model(str(folder / "fasttext.bin"))
    # The library's own `predict` breaks with NumPy 2; this is what it calls.
    return lambda articles: [
        model.f.predict(text_of(one).replace("\n", " ").lower() + "\n", -1, 0.0, "strict") for one in articles
    ]


def underthesea_classify(_: Path) -> Classify:
    from underthesea import classify

    classify("Công đoàn tặng quà Tết cho đoàn viên")
    return lambda articles: [classify(text_of(one)) for one in articles]


CONTENDERS: dict[str, Callable[[Path], Classify]] = {
    "unionml tfidf": unionml_tfidf,
    "scikit-learn, its own tokens": sklearn_own,
    "scikit-learn, the same tokens": sklearn_same_tokens,
    "fastText, word 3-grams": fasttext_supervised,
    "underthesea classify": underthesea_classify,
}


def _training() -> tuple[list[Article], list[list[str]]]:
    from unionml.reading import iter_records
    from unionml.reading.records import Record

    records = [record for record in iter_records(TRAIN) if isinstance(record, Record)]
    return [record.article for record in records], [list(record.extra["topics"]) for record in records]  # type: ignore[call-overload]


def prepare(folder: Path) -> dict[str, str]:
    """Train what has to be trained; gives the contenders that cannot take part, with the reason."""
    missing: dict[str, str] = {}
    try:
        import fasttext

        lines = [
            " ".join(f"__label__{topic}" for topic in topics or ["other"])
            + " "
            + text_of(article).replace("\n", " ").lower()
            for article, topics in zip(*_training(), strict=True)
        ]
        (folder / "fasttext.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        settings = {"wordNgrams": 3, "epoch": 25, "lr": 0.5, "dim": 50, "bucket": 200_000, "loss": "ova", "thread": 1}
        model = fasttext.train_supervised(str(folder / "fasttext.txt"), verbose=0, **settings)
        model.save_model(str(folder / "fasttext.bin"))
    except ImportError:
        missing["fastText, word 3-grams"] = "not installed (pip install fasttext-wheel)"
    try:
        underthesea_classify(folder)
    except ImportError:
        missing["underthesea classify"] = "not installed (pip install underthesea)"
    except (OSError, ValueError) as error:
        missing["underthesea classify"] = (
            f"its model is downloaded at the first call, which failed ({type(error).__name__})"
        )
    return missing


def work(
    names: Sequence[str], folder: Path, share: tuple[int, int, int], rounds: int, barrier: Barrier, results: Any
) -> None:
    """One process: its share of the articles, through every contender, round after round."""
    number, index, processes = share
    articles = articles_of(number)[index::processes]
    contenders = {name: CONTENDERS[name](folder) for name in names}
    for classify in contenders.values():
        classify(articles[:SHARD])
    for _ in range(rounds):
        for name, classify in contenders.items():
            barrier.wait()
            started, busy = time.monotonic(), time.process_time()
            classify(articles)
            results.put((name, started, time.monotonic(), time.process_time() - busy))
            barrier.wait()


def articles_of(number: int) -> list[Article]:
    return [
        Article(id=row["id"], title=row["title"], lead=row["lead"], body=tuple(row["body"]))
        for row in recombined(number)
    ]


def measure(
    names: Sequence[str], folder: Path, number: int, processes: int, rounds: int
) -> dict[str, tuple[float, float]]:
    """For each contender articles a second on the clock, and seconds of the processor an article."""
    context = get_context("spawn")
    barrier, results = context.Barrier(processes), context.Queue()
    workers = [
        context.Process(target=work, args=(names, folder, (number, index, processes), rounds, barrier, results))
        for index in range(processes)
    ]
    for worker in workers:
        worker.start()
    clock: dict[str, list[float]] = {name: [] for name in names}
    busy: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            got = [results.get() for _ in range(processes)]
            clock[name].append(max(one[2] for one in got) - min(one[1] for one in got))
            busy[name].append(sum(one[3] for one in got))
    for worker in workers:
        worker.join()
    return {name: (number / min(clock[name]), min(busy[name]) / number) for name in names}


def whole_score(number: int, processes: int, folder: Path, *, lead: bool) -> float:
    """Articles a second of `unionml score`, from a JSONL file to a Parquet file."""
    from unionml.scoring import ScoreOptions
    from unionml.scoring.local import score

    source = folder / "articles.jsonl"
    if not source.exists():
        write(number, source)
    options = ScoreOptions(workers=processes, lead=lead, force=True)
    summary = score([source], folder / "scored.parquet", options)
    return summary.rows / summary.seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    number, processes = arguments.articles, arguments.processes
    sample = articles_of(min(CHECKED, number))
    model = load("tfidf")
    difference = float(np.abs(model.predict_scores(sample) - slow_scores(model, sample)).max())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missing = prepare(folder)
        names = [contender for contender in CONTENDERS if contender not in missing]
        found = measure(names, folder, number, processes, arguments.rounds)
        size = sum(len(text_of(article)) for article in articles_of(min(2000, number))) / min(2000, number)
        print(f"{number:,} articles of {size:,.0f} characters on average, {processes} processes of one thread\n")
        print("| classification | articles a second | processor, µs an article | times the processor of unionml |")
        print("|---|---|---|---|")
        own = found["unionml tfidf"][1]
        for contender, (rate, seconds) in found.items():
            print(f"| {contender} | {rate:,.0f} | {seconds * 1e6:,.0f} | {seconds / own:.1f} |")
        for contender, reason in missing.items():
            print(f"| {contender} | left out: {reason} | | |")
        print(f"\nlargest difference to the plain way on {len(sample)} articles: {difference:.1e}\n")
        print("| the whole of unionml score | articles a second |")
        print("|---|---|")
        for lead in (True, False):
            rate = whole_score(number, processes, folder, lead=lead)
            print(f"| {'with' if lead else 'without'} leads, {processes} workers | {rate:,.0f} |")


if __name__ == "__main__":
    sys.exit(run_script(main))
