"""What pages in English carry beside their text: newsletters, advertisements, notes on authors, credits of pictures."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from unionml.reading.page.cues.mastheads import is_vietnamese
from unionml.reading.page.cues.words import any_of
from unionml.reading.page.kinds import LOOSE, Kind

if TYPE_CHECKING:
    from unionml.reading.page.lines import Line

_NOISE = re.compile(
    any_of(r"""
    (?:(?:story|article) )?continues (?:below|after)(?: (?:this )?ad(?:vertisement)?)?
    (?:skip past|after) newsletter promotion|bluesky|reddit|threads|mastodon|flipboard
    keep reading|gift (?:this )?article|suggested topics|explore more on these topics
    do you like the content of this (?:article|story)|purchase licensing rights(?: opens new tab)?
    our standards the .{3,60} principles(?: opens new tab)?|(?:\w+ )?reporting by .{3,110} editing by .{3,90}
""")
)
"""Buttons, advertisements and what an agency prints below its articles, as keys."""
_NOTICE = re.compile(
    any_of(r"""
    .{0,60}\bnewsletter\b.{0,90} sign up (?:here|now|today)|privacy notice newsletters may .*
    a version of this (?:article|story|column) (?:(?:first|originally) )?(?:appeared|ran|was published) (?:in|on|at) .*
    if you (?:purchase|buy) .{3,90} we may (?:receive|earn) .*|we may (?:earn|receive) .{0,20}commission .*
    (?:the )?.{3,80} contributed (?:reporting|to this (?:report|story|article))(?: from .{3,40})?
    .{3,60} is an? (?:(?:independent|global|nonprofit|international) ){0,3}news (?:organi[sz]ation|agency|outlet)\b.*
    support our (?:work|journalism) .* (?:donate|subscribe|give) (?:today|now|here)
""")
)
"""Whole paragraphs to the reader, as keys."""
_NAMED = r"(?:[A-Z][\w.'’-]+ ){2,4}"
_WRITES = r"is an? (?:[\w'’-]+ ){0,3}(?:writer|reporter|columnist|editor|correspondent|journalist|organizer)(?! who)\b"
_REACHED = (
    r"(?:.{0,240}\b(?:[Rr]each|[Ff]ollow|[Cc]ontact|[Ee]mail) (?:her|him|them|me) .{0,90}|.{0,240}\s[\w+.-]+@\S+)"
)
_ABOUT_AUTHOR = re.compile(
    rf"{_NAMED}(?:{_WRITES}(?:[^.]{{0,60}}|{_REACHED})|(?:covers|writes about|reports on) {_REACHED})"
    r"|(?:Photo|Headshot|Portrait) of(?: [A-Z][\w.'’-]+){2,4}"
)
"""Who the author is, below the text, and where he is reached; the text of his picture."""
_MARKED_END = re.compile(r"[-–—*#~]\s?[Ee]nds\s?[-–—*#~]|ENDS|NOTES? TO EDITORS?:?|Notes? (?:to|for) [Ee]ditors?:?")
"""How a press release closes."""
_CAPTION = re.compile(
    r"^\[\d{1,2}/\d{1,2}\]\s?[A-Z].*\.|\bPurchase Licensing Rights(?:, opens new tab)?$"
    r"|[a-z]\.[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?[A-Z][\w.'’ -]{2,40}$"
)
"""Captions by the number of the picture, or by the credit that is glued to their stop."""
_AGENCY_PHOTO = re.compile(
    r"[—–-] ?(?:[A-Z]{2,8}/)*[A-Z]{2,8} (?:[Ff]ile )?[Pp]hotos?(?: (?:by )?[^\W\d_][^.:;]{1,50})?\.?$"
)
"""`— VNA/VNS Photo Ann Lee`: the agencies that a picture comes from, behind its caption."""
_CREDIT = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} ?/ ?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4}")
"""A photographer and his paper: `Ann Lee/Bay County Post`."""
_TAKEN = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d(?:, (?:in|at|near) [A-Z][^;:]{2,60})?\.?$")
"""When and where a picture was taken."""
_SUMMARY = frozenset({"summary", "key points", "key takeaways", "at a glance", "in brief"})
"""What stands above the points of an article, as keys."""
_POINTS = 6
"""Lines of such a box, at most."""
_STANDFIRST = 7
"""Words of a headline and of the sentence without a stop below it, at least: kickers and menus are shorter."""
_TOLD, _SHARED = 4, 0.4
"""Letters of a word that tells, at least, and the share of a headline's that the text says, at least."""
_REPORTER = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){2,4}(?:[A-Za-z]+ ){0,3}(?:correspondent|reporter|editor|columnist)(?: in [A-Z][\w ]{2,30})?"
)
"""`Ann Lee Transport correspondent`: an author and his post, as papers set them in one line."""
_OFFER = re.compile(
    r"sign up (?:to|for) .{2,60}|enter your e ?mail(?: address)?|(?:your )?e ?mail address"
    r"|(?:get |free |our )*(?:(?:weekly|daily|morning|monthly) )?newsletters?|privacy notice newsletters may .*"
    r"|(?:skip past|after) newsletter promotion"
)
"""What a box says that offers a newsletter, as keys."""
_BOX = 8
"""Lines of such a box, at most."""
_OFFERED = 30
"""Syllables of what a newsletter says of itself, at most."""


def is_noise(key: str) -> bool:
    """Whether a line (its key) is a button, an advertisement's label or an agency's line below the text."""
    return _NOISE.fullmatch(key) is not None


def is_notice(text: str, key: str) -> bool:
    """Whether a line (and its key) speaks to the reader of the paper or its author, and not of the news."""
    return _NOTICE.fullmatch(key) is not None or (text.isascii() and _ABOUT_AUTHOR.fullmatch(text) is not None)


def closes_release(text: str) -> bool:
    """Whether a line closes a press release, and what follows is for the press: `ENDS`, `Notes to editors:`."""
    return len(text) <= 20 and _MARKED_END.fullmatch(text.strip()) is not None


def is_caption(text: str) -> bool:
    """Whether a line carries an agency's picture number or credit."""
    return _CAPTION.search(text) is not None or _AGENCY_PHOTO.search(text) is not None


def names_reporter(text: str) -> bool:
    """Whether a line names an author and his post."""
    return len(text) <= 100 and _REPORTER.fullmatch(text) is not None


def rather_above(above: str, below: str, said: str) -> bool:
    """Whether `By …` above a text in English names its author rather than capitals below it, which may be a topic's.

    Args:
        above: the author above the text.
        below: whoever signs below it.
        said: title and sapo, which tell the language.
    """
    return not is_vietnamese(said) and above.startswith(("By ", "by ")) and not below.startswith(("By ", "by "))


def mark_newsletters(lines: "list[Line]") -> None:
    """Tell a box that offers a newsletter in mid-text from text, in place: two of what such boxes say, near each other.

    An article about newsletters says one of it, in a sentence.
    """
    said = [at for at, line in enumerate(lines) if len(line.text) <= 400 and _OFFER.fullmatch(line.key)]
    for first, last in pairwise(said):
        box = lines[first : last + 1]
        if last - first <= _BOX and all(line.size <= _OFFERED and line.kind is not Kind.PROSE for line in box[1:-1]):
            for line in box:
                line.kind, line.level = Kind.NOISE, 0


def mark_credited_below(lines: "list[Line]") -> None:
    """Tell a picture's caption above the text by the photographer's name in the next line, in place.

    It says when the picture was taken; elsewhere such a name stands above what the picture is called.
    """
    for at, line in enumerate(lines[:-1]):
        if line.kind is not Kind.PROSE:
            continue
        credit = lines[at + 1]
        if credit.kind in LOOSE and _CREDIT.fullmatch(credit.text) and _TAKEN.search(line.text):
            line.kind = credit.kind = Kind.CAPTION
        return


def mark_summaries(lines: "list[Line]") -> None:
    """Tell the points below `Summary`, above the first paragraph, from headings, in place."""
    first = next((at for at, line in enumerate(lines) if line.kind is Kind.PROSE), 0)
    top = next((at for at, line in enumerate(lines[:first]) if line.key in _SUMMARY), first)
    if first - top <= _POINTS and all(line.kind in LOOSE for line in lines[top:first]):
        for line in lines[top:first]:
            line.kind = Kind.NOISE


def above_standfirst(lines: "list[Line]", at: int | None) -> int | None:
    """The headline, where the one found or the line below it is a standfirst: a sentence without a stop, in English.

    It is longer than the headline, and author or date stand below it. What is not told in the text is another
    article's headline. The standfirst becomes a paragraph, in place.
    """
    for title in (at - 1, at) if at else ():
        if _is_standfirst(lines, title + 1):
            lines[title + 1].kind = Kind.PROSE
            return title
    return at


def _is_standfirst(lines: "list[Line]", at: int) -> bool:
    """Whether line `at` is the standfirst of the headline above it."""
    title, standfirst = lines[at - 1 : at + 1] if at < len(lines) else lines[:1] * 2
    plain = all(line.kind is Kind.HEADLINE and not (line.stop or line.level) for line in (title, standfirst))
    dated = any(line.kind is Kind.DATE for line in lines[at + 1 : at + 3])
    if not (plain and dated and standfirst.size >= title.size >= _STANDFIRST) or standfirst.key == title.key:
        return False
    told = " ".join(line.key for line in lines[at:] if line.kind is Kind.PROSE)[:1000]
    words = {word for word in title.key.split() if len(word) >= _TOLD}
    in_english = title.key[:1].isascii() and not is_vietnamese(f"{title.text} {told}")
    return in_english and len(words & set(told.split())) >= _SHARED * len(words)
