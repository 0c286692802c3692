"""The raw text of a cell: a page, or the bare text of an article whose title stands in a column of its own."""

from dataclasses import replace

from unionml.article import Article
from unionml.reading import markup
from unionml.text import canonicalize

FEW = 3
"""So many lines below a title are what somebody wrote, not a menu or a list of other articles."""


def read_raw(raw: str, title: str, source: str) -> Article:
    """A page in a cell: HTML, or text that may stand without its title.

    Args:
        raw: the cell.
        title: the title that the row has elsewhere; empty where it has none.
        source: what the article is from.
    """
    from unionml.reading import read_html, read_page_text

    if markup.is_page(raw):
        return read_html(raw, source)
    captions: tuple[str, ...] = ()
    if markup.is_fragment(raw):
        raw, captions = markup.as_page_text(raw)
    read = read_page_text(raw if title in raw else f"{title}\n\n{raw}", source)
    if title:
        read = _below(title, raw, read)
    return replace(read, captions=(*captions, *read.captions))


def _below(title: str, raw: str, read: Article) -> Article:
    """The article under the title that its row has.

    Text without a stop, as people post it, looks below a title like the headline of a page, and the title like its
    kicker, or like a name: nothing of such text may be lost.
    """
    lines = tuple(line for one in raw.splitlines() if (line := one.strip()) and _plain(line) != _plain(title))
    if lines and not (read.lead or read.body) and (len(lines) <= FEW or not read.related):
        return replace(
            read, kicker="", title=title, byline="", section="", headings=(), captions=(), related=(), body=lines
        )
    if _plain(read.kicker) != _plain(title):
        return read
    first = () if read.lead or _alike(read.title, title) else (read.title,)
    return replace(read, kicker="", body=(*first, *read.body))


def _plain(title: str) -> str:
    return canonicalize(title).casefold()


def _alike(one: str, other: str) -> bool:
    """Whether two titles differ at most by what stands behind or before one of them, such as a site's name."""
    a, b = _plain(one), _plain(other)
    return a in b or b in a
