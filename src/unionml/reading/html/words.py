"""The class names that news sites give to the parts of a page, by their words.

Names come as words in small letters (`html.tree.words_of`). A new site's names go here, but for those of what nobody
sees (`html.tree`).
"""

import re

_SAPO = re.compile(
    r"\b(?:sapo\w*|chapp?eau|leads?|lede|preamble|preview ?text"
    r"|summary|description|descr?|intro(?:text)?|standfirst|dek|excerpt|home ?text"
    r"|headline sub|p ?head|sub ?(?:title|heading)|tom ?tat|mo ?ta|trich ?(?:dan|yeu)|abstract"
    r"|(?:news|article|post|detail) ?(?:sapo|lead|desc\w*|summary|intro|brief))\b"
)
_CAPTION = re.compile(
    r"\b(?:(?<!name )caption\w*|fig ?caption|chu ?thich\w*|p ?caption"
    r"|(?:photo|img|image|picture|pic|figure|fig) ?(?:note|desc\w*|cap|caption|credits?|legend|source)"
    r"|photo ?cms ?author|photographer|ghi ?chu ?anh)\b|(?<!name )caption\b"
)
_RELATED = re.compile(
    r"\b(?:related?\w*|tin ?lien ?quan\w*|(?:bai|tin) (?:khac|cung)|lien ?quan|read ?(?:more|also|next)|more ?news"
    r"|same ?cat\w*|others? ?(?:news|posts?|articles?|title)|news ?others?|cung ?(?:chuyen ?muc|loai)|tin ?khac"
    r"|see ?(?:more|also)"
    r"|(?:xem|doc) ?(?:them|nhieu|tiep)|suggest\w*|recommend\w*|tin ?moi\w*|most ?(?:read|view\w*|popular)|popular"
    r"|recent ?(?:posts?|entries|news|articles?)|(?:photos?|news|posts?|articles?|stories) ?more"
    r"|noi ?bat|(?:hot|latest|top) ?news|play ?list|(?:post|nav) (?:navigation|links|previous|next)"
    r"|pager|pagination|you may)\b"
)
_COMMENT = re.compile(
    r"\b(?:comment(?:s|list|form|item)?|cmts?|binh ?luan|y ?kien|disqus|respond|feedback|phan ?hoi|repl(?:y|ies))\b"
)
PICTURE = re.compile(
    r"\b(?:photos?|images?|img|pictures?|pics?|figures?|anh|hinh(?: ?anh)?|thumb(?:nail)?|slides?|gallery|videos?)\b"
)
FEATURED = re.compile(r"\b(?:featured|feature image|post thumbnail|main (?:image|photo)|anh (?:dai dien|bia))\b")
"""Names of the picture that stands for an article, above its text."""
_NAV = re.compile(
    r"\b(?:nav(?:bar|igation)?|menu\w*|bread ?crumbs?|(?:^|site |page |main |global )footer(?! meta)|site header)\b"
)
_SIDE = re.compile(r"\b(?:side ?bar|col(?:umn)? ?(?:right|left)|(?:right|left) ?(?:col(?:umn)?|pane|side|bar))\b")
_ADDED = re.compile(
    r"\b(?:shar(?:e|ing)\w*|social\w*|tool ?(?:bar|box|s)?|banner\w*|ad[sx]?|adv\w*|qc|quang ?cao|newsletter|subscri\w+"
    r"|(?:message|post|user) ?signature"
    r"|paywall|donat\w+|pop ?up|modal|cookies?|log ?in|dang ?nhap|author (?:box|bio|info|card|desc\w*)"
    r"|pull(?: ?quote)?(?! ?(?:left|right|xs|sm|md|lg|up|down|\d))|bio"
    r"|copyright|rating|votes?|poll|promo\w*|tags?|tag ?list|tu ?khoa|keywords?|rennab|follow|icons"
    r"|contact (?:block|box|us)|post ?meta ?data|cta|call to action"
    r"|twitter tweet|instagram media|tiktok embed|fb (?:post|video|xfbml parse ignore))\b"
)
_DATED = re.compile(r"\b(?:date|time) shar(?:e|ing)\b|\b(?:tag|shar(?:e|ing)) (?:date|time)\b")
"""Names of the row that holds the date beside buttons or keywords."""
_MAIN = re.compile(
    r"\b(?:article (?:body|content)|(?:entry|post|detail|news|main|body|article) ?(?:content|body|text)|noi ?dung)\b"
)
_WORDPRESS_POST = re.compile(r"\b(?:hentry|type post)\b")
"""Elements whose class also lists the tags and sections of the article."""
_OWN_FOOTER = re.compile(r"\b(?:entry|node|post|article|meta)\b")
TITLE = re.compile(r"\b(?:(?:\w+ )?title|tieu ?de|headline|heading|(?:story|article|news|post) head|ten ?bai)\b")
NOT_TITLE = re.compile(
    r"\b(?:site|sub|logo|brand|box|block|section|widget|portlet|web ?part|cate?|category|menu|panel"
    r"|(?<!article )(?<!entry )(?<!post )(?<!news )(?<!detail )header)\b"
)
BOX_TITLE = re.compile(r"\b(?:portlet|web ?part|widget) title")
"""Names of the headings of a portal's boxes, which some portals set as the page's first heading."""
LOGO = re.compile(r"\b(?:logo|brand|site (?:title|name)|masthead)\b")
AUTHOR = re.compile(r"\b(?:authors?|byline|tac ?gia|writer|journalist|reporter|user ?name|nguoi ?viet|created ?by)\b")
SOURCE = re.compile(r"\b(?:source|nguon)\b")
"""Names of the line that says where an article was taken from, which some sites give to their own authors."""
NOT_AUTHOR = re.compile(r"\b(?:follow|shar(?:e|ing)|social|dates?|time|published|meta)\b")
"""What stands inside an author's element and is no part of the name."""
DATE = re.compile(r"\b(?:date\w*|time\w*|publish\w*|posted|created|ngay|ngay ?dang|thoi ?gian|meta|info)\b")
NOW = re.compile(r"\b(?:now|today|current|clock|live)\b")
"""Names of elements that show the time of the visit."""
_OVER_TITLE = r"kicker|eyebrow|overline|(?:over|pre|super|supra) ?(?:title|head(?:ing|line)?)|tit ?phu"
KICKER = re.compile(rf"\b(?:{_OVER_TITLE}|subhead|sub title top|tieu de phu|hat)\b")
SECTION = re.compile(r"\b(?:cate?(?: ?name)?|category|zone|chuyen ?muc)\b")
ABOVE_TEXT = re.compile(rf"{AUTHOR.pattern}|\b(?:bread ?)?crumbs?\b")
"""Names of what also holds the date of an article, though it is about its author or leads to its page."""
CRUMB = re.compile(r"\b(?:bread ?)?crumbs?\b")
FIRST_TAG = re.compile(r"\bprimary (?:tag|category)\b")
PATH = re.compile(rf"\b(?:path ?way|nav path|duong ?dan|dieu ?huong)\b|{FIRST_TAG.pattern}")
"""Names of a path to the page above its headline, and of the first tag of an article that stands in its place."""
IN_TITLE = re.compile(rf"\b(?:cat\w*|{_OVER_TITLE}|label|badge|icon\w*|tag|date|time)\b")
"""What stands inside a headline's element and is no part of it."""

_TEASER = re.compile(r"\bteasers?\b")
"""Name of an item of a list of articles; elsewhere it is a sapo's, too."""

_TAGS = {
    "nav": "nav",
    "menu": "nav",
    "aside": "side",
    "form": "",
    "dialog": "added",
    "figcaption": "caption",
    "amp-sidebar": "nav",
    "amp-ad": "added",
    "marquee": "side",
}


def zone_of(tag: str, words: str) -> str:
    """What an element says it is, by its tag and the words of its class.

    A heading of the class `ad` is no advertisement: some sites shorten the article's description to that.

    Returns:
        `related`, `comment`, `nav`, `side`, `added` (sharing, advertising, keywords …), `caption`, `sapo`, or empty.
    """
    if tag in {"body", "html", "article", "main"} or _WORDPRESS_POST.search(words):
        return ""
    if tag == "footer":
        return "" if _OWN_FOOTER.search(words) else "nav"
    if tag == "li" and _TEASER.search(words):
        return "related"
    found = _TAGS.get(tag, "")
    if found or not words:
        return "related" if found in {"nav", "side"} and words and _RELATED.search(words) else found
    for kind, pattern in _ZONES:
        if pattern.search(words):
            described = (words == "ad" and tag in {"h1", "h2"}) or (kind == "added" and _DATED.search(words))
            return "" if described or (kind != "caption" and _MAIN.search(words)) else kind
    return ""


_ZONES = (
    ("related", _RELATED),
    ("comment", _COMMENT),
    ("caption", _CAPTION),
    ("added", _ADDED),
    ("nav", _NAV),
    ("side", _SIDE),
    ("sapo", _SAPO),
)
AWAY = frozenset({"related", "comment", "nav", "side", "added"})
"""Zones in which no part of the article stands."""
