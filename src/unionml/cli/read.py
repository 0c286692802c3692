"""`unionml read`: one file to an article."""

from unionml.article import Article
from unionml.cli.messages import say
from unionml.cli.options import File, Json, TextColumn
from unionml.cli.terminal import emit, emit_json, faint, flow, strong


def read(file: File, text_column: TextColumn = None, json: Json = False) -> None:
    """Show the article in a file: title, lead and paragraphs, without the page around them.

    With --json it prints the fields of the article, verbatim.
    """
    from unionml.reading import read as read_article

    article = read_article(file, text_column=text_column)
    if json:
        emit_json(article.to_dict())
    else:
        emit(_page(article))


def _page(article: Article) -> str:
    head = []
    if article.kicker:
        head.append(faint(flow(article.kicker)))
    head.append(strong(flow(article.title or say("untitled"))))
    names = ("section", "published", "byline", "url")
    facts = {say(name): getattr(article, name) for name in names if getattr(article, name).strip()}
    blocks = ["\n".join(head)]
    if facts:
        widest = max(map(len, facts))
        blocks.append(faint("\n".join(flow(fact, label=f"{name.ljust(widest)}  ") for name, fact in facts.items())))
    if article.lead:
        blocks.append(strong(flow(article.lead)))
    blocks.extend(flow(paragraph) for paragraph in article.body)
    for name in ("headings", "captions"):
        lines = getattr(article, name)
        if lines:
            blocks.append(_listing(say(name), list(lines)))
    if article.related:
        teasers = [f"{one.title}: {one.teaser}" if one.teaser else one.title for one in article.related]
        blocks.append(_listing(say("related"), teasers))
    return "\n\n".join(blocks)


def _listing(heading: str, lines: list[str]) -> str:
    return faint("\n".join([f"{heading}:", *(flow(line, "  ", "- ") for line in lines)]))
