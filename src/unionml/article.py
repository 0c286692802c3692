"""The one thing that is passed on: an `Article`. It knows no file format."""

from dataclasses import asdict, dataclass
from typing import Any


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

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON types, in the order of the class: what `unionml read --json` prints."""
        fields = asdict(self)
        for name in ("body", "headings", "captions", "related"):
            fields[name] = list(fields[name])
        return fields

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to classify or summarise: no title, no lead, no body."""
        return not (self.title.strip() or self.lead.strip() or any(paragraph.strip() for paragraph in self.body))
