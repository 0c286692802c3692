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
        phrases: what an article of any of the topics names somewhere, in whatever spelling of Unicode, tone marks and
            capitals, and with blanks or without (`naming_none`).
        most: how many to keep. Where there are more, chance decides, though for the same articles in the same way.
        progress: told after every batch how many were looked at and found.

    Returns:
        At most `most` articles, no two of which say the same, in the order in which they came.

    Raises:
        UsageError: there is no phrase, or one without a letter, or `most` is below 1, or the model gives every
            article a topic.
    """
    if most < 1:
        raise UsageError(f"{most} articles cannot be kept; give a number of at least 1")
    if model.label_set.exclusive and OTHER not in model.label_set.labels:
        raise UsageError(f"{model.name} gives every article a topic, so none can be without; give another model")
    kept: list[tuple[int, int, Article]] = []
    known: set[int] = set()
    for number, article in enumerate(_false_alarms(model, naming_none(articles, phrases), progress)):
        mark = fingerprint(article)
        if mark in known:
            continue
        known.add(mark)
        # A heap of the smallest hashes is a sample that depends on nothing but the articles.
        heapq.heappush(kept, (-mark, number, article))
        if len(kept) > most:
            known.discard(-heapq.heappop(kept)[0])
    return [article for _, _, article in sorted(kept, key=lambda one: one[1])]


def naming_none(articles: Iterable[Article], phrases: Sequence[str]) -> Iterator[Article]:
    """The articles in which none of some phrases stands: not in the kicker, a heading or a caption either.

    Blanks do not count, since Chinese, Japanese and Korean write words without them and haste forgets them
    (`LĐLĐTP.HCM`): leaving out an article too many is better than calling one of a topic one without.

    Raises:
        UsageError: there is no phrase, or one without a letter.
    """
    wanted = [_letters(phrase) for phrase in phrases]
    if not all(wanted) or not wanted:
        raise UsageError('name what every article of a topic names, as in --without "công đoàn"')
    return (article for article in articles if not _names(article, wanted))


def _names(article: Article, wanted: Sequence[str]) -> bool:
    parts = (article.kicker, article.title, article.lead, *article.headings, *article.body, *article.captions)
    return any(phrase in text for text in map(_letters, parts) for phrase in wanted)


def _letters(text: str) -> str:
    """What is written, without blanks and punctuation."""
    return "".join(syllables(text))


def _false_alarms(model: "TopicModel", articles: Iterator[Article], progress: Progress) -> Iterator[Article]:
    looked = found = 0
    while batch := list(islice(articles, _BATCH)):
        whole = model.predict(batch)
        short = model.predict([title_and_lead(one) for one in batch])
        looked += len(batch)
        for article, *views in zip(batch, whole, short, strict=True):
            if any(view.topic != OTHER for view in views):
                found += 1
                yield article
        progress(f"{looked:,} articles that name none of the phrases, {found:,} false alarms")


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse options, look through the files, and write what was found.

    Raises:
        DataError: there is no false alarm; nothing is written.
    """
    from unionml.reading.encoding import check_file
    from unionml.reading.records import Record, iter_records, shared_column
    from unionml.registry import load_topic_model
    from unionml.training.lead_data import with_body

    parser = argparse.ArgumentParser(
        prog="python -m unionml.training.hard_negatives",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("model", help="a topic model: a directory, or the name of one that ships")
    parser.add_argument("--articles", type=Path, action="append", required=True, help="may be repeated")
    parser.add_argument("--without", action="append", required=True, metavar="PHRASE", help="may be repeated")
    parser.add_argument("--text-column", help="the column with an article's raw text")
    parser.add_argument("--most", type=int, default=100, help="how many articles to keep (100)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the JSONL file to write, to train with")
    parser.add_argument("--force", action="store_true", help="replace a file that exists")
    options = parser.parse_args(arguments)
    check_output(options.output, [".jsonl"], inputs=options.articles, force=options.force)
    for path in options.articles:
        check_file(path)
    text_column = shared_column(options.articles, options.text_column)
    counts = Counter[bool]()

    def stream() -> Iterator[Article]:
        for path in options.articles:
            for record in iter_records(path, text_column=text_column):
                counts[isinstance(record, Record)] += 1
                if isinstance(record, Record):
                    yield with_body(record.article, record.extra.get("sentences"))

    told = partial(print, file=sys.stderr) if sys.stderr.isatty() else silent
    model = load_topic_model(options.model)
    found = hard_negatives(model, stream(), options.without, most=options.most, progress=told)
    unread = f"; {counts[False]:,} rows are no articles and were left out" if counts[False] else ""
    if not found:
        raise DataError(f"none of {counts[True]:,} articles is a false alarm, so there is nothing to write{unread}")
    # An empty list among rows of one label each would make the next model one of several labels.
    topics = [OTHER] if model.label_set.exclusive else []
    with appearing(options.output) as scratch, scratch.open("w", encoding="utf-8") as lines:
        for article in found:
            lines.write(json.dumps(_row(article, topics), ensure_ascii=False) + "\n")
    print(f"{len(found):,} of {counts[True]:,} articles are in {options.output}, without a topic{unread}")


def _row(article: Article, topics: list[str]) -> dict[str, object]:
    named = {"id": article.id, "kicker": article.kicker, "title": article.title, "lead": article.lead}
    rest: dict[str, object] = {"body": list(article.body), "topics": topics, "primary": OTHER}
    return {**{name: value for name, value in named.items() if value}, **rest}


if __name__ == "__main__":
    sys.exit(run_script(main))
