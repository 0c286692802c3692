"""The one thing that is passed on: an `Article`. It knows no file format."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from unionml.errors import UsageError

_NOTHING = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\xad\u1680\u2028\u2029\u202f\u205f\u2800\u3000\u3164\ufeff" + "".join(
    map(chr, (*range(0x2000, 0x2010), *range(0x2060, 0x2065)))
)
"""Blanks, also those that take no room."""

LONGEST_TITLE = 45
"""Words between white space of a headline; a longer title of several sentences holds the text too."""


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """A teaser of another article that stood on the same page."""

    title: str
    teaser: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One newspaper article, as its source spelt it.

    All text is verbatim: no field is normalised, so that whatever quotes an article quotes its source. Fields that
    the source does not have are empty strings or empty tuples, never `None`.

    Attributes:
        id: stable identifier; empty where the source gives none.
        kicker: the short line above the title.
        title: the headline.
        lead: the sapo, the paragraph between headline and body.
        body: the running paragraphs, without headings, captions, bylines and teasers.
        headings: section headings inside the body, in source order.
        captions: captions and credits of photographs, in source order.
        byline: the author's line.
        published: the date line as the source has it, or an ISO 8601 date.
        section: the newspaper's section.
        url: address of the article.
        related: teasers of other articles that stood on the page.
        source: where the article was read from: a path, or `path:row`.

    Raises:
        UsageError: a field holds something else, such as a string for the paragraphs of `body`; lists become tuples.
    """

    id: str = ""
    kicker: str = ""
    title: str = ""
    lead: str = ""
    body: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    byline: str = ""
    published: str = ""
    section: str = ""
    url: str = ""
    related: tuple[RelatedArticle, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        # Articles are made by the million: one that is as it should be is told from the rest in half a microsecond.
        if (
            type(self.body) is not tuple or type(self.headings) is not tuple or type(self.captions) is not tuple
            or type(self.related) is not tuple or not _RELATED.issuperset(map(type, self.related))
            or not _TEXT.issuperset(map(type, (
                self.id, self.kicker, self.title, self.lead, *self.body, *self.headings, *self.captions, self.byline,
                self.published, self.section, self.url, self.source,
            )))
        ):  # fmt: skip
            _settle(self)

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON types, in the order of the class: what `unionml read --json` prints."""
        found = asdict(self)
        for name in ("body", "headings", "captions", "related"):
            found[name] = list(found[name])
        return found

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to classify or summarise: no title, no lead, no body."""
        return not any(text.strip(_NOTHING) for text in (self.title, self.lead, *self.body))


_TEXT, _RELATED = frozenset({str}), frozenset({RelatedArticle})


def _settle(article: Article) -> None:
    """Make tuples of other lists, and refuse what is neither text nor a list of it."""
    for one in fields(article):
        value = getattr(article, one.name)
        if one.default == "":
            if not isinstance(value, str):
                raise UsageError(f"{one.name} is {value!r:.40}; give text, which is empty where an article has none")
            continue
        if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
            raise UsageError(f"{one.name} is {value!r:.40} and no list; put a single one in a tuple, and none in ()")
        wanted = RelatedArticle if one.name == "related" else str
        # A frozen class sets its own fields this way only.
        object.__setattr__(article, one.name, tuple(value))
        for entry in getattr(article, one.name):
            if not isinstance(entry, wanted):
                raise UsageError(f"{one.name} holds {entry!r:.40}; give a tuple of {wanted.__name__} and nothing else")
