"""The kinds of a saved page's lines, and the groups in which the reader asks for them."""

import enum


class Kind(enum.Enum):
    """What a line looks like, before its neighbours are asked."""

    __hash__ = object.__hash__  # members are asked for in sets millions of times, and the enum's own is slow

    PROSE = enum.auto()
    HEADLINE = enum.auto()
    SHORT = enum.auto()
    CAPTION = enum.auto()
    DATE = enum.auto()
    RELATED = enum.auto()
    RELATED_CUE = enum.auto()
    COMMENT_CUE = enum.auto()
    NOISE = enum.auto()
    TAGS = enum.auto()
    FOOTER = enum.auto()
    LINK = enum.auto()
    BREADCRUMB = enum.auto()
    WIDGET = enum.auto()
    IMAGE = enum.auto()
    ASIDE = enum.auto()
    """Part of the article and no running text: an entry of its table of contents, a cell, a chapter's number."""


LOOSE = frozenset({Kind.HEADLINE, Kind.SHORT})
"""Lines without a stop, which may be anything."""
TITLES = LOOSE | {Kind.RELATED}
SILENT = frozenset({Kind.NOISE, Kind.DATE, Kind.LINK, Kind.IMAGE, Kind.ASIDE})
"""Lines across which neighbours see each other."""
CLOSING = frozenset({Kind.RELATED_CUE, Kind.COMMENT_CUE, Kind.TAGS, Kind.FOOTER, Kind.WIDGET})
"""What usually stands behind an article."""
FURNITURE = SILENT - {Kind.ASIDE} | CLOSING | {Kind.BREADCRUMB}
