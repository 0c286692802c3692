"""Learn which sentences read like captions, and measure it beside the rules: `python benchmarks/reader/fit_scenes.py`.

    python benchmarks/reader/fit_scenes.py --vietnews train.parquet --held-back validation.parquet --real train.jsonl

Captions and other sentences of news (`captions` and `sentences` of `--vietnews`), captions and paragraphs of one
sentence of `data/articles.jsonl` and `data/short-lines.jsonl`. The table counts captions found and paragraphs taken,
each article judged by a model that has not seen it (five folds; nothing is learnt from `--held-back` and `--real`).
Among the real paragraphs are captions that crawlers left; `--show` lists what scores highest. Writes
`src/unionml/reading/page/captions/scene_model.json`.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that what benchmarks share can be imported

from benchmarks.inputs import json_lines, parquet_rows  # noqa: E402

from unionml.errors import run_script  # noqa: E402
from unionml.reading.page.captions.scene_model import FILE, INTERCEPT, features, odds  # noqa: E402
from unionml.reading.page.captions.scene_signs import shows_scene  # noqa: E402
from unionml.reading.page.cues.cues import is_caption  # noqa: E402

OUT = ROOT / "src" / "unionml" / "reading" / "page" / "captions" / FILE
FOLDS = 5
SENTENCES = 60_000
"""Sentences of running text that are learnt from, drawn at random."""
NEAR = 10.0
"""Weight of what stands in articles as this project meets them; sentences of general news have `FAR`."""
FAR = 0.5
PENALTY = 0.7
RAREST = 4
"""In how many sentences a feature must occur."""
THRESHOLDS = (0.5, 1.0, 1.5, 1.75, 2.0, 2.5)
_BREAK = re.compile(r"\w[.!?…]\s")

Scores = NDArray[np.float64]


@dataclass
class Set:
    """Sentences, which article each is of, and what they weigh."""

    weight: float
    texts: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)

    def add(self, article: str, texts: Sequence[str]) -> None:
        self.texts += texts
        self.articles += [article] * len(texts)

    def folds(self) -> NDArray[np.int64]:
        return np.array([crc32(article.encode()) % FOLDS for article in self.articles])


def is_short(text: str) -> bool:
    """Whether a text may be a caption by its length, and carries no credit."""
    size = len(text.split())
    return 3 <= size <= 40 and not is_caption(text, size)


def is_sentence(text: str) -> bool:
    return text.endswith(".") and not _BREAK.search(text[:-1])


def of_news(path: Path) -> tuple[Set, Set]:
    """Captions and other sentences."""
    captions, running = Set(1.0), Set(FAR)
    for row in parquet_rows(path, "id", "captions", "sentences"):
        shown = [text for text in row["captions"] or () if is_short(text) and not _BREAK.search(text[:-1])]
        captions.add(row["id"], [text for text in shown if text[-1] in ".)" or text[-1].isalnum()])
        named = set(row["captions"] or ())
        said = [text for text in row["sentences"] if text not in named and text.endswith(".") and is_short(text)]
        running.add(row["id"], said)
    return captions, running


def of_articles(path: Path) -> tuple[Set, Set]:
    """Captions, and paragraphs of one sentence."""
    captions, paragraphs = Set(NEAR), Set(NEAR)
    for row in json_lines(path, "id", "body"):
        body = row["body"] if isinstance(row["body"], list) else row["body"].split("\n")
        said = [text for text in [row.get("lead") or "", *body] if is_sentence(text) and is_short(text)]
        paragraphs.add(row["id"], said)
        captions.add(row["id"], [text for text in row.get("captions") or () if is_short(text)])
    return captions, paragraphs


def drawn(many: Set) -> Set:
    chosen = random.Random(0).sample(range(len(many.texts)), min(SENTENCES, len(many.texts)))
    return Set(many.weight, [many.texts[at] for at in chosen], [many.articles[at] for at in chosen])


def fit(captions: Sequence[Set], running: Sequence[Set], but: int | None) -> dict[str, float]:
    """Weights of features, learnt from all but one fold of the articles."""
    texts: list[str] = []
    classes: list[int] = []
    weights: list[float] = []
    for sets, label in ((captions, 1), (running, 0)):
        for one in sets:
            kept = [text for text, fold in zip(one.texts, one.folds(), strict=True) if fold != but]
            texts += kept
            classes += [label] * len(kept)
            weights += [one.weight] * len(kept)
    vectors = CountVectorizer(analyzer=features, min_df=RAREST, binary=True)
    model = LogisticRegression(C=PENALTY, l1_ratio=1, solver="liblinear", max_iter=300, random_state=0)
    model.fit(vectors.fit_transform(texts), classes, sample_weight=weights)
    learnt = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return {INTERCEPT: round(float(model.intercept_[0]), 3)} | {
        name: round(float(weight), 3) for name, weight in sorted(learnt.items()) if round(weight, 3)
    }


def scores(weights: dict[str, float], texts: Sequence[str]) -> Scores:
    return np.array([odds(text, weights) for text in texts])


def out_of_fold(models: Sequence[dict[str, float]], one: Set) -> Scores:
    found, folds = np.zeros(len(one.texts)), one.folds()
    for fold, weights in enumerate(models):
        at = np.flatnonzero(folds == fold)
        found[at] = scores(weights, [one.texts[place] for place in at])
    return found


def table(judged: dict[str, tuple[Set, Scores]]) -> None:
    print(f"{'':>14}" + "".join(f"{name:>24}" for name in judged))
    rule = [sum(map(shows_scene, one.texts)) for one, _ in judged.values()]
    rows: list[tuple[str, list[int]]] = [("rules alone", rule)]
    rows += [(f"above {limit}", [int((found > limit).sum()) for _, found in judged.values()]) for limit in THRESHOLDS]
    for name, counts in rows:
        cells = (f"{count} of {len(one.texts)}" for count, (one, _) in zip(counts, judged.values(), strict=True))
        print(f"{name:>14}" + "".join(f"{cell:>24}" for cell in cells))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vietnews", type=Path, required=True)
    parser.add_argument("--held-back", type=Path, required=True)
    parser.add_argument("--real", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="list the real paragraphs that score highest")
    parsed = parser.parse_args()
    captions, running = of_news(parsed.vietnews)
    held_back, _ = of_news(parsed.held_back)
    ours, paragraphs = of_articles(ROOT / "data" / "articles.jsonl")
    lines, short = of_articles(ROOT / "data" / "short-lines.jsonl")
    _, real = of_articles(parsed.real)
    learnt = ([captions, ours, lines], [drawn(running), paragraphs, short])
    models = [fit(*learnt, but=fold) for fold in range(FOLDS)]
    table(
        {
            "captions of news": (held_back, scores(models[0], held_back.texts)),
            "our captions": (ours, out_of_fold(models, ours)),
            "our paragraphs": (paragraphs, out_of_fold(models, paragraphs)),
            "captions of pages": (lines, out_of_fold(models, lines)),
            "paragraphs of pages": (short, out_of_fold(models, short)),
            "real paragraphs": (real, scores(models[0], real.texts)),
        }
    )
    if parsed.show:
        judged = scores(models[0], real.texts)
        for at in np.argsort(-judged)[:60]:
            print(f"{judged[at]:5.1f}  {real.texts[at]}")
    weights: dict[str, Any] = fit(*learnt, but=None)
    text = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True)
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUT.relative_to(ROOT)}: {len(weights) - 1} features, {OUT.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    sys.exit(run_script(main))
