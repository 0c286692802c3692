"""What a summariser hands out: sentences of the article, verbatim, each with the place it stood in."""

from dataclasses import dataclass
from typing import Any, Literal

_WIDE_STOPS = ("。", "！", "？", "｡")
_CLOSERS = "」』”’）】》"


@dataclass(frozen=True, slots=True)
class LeadSentence:
    """One sentence of a lead.

    Attributes:
        text: the sentence, exactly as the article spells it.
        paragraph: `"lead"` for the sapo, or an index into the article's `body`.
        start: offset of the first character in that paragraph, counted in Python characters.
        end: offset after the last character, so that `paragraph_text[start:end] == text`.
    """

    text: str
    paragraph: Literal["lead"] | int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead paragraph of one article.

    Attributes:
        title: the article's headline, verbatim; empty where it has none.
        sentences: what was chosen, in source order.
        method: the name of the method that chose, or of the directory of a ranker of one's own.
    """

    title: str
    sentences: tuple[LeadSentence, ...]
    method: str

    @property
    def text(self) -> str:
        """The sentences joined by single spaces, of which Chinese and Japanese have none behind their stops.

        It is what an editor pastes above the article.
        """
        text = ""
        for sentence in self.sentences:
            apart = text and not text.rstrip(_CLOSERS).endswith(_WIDE_STOPS)
            text += f" {sentence.text}" if apart else sentence.text
        return text

    def to_dict(self) -> dict[str, Any]:
        """JSON types, in the shape that `unionml summarize --json` prints."""
        return {
            "title": self.title,
            "lead": self.text,
            "sentences": [
                {"text": one.text, "paragraph": one.paragraph, "start": one.start, "end": one.end}
                for one in self.sentences
            ],
            "method": self.method,
        }
