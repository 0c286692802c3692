"""Where a page says that its article is filed: in a path through the menu above it, or in a weblog's line below it."""

import re
from typing import TYPE_CHECKING

from unionml.reading.page.cues.keys import is_section, key_of, stop_of
from unionml.reading.page.cues.words import HOME, SECTIONS
from unionml.reading.page.kinds import Kind
from unionml.text.scripts import CAPITALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unionml.reading.page.lines import Line

_HERE = re.compile(
    r"(?:(?:bạn|quý vị|bạn đọc) đang (?:ở|xem)(?: đây| trang| mục)?|vị trí(?: hiện tại)?|you are (?:here|in))"
    r"\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
"""What systems such as Joomla put in front of a path."""
_CRUMB = re.compile(r"\s*(?:[>›»/|→\\•]|&gt;|&raquo;|::)+\s*|\s{3,}|\t")
_CRUMB_MARK = re.compile(r"[>›»/|→\\•]|&gt;|&raquo;|::")
_DIGIT = re.compile(r"\d")
_STEP = 6
"""Words of a step, at most."""
_LONGEST = 160
"""Characters of a path, at most."""
_FILED = re.compile(
    r"(?:(?:(?:bài(?: viết)?|mục|tin)(?: này)? (?:đã )?được |được )?(?:đăng|xuất bản) (?:trong|ở)"
    r"|(?:this (?:entry|post) was )?(?:posted|filed|published)(?: on [\w ,/]{4,20})? (?:in|under)"
    r"|thuộc (?:chuyên mục|danh mục)|(?:chuyên mục|danh mục|categor(?:y|ies))\s*:)\s*"
    rf"(?P<section>(?-i:[{CAPITALS}])[^.,;:!?|\d]{{1,50}}?)"
    r"(?=\.?$|[.,|]\s|\s(?:(?:và |and )?(?:tagged|được gắn|đánh dấu|thẻ|tags?|từ kh[oó]a|bookmark)|by|bởi)\b)",
    re.IGNORECASE,
)
"""Where a weblog says below a post that it is filed: `Posted in Tin công đoàn and tagged …`."""
_PUBLISHED = re.compile(r"(?:báo|tạp chí|tập san|đặc san|kỷ yếu|tuyển tập|bản tin)\b", re.IGNORECASE)
"""What an article may have been printed in, which is no section."""
_OVER = frozenset({Kind.RELATED_CUE, Kind.COMMENT_CUE, Kind.WIDGET})


def steps_of(text: str) -> list[str]:
    """The parts of a line between arrows, bars and slashes, or between the dashes behind the name of the first page."""
    text = _without_here(text)
    steps = [part.strip() for part in _CRUMB.split(text) if part.strip()]
    dashed = text.split(" - ")
    return dashed if key_of(dashed[0]) in HOME and key_of(text) not in SECTIONS else steps


def breadcrumb_of(text: str) -> list[str]:
    """The steps of a breadcrumb line (`Trang chủ > Công đoàn`), or an empty list."""
    if len(text) > _LONGEST or stop_of(text):
        return []
    path = _without_here(text)
    if path != text:
        return _steps_here(path)
    if not (_CRUMB_MARK.search(text) or " - " in text) or _DIGIT.search(text):
        return []
    parts = _CRUMB.split(text)
    steps = steps_of(text)
    if len(steps) < 2 or any(len(step.split()) > _STEP for step in steps):
        return []
    home = key_of(steps[0]) in HOME
    pointed = any(mark in text for mark in ">»›→")
    return steps if home or ((pointed or len(parts) >= 3) and len(text) / len(steps) < 25) else []


def says_where(text: str) -> bool:
    """Whether a line is a path behind `Bạn đang ở:`, however few of its steps are told apart."""
    return len(text) <= _LONGEST and _HERE.match(text) is not None and breadcrumb_of(text) != []


def _without_here(text: str) -> str:
    """A path without `Bạn đang ở:` in front of it."""
    here = _HERE.match(text) if len(text) <= _LONGEST else None
    return text[here.end() :] if here else text


def _steps_here(path: str) -> list[str]:
    """The steps of a path behind `Bạn đang ở:`, without the title that may be its last.

    Where its arrows were icons nothing stands between the steps: those with known names are told apart.
    """
    steps = steps_of(path)
    if len(steps) < 2:
        steps = _between_icons(path)
    while steps and len(steps[-1].split()) > _STEP:
        steps.pop()
    return steps if len(steps) > 1 or (steps and key_of(steps[0]) not in HOME) else []


def _between_icons(path: str) -> list[str]:
    """Names of the first page and of sections that a line opens with, and what stands behind them."""
    words = list(re.finditer(r"\S+", path))
    steps: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_STEP, len(words) - at), 0, -1):
            step = path[words[at].start() : words[at + size - 1].end()]
            if is_section(step) or (not steps and key_of(step) in HOME):
                steps.append(step)
                at += size
                break
        else:
            return [*steps, path[words[at].start() :]]
    return steps


def filed_below(lines: "Sequence[Line]") -> str:
    """The section that a weblog names in a line behind the title, perhaps with keywords; empty without one.

    Args:
        lines: those behind the title.
    """
    for line in lines:
        if line.kind in _OVER:
            break
        if line.kind in {Kind.TAGS, Kind.NOISE} and _FILED.match(line.text[:200]) is not None:
            return filed_in(line.text)
    return ""


def filed_in(text: str) -> str:
    """The section in which a line says that its article is filed; empty for other lines."""
    filed = _FILED.match(text[:200])
    return "" if filed is None or _PUBLISHED.match(filed["section"]) else filed["section"].rstrip()
