"""Articles of other news that a model takes for one of its topics, to learn from as articles without a topic.

    python -m unionml.training.hard_negatives MODEL --articles news.parquet --without "công đoàn" -o negatives.jsonl

Whoever labels articles collects those that are near the topics; an archive is full of others, some of which share their
words: an airline's gifts, a bank's award. Such false alarms need no annotator where all topics are about one thing: an
article that nowhere names it has none of them (hard negative mining, Sung and Poggio, "Example-Based Learning for
View-Based Human Face Detection", IEEE PAMI 20 (1), 1998).
"""

import argparse
import heapq
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from unionml.article import Article
from unionml.classification.fields import title_and_lead
from unionml.classification.labels import OTHER
from unionml.errors import DataError, UsageError, run_script
from unionml.files import appearing, check_output
from unionml.fingerprints import fingerprint
from unionml.progress import Progress, silent
from unionml.text import syllables

if TYPE_CHECKING:
    from unionml.classification.prediction import TopicModel

_BATCH = 256


def hard_negatives(
    model: "TopicModel",
    articles: Iterable[Article],
    phrases: Sequence[str],
    *,
    most: int = 100,
    progress: Progress = silent,
) -> list[Article]:
    """Find articles that name none of some phrases and that a model gives a topic all the same.

    An article is shown whole and as its title and lead; one false alarm is enough.

    Args:
        model: what shall learn from them, or one like it, with topics that an article need not have.
        articles: what to look through, streamed; memory holds `most` of them and a batch.
        phrases: what an article of any of the topics names somewhere; compared syllable by syllable, in whatever
            spelling of Unicode, tone marks and capitals.
        most: how many to keep. Where there are more, chance decides, though for the same articles in the same way.
        progress: told now and then how many were found.

    Returns:
        At most `most` articles, no two of which say the same, in the order in which they came.

    Raises:
        UsageError: there is no phrase, or one without a syllable, or `most` is below 1, or the model gives every
            article a topic.
    """
    if most < 1:
        raise UsageError(f"{most} articles cannot be kept; give a number of at least 1")
    if model.label_set.exclusive and OTHER not in model.label_set.labels:
        raise UsageError(f"{model.name} gives every article a topic, so none can be without; give another model")
    kept: list[tuple[int, int, Article]] = []
    known: set[int] = set()
    for number, article in enumerate(_false_alarms(model, naming_none(articles, phrases))):
        mark = fingerprint(article)
        if mark in known:
            continue
        known.add(mark)
        if number % _BATCH == 0:
            progress(f"{number + 1:,} false alarms so far")
        # A heap of the smallest hashes is a sample that depends on nothing but the articles.
        heapq.heappush(kept, (-mark, number, article))
        if len(kept) > most:
            known.discard(-heapq.heappop(kept)[0])
    return [article for _, _, article in sorted(kept, key=lambda one: one[1])]


def naming_none(articles: Iterable[Article], phrases: Sequence[str]) -> Iterator[Article]:
    """The articles in which none of some phrases stands: not in the kicker, a heading or a caption either.

    Raises:
        UsageError: there is no phrase, or one without a syllable.
    """
    wanted = [_spelt(phrase) for phrase in phrases]
    if not wanted or not all(one.strip() for one in wanted):
        raise UsageError('name what every article of a topic names, as in --without "công đoàn"')
    return (article for article in articles if not _names(article, wanted))


def _names(article: Article, wanted: Sequence[str]) -> bool:
    parts = (article.kicker, article.title, article.lead, *article.headings, *article.body, *article.captions)
    return any(phrase in text for text in map(_spelt, parts) for phrase in wanted)


def _spelt(text: str) -> str:
    return f" {' '.join(syllables(text))} "


def _false_alarms(model: "TopicModel", articles: Iterator[Article]) -> Iterator[Article]:
    while batch := list(islice(articles, _BATCH)):
        whole = model.predict(batch)
        short = model.predict([title_and_lead(one) for one in batch])
        for article, *views in zip(batch, whole, short, strict=True):
            if any(view.topic != OTHER for view in views):
                yield article


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse options, look through the files, and write what was found.

    Raises:
        DataError: there is no false alarm; nothing is written.
    """
    from unionml.reading.records import Record, iter_records
    from unionml.registry import load_topic_model
    from unionml.training.lead_data import with_body

    parser = argparse.ArgumentParser(prog="python -m unionml.training.hard_negatives", description=__doc__)
    parser.add_argument("model", help="a topic model: a directory, or the name of one that ships")
    parser.add_argument("--articles", type=Path, action="append", required=True, help="may be repeated")
    parser.add_argument("--without", action="append", required=True, metavar="PHRASE", help="may be repeated")
    parser.add_argument("--most", type=int, default=100, help="how many articles to keep (100)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the JSONL file to write, to train with")
    parser.add_argument("--force", action="store_true", help="replace a file that exists")
    options = parser.parse_args(arguments)
    check_output(options.output, [".jsonl"], inputs=options.articles, force=options.force)
    counts = Counter[bool]()

    def stream() -> Iterator[Article]:
        for path in options.articles:
            for record in iter_records(path):
                counts[isinstance(record, Record)] += 1
                if isinstance(record, Record):
                    yield with_body(record.article, record.extra.get("sentences"))

    told = partial(print, file=sys.stderr) if sys.stderr.isatty() else silent
    found = hard_negatives(load_topic_model(options.model), stream(), options.without, most=options.most, progress=told)
    if not found:
        raise DataError(f"none of {counts[True]:,} articles is a false alarm, so there is nothing to write")
    with appearing(options.output) as scratch, scratch.open("w", encoding="utf-8") as lines:
        for article in found:
            lines.write(json.dumps(_row(article), ensure_ascii=False) + "\n")
    unread = f"; {counts[False]:,} rows are no articles and were left out" if counts[False] else ""
    print(f"{len(found):,} of {counts[True]:,} articles are in {options.output}, without a topic{unread}")


def _row(article: Article) -> dict[str, object]:
    named = {"id": article.id, "kicker": article.kicker, "title": article.title, "lead": article.lead}
    body = list(article.body)
    return {name: value for name, value in named.items() if value} | {"body": body, "topics": [], "primary": OTHER}


if __name__ == "__main__":
    sys.exit(run_script(main))
