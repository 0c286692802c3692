"""A ranker of somebody's own: the one that ships with one judge less."""

from pathlib import Path

from unionml.bundle import Bundle, shipped_folder
from unionml.summarization.ranker import RankerSummarizer


def save_own_ranker(folder: Path) -> Path:
    """Make a bundle of the kind `lead/ranker` with another fingerprint than the one that ships."""
    shipped = RankerSummarizer.from_bundle(Bundle.open(shipped_folder() / "lead"))
    RankerSummarizer(shipped.tokens, shipped.judges.networks[:1]).save(folder, model_card="")
    return folder
