"""How close leads come to those that people wrote for the same articles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from unionml.article import Article
from unionml.bootstrap import Estimate, estimates, mean_of
from unionml.errors import DataError, InputError
from unionml.fingerprints import repeats
from unionml.training.data import left_out
from unionml.training.notes import repeat_notes

if TYPE_CHECKING:
    from unionml.reading.records import Reject
    from unionml.summarization.result import Lead

Summarizer = Callable[[Article], "Lead"]
"""Chooses the lead of an article from its body, without its sapo."""

FIGURES = ("rouge1", "rouge2", "rougeL")
ASCII_FIGURES = ("ascii_rouge1", "ascii_rouge2", "ascii_rougeL")


@dataclass(frozen=True, slots=True)
class LeadReport:
    """ROUGE of a summariser against the sapos of articles; F1, with 95 % bootstrap intervals over articles.

    Attributes:
        model: the name of the summariser.
        articles: how many articles it was judged with.
        skipped: articles without a sapo to compare with.
        rouge: `rouge1`, `rouge2`, `rougeL` on syllables with their diacritics.
        ascii_rouge: the same on the scale of published tables, which flatters everyone: only to compare with those.
        syllables: mean length of a lead.
        reference_syllables: mean length of a sapo.
        unreadable: rows of the data that were left out, since they are no articles.
        left_out: a sentence on these; empty where there are none.
        seen: articles that the model has learnt from, as far as its bundle says; figures over them flatter it.
        notes: sentences on articles that repeat others.
    """

    model: str
    articles: int
    skipped: int
    rouge: dict[str, Estimate]
    ascii_rouge: dict[str, Estimate]
    syllables: Estimate
    reference_syllables: Estimate
    unreadable: int = 0
    left_out: str = ""
    seen: int = 0
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """What `unionml evaluate --json` prints for a lead model."""
        return {
            "kind": "lead",
            "model": self.model,
            "articles": self.articles,
            "skipped": self.skipped,
            "unreadable": self.unreadable,
            "left_out": self.left_out or None,
            "seen_in_training": self.seen,
            "notes": list(self.notes),
            "rouge": {name: one.to_dict() for name, one in self.rouge.items()},
            "ascii_rouge": {name: one.to_dict() for name, one in self.ascii_rouge.items()},
            "syllables": self.syllables.to_dict(),
            "reference_syllables": self.reference_syllables.to_dict(),
        }

    def table(self) -> list[tuple[str, ...]]:
        """Rows for reading."""
        rows: list[tuple[str, ...]] = [("figure", "F1 (95 % interval)")]
        rows += [(f"{name}, syllables", str(one)) for name, one in self.rouge.items()]
        rows += [(f"{name[6:]}, ASCII scale", str(one)) for name, one in self.ascii_rouge.items()]
        return rows


@dataclass(frozen=True, slots=True)
class JudgedLeads:
    """The scores of a summariser, article by article.

    Attributes:
        model: its name.
        articles: those with a sapo.
        values: of shape (n_articles, 8): `FIGURES`, `ASCII_FIGURES`, syllables of the lead and of the sapo.
        texts: their leads; empty where the summariser found none.
        skipped: articles without a sapo.
        rejects: rows that are no articles.
    """

    model: str
    articles: Sequence[Article]
    values: NDArray[np.float64]
    texts: Sequence[str]
    skipped: int
    rejects: "Sequence[Reject]" = ()


def judge_leads(summarizer: Summarizer, articles: Sequence[Article], model: str) -> JudgedLeads:
    """Score the lead of every article that has a sapo; an article that yields no lead scores zero.

    Raises:
        DataError: no article has a sapo.
    """
    from unionml.summarization.rouge import Scale, rouge
    from unionml.text import syllables_and_characters

    usable = [article for article in articles if article.lead.strip() and any(part.strip() for part in article.body)]
    if not usable:
        raise DataError("no article has both a lead to compare with and a body to take one from; give such articles")
    rows, texts = [], []
    for article in usable:
        try:
            text = summarizer(article).text
        except InputError:
            text = ""
        texts.append(text)
        ours, theirs = rouge(text, article.lead), rouge(text, article.lead, scale=Scale.ASCII)
        rows.append(
            [*ours.f1, *theirs.f1, len(syllables_and_characters(text)), len(syllables_and_characters(article.lead))]
        )
    return JudgedLeads(
        model=model,
        articles=usable,
        values=np.array(rows, dtype=np.float64),
        texts=texts,
        skipped=len(articles) - len(usable),
        rejects=getattr(articles, "rejects", ()),
    )


def evaluate_leads(summarizer: Summarizer, articles: Sequence[Article], model: str) -> LeadReport:
    """Judge a summariser by the sapos of articles, which it may not see.

    Args:
        summarizer: chooses a lead from the body of an article.
        articles: articles with a sapo; those without are skipped and counted.
        model: the name that the report carries.

    Raises:
        DataError: no article has a sapo.
    """
    return lead_report_of(judge_leads(summarizer, articles, model))


def lead_report_of(judged: JudgedLeads) -> LeadReport:
    """The report of scores that were computed article by article."""
    n = len(judged.articles)
    groups = repeats(judged.articles)
    found = estimates(mean_of(judged.values), n, groups)
    return LeadReport(
        model=judged.model,
        articles=n,
        skipped=judged.skipped,
        rouge=dict(zip(FIGURES, found[:3], strict=True)),
        ascii_rouge=dict(zip(ASCII_FIGURES, found[3:6], strict=True)),
        syllables=found[6],
        reference_syllables=found[7],
        unreadable=len(judged.rejects),
        left_out=left_out(judged.rejects),
        notes=tuple(repeat_notes(groups)),
    )
