"""No pattern takes time without end: repeated pieces, and a tail that does not fit, are what makes one back up."""

import importlib
import pkgutil
import re
import signal
from re import _constants, _parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

import unionml

HEAVY = ("transformer_", "encoder_", "onnx", "curve_plot", "ray", "mlflow", "__main__")
PIECES = (
    " ", "\n", "\t", "-", ">", "<", ".", ",", ";", ":", "*", "|", "/", "[", "(", "\"", "'", "“", "=", "&", "_", "#",
    "!", "a", "A", "à", "1", "a ", "A ", "1 ", "a.", "A.", "1.", "a, ", "1/", "- ", ">> ", "<b", "<p>", "x=", "<!-- ",
    "&amp;", "ảnh ", "Ảnh: ", "ngày ", "và ", "thứ hai ", "xem ", "TS. ", "[1]", "](",
)  # fmt: skip
HEADS = ("", "ảnh ", "TS. ", "ngày ", "<p ", "(", "http://")
TAILS = ("!", "\x01 ;", "'")
REPEATED = 30
PATIENCE = 0.5
"""Seconds of processor time in which a match of some hundred characters ends."""
ONE_CHARACTER = (_constants.IN, _constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.CATEGORY)


def _patterns() -> dict[re.Pattern[Any], str]:
    found: dict[re.Pattern[Any], str] = {}
    for module in pkgutil.walk_packages(unionml.__path__, "unionml."):
        if not any(name in module.name for name in HEAVY):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    found.setdefault(value, f"{module.name}.{name}")
    return found


def test_every_pattern_gives_up_soon() -> None:
    texts = [head + piece * REPEATED + tail for head in HEADS for piece in PIECES for tail in TAILS]
    patterns = _patterns()
    assert len(patterns) > 150
    slow = []

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        for pattern, name in patterns.items():
            for text in texts:
                try:
                    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
                    pattern.search(text.encode() if isinstance(pattern.pattern, bytes) else text)
                    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
                except TimeoutError:
                    slow.append((name, text[:40]))
                    break
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    assert slow == []


def _is_possessive_over_more_than_a_character(parsed: Any) -> bool:
    """Whether a parsed pattern has an atomic group, or a possessive quantifier behind more than one character."""
    if not isinstance(parsed, list | tuple | _parser.SubPattern):
        return False
    for node in parsed:
        match node:
            case (_constants.ATOMIC_GROUP, _):
                return True
            case (_constants.POSSESSIVE_REPEAT, (_, _, repeated)):
                if len(repeated) > 1 or repeated[0][0] not in ONE_CHARACTER:
                    return True
            case _ if _is_possessive_over_more_than_a_character(node):
                return True
    return False


def test_no_group_is_possessive() -> None:
    # Python before 3.11.5 matches these wrongly (gh-106052).
    for wrong in (r"(?:ab?)*+", r"x(?>a|b)", r"(?=(?:a|(?:b|cd)++))"):
        assert _is_possessive_over_more_than_a_character(_parser.parse(wrong)), wrong
    for right in (r"a*+[b]?+.{0,3}+\s*+", r"(?:a|b)*"):
        assert not _is_possessive_over_more_than_a_character(_parser.parse(right)), right
    found = [
        name
        for pattern, name in _patterns().items()
        if _is_possessive_over_more_than_a_character(_parser.parse(pattern.pattern))
    ]
    assert found == []
