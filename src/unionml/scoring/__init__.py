"""Many articles to one table: streamed, in order, with a row out for every row in."""

from typing import TYPE_CHECKING

from unionml.scoring.options import ScoreOptions, ScoreSummary

if TYPE_CHECKING:
    from unionml.scoring.local import score

__all__ = ["ScoreOptions", "ScoreSummary", "score"]


def __getattr__(name: str) -> object:
    # On first use: what options there are must be known without loading what scores.
    if name == "score":
        from unionml.scoring.local import score

        return score
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
