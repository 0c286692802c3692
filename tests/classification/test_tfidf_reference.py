"""The model's probabilities against those that strings and dictionaries give."""

import json
import unicodedata

import numpy as np
from benchmarks.speed.reference import slow_scores

from tests.conftest import ROOT
from tests.scoring.trained import trained_model
from unionml.article import Article
from unionml.registry import load


def test_probabilities_are_those_of_the_plain_way() -> None:
    model = load(trained_model())
    lines = (ROOT / "data" / "corpus" / "test.jsonl").read_text(encoding="utf-8").splitlines()[:40]
    articles = [
        Article(title=row["title"], lead=unicodedata.normalize("NFD", row["lead"]), body=tuple(row["body"]))
        for row in map(json.loads, lines)
    ]
    articles += [
        Article(title="LĐLĐ tặng 1.480 suất quà", body=("Thuỷ thủ khoẻ, hoà thuận; 23/11 có ３５,５ người.",)),
        Article(title="Công đoàn เด\u0e31ก và Σας:Β", lead="\u200bcông\u00adđoàn"),
        Article(),
    ]
    assert np.abs(model.predict_scores(articles) - slow_scores(model, articles)).max() < 1e-6
    alone = np.concatenate([model.predict_scores([article]) for article in articles])
    assert np.array_equal(alone, model.predict_scores(articles))
