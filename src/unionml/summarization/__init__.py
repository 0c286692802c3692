"""From an article to its lead paragraph: sentences of the article, verbatim, within a budget."""

from unionml.summarization.result import Lead, LeadSentence
from unionml.summarization.rouge import RougeScore, RougeScores, Scale, rouge
from unionml.summarization.summarizer import DEFAULT_METHOD, METHODS, summarize, summarize_many

__all__ = [
    "DEFAULT_METHOD",
    "METHODS",
    "Lead",
    "LeadSentence",
    "RougeScore",
    "RougeScores",
    "Scale",
    "rouge",
    "summarize",
    "summarize_many",
]
