"""An HTML page to an `Article`, by trafilatura."""

from unionml.article import Article
from unionml.errors import InputError


def read_html(html: str, source: str = "") -> Article:
    """Read an HTML page.

    Raises:
        InputError: no article in it.
    """
    import trafilatura

    doc = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)
    if doc is None or not (doc.text or "").strip():
        raise InputError(f"{source or 'the input'} has no article in its HTML; save the page as text and read that")
    paragraphs = [part.strip() for part in doc.text.split("\n") if part.strip()]
    return Article(
        title=doc.title or "", body=tuple(paragraphs), published=doc.date or "", url=doc.url or "", source=source
    )
