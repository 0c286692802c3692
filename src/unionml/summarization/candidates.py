"""The sentences of an article that a lead may be made of, each with the place it stood in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal, NamedTuple

from unionml.article import Article
from unionml.errors import InputError, UsageError
from unionml.summarization.cues import points_at_title
from unionml.summarization.furniture import is_furniture
from unionml.summarization.index import Index
from unionml.summarization.lists import announces_items, before_list, items_of, tails
from unionml.summarization.neighbours import MIN_SYLLABLES_UNSTOPPED, captions_before_credits, uses_stops
from unionml.summarization.quoted import open_quotations, speaking_unnamed
from unionml.summarization.result import LeadSentence
from unionml.summarization.shapes import (
    PLAIN_STOPS,
    ends_like_a_sentence,
    introduces,
    is_credit_or_caption,
    may_open_with_mark,
    prose_start,
)
from unionml.summarization.spelling import offset_before, respelled
from unionml.text import sentence_spans, syllables
from unionml.text.tokens import is_without_blanks, syllables_and_characters

MIN_SYLLABLES = 5
"""Shorter pieces are fragments: too short for somebody to do something in."""

MAX_SYLLABLES = 1_000
"""Longer pieces are no sentences, whatever they are: a file without punctuation, a table, data."""

LONGEST_WORD = 5
"""Where words have more characters than this on average, with their blanks and marks, nothing may divide them."""


class Candidate(NamedTuple):
    """One sentence that may stand in a lead; a tuple, since there are many and a frozen dataclass takes thrice as long.

    Attributes:
        text: the sentence, verbatim.
        paragraph: `"lead"` for the sapo, or an index into the article's `body`.
        start: offset of its first character in that paragraph.
        end: offset after its last character.
        tokens: its syllables, lower-cased and canonical.
        order: its place among all sentences of the article, those included that may not be chosen.
        plain: the text as rules and features read it (see `respelled`), the same for every spelling.
        quoted: whether it is the speech of somebody whom only a sentence before it names.
        unfinished: whether it leaves a quotation open or announces what comes next.
        last: whether no other sentence may follow it in a lead, since it announces a list.
        of_title: whether it opens the article by pointing at the title, as "Đây là …" does.
    """

    text: str
    paragraph: Literal["lead"] | int
    start: int
    end: int
    tokens: tuple[str, ...]
    order: int
    plain: str
    quoted: bool = False
    unfinished: bool = False
    last: bool = False
    of_title: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two sentences the same, whatever their punctuation and capitals."""
        return self.tokens

    def as_lead_sentence(self) -> LeadSentence:
        """The sentence in the form that a `Lead` carries."""
        return LeadSentence(text=self.text, paragraph=self.paragraph, start=self.start, end=self.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a summariser looks at of an article.

    Attributes:
        candidates: the sentences that a lead may be made of, in source order.
        title: syllables of the title.
        captions: syllables of all captions, one after another.
    """

    candidates: Sequence[Candidate]
    title: Sequence[str]
    captions: Sequence[str]

    def index(self, vocabulary: Mapping[str, int]) -> Index:
        """Its syllables as numbers; best asked for at once, while they are in the cache."""
        return Index.of([one.tokens for one in self.candidates], self.title, self.captions, vocabulary)

    @classmethod
    def of(cls, article: Article, *, from_body: bool = False) -> "Reading":
        """Read an article (see `candidates`).

        Raises:
            InputError: the article has no sentence of its own.
        """
        sentences, named = _sentences_and_named(article, from_body=from_body)
        found = _choosable(sentences, {*named.others, named.title, *named.captions})
        if not found:
            where = "body" if from_body else "text"
            if not sentences and len(sentence_spans(article.title)) > 1:
                raise InputError(
                    f"the article's {where} is empty and its title holds several sentences; give them as body"
                )
            raise InputError(f"the article's {where} has no sentence to make a lead of; give one with running text")
        # What a sapo says of the title the body may say of the sapo: then only what stands above it explains it.
        if named.title and not article.lead and points_at_title(found[0].plain):
            found[0] = found[0]._replace(of_title=True)
        whole = named.captions[: len(article.captions)]
        return cls(found, named.title, tuple(chain.from_iterable(whole)))


def as_article(article: Article) -> Article:
    """The one article that a lead is made of.

    Raises:
        UsageError: it is something else; the message says what to do instead.
    """
    if not isinstance(article, Article):
        kind = type(article).__name__
        raise UsageError(f"summarize takes an Article, not {kind}; make one with unionml.read or Article(body=(text,))")
    return article


def as_articles(articles: Iterable[Article]) -> Iterator[Article]:
    """Articles one by one, each checked when its turn comes.

    Raises:
        UsageError: it is a single article, or nothing that could hold articles.
    """
    if isinstance(articles, Article):
        raise UsageError(
            "summarize_many takes a list of articles, not a single one; put it in a list, or use summarize"
        )
    if isinstance(articles, str | bytes | Mapping) or not isinstance(articles, Iterable):
        raise UsageError(f"summarize_many takes a list of articles, not {type(articles).__name__}; give one")
    return map(as_article, articles)


def candidates(article: Article, *, from_body: bool = False) -> list[Candidate]:
    """The sentences of an article that a lead may be made of, in source order, each wording once.

    The sapo's sentences are candidates like any other. Never candidates are the title and its repetitions, kicker,
    headings, captions, credits, bylines, date lines, list items, rows of a programme, turns and questions of an
    interview, courtesies, contacts and fragments, wherever they stand. A newspaper's mark ("(NLĐ) -") is no part of the
    sentence that it opens; what stands before it in the same sentence is a caption. Where that leaves nothing (an
    article of list items, say), items and announcements count after all, and an announcing first sentence does where it
    is the sapo and no other of its sentences counts, or where there is none and a list follows; captions and headings
    never do.

    Args:
        article: what to take sentences from.
        from_body: leave the sapo out.

    Raises:
        InputError: the article has no sentence of its own.
    """
    return list(Reading.of(article, from_body=from_body).candidates)


def _choosable(sentences: Sequence[Candidate], excluded: set[tuple[str, ...]]) -> list[Candidate]:
    """The sentences that may be chosen; items and announcements only where there is nothing else."""
    seen = excluded | captions_before_credits(sentences)  # left out: each wording counts once
    stopped = uses_stops(sentences)
    behind = tails(sentences)
    strict: list[Candidate] = []
    lenient: list[Candidate] = []
    announcing: list[Candidate] = []
    going_on: list[Candidate] = []
    for place, sentence in enumerate(sentences):
        one, key, text = sentence, sentence.key, sentence.plain
        if not MIN_SYLLABLES <= len(key) <= MAX_SYLLABLES or key in seen:
            continue
        if is_credit_or_caption(text):
            continue
        # Nearly all sentences end plainly: asking that at once spares two questions.
        plainly = text.endswith(PLAIN_STOPS)
        announces = not plainly and introduces(text)
        if announces:
            one = one._replace(unfinished=True)
        open_ended = not (plainly or announces or one.paragraph == "lead" or ends_like_a_sentence(text))
        if open_ended and (stopped or len(key) < MIN_SYLLABLES_UNSTOPPED):
            continue
        seen.add(key)
        lenient.append(one)
        if is_furniture(text, len(key)):
            continue
        if one.order in behind:
            going_on.append(one)
            continue
        if not announces:
            strict.append(one)
        elif len(key) >= MIN_SYLLABLES_UNSTOPPED:
            listed = announces_items(sentences, place)
            if one.paragraph == "lead" or (not strict and listed):
                announcing.append(before_list(one) if listed else one)
    if strict and strict[0].paragraph != "lead":
        # The first sentence of a notice may do no more than announce its points, but it says who does what.
        strict = announcing[:1] + strict
    if going_on and all(one.plain.endswith("?") for one in strict):
        strict = []
    return strict or items_of(lenient, behind) or going_on or lenient


class _Named(NamedTuple):
    """Syllables of the lines that an article's other fields name for what they are.

    `captions` are all captions and then, of those that have several sentences, each sentence.
    """

    title: tuple[str, ...]
    captions: Sequence[tuple[str, ...]]
    others: Sequence[tuple[str, ...]]


def _sentences_and_named(article: Article, *, from_body: bool) -> tuple[list[Candidate], _Named]:
    """All sentences of an article, and the lines that its other fields name for what they are."""
    paragraphs: list[tuple[Literal["lead"] | int, str]] = [] if from_body else [("lead", article.lead)]
    paragraphs += enumerate(article.body)
    texts: list[str] = []
    plain: list[str] = []
    owners: list[Literal["lead"] | int] = []
    spans: list[tuple[int, int]] = []
    quoted: list[bool] = []
    unfinished: list[bool] = []
    for paragraph, text in paragraphs:
        verbatim, spelled, found = _pieces(text)
        texts += verbatim
        plain += spelled
        spans += found
        owners += [paragraph] * len(found)
        before, after = open_quotations(spelled)
        quoted += before
        unfinished += after
    for place in speaking_unnamed(plain):
        quoted[place] = True
    others = [article.kicker, article.byline, article.published, article.section, *article.headings]
    others = [line for line in others if line]
    captions = [*article.captions]
    for caption in article.captions:
        inner = sentence_spans(caption)
        if len(inner) > 1:
            captions += [caption[start:end] for start, end in inner]
    every = (*texts, article.title, *captions, *others)
    tokens = [tuple(syllables(text)) for text in every]
    if sum(map(len, every)) > LONGEST_WORD * sum(map(len, tokens)) and is_without_blanks("".join(every)):
        tokens = [tuple(syllables_and_characters(text)) for text in every]
    sentences = [
        Candidate(text, paragraph, start, end, key, order, spelled, speech, opens)
        for order, text, paragraph, (start, end), key, spelled, speech, opens in zip(
            range(len(texts)), texts, owners, spans, tokens, plain, quoted, unfinished, strict=False
        )
        if key
    ]
    at = len(texts) + 1
    return sentences, _Named(tokens[at - 1], tokens[at : at + len(captions)], tokens[at + len(captions) :])


def _pieces(text: str) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    """The sentences of a paragraph: verbatim, as rules read them, and where they stand.

    A credit that prose is glued to is a piece of its own, and so is a newspaper's mark with what stands before it.
    """
    spans = sentence_spans(text)
    verbatim = [text[start:end] for start, end in spans]
    whole = respelled(text)
    plain = verbatim if whole is text else [respelled(piece) for piece in verbatim]
    # Neither a credit nor a mark can do without one of these, which most sentences have not.
    cuts = [
        (place, cut)
        for place, piece in enumerate(plain)
        if (":" in piece or ")" in piece or "O" in piece or (place == 0 and may_open_with_mark(piece)))
        and (cut := prose_start(piece))
    ]
    for place, cut in reversed(cuts):
        start, end = spans[place]
        middle = start + offset_before(verbatim[place], cut)
        before = text[start:middle].rstrip()
        spans[place : place + 1] = [(start, start + len(before)), (middle, end)]
        verbatim[place : place + 1] = [before, text[middle:end]]
        if plain is not verbatim:
            plain[place : place + 1] = [plain[place][:cut].rstrip(), plain[place][cut:]]
    return verbatim, plain, spans
