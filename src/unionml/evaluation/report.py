"""The report of an evaluation as one self-contained HTML page."""

from pathlib import Path
from typing import TYPE_CHECKING

from unionml.errors import UsageError

if TYPE_CHECKING:
    from unionml.classification.prediction import TopicModel
    from unionml.evaluation.judged import Judged
    from unionml.evaluation.topics import TopicReport


def check_report(path: Path, *, force: bool) -> None:
    """Refuse a report that must not be written, before the evaluation rather than after."""
    raise UsageError("--report is not in this version of unionml; leave it out")


def write_report(evaluation: "TopicReport", judged: "Judged", model: "TopicModel", path: Path) -> None:
    """Write the page."""
