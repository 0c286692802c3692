"""Learning curves: the law is found again, the answers follow from it, and real articles give a rising curve."""

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Call, is_one_sentence
from tests.cli.conftest import call as call
from tests.scoring.trained import HALF, TEST, TRAIN
from unionml.article import Article
from unionml.classification.labels import OTHER, LabelSet
from unionml.classification.tfidf_config import TfidfConfig
from unionml.cli.curve import _shown
from unionml.errors import DataError, UsageError
from unionml.evaluation.judged import Judged
from unionml.labelling.answer import Answer
from unionml.labelling.curve import CurveOptions, LearningCurve, learning_curve
from unionml.labelling.power_law import PowerLaw, fit_power_law, needed
from unionml.reading.records import Reject
from unionml.training.data import LabelledArticle, LabelledArticles, load_labelled

QUICK = CurveOptions(points=4, folds=2, repeats=1)
CONFIG = TfidfConfig(ngrams=1, folds=2)


@pytest.fixture(scope="module")
def labelled() -> list[LabelledArticle]:
    return list(load_labelled(TRAIN))


@pytest.fixture(scope="module")
def curve(labelled: list[LabelledArticle]) -> LearningCurve:
    return learning_curve(labelled, CONFIG, target=0.999, options=QUICK)


@pytest.mark.parametrize("law", [PowerLaw(1.8, 0.5, 0.0), PowerLaw(0.9, 0.4, 0.05), PowerLaw(3.0, 0.8, 0.1)])
def test_a_law_is_found_again_from_its_own_scores(law: PowerLaw) -> None:
    articles = np.geomspace(40, 2000, 6)
    found = fit_power_law(articles, law.score(articles), np.full(6, 0.01))
    assert (found.a, found.b, found.c) == pytest.approx((law.a, law.b, law.c), rel=0.02, abs=2e-3)
    assert found.score(10_000.0) == pytest.approx(law.score(10_000.0), abs=2e-3)


@given(
    st.builds(PowerLaw, st.floats(0.1, 5), st.floats(0.1, 1.5), st.floats(0, 0.3)),
    st.floats(2, 1e6),
)
def test_what_a_score_needs_is_the_inverse_of_the_law(law: PowerLaw, articles: float) -> None:
    score = law.score(articles)
    if 1 - score - law.c > 1e-9:
        assert needed(law, score) == pytest.approx(articles, rel=1e-4)


def test_beyond_its_floor_no_number_of_articles_is_enough() -> None:
    assert needed(PowerLaw(1.0, 0.5, 0.1), 0.9) == math.inf
    assert needed(PowerLaw(1.0, 0.5, 0.1), 0.95) == math.inf


def test_real_articles_give_a_rising_curve_with_intervals(
    curve: LearningCurve, labelled: list[LabelledArticle]
) -> None:
    assert curve.figure == "macro_f1"
    assert curve.labelled == len(labelled)
    sizes = [one.articles for one in curve.points]
    assert sizes == sorted(sizes)
    assert sizes[-1] == len(labelled) // 2
    assert curve.points[-1].score.value > curve.points[0].score.value + 0.05
    assert all(one.score.low < one.score.value < one.score.high for one in curve.points)
    assert curve.points[-1].score.value - 0.03 < curve.now.value < 1
    assert curve.point.articles > len(labelled)
    assert curve.point.low <= curve.point.articles <= curve.point.high
    assert curve.target is not None
    assert curve.target.articles > curve.point.articles


def test_the_json_has_no_infinity(curve: LearningCurve) -> None:
    printed = json.loads(json.dumps(curve.to_dict(), allow_nan=False))
    assert printed["one_more_point"]["more"] == math.ceil(curve.point.articles - curve.labelled)
    never = replace(curve, law=replace(curve.law, c=0.5), point=replace(curve.point, articles=math.inf))
    assert never.to_dict()["one_more_point"]["more"] is None


@pytest.mark.parametrize(
    ("articles", "verdict", "more", "interval"),
    [
        (90.0, "reached", 0, (0, 400)),
        (100.5, "within reach", 1, (0, 400)),
        (100 * 100.0, "within reach", 9_900, (0, 400)),
        (100 * 100 + 1.0, "out of reach", None, (0, 400)),
        (math.inf, "out of reach", None, (0, 400)),
    ],
)
def test_the_verdict_on_an_answer(
    articles: float, verdict: str, more: int | None, interval: tuple[int, int | None]
) -> None:
    answer = Answer(0.9, articles, 80.0, 500.0, 100)
    assert (answer.verdict, answer.more, answer.interval) == (verdict, more, interval)
    printed = answer.to_dict()
    assert (printed["verdict"], printed["more"], (printed["low"], printed["high"])) == (verdict, more, interval)


def test_text_and_json_say_the_same_of_what_is_far(curve: LearningCurve) -> None:
    # Beyond a hundred times as many articles as there are an extrapolation is a number and no advice.
    n = curve.labelled
    far = replace(curve, point=replace(curve.point, articles=101.0 * n, low=2.0 * n, high=1e9))
    assert "One point more" in _shown(far)
    assert "more articles of this kind will not do" in _shown(far)
    printed = far.to_dict()["one_more_point"]
    assert (printed["verdict"], printed["more"], printed["low"], printed["high"]) == ("out of reach", None, n, None)
    near = replace(far, point=replace(far.point, articles=3.0 * n))
    assert f"about {2 * n:,} more labelled articles (95 % interval {n:,} to no number)" in _shown(near)
    printed = near.to_dict()["one_more_point"]
    assert (printed["verdict"], printed["more"], printed["low"], printed["high"]) == ("within reach", 2 * n, n, None)


def test_exclusive_labels_are_judged_by_accuracy(labelled: list[LabelledArticle]) -> None:
    single = [replace(one, topics=(one.primary,)) for one in labelled if one.primary != OTHER]
    result = learning_curve(single, CONFIG, options=QUICK)
    assert result.figure == "primary_accuracy"
    assert result.points[0].score.value < result.points[-1].score.value <= 1


def test_rare_labels_are_left_out_and_named(labelled: list[LabelledArticle]) -> None:
    rows = [row for row, one in enumerate(labelled) if one.topics == ("welfare",)][:6]
    sport = [replace(one, topics=("sport",)) if row in rows else one for row, one in enumerate(labelled)]
    result = learning_curve(LabelledArticles(sport, [Reject("x.jsonl", 7, "it has no text")]), CONFIG, options=QUICK)
    assert result.rare == {"sport": 6}
    assert result.labelled == len(labelled) - 6
    assert (result.unreadable, result.to_dict()["rare"]) == (1, {"sport": 6})
    assert result.left_out == "1 row was left out: row 7 of x.jsonl, where it has no text"


def test_too_few_articles_have_no_curve(labelled: list[LabelledArticle]) -> None:
    with pytest.raises(DataError, match="too few for a learning curve"):
        learning_curve(labelled[:60], CONFIG)
    with pytest.raises(UsageError, match="between 0 and 1"):
        learning_curve(labelled, target=95)
    with pytest.raises(UsageError, match="4 points"):
        CurveOptions(points=3)


def test_copies_are_no_further_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(labelled: list[LabelledArticle], label_set: LabelSet, *_: object, **__: object) -> Judged:
        truth = label_set.encode(one.topics for one in labelled)
        wrong = np.array([int(one.article.title.split()[-1]) % 4 == 0 for one in labelled])
        said = truth ^ wrong[:, None]
        answers = (truth, said, said.astype(np.float64), truth.argmax(axis=1), said.argmax(axis=1))
        return Judged("m", label_set.labels, labelled, *answers)

    monkeypatch.setattr("unionml.labelling.curve._judged", told)
    monkeypatch.setattr("unionml.labelling.curve._RESAMPLES", 20)
    once = [LabelledArticle(Article(title=f"Tin số {at}"), (topic := "ab"[at % 2],), topic) for at in range(80)]
    alone, copied = (learning_curve(one).points[0].score for one in (once, once * 4))
    assert (copied.value, copied.low, copied.high) == pytest.approx((0.75, alone.low, alone.high))


def test_the_plot_is_a_picture_and_the_same_twice(curve: LearningCurve, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="needs the extra `report`")
    from unionml.labelling.curve_plot import plot_curve

    plot_curve(curve, tmp_path / "a.svg")
    plot_curve(curve, tmp_path / "b.svg")
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "<svg" in text
    assert text == (tmp_path / "b.svg").read_text(encoding="utf-8")
    plot_curve(curve, tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    # A picture takes the place of another in one step, and does not write into it.
    (tmp_path / "kept.svg").hardlink_to(tmp_path / "a.svg")
    plot_curve(replace(curve, target=None), tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") != text
    assert (tmp_path / "kept.svg").read_text(encoding="utf-8") == text
    assert {one.name for one in tmp_path.iterdir()} == {"a.svg", "b.svg", "a.png", "kept.svg"}


def test_the_command_says_how_many_more(call: Call, tmp_path: Path) -> None:
    taken = tmp_path / "c.svg"
    taken.write_text("mine", encoding="utf-8")
    refused = call("curve", "--data", TEST, "--plot", taken)
    assert refused.status == 1
    assert is_one_sentence(refused.err)
    assert taken.read_text(encoding="utf-8") == "mine"
    assert call("curve", "--data", TEST, "--plot", tmp_path / "c.pdf").status == 2
    few = call("curve", "--data", TEST)
    assert few.status == 1
    assert is_one_sentence(few.err)
    half = tmp_path / "half.jsonl"
    half.write_text("\n".join(HALF), encoding="utf-8")
    result = call("curve", "--data", half, "--points", "4", "--repeats", "1", "--target", "0.5")
    assert result.status == 0
    assert "more labelled articles (95 % interval" in result.out
    assert "To reach macro-F1 0.500: reached already" in result.out
