"""Which column of a table is which field of an article.

A name counts in capitals or small letters, with blanks around it or a byte-order mark before it; one that is spelt
exactly wins over those that are only alike. Both win over the other names that exports have for a field: the headers
that Vietnamese newsrooms give their sheets, the properties of schema.org, MongoDB's `_id`. These count in any spelling,
with the marks of Vietnamese or without (`articleBody`, `article_body`, `Nội dung`, `noi_dung`).
"""

import unicodedata
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from unionml.errors import InputError, UnreadTextWarning
from unionml.progress import Progress
from unionml.reading.cells import held
from unionml.text.canonical import without_marks

FIELDS = ("id", "kicker", "title", "lead", "body", "headings", "captions", "byline", "published", "section", "url")
"""The columns that become fields of the `Article`."""
LISTS = frozenset({"body", "headings", "captions"})
"""Those of them that hold several texts."""
TEXT = "text"
"""The column of raw text, where no other is named."""
RELATED = "related"
"""What `Article.to_dict` writes of the teasers around an article."""
LABELS = ("topics", "primary", "topic", "label")
"""Columns for training; they are handed through under these names."""
_RECORDS = ("article", "news", "story", "post", "field")
"""What databases and content management systems set before the names of fields: WordPress writes `post_title`."""


def _of_records(*names: str) -> tuple[str, ...]:
    """Names with what they are names of before them."""
    return tuple(f"{record}{name}" for name in names for record in _RECORDS)


OTHER_NAMES = {
    "id": ("mabai", "id"),
    "title": ("tieude", "tieudebai", "tieudebaiviet", "headline", *_of_records("title", "tieude"), "tit"),
    # The last two are those of NukeViet and Joomla.
    "lead": ("sapo", "standfirst", *_of_records("lead", "sapo"), "hometext", "introtext"),
    # Surest first: a `content` beside others is often cut short.
    "body": (
        *("noidung", "noidungbai", "noidungbaiviet", "noidungchitiet"),
        *_of_records("body", "text", "content", "noidung"),
        *("fulltext", "bodytext", "bodyhtml", "maintext", "content", "contents", "paragraphs"),
    ),
    "byline": ("tacgia", "author", "authors", *_of_records("author", "tacgia")),
    "published": (
        *("ngaydang", "ngayxuatban", "datepublished", "datepublish", "publishdate", "publisheddate", "publishedat"),
        *("publicationdate", "pubdate", "date", *_of_records("date")),
    ),
    "section": ("chuyenmuc", *_of_records("section", "chuyenmuc")),
    "url": ("link", "permalink", *_of_records("url", "link")),
}
"""What exports call the fields, as `_bare` spells names; of several in one table the first counts."""
IDS = (
    *("mabaiviet", "idbaiviet", "idbai", "matin", "matinbai", "mabantin", "articleid", "newsid", "storyid", "postid"),
    *("docid", "documentid", "nid", "guid", "uuid", "maso", "ma"),
)
"""What else the id is called, surest first, but not beside `PIECES`."""
PIECES = frozenset(
    f"{what}{end}"
    for what in ("comment", "reply", "paragraph", "sentence", "segment", "chunk", "passage")
    for end in ("id", "index", "no", "number")
) | {"mabinhluan", "idbinhluan"}
"""Columns of tables whose rows are parts of articles, or comments on them: many have the id of one article there."""
SUMMARIES = (
    *("tomtat", "abstract", "excerpt", "summary", "shortdescription", "mota", "description"),
    *_of_records("tomtat", "abstract", "excerpt", "summary", "mota", "description"),
)
"""What else the lead is called: beside a title or a body, but not beside raw text, which has a lead of its own."""
NAMES = ("name",)
"""What else the title is called, beside a body: elsewhere it is anything's name."""
_NEEDED = ("title", "lead", "body")
_SHOWN = 30
_LONGEST = 60
_LOOKED_AT = 100
"""The first articles of a table, in which text that is not read is looked for."""
_LONG = 200
"""Characters of what is likely the text of an article."""


class SharedColumn(str):
    """A column of raw text that is named for several files, one of which has it: the others may be without."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table stand for.

    Attributes:
        fields: the column of each field that the table has.
        text: the column of raw text, or None.
        is_named: whether that is the one that was asked for, and not `text` by default.
        labels: the name by which each column of labels is handed through.
        doubled: fields that several columns claim alike.
        loose: the fields that a column was taken for by a name which may also mean something else.
        has_text: whether an article's text stands in any of them (in the column that was asked for, unless it is a
            `SharedColumn`).
    """

    fields: dict[str, str]
    text: str | None
    is_named: bool
    labels: dict[str, str]
    doubled: tuple[str, ...]
    loose: frozenset[str]
    has_text: bool

    def cells(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The cells of a row by field; what a column of a general name holds may be no text, and is left out then."""
        found = {field: held(row[column]) for field, column in self.fields.items()}
        return {field: cell for field, cell in found.items() if field not in self.loose or isinstance(cell, str)}


@lru_cache(maxsize=64, typed=True)
def columns_of(names: tuple[str, ...], text_column: str | None, id_column: str | None = None) -> Columns:
    """Find the fields among the names of columns.

    Args:
        names: of all columns, in order.
        text_column: the column of raw text if it is not `text`; what it names is no other field. A `SharedColumn` that
            is not among the names counts for nothing.
        id_column: the column of the id if another is wanted than is known by its name; it stays what else it is.
    """
    if isinstance(text_column, SharedColumn) and not alike(text_column, names):
        text_column = None
    wanted = text_column or TEXT
    text = alike(wanted, names)
    rest = [name for name in names if text_column is None or name not in text]
    bare = [(name, _bare(name)) for name in rest]
    found = {field: alike(field, rest) for field in (*FIELDS, RELATED, *LABELS)}
    for field, others in OTHER_NAMES.items():
        # Raw text is the whole article: what else is called its text is another form of it.
        if not found[field] and not (field == "body" and text):
            found[field] = _called(others, bare)
    if not found["id"] and not any(other in PIECES for _, other in bare):
        found["id"] = _called(IDS, bare)
    if id_column is not None:
        found["id"] = alike(id_column, names) or found["id"]
    loose = {
        "title": _called(NAMES, bare) if found["body"] and not found["title"] else [],
        "lead": _called(SUMMARIES, bare) if (found["title"] or found["body"]) and not (found["lead"] or text) else [],
    }
    found |= {field: matches for field, matches in loose.items() if matches}
    doubled = [field for field, matches in (*found.items(), (wanted, text)) if len(matches) > 1]
    return Columns(
        fields={field: found[field][0] for field in (*FIELDS, RELATED) if found[field]},
        text=text[0] if text else None,
        is_named=bool(text) and text_column is not None,
        labels={found[field][0]: field for field in LABELS if found[field]},
        doubled=tuple(doubled),
        loose=frozenset(field for field, matches in loose.items() if matches),
        has_text=bool(text) or (text_column is None and any(found[field] for field in _NEEDED)),
    )


def check_columns(source: str, names: Sequence[str], text_column: str | None) -> None:
    """Refuse a table without text, or with two columns for one field.

    Raises:
        InputError: names the columns that there are.
    """
    columns = columns_of(tuple(names), text_column)
    if columns.doubled:
        raise InputError(f"{source} has several columns {columns.doubled[0]}; rename all but one of them")
    if not columns.has_text:
        missing = text_column or ", ".join((TEXT, *_NEEDED[:-1])) + f" or {_NEEDED[-1]}"
        remedy = "name the column of the text with --text-column" + (", or rename it" if text_column is None else "")
        raise InputError(f"{source} has no column {missing}; it has {listed(names)}: {remedy}")


def listed(names: Sequence[str]) -> str:
    """The names of columns in a sentence, `none` where there are none."""
    return ", ".join(map(_shown, names[:_SHOWN])) or "none"


class UnreadText:
    """Looks in the first articles of a table for long text in columns that are not read, where they have no body.

    Args:
        source: what the table is called.
        tell: called with a sentence on such columns; by default that is an `UnreadTextWarning`.
    """

    def __init__(self, source: str, tell: Progress | None) -> None:
        self._source, self._tell = source, tell
        self._looked_at = self._without_body = 0
        self._long: Counter[str] = Counter()
        self._is_told = False

    def look(self, extra: Mapping[str, object], *, has_body: bool) -> None:
        """Look at an article's other columns, and tell where it is the last that is looked at."""
        if self._looked_at == _LOOKED_AT:
            return
        self._looked_at += 1
        if not has_body:
            self._without_body += 1
            self._long.update(
                name
                for name, value in extra.items()
                if isinstance(value, str) and len(value) >= _LONG and name not in LABELS
            )
        if self._looked_at == _LOOKED_AT:
            self.tell()

    def tell(self) -> None:
        """Say once which columns these are, where most of the articles have no body but such text."""
        names = [name for name, count in self._long.items() if 2 * count > self._without_body]
        if self._is_told or not names or 2 * self._without_body <= self._looked_at:
            return
        self._is_told = True
        one = len(names) == 1
        said = (
            f"the column{'' if one else 's'} {listed(names)} of {self._source} hold{'s' if one else ''} text and "
            f"{'is' if one else 'are'} not read; rename {'it' if one else 'one of them'} `body`, or name it with "
            "--text-column"
        )
        if self._tell is None:
            warnings.warn(said, UnreadTextWarning, stacklevel=3)
        else:
            self._tell(said)


def _shown(name: str) -> str:
    """A name in a sentence: where a table has no header it may be a whole article."""
    name = " ".join(name.split()).encode("utf-8", "replace").decode()
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def alike(field: str, names: Sequence[str]) -> list[str]:
    """The columns that have the name of a field: those spelt exactly, or else alike."""
    key = _fold(field)
    return [name for name in names if name == field] or [name for name in names if _fold(name) == key]


def _called(others: Sequence[str], bare: Sequence[tuple[str, str]]) -> list[str]:
    """The columns that have the first of other names that any of them has."""
    return next((found for one in others if (found := [name for name, other in bare if other == one])), [])


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip("\ufeff\u200b \t\r\n\xa0").casefold()


def _bare(name: str) -> str:
    """The letters and digits of a name, small and without marks."""
    return "".join(filter(str.isalnum, without_marks(name).casefold()))
