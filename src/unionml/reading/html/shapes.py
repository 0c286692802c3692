"""What single blocks of an HTML page look like: headings, credits, links to other articles, furniture."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile
from typing import Any

from unionml.reading.html.blocks import Block
from unionml.reading.html.tree import text_of
from unionml.reading.page.cues import cues
from unionml.reading.page.east.lines import size_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
AFTER_CREDIT = re.compile(r"[:：]\s*(?P<name>[^:：]*)$")
_CREDITS = re.compile(
    r"^(?:nội dung|bài(?: viết)?|tin|ảnh|thực hiện|tổ chức thực hiện|thiết kế|đồ h[oọ][aạ]|trình bày|video|kỹ thuật"
    r"|text|lời)"
    r"(?:\s*(?:,|và|&|-)\s*\w+)?\s*[:：]\s*",
    re.IGNORECASE,
)
_CREW = re.compile(
    r"(?:nội dung|bài(?: viết)?|tổ chức|text)\s*[:：]\s*(?-i:[A-ZĐÁÀÂĂÔƠƯÝ])[^:：]{1,40}"
    r"\s(?:ảnh|thiết kế|đồ h[oọ][aạ]|trình bày|video|kỹ thuật|thực hiện)\s*[:：]",
    re.IGNORECASE,
)
WRITTEN_BY = re.compile(
    r"(?:(?:được )?(?:viết|đăng|gửi) bởi|người đăng|người viết|tác giả(?: bài viết)?|written by|by"
    r"|người (?:khởi tạo|gửi)(?=\s*[:：])|기자명|작성자|글쓴이|作者|撰文"
    r"|(?-i:[Bb]ởi(?=\s*[:：]?\s*[A-ZĐÁÀÂĂÔƠƯÝ])))\s*(?:[:：]?\s+|：)",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"(?:labels?|nhãn|filed under|posted in|categories|đính kèm|tệp đính kèm|attachments?)\s*[:：]\s*\S", re.IGNORECASE
)
"""How weblogs list an article's keywords and sections, and letters their files."""
_SENDER = re.compile(
    r"(?:(?:from|từ|người gửi)\s*[:：]\s*)?(?P<name>[^\W\d_][^<>@:\n]{3,60}?)\s*[<(\[]"
    r"(?:mailto:)?[\w.+-]{1,64}@[\w.-]{3,80}[>)\]]",
    re.IGNORECASE,
)
_LINK_LABEL = re.compile(r"([^:：]{3,40})[:：]\s*\S")
_BEHIND_NAME = re.compile(
    r"[\s.,;(-]+(?:vào|lúc|ngày|thứ|on|at|(?:được )?(?:đăng|cập nhật|xuất bản))\b|\s*[|•·;]"
    r"|\s+[-–—]\s+(?=\d)|,?\s+(?=\d{1,2}[/:.-]\d)",
    re.IGNORECASE,
)
_AUTHOR_WORDS, _NAME = 12, 200
"""Words of an author's name at most, and characters in which it ends."""
_OFFICE_WORDS = 6
"""Words of an office that signs as an author, at most: `Admin Công đoàn`."""
_NO_OFFICE = re.compile(
    r"[^\W_]*\d|\W|^(?:lúc|ngày|vào|trong|tại|ở|từ|trên|đã|và|với|cho|gửi|viết|đăng|on|in|at|of|the|from|and)$",
    re.IGNORECASE,
)
"""What stands behind a name and is no part of it."""
_NEAR = 12
"""Elements of a line among which one may state the author."""
_ANNOUNCED_WORDS = 150
_PERMALINK = re.compile(
    r"(?:(?:địa chỉ|link|đường dẫn|url|liên kết|xem|nguồn)(?: (?:bài|bài viết|tin|gốc|trang|này|của))*\s*[:：]\s*https?://\S+"
    r"|https?://\S+|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}/?)$",
    re.IGNORECASE,
)
"""The page's own address, as it is printed above and below an article."""
_HERE = re.compile(r"\btại đây\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:meta|info|date|time|author|byline|posted|submitted|cate|category)\b")
_LABEL = re.compile(
    r"^(?:thích|chia sẻ|like|share|bình luận|lượt xem|xem)?(?: \d+)+k?$|"
    r"^(?:\d+k? (?:lượt )?(?:thích|xem|đọc|chia sẻ|bình luận|phản hồi|likes?|shares?|views?|comments?)(?: |$))+$"
    r"|^(?:số |tổng )?(?:lượt|lần|đã|views?)(?: (?:xem|đọc|truy cập|tải))?(?: \d+)+$"
    r"|^(?:tổng (?:số )?điểm của bài viết|xếp hạng \d|(?:click|nhấn|bấm) để ).{0,50}$"
    r"|^(?:tìm thấy|có) (?:khoảng |tất cả )?\d+ kết quả.{0,80}$"
    r"|^tải (?:về|xuống|file|tệp|tài liệu)(?: .{0,20})?$"
    r"|^(?:mục lục|nội dung (?:chính|bài viết)|trong bài(?: viết)?(?: này)?"
    r"|tự động cập nhật sau \d+ giây|đang tải(?: .{0,20})?|loading|.{0,20}chưa có (?:bình luận|ý kiến)(?: nào)?"
    r"|bạn đang (?:đọc|xem) (?:bài|tin).*|bài (?:đăng |viết )?(?:mới|cũ) hơn|xem ảnh"
    r"|(?:đọc|xem) (?:ngay|tiếp)|chi tiết|đánh giá(?: bài viết)? .{0,20}|(?:ý kiến|bình luận) của bạn sẽ .*)$"
)
_PRINTED = re.compile(r"(?:bản in|trang (?:này |tin )?(?:được )?in|in|printed) (?:từ|from) .{4,200}$")
"""Where a page was printed from, as it stands below its print view."""
_ADDRESS = re.compile(r"\b(?:địa chỉ|(?:số )?điện thoại|đt|tel|e ?mail|liên hệ|hotline|đường dây nóng)\b")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_BESIDE = frozenset({"", "lượt xem", "lượt đọc", "lần xem", "lần đọc", "view", "views", "trang"})
"""Words of the counter, page, date or length beside the headline of another article."""
_PLACE = re.compile(r"\s*(?:#|javascript:|$)", re.IGNORECASE)
"""What an address begins with that leads nowhere else."""
_BAR = re.compile(r"\s*[|•·]\s*")
READING_TIME = re.compile(r"(?:^|\s)\d{1,3} ?(?:min(?:ute)?s? read|phút đọc)(?=$|\W)", re.IGNORECASE)
_ASKED = re.compile(r"(?:(?:câu|bạn đọc) )?hỏi(?: \d{1,2})?\s*[:：]|(?:q|question)\s*[:：]", re.IGNORECASE)
_QUESTION_WORDS = 14
_QUESTIONS = 2
"""Bold questions up to which an article is no interview."""
_ASKER = re.compile(r"(?:PV|P\.V|PHÓNG VIÊN|Phóng viên|Hỏi|Câu hỏi|Câu|Bạn đọc)\b|[^:?]{2,40}[:：]")
"""How a question begins that somebody asks: the name or the label before it."""
_AGENCY_ONLY = re.compile(r"^\([^()]{2,25}\)\s*[-–—.]?\s*$")


def is_credits(block: Block) -> bool:
    """Whether a block names those who made the article: `Nội dung: … - Thiết kế: …`."""
    text = unicodedata.normalize("NFC", block.text)
    match = _CREDITS.match(text)
    named = match is not None and text[match.end() :][:1].isupper()
    return named and block.size <= 25 and not cues.stop_of(block.text)


def is_question(block: Block) -> bool:
    """Whether a block is a short question in bold that nobody is said to ask."""
    bold = block.bold > 0.95 and 2 <= block.size <= _QUESTION_WORDS and block.tag not in {"li", "td", "th", *HEADINGS}
    return bold and block.text.endswith("?") and block.text[0].isalnum() and not _ASKER.match(block.text)


def heads_by_questions(blocks: Sequence[Block]) -> bool:
    """Whether an article's bold questions head its parts: they are few, and other headings ask nothing."""
    plain = any(is_heading(*two) and not two[0].text.endswith("?") for two in islice(pairwise(blocks), 1, None))
    return plain and 0 < sum(map(is_question, blocks)) <= _QUESTIONS


def is_crew(block: Block) -> bool:
    """Whether a block names first who wrote and then who else made the article, though one of them took pictures."""
    return is_credits(block) and _CREW.match(unicodedata.normalize("NFC", block.text)) is not None


def asks(text: str) -> bool:
    """Whether a text is marked as a reader's question, below which stands the name of who asked."""
    return _ASKED.match(unicodedata.normalize("NFC", text[:40])) is not None


def author_in(text: str) -> str:
    """The name behind a label such as `Đăng bởi`, without the date behind it; empty for other lines."""
    text = unicodedata.normalize("NFC", text)
    label = WRITTEN_BY.match(text)
    if label is None:
        return ""
    rest = _BEHIND_NAME.split(text[label.end() : label.end() + _NAME], maxsplit=1)[0].rstrip(" ,.;|-–")
    size = len(rest.split())
    marked = text[: label.end()].rstrip().endswith((":", "：")) and size <= _AUTHOR_WORDS
    if rest[:1].isalpha() and not rest[0].islower() and (marked or cues.is_byline(rest)):
        return rest
    name = list(takewhile(lambda word: word[:1].isupper(), rest.split()[:5]))
    if 1 < len(name) < size <= _OFFICE_WORDS and not any(map(_NO_OFFICE.search, rest.split()[len(name) :])):
        return rest
    return " ".join(name).rstrip(",;|") if len(name) > 1 or size == 1 else ""


def states_author(node: Any) -> bool:
    """Whether an element's markup states that it is an author's name: microdata, hCard or the relation of a link."""
    if "vcard" in node.get("class", "").split():
        return True
    return any("author" in node.get(name, "").lower().split() for name in ("itemprop", "rel"))


def sender_in(text: str) -> str:
    """The name before the address in the head of a letter; empty for other lines."""
    found = _SENDER.match(unicodedata.normalize("NFC", text[:200]))
    return found["name"] if found is not None else ""


def is_sentence(block: Block) -> bool:
    """Whether a heading's element holds a paragraph."""
    return block.size >= 15 and (cues.stop_of(block.text) in {".", "…", "!", "?"} or block.size >= 40)


def is_heading(block: Block, following: Block | None) -> bool:
    """Whether a block heads a section: a heading, or a short bold line before text that is not bold."""
    if block.tag in HEADINGS:
        return not is_sentence(block) and not is_furniture(block) and block.size <= 40
    return (
        block.bold > 0.95
        and 2 <= block.size <= 14
        and not cues.stop_of(block.text)
        and block.tag not in {"li", "td", "th"}
        and following is not None
        and following.bold < 0.5
        and following.size >= 12
    )


def is_link(block: Block) -> bool:
    """Whether a block leads to another article: marked as such, or nothing but a headline's link."""
    if cues.is_marked_related(unicodedata.normalize("NFC", block.text[:100])) and (
        block.linked > 0.3 or block.text.startswith((">>", "»"))
    ):
        return True
    label = _LINK_LABEL.match(block.text)
    if label is not None and block.linked > 0.3 and cues.is_related_cue(cues.key_of(label[1])):
        return True
    if is_announced(block) or (block.linked > 0.9 and _HERE.search(block.key)):
        return True
    if block.size > 30:
        return False
    if cues.stop_of(block.text) and not (_is_dated_question(block) or _asks_elsewhere(block)):
        return False
    short = len(block.links) != 1 or (size_of(block.links[0]) < 4 and not cues.is_dated_headline(block.text))
    if block.linked > 0.7 or short:
        return block.linked > 0.7
    beside = unicodedata.normalize("NFC", block.text.replace(block.links[0], "", 1))
    return _NO_LETTERS.sub(" ", beside).strip().lower() in _BESIDE


def is_announced(block: Block) -> bool:
    """Whether links stand in one line with what announces them, and with nothing else: `Tin liên quan …`."""
    if not 0 < block.linked < 1 or block.size > _ANNOUNCED_WORDS:
        return False
    beside = block.text
    for link in block.links:
        beside = beside.replace(link, " ", 1)
    key = cues.key_of(beside)
    return cues.is_related_cue(key) or cues.is_neighbour_cue(key)


def is_label(block: Block, link: Block) -> bool:
    """Whether a short bold line heads the links below it in the same element; nobody's name does."""
    short = block.node is link.node and block.size <= 6 and cues.stop_of(block.text) in {"", ":"}
    return short and block.bold > 0.9 and link.bold < 0.5 and not cues.is_author(block.text)


def _is_dated_question(block: Block) -> bool:
    """Whether a link asks, and a date in brackets behind it tells that it is another article's headline."""
    return len(block.links) == 1 and cues.stop_of(block.links[0]) in {"?", "!"} and cues.is_dated_headline(block.text)


def _asks_elsewhere(block: Block) -> bool:
    """Whether a block is nothing but a link that asks and leads to another page, not to an answer on this one."""
    links = list(islice(block.node.iter("a"), _NEAR)) if is_asking_link(block) else []
    addresses = [link.get("href") or "" for link in links if text_of(link) == block.text]
    return any(address and _PLACE.match(address) is None for address in addresses)


def is_asking_link(block: Block) -> bool:
    """Whether a block is nothing but a link that asks; behind an article it leads to another, amid one to an answer."""
    return block.linked > 0.9 and 4 <= block.size <= 30 and cues.stop_of(block.text) in {"?", "!"}


def is_imprint(block: Block) -> bool:
    """Whether a block belongs to the imprint; an address alone may be the article's, as where it asks for help."""
    text = unicodedata.normalize("NFC", block.text)
    return (cues.is_footer(text) and _ADDRESS.match(block.key) is None) or _PRINTED.match(block.key) is not None


def _is_mark(text: str) -> bool:
    """Whether a line is a paper's mark in brackets that has lost its text, and no agency that signs."""
    return _AGENCY_ONLY.match(text) is not None and not cues.is_agency(text)


def _is_contact(block: Block) -> bool:
    """Whether a line stands in the element for the page's own address; one inside an article is the article's."""
    own = block.tag == "address" and block.home.tag == "body" and not cues.stop_of(block.text)
    return own and (_ADDRESS.search(block.key) is not None or not cues.is_author(block.text))


def is_furniture(block: Block, *, amid: bool = False) -> bool:
    """Whether a block is a button, a label, an announcement or a word to the visitor of the site.

    Args:
        block: the block.
        amid: whether paragraphs of the article stand around it, where markup may name anybody.
    """
    key = cues.key_of(block.text[:300])
    return (
        cues.is_noise(key)
        or cues.is_related_cue(key)
        or cues.is_widget_cue(key)
        or cues.is_comment_cue(key)
        or cues.is_tags(block.text)
        or cues.is_for_readers(block.text)
        or _LABEL.match(key) is not None
        or _is_mark(block.text)
        or (
            block.size <= 20
            and not cues.stop_of(block.text)
            and _TAGS.match(unicodedata.normalize("NFC", block.text)) is not None
        )
        or block.tag == "summary"
        or _is_contact(block)
        or (block.tag != "li" and _PERMALINK.match(block.text) is not None)
        or (block.size <= 16 and not cues.stop_of(block.text) and _is_about(block, amid=amid))
        or all(cues.is_noise(one) or cues.is_comment_cue(one) for one in map(cues.key_of, _BAR.split(block.text)))
    )


def _is_about(block: Block, *, amid: bool) -> bool:
    """Whether a short line tells who wrote the article and when, by its class or words."""
    if READING_TIME.search(block.text):
        return True
    if amid and not (cues.is_signature(block.text) or cues.names_author(block.text)):
        return False
    return (
        _ABOUT.search(block.words) is not None
        or WRITTEN_BY.match(unicodedata.normalize("NFC", block.text[:60])) is not None
        or any(_names(node, block) for node in islice(block.node.iter(), _NEAR) if states_author(node))
    )


def _names(node: Any, block: Block) -> bool:
    """Whether the text of an element is a part of a block's."""
    name = text_of(node)
    return name != "" and name in block.text
