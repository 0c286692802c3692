"""Credits on lines of their own: the photographer's below a caption, and a label above the name that it is for."""

import re
from itertools import pairwise

from unionml.reading.page.captions.scene_signs import shows_picture
from unionml.reading.page.cues import cues
from unionml.reading.page.cues.names import CREDIT_LABEL
from unionml.reading.page.kinds import LOOSE, Kind
from unionml.reading.page.lines import SPEECH, Line

_SIGNATURE = 14
"""Syllables of an author's line below the text, at most."""
_WORK = r"(?:tin|bài|ảnh|hình(?: ảnh)?|lời|nội dung|video|clip)"
_CREDITS = re.compile(
    rf"(?:tác giả|(?:người |nhóm |đơn vị )?thực hiện|phóng viên|biên (?:tập|soạn)(?: viên)?|người viết|theo"
    rf"|nguồn(?: (?:tin|bài|ảnh|hình|video|tư liệu))?"
    rf"|{_WORK}(?:\s*(?:,|&|và|-)\s*{_WORK}){{0,2}}|author|written by|source|photos?(?: by)?)"
    r"\s*[:：]",
    re.IGNORECASE,
)
"""`Thực hiện:` and the like, the name in the next line."""
_WRITER = re.compile(r"(?:nội dung|bài|tin|lời|tác giả|(?:nhóm )?thực hiện|(?:nhóm )?phóng viên)\b", re.IGNORECASE)
_CREW = 2
"""Credits in a row, at least."""
_OF_PICTURES = re.compile(r"(?:nguồn )?(?:ảnh|hình(?: ảnh)?|video|clip|photos?(?: by)?)\s*[:：]", re.IGNORECASE)


def mark_credited(lines: list[Line]) -> None:
    """A short sentence right above a photographer's name on a line of its own is the picture's caption."""
    apart = all(line.gap for line in lines[1:])
    for line, credit in pairwise(lines):
        if (
            line.kind is Kind.PROSE
            and line.size <= 20
            and line.stop == "."
            and ". " not in line.text
            and line.text[0] not in SPEECH
            and (apart or not credit.gap)
            and credit.kind is Kind.CAPTION
            and credit.text[0] != "["
            and cues.is_bare_credit(credit.text)
        ):
            line.kind = Kind.CAPTION


def mark_crews(lines: list[Line]) -> None:
    """Credits in a row below the text: the writer's stays, those of pictures, graphics and layout are no text.

    Each is a line, or a label and below it a name.
    """
    prose = [at for at, line in enumerate(lines) if line.kind is Kind.PROSE]
    at = prose[1] + 1 if len(prose) > 1 else len(lines)  # a sapo's authors stand above the text
    while at < len(lines):
        crew: list[list[Line]] = []
        stop = at
        while credit := _credit(lines, stop):
            crew.append(credit)
            stop += len(credit)
        writers = [credit for credit in crew if _WRITER.match(credit[0].text)]
        if len(crew) >= _CREW and writers and lines[at - 1].kind in {Kind.PROSE, Kind.CAPTION}:
            for credit in crew:
                *label, name = credit
                for line in label if credit is writers[0] else credit:
                    line.kind = Kind.ASIDE
                if credit is writers[0]:
                    name.kind = Kind.SHORT
        at = max(stop, at + 1)


def _credit(lines: list[Line], at: int) -> list[Line]:
    """The lines of the credit at `at`; none where there is none."""
    line = lines[at] if at < len(lines) else None
    label = CREDIT_LABEL.match(line.text) if line is not None and line.size <= _SIGNATURE else None
    if line is None or label is None:
        return []
    if named := line.text[label.end() :]:
        return [line] if cues.is_byline(named.rstrip(".")) else []
    name = lines[at + 1] if at + 1 < len(lines) else None
    return [line, name] if name is not None and name.kind in LOOSE and cues.is_byline(name.text) else []


def mark_credits(lines: list[Line]) -> None:
    """`Thực hiện:` is the label of the author named below it, and `Ảnh:` that of the photographer.

    Between paragraphs behind the sapo they credit what stands above them, and the text goes on.
    """
    paragraphs = 0
    for at, (label, line) in enumerate(pairwise(lines)):
        if label.size <= 5 and line.kind in LOOSE and _labels(label.text, line.text):
            pictured = _OF_PICTURES.fullmatch(label.text) is not None
            goes_on = paragraphs >= 2 and [below.kind for below in lines[at + 2 : at + 3]] == [Kind.PROSE]
            label.kind = Kind.CAPTION if pictured else Kind.ASIDE if goes_on else Kind.NOISE
            line.kind = Kind.CAPTION if pictured else Kind.ASIDE if goes_on else line.kind
        paragraphs += label.kind is Kind.PROSE


def _labels(label: str, name: str) -> bool:
    """Whether a line says what was done by whom the line below it names, perhaps a paper."""
    if _CREDITS.fullmatch(label):
        return cues.is_author(name) or cues.names_author(f"Theo {name}")
    return label.endswith((":", " của")) and cues.signs(f"{label} {name}")


def signs_below(lines: list[Line], at: int) -> bool:
    """Whether line `at` behind the text signs it by its shape, and is no entry of a list, above which another stands.

    A person's plain name on the last line signs before what stands above it.
    """
    if not cues.signs(lines[at].text) or (at > 0 and cues.is_entry(lines[at - 1].text)):
        return False
    stop = at + 1
    while stop < len(lines) and lines[stop].kind in LOOSE:
        stop += 1
    below = [line.text for line in lines[at + 1 : stop]]
    listed = bool(below) and cues.is_entry(below[0]) and not cues.names_author(below[0])
    return not (listed or (below and cues.is_person(below[-1]) and cues.is_signature(below[-1])))


def signs_off(lines: list[Line], at: int) -> bool:
    """Whether `Tin, ảnh: …` closes an article: one paragraph below it is another's teaser that has lost its headline.

    Items of a bulletin are signed one by one, and a note opens with a mark.
    """
    if lines[at].kind not in LOOSE or not cues.is_signed_with_photo(lines[at].text):
        return False
    below = lines[at + 1 : at + 2]
    alone = [line.kind for line in below] == [Kind.PROSE] and below[0].text[0].isalpha()
    return alone and not any(line.kind is Kind.PROSE for line in lines[at + 2 :])


def like_a_signature(text: str) -> bool:
    """Whether a lone line behind the last paragraph has two capitals or more: an office or a person signs."""
    words = text.split()
    return (
        len(words) >= 2
        and text[0].isupper()
        and not cues.is_command(text)
        and sum(word[0].isupper() for word in words) >= max(2, 0.3 * len(words))
    )


def is_keyword(lines: list[Line], at: int, begin: int) -> bool:
    """Whether a line behind the text is a keyword: below one in small letters, or one of three or more in capitals.

    The office and the post above who signs an official letter may be in capitals, too: his name is taken.

    Args:
        lines: all lines of the article.
        at: which one.
        begin: the first line behind the text.
    """
    above = lines[at - 1]
    if at > begin and above.kind is Kind.SHORT and above.text[0].islower() and not cues.is_byline(above.text):
        return True
    first, last = at, at
    while first > max(0, at - 2) and _shouts(lines[first - 1]) and not lines[first].gap:
        first -= 1
    while last + 1 < min(at + 3, len(lines)) and _shouts(lines[last + 1]) and not lines[last + 1].gap:
        last += 1
    return _shouts(lines[at]) and last - first >= 2 and not cues.is_person(lines[at].text.title())


def is_label(line: Line) -> bool:
    """Whether a line behind the author's may be a keyword: a few words without a stop, and no credit."""
    return line.kind is Kind.SHORT and not (line.stop or line.level or line.bullet)


def block_above(lines: list[Line], at: int, begin: int) -> int:
    """Where the signature begins whose name stands in line `at`: `TM. …` and a post may stand above it."""
    while at > begin and lines[at - 1].kind in LOOSE and cues.stands_above_name(lines[at - 1].text):
        at -= 1
    return at


def _shouts(line: Line) -> bool:
    return line.kind is Kind.SHORT and line.text.isupper() and not line.stop


def may_sign(line: Line) -> bool:
    """Whether a line behind the text is as short as an author's, and no caption that says what somebody does."""
    pictured = line.kind is Kind.CAPTION and shows_picture(line.text)
    return line.kind in LOOSE | {Kind.CAPTION} and line.size <= _SIGNATURE and not pictured
