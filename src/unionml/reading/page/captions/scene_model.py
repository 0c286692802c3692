"""How much a sentence reads like a caption: a linear model of its words, learnt from captions and from running text.

Logistic regression with an L1 penalty over word 1- to 3-grams, in which names are one sign, over how a sentence opens
and ends, and over what `scene_signs` sees in it. `benchmarks/reader/fit_scenes.py` learns it, says from what, and
measures it beside the rules alone. `scene_model.json` is what it learnt: each feature's weight, by name.
"""

import json
import math
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from unionml.reading.page.captions import scene_signs as signs

FILE = "scene_model.json"
INTERCEPT = ""
"""The name under which the file has the weight that every sentence starts with."""
_NAME = "@"
_DIGIT = re.compile(r"\d")
_MARKS = '"“:;?!,('
_LONGEST = 40


def features(text: str) -> set[str]:
    """What the model looks at in a sentence.

    `@` stands for names; `^` and `$` mark how the sentence opens and ends, `#` its length, figures, capitals and marks,
    and `!` what the rules see in it.

    Args:
        text: one sentence, in any form of Unicode, with or without its full stop.
    """
    text = signs.canonical(text).rstrip(".")
    words = text.split()
    if not words:
        return set()
    keys = [_DIGIT.sub("0", word.strip("(),").casefold()) for word in words]
    shown: list[str] = []
    for at, (word, key) in enumerate(zip(words, keys, strict=True)):
        sign = _NAME if at and word[0].isupper() else key
        if sign != _NAME or shown[-1:] != [_NAME]:
            shown.append(sign)
    found = {" ".join(shown[at : at + size]) for size in (1, 2, 3) for at in range(len(shown) - size + 1)}
    for size in (1, 2, 3):
        found |= {f"^{' '.join(keys[:size])}", f"^^{' '.join(shown[:size])}", f"$${' '.join(shown[-size:])}"}
    found |= {f"#{mark}" for mark in _MARKS if mark in text}
    capitals = sum(word[0].isupper() for word in words)
    figures = sum(_DIGIT.search(word) is not None for word in words)
    found |= {f"#size {min(len(words), _LONGEST) // 3}", f"#capitals {10 * capitals // len(words)}"}
    found |= {f"#figures {min(figures, 3)}", *(f"!{sign}" for sign in signs.signs_of(text))}
    return found


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads((files("unionml.reading.page.captions") / FILE).read_text(encoding="utf-8"))
    return weights


def score(text: str) -> float:
    """Logarithm of the odds that a sentence of some 3 to 40 syllables is a caption."""
    return odds(text, _weights())


def odds(text: str, weights: Mapping[str, float]) -> float:
    """The same by the weights of another model: of each feature by name, and under `INTERCEPT` of every sentence."""
    # The exact sum does not depend on the order of a set.
    return math.fsum([weights[INTERCEPT], *(weights.get(name, 0.0) for name in features(text))])
