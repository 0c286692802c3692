"""How well label errors are found, near-duplicates are found, and articles are picked for labelling.

    python benchmarks/labels/run.py errors DATA…        # planted errors, found by `unionml audit`
    python benchmarks/labels/run.py duplicates PARQUET  # planted near-duplicates, beside datasketch
    python benchmarks/labels/run.py picks DATA…         # active learning beside random picks

Every experiment plants or withholds what is to be found, so the right answer is known. README.md has the results.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that what benchmarks share can be imported

from benchmarks.inputs import parquet_rows  # noqa: E402

from unionml.article import Article  # noqa: E402
from unionml.classification.folds import stratified_folds  # noqa: E402
from unionml.classification.labels import OTHER, LabelSet  # noqa: E402
from unionml.classification.tfidf import TfidfTopicModel  # noqa: E402
from unionml.classification.tfidf_config import TfidfConfig  # noqa: E402
from unionml.errors import InputError, run_script  # noqa: E402
from unionml.evaluation import evaluate_topics  # noqa: E402
from unionml.labelling.audit import audit  # noqa: E402
from unionml.labelling.suggest import suggest, uncertainty  # noqa: E402
from unionml.text import syllables  # noqa: E402
from unionml.training.data import LabelledArticle, load_labelled  # noqa: E402
from unionml.training.near_duplicates import SHINGLE, near_duplicate_groups  # noqa: E402

SHARE = 0.05
"""Of the articles whose labels are spoilt."""


def spoil(labelled: Sequence[LabelledArticle], seed: int, *, exclusive: bool) -> tuple[list[LabelledArticle], set[int]]:
    """The articles with a twentieth of their labels dropped, added or exchanged, and which ones."""
    random = np.random.default_rng(seed)
    names = list(LabelSet.of([one.topics for one in labelled]).labels)
    spoilt = list(labelled)
    chosen = random.choice(len(labelled), int(SHARE * len(labelled)), replace=False).tolist()
    for index in chosen:
        topics = labelled[index].topics
        if topics and not exclusive and random.random() < 0.5:
            topics = topics[1:]
        else:
            topics = (str(random.choice([name for name in names if name not in topics])),)
        spoilt[index] = replace(labelled[index], topics=topics, primary=topics[0] if topics else OTHER)
    return spoilt, set(chosen)


def errors(paths: Sequence[Path], seeds: int) -> None:
    everything = list(load_labelled(paths))
    single = [replace(one, topics=(one.primary,)) for one in everything]
    print("| labels | articles | doubted | of them planted | planted ones found | right label suggested |")
    print("|---|---|---|---|---|---|")
    for name, labelled in (("several an article", everything), ("one an article", single)):
        rows = []
        for seed in range(seeds):
            spoilt, chosen = spoil(labelled, seed, exclusive=labelled is single)
            place = {one.article.source: index for index, one in enumerate(labelled)}
            found = [one for one in audit(spoilt).findings if one.kind == "label"]
            hits = [place[one.where] for one in found if place[one.where] in chosen]
            right = sum(
                set(one.suggested) == set(labelled[place[one.where]].topics)
                for one in found
                if place[one.where] in chosen
            )
            rows.append((len(found), len(hits) / len(found), len(hits) / len(chosen), right / len(hits)))
        doubted, precision, recall, corrected = np.mean(rows, axis=0)
        print(
            f"| {name} | {len(labelled)} | {doubted:.0f} | {precision:.0%} | {recall:.0%} | {corrected:.0%} of those |"
        )


def duplicates(path: Path, count: int, planted: int) -> None:
    rows = parquet_rows(path, "title", "lead", "sentences")[:count]
    if len(rows) < count:
        raise InputError(f"{path} has {len(rows):,} articles; give {count:,} or more")
    articles = [Article(title=row["title"], lead=row["lead"], body=tuple(row["sentences"])) for row in rows]
    random = np.random.default_rng(0)
    pairs = []
    for index in random.choice(count, planted, replace=False).tolist():
        one, donor, share = articles[index], articles[int(random.integers(count))], random.uniform(0.02, 0.5)
        body = [part for part in one.body if random.random() > share] or list(one.body[:1])
        body += [part for part in donor.body if random.random() < share * 0.3]
        pairs.append((index, len(articles)))
        articles.append(Article(title=f"{donor.title[:20]} khác hẳn", lead=one.lead, body=tuple(body)))
    sets = [_shingles(one) for one in articles]
    true = [pair for pair in pairs if len(sets[pair[0]] & sets[pair[1]]) / len(sets[pair[0]] | sets[pair[1]]) >= 0.5]
    print(f"{len(articles):,} articles, {len(true)} planted pairs with a Jaccard similarity of at least 0.5\n")
    print("| method | planted pairs found | seconds |\n|---|---|---|")
    started = time.perf_counter()
    groups = near_duplicate_groups(articles)
    seconds = time.perf_counter() - started
    print(f"| unionml | {sum(groups[a] == groups[b] for a, b in true)} | {seconds:.1f} |")
    if find_spec("datasketch") is None:
        print("| datasketch | left out: not installed (pip install datasketch) | |")
        return
    for permutations in (64, 128, 256):
        started = time.perf_counter()
        found = _datasketch(articles, permutations)
        seconds = time.perf_counter() - started
        print(f"| datasketch, {permutations} permutations | {sum(pair in found for pair in true)} | {seconds:.1f} |")


def _shingles(article: Article) -> set[str]:
    words = [*syllables(article.title), *syllables(article.lead), *syllables("\n".join(article.body))]
    return {" ".join(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1))}


def _datasketch(articles: Sequence[Article], permutations: int) -> set[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH

    index, sketches = MinHashLSH(threshold=0.5, num_perm=permutations), []
    for key, article in enumerate(articles):
        sketch = MinHash(num_perm=permutations)
        sketch.update_batch([shingle.encode() for shingle in _shingles(article)])
        index.insert(key, sketch)
        sketches.append(sketch)
    return {(other, key) for key, sketch in enumerate(sketches) for other in index.query(sketch) if other < key}


def picks(paths: Sequence[Path], seeds: int, start: int, step: int, rounds: int) -> None:
    labelled = list(load_labelled(paths))
    strategies: dict[str, Callable[[TfidfTopicModel, list[int], list[int], int], list[int]]] = {
        "at random": lambda model, pool, have, seed: np.random.default_rng(seed).choice(pool, step, False).tolist(),
        "the most uncertain": lambda model, pool, have, seed: _uncertain(labelled, model, pool, step),
        "unionml suggest": lambda model, pool, have, seed: _suggested(labelled, model, pool, have, step),
    }
    print("| picked | " + " | ".join(f"{start + step * turn} labelled" for turn in range(rounds + 1)) + " |")
    print("|---" * (rounds + 2) + "|")
    for name, strategy in strategies.items():
        runs = [_run(labelled, strategy, seed, start, rounds) for seed in range(seeds)]
        cells = [f"{f1:.3f} / {ap:.3f}" for f1, ap in np.mean(runs, axis=0)]
        print(f"| {name} | {' | '.join(cells)} |")


def _run(
    labelled: Sequence[LabelledArticle],
    strategy: Callable[[TfidfTopicModel, list[int], list[int], int], list[int]],
    seed: int,
    start: int,
    rounds: int,
) -> list[tuple[float, float]]:
    """Macro-F1 and mean average precision on a third that is held out, after each round."""
    held = stratified_folds([one.topics for one in labelled], fractions=[0.3, 0.7], seed=seed)
    test, rest = [labelled[i] for i in np.flatnonzero(held == 0).tolist()], np.flatnonzero(held == 1).tolist()
    share = start / len(rest)
    first = stratified_folds([labelled[i].topics for i in rest], fractions=[share, 1 - share], seed=seed)
    have = [i for i, fold in zip(rest, first, strict=True) if fold == 0]
    pool = [i for i, fold in zip(rest, first, strict=True) if fold == 1]
    figures = []
    for turn in range(rounds + 1):
        model = TfidfTopicModel(TfidfConfig(folds=3))
        model.fit([labelled[i].article for i in have], [labelled[i].topics for i in have])
        report = evaluate_topics(model, test)
        figures.append((report.macro_f1.value, report.macro["average_precision"].value))
        if turn < rounds:
            have += strategy(model, pool, have, seed)
            pool = [i for i in pool if i not in set(have)]
    return figures


def _uncertain(labelled: Sequence[LabelledArticle], model: TfidfTopicModel, pool: list[int], step: int) -> list[int]:
    value = uncertainty(model.predict_scores([labelled[i].article for i in pool]), model.label_set)
    return [pool[place] for place in np.argsort(-value, kind="stable")[:step]]


def _suggested(
    labelled: Sequence[LabelledArticle], model: TfidfTopicModel, pool: list[int], have: list[int], step: int
) -> list[int]:
    place = {id(labelled[i].article): i for i in pool}
    known = [labelled[i].article for i in have]
    found = suggest([labelled[i].article for i in pool], model, step, labelled=known)
    return [place[id(one.article)] for one in found.picks]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("errors", "duplicates", "picks"))
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--seeds", type=int, default=3, help="how often an experiment is repeated")
    parser.add_argument("--start", type=int, default=80, help="labelled articles before the first picks")
    parser.add_argument("--step", type=int, default=40, help="picks in a round")
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    if options.what == "errors":
        errors(options.data, options.seeds)
    elif options.what == "duplicates":
        duplicates(options.data[0], 4000, 400)
    else:
        picks(options.data, options.seeds, options.start, options.step, options.rounds)


if __name__ == "__main__":
    sys.exit(run_script(main))
