"""No pattern takes time without end: repeated pieces, and a tail that does not fit, are what makes one back up."""

import importlib
import pkgutil
import re
import signal
from types import FrameType

import unionml

HEAVY = ("transformer_", "encoder_", "onnx", "curve_plot", "ray", "mlflow", "__main__")
PIECES = (
    " ", "\n", "\t", "-", ">", "<", ".", ",", ";", ":", "*", "|", "/", "[", "(", "\"", "'", "“", "=", "&", "_", "#",
    "!", "a", "A", "à", "1", "a ", "A ", "1 ", "a.", "A.", "1.", "a, ", "1/", "- ", ">> ", "<b", "<p>", "x=", "<!-- ",
    "&amp;", "ảnh ", "Ảnh: ", "ngày ", "và ", "thứ hai ", "xem ", "TS. ", "[1]", "](",
)  # fmt: skip
HEADS = ("", "ảnh ", "TS. ", "ngày ", "<p ", "(", "http://")
TAILS = ("!", "\x01 ;", "'")
REPEATED = 26
PATIENCE = 0.5
"""Seconds of processor time in which a match of some hundred characters ends."""


def _patterns() -> dict[re.Pattern[str], str]:
    found: dict[re.Pattern[str], str] = {}
    for module in pkgutil.walk_packages(unionml.__path__, "unionml."):
        if not any(name in module.name for name in HEAVY):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
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
                    pattern.search(text)
                    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
                except TimeoutError:
                    slow.append((name, text[:40]))
                    break
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    assert slow == []
