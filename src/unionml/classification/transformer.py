"""Topics from a fine-tuned multilingual encoder: it knows what words mean, also those of other languages."""

import os
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.encoder import BaseModel
from unionml.classification.encoder_stack import ask_both
from unionml.classification.encoder_windows import WindowReader, Windows, padding_id, pool_windows, window_batches
from unionml.classification.estimator import TopicEstimator
from unionml.classification.inputs import as_articles
from unionml.classification.labels import LabelSet, TopicLists
from unionml.classification.prediction import Phrase
from unionml.classification.transformer_config import TransformerConfig
from unionml.errors import MissingExtraError
from unionml.progress import Progress

if TYPE_CHECKING:
    from unionml.classification.tfidf import TfidfTopicModel
    from unionml.classification.transformer_network import TopicNetwork

DEFAULTS = TransformerConfig()


class TransformerTopicModel(TopicEstimator):
    """Topics from a BERT-like encoder with mean pooling and a linear head, and from TF-IDF beside it.

    Follows scikit-learn's conventions: nothing happens in `__init__`, `fit` sets the attributes that end in an
    underscore, `get_params` and `set_params` reach every setting (those of the configuration as `config__epochs`).
    A pickle of it, such as goes to each process of `n_jobs`, holds its base too, hundreds of megabytes; its directory
    holds what was trained.

    Args:
        config: the settings.
        label_set: the labels to learn; by default those of the training data. Where one wins they are learnt in
            sorted order, as scikit-learn's scorers expect them.
        name: what predictions are signed with.

    Attributes:
        label_set_: the labels learnt, in the order of all scores.
        base_: the encoder that it was fine-tuned from.
        reader_: cuts articles into windows.
        network_: the fine-tuned network.
        partner_: the TF-IDF model that learnt from the same articles and is asked too (see `encoder_stack`), or None.
        encoder_share_: weight of the encoder beside the partner.
        calibration_: margins to probabilities.
        thresholds_: shape (n_labels,).
        passes_: how many passes over the data it has learnt in.
        passes_chosen_: whether the validation articles chose their number; not saved.
        refitted_: whether a second run has learnt from the validation articles too; not saved.
        held_out_: numbers of the validation articles; not saved.
        out_of_fold_: their probabilities by models that had not seen them, shape (n_held_out, n_labels); not saved.
    """

    def __init__(
        self, config: TransformerConfig = DEFAULTS, label_set: LabelSet | None = None, name: str = "transformer"
    ) -> None:
        self.config = config
        self.label_set_wanted = label_set
        self.name = name

    config: TransformerConfig
    base_: BaseModel
    reader_: WindowReader
    network_: "TopicNetwork"
    partner_: "TfidfTopicModel | None" = None
    encoder_share_: float = 1.0
    passes_: int
    passes_chosen_: bool
    refitted_: bool
    held_out_: NDArray[np.int64]
    out_of_fold_: NDArray[np.float64]

    def fit(
        self,
        articles: Sequence[Article],
        topics: TopicLists,
        *,
        groups: Sequence[Hashable] | None = None,
        folder: Path | None = None,
        progress: Progress | None = None,
    ) -> "TransformerTopicModel":
        """Fine-tune on labelled articles.

        Args:
            articles: what to read, n_articles of them.
            topics: the topics of each, the primary first, empty or `other` where none holds; or one label for each.
            groups: near-duplicates share a group and never stand on both sides of the split.
            folder: where checkpoints and cached states go; a run that was killed is taken up where it stood. By
                default a temporary one.
            progress: called with one short line at every step.

        Raises:
            DataError: too few articles of a label, a single label, no text, or values that do not fit the articles.
            UsageError: what is given as articles is something else, or the labels leave nothing to abstain from.
            MissingExtraError: torch or transformers is not installed.
        """
        self.check_settings()
        try:
            from unionml.classification.transformer_fitting import fit
        except ModuleNotFoundError as error:
            raise MissingExtraError(error.name or "torch", "transformer") from error
        fit(self, articles, topics, groups=groups, folder=folder, progress=progress)
        return self

    def margins(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """The encoder's margins of shape (n_articles, n_labels), before calibration.

        Raises:
            UsageError: the model is not fitted, or what it is given are no articles.
        """
        self.check_fitted()
        return self.margins_of_windows(self.reader_.read_all(as_articles(articles)))

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        """Calibrated probabilities of shape (n_articles, n_labels), of the encoder and its partner.

        Raises:
            UsageError: the model is not fitted, or what it is given are no articles.
        """
        articles = as_articles(articles)
        probabilities = super().predict_scores(articles)
        exclusive = self.label_set.exclusive
        return ask_both(probabilities, self.partner_, articles, exclusive=exclusive, share=self.encoder_share_)

    def margins_of_windows(self, windows: Sequence[Windows]) -> NDArray[np.float64]:
        """Margins of shape (n_articles, n_labels) for articles that are cut already."""
        if not windows:
            return np.zeros((0, len(self.label_set)))
        return self._pooled(windows, lambda network, states, mask: network.margins_of_windows(states, mask))

    def vectors_of_windows(self, windows: Sequence[Windows]) -> NDArray[np.float64]:
        """What the head sees of articles that are cut already: standardised means, shape (n_articles, hidden)."""
        return self._pooled(windows, lambda network, states, mask: network.standardised(network.pooled(states, mask)))

    def _pooled(self, windows: Sequence[Windows], rows: Callable[[Any, Any, Any], Any]) -> NDArray[np.float64]:
        import torch

        network = self.network_.eval()
        device = network.head.weight.device

        def scored() -> Any:
            for batch in window_batches(windows, padding=padding_id(self.reader_.tokenizer)):
                ids = torch.from_numpy(batch.ids).to(device)
                mask = torch.from_numpy(batch.mask).to(device)
                with torch.inference_mode():
                    found = rows(network, network.states(ids, mask), mask)
                yield batch, found.float().cpu().numpy()

        return pool_windows(scored(), len(windows))

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        """For each topic the sentences that weighed most for it, heaviest first.

        Raises:
            UsageError: the model is not fitted, or what it is given is no article or no limit.
        """
        from unionml.classification.encoder_explain import explain_encoder

        self.check_fitted()
        return explain_encoder(self, article, alone=self.partner_ is None, limit=limit)

    def save(self, path: str | os.PathLike[str], *, model_card: str = "", force: bool = False) -> None:
        """Write the model directory: what was trained, its base, and a card (see `TfidfTopicModel.save`).

        Raises:
            OutputError: it exists already or cannot be written.
        """
        from unionml.classification.transformer_bundle import save

        save(self, path, model_card=model_card, force=force)

    @classmethod
    def from_bundle(cls, bundle: Bundle) -> "TransformerTopicModel":
        """The model of an opened bundle.

        Raises:
            BundleError: the bundle is not of this kind, its parts do not fit together, or its base is another one.
            MissingExtraError: torch or transformers is not installed.
        """
        try:
            from unionml.classification.transformer_bundle import load
        except ModuleNotFoundError as error:
            raise MissingExtraError(error.name or "torch", "transformer") from error
        return load(cls, bundle)
