"""The transformer that ships: onnxruntime and tokenizers alone, int8, no torch."""

import copy
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml import bundle as bundles
from unionml.article import Article
from unionml.bundle import LAYOUT, Bundle
from unionml.checksums import verify
from unionml.classification.calibration import Calibration
from unionml.classification.encoder_stack import EQUAL_SHARE, ask_both, partner_of
from unionml.classification.encoder_windows import WindowReader, load_tokenizer
from unionml.classification.inputs import as_articles
from unionml.classification.labels import LabelSet
from unionml.classification.prediction import Phrase
from unionml.classification.predictor import TopicPredictor
from unionml.classification.thresholds import as_thresholds
from unionml.errors import BundleError, MissingExtraError, UsageError
from unionml.folders import is_utf8
from unionml.text import TEXT_VERSION

if TYPE_CHECKING:
    from unionml.classification.encoder_windows import Windows
    from unionml.classification.tfidf import TfidfTopicModel

KIND = "topics/onnx"

_LEAST_TOKENS = 16
"""No window can be configured to be shorter."""


class OnnxTopicModel(TopicPredictor):
    """Topics from an exported encoder.

    Made by `unionml.classification.onnx_export.export`; it is opened, never trained, and a clone of it is a
    copy that answers as it does.

    Args:
        session: an `onnxruntime.InferenceSession`, from token ids of one window to its margins.
        reader: cuts articles into windows.
        label_set: the topics, in the order of the scores.
        calibration: margins to probabilities.
        thresholds: shape (n_labels,).
        name: what predictions are signed with.

    Attributes:
        partner: a TF-IDF model with the same labels that is asked too, or None (see `encoder_stack`).
        encoder_share: weight of the encoder beside the partner.
        bundle: the directory that it was opened from, or None.
        training_articles_: fingerprints of the articles that it learnt from, for evaluations; None where unknown.
    """

    partner: "TfidfTopicModel | None" = None
    encoder_share: float = EQUAL_SHARE
    bundle: Bundle | None = None
    training_articles_: NDArray[np.uint64] | None = None

    def __init__(
        self,
        session: Any,
        reader: WindowReader,
        label_set: LabelSet,
        calibration: Calibration,
        thresholds: NDArray[np.float64],
        name: str = "transformer",
    ) -> None:
        self.session = session
        self.reader = reader
        self.label_set_ = label_set
        self.calibration_ = calibration
        self.thresholds_ = thresholds
        self.name = name

    @property
    def path(self) -> Path | None:
        """Where it was opened, or None."""
        return self.bundle.path if self.bundle else None

    def __reduce__(self) -> "tuple[Callable[[Path], OnnxTopicModel], tuple[Path], dict[str, Any]]":
        # A session cannot be copied; another process opens the directory again. What was set by hand goes along.
        if self.path is None:
            raise UsageError("a model that was not opened from its directory cannot go to another process; open it")
        opened = {"session", "reader", "partner", "bundle", "training_articles_"}
        return _open, (self.path,), {name: value for name, value in vars(self).items() if name not in opened}

    def __sklearn_clone__(self) -> "OnnxTopicModel":
        """What `sklearn.base.clone` gives: a copy that can answer, as of a `FrozenEstimator`, since nothing fits it."""
        return copy.deepcopy(self)

    def margins(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Margins of shape (n_articles, n_labels), before calibration."""
        return self.margins_of_windows([self.reader.read(article) for article in as_articles(articles)])

    def margins_of_windows(self, windows: "Sequence[Windows]") -> NDArray[np.float64]:
        """Margins of shape (n_articles, n_labels) for articles that are cut already.

        One window at a time: nothing is padded, and an article's scores do not depend on its neighbours.
        """
        margins = np.zeros((len(windows), len(self.label_set)))
        for row, one in enumerate(windows):
            for ids, weight in zip(one.ids, one.weights, strict=True):
                (scores,) = self.session.run(["margins"], {"input_ids": np.array(ids, dtype=np.int64)})
                margins[row] += weight * scores[0]
        return margins

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Calibrated probabilities of shape (n_articles, n_labels)."""
        articles = as_articles(articles)
        probabilities = super().predict_scores(articles)
        exclusive = self.label_set.exclusive
        return ask_both(probabilities, self.partner, articles, exclusive=exclusive, share=self.encoder_share)

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        """For each topic the sentences that weighed most for it, heaviest first."""
        from unionml.classification.encoder_explain import explain_encoder

        return explain_encoder(self, article, alone=self.partner is None, limit=limit)

    def save(self, path: str | os.PathLike[str], *, model_card: str = "", force: bool = False) -> None:
        """Write its directory again, with the labels, thresholds and calibration that it has now.

        Raises:
            UsageError: it was not opened from a directory, or has thresholds that cannot be.
            BundleError: that directory has changed since.
            OutputError: the new one exists already or cannot be written.
        """
        if self.bundle is None:
            raise UsageError("a model that was not opened from its directory cannot be saved; export it again")
        config = self.bundle.config | {
            "name": self.name_to_save(path),
            "label_set": self.label_set_.to_config(),
            "calibration": self.calibration_.to_config(),
            "thresholds": as_thresholds(self.thresholds_, len(self.label_set_)).tolist(),
            "encoder_share": self.encoder_share,
        }
        with bundles.writing(path, kind=KIND, config=config, text_version=TEXT_VERSION, force=force) as folder:
            for name, digest in self.bundle.checksums.items():
                if name not in (LAYOUT.manifest, LAYOUT.model_card):
                    verify(self.bundle.path, name, digest)
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(self.bundle.path / name, folder / name)
            bundles.write_card(folder, model_card or self.card_to_save(config["name"]))

    @classmethod
    def from_bundle(cls, bundle: Bundle) -> "OnnxTopicModel":
        """The model of an opened bundle.

        Raises:
            BundleError: the bundle is not of this kind, or its parts do not fit together.
            MissingExtraError: onnxruntime or tokenizers is not installed.
        """
        bundle.expect(KIND, text_version=TEXT_VERSION)
        config = bundle.config
        try:
            label_set = LabelSet.from_config(config["label_set"])
            calibration = Calibration.from_config(config["calibration"])
            thresholds = as_thresholds(config["thresholds"], len(label_set))
            prefix, name = str(config["prefix"]), str(config["name"])
            sizes = int(config["window_tokens"]), int(config["max_windows"])
            share = float(config.get("encoder_share", EQUAL_SHARE))
            if not 0 <= share <= 1 or sizes[0] < _LEAST_TOKENS or sizes[1] < 1:
                raise UsageError(f"encoder_share, window_tokens and max_windows are {share}, {sizes[0]} and {sizes[1]}")
        except (KeyError, TypeError, ValueError) as error:
            raise BundleError(f"{bundle.path} lacks a part of its model; train or download it again") from error
        except UsageError as error:
            raise bundle.with_wrong_settings(error) from error
        session = _session(bundle)
        shapes = {output.name: output.shape for output in session.get_outputs()}
        if shapes.get("margins", [0])[-1] != len(label_set) or not calibration.fits(label_set):
            raise BundleError(f"{bundle.path} has labels and weights that do not fit; train or download it again")
        tokenizer = load_tokenizer(bundle.file(LAYOUT.tokenizer))
        reader = WindowReader(tokenizer, prefix, *sizes)
        model = cls(session, reader, label_set, calibration, thresholds, name)
        model.partner = partner_of(bundle, label_set)
        model.encoder_share = share
        model.bundle = bundle
        model.came_from(bundle)
        model.training_articles_ = bundle.training_articles()
        return model


def _open(path: Path) -> OnnxTopicModel:
    return OnnxTopicModel.from_bundle(Bundle.open(path))


def _session(bundle: Bundle) -> Any:
    try:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as errors
    except ImportError as error:
        raise MissingExtraError("onnxruntime", "onnx") from error
    options = onnxruntime.SessionOptions()
    if threads := os.environ.get("OMP_NUM_THREADS", "").partition(",")[0]:
        options.intra_op_num_threads = int(threads) if threads.isdigit() else 0
    # Threads that spin while they wait take the cores from whatever else runs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    path = bundle.file(LAYOUT.onnx)
    try:
        source = str(path) if is_utf8(path) else path.read_bytes()
        return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    except (
        errors.Fail,
        errors.InvalidArgument,
        errors.InvalidGraph,
        errors.InvalidProtobuf,
        errors.NotImplemented,
    ) as error:
        raise BundleError(f"{path} is not a model that this onnxruntime runs; install a newer onnxruntime") from error
