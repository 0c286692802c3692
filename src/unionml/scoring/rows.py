"""Articles to scored rows: the work that a process does, here or on another machine."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from unionml.article import Article
from unionml.classification.prediction import TopicPrediction
from unionml.errors import InputError, UnionMLError, UnreadableError
from unionml.scoring.options import MAX_CHARACTERS, ScoreOptions

if TYPE_CHECKING:
    from unionml.summarization.ranker import RankerSummarizer

_HEAD = 1 << 16
"""Bytes of a page by which HTML, and a table under the name of a page, are known."""
_CHARACTER = 4
"""Bytes of a character, at most."""


class Unreadable(str):
    """The reason why there is no row of a page that the system did not give, as it may do another time."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page that is still to be read, which takes longer than to score it.

    Attributes:
        path: the file.
        id: what the page is called in the output.
        size: bytes of the file.
        content: the file's bytes, where it is read on a machine that has not got the file.
        problem: why the file could not be opened.
    """

    path: Path
    id: str
    size: int
    content: bytes | None = None
    problem: str = ""

    def loaded(self, max_characters: int) -> "Page":
        """The page with its bytes, to be read on another machine."""
        try:
            return replace(self, content=_content_of(self, max_characters))
        except InputError as error:
            return replace(self, problem=_reason(error))


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """One line of the output."""

    id: str
    prediction: TopicPrediction
    lead: str | None

    def values(self) -> dict[str, Any]:
        """The columns by name, in the order of the output."""
        found: dict[str, Any] = {
            "id": self.id,
            "topic": self.prediction.topic,
            "topics": list(self.prediction.topics),
            **{f"score_{label}": float(score) for label, score in self.prediction.scores.items()},
        }
        if self.lead is not None:
            found["lead"] = self.lead
        found["model"] = self.prediction.model
        return found


def columns(labels: Sequence[str], *, lead: bool) -> tuple[str, ...]:
    """The columns of the output, in order."""
    return ("id", "topic", "topics", *(f"score_{label}" for label in labels), *(["lead"] if lead else []), "model")


class Scorer(Protocol):
    """Scores one batch of articles."""

    def __call__(self, items: Sequence[Article | Page]) -> "list[ScoredRow | str]":
        """A row for every article, in order, or the reason why there is none."""


class ArticleScorer:
    """Topics, and a lead if asked for, with a model that is loaded once.

    Args:
        model: a model directory, or the name of a shipped model.
        lead: whether rows carry a lead.
        lead_model: the directory of a model of leads, or the name of a shipped one; None for the one that ships.
        max_characters: longer pages are refused.

    Raises:
        UsageError: there is no such model.
        BundleError: a model directory is of the wrong kind, damaged, unsafe or of an unknown format.
    """

    def __init__(
        self,
        model: str | os.PathLike[str],
        *,
        lead: bool,
        lead_model: str | os.PathLike[str] | None = None,
        max_characters: int = MAX_CHARACTERS,
    ) -> None:
        from unionml.registry import load_topic_model, resolve
        from unionml.summarization.summarizer import load_ranker

        self.model = load_topic_model(model)
        self._lead = lead
        self._ranker = load_ranker(resolve(lead_model)) if lead and lead_model is not None else None
        self._max_characters = max_characters

    @classmethod
    def of(
        cls, model: str | os.PathLike[str], options: ScoreOptions, lead_model: str | os.PathLike[str] | None
    ) -> "ArticleScorer":
        """What a run asks for, with its models where they lie on this machine."""
        return cls(model, lead=options.lead, lead_model=lead_model, max_characters=options.max_characters)

    def __call__(self, items: Sequence[Article | Page]) -> list[ScoredRow | str]:
        """A row for every article, in order, or the reason why there is none."""
        articles = [read_page(one, self._max_characters) if isinstance(one, Page) else one for one in items]
        rows = iter(self._score([one for one in articles if isinstance(one, Article)]))
        return [next(rows) if isinstance(one, Article) else one for one in articles]

    def _score(self, articles: Sequence[Article]) -> list[ScoredRow | str]:
        if not articles:
            return []
        try:
            predictions: Sequence[TopicPrediction | str] = self.model.predict(articles)
        except UnionMLError:
            # One article is at fault; the others must not pay for it.
            predictions = [self._predict_one(article) for article in articles]
        # Without a prediction there is no row, and no lead to look for.
        wanted = [one for one, found in zip(articles, predictions, strict=True) if not isinstance(found, str)]
        leads: Iterator[str | None] = leads_of(wanted, self._ranker) if self._lead else repeat(None)
        return [
            prediction if isinstance(prediction, str) else ScoredRow(article.id, prediction, next(leads))
            for article, prediction in zip(articles, predictions, strict=True)
        ]

    def _predict_one(self, article: Article) -> TopicPrediction | str:
        try:
            return self.model.predict([article])[0]
        except UnionMLError as error:
            return str(error)


def _content_of(page: Page, max_characters: int) -> bytes:
    """The bytes of a page that can be one.

    Raises:
        InputError: it cannot be read, or is a table, or so long that no article in it is within the limit.
    """
    from unionml.reading import is_html, table_in
    from unionml.reading.composition import LONGEST_HTML, MOST_CHARACTERS
    from unionml.reading.encoding import decode, head_text, read_file, what_table_is
    from unionml.reading.limits import over_limit

    start = read_file(page.path, _HEAD)
    head = head_text(start)
    if kind := table_in(head):
        raise InputError(f"{page.path} is no page but a table of articles; let its name end in .{kind}")
    is_text = not is_html(head, str(page.path))
    longest = max(max_characters, MOST_CHARACTERS if is_text else LONGEST_HTML)
    if page.size > longest * _CHARACTER and what_table_is(start) is None:  # of a PDF there is something else to tell
        raise InputError(over_limit(page.size // _CHARACTER, max_characters, at_least=True))
    content = read_file(page.path)
    if is_text and len(content) > longest and (length := len(decode(content, str(page.path)))) > longest:
        raise InputError(over_limit(length, max_characters))
    return content


def read_page(page: Page, max_characters: int) -> Article | str:
    """The article of a saved page, or the reason why it is refused."""
    from unionml.reading import read_bytes

    if page.problem:
        return page.problem
    try:
        content = _content_of(page, max_characters) if page.content is None else page.content
        article = replace(read_bytes(content, str(page.path)), id=page.id)
    except InputError as error:
        return _reason(error)
    return refusal(article, max_characters) or article


def _reason(error: InputError) -> str:
    return (Unreadable if isinstance(error, UnreadableError) else str)(error)


def refusal(article: Article, max_characters: int) -> str:
    """Why an article cannot be scored; empty where it can."""
    if article.is_empty:
        return "the row has no title, lead or body to score"
    from unionml.reading.limits import over_limit

    length = length_of(article)
    return over_limit(length, max_characters) if length > max_characters else ""


def length_of(article: Article) -> int:
    """Characters of the text that is scored."""
    return len(article.kicker) + len(article.title) + len(article.lead) + sum(len(part) for part in article.body)


def leads_of(articles: Sequence[Article], ranker: "RankerSummarizer | None" = None) -> Iterator[str]:
    """Each article's lead as one paragraph; empty where it has no sentence that could stand in one.

    Args:
        articles: what to summarise.
        ranker: what chooses; None for the one that ships.
    """
    from unionml.summarization import summarize_many

    leads = summarize_many(articles) if ranker is None else ranker.summarize_many(articles)
    return (" ".join(lead.text.splitlines()) if lead else "" for lead in leads)
