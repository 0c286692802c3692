"""The model card of a fine-tuned transformer, in the Hugging Face layout."""

from collections.abc import Sequence

from unionml._version import __version__
from unionml.classification.transformer import TransformerTopicModel
from unionml.classification.transformer_config import TransformerConfig
from unionml.training.front_matter import front_matter
from unionml.training.languages import Languages
from unionml.training.model_card import CardFacts, listed_notes, tables

_NAMES = {"vi": "Vietnamese", "en": "English", "ko": "Korean", "zh": "Chinese", "ja": "Japanese"}
_SHOWN = 6
"""So many scripts are named; the rest is counted."""


def write_card(facts: CardFacts, config: TransformerConfig, languages: Languages, model: TransformerTopicModel) -> str:
    """The text of README.md.

    Args:
        facts: what was learnt and measured; its `method` comes before the settings.
        config: the settings of the run.
        languages: those that it learnt from, and the scripts that its base knows.
        model: fitted just now; tells what its validation articles were used for, and who else is asked.
    """
    front = front_matter(
        facts.name,
        task="text-classification",
        languages=languages.learnt,
        tags=(
            *(("vietnamese",) if "vi" in languages.learnt else ()),
            *(("multilingual",) if len(languages.scripts) > 1 else ()),
            "news",
            "topic-classification",
        ),
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
        *([_partner(model.encoder_share_)] if model.encoder_share_ < 1 else []),
        "## Labels",
        labels,
        "## What it learnt from",
        sources,
        *listed_notes(facts),
        "The texts themselves are not in this directory.",
        "## How good it is",
        _measured(model, thresholds=bool(facts.thresholds)),
        *facts.on_abstaining,
        figures,
        "## Limits",
        "Texts of other kinds and years than those it learnt from are scored with less certainty than the "
        f"probabilities say. {_reach(languages)} What lies behind the last window is not read. It judges what an "
        "article reports, not whether it is true.",
        "## How to repeat it",
        f"```\n{facts.command}\n```",
    ]
    return "\n\n".join(blocks) + "\n"


def _measured(model: TransformerTopicModel, *, thresholds: bool) -> str:
    """What the figures were measured on, and what was chosen by the same articles."""
    chosen = [
        *(["the best pass"] if model.passes_chosen_ else []),
        "the calibration",
        *(["the thresholds"] if thresholds else []),
    ]
    text = (
        f"Measured on {len(model.held_out_):,} articles that were held out of the data above by label set, "
        "near-duplicates on one side. "
    )
    if model.refitted_:
        text += "A second run, whose weights these are, learnt from them too, so the figures are those of the first. "
    were = "were" if chosen[1:] else "was"
    return text + (
        f"{_listed(chosen).capitalize()} {were} chosen on the same articles, so the figures flatter; judge it on "
        "articles of your own with `unionml evaluate`."
    )


def _partner(share: float) -> str:
    return (
        "About articles in Vietnamese a TF-IDF model that learnt from the same ones is asked too: of the log-odds "
        f"{share:.0%} are the encoder's, the rest is the other's, which lies in `tfidf/`."
    )


def _reach(languages: Languages) -> str:
    """What it reads besides the languages that it learnt from."""
    learnt = _listed([_NAMES[code] for code in languages.learnt])
    text = f"Languages other than {learnt or 'theirs'} are read through what the base knows of them"
    if len(languages.scripts) < 2:
        return f"{text}."
    named = [{"CJK": "Han"}.get(script, script.capitalize()) for script in languages.scripts[:_SHOWN]]
    if more := len(languages.scripts) - len(named):
        named.append(f"{more} more")
    return f"{text}, which has the scripts {_listed(named)}; the figures above tell little of how well."


def _listed(names: Sequence[str]) -> str:
    return " and ".join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])
