"""The model card of a fine-tuned transformer, in the Hugging Face layout."""

from unionml._version import __version__
from unionml.classification.transformer_config import TransformerConfig
from unionml.training.front_matter import front_matter
from unionml.training.model_card import CardFacts, tables


def write_card(facts: CardFacts, config: TransformerConfig, *, held_out: int) -> str:
    """The text of README.md.

    Args:
        facts: what was learnt and measured; its `method` comes before the settings.
        config: the settings of the run.
        held_out: how many articles the figures were measured on.
    """
    front = front_matter(
        facts.name,
        task="text-classification",
        languages=(facts.language,) if facts.language else (),
        tags=facts.tags,
        metrics=facts.metrics,
        measured_on="articles held out of the training data",
    )
    frozen = {
        -1: "nothing frozen",
        0: "the embeddings frozen",
        None: "the embeddings and the lower half of its layers frozen",
    }.get(config.frozen_layers, f"the embeddings and the lower {config.frozen_layers} layers frozen")
    read = f"the first {config.window_tokens} tokens"
    if config.max_windows > 1:
        read = f"the tokens of up to {config.max_windows} windows of {config.window_tokens}"
    labels, figures, sources = tables(facts)
    blocks = [
        front,
        f"# {facts.name}",
        f"A topic model for news, made by unionml {__version__}: {facts.kind}. {facts.method}"
        f"The base `{config.base}` was fine-tuned with {frozen}; the mean over {read} goes to a linear head that was "
        "first fitted to the base's own vectors.",
        "## Labels",
        labels,
        "## What it learnt from",
        sources,
        "The texts themselves are not in this directory.",
        "## How good it is",
        f"Measured on {held_out:,} articles that were held out of the data above by label set, near-duplicates on one "
        "side. The best pass, the calibration and the thresholds were chosen on the same articles, so the figures "
        "flatter; judge it on articles of your own with `unionml evaluate`.",
        figures,
        "## Limits",
        "Texts of other kinds and years than those it learnt from are scored with less certainty than the "
        "probabilities say. Languages other than theirs are read through what the base knows of them. What lies "
        "behind the last window is not read. It judges what an article reports, not whether it is true.",
        "## How to repeat it",
        f"```\n{facts.command}\n```",
    ]
    return "\n\n".join(blocks) + "\n"
