"""Lines that stand in an article without being its prose, told by their shape alone.

Records and saved pages often carry captions, credits, bylines, date lines, headings and list debris inside their
paragraphs. None of these may stand in a lead. The patterns describe how the Vietnamese press sets such lines, whatever
the newspaper.
"""

import re

from unionml.summarization.east_marks import is_mark, mark_end
from unionml.text.scripts import CAPITALS

# "Ảnh: …", "(Ảnh: …)", "Video clip: …": a credit opens the line.
_CREDIT_OPENS = re.compile(
    r"^\W*(?:nguồn |theo )?(?:ảnh|hình|video|clip|đồ h(?:oạ|ọa)|infographics?|nguồn|photos?|source)"
    r"(?:\s+(?:minh h(?:oạ|ọa)|tư liệu|chụp|gốc|clip|ảnh|tin))?\s*:",
    re.IGNORECASE,
)
# "Ảnh: AFP Lực lượng …", "Video: Express Hoàng tử …": the prose that running text has glued to a credit of one word, in
# capitals, in initials or known as a source.
_CREDIT_AND_PROSE = re.compile(
    _CREDIT_OPENS.pattern + r"\s*(?-i:[A-Z]{3,6}|AP|(?:[A-ZĐ]\. ?){1,3}(?:[A-ZĐ]\w*)?|\w+\.(?:com|net|org|vn)|"
    r"Reuters|Xinhua|Getty(?: Images)?|Wikipedia|Weibo|Twitter|Facebook|Instagram|Youtube|YouTube|Internet|Sputnik|"
    r"Express|Mirror|Daily Mail|Guardian|Bloomberg|Zing)\s+(?=[\"“]|[^\W\d_])",
    re.IGNORECASE,
)
# "… - Ảnh: N.Đ.", and the same glued to the sentence after it, as crawlers leave it. Mid-line, only a capital tells a
# credit from "hình ảnh: …" in prose.
_CREDIT_INSIDE = re.compile(
    r"[\s(\[.\-–—/|](?:Ảnh|ẢNH|Hình|Video|VIDEO|Clip|Đồ h(?:oạ|ọa)|Nguồn|Photo)(?: (?:minh h(?:oạ|ọa)|tư liệu))?\s*:|"
    r"[(\[\-–—]\s*(?:ảnh|video|clip|nguồn)(?: (?:minh h(?:oạ|ọa)|tư liệu|ảnh))?\s*:"
)
# "(NLĐ) - Sáng 5-11, …", "TTO - …": the mark of the newspaper in front of its news. Running text has the caption of the
# picture above before it, or the end of a byline.
_PAPERS = (
    r"\((?:NLĐO?|LĐO?|PLO?|TNO?|TTO?|TPO|PNO|HNMO?|SGGPO?|ANTĐ|CAND|CATP|QĐND|TTXVN|LĐTĐ|ĐĐK|GDVN|VOV|VTV|Dân trí|"
    r"Dân Việt|VTC News|HQ Online|Vietnam\+)\)|(?<!\w)(?:TTO|TNO|TPO|PLO|PNO|NLĐO|LĐO|HNMO|SGGPO)(?=\s)"
)
_MARK = re.compile(rf"(?<!ao động )(?<!háp luật )(?:{_PAPERS})\s*[-–—|]\s*")
_OPENING_MARK = re.compile(rf"^\W{{0,2}}(?:{_PAPERS}|(?:[A-ZĐ]{{2,5}} )?\([^()]{{2,25}}\))\s*[-–—|]\s*")
# "(LĐTĐ) Nhiệm kỳ …": the same without a dash, which nothing but a known paper's name shows.
_BARE_MARK = re.compile(rf"(?:{_PAPERS})\s+")
_ENDS_WITH_MARK = re.compile(rf"(?:{_PAPERS})\s*[-–—|]\s*$")
_BRACKET_AND_DASH = re.compile(r"\)\s?[-–—|]")
# What is known by its letters and no paper: a sentence that opens with it tells of it.
_BODIES = (
    r"(?:NATO|WTO|WHO|ILO|FAO|ISO|CEO|CFO|COO|CTO|IPO|NGO|SEO|EU|UN|IMF|WB|ASEAN|AI|IT|GDP|CPI|FDI|ODA|SME|USD|VND"
    r"|BHXH|BHYT|BHTN|LĐLĐ|CĐCS|NLĐ|CNLĐ|HĐND|UBND|MTTQ|TP|HCM|KCN|DN|BTC|BCH|PV)\s"
)
_WHEN = (
    r"(?:(?:Vào|Từ)\s)?(?:[Rr]ạng sáng|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Nn]gày|[Hh]ôm"
    r"|Mới đây|Vừa qua|Trong|Nhân|Nhằm|Sau|Theo|Tại|Với)\s"
)
_NAMED = rf"Báo (?:[{CAPITALS}]\w* ?){{1,4}}"
# Marks of other papers, in front of a sentence alone: "(ABO) Tối 20-9, …", "GD&TĐ - Công đoàn …", "SKĐS - Sáng …",
# "VTV.vn - …", "[Báo Bắc Giang] - …", "BTO-…", "TT - …".
_UNKNOWN_MARK = re.compile(
    rf"\((?![IVX]+\))[A-ZĐ][A-ZĐ&.-]{{1,9}}\)\s+(?=[{CAPITALS}\d\"“‘])"
    rf"|(?!{_BODIES})(?:[A-ZĐ]{{2,4}}O|[A-ZĐ]{{1,3}}&[A-ZĐ]{{2,4}})\s[-–—]\s+(?=[{CAPITALS}\d\"“‘])(?!.{{0,60}}\s[-–—]\s)"
    rf"|(?:(?!{_BODIES[:-2]}\b)[A-ZĐ]{{2,4}}O[-–—]\s?|(?!{_BODIES})[A-ZĐ]{{2,5}}\s\|\s+|\[{_NAMED}\]\s*[-–—|]\s*"
    rf"|\w{{2,20}}\.(?:vn|VN|com|net)\s[-–—|]\s+)(?=[{CAPITALS}\d\"“‘])"
    rf"|(?:(?!{_BODIES})[A-ZĐ]{{2,5}}|TP|{_NAMED}|(?:[A-ZĐ]{{2,5}}|[{CAPITALS}]\w+) Online|Kinhtedothi)\s[-–—]\s+"
    rf"(?={_WHEN})"
    rf"|(?!{_BODIES})(?:[{CAPITALS}]{{2,}}\s){{1,4}}[-–—]\s+(?={_WHEN})"
    rf"|(?:TT|TN|LĐ|ND|PN)\s[-–—]\s+(?=[\"“‘]?[{CAPITALS}][^\W\dA-ZĐ])"
)
# "LTS: Sau ba vòng thương lượng, …": who speaks is the editor, whom a lead need not name.
_EDITORS_MARK = re.compile(r"(?:LTS|Lời (?:tòa|toà) soạn|LỜI (?:TÒA|TOÀ) SOẠN)\s*[:.–—-]\s+")
_MARKS_END = (" - ", " – ", " — ", "| ", "O-", "O–")
LEAST_BEHIND_MARK = 5
"""Words of the news that stands behind a mark at least."""

_MEDIA_NOTE = re.compile(
    r"(?:[(\[\-–—.]\s*|^\W*)(?:ảnh|hình|video|clip)\s+"
    r"(?:minh h(?:oạ|ọa)|tư liệu|chụp màn hình|cắt (?:ra )?từ (?:clip|video)|internet|do .{2,40} cung cấp)\W*\w*\W*$",
    re.IGNORECASE,
)
_MEDIA_NOTES = ("minh h", "tư liệu", "chụp màn", "cắt", "internet", "cung cấp")
"""What every note has one of."""

# Words that only a caption points with: "(ảnh trái)", "(thứ hai từ phải sang)", "(áo trắng)".
_OPENS_ON_PICTURE = re.compile(r"\W*(?:trong (?:ảnh|hình)|(?:ảnh|hình) (?:trên|dưới))\b", re.IGNORECASE)
_POINTS_AT_PICTURE = re.compile(
    r"\((?:thứ [^()]{2,20} từ [^()]{2,20}|hàng (?:đầu|sau|trước)[^()]{0,20}|áo [^()]{2,12}|ảnh[^()]{0,12}|"
    r"(?:đứng |ngồi )?(?:bên |bìa |ngoài cùng |ở )?(?:trái|phải|giữa)|đứng|ngồi|"
    r"[^()]{0,40}\b(?:từ|bên|cùng|bìa) (?:bên )?(?:trái|phải)\b[^()]{0,20})\)",
    re.IGNORECASE,
)
# "Ảnh 1: …", "Từ trái qua: …", "Bài, ảnh: …".
_OPENS_WITH_LABEL = re.compile(
    r"\W*(?:ảnh \d{1,2}\s*[:.]|từ (?:trái|phải) (?:qua|sang)\b[^:.]{0,12}:|(?:tin|bài)\s?(?:,|và|-|–|&)\s?ảnh\s*:)",
    re.IGNORECASE,
)
# "Toàn cảnh đại hội.", without a verb; "Các đại biểu chụp ảnh lưu niệm."
_SCENE = re.compile(r"\W*(?:quang|toàn) cảnh\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:là|có|đã|đang|sẽ|được|bị|cho|khiến|làm|diễn ra|như|không|thay đổi|hiện|trở|vẫn|lại|rất|thật)\b"
)
_POSED = re.compile(r"\bchụp (?:ảnh|hình) (?:lưu niệm|kỷ niệm|chung)\b", re.IGNORECASE)
LEAST_BEHIND_CREDIT = 12
"""Words of the prose that stands behind a credit at least: fewer go on with its source."""

LONGEST_CREDIT = 8
"""More syllables than this are a caption with its credit."""

_ENDS = re.compile(r"(?:[.!?…。！？｡]|\.\.)[\s\"'”’»)\]」』）]*$")


# "… vay vốn ưu đãi năm 2024, cụ thể như sau:", "… lịch nghỉ Tết như sau:", "… kế hoạch năm với các nội dung sau:"; not
# "Điều 5 quy định như sau:".
_AS_FOLLOWS = re.compile(
    r"(?:\s*[,;]\s*(?:cụ thể|chi tiết|gồm|bao gồm|theo đó|trong đó|với (?:các |những )?nội dung)\b[^,;:.]{0,30}"
    r"|\s+với (?:các |những )?(?:nội dung|mục tiêu|chỉ tiêu|nhiệm vụ|yêu cầu)\b[^,;:.]{0,20} sau"
    r"|(?<! quy định)(?<! nêu)(?<! ghi)(?<! nói)(?<! trả lời)(?<! cho biết)(?<! là)(?:\s*,)?\s+như sau)\s*:$",
    re.IGNORECASE,
)

PLAIN_STOPS = (".", "!", "?", "…", "。", "！", "？")


def ends_like_a_sentence(text: str) -> bool:
    """Whether the text closes with a full stop, a question or exclamation mark, or an ellipsis."""
    return text.endswith(PLAIN_STOPS) or _ENDS.search(text) is not None


def is_credit_or_caption(text: str) -> bool:
    """Whether the line shows the credit of a picture, or points at one."""
    # Every pattern that searches the whole line waits for a sign that it could match: that is five times as fast.
    if ":" in text and (_CREDIT_OPENS.match(text) or _CREDIT_INSIDE.search(text) or _OPENS_WITH_LABEL.match(text)):
        return True
    if "(" in text and _POINTS_AT_PICTURE.search(text):
        return True
    if text.endswith(("-", "–", "—", "|")) and _ENDS_WITH_MARK.search(text):
        return True
    if not _may_name_picture(text):
        return is_mark(text)
    lowered = text.lower()
    if _OPENS_ON_PICTURE.match(text) or _OPENS_WITH_LABEL.match(text) or ("chụp" in lowered and _POSED.search(text)):
        return True
    if _SCENE.match(text) and not _VERB.search(text):
        return True
    return any(note in lowered for note in _MEDIA_NOTES) and _MEDIA_NOTE.search(text) is not None


def _may_name_picture(text: str) -> bool:
    # A single letter is looked for in a tenth of the time of a word.
    return (
        ("ả" in text and "ảnh" in text) or ("ì" in text and ("hình" in text or "Hình" in text))
        or "Ả" in text or "Ì" in text or "ideo" in text or "lip" in text
        or ("V" in text and "VIDEO" in text) or ("L" in text and "CLIP" in text)
    )  # fmt: skip


def may_open_with_mark(text: str) -> bool:
    """Whether the first characters hold what a newspaper's mark has: brackets, a bar, or a dash behind a blank."""
    opening = text[:30]
    return opening[:1] in {"(", "["} or opening[:1] > "\u2e80" or any(mark in opening for mark in _MARKS_END)


def prose_start(text: str) -> int:
    """Where the prose of a sentence begins that is glued to a credit or to a newspaper's mark; 0 where none is."""
    if end := mark_end(text):
        return end
    bare = _BARE_MARK.match(text) if text[:1] == "(" else None
    if bare or (")" in text and _BRACKET_AND_DASH.search(text)) or ("O" in text and ("O -" in text or "O –" in text)):
        mark = _OPENING_MARK.match(text) or bare or _MARK.search(text)
        if mark and _opens(text[mark.end() : mark.end() + 1]) and _has_words(text, mark.end(), LEAST_BEHIND_MARK):
            return mark.end()
    if may_open_with_mark(text) and (unknown := _UNKNOWN_MARK.match(text)):
        return unknown.end() if _has_words(text, unknown.end(), LEAST_BEHIND_MARK) else 0
    if text[:1] == "L" and (editors := _EDITORS_MARK.match(text)):
        return editors.end() if _has_words(text, editors.end(), LEAST_BEHIND_MARK) else 0
    if ":" in text and (credit := _CREDIT_AND_PROSE.match(text)):
        place = credit.end()
        # A small letter goes on with the source's name or with a verb; nothing tells where prose begins.
        if not text[place].islower() and _has_words(text, place, LEAST_BEHIND_CREDIT):
            return place
    return 0


def _opens(character: str) -> bool:
    return character.isupper() or character.isdigit() or character in ('"', "“", "‘")


def _has_words(text: str, place: int, least: int) -> bool:
    return len(text[place:].split(maxsplit=least)) >= least


def is_bare_credit(text: str, n_syllables: int) -> bool:
    """Whether the line is a credit and nothing else, so that what stands before it is the caption."""
    return n_syllables <= LONGEST_CREDIT and ":" in text and _CREDIT_OPENS.match(text) is not None


def introduces(text: str) -> bool:
    """Whether the line only announces what comes after it: it ends with a colon, a semicolon or a comma."""
    return text.rstrip(" \"'”’»」』").endswith((":", ";", ",", "：", "；", "，", "、"))


def list_announced(text: str) -> int:
    """Where the words begin that only say that a list follows (", cụ thể như sau:"); 0 where none do."""
    found = _AS_FOLLOWS.search(text) if text.endswith(":") else None
    return found.start() if found else 0
