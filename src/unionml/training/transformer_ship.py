"""From a fine-tuned transformer to the bundle that ships: int8, with the vocabulary of the languages that it serves.

    python -m unionml.training.transformer_ship MODEL OUTPUT --texts articles.jsonl --texts english-words.txt

Kept are the pieces that the texts use, every piece of Chinese, Korean and Japanese script, digits and punctuation, and
single Latin letters. Texts are labelled or plain records (JSONL, CSV, Parquet), or lines of a .txt file.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from unionml.bundle import LAYOUT, Bundle, check_target
from unionml.classification.encoder_stack import ENCODER_SHARE
from unionml.classification.onnx_export import ExportConfig, beside, export
from unionml.classification.transformer import TransformerTopicModel
from unionml.classification.trimming import EAST_ASIAN, pieces_of_scripts, used_pieces
from unionml.errors import run_script
from unionml.folders import name_of
from unionml.progress import Progress, silent
from unionml.reading.records import Record, Reject, iter_records, shared_column
from unionml.text import canonicalize
from unionml.training.data import left_out
from unionml.training.transformer_partner import partner_note

SAMPLE = 64
"""So many articles of the texts show how large activations get."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """What was made.

    Attributes:
        pieces: how many pieces of the vocabulary stay.
        megabytes: what the bundle takes on disk.
        left_out: a sentence on rows of the texts that are no articles; empty where there are none.
    """

    pieces: int
    megabytes: float
    left_out: str


def ship_transformer(
    model: Path,
    output: Path,
    texts: Sequence[Path],
    *,
    text_column: str | None = None,
    max_windows: int | None = None,
    partner: Path | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Shipped:
    """Export a fine-tuned model with a trimmed vocabulary.

    Args:
        model: the directory of a transformer bundle.
        output: the directory to make.
        texts: files whose pieces stay.
        text_column: the column of their raw text, where it is not `text`.
        max_windows: the most windows of an article that the export reads; by default as many as the model.
        partner: a TF-IDF bundle with the same labels that is asked too about Vietnamese articles.
        force: replace an existing bundle.
        progress: called with a line before each step.

    Raises:
        InputError: a file of texts cannot be read.
        BundleError: the model cannot be exported.
        OutputError: the directory exists already or cannot be written.
    """
    check_target(output, force=force)
    told = progress or silent
    told(f"loading {model}")
    bundle = Bundle.open(model)
    loaded = TransformerTopicModel.from_bundle(bundle)
    loaded.name = name_of(output)
    tokenizer = loaded.reader_.tokenizer
    keep = pieces_of_scripts(tokenizer, EAST_ASIAN) | used_pieces(tokenizer, [loaded.base_.prefix])
    column = shared_column((path for path in texts if path.suffix != ".txt"), text_column)
    rejects: list[Reject] = []
    for path in texts:
        told(f"reading the words of {path}")
        keep |= used_pieces(tokenizer, (canonicalize(text) for text in read_texts(path, column, rejects)))
    names = ", ".join(path.name for path in texts)
    card = bundle.read_text(LAYOUT.model_card) + (
        "\n## Exported\n\nMatrices in int8, one scale a column, with which no processor overflows; word embeddings in "
        "the four bits of the base; activations quantised on the way. "
        f"{len(keep):,} of {tokenizer.get_vocab_size():,} pieces of the vocabulary stay: those of {names}, and every "
        "piece of Chinese, Korean and Japanese script. Other scripts are read as "
        "unknown. Thresholds and calibration are those of the model in float32.\n"
    )
    if partner is not None:
        both = beside(loaded, Bundle.open(partner), ENCODER_SHARE)
        thresholds = dict(zip(both.label_set_.labels, both.thresholds_.tolist(), strict=True))
        card += partner_note(ENCODER_SHARE, thresholds)
    sample = tuple(islice((record.article for path in texts for record in _records(path, column)), SAMPLE))
    told(f"writing {output}")
    config = ExportConfig(keep=keep, max_windows=max_windows, sample=sample, partner=partner)
    export(loaded, output, config, model_card=card, force=force)
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    return Shipped(len(keep), round(size / 1e6, 1), left_out(rejects))


def read_texts(path: Path, text_column: str | None = None, rejects: list[Reject] | None = None) -> Iterator[str]:
    """The texts of a file: lines of a .txt, titles, leads and paragraphs of records.

    Args:
        path: the file.
        text_column: of records, the column of their raw text, where it is not `text`.
        rejects: takes rows that are no articles.

    Raises:
        InputError: it cannot be read.
    """
    from unionml.reading.encoding import decode, read_file
    from unionml.training.lead_data import with_body

    if path.suffix == ".txt":
        yield from decode(read_file(path), str(path)).splitlines()
        return
    for record in _records(path, text_column, rejects):
        article = with_body(record.article, record.extra.get("sentences"))
        yield from (article.kicker, article.title, article.lead, *article.body, *article.captions)


def _records(path: Path, text_column: str | None, rejects: list[Reject] | None = None) -> Iterator[Record]:
    if path.suffix == ".txt":
        return
    for row in iter_records(path, text_column=text_column):
        if isinstance(row, Record):
            yield row
        elif rejects is not None:
            rejects.append(row)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse options, export, print what was made."""
    parser = argparse.ArgumentParser(prog="python -m unionml.training.transformer_ship", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--texts", type=Path, action="append", default=[], help="may be repeated")
    parser.add_argument("--max-windows", type=int, default=None)
    parser.add_argument("--partner", type=Path, default=None, help="a TF-IDF bundle that is asked too")
    parser.add_argument("--force", action="store_true")
    options = parser.parse_args(arguments)
    made = ship_transformer(
        options.model,
        options.output,
        options.texts,
        max_windows=options.max_windows,
        partner=options.partner,
        force=options.force,
    )
    if made.left_out:
        print(made.left_out, file=sys.stderr)
    print(json.dumps({"output": str(options.output), "pieces": made.pieces, "megabytes": made.megabytes}))


if __name__ == "__main__":
    sys.exit(run_script(main))
