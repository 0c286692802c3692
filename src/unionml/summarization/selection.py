"""Budgets, and how a ranking of sentences becomes a choice within one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from numbers import Integral

from unionml.errors import UsageError
from unionml.summarization.candidates import Candidate

MAX_SENTENCES = 3
"""A lead has one to three sentences, unless a number of sentences is asked for outright."""

DEFAULT_SENTENCES = 2
"""What methods without a notion of a lead's length choose when no budget is given."""

SAME_SHARE = 0.8
"""Two sentences that share this part of the shorter one's syllables say the same; only the first is chosen."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a lead may be: a number of sentences, a number of syllables, or neither.

    Raises:
        UsageError: both are given, or one is not a positive whole number.
    """

    sentences: int | None = None
    syllables: int | None = None

    def __post_init__(self) -> None:
        if self.sentences is not None and self.syllables is not None:
            raise UsageError("a budget is either a number of sentences or a number of syllables; give only one of them")
        for name, value in (("sentences", self.sentences), ("syllables", self.syllables)):
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, Integral) or value < 1:
                raise UsageError(f"the budget of {name} is {value!r}; give a whole number of at least 1")
            # NumPy's numbers too, as Python's own. A frozen class sets its own fields this way only.
            object.__setattr__(self, name, int(value))

    @property
    def is_given(self) -> bool:
        """Whether somebody asked for a length."""
        return self.sentences is not None or self.syllables is not None

    @property
    def most_sentences(self) -> int:
        """The largest number of sentences that this budget lets pass."""
        return self.sentences if self.sentences is not None else MAX_SENTENCES

    def within(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates that fit the budget on their own.

        Raises:
            UsageError: none does; the message names the smallest budget that would.
        """
        if self.syllables is None:
            return list(candidates)
        fitting = [one for one in candidates if len(one.tokens) <= self.syllables]
        if not fitting:
            least = min(len(one.tokens) for one in candidates)
            raise UsageError(
                f"no sentence fits in {self.syllables} syllables and none is ever cut; "
                f"the shortest has {least}, so allow at least that many"
            )
        return fitting


def choose(ranked: Iterable[Candidate], budget: Budget) -> list[Candidate]:
    """Take sentences best first while the budget lasts, skip repetitions, and return them in source order.

    Args:
        ranked: candidates, best first.
        budget: what the choice must keep to; without any limit `DEFAULT_SENTENCES` are chosen.
    """
    most = budget.most_sentences
    if budget.sentences is None and budget.syllables is None:
        most = DEFAULT_SENTENCES
    left = budget.syllables
    chosen: list[Candidate] = []
    for one in ranked:
        if len(chosen) == most:
            break
        if left is not None and len(one.tokens) > left:
            continue
        if any(says_the_same(one, other) for other in chosen):
            continue
        chosen.append(one)
        if left is not None:
            left -= len(one.tokens)
    return sorted(chosen, key=lambda candidate: candidate.order)


def says_the_same(first: Candidate, second: Candidate) -> bool:
    """Whether one of two sentences adds next to nothing to the other."""
    a, b = set(first.tokens), set(second.tokens)
    return len(a & b) >= SAME_SHARE * min(len(a), len(b))
