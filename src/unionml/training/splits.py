"""Splits for training, validation and testing: stratified by label set, near-duplicates on one side only.

`python -m unionml.training.splits data/articles.jsonl data/corpus --force` writes the fixed splits of the corpus.
"""

import argparse
import codecs
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unionml.classification.folds import stratified_folds
from unionml.errors import DataError, run_script
from unionml.files import appearing, check_apart, check_free
from unionml.training.data import LabelledArticle, left_out, load_labelled
from unionml.training.near_duplicates import near_duplicate_groups


@dataclass(frozen=True, slots=True)
class Split:
    """Which articles are for what, as ascending indices.

    Attributes:
        train: to learn from.
        validation: to choose by.
        test: to report on, once.
    """

    train: NDArray[np.int64]
    validation: NDArray[np.int64]
    test: NDArray[np.int64]


def grouped_split(
    labelled: Sequence[LabelledArticle], *, validation: float = 0.1, test: float = 0.2, seed: int = 0
) -> Split:
    """Split a labelled corpus, spreading every label set evenly and keeping near-duplicates together.

    Args:
        labelled: the corpus, n_articles of them.
        validation: the share to choose by.
        test: the share to report on.
        seed: breaks ties.
    """
    groups = near_duplicate_groups([item.article for item in labelled])
    folds = stratified_folds(
        [(item.primary, tuple(sorted(item.topics))) for item in labelled],
        fractions=(1 - validation - test, validation, test),
        groups=groups.tolist(),
        seed=seed,
    )
    train, chosen, held = (np.flatnonzero(folds == fold) for fold in range(3))
    return Split(train, chosen, held)


def write_splits(
    corpus: Path,
    folder: Path,
    *,
    text_column: str | None = None,
    label_column: str | None = None,
    force: bool = False,
) -> str:
    """Write train.jsonl, validation.jsonl and test.jsonl, line by line as the corpus has them.

    Args:
        corpus: labelled articles, one JSON object a line.
        folder: where the three files go; it is made where there is none.
        text_column: the column that holds the text, where it is not `text`.
        label_column: the column that holds the labels, where it is not `topics`, `topic` or `label`.
        force: replace files of these names.

    Returns:
        A sentence on the rows that are no labelled articles and hence in none of them; empty where there are none.

    Raises:
        InputError: the corpus cannot be read, or is one of the three files.
        DataError: it holds no labelled article, or is no JSON with one object a line.
        OutputError: one of the files exists already or cannot be written.
    """
    from unionml.reading.encoding import check_file
    from unionml.reading.records import table_format

    check_file(corpus)
    targets = {name: folder / f"{name}.jsonl" for name in ("train", "validation", "test")}
    for target in targets.values():
        check_apart(target, [corpus])
        check_free(target, force=force)
    if table_format(corpus) in ("csv", "parquet"):
        raise DataError(
            f"{corpus} has no lines that could be taken over as they are; write it as JSON Lines, with pandas by "
            "to_json(…, orient='records', lines=True)"
        )
    labelled = load_labelled(corpus, text_column=text_column, label_column=label_column)
    split = grouped_split(labelled)
    lines = _lines(corpus)
    # What stands behind the last colon of an article's source is the number of its row, and of JSON Lines of its line.
    rows = [int(one.article.source.rpartition(":")[2]) for one in labelled]
    for row in rows:
        if row > len(lines) or not _is_object(lines[row - 1]):
            raise DataError(f"row {row} of {corpus} is no line of its own; give JSON Lines, one object a line")
    for name, target in targets.items():
        chosen = [lines[rows[index] - 1] for index in getattr(split, name).tolist()]
        with appearing(target) as scratch:
            scratch.write_bytes(b"".join(line if line.endswith(b"\n") else line + b"\n" for line in chosen))
    return left_out(labelled.rejects)


def _lines(path: Path) -> list[bytes]:
    """The lines as the reader of tables numbers them, in UTF-8."""
    from unionml.reading.record_files import lines_of, open_table
    from unionml.reading.records import compression_of

    with open_table(path, compression_of(path)) as stream:
        lines = list(lines_of(stream, str(path)))
    return [line.removeprefix(codecs.BOM_UTF8) if number == 0 else line for number, line in enumerate(lines)]


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the splits; what cannot be read is said on stderr. The exit status."""
    parser = argparse.ArgumentParser(prog="python -m unionml.training.splits", description=__doc__)
    parser.add_argument("corpus", type=Path, help="labelled articles, one JSON object a line")
    parser.add_argument("folder", type=Path, help="where train.jsonl, validation.jsonl and test.jsonl go")
    parser.add_argument("--text-column", help="the column with an article's raw text")
    parser.add_argument("--label-column", help="the column that holds the labels")
    parser.add_argument("--force", action="store_true", help="replace files that exist")
    options = parser.parse_args(arguments)
    columns = {"text_column": options.text_column, "label_column": options.label_column}

    def write() -> None:
        if passed_over := write_splits(options.corpus, options.folder, **columns, force=options.force):
            print(passed_over, file=sys.stderr)

    return run_script(write)


if __name__ == "__main__":
    sys.exit(main())
