"""The model card: a README.md in the Hugging Face layout, written from what training measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from unionml._version import __version__
from unionml.checksums import sha256_of
from unionml.classification.fitted_card import kind_of, table
from unionml.classification.labels import LabelSet
from unionml.classification.tfidf_fit import MANY_ARTICLES
from unionml.training.front_matter import front_matter
from unionml.training.metrics import Interval


@dataclass(frozen=True, slots=True)
class DataSource:
    """One file that a model learnt from.

    Attributes:
        name: the file's name and its folder's.
        articles: how many of its articles were used.
        sha256: of the file.
    """

    name: str
    articles: int
    sha256: str

    @classmethod
    def of(cls, path: Path, articles: int) -> "DataSource":
        """Describe a file on disk."""
        return cls("/".join(path.resolve().parts[-2:]), articles, sha256_of(path))


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card states.

    Attributes:
        name: the model's name.
        method: one paragraph on how it works.
        label_set: what it tells apart.
        counts: training articles of each label.
        sources: the files that it learnt from.
        metrics: figures on articles that the judged model had not seen, as `(value, low, high)`.
        thresholds: by label; empty for exclusive labels one of which always wins.
        command: what trains it again.
        language: ISO 639-1 code of the training articles, None where it is not known.
        left_out: sentences on rows and articles that it did not learn from.
        notes: sentences on labels and articles that are worth a second look.
        search: a sentence on the settings that were tried before these; empty where none were.
    """

    name: str
    method: str
    label_set: LabelSet
    counts: Mapping[str, int]
    sources: Sequence[DataSource]
    metrics: Mapping[str, Interval]
    thresholds: Mapping[str, float]
    command: str
    language: str | None = None
    left_out: Sequence[str] = ()
    notes: Sequence[str] = ()
    search: str = ""

    @property
    def abstains(self) -> bool:
        """Whether it gives no label where it is unsure."""
        return self.label_set.exclusive and bool(self.thresholds)

    @property
    def kind(self) -> str:
        """How many labels an article gets, in words."""
        return kind_of(self.label_set, abstains=self.abstains)

    @property
    def fitted_last(self) -> str:
        """What was fitted to the articles that the figures are of."""
        return "The thresholds and the calibration were" if self.thresholds else "The calibration was"

    @property
    def on_abstaining(self) -> list[str]:
        """What the figures of a model that abstains mean, as a block; none of any other."""
        text = (
            "`coverage` is the share of articles that it gives a label at all, `covered_accuracy` how often it is "
            "right then; in `accuracy` and the F1 an article without a label counts as an error."
        )
        return [text] if self.abstains else []

    @property
    def tags(self) -> tuple[str, ...]:
        """Words to be found by."""
        return (*(("vietnamese",) if self.language == "vi" else ()), "news", "topic-classification")


def write_card(facts: CardFacts) -> str:
    """The text of README.md."""
    front = front_matter(
        facts.name,
        task="text-classification",
        languages=(facts.language,) if facts.language else (),
        tags=facts.tags,
        metrics=facts.metrics,
        measured_on="out-of-fold on the training articles"
        + (", the best of several settings that were tried on them" if facts.search else ""),
    )
    labels, figures, sources = tables(facts)
    blocks = [
        front,
        f"# {facts.name}",
        f"A topic model for {'Vietnamese ' if facts.language == 'vi' else ''}news, made by unionml {__version__}: "
        f"{facts.kind}. {facts.method}",
        "## Labels",
        labels,
        "## What it learnt from",
        sources,
        *listed_notes(facts),
        "The texts themselves are not in this directory, except for the n-grams of its vocabulary.",
        "## How good it is",
        "Measured out of fold on the training articles: each was judged by models that saw neither it nor its "
        f"near-duplicates (from {MANY_ARTICLES:,} articles on, those of one fold). `accuracy` is that of the best "
        f"topic, `macro_f1` the mean over the labels. {facts.fitted_last} fitted on the same "
        "out-of-fold scores, so the figures flatter a little; judge it on articles of your own with "
        "`unionml evaluate`.",
        *([facts.search] if facts.search else []),
        *facts.on_abstaining,
        figures,
        "## Limits",
        "It knows the words of its training articles and nothing else: other newspapers, other years and other kinds "
        "of text are scored with less certainty than the probabilities say. Labels with few training articles are the "
        "least sure. It judges what an article reports, not whether it is true.",
        "## How to repeat it",
        f"```\n{facts.command}\n```",
        "The same files and the same versions give the same bytes.",
    ]
    return "\n\n".join(blocks) + "\n"


def listed_notes(facts: CardFacts) -> list[str]:
    """What was left out and the notes as one block, a line each; no block where there are none."""
    said = [" ".join(note.split()) for note in (*facts.left_out, *facts.notes)]
    lines = [f"- {note[:1].upper()}{note[1:]}." for note in said]
    return ["\n".join(lines)] if lines else []


def tables(facts: CardFacts) -> tuple[str, str, str]:
    """The labels with their thresholds, the figures with their intervals, and the data, each as a Markdown table."""
    labels = [["label", "training articles", "threshold"]]
    for label, count in facts.counts.items():
        threshold = facts.thresholds.get(label)
        labels.append([label, f"{count:,}", f"{threshold:.2f}" if threshold is not None else ""])
    figures = [["measure", "value", "95 % interval"]]
    figures += [[name, f"{v[0]:.3f}", f"{v[1]:.3f} to {v[2]:.3f}"] for name, v in facts.metrics.items()]
    sources = [["file", "articles", "SHA-256"]]
    sources += [[source.name, f"{source.articles:,}", f"`{source.sha256}`"] for source in facts.sources]
    return table(labels), table(figures), table(sources)
