"""What an audit finds, one row each, and the table of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unionml.article import Article
from unionml.reading.cells import labels_cell

if TYPE_CHECKING:
    from unionml.training.data import LabelledArticle

KINDS = ("label", "rare", "contradiction", "leak", "duplicate")
"""A label that is likely wrong, or too rare to be learnt; near-duplicates with different topics, on both sides of a
split, with the same."""

COLUMNS = ("kind", "where", "id", "title", "text", "topics", "suggested", "topic", "score", "other", "reason")
_EXCERPT = 300


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about an article and its labels that a person should look at.

    Attributes:
        kind: one of `KINDS`.
        where: the file and row of the article.
        id: its identifier, empty where it has none.
        title: its headline.
        text: the beginning of what it says.
        topics: the labels it carries.
        suggested: those that it would carry if the finding is right; the same where that is not the question.
        topic: the label that is most doubtful; empty where the finding is about no label.
        score: of `label` the probability that the label is right; of `rare` how alike the label and that which may be
            meant are written; of the others how similar the two articles are.
        other: the file and row of the article that it repeats; empty of `label` and `rare`.
        reason: one sentence.
    """

    kind: str
    where: str
    id: str
    title: str
    text: str
    topics: tuple[str, ...]
    suggested: tuple[str, ...]
    topic: str
    score: float
    other: str
    reason: str

    @classmethod
    def about(
        cls,
        one: "LabelledArticle",
        kind: str,
        reason: str,
        *,
        suggested: tuple[str, ...],
        score: float,
        topic: str = "",
        other: str = "",
    ) -> "Finding":
        """A finding about an article, with what the table shows of it."""
        article = one.article
        place = (article.source, article.id, article.title, excerpt(article))
        return cls(kind, *place, one.topics, suggested, topic, score, other, reason)

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON types, in the order of `COLUMNS`."""
        row = {name: getattr(self, name) for name in COLUMNS}
        return row | {"topics": list(self.topics), "suggested": list(self.suggested), "score": round(self.score, 4)}

    def to_row(self) -> list[str]:
        """The fields as cells of a table."""
        row = self.to_dict()
        row |= {name: labels_cell(row[name]) for name in ("topics", "suggested")} | {"score": f"{self.score:.4f}"}
        return [row[name] for name in COLUMNS]


def excerpt(article: Article) -> str:
    """The beginning of what an article says: its sapo, or its first paragraph."""
    text = article.lead or next((part for part in article.body if part.strip()), "")
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rstrip() + "…"


def count_by_kind(findings: Sequence[Finding]) -> dict[str, int]:
    """How many there are of each kind, all kinds named."""
    return {kind: sum(one.kind == kind for one in findings) for kind in KINDS}
