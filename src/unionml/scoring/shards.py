"""The rows of all inputs as a sequence of shards that is the same in every run over the same inputs.

One reader goes through everything in order. It decides what a row is called and which rows are refused before any model
sees them, so that neither the number of workers nor an interruption can change the result.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from unionml.article import Article
from unionml.errors import InputError, UnionMLError, UnreadableError
from unionml.reading import columns
from unionml.scoring.identity import SeenIds, content_id, digest, encodable
from unionml.scoring.inputs import Source, has_no_rows
from unionml.scoring.options import ScoreOptions, listed
from unionml.scoring.rows import Page, length_of, read_page, refusal

SHARD_CHARACTERS = 8_000_000
"""A shard of long rows is closed early, so that memory stays constant whatever the rows are."""

_RAW_CHARACTERS = 2000

# For the time left, which may be rough: bytes of a character of Vietnamese in UTF-8, of a row without its text, and how
# far the usual formats shrink it.
_BYTES = 1.35
_ROW_BYTES = 150.0
_EXPANSION = {".gz": 3.5, ".zst": 4.0, ".bz2": 4.5, ".parquet": 2.0, ".pq": 2.0}


@dataclass(frozen=True, slots=True)
class Row:
    """One article to score, or a page to read and score, and where it came from."""

    position: int
    source: str
    number: int
    item: Article | Page
    generated_id: bool = False


@dataclass(slots=True)
class Shard:
    """Consecutive rows that are scored together.

    Attributes:
        index: its place among the shards.
        rows: the articles to score.
        rejects: the refused rows, by their position in the shard.
        size: how many rows were read, good or bad.
        characters: of the texts of the articles, about, or bytes of a page that is still to be read.
    """

    index: int
    rows: list[Row] = field(default_factory=list)
    rejects: dict[int, dict[str, Any]] = field(default_factory=dict)
    size: int = 0
    characters: int = 0

    def fingerprint(self) -> str:
        """A checksum of everything that the shard's rows and rejects are made from."""
        sums = hashlib.blake2b(digest_size=16)
        for row in self.rows:
            sums.update(f"{row.position}\x1d{row.number}\x1d".encode())
            sums.update(_content(row.item))
        for position in sorted(self.rejects):
            line = self.rejects[position]
            sums.update(f"{position}\x1d{line['row']}\x1d{line['id']}\x1d{line['reason']}\x1d".encode())
        return sums.hexdigest()


def reject(source: str, number: int, reason: str, *, id: str = "", raw: str = "") -> dict[str, Any]:
    """A line of the rejects file."""
    line: dict[str, Any] = {
        "source": encodable(source), "row": number, "id": encodable(id), "reason": encodable(reason)
    }  # fmt: skip
    if raw:
        line["raw"] = encodable(raw[:_RAW_CHARACTERS])
    return line


class ShardReader:
    """Iterates over the shards of all sources.

    Args:
        sources: the files, in order.
        options: limits, and the columns of the text and of the ids.

    Attributes:
        broken: the files that could not be read to their end.
        unreadable: those of them that the system did not give, as it may do another time.
        empty: the tables that have no rows.
        unread: sentences on columns of tables that hold text and are not read.
        made_ids: rows of tables that came without an id.
    """

    def __init__(self, sources: Sequence[Source], options: ScoreOptions) -> None:
        self._sources = sources
        self._options = options
        self._text_column = _text_column(sources, options)
        self._lacks_ids = _lacks_ids(sources, options)
        self._seen = SeenIds()
        self._repeated: dict[int, int] = {}
        self.broken: list[str] = []
        self.unreadable: list[str] = []
        self.empty: list[str] = []
        self.unread: list[str] = []
        self.made_ids = 0
        self._without_ids: dict[str, list[str]] = {}
        self._total = sum(_expanded_size(source) for source in sources) or 1.0
        self._behind = 0.0
        self._inside = 0.0

    def __iter__(self) -> Iterator[Shard]:
        shard = Shard(0)
        for row_or_reject in self._read():
            position = shard.size
            shard.size += 1
            if isinstance(row_or_reject, Row):
                row = row_or_reject
                shard.rows.append(Row(position, row.source, row.number, row.item, row.generated_id))
                shard.characters += _length(row.item)
            else:
                shard.rejects[position] = row_or_reject
            if shard.size >= self._options.shard_rows or shard.characters >= SHARD_CHARACTERS:
                yield self._closed(shard)
                shard = Shard(shard.index + 1)
        if shard.size:
            yield self._closed(shard)

    def share(self) -> float:
        """About how much of the input was read, in [0, 1]."""
        return min((self._behind + self._inside) / self._total, 1.0)

    def on_ids(self) -> list[str]:
        """A sentence on the tables in which no row has an id, where there are some."""
        if not self._without_ids:
            return []
        others = list(dict.fromkeys(name for names in self._without_ids.values() for name in names))
        remedy = f"; if it is in another column ({columns.listed(others)}), name it with --id-column" if others else ""
        return [encodable(f"without ids, which are made of the text: {listed(list(self._without_ids))}{remedy}")]

    def _read(self) -> Iterator[Row | dict[str, Any]]:
        for source in self._sources:
            rows = good = 0
            try:
                for row in self._page(source) if source.is_page else self._records(source):
                    rows += 1
                    good += isinstance(row, Row)
                    self._inside += _ROW_BYTES + (_length(row.item) * _BYTES if isinstance(row, Row) else 0)
                    yield row
                if not rows:
                    self.empty.append(source.name)
            except UnionMLError as error:
                if len(self._sources) == 1 and not good:
                    raise
                if not source.is_page:
                    self.broken.append(source.name)
                    self.unreadable += [source.name] if isinstance(error, UnreadableError) else []
                # Row 0 is the file itself: what lies behind the break was never seen as rows.
                yield reject(source.name, 0 if not source.is_page else 1, str(error))
            self._behind += _expanded_size(source)
            self._inside = 0.0

    def _page(self, source: Source) -> Iterable[Row | dict[str, Any]]:
        # What an operator finds a saved page by is its name.
        page = Page(source.path, source.label, source.size)
        if len(self._sources) > 1:
            yield Row(0, source.name, 1, page, generated_id=True)
            return
        # Where there is only this page, one that cannot be read is an error of the run.
        article = read_page(page, self._options.max_characters)
        if isinstance(article, str):
            raise InputError(article)
        yield Row(0, source.name, 1, article, generated_id=True)

    def _records(self, source: Source) -> Iterable[Row | dict[str, Any]]:
        from unionml.reading.records import Record, Reject, iter_records

        if has_no_rows(source.path):
            return
        limit = self._options.max_characters
        n_rows, n_made, others = 0, self.made_ids, dict[str, None]()
        for record in iter_records(
            source.path,
            text_column=self._text_column,
            id_column=self._options.id_column,
            max_characters=limit,
            tell=self._note,
        ):
            if self._lacks_ids and isinstance(record, Record):
                names = [name for name in record.extra if name not in columns.LABELS]
                more = f"; beside those that are read it has {columns.listed(names)}" if names else ""
                raise InputError(
                    f"{source.path} has no column {self._options.id_column!r} with ids{more}: correct --id-column, or "
                    "leave it out"
                )
            if isinstance(record, Reject):
                yield reject(record.source, record.row, record.reason, id=record.id, raw=record.raw)
                continue
            article = record.article
            reason = refusal(article, self._options.max_characters)
            if reason:
                raw = " ".join((article.title, article.lead, *article.body[:1]))[:_RAW_CHARACTERS]
                yield reject(source.name, record.row, reason, id=article.id, raw=raw)
                continue
            generated = not article.id.strip()
            if generated:
                article = replace(article, id=content_id(article))
                others = others or dict.fromkeys(name for name in record.extra if name not in columns.LABELS)
            n_rows += 1
            self.made_ids += generated
            yield Row(0, source.name, record.row, article, generated)
        if n_rows and self.made_ids - n_made == n_rows:
            self._without_ids[source.name] = list(others)

    def _note(self, sentence: str) -> None:
        self.unread.append(encodable(sentence))

    def _closed(self, shard: Shard) -> Shard:
        """The shard with duplicates taken out; a generated id that was met before gets a number behind it."""
        digests = np.array([digest(row.item.id) for row in shard.rows], dtype=np.uint64)
        known = self._seen.contains(digests)
        here: set[int] = set()
        kept: list[Row] = []
        for row, key, before in zip(shard.rows, digests.tolist(), known.tolist(), strict=True):
            new = key
            if before or key in here:
                if not row.generated_id:
                    reason = f"the id {row.item.id!r} occurs before; identifiers must be unique"
                    shard.rejects[row.position] = reject(row.source, row.number, reason, id=row.item.id)
                    continue
                row, new = self._numbered(row, key, here)
            here.add(new)
            kept.append(row)
        self._seen.add(np.fromiter(here, dtype=np.uint64, count=len(here)))
        shard.rows = kept
        return shard

    def _numbered(self, row: Row, key: int, here: set[int]) -> tuple[Row, int]:
        """The row with the next number behind its id that makes one which no row has, and the digest of that."""
        new = key
        while new in here or self._seen.contains(np.array([new], dtype=np.uint64))[0]:
            self._repeated[key] = self._repeated.get(key, 1) + 1
            item = replace(row.item, id=f"{row.item.id}-{self._repeated[key]}")
            new = digest(item.id)
        return Row(row.position, row.source, row.number, item, True), new


def _text_column(sources: Sequence[Source], options: ScoreOptions) -> str | None:
    from unionml.reading.records import shared_column

    if options.text_column is not None and all(source.is_page for source in sources):
        raise InputError("the input is pages alone, which have no columns; leave --text-column out")
    return shared_column([source.path for source in sources if not source.is_page], options.text_column)


def _lacks_ids(sources: Sequence[Source], options: ScoreOptions) -> bool:
    """Whether no table has the column of ids that was asked for, as far as they can be read."""
    from unionml.reading.records import has_column

    if options.id_column is None:
        return False
    tables = [source.path for source in sources if not source.is_page]
    if not tables:
        raise InputError("the input is pages alone, which have no columns; leave --id-column out")
    return not any(has_column(path, options.id_column) for path in tables)


def _expanded_size(source: Source) -> float:
    return source.size * _EXPANSION.get(source.path.suffix.lower(), 1.0)


def _length(item: Article | Page) -> int:
    return item.size if isinstance(item, Page) else length_of(item)


def _content(item: Article | Page) -> bytes:
    """What a row is scored from."""
    if isinstance(item, Page):
        try:
            with item.path.open("rb") as stream:
                content = hashlib.file_digest(stream, "blake2b").hexdigest()
        except OSError as error:
            content = str(error.strerror)
        return f"{item.id}\x1d{content}".encode()
    texts = (item.id, item.kicker, item.title, item.lead, *item.body, "\x1e", *item.headings, "\x1e", *item.captions)
    more = (item.byline, item.published, item.section, item.url)
    return "\x1f".join((*texts, "\x1e", *more)).encode("utf-8", "surrogatepass")
