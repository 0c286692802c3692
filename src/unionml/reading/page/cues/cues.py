"""What single lines of a saved page look like: credits, menus, imprints, and what the modules beside this one tell.

Evidence, not the law: the reader decides by the shape of the page, and these patterns tip the scales. Each is applied
to short lines or to the ends of long ones, so that the time stays linear in the length of the page.
"""

import re
import unicodedata

from unionml.reading.page.cues import announced, english, service, systems, words
from unionml.reading.page.cues.bylines import is_entry as is_entry
from unionml.reading.page.cues.bylines import signs as signs
from unionml.reading.page.cues.calendar import AGE
from unionml.reading.page.cues.dates import dates_field as dates_field
from unionml.reading.page.cues.dates import is_dated_headline as is_dated_headline
from unionml.reading.page.cues.dates import split_date as split_date
from unionml.reading.page.cues.keys import is_noise as is_noise
from unionml.reading.page.cues.keys import is_section as is_section
from unionml.reading.page.cues.keys import key_of as key_of
from unionml.reading.page.cues.keys import stop_of as stop_of
from unionml.reading.page.cues.mastheads import is_vietnamese as is_vietnamese
from unionml.reading.page.cues.mastheads import may_name_site as may_name_site
from unionml.reading.page.cues.mastheads import names_foreign as names_foreign
from unionml.reading.page.cues.mastheads import names_paper as names_paper
from unionml.reading.page.cues.mastheads import names_site as names_site
from unionml.reading.page.cues.names import EMAIL
from unionml.reading.page.cues.names import author_of as author_of
from unionml.reading.page.cues.names import is_agency as is_agency
from unionml.reading.page.cues.names import is_author as is_author
from unionml.reading.page.cues.names import is_byline as is_byline
from unionml.reading.page.cues.names import is_command as is_command
from unionml.reading.page.cues.names import is_cosigned as is_cosigned
from unionml.reading.page.cues.names import is_made_by as is_made_by
from unionml.reading.page.cues.names import is_office as is_office
from unionml.reading.page.cues.names import is_person as is_person
from unionml.reading.page.cues.names import is_post_below as is_post_below
from unionml.reading.page.cues.names import is_signature as is_signature
from unionml.reading.page.cues.names import is_signed_with_photo as is_signed_with_photo
from unionml.reading.page.cues.names import names_author as names_author
from unionml.reading.page.cues.posts import names_post as names_post
from unionml.reading.page.cues.posts import stands_above_name as stands_above_name
from unionml.reading.page.east import lines as east
from unionml.reading.page.head.menus import is_languages
from unionml.reading.page.head.paths import breadcrumb_of as breadcrumb_of
from unionml.reading.page.head.paths import says_where
from unionml.reading.page.head.paths import steps_of as steps_of
from unionml.reading.page.marks import MARK, PICTURE_FILE, SITE, URL

_CREDIT = re.compile(
    r"(?:^|[\s(\[.,;–—|/-])"
    r"(?:ảnh|hình ảnh|nguồn ảnh|ảnh chụp|đồ h[oọ][aạ]|video|clip|photo(?:graph)?s?|infographic|minh họa)"
    r"(?: (?:tư liệu|minh họa|minh hoạ|internet|nvcc))?\s*[:：/]",
    re.IGNORECASE,
)
_CREDIT_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:ảnh|nguồn|hình|photo)[^()\[\]]{0,60}[)\]]\s*\.?$"
    r"|\bảnh (?:minh h[oọ][aạ]|tư liệu|internet|nvcc|ttxvn|pv|cttđt|bcc)[)\]]?\s*\.?$",
    re.IGNORECASE,
)
_CREDIT_BARE = re.compile(r"[.–—-]\s*(?:Ảnh|ẢNH)\s+(?:[^\W\d_][\w.]*\s*){1,4}$")

_MACHINE = re.compile(r"\bAI\b")
"""In small letters the word asks who."""
_KEY_DATE = re.compile(r" (?:ngày |tháng )?\d{1,2}(?: \d{1,2})?(?: \d{4})?$")
_PLACED = re.compile(r"\((?:[^()]{0,30}\s)?(?:bìa|bên|cùng|từ) (?:trái|phải)(?: [^()]{1,20})?\)", re.I)
"""Where somebody stands in a picture: `(bìa trái)`, `(thứ hai từ phải)`."""
_REACTION = re.compile(rf"phản hồi|trả lời|reply|{AGE}(?: trước)?")
"""What stands beside other buttons below a comment, as keys."""
_BACK = re.compile(r"(?:quay|trở) (?:lại|về) (?:(?:chuyên )?mục )?(.{2,25})")
"""What a button says, as a key, that leads to a section."""
_NEIGHBOUR = re.compile(
    r"(?:(?:bài|tin)(?: viết)? )?(?:trước|sau|tiếp(?: theo)?|kế tiếp|cũ hơn|mới hơn)"
    r"|(?:previous|prev|next|older|newer)(?: (?:post|article|story))?"
)
_COLUMNS = re.compile(r"\t|\s{3,}|\|")
KEYWORDS = re.compile(
    r"(?:các )?(?:tags?|thẻ|từ kh[oó][aá]|keywords?|(?:suggested )?topics?|explore more on these topics"
    r"|(?:khám phá )?(?:thêm )?chủ đề)"
)
"""What stands above a list of keywords, as a key."""
_NEXT_PART = re.compile(r"kỳ (?:tới|sau)\s*[:：]\s*\S[^.!]{3,100}", re.IGNORECASE)
"""What the next part of a series will be called."""
_WISH = re.compile(r"(?:(?:xin|kính|trân trọng|chân thành)\s+)*(?:chúc|cảm ơn|cám ơn)\b.*!$", re.IGNORECASE)
"""How a letter or a greeting closes."""


def is_caption(text: str, size: int) -> bool:
    """Whether a line of `size` syllables carries a photograph's credit, counts it or says who stands where in it."""
    if size > 70:
        return False
    if size <= 35 and ". " not in text and _PLACED.search(unicodedata.normalize("NFC", text)):
        return True
    if words.NUMBERED_CAPTION.match(unicodedata.normalize("NFC", text[:40])):
        return True
    end = unicodedata.normalize("NFC", text)[-120:]
    if english.is_caption(text):
        return True
    return east.is_caption(end) or any(pattern.search(end) for pattern in (_CREDIT, _CREDIT_IN_BRACKETS, _CREDIT_BARE))


def is_bare_credit(text: str) -> bool:
    """Whether a line is a photograph's credit and nothing else: `Ảnh: Minh Tuệ`."""
    label = words.MEDIA.match(unicodedata.normalize("NFC", text[:40]))
    return label is not None and 1 <= len(text[label.end() :].split()) <= 5


def is_media_title(text: str) -> bool:
    """Whether a line that looks like a credit titles an article: `Chùm ảnh: …`, and too many words for a name."""
    label = words.MEDIA.match(unicodedata.normalize("NFC", text[:40]))
    return label is not None and len(text[label.end() :].split()) >= 5 and not is_cosigned(text)


def is_related_cue(key: str) -> bool:
    """Whether a line (its key) announces other articles."""
    if len(key) > 60:
        return False
    return announced.RELATED_CUE.match(_KEY_DATE.sub("", key)) is not None or east.is_related_cue(key)


def is_neighbour_cue(key: str) -> bool:
    """Whether a line (its key) leads to the article before or after this one."""
    return len(key) <= 30 and _NEIGHBOUR.fullmatch(key) is not None


def is_picture_count(key: str) -> bool:
    """Whether a line (its key) counts the pictures of an album."""
    return len(key) <= 20 and service.PICTURE_COUNT.fullmatch(key) is not None


def is_widget_cue(key: str) -> bool:
    """Whether a line (its key) heads a poll, a counter, a price table or the like: what follows is no headline."""
    return len(key) <= 60 and words.WIDGET_CUE.match(key) is not None


def is_scene(text: str) -> bool:
    """Whether a line without a stop tells what a photograph shows: who, where, on which side."""
    return words.SCENE.search(unicodedata.normalize("NFC", text[:300])) is not None


def opens_with_agency(text: str) -> bool:
    """Whether a line opens with a paper's mark, as a sapo does: `(NLĐO) -`, `TTO -`, `LDO |`."""
    return bool(words.AGENCY.match(unicodedata.normalize("NFC", text[:60])))


def image_of(text: str) -> str:
    """What a picture's numbered text (`Headline - Ảnh 1.`) repeats, as a key; nothing for other lines."""
    match = words.NUMBERED_IMAGE.search(unicodedata.normalize("NFC", text[-40:])) if len(text) <= 400 else None
    return key_of(text[: len(text) - len(match.group())]) if match else ""


def is_picture_file(text: str) -> bool:
    """Whether a line is what is left of a picture: its file's name, in a mark perhaps, or its number (`- Ảnh 1.`)."""
    text = unicodedata.normalize("NFC", text[:201])
    return len(text) <= 200 and (PICTURE_FILE.fullmatch(text) or words.NUMBERED_IMAGE.fullmatch(text)) is not None


def is_mark(text: str) -> bool:
    """Whether a line is a mark for what is not text, as tools and editors leave them (`[Nút: Gửi]`), or a paper's."""
    if len(text) > 100:
        return False
    text = unicodedata.normalize("NFC", text)
    return MARK.fullmatch(text) is not None or words.BARE_AGENCY.fullmatch(text) is not None


def is_attached(text: str) -> bool:
    """Whether a line offers a document and says nothing else: `Tải về: The-le.docx (42 KB)`."""
    return len(text) <= 160 and service.ATTACHED.fullmatch(unicodedata.normalize("NFC", text)) is not None


def is_letterhead(text: str) -> bool:
    """Whether a line is the head of an official letter in two columns: the office, and the state or its motto."""
    cells = _COLUMNS.split(text) if len(text) <= 200 else []
    return len(cells) > 1 and any(words.MOTTO.fullmatch(key_of(cell)) for cell in cells)


def is_comment_cue(key: str) -> bool:
    """Whether a line (its key) opens the readers' comments."""
    return len(key) <= (200 if key[:1].isdigit() else 100) and words.COMMENT_CUE.match(key) is not None


def is_menu(text: str) -> bool:
    """Whether a line is several names of sections and buttons run together: `Home Giới thiệu Tin tức Liên hệ`."""
    if len(text) > 200 or stop_of(text):
        return False
    if east.is_menu(text) or is_languages(text):
        return True
    pointed = any(mark in text for mark in ("›", "»", ">", " / "))
    if says_where(text) or (pointed and key_of(steps_of(text)[0]) in words.HOME):
        return False
    if sum(word[0].isupper() for word in text.split()) < 4:
        return False
    syllables = key_of(text).split()
    at = found = known = 0
    while at < len(syllables):
        for size in (4, 3, 2, 1):
            label = " ".join(syllables[at : at + size])
            if label in words.SECTIONS or label in words.HOME or is_noise(label):
                found, known, at = found + 1, known + min(size, len(syllables) - at), at + size
                break
        else:
            at += 1
    return found >= 4 and known >= 0.75 * len(syllables)


def is_for_readers(text: str) -> bool:
    """Whether a line speaks to the visitor of the site and not of the news: subscribe, follow, write to us."""
    if len(text) > 400:
        return False
    key = key_of(_MACHINE.sub("trí tuệ nhân tạo", text) if "AI" in text else text)
    back = _BACK.fullmatch(key)
    offered = ("?" not in text and service.offers(key)) or (back is not None and is_section(back[1]))
    invited = service.INVITATION.match(key) or (service.VISITOR.match(key) and service.SERVICE.search(key))
    filed = stop_of(text) == "" and len(text) <= 120 and service.FIELD.fullmatch(text) is not None
    if offered or invited or filed or service.NOTICE.match(key) or english.is_notice(text, key):
        return True
    if _NEXT_PART.fullmatch(text) or service.OF_MEMBERS.fullmatch(key_of(text.partition(". ")[0])):
        return True
    buttons = re.split(r"\s{2,}|\t|\s*[|•·]\s*|\[[\w .-]{0,30}\]", text)
    keys = [key_of(button) for button in buttons if button]
    return len(buttons) > 1 and len(text) <= 120 and all(is_noise(key) or _REACTION.fullmatch(key) for key in keys)


def is_tags(text: str) -> bool:
    """Whether a line lists keywords, or says below a post where a weblog files it."""
    if len(text) > 600:
        return False
    joined = len(re.findall(r"\w,(?=[^\W\d_])", text)) >= 3 and ", " not in text and not stop_of(text)
    return joined or words.TAGS.match(text) is not None or systems.files(unicodedata.normalize("NFC", text))


def is_footer(text: str) -> bool:
    """Whether a line belongs to the imprint: licence, editor, address, rights."""
    if len(text) > 700:
        return False
    if english.closes_release(text):
        return True
    return words.FOOTER.search(text[:160].lstrip("-*• \t")) is not None or words.HOTLINES.search(text[:300]) is not None


def is_wish(text: str) -> bool:
    """Whether a line wishes or thanks, as letters close: a sentence, however short."""
    return len(text) <= 300 and _WISH.match(unicodedata.normalize("NFC", text)) is not None


def is_vocative(text: str) -> bool:
    """Whether a line is whom a speech addresses: `Kính thưa các vị khách quý!`."""
    if east.is_east(text[:40]):
        return east.addresses(text)
    return (
        len(text) <= 200 and text[-1] in "!," and words.VOCATIVE.match(unicodedata.normalize("NFC", text)) is not None
    )


def is_link(text: str) -> bool:
    """Whether a line is an address, the label of one, or both."""
    if not 0 < len(text) <= 400:
        return False
    if words.LINK_LABEL.match(text) or EMAIL.fullmatch(text):
        return True
    if SITE.fullmatch(text):
        return True
    found = URL.search(text)
    return (
        found is not None
        and len(found.group()) > 10
        and len(text.split()) <= 8
        and not text[found.end() :].strip(" .)]")
    )


def is_marked_related(text: str) -> bool:
    """Whether a line is marked as another article's headline: `>> …`, `Xem thêm: …`."""
    return announced.MARKED_RELATED.match(text) is not None
