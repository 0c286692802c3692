"""What the sentences beside a sentence tell of it: a credit behind a caption, stops everywhere else."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from unionml.summarization.shapes import LONGEST_CREDIT, PLAIN_STOPS, ends_like_a_sentence, is_bare_credit

if TYPE_CHECKING:
    from unionml.summarization.candidates import Candidate

MIN_SYLLABLES_UNSTOPPED = 12
"""A line of body text without a closing stop needs this length where the article uses stops nowhere else."""


def captions_before_credits(sentences: "Sequence[Candidate]") -> set[tuple[str, ...]]:
    """Keys of the sentences that a bare credit follows in the same paragraph: "Hội trường đông kín. Ảnh: N.Đ."."""
    return {
        before.key
        for before, after in pairwise(sentences)
        if len(after.tokens) <= LONGEST_CREDIT
        and before.paragraph == after.paragraph
        and is_bare_credit(after.plain, len(after.tokens))
    }


def uses_stops(sentences: "Sequence[Candidate]") -> bool:
    """Whether the body closes its sentences, so that a line without a stop must be a heading or a caption."""
    lines = [one for one in sentences if one.paragraph != "lead" and len(one.tokens) >= MIN_SYLLABLES_UNSTOPPED]
    closed = sum(one.plain.endswith(PLAIN_STOPS) or ends_like_a_sentence(one.plain) for one in lines)
    return 2 * closed > len(lines)
