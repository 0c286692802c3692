"""Which captions are told from paragraphs by what they say: `python benchmarks/reader/captions.py [FILE.jsonl ...]`.

Counts the `captions` of articles that are one sentence with a full stop and name no photographer, and how many of them
are found when they stand behind an article's second paragraph; and how many paragraphs of one sentence there are in
`lead` and `body`, and which are taken for captions; then the same of lines without a stop between paragraphs, which are
sub-headings but for captions. Real bodies have captions among them, which whoever reads the lists has to take off.
Without a file, those of `data/articles.jsonl`.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that what benchmarks share can be imported

from benchmarks.inputs import json_lines  # noqa: E402

from unionml.errors import run_script  # noqa: E402
from unionml.reading import read_page_text  # noqa: E402
from unionml.reading.page.captions.scenes import mark_scenes  # noqa: E402
from unionml.reading.page.cues.cues import is_caption  # noqa: E402
from unionml.reading.page.kinds import LOOSE, Kind  # noqa: E402
from unionml.reading.page.lines import Line, split_lines  # noqa: E402

LONGEST = 40
"""Syllables of what is counted as a paragraph of one sentence, at most."""


def is_sentence(text: str, longest: int) -> bool:
    """Whether a text is one sentence that closes with a full stop."""
    size = len(text.split())
    return 2 <= size <= longest and text.endswith(".") and ". " not in text and not is_caption(text, size)


def _is_between(lines: list[Line], at: int) -> bool:
    """Whether a line without a stop stands alone in front of a paragraph."""
    line = lines[at]
    alone = lines[at - 1].kind not in LOOSE and lines[at + 1].kind is Kind.PROSE
    return alone and line.kind in LOOSE and not line.stop


def measure(path: Path) -> None:
    wanted = found = sentences = lines_between = 0
    taken: list[str] = []
    unclosed: list[str] = []
    for row in json_lines(path, "title", "body"):
        body = [text for text in [row.get("lead") or "", *row["body"]] if text]
        if len(body) < 4:
            continue
        for caption in row.get("captions") or ():
            if is_sentence(caption, LONGEST):
                wanted += 1
                page = "\n\n".join([row["title"], *body[:3], caption, *body[3:]])
                found += caption in read_page_text(page).captions
        lines = split_lines("\n\n".join(body))
        prose = [line for line in lines if line.kind is Kind.PROSE]
        sentences += sum(is_sentence(line.text, LONGEST) for line in prose)
        between = [lines[at] for at in range(1, len(lines) - 1) if _is_between(lines, at)]
        lines_between += len(between)
        mark_scenes(lines)
        unclosed += [line.text for line in between if line.kind is Kind.CAPTION]
        taken += [line.text for line in prose if line.kind is Kind.CAPTION]
    print(f"{path.name}: {found} of {wanted} captions found, {len(taken)} of {sentences} short paragraphs taken")
    print(*(f"    {text}" for text in taken), sep="\n", end="\n" if taken else "")
    print(f"{path.name}: {len(unclosed)} of {lines_between} lines without a stop taken")
    print(*(f"    {text}" for text in unclosed), sep="\n", end="\n" if unclosed else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=[ROOT / "data" / "articles.jsonl"])
    for path in parser.parse_args().files:
        measure(path)


if __name__ == "__main__":
    sys.exit(run_script(main))
