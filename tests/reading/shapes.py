"""Pages with the answer beside each line: `tests/reading/shapes/*.page`.

A line is `LABEL: text`, or `LABEL:before ¦text¦ after` where only the middle belongs to the part; an empty line is one.
Labels: K kicker, T title, L lead, P paragraph, H heading, C caption, B byline, D date, S section, R headline of another
article, r its teaser, I the text of an image, X anything else, `+` the next row of a wrapped part, and a digit behind a
label for a second one that nothing is asked of.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from unionml.article import Article

FOLDER = Path(__file__).parent / "shapes"
NAMES = sorted(path.stem for path in FOLDER.glob("*.page"))


@dataclass(frozen=True)
class Shape:
    """A page's text and, by label, the parts on it."""

    text: str
    parts: dict[str, list[str]]


def load(name: str) -> Shape:
    """Read `shapes/NAME.page`."""
    rows: list[str] = []
    parts: defaultdict[str, list[str]] = defaultdict(list)
    last = ""
    for number, row in enumerate((FOLDER / f"{name}.page").read_text(encoding="utf-8").split("\n"), 1):
        if not row:
            rows.append("")
            continue
        label, colon, text = row.partition(":")
        if not colon or len(label) > 2:
            raise ValueError(f"{name}.page:{number} has no label")
        text = text.removeprefix(" ") if "¦" not in text and label != "+" else text
        rows.append(text.replace("¦", ""))
        if label == "+":
            parts[last][-1] += "\n" + text.rstrip("¦")
        elif text.count("¦") == 2:
            parts[label].append(text.split("¦")[1])
        else:
            parts[label].append(text.split("¦")[-1])
        last = label if label != "+" else last
    return Shape("\n".join(rows), dict(parts))


def problems(shape: Shape, article: Article) -> list[str]:
    """What a reading got wrong, in words."""
    parts = shape.parts
    found: list[str] = []
    for label, name in (("K", "kicker"), ("T", "title"), ("L", "lead"), ("B", "byline")):
        wanted = parts.get(label, [""])[0]
        if name == "title":
            wanted = " ".join(wanted.split())  # one line, even where the page breaks it
        if getattr(article, name) != wanted:
            found.append(f"{name}: {getattr(article, name)[:80]!r} for {wanted[:80]!r}")
    if "D" in parts and not (article.published and article.published in parts["D"][0]):
        found.append(f"published: {article.published!r} for {parts['D'][0]!r}")
    if "S" in parts and article.section != parts["S"][0]:
        found.append(f"section: {article.section!r} for {parts['S'][0]!r}")
    for label, name in (("P", "body"), ("H", "headings"), ("C", "captions")):
        wanted_parts, got = parts.get(label, []), list(getattr(article, name))
        # the text of an image may be kept as a caption
        allowed = [*wanted_parts, *parts.get("I", [])] if name == "captions" else wanted_parts
        found += [f"{name} lacks {part[:80]!r}" for part in wanted_parts if part not in got]
        found += [f"{name} has {part[:80]!r}" for part in got if part not in allowed]
        if name == "body" and not found and got != wanted_parts:
            found.append("body is out of order")
    titles = [item.title for item in article.related]
    shown = {*titles, *(item.teaser for item in article.related)}
    wanted_related = [*parts.get("R", []), *parts.get("r", [])]
    found += [f"related lacks {part[:80]!r}" for part in wanted_related if part not in shown]
    found += [f"related has {part[:80]!r}" for part in titles if part not in parts.get("R", [])]
    return found
