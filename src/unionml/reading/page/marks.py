"""What tools leave when they turn a page into text: tags, table cells, Markdown, link numbers, marks of pictures."""

import re
from typing import NamedTuple

from unionml.text.scripts import CAPITALS

_LEFT = re.compile(
    r"(?:[\s\u200b\u200c\u200d\u2060\ufeff]|<!--|-->|<[/!]?[A-Za-z][^<>\n]{0,300}>|&(?:nbsp|#160|#xa0|zwnj);)+"
)
_RIGHT_SPACE = "\u200b\u200c\u200d\u2060\ufeff"
_HASHES = re.compile(r"(#{1,6})\s+(?=[\w\"“‘(*_\[])")
_LINK = re.compile(r"!?\[[^\[\]\n]{0,400}\]\([^()\s]{0,800}\)")
_ONE_LINK = re.compile(r"(?:[*+•-]\s+|\d{1,3}\.\s+)?\[([^\[\]\n]{2,400})\]\([^()\s]{1,800}\)")
_NUMBERED_LINK = re.compile(r"(?:[*+•o-]\s+)?\[\d{1,4}\]\s?(?=[\w\"“‘(]|[←→«»‹›]\s?\w)")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,400}\]\([^()\s]{0,800}\)|\[(?:IMG|INLINE|IMAGE|EMBED|LINK|hình ảnh|ảnh)\]", re.I)
_AVATAR = re.compile(rf"\[?(?:Ảnh đại diện|Avatar)\]?\s*(?=[{CAPITALS}]\w+\s+[{CAPITALS}])")
_SHOWN = re.compile(r"\[[^\W\d_a-z][^\[\]\n]{10,400}\]")
URL = re.compile(r"https?://[^\s<>\"]+|www\.[^\s<>\"]+")
SITE = re.compile(r"(?:[a-z\d-]{2,30}\.){1,4}(?:vn|com|net|org|info|edu|gov|asia|news|tv|eu|us|uk|fr|de|jp|kr|cn)/?")
"""The name of a site alone: `congdoan.vn`."""
PICTURE_FILE = re.compile(
    r"[\[(<]?(?:(?:ảnh|hình|image|img|photo|figure)[^:]{0,12}:?\s*)?[^\s/|]{1,80}\.(?:jpe?g|png|gif|webp|bmp)[\])>]?"
    r"|image|img|\[(?:ảnh|anh|hình|image|img|photo)[-_]?\d{0,4}\]|\[(?:image|cid|inline image)\b[^\[\]]{0,100}\]"
    r"|\((?:ảnh|hình|image|photo)\)"
    r"|\[(?:ảnh|hình|image|photo)(?:\s(?:đại diện|bìa|minh họa|bài viết|nền|\d{1,2})){0,2}\]",
    re.IGNORECASE,
)
MARK = re.compile(
    r"\[(?:logo|banner|button|nút|video|audio|clip|icon|quảng cáo|qc|ads?|menu|form|embed|iframe|popup|slide)"
    r"\b[^\[\]]{0,60}\]"
    r"|(?-i:\[/?[a-z][a-z\d_-]{1,20}(?:\s+[a-z_]{1,20}=[^\[\]]{0,60})?/?\])"
    r"|\{\{?\s*[a-z_][\w.|-]{0,30}\s*\}?\}",
    re.IGNORECASE,
)
"""What tools and editors leave in brackets for what is not text: `[Nút: Lên đầu trang]`, `[gallery ids="3"]`.

And the places of a template that nothing was put into: `{title}`.
"""
_EMPTY_IMAGES = re.compile(r"(?:!\[[^\[\]\n]{0,200}\]\([^()\s]{0,400}\)\s*(?:\|\s*)?)+(?=[^\s|!])")
"""Pictures in front of the text of a line, in a cell of their own perhaps."""
_CELL = re.compile(r"(?:\|\s*)*(?P<text>[^|\s](?:[^|]*[^|\s])?)(?:\s*\|)+")
"""The only cell of a table's row that holds something: `| … | |`, `… |`."""
SENDERS = frozenset(("from", "từ", "người gửi", "chuyển tiếp từ", "forwarded by"))
"""Fields of a letter's head that say who wrote it."""
LETTER_FIELDS = SENDERS | {
    "to", "cc", "bcc", "reply-to", "date", "sent", "subject", "importance", "tới", "đến", "người nhận", "đồng gửi",
    "ngày", "ngày gửi", "đã gửi", "gửi lúc", "tiêu đề", "chủ đề", "mức độ quan trọng", "đính kèm",
    "tệp đính kèm", "attachments",
}  # fmt: skip
"""All fields of a letter's head, in English and Vietnamese."""
_ROLES = {
    "title": {"title", "headline", "tiêu đề", "tieu_de"},
    "date": {"date", "time", "published", "pub_date", "publish_date", "published_at", "created_at", "ngày đăng",
             "ngày"},
    "url": {"url", "link", "href", "source_url", "đường dẫn"},
    "author": {"author", "authors", "by", "tác giả"},
    "lead": {"lead", "sapo", "summary", "description", "abstract"},
    "text": {"content", "body", "text"},
    "skip": {"id", "doc_id", "docid", "source", "category", "topic", "label", "tags", "keywords", "section", "lang",
             "language", "site", "domain", "publisher", "chuyên mục", "image", "type", "crawled", "crawled_at"},
}  # fmt: skip
_ROLE = dict.fromkeys(LETTER_FIELDS, "skip") | {name: role for role, names in _ROLES.items() for name in names}
_HEADER = re.compile(
    rf"(?:[#@%]+|--|//)?\s*(?:\"|')?(?P<name>{'|'.join(sorted(_ROLE))})(?:\"|')?\s*[=:]\s*(?P<text>\S.*)?",
    re.IGNORECASE,
)
_LIMIT = 2000
"""Characters beyond which a line is running text and only its tags are looked at."""


class Span(NamedTuple):
    """A line without its marks.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        level: 1 for a Markdown title, 2 to 6 for a heading, 0 for anything else.
        cell: whether it was a cell of a table.
        linked: whether all of it was a link.
        menu: whether it holds nothing but several links.
        role: `image` where it is a picture, `caption` where brackets hold what a picture shows.
    """

    start: int
    end: int
    level: int = 0
    cell: bool = False
    linked: bool = False
    menu: bool = False
    role: str = ""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, tags and comment marks at the ends."""
    left = _LEFT.match(text, start, end)
    if left:
        start = left.end()
    tail_start = max(start, end - 2000)
    tail = text[tail_start:end]
    while True:
        shorter = tail.rstrip().rstrip(_RIGHT_SPACE)
        tag = _last_tag(shorter)
        shorter = shorter[:tag] if tag is not None else shorter
        if shorter == tail:
            return start, tail_start + len(tail)
        tail = shorter


def header_of(text: str, start: int, end: int) -> tuple[str, int]:
    """What a line of a crawler's or a letter's header (`# date = 2021-04-30`, `Subject: …`) holds, and where it begins.

    Returns:
        title, date, url, author, lead, text or skip, and an offset; `("", start)` for any other line.
    """
    found = _HEADER.match(text, start, min(end, start + _LIMIT))
    role = _ROLE.get(found["name"].lower(), "") if found else ""
    if not found or not role:
        return "", start
    return role, found.start("text") if found["text"] else end


def unmarked(text: str, start: int, end: int) -> Span:
    """The span of a trimmed line without marks."""
    if end - start > _LIMIT:
        return Span(start, end)
    line = text[start:end]
    if _IMAGE.fullmatch(line):
        return Span(start, end, role="image")
    if _SHOWN.fullmatch(line) and line.count(" ") >= 3:
        return Span(start + 1, end - 1, role="caption")
    level = 0
    cell = linked = False
    hashes = _HASHES.match(line)
    if hashes:
        level = len(hashes.group(1))
        start += hashes.end()
        line = text[start:end]
    if line.startswith("![") and (shown := _EMPTY_IMAGES.match(line)):
        start += shown.end()
        line = text[start:end]
    if line.endswith("|") and (found := _CELL.fullmatch(line)):
        cell = True
        start, end = start + found.start("text"), start + found.end("text")
        line = text[start:end]
        if _IMAGE.fullmatch(line):
            return Span(start, end, role="image")
    if one := _ONE_LINK.fullmatch(line):
        start, end, linked = start + one.start(1), start + one.end(1), True
    elif numbered := _NUMBERED_LINK.match(line):
        if len(re.findall(r"\[\d{1,4}\]", line)) >= 2 and len(line.split()) <= 30:
            return Span(start, end, menu=True)
        start, linked = start + numbered.end(), True
    elif "](" in line and not any(char.isalpha() for char in _LINK.sub("", line)):
        return Span(start, end, menu=True)
    if line.startswith("> ") and line[-1] in ".…" and line.count(" ") >= 12:
        start += 2  # a sapo, set as a quotation
    avatar = _AVATAR.match(text, start, end)
    start, end = _unemphasised(text, avatar.end() if avatar else start, end)
    return Span(start, end, level, cell, linked)


def _unemphasised(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the asterisks or underscores that stand around all of a line."""
    for mark in ("***", "**", "__", "*", "_"):
        size = len(mark)
        inside = text[start + size : end - size]
        if (
            end - start > 2 * size + 1
            and text.startswith(mark, start, end)
            and text.endswith(mark, start, end)
            and mark not in inside
            and not inside[0].isspace()
            and not inside[-1].isspace()
        ):
            return start + size, end - size
    return start, end


def _last_tag(tail: str) -> int | None:
    """Where the tag, comment mark or entity that ends the line begins."""
    if tail.endswith("-->"):
        return len(tail) - 3
    if tail.endswith("<!--"):
        return len(tail) - 4
    if tail.endswith(">"):
        at = tail.rfind("<")
        return at if at >= 0 and re.fullmatch(r"<[/!]?[A-Za-z][^<>]{0,300}>", tail[at:]) else None
    if tail.endswith(";"):
        at = tail.rfind("&")
        return at if at >= 0 and tail[at:] in {"&nbsp;", "&#160;", "&#xa0;", "&zwnj;"} else None
    return None


def url_in(text: str) -> str:
    """The first web address of a line, or nothing."""
    match = URL.search(text[:2000])
    return match.group().rstrip(".,;)") if match else ""
