"""What a sentence shows on its face: quotes, figures, dates, and openings that lean on a sentence before it."""

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from unionml.summarization.characters import CharacterCounts

Reals = NDArray[np.float32]


def _phrases(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.split(",")]


def _one_of(phrases: Iterable[str]) -> str:
    """A pattern for any of many phrases that shares their beginnings.

    `re` tries the branches of a|b|c one after another, which for two hundred phrases takes ten times as long.
    """
    rests: dict[str, list[str]] = {}
    for phrase in phrases:
        rests.setdefault(phrase[:1], []).append(phrase[1:])
    # Longer ones first, and the end of a phrase last, so that `\b` behind the pattern is asked of the longest match.
    branches = [re.escape(first) + _one_of(rest) for first, rest in rests.items() if first]
    if "" in rests:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


_LINKS = _phrases(
    """
    theo đó, tuy nhiên, tuy vậy, tuy thế, dù vậy, mặc dù vậy, dẫu vậy, thế nhưng, chẳng hạn, bên cạnh đó, cạnh đó,
    đồng thời, ngoài ra, do đó, do vậy,
    vì vậy, vì thế, bởi vậy, trong khi đó, trong khi ấy, trước đó, sau đó, từ đó, khi đó, lúc đó, khi ấy, lúc ấy,
    hồi đó, tại đây, ở đây, tới đây, qua đó, nhờ đó, nhờ vậy, trong đó, đến đây, cũng theo, cũng tại, cũng trong,
    cũng vì, mặt khác, hơn nữa, hơn thế, thậm chí, như vậy, như thế, cụ thể, tiếp đó, kế đó, ngay sau đó,
    cùng với đó, song song đó, đáng chú ý, đặc biệt, ngược lại, trái lại, nói cách khác, thay vào đó,
    không những thế, không chỉ vậy, không chỉ thế, chưa kể, kết quả là, có thể thấy, tóm lại, nhìn chung, nhưng, và,
    song, còn, rồi, nên, mà, cho nên, thế là, vậy là, điều này, điều đó, việc này, việc đó, vụ việc này,
    sự việc này, vấn đề này, chuyện này, đây, đó, thế, vậy, trên đây, nói về, về vấn đề này, về việc này,
    trả lời câu hỏi, tiếp lời, đáp lại, được biết, trước thực trạng đó, trước thực trạng này,
    trước thực trạng trên, trước tình hình đó, trước tình hình này, trước tình hình trên, trước tình trạng đó,
    trước tình trạng này, trước tình trạng trên, dịp này, nhân dịp này, cùng ngày, cùng lúc, trong dịp này,
    chưa dừng ở đó, chưa dừng lại ở đó, chưa dừng lại, chưa hết, nghe vậy, thấy vậy, thấy thế, biết vậy, biết tin,
    trên thực tế, thực tế, tương tự, lý do là, lý do duy nhất, nguyên nhân là
    """
)
_PRONOUNS = _phrases(
    """
    ông ta, bà ta, anh ta, chị ta, cô ta, hắn, họ, nó, chúng, người này, người đó, nam sinh này, nữ sinh này
    """
)
# "Thứ nhất, …", "Hai là …", not "Thứ hai, ngày 5/9".
_COUNTED = r"thứ (?:nhất|(?:hai|ba|tư|năm|sáu|bảy)(?:,| là) (?!\d|ngày|tuần))\b|(?:một|hai|ba|bốn|năm|sáu) là\b"
_POINTED_AT = "vụ việc|sự việc|thông tin|vụ án|vụ tai nạn|trường hợp|đối tượng|quyết định|quy định|số tiền|hành vi|vụ"
# Words that open what only looks like a link: "Còn sáu tuần là tới Tết", "Thế giới có …", "Rồi" has none.
_NO_LINK = (
    r"còn (?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|mấy|hơn|gần|đúng|khoảng|chưa đầy|nhiều|ít|nguyên)\b|"
    r"thế (?:giới|hệ|mạnh|lực|kỷ|vận|trận)\b|họ (?:hàng|tên|tộc)\b"
)
# "Ngay sau khi thành lập": who, a sentence before told. "Ngay sau trận chung kết" stands alone.
_RIGHT_AFTER = r"ngay sau khi (?:được|bị|nhận|nghe|biết|có|xảy|phát hiện|thành lập|tiếp nhận|hoàn|ra|gây|về|đến)\b"
_DANGLING = re.compile(
    rf"^\W*(?!{_NO_LINK})(?:{_RIGHT_AFTER}|{_one_of(_LINKS + _PRONOUNS)}\b|{_COUNTED})", re.IGNORECASE
)
_OPENS_LINK = frozenset(
    phrase[:2] for phrase in (*_LINKS, *_PRONOUNS, "ngay", "thứ", "một", "hai", "ba", "bốn", "năm", "sáu")
)
_POINTS_BACK = re.compile(
    rf"^\W*(?:(?:theo )?(?:[^\W\d_]+ ){{1,3}}này\b|(?:các |những |hai )?(?:{_POINTED_AT}) (?:nói |kể )?trên\b)",
    re.IGNORECASE,
)
# "Để làm tốt công tác trên", "Động thái mới nhất này": a reference later in the opening clause. A bare "trên" is one
# only where nothing follows that one could be on: "trên địa bàn", "thông tin trên Facebook".
_CLAUSE_END = re.compile(r"[,;:.!?]")
_CLAUSE_SYLLABLES = 12
_OPENING = 110
"""Characters in which as many syllables end."""
_REFERRED_TO = (
    "công tác", "nhiệm vụ", "mục tiêu", "nội dung", "vấn đề", "yêu cầu", "kết quả", "kế hoạch", "chủ trương",
    "thực trạng", "tình trạng",
)  # fmt: skip


# "Đó" that points at the clause itself, or at nobody: "ai đó", "xuống xe sau đó lên tàu".
_OWN_THAT = (
    "ai", "gì", "nào", "đâu", "để", "nơi", "khi", "lúc", "sau", "trước", "từ", "trong", "nhờ", "qua", "do", "vì", "đây",
)  # fmt: skip


def _behind(*phrases: str) -> str:
    return "|".join(rf"(?<=\b{phrase} )" for phrase in phrases)


# The last word of each reference first, and what stands before it by looking back: that fails four times as fast.
_REFERS = re.compile(
    rf"\b(?=trên)(?:(?<!phía )(?<!bên )trên$|(?:{_behind('nói', 'kể', 'nêu')})trên\b|"
    rf"(?:{_behind(*_REFERRED_TO)})trên\b(?! (?:địa bàn|toàn|cả|các|mọi|đường|mạng)))|"
    r"\b(?=này|ấy)(?<!\blần )(?<!\btháng )(?<!\btuần )(?<!\bnăm )(?<!\blúc )(?:này|ấy)\b|"
    rf"\b(?=đó)(?!{_behind(*_OWN_THAT)})đó\b|(?<=\bnhư )vậy\b",
    re.IGNORECASE,
)
_REFERRING = ("trên", "này", "ấy", "đó", "vậy")
"""What every such reference has one of, in its last word."""

# "Công ty Sao Mai cũng", "một công nhân khác": one more of what a sentence before tells. Not where the clause itself
# has what went before: "ai cũng", "dù mưa lớn công nhân cũng đến", "lương, thưởng và các khoản khác".
_ONE_MORE = re.compile(
    r"\bcũng\b(?! (?:như|vậy)\b)|\bkhác\b(?! (?:nhau|với|biệt|thường|hẳn|hơn|lạ|nào|gì|xa)\b)", re.IGNORECASE
)
_SAME_CLAUSE = {
    "cũng": re.compile(r"\b(?:ai|đâu|nào|gì|giờ|dù|dẫu|tuy|nếu|không chỉ|chẳng|bao nhiêu|mấy|vốn)\b", re.IGNORECASE),
    "khác": re.compile(r"\b(?:và|hay|hoặc|cùng|rất|khá|hoàn toàn|thật|quá|gì|so)\b", re.IGNORECASE),
}
# "Ông cho biết", "Theo chị,": a person without a name. "Ông Nam cho biết" has one, told by its capital letter; "bác sĩ"
# and "anh em công nhân" are no such persons.
_NO_PERSON = (
    r"bác (?:sĩ|ái|bỏ)|thầy (?:giáo|cô|thuốc|trò)|cô (?:giáo|trò|gái|bé|dâu|nuôi)|anh (?:em|chị|hùng|trai|cả)|"
    r"chị em|em (?:bé|gái|trai)|bà (?:con|mẹ|chủ|bầu|lão|nội|ngoại)|ông (?:bà|chủ|cha|lão|nội|ngoại)|cậu bé|"
    r"chú (?:trọng|ý|rể|bộ đội|bé|thích|lùn)"
)
_TITLE = re.compile(
    rf"^\W*(?:theo )?(?!(?:{_NO_PERSON})\b)(?:ông|bà|anh|chị|cô|cậu|em|thầy|bác|chú)\b\W*(\w?)", re.IGNORECASE
)
_OPENS_TITLE = frozenset("ÔôBbAaCcEeTt")
_OF_TITLE = re.compile(r"(?:đây|đó) (?:là|cũng là)\b", re.IGNORECASE)
# "Chiều 25/7, ông vừa dậy …": the same behind an adverbial, where what follows is a verb of his.
_NAMELESS = re.compile(
    r", (?:ông|bà|anh|chị|cô|cậu|em|thầy) (?:vừa|đã|đang|sẽ|được|bị|cho|nói|là|lại|còn|vẫn|cũng|từng|mới|chỉ|luôn|"
    r"không|chưa|đều|phải|muốn|nhận|về|đi|đến|tự|kể|chia sẻ|khẳng định|bắt đầu|thường|trở|bước|ngồi|đứng|thấy|nghe|gặp|"
    r"mong|xin|quyết|tham gia|làm|có|rời|vào|ra|lên|xuống)\b"
)
_ADVERBIAL = 60
"""More characters before the comma tell more than when, where and how."""
_PERSON = re.compile(r"\b(?:ông|bà|anh|chị|cô|cậu|em|thầy|người|ai)\b", re.IGNORECASE)
_QUOTES_OPEN = ('"', "“", "‘", "'", "«")
_DAY = re.compile(r"[Nn]gày \d")
# "25/7", "1-10": what is between the figures first, since there are many more of these.
_DAY_AND_MONTH = re.compile(r"[/-](?<=\d.)(?:(?<=\b\d.)|(?<=\b\d\d.))\d{1,2}\b")
# "Sáng 25/7, …", "Trong hai ngày 9 và 10-2, …", "Ngày 3 tháng 4, …", "Chiều nay, …": the day opens the sentence.
_OPENS_WITH_DATE = re.compile(
    r"\W*(?:(?:vào|trong|từ) )?(?:(?:rạng sáng|sáng|trưa|chiều|tối|đêm|ngày|hôm|(?:hai|ba|\d) ngày)"
    r"(?: (?:sớm|muộn|tối|nay|qua|ngày|hôm|thứ|hai|ba|tư|năm|sáu|bảy|chủ nhật|mùng|mồng|từ|đến|tới|và|\d{1,2})){0,5}"
    r" [(]?\d{1,2}(?:\s?[-–/.]\s?| tháng )\d{1,2}|(?:sáng|trưa|chiều|tối|đêm|hôm) (?:nay|qua))\b",
    re.IGNORECASE,
)
_SAYS = ("cho biết", "cho hay", "nói", "chia sẻ", "khẳng định", "nhận định", "cho rằng", "đưa tin")
_SAYS_BY_SIGN = tuple(zip("ếyóẻẳậằư", _SAYS, strict=True))
"""Each verb behind a letter of its own: letters are looked for in a tenth of the time of words."""

N_CUES = 14
LEANING = 0
"""The column of `cues_of_all` that says whether a sentence leans on another."""


def leans_on_another(text: str) -> bool:
    """Whether the sentence opens with a link, a pronoun or a nameless person that only its neighbour explains."""
    opening = text[:2].lower()
    if ((opening in _OPENS_LINK or not opening.isalpha()) and _DANGLING.match(text)) or _refers_in_opening_clause(text):
        return True
    title = _TITLE.match(text) if text[:1] in _OPENS_TITLE or not text[:1].isalpha() else None
    if title is not None and not title[1].isupper():
        return True
    comma = text.find(", ", 0, _ADVERBIAL)
    return comma > 0 and text[comma + 2 : comma + 3] in "ôbacet" and _is_nameless(text, comma)


def points_at_title(text: str) -> bool:
    """Whether the sentence opens as one does that goes on with the title above it: "Đây là mục tiêu của …"."""
    return text[:1] in "ĐđD" and _OF_TITLE.match(text) is not None


def _is_nameless(text: str, comma: int) -> bool:
    """Whether a person without a name follows the comma, and nobody stands before it."""
    return _NAMELESS.match(text, comma) is not None and _PERSON.search(text, 0, comma) is None


def _refers_in_opening_clause(text: str) -> bool:
    opening = text[:_OPENING]
    if not _has_sign(opening):
        return False
    end = _CLAUSE_END.search(opening)
    clause = opening[: end.start()] if end else opening
    if end and not _has_sign(clause):
        return False
    # What follows is slow. Mostly these words are a part of another, as in "thấy".
    lowered = clause.lower()
    points = "trên" in lowered or has_word(lowered, "này")
    if points and _POINTS_BACK.match(text):
        return True
    points = points or has_word(lowered, "ấy") or has_word(lowered, "đó") or "như vậy" in lowered
    adds = "cũng" in lowered or "khác" in lowered
    if not (points or adds):
        return False
    words = clause.split(maxsplit=_CLAUSE_SYLLABLES)
    # What is cut off may be what "trên" goes with.
    cut = len(words) > _CLAUSE_SYLLABLES or (end is None and len(text) > _OPENING)
    shown = " ".join([*words[:_CLAUSE_SYLLABLES], *("…" if cut else "")])
    return (points and _points_back(shown)) or (adds and _is_one_more(shown))


def _points_back(opening: str) -> bool:
    # Asking only where the words stand takes half the time of looking for the pattern.
    lowered = opening.lower()
    for word in _REFERRING:
        place = lowered.find(word)
        while place >= 0:
            if _REFERS.match(lowered, place):
                return True
            place = lowered.find(word, place + 1)
    return False


def _has_sign(text: str) -> bool:
    # A single letter is looked for in a tenth of the time of a word.
    return (
        "ũ" in text or "trên" in text or ("à" in text and "này" in text) or ("ó" in text and "đó" in text)
        or ("á" in text and "khác" in text) or ("ấ" in text and "ấy" in text) or ("ậ" in text and "như vậy" in text)
    )  # fmt: skip


def _is_one_more(opening: str) -> bool:
    return any(
        not _SAME_CLAUSE[word[0].lower()].search(opening, 0, word.start()) for word in _ONE_MORE.finditer(opening)
    )


def is_bare_quote(text: str) -> bool:
    """Whether the sentence is direct speech that does not say who speaks."""
    stripped = text.strip()
    if not stripped.startswith(_QUOTES_OPEN):
        # The tail of a longer quotation closes one that it did not open.
        straight = stripped.count('"') % 2 == 1
        return stripped.count("”") > stripped.count("“") or straight
    closes = max(stripped.rfind('"', 1), stripped.rfind("”"), stripped.rfind("»"))
    return closes < 0 or len(stripped) - closes <= 3


def says(text: str) -> bool:
    """Whether the sentence has a verb of saying."""
    # Looking for fixed strings is so fast that eight of them cost a fifth of one search for their pattern.
    for sign, verb in _SAYS_BY_SIGN:  # noqa: SIM110 - any() would take half as long again
        if sign in text and verb in text and has_word(text, verb):
            return True
    return False


def has_word(text: str, word: str) -> bool:
    """Whether the word stands in the text as a word, as `\\b` tells it."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or after.isalnum() or before == "_" or after == "_"):
            return True
        start = text.find(word, start + 1)
    return False


def names_date(text: str) -> bool:
    """Whether the sentence has a date in figures."""
    if "gày " in text and _DAY.search(text):
        return True
    return ("/" in text or "-" in text) and _DAY_AND_MONTH.search(text) is not None


def opens_with_date(text: str) -> bool:
    """Whether the sentence opens with the day of what it tells, as news does."""
    return _OPENS_WITH_DATE.match(text) is not None


def cues_of_all(texts: Sequence[str], counts: CharacterCounts) -> Reals:
    """Numbers that describe the surface of each sentence, shape (n_texts, N_CUES), given its characters."""
    sizes = np.maximum([len(text) for text in texts], 1)
    digits = counts.digits
    # What the characters show to be impossible is not looked for: most sentences have no quotation marks and no date.
    has_mark = counts.has_any("\"“”'‘").tolist()
    quoted = [marked or "«" in text for marked, text in zip(has_mark, texts, strict=True)]
    columns: list[ArrayLike] = [
        [leans_on_another(text) for text in texts],
        [is_quoted and is_bare_quote(text) for is_quoted, text in zip(quoted, texts, strict=True)],
        [is_quoted and text.startswith(_QUOTES_OPEN) for is_quoted, text in zip(quoted, texts, strict=True)],
        counts.of('"') + counts.of("“") > 0,
        [text.rstrip().endswith(("?", "!")) for text in texts],
        10 * digits / sizes,
        10 * counts.capitals / sizes,
        [says(text) for text in texts],
        [text.startswith("Theo ") for text in texts],
        [has_digit and names_date(text) for has_digit, text in zip((digits > 0).tolist(), texts, strict=True)],
        50 * counts.of(",") / sizes,
        counts.of("(") > 0,
        counts.of(":") > 0,
        [text[:1].isdigit() for text in texts],
    ]
    return np.array(columns, dtype=np.float32).T
