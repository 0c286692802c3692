"""ROUGE and speed of extractive leads, beside sumy's, in one run.

    pip install -e . sumy rouge-score
    python benchmarks/summarization/run.py --data validation.parquet

Every method chooses from the same sentences: those of the body's running text, by this project's splitter, without the
captions that the record names. Speed is articles a second of processor time: ours include everything from an `Article`
to a `Lead`, one article a call and, for the ranker, many in one as `unionml score` has them; sumy gets its sentences
ready split, and its LexRank is timed as people call it too, from text.
"""

import argparse
import itertools
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.errors import InputError, UnionMLError, run_script
from unionml.summarization import Scale, rouge, summarize, summarize_many
from unionml.summarization.candidates import Candidate, candidates
from unionml.summarization.cues import leans_on_another
from unionml.summarization.rouge import rouge_l, rouge_n
from unionml.text import split_sentences, syllables
from unionml.training.lead_data import with_body

Method = Callable[[Article, list[Candidate]], str]
RESAMPLES = 2000
SUMY_SENTENCES = 2
MANY = "ranker, many articles a call"
TIMED = 500
"""Articles that speed is measured on, in portions of `PORTION` so that all methods share the machine's moods."""
PORTION = 100
ROUNDS = 3
"""How often speed is measured; ratios are those of one round, and the middle one is told."""


def load(path: Path, limit: int | None) -> list[tuple[Article, list[Candidate]]]:
    """Articles with a sapo, and the sentences of their bodies."""
    from unionml.reading.records import Record, iter_records

    found = []
    for record in iter_records(path):
        if not isinstance(record, Record):
            continue
        article = with_body(record.article, record.extra.get("sentences"))
        try:
            found.append((article, candidates(article, from_body=True)))
        except UnionMLError:
            continue
        if len(found) == limit:
            break
    found = [(article, sentences) for article, sentences in found if article.lead.strip()]
    if not found:
        raise InputError(f"{path} has no article with a lead and a body; give some that people wrote leads for")
    return found


def without_captions(article: Article, sentences: Sequence[Candidate]) -> Article:
    """The article as if nobody had told what its pictures show: neither in the body nor in a field."""
    return replace(article, body=(" ".join(one.text for one in sentences),), captions=())


def ours(method: str, *, title: bool = True, **budget: int) -> Method:
    def run(article: Article, _: list[Candidate]) -> str:
        given = article if title else replace(article, title="")
        return summarize(given, method=method, from_body=True, **budget).text

    return run


class _Tokens:
    """The tokenizer that sumy asks for, giving this project's sentences and syllables; sumy has none for Vietnamese."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(split_sentences(text))

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(syllables(text))


def sumy_methods() -> dict[str, Method]:
    """The summarisers of sumy that need nothing but words; empty where sumy is not installed."""
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.lsa import LsaSummarizer
        from sumy.summarizers.luhn import LuhnSummarizer
        from sumy.summarizers.sum_basic import SumBasicSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer
    except ImportError:
        return {}

    def wrap(summarizer: Any) -> Method:
        def run(_: Article, sentences: list[Candidate]) -> str:
            tokens = _Tokens()
            document = ObjectDocumentModel([Paragraph([Sentence(one.text, tokens) for one in sentences])])
            return " ".join(str(one) for one in summarizer(document, SUMY_SENTENCES))

        return run

    classes = (LexRankSummarizer, TextRankSummarizer, LsaSummarizer, LuhnSummarizer, SumBasicSummarizer)
    return {f"sumy {cls.__name__.removesuffix('Summarizer')}": wrap(cls()) for cls in classes}


def sumy_from_text() -> dict[str, Method]:
    """LexRank as the users of sumy call it, for its speed alone: it chooses from captions too."""
    try:
        from sumy.parsers.plaintext import PlaintextParser
        from sumy.summarizers.lex_rank import LexRankSummarizer
    except ImportError:
        return {}
    summarizer = LexRankSummarizer()

    def run(article: Article, _: list[Candidate]) -> str:
        parser = PlaintextParser.from_string("\n\n".join(article.body), _Tokens())
        return " ".join(str(one) for one in summarizer(parser.document, SUMY_SENTENCES))

    return {"sumy LexRank, from text": run}


def oracle(article: Article, sentences: list[Candidate]) -> str:
    """The best one or two sentences, by the mean of ROUGE-1, -2 and -L: what no choice of two can beat."""
    sapo = syllables(article.lead)

    def quality(chosen: Sequence[Candidate]) -> float:
        tokens = [token for one in chosen for token in one.tokens]
        return rouge_n(tokens, sapo, 1).f1 + rouge_n(tokens, sapo, 2).f1 + rouge_l(tokens, sapo).f1

    # Pairs of the thirty best singles: beyond these nothing was ever found, and long articles stay affordable.
    best = sorted(sentences, key=lambda one: -quality([one]))[:30]
    sets = [(one,) for one in best] + [
        tuple(sorted(pair, key=lambda one: one.order)) for pair in itertools.combinations(best, 2)
    ]
    return " ".join(one.text for one in max(sets, key=quality))


def measure(method: Method, data: Sequence[tuple[Article, list[Candidate]]]) -> NDArray[np.float64]:
    """Scores of shape (n_articles, 9).

    The columns are R1, R2, RL on syllables, the same on the ASCII scale, syllables and sentences of the lead, and
    whether it opens with a reference to something that stands before it.
    """
    rows = []
    for article, sentences in data:
        text = method(article, sentences)
        count = sum(one.text in text for one in sentences)
        on_ascii = rouge(text, article.lead, scale=Scale.ASCII)
        length, refers = len(syllables(text)), leans_on_another(text)
        rows.append([*rouge(text, article.lead).f1, *on_ascii.f1, length, count, refers])
    return np.array(rows)


Portion = Sequence[tuple[Article, list[Candidate]]]


def one_by_one(method: Method) -> Callable[[Portion], None]:
    def run(portion: Portion) -> None:
        for article, sentences in portion:
            method(article, sentences)

    return run


def together(portion: Portion) -> None:
    """The ranker on many articles in one call."""
    for _ in summarize_many([article for article, _ in portion], from_body=True):
        pass


def speeds(methods: dict[str, Callable[[Portion], None]], data: Portion) -> dict[str, list[float]]:
    """Articles a second of processor time, by method, of every round; the methods take turns, a portion each."""
    for run in methods.values():
        run(data[:PORTION])
    rates: dict[str, list[float]] = {name: [] for name in methods}
    for _ in range(ROUNDS):
        seconds = dict.fromkeys(methods, 0.0)
        for start in range(0, len(data), PORTION):
            for name, run in methods.items():
                started = time.process_time()
                run(data[start : start + PORTION])
                seconds[name] += time.process_time() - started
        for name, total in seconds.items():
            rates[name].append(len(data) / total)
    return rates


def ratio(rates: dict[str, list[float]], faster: str, slower: str) -> str:
    """How many times as fast one method is: the middle of all rounds, and the lowest and the highest."""
    found = sorted(a / b for a, b in zip(rates[faster], rates[slower], strict=True))
    return f"{statistics.median(found):.1f} ({found[0]:.1f} to {found[-1]:.1f})"


def intervals(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Half the width of the 95 % bootstrap interval of each column's mean."""
    rng = np.random.default_rng(0)
    n = len(values)
    means = np.stack([rng.multinomial(n, np.full(n, 1 / n)) @ values / n for _ in range(RESAMPLES)])
    low, high = np.percentile(means, [2.5, 97.5], axis=0)
    half: NDArray[np.float64] = (high - low) / 2
    return half


def check_ascii_scale(data: Sequence[tuple[Article, list[Candidate]]]) -> float | None:
    """The largest difference between our ASCII scale and the `rouge-score` package; None where it is not installed."""
    try:
        from rouge_score.rouge_scorer import RougeScorer
    except ImportError:
        return None
    scorer = RougeScorer(["rouge1", "rouge2", "rougeL"])
    worst = 0.0
    for article, sentences in data[:200]:
        theirs = scorer.score(article.lead, sentences[0].text)
        mine = rouge(sentences[0].text, article.lead, scale=Scale.ASCII).f1
        for value, key in zip(mine, ("rouge1", "rouge2", "rougeL"), strict=True):
            worst = max(worst, abs(value - theirs[key].fmeasure))
    return worst


def measure_all(methods: dict[str, Method], data: Portion) -> dict[str, NDArray[np.float64]]:
    """Scores of every method, and of the ranker where captions are not there or not named."""
    unnamed = [(replace(article, captions=()), sentences) for article, sentences in data]
    cut = [(without_captions(article, sentences), sentences) for article, sentences in data]
    found = {name: measure(method, data) for name, method in methods.items()}
    for variant, articles in (("captions cut out", cut), ("captions not named", unnamed)):
        found[f"ranker, {variant}"] = measure(ours("ranker"), articles)
        found[f"ranker, no title, {variant}"] = measure(ours("ranker", title=False), articles)
    return found


def print_scores(found: dict[str, NDArray[np.float64]], data: Portion) -> None:
    """A table of what `measure_all` found."""
    reference = found["ranker"]
    print(
        "| method | R1 / R2 / RL, syllables | ± | mean difference to ranker, paired | ASCII R1 / R2 / RL | syllables "
        "| open with a reference |"
    )
    print("|---|---|---|---|---|---|---|")
    for name, values in found.items():
        means, half = values.mean(axis=0), intervals(values)
        gap = (values[:, :3].mean(axis=1) - reference[:, :3].mean(axis=1))[:, None]
        paired = "" if name == "ranker" else f"{100 * gap.mean():+.2f} ± {100 * intervals(gap)[0]:.2f}"
        ours_, theirs = (" / ".join(f"{100 * value:.1f}" for value in part) for part in (means[:3], means[3:6]))
        print(
            f"| {name} | {ours_} | {100 * half[:3].max():.1f} | {paired} | {theirs} | {means[6]:.0f} | {means[8]:.1%} |"
        )
    sapos = [article.lead for article, _ in data]
    length, refer = np.mean([(len(syllables(sapo)), leans_on_another(sapo)) for sapo in sapos], axis=0)
    print(f"| the sapo | | | | | {length:.0f} | {refer:.1%} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="records with lead and body (or sentences)")
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--speed", action="store_true", help="measure speed alone")
    parser.add_argument("--json", type=Path, default=None, help="write the figures here too")
    options = parser.parse_args()
    data = load(options.data, options.limit)
    methods: dict[str, Method] = {f"LEAD-{k}": ours("lead", sentences=k) for k in (1, 2, 3)}
    methods |= {"LexRank": ours("lexrank", sentences=2), "TextRank": ours("textrank", sentences=2)}
    methods |= sumy_methods()
    methods |= {"ranker": ours("ranker"), "ranker, no title": ours("ranker", title=False), "oracle, at most 2": oracle}
    found = {} if options.speed else measure_all(methods, data)
    timed = {name: method for name, method in methods.items() if method is not oracle} | sumy_from_text()
    rates = speeds({name: one_by_one(method) for name, method in timed.items()} | {MANY: together}, data[:TIMED])
    speed = {name: statistics.median(found) for name, found in rates.items()}
    if found:
        print(f"{len(data)} articles of {options.data.name}; F1, ± half of the 95 % bootstrap interval\n")
        print_scores(found, data)
    print("\n| method | articles a CPU second |\n|---|---|")
    for name, rate in sorted(speed.items(), key=lambda item: -item[1]):
        print(f"| {name} | {rate:.0f} |")
    if "sumy LexRank" in speed:
        print("\nTimes as fast as sumy's LexRank, the middle of all rounds (lowest to highest):\n")
        print("| | sentences ready split | from text |\n|---|---|---|")
        for name in ("ranker", MANY):
            ratios = (ratio(rates, name, theirs) for theirs in ("sumy LexRank", "sumy LexRank, from text"))
            print(f"| {name} | {' | '.join(ratios)} |")
    else:
        print("\nsumy is not installed: pip install sumy")
    difference = None if options.speed else check_ascii_scale(data)
    if difference is not None:
        print(f"\nlargest difference between the ASCII scale and rouge-score: {difference:.1e}")
    if options.json:
        figures = {name: {"means": values.mean(axis=0).tolist()} for name, values in found.items()}
        figures |= {"speed": speed, "speed of each round": rates}
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(run_script(main))
