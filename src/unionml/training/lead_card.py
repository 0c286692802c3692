"""The model card of a lead ranker."""

import shlex
from collections.abc import Mapping, Sequence
from os import PathLike

from unionml._version import __version__
from unionml.training.front_matter import front_matter
from unionml.training.metrics import Interval
from unionml.training.model_card import DataSource


def lead_command(
    data: Sequence[str | PathLike[str]], output: str | PathLike[str], *, seed: int, text_column: str | None
) -> str:
    """What to type in a shell to train the ranker again."""
    words = ["unionml", "train", "lead"]
    for path in data:
        words += ["--data", str(path)]
    if text_column is not None:
        words += ["--text-column", text_column]
    if seed:
        words += ["--seed", str(seed)]
    return shlex.join([*words, "-o", str(output)])


def lead_card(
    name: str,
    sources: Sequence[DataSource],
    metrics: Mapping[str, Interval],
    command: str,
    *,
    held_out: int,
    language: str | None,
) -> str:
    """The text of README.md, in the Hugging Face layout.

    Args:
        name: the model's name.
        sources: the files of its articles.
        metrics: figures on articles kept aside, as `(value, low, high)`.
        command: what trains it again.
        held_out: how many articles those are.
        language: ISO 639-1 code of the articles, None where it is not known.
    """
    vietnamese = "Vietnamese " if language == "vi" else ""
    learnt = sum(one.articles for one in sources) - held_out
    rows = "\n".join(
        f"| {key} | {value:.3f} ({low:.3f} to {high:.3f}) |"
        for key, (value, low, high) in metrics.items()
        if not key.startswith("syllables")
    )
    lengths = " and ".join(f"{metrics[key][0]:.0f}" for key in ("syllables", "syllables_without_title"))
    data = "\n".join(f"- `{one.name}`: {one.articles:,} articles, SHA-256 `{one.sha256}`" for one in sources)
    front = front_matter(
        name,
        task="summarization",
        languages=(language,) if language else (),
        tags=("summarization", "extractive", *(("vietnamese",) if vietnamese else ()), "news"),
        metrics={key: value for key, value in metrics.items() if not key.startswith("syllables")},
        measured_on="training articles kept aside",
    )
    return f"""{front}

# {name}

Chooses one to three sentences of a {vietnamese}news article as its lead paragraph, verbatim and in source order.

## How it works

Three steps, each a small feed-forward network on features that can be checked by hand. First the ROUGE that each
sentence would reach alone, and from it the probability that the sapo will have each syllable and pair of syllables of
the article. Then the sentences with the largest expected overlap form a pool of eight. Every set of one to three of
them gets a score from an ensemble trained to put the highest one on the set with the best mean of ROUGE-1, -2 and -L,
less a cost for sentences that lean on a neighbour which the set lacks, or quote somebody without a name, plus a bonus
for telling what the title tells. It works with and without a title, on numpy alone; time and memory grow linearly with
the article. Captions are never chosen, but their words count as a hint of what the article is about.

## What it learnt from

{data}

It learnt from {learnt:,} of these; {held_out:,} were kept aside to judge it by, near-duplicates on one side. No
text of these is in the model but a list of frequent syllables.

## How good it is

ROUGE F1 on lower-cased syllables with diacritics, against the human sapo, on articles of the same files that were kept
aside from training, none of them a near-duplicate of one that it learnt from; 95 % bootstrap intervals.

| figure | value |
|---|---|
{rows}

Mean length: {lengths} syllables with and without a title.

## Limits

It learnt the sapos of the articles above: other papers may write theirs in another way. It quotes and never rewrites:
where no sentence stands alone, the lead does not either. Sapos are one view of what matters in an article; the figures
measure likeness to them, not truth.

## Made by

unionml {__version__}: `{command}`
"""
