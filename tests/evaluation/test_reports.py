"""Whole evaluations and comparisons of real models."""

import html
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scoring.trained import TEST, trained_model
from unionml.article import Article
from unionml.classification.labels import LabelSet
from unionml.classification.prediction import Phrase, TopicModel, TopicPrediction
from unionml.errors import DataError, UsageError
from unionml.evaluation import compare_leads, compare_topics, evaluate_leads, evaluate_topics
from unionml.evaluation.runs import compare_files, evaluate_files
from unionml.evaluation.topics import TopicReport
from unionml.registry import load
from unionml.summarization import Lead, summarize
from unionml.training.data import LabelledArticle, load_labelled


@pytest.fixture(scope="module")
def model() -> TopicModel:
    loaded: TopicModel = load(trained_model())
    return loaded


@pytest.fixture(scope="module")
def labelled() -> list[LabelledArticle]:
    return list(load_labelled([TEST]))


class Always:
    """A topic model that always says the same."""

    name = "always"

    def __init__(self, label_set: LabelSet, topic: str) -> None:
        self.label_set = label_set
        self.thresholds_ = np.zeros(len(label_set))
        self._scores = {label: float(label == topic) for label in label_set.labels}
        self._topic = topic

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        return np.array([list(self._scores.values())] * len(articles))

    def predict(self, articles: Sequence[Article]) -> list[TopicPrediction]:
        return [TopicPrediction(self._topic, [self._topic], self._scores, self.name) for _ in articles]

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        return {}


def test_the_report_of_a_topic_model(model: TopicModel, labelled: list[LabelledArticle]) -> None:
    report = evaluate_topics(model, labelled)
    assert report.articles == len(labelled) == sum(map(sum, report.confusion))
    assert 0.7 < report.macro_f1.low < report.macro_f1.value < report.macro_f1.high <= 1
    for label, metrics in report.topics.items():
        assert metrics.support == sum(label in one.topics for one in labelled)
        assert metrics.f1.low <= metrics.f1.value <= metrics.f1.high
    assert {one.column for one in report.slices} >= {"length", "year"}
    assert sum(one.articles for one in report.slices if one.column == "length") == len(labelled)
    assert json.loads(json.dumps(report.to_dict(), allow_nan=False))["macro"]["f1"]["low"] <= report.macro_f1.value
    assert len({len(row) for row in report.table()}) == 1


@pytest.mark.parametrize("column", ["topic", "label", "Topic"])
def test_a_column_of_labels_is_no_part_of_the_data(column: str, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in TEST.read_text(encoding="utf-8").splitlines()]
    kept = [{key: value for key, value in row.items() if key not in {"topics", "primary"}} for row in rows]
    path = tmp_path / "rows.jsonl"
    lines = [kept[n] | {column: row["primary"], "paper": f"{n % 2}"} for n, row in enumerate(rows)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    report = evaluate_files(str(trained_model()), [path])
    assert isinstance(report, TopicReport)
    assert {one.column for one in report.slices} == {"length", "year", "paper"}


def test_columns_that_are_called_like_ours_are_told_apart(model: TopicModel, labelled: list[LabelledArticle]) -> None:
    twice = [replace(one, extra={"year": f"school {place % 2}", "length": "-"}) for place, one in enumerate(labelled)]
    found = [(one.column, one.value) for one in evaluate_topics(model, twice).slices]
    assert len(found) == len(set(found))
    assert {value for column, value in found if column == "year (column)"} == {"school 0", "school 1"}
    assert all(value.isdigit() for column, value in found if column == "year")
    assert "length (column)" not in dict(found)


def test_ten_articles_have_wider_intervals(model: TopicModel, labelled: list[LabelledArticle]) -> None:
    few, many = evaluate_topics(model, labelled[:10]), evaluate_topics(model, labelled)
    assert few.macro_f1.high - few.macro_f1.low > many.macro_f1.high - many.macro_f1.low


def test_a_report_of_few_articles_shows_how_little_they_say(model: TopicModel, labelled: list[LabelledArticle]) -> None:
    report = evaluate_topics(model, labelled[:10])
    for figure in (report.primary_accuracy, *(one.recall for one in report.topics.values())):
        assert np.isnan(figure.value) or figure.high - figure.low > 0.2


def test_a_topic_that_the_data_lacks_has_no_figures(model: TopicModel, labelled: list[LabelledArticle]) -> None:
    report = evaluate_topics(model, [one for one in labelled if "welfare" not in one.topics])
    assert report.topics["welfare"].support == 0
    assert report.to_dict()["topics"]["welfare"]["recall"]["value"] is None
    assert report.macro_f1.value > 0.5


def test_data_that_cannot_judge_is_refused(model: TopicModel) -> None:
    with pytest.raises(DataError, match="no labelled article"):
        evaluate_topics(model, [])
    with pytest.raises(
        DataError, match=r"does not know: 'sport' \(1 article\), 'weather' \(1 article\); it knows 'con"
    ):
        evaluate_topics(model, [LabelledArticle(Article(title="t"), ("weather", "sport"), "weather")])


def test_topics_that_the_model_does_not_know_are_named_and_may_be_left_out(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in TEST.read_text(encoding="utf-8").splitlines()]
    rows[1] |= {"topics": ["Wélfare", "congress"], "primary": "congress"}
    rows[4] |= {"topics": ["sport"], "primary": "sport"}
    rows[7] |= {"topics": ["sport"], "primary": "sport"}
    path, page = tmp_path / "rows.jsonl", tmp_path / "r.html"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    named = f"'Wélfare' (1 article at {path}:2; 'welfare' may be meant), 'sport' (2 articles, the first at {path}:5)"
    model = str(trained_model())
    for refused in (lambda: evaluate_files(model, [path]), lambda: compare_files(model, model, [path])):
        with pytest.raises(
            DataError, match=rf"{re.escape(named)}; it knows 'congress', .*: correct them, name a model"
        ):
            refused()
    report = evaluate_files(model, [path], report=page, force=True)
    said = f"3 articles were left out for topics that the model small does not know: {named}"
    assert isinstance(report, TopicReport)
    assert (report.articles, report.notes, report.unreadable) == (len(rows) - 3, (said,), 0)
    assert html.escape(said) in page.read_text(encoding="utf-8")
    assert compare_files(model, model, [path], force=True).to_dict()["notes"] == [said]
    path.write_text(json.dumps(rows[4]) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="does not know: 'sport'"):
        evaluate_files(model, [path], force=True)


def test_repetitions_are_told_and_make_no_interval_narrower(model: TopicModel, labelled: list[LabelledArticle]) -> None:
    for articles in (labelled, labelled[:10]):
        once, thrice = evaluate_topics(model, articles), evaluate_topics(model, articles * 3)
        assert once.notes == ()
        before, after = once.to_dict(), thrice.to_dict()
        for name in ("macro", "primary_accuracy", "coverage", "covered_accuracy", "abstention_accuracy"):
            assert after[name] == before[name]
        assert [one["f1"] for one in after["topics"].values()] == [one["f1"] for one in before["topics"].values()]
        assert [one["macro_f1"] for one in after["slices"]] == [one["macro_f1"] for one in before["slices"]]
        (note,) = thrice.notes
        assert note.startswith(f"{2 * len(articles)} of the {3 * len(articles)} articles repeat others word for word")
    bad = Always(model.label_set, "congress")
    single, double = (compare_topics(bad, model, some) for some in (labelled, labelled * 2))
    assert double.to_dict()["differences"] == single.to_dict()["differences"]
    assert len(double.notes) == 1


def test_a_topic_of_no_article_that_is_given_nevertheless_is_told(labelled: list[LabelledArticle]) -> None:
    labels = LabelSet(("congress", "welfare", "emulation", "membership"))
    others = [one for one in labelled if "congress" not in one.topics][:10]
    report = evaluate_topics(Always(labels, "congress"), others)
    said = "no article carries the topic 'congress', which the model gives to 10: its F1 of 0 counts in the macro F1"
    assert said in report.notes
    assert report.topics["congress"].f1.value == 0
    never = evaluate_topics(Always(labels, "welfare"), others)
    assert not any("congress" in note for note in never.notes)


def test_repeated_leads_make_no_interval_narrower() -> None:
    articles = [one.article for one in load_labelled([TEST])][:20]
    once, twice = (evaluate_leads(summarize, some, "s") for some in (articles, articles * 2))
    assert (once.notes, twice.rouge.keys()) == ((), once.rouge.keys())
    for name, one in (("", once.syllables), *once.rouge.items()):
        other = twice.rouge[name] if name else twice.syllables
        assert (other.value, other.low, other.high) == pytest.approx((one.value, one.low, one.high), rel=1e-12)
    assert twice.to_dict()["notes"] == list(twice.notes)
    assert len(twice.notes) == 1


def test_a_worse_model_is_told_from_a_better_one(model: TopicModel, labelled: list[LabelledArticle]) -> None:
    bad = Always(model.label_set, "congress")
    result = compare_topics(bad, model, labelled)
    assert result.verdict == "better"
    first = result.differences[0]
    assert first.difference.low > 0
    assert first.probability == 1.0
    assert compare_topics(model, bad, labelled).verdict == "worse"
    right = [(set(p.topics) == set(one.topics)) for p, one in zip(_predict(model, labelled), labelled, strict=True)]
    wrong = [set(one.topics) != {"congress"} for one in labelled]
    assert sum(change.better for change in result.changes) == sum(a and b for a, b in zip(right, wrong, strict=True))


def test_the_order_of_topics_does_not_matter(model: TopicModel, labelled: list[LabelledArticle]) -> None:
    turned = LabelSet(tuple(reversed(model.label_set.labels)))
    one, two = Always(model.label_set, "welfare"), Always(turned, "welfare")
    result = compare_topics(one, two, labelled)
    assert all(row.difference.value == 0 for row in result.differences if not np.isnan(row.a))
    assert result.changes == ()
    assert result.verdict == "no difference"


def test_models_of_different_topics_cannot_be_compared(model: TopicModel, labelled: list[LabelledArticle]) -> None:
    with pytest.raises(DataError, match="different topics"):
        compare_topics(model, Always(LabelSet(("x", "y")), "x"), labelled)
    with pytest.raises(UsageError, match="different kinds"):
        compare_files(str(trained_model()), "lexrank", [TEST])


def _predict(model: TopicModel, labelled: list[LabelledArticle]) -> list[TopicPrediction]:
    return model.predict([one.article for one in labelled])


ARTICLES = [
    Article(
        title=f"Tít {n}",
        lead=f"Công đoàn tỉnh trao {n} suất quà cho đoàn viên khó khăn.",
        body=(
            f"Công đoàn tỉnh vừa trao {n} suất quà cho đoàn viên khó khăn ở các khu trọ.",
            "Trời hôm ấy mưa rất to nên đường vào xã bị ngập suốt buổi sáng.",
        ),
    )
    for n in range(2, 14)
]


def test_leads_are_judged_by_the_sapo_which_they_may_not_see() -> None:
    lead = partial(summarize, method="lead", sentences=1, from_body=True)
    report = evaluate_leads(lead, [*ARTICLES, Article(title="Không sapo", body=("Một câu dài của bài.",))], "lead")
    assert (report.articles, report.skipped) == (12, 1)
    assert 0.6 < report.rouge["rouge1"].value < 1
    assert report.syllables.value > 10
    assert len({len(row) for row in report.table()}) == 1


def test_a_closer_lead_is_told_from_a_farther_one() -> None:
    def last(article: Article) -> Lead:
        return summarize(Article(title=article.title, body=article.body[1:]), from_body=True)

    first = partial(summarize, method="lead", sentences=1, from_body=True)
    result = compare_leads(last, first, ARTICLES, names=("last", "first"))
    assert (result.a, result.b, result.verdict) == ("last", "first", "better")


def test_as_a_model_lead_is_the_one_that_ships() -> None:
    rouge = {name: evaluate_files(name, [TEST]).to_dict()["rouge"] for name in ("lead", "ranker", "first-sentences")}
    assert rouge["lead"] == rouge["ranker"] != rouge["first-sentences"]
    assert rouge["lead"]["rouge1"]["value"] > rouge["first-sentences"]["rouge1"]["value"]


def test_a_list_of_sentences_serves_where_a_record_has_no_body(tmp_path: Path) -> None:
    sentences = ["Công đoàn tặng 200 suất quà cho công nhân ở trọ.", "Mỗi suất quà gồm gạo, dầu ăn và tiền mặt."]
    row = {"title": "Tặng quà", "lead": "Công đoàn tặng quà."}
    found = []
    for name, body in (("as-sentences", {"sentences": sentences}), ("as-body", {"body": [" ".join(sentences)]})):
        path = tmp_path / f"{name}.jsonl"
        path.write_text("".join(json.dumps({**row, **body, "id": str(number)}) + "\n" for number in range(3)))
        found.append(evaluate_files("lexrank", [path]).to_dict())
    assert found[0] == found[1]
    assert found[0]["articles"] == 3


def test_articles_without_sapo_cannot_judge_leads(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="lead to compare"):
        evaluate_leads(partial(summarize, from_body=True), [Article(title="t", body=("Một câu.",))], "lead")


def test_a_list_of_other_things_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps({"title": "a", "lead": "b c", "sentences": [1, None, {}]}) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="no article has both a lead"):
        evaluate_files("lead", [path])


def test_rows_that_are_no_articles_are_told_everywhere(tmp_path: Path) -> None:
    path, page = tmp_path / "some.jsonl", tmp_path / "r.html"
    path.write_text("<broken>\n[]\n" + TEST.read_text(encoding="utf-8"), encoding="utf-8")
    model = str(trained_model())
    report = evaluate_files(model, [path], report=page)
    assert isinstance(report, TopicReport)
    assert report.unreadable == 2
    assert f"2 rows were left out, the first of them: row 1 of {path}, where " in report.left_out
    assert report.to_dict()["left_out"] == compare_files(model, model, [path]).to_dict()["left_out"] == report.left_out
    assert html.escape(report.left_out) in page.read_text(encoding="utf-8")
    assert evaluate_files(model, TEST).to_dict()["left_out"] is None
    assert evaluate_files("lead", str(TEST)).to_dict() == evaluate_files("lead", [TEST]).to_dict()
