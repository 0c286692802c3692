"""Articles of any number, for measuring: paragraphs of real articles put together anew, each with an id of its own.

    python benchmarks/scale/articles.py 100000 build/scale/100k.jsonl.zst

Nobody should read them or learn from them. Lengths, words and the share of what is met for the first time are those of
the articles that they are made of: a title and a lead of one article, as many paragraphs as it had, from any of them,
and in every tenth paragraph a number and a made-up name, so that new words do not run out.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from unionml.errors import run_script

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "data" / "articles.jsonl"
VIETNEWS = ROOT.parent / "shared" / "data" / "vietnews" / "train.parquet"
_NAMES = "an bảo châu diễm giang hạnh khuê lâm mỹ ngân oanh phú quế sương thảo uyên vân xuân yến đạt"
_SYLLABLES = tuple(_NAMES.split())


def source_articles(vietnews: Path = VIETNEWS) -> list[tuple[str, str, list[str]]]:
    """Title, lead and paragraphs of the corpus and, where it lies beside the checkout, of VNDS."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    found = [(row["title"], row["lead"], list(row["body"])) for row in rows]
    if vietnews.exists():
        table = pq.read_table(vietnews, columns=["title", "lead", "sentences"])
        found += [(row["title"], row["lead"], row["sentences"]) for row in table.to_pylist()]
    return found


def recombined(n: int, *, vietnews: Path = VIETNEWS, seed: int = 0) -> Iterator[dict[str, Any]]:
    """`n` records with the ids `a0`, `a1`, …; the same for the same seed."""
    articles = source_articles(vietnews)
    paragraphs = [paragraph for _, _, body in articles for paragraph in body]
    random = np.random.default_rng(seed)
    for start in range(0, n, 10_000):
        size = min(10_000, n - start)
        heads = random.integers(len(articles), size=size)
        counts = [len(articles[head][2]) for head in heads]
        picks = iter(random.integers(len(paragraphs), size=sum(counts)).tolist())
        marked = iter((random.random(sum(counts)) < 0.1).tolist())
        numbers = iter(random.integers(10**6, size=sum(counts)).tolist())
        for place, (head, count) in enumerate(zip(heads.tolist(), counts, strict=True)):
            title, lead, _ = articles[head]
            body = [
                f"{paragraphs[pick]} {_name(number)} nêu con số {number:,}.".replace(",", ".")
                if mark
                else paragraphs[pick]
                for pick, mark, number in (next_three for next_three in _take(count, picks, marked, numbers))
            ]
            yield {"id": f"a{start + place}", "title": title, "lead": lead, "body": body}


def _take(n: int, *streams: Iterator[Any]) -> Iterator[tuple[Any, ...]]:
    for _ in range(n):
        yield tuple(next(stream) for stream in streams)


def _name(number: int) -> str:
    first, second = _SYLLABLES[number % 20], _SYLLABLES[number // 20 % 20]
    return f"{first.title()}{second} {second.title()}{number % 97}"


def write(n: int, path: Path, *, vietnews: Path = VIETNEWS, seed: int = 0) -> int:
    """Write the records as JSONL, compressed as the name says; returns the bytes before compression."""
    path.parent.mkdir(parents=True, exist_ok=True)
    codec = {".gz": "gzip", ".zst": "zstd"}.get(path.suffix)
    written = 0
    with pa.output_stream(str(path), compression=codec) as stream:
        for record in recombined(n, vietnews=vietnews, seed=seed):
            line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
            stream.write(line)
            written += len(line)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    print(f"{write(arguments.number, arguments.output):,} bytes of JSON in {arguments.output}")


if __name__ == "__main__":
    sys.exit(run_script(main))
