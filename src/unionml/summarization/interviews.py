"""Turns and questions of interviews: they answer to each other, so that none of them stands alone as a lead."""

import re

from unionml.summarization.cues import says
from unionml.text.persons import FAMILY_NAMES, INTERVIEWERS, KINSHIP

LONGEST_SPEAKER = 90
"""More characters than who speaks takes before the colon, with what the person is."""

# At the head of a page the two more sign it: "BTV: Lan Anh".
_ASKING = INTERVIEWERS | {"nhà báo", "btv"}
_TITLE = re.compile(
    r"(?:đồng chí|đ/c|luật sư|bác sĩ|dược sĩ|kỹ sư|nhà báo|nhà văn|nhạc sĩ|tiến sĩ|thạc sĩ|giáo sư|đại biểu|chuyên gia|"
    r"(?:(?:pgs|gs|ts|ths|ls|bs|bscki|bsckii|kts|đbqh)\b[.,]?\s*-?)+)\s*",
    re.IGNORECASE,
)
_PLACES = frozenset(("hồ chí minh", "dương minh châu", "châu thành a", "hà nội mới"))
# What stands beside a name and tells who it is: "(Chủ tịch LĐLĐ huyện)", ", Chủ tịch LĐLĐ huyện", " - Chủ tịch …".
_BESIDE_NAME = re.compile(r"\s*(?:\([^()]*\)|(?:,|\s[-–—])\s*[^,;.!?“\"]*)$")
_ADDRESSED = re.compile(
    r"\b(?P<polite>thưa|xin hỏi|theo|với)\s+(?:ông|bà|anh|chị|cô|thầy|bác|em|đồng chí|luật sư|bác sĩ|quý vị)\b\s*"
    r"(?P<next>\w?)|^\W*(?:ông|bà|anh|chị|đồng chí) (?:có thể|đánh giá|nghĩ|nhìn nhận|nhận định|có suy nghĩ|có lời)\b",
    re.IGNORECASE,
)
_POLITE = frozenset(("thưa", "xin hỏi"))


def is_turn(text: str) -> bool:
    """Whether a speaker of an interview opens the line: "Phóng viên: …", "Anh Hồ Thanh Bình, công nhân: …"."""
    speaker, colon, said = text.partition(":")
    if not colon or len(speaker) > LONGEST_SPEAKER or said[:1].isdigit():
        return False
    speaker = speaker.strip(" *-–—+•>.")
    if speaker.lower() in _ASKING:
        return True
    # Prose tells who says what comes in quotation marks.
    if said[:3].lstrip().startswith(("“", '"', "«")):
        return False
    beside = _BESIDE_NAME.search(speaker)
    name = speaker
    if beside:
        # Prose names its speaker so too, but then it has a verb.
        if says(beside[0]):
            return False
        name = speaker[: beside.start()].rstrip()
    return _is_person(name)


def asks_somebody(text: str) -> bool:
    """Whether the line is a question to somebody who answers in the next one: "Thưa chị, vì sao …?"."""
    if not text.endswith("?"):
        return False
    found = _ADDRESSED.search(text)
    # "Theo ông Nam, vì sao …?" asks the reader.
    return found is not None and (
        found["polite"] is None or found["polite"].lower() in _POLITE or not found["next"].isupper()
    )


def _is_person(name: str) -> bool:
    """Whether a title and a name are all there is, or a name with its family name."""
    title = _TITLE.match(name)
    words = name[title.end() :].split() if title else name.split()
    titled = title is not None
    # What a place may open with too needs two more syllables: "Anh Sơn: …" is a commune.
    while words and words[0].lower() in KINSHIP and len(words) > 1:
        words, titled = words[1:], True
    if not 1 <= len(words) <= 6 or not all(word[0].isupper() for word in words):
        return False
    if titled and len(words) >= (1 if title else 2):
        return True
    return 3 <= len(words) <= 5 and words[0].capitalize() in FAMILY_NAMES and " ".join(words).lower() not in _PLACES
