"""Renew the TF-IDF partner of a transformer that ships, after that model has been trained anew.

    python -m unionml.training.transformer_partner models/transformer --partner models/tfidf

The encoder stays as it is to the byte; partner, weighted thresholds and what the card says of them are new.
"""

import argparse
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from unionml.bundle import LAYOUT, Bundle, write_card, write_training_articles, writing
from unionml.classification.encoder_stack import PARTNER
from unionml.classification.onnx import KIND
from unionml.classification.tfidf import TfidfTopicModel
from unionml.errors import BundleError, run_script
from unionml.fingerprints import union
from unionml.text import TEXT_VERSION

_KEPT = (LAYOUT.onnx, LAYOUT.tokenizer)
_NOTE = "\nAbout articles in Vietnamese a TF-IDF model is asked too, "
"""How a card begins to tell of the partner, in its last paragraph."""


def partner_note(share: float, thresholds: Mapping[str, float]) -> str:
    """What a card says of a partner.

    Args:
        share: weight of the encoder.
        thresholds: of each label, weighted.
    """
    told = ", ".join(f"{label} {value:.2f}" for label, value in thresholds.items())
    return (
        f"{_NOTE}which lies in `tfidf/`; of the log-odds and thresholds {share:.0%} are the encoder's, the rest is the "
        f"other's, so that the thresholds in use are {told}. The figures above are those of the encoder alone.\n"
    )


def renew_partner(path: Path, partner: Path) -> None:
    """Replace the TF-IDF model that an exported transformer asks too.

    Args:
        path: a bundle of the kind `topics/onnx` with a partner; it is replaced, with whatever else lies in its folder.
        partner: a TF-IDF bundle with the same labels in the same order, in a folder of its own.

    Raises:
        BundleError: one of them is another kind of bundle, or their labels differ.
        OutputError: the bundle cannot be written.
    """
    bundle, other = Bundle.open(path), Bundle.open(partner)
    bundle.expect(KIND, text_version=TEXT_VERSION)
    if f"{PARTNER}/{LAYOUT.manifest}" not in bundle.checksums:
        raise BundleError(f"{path} has no partner to renew; export it with --partner")
    old, new = (TfidfTopicModel.from_bundle(one) for one in (Bundle.open(path / PARTNER), other))
    if (old.label_set.labels, old.label_set.exclusive) != (new.label_set.labels, new.label_set.exclusive):
        raise BundleError(f"{partner} knows other labels than {path}; train both on the same data")
    share = bundle.config["encoder_share"]
    thresholds = np.array(bundle.config["thresholds"]) + (1 - share) * (new.thresholds_ - old.thresholds_)
    config = bundle.config | {"thresholds": thresholds.tolist()}
    note = partner_note(share, dict(zip(new.label_set.labels, thresholds.tolist(), strict=True)))
    with writing(path, kind=KIND, config=config, text_version=TEXT_VERSION, force=True) as folder:
        for name in _KEPT:
            shutil.copyfile(bundle.file(name), folder / name)
        card = bundle.model_card().partition(_NOTE)[0]
        write_card(folder, card + note)
        write_training_articles(folder, union([bundle.training_articles(), new.training_articles_]))
        (folder / PARTNER).mkdir()
        for name in (LAYOUT.checksums, *other.checksums):
            shutil.copyfile(partner / name, folder / PARTNER / name)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse options and renew."""
    parser = argparse.ArgumentParser(prog="python -m unionml.training.transformer_partner", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--partner", type=Path, required=True, help="a TF-IDF bundle with the same labels")
    options = parser.parse_args(arguments)
    renew_partner(options.model, options.partner)


if __name__ == "__main__":
    sys.exit(run_script(main))
