"""Work on the labels of files: what the command line calls."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from unionml.files import check_output
from unionml.labelling.audit import Audit, audit, load_split
from unionml.labelling.curve import CurveOptions, LearningCurve, learning_curve
from unionml.labelling.suggest import Picks, suggest
from unionml.labelling.tables import write_findings, write_picks
from unionml.progress import Progress
from unionml.reading.records import shared_column
from unionml.training import Paths, paths_of
from unionml.training.data import LabelledArticles, left_out, load_labelled

if TYPE_CHECKING:
    from unionml.article import Article
    from unionml.classification.prediction import TopicModel
    from unionml.reading.records import Reject


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How files are read and written.

    Attributes:
        text_column: the column that holds the text, where it is not `text`.
        force: replace an output that exists.
        progress: called with one short line now and then.
        label_column: the column that holds the labels, where it is not `topics`, `topic` or `label`.
    """

    text_column: str | None = None
    force: bool = False
    progress: Progress | None = None
    label_column: str | None = None


DEFAULTS = RunOptions()


def audit_files(
    paths: Paths,
    *,
    against: Paths = (),
    output: Path | None = None,
    run: RunOptions = DEFAULTS,
) -> Audit:
    """Look for label errors and near-duplicates in files of labelled articles.

    Args:
        paths: the files.
        against: files of another split, labelled or not, of which no article should repeat one of these.
        output: a .csv or .json file to write all findings to.
        run: how files are read and written.

    Raises:
        InputError: a file cannot be read, or would be written over.
        DataError: the articles are too few to train on, or a file holds none.
        OutputError: the output exists already or cannot be written.
        UsageError: the output's name asks for no format that is known.
        MissingExtraError: cleanlab is not installed.
    """
    if output is not None:
        check_output(output, (".csv", ".json"), inputs=[*paths_of(paths), *paths_of(against)], force=run.force)
    text_column = shared_column([*paths_of(paths), *paths_of(against)], run.text_column)
    labelled = load_labelled(paths, text_column=text_column, label_column=run.label_column)
    split = load_split(against, text_column=text_column, label_column=run.label_column)
    result = audit(labelled, against=split, progress=run.progress)
    if output is not None:
        write_findings(result.findings, output)
    return result


def curve_files(
    paths: Paths,
    *,
    target: float | None = None,
    options: CurveOptions | None = None,
    plot: Path | None = None,
    run: RunOptions = DEFAULTS,
) -> LearningCurve:
    """Measure the learning curve of files of labelled articles.

    Args:
        paths: the files.
        target: a score to reach, between 0 and 1.
        options: sizes, folds and repeats.
        plot: a .svg or .png file to draw the curve in.
        run: how files are read and written.

    Raises:
        InputError: a file cannot be read, or would be written over.
        DataError: there are too few articles of a label for a curve.
        OutputError: the drawing exists already or cannot be written.
        UsageError: the target is no score, or the drawing's name asks for no format that is known.
        MissingExtraError: matplotlib is not installed.
    """
    if plot is not None:
        from unionml.labelling.curve_plot import SUFFIXES, plot_curve, require_matplotlib

        check_output(plot, SUFFIXES, inputs=paths_of(paths), force=run.force)
        require_matplotlib()
    labelled = load_labelled(paths, text_column=run.text_column, label_column=run.label_column)
    result = learning_curve(labelled, target=target, options=options, progress=run.progress)
    if plot is not None:
        plot_curve(result, plot)
    return result


def suggest_files(
    pool: Paths,
    model: "TopicModel",
    n: int,
    output: Path,
    *,
    labelled: Paths = (),
    run: RunOptions = DEFAULTS,
) -> Picks:
    """Pick the articles of files whose labels would teach most, and write the table to label them in.

    Args:
        pool: files of unlabelled articles.
        model: what shall learn from them, or one like it.
        n: how many to pick.
        output: the .csv file to write.
        labelled: files of articles that need no label any more.
        run: how files are read and written.

    Raises:
        InputError: a file cannot be read, or would be written over.
        DataError: the pool is empty, or the labelled files are.
        OutputError: the output exists already or cannot be written.
        UsageError: n is below 1, or the output is no .csv file.
    """
    check_output(output, (".csv",), inputs=[*paths_of(pool), *paths_of(labelled)], force=run.force)
    text_column = shared_column([*paths_of(pool), *paths_of(labelled)], run.text_column)
    known = LabelledArticles()
    if labelled:
        known = load_labelled(labelled, text_column=text_column, label_column=run.label_column)
    rejects: list[Reject] = []
    articles = _articles(pool, text_column, rejects)
    picks = suggest(articles, model, n, labelled=[one.article for one in known], progress=run.progress)
    rejects += known.rejects
    write_picks(picks.picks, output)
    return replace(picks, unreadable=len(rejects), left_out=left_out(rejects))


def _articles(paths: Paths, text_column: str | None, rejects: "list[Reject]") -> "Iterator[Article]":
    from unionml.reading.records import Reject, iter_records

    for path in paths_of(paths):
        for record in iter_records(path, text_column=text_column):
            if isinstance(record, Reject):
                # What was in the row is not told, and a pool may be an archive.
                rejects.append(replace(record, raw=""))
            else:
                yield record.article
