"""How well the page reader finds the article on a page: `python benchmarks/reader/run.py`.

Pages are made from articles whose parts are known (see pages.py). Precision and recall count paragraphs of lead and
body; `leaked` counts lines of other articles among them; the other columns are exact matches.
"""

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that the page families next door can be imported

from benchmarks.inputs import json_lines  # noqa: E402
from benchmarks.reader.pages import FAMILIES, HELD_OUT, OTHERS, Page, make_pages  # noqa: E402

from unionml.errors import InputError, run_script  # noqa: E402
from unionml.reading import read_page_text  # noqa: E402


def measure(pages: list[Page], show: int) -> dict[str, float]:
    right = found = wanted = leaked = 0
    exact = dict.fromkeys(("title", "lead", "byline", "kicker"), 0)
    asked = dict.fromkeys(exact, 0)
    related = teasers = 0
    for page in pages:
        article = read_page_text(page.text)
        truth = [p for p in [page.lead, *page.body] if p]
        got = [p for p in [article.lead, *article.body] if p]
        other = set(page.teasers) - set(truth)
        right += len(set(truth) & set(got))
        found += len(got)
        wanted += len(truth)
        leaked += sum(p in other for p in got)
        shown = {text for item in article.related for text in (item.title, item.teaser)}
        related += len(shown & other)
        teasers += len(other)
        problems = []
        for name in exact:
            expected = getattr(page, name)
            if expected or name == "kicker":
                asked[name] += 1
                exact[name] += getattr(article, name) == expected
                if getattr(article, name) != expected:
                    problems.append(f"{name}: {getattr(article, name)[:90]!r} for {expected[:90]!r}")
        problems += [f"lost: {p[:110]!r}" for p in truth if p not in got]
        problems += [f"extra: {p[:110]!r}" for p in got if p not in truth]
        if problems and show > 0:
            show -= 1
            print(f"--- {page.family}: {page.title}", *problems, sep="\n    ")
    return {
        "precision": right / max(1, found),
        "recall": right / max(1, wanted),
        "leaked": float(leaked),
        **{name: exact[name] / asked[name] if asked[name] else float("nan") for name in exact},
        "related": related / max(1, teasers),
    }


def measure_bodies(path: Path) -> None:
    """What becomes of real articles that are written as title and paragraphs: nothing of them should be lost."""
    rows = [row for row in json_lines(path, "title", "body") if row["body"] and 0 < len(row["title"]) <= 250]
    if not rows:
        raise InputError(f"{path} has no article with a title and a body; give articles with their parts")
    kept = characters = titles = 0
    for row in rows:
        for separator in ("\n", "\n\n"):
            article = read_page_text(separator.join([row["title"], *row["body"]]))
            got = {article.title, article.lead, *article.body}
            titles += article.title == row["title"].strip()
            for paragraph in row["body"]:
                characters += len(paragraph)
                kept += len(paragraph) * (paragraph.strip() in got or "\n" in paragraph)
    print(f"{len(rows)} articles: {kept / characters:.4f} of their bodies kept, {titles} of {2 * len(rows)} titles")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "data" / "articles.jsonl", help="articles with known parts")
    parser.add_argument("--each", type=int, default=60, help="pages of each family")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--family", choices=[*FAMILIES, *HELD_OUT], help="only this one")
    parser.add_argument("--show", type=int, default=0, help="print what went wrong on so many pages of a family")
    parser.add_argument("--bodies", type=Path, help="instead: JSONL of title and body, read as plain text")
    options = parser.parse_args()
    if options.bodies is not None:
        measure_bodies(options.bodies)
        return
    rows = [row for row in json_lines(options.data, "title", "body") if len(row["body"]) >= 3 and row["title"]]
    if len(rows) <= OTHERS:
        raise InputError(f"{options.data} has {len(rows)} articles of three paragraphs; give more than {OTHERS}")
    columns = ("precision", "recall", "leaked", "title", "lead", "byline", "kicker", "related")
    print(f"{'family':12}" + "".join(f"{name:>10}" for name in columns))
    begin, count = time.perf_counter(), 0
    for label, families in (("", FAMILIES), (" *", HELD_OUT)):
        for name, family in families.items():
            if options.family not in (None, name):
                continue
            pages = make_pages(rows, {name: family}, each=options.each, seed=options.seed)
            count += len(pages)
            result = measure(pages, options.show)
            cells = "".join(f"{result[c]:10.0f}" if c == "leaked" else f"{result[c]:10.3f}" for c in columns)
            print(f"{name + label:12}{cells}")
    print(f"* written after the reader; {count / (time.perf_counter() - begin):.0f} pages a second, made and read")


if __name__ == "__main__":
    sys.exit(run_script(main))
