import json
import os
import random
import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

import unionml.registry
from tests.classification.topic_articles import one_topic_each, several_topics
from unionml.article import Article
from unionml.classification.labels import LabelSet
from unionml.classification.tfidf_config import TfidfConfig
from unionml.errors import DataError, OutputError
from unionml.training import TrainingData, train_tfidf
from unionml.training.model_card import CardFacts, DataSource, write_card


def save(path: Path, articles: list[Article], topics: list[tuple[str, ...]]) -> Path:
    rows = [{"id": a.id, "title": a.title, "lead": a.lead, "body": list(a.body), "topics": list(t)}
            for a, t in zip(articles, topics, strict=True)]  # fmt: skip
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return save(tmp_path / "train.jsonl", *several_topics())


def test_a_model_its_card_and_a_report(data: Path, tmp_path: Path) -> None:
    labels = tmp_path / "labels.json"
    labels.write_text('{"gifts": {"vi": "Quà"}, "congress": {"vi": "Đại hội"}}', "utf-8")
    lines: list[str] = []
    report = train_tfidf(TrainingData([data], labels), tmp_path / "out" / "mine", progress=lines.append)
    assert report.labels == ("gifts", "congress")
    assert (report.articles, report.exclusive) == (32, False)
    assert report.counts == {"gifts": 16, "congress": 16, "other": 8}
    assert set(report.thresholds) == {"gifts", "congress"}
    value, low, high = report.metrics["macro_f1"]
    assert 0 <= low <= value <= high <= 1
    assert any("training" in line for line in lines)
    model = unionml.registry.load(tmp_path / "out" / "mine")
    assert model.name == "mine"
    assert model.label_set.display_name("gifts", "vi") == "Quà"
    card = (tmp_path / "out" / "mine" / "README.md").read_text("utf-8")
    assert card.startswith("---\nlanguage: vi\n")
    source = DataSource.of(data, 32)
    assert source.sha256 in card
    assert "| macro_f1 |" in card
    assert "unionml train tfidf --data" in card


def test_one_path_does_as_well_as_several(data: Path, tmp_path: Path) -> None:
    held = save(tmp_path / "held.jsonl", *one_topic_each())
    several = TrainingData([str(data)], exclude=[held])
    for one in (TrainingData(str(data), exclude=held), TrainingData(iter([str(data)]), exclude=(held,))):  # type: ignore[arg-type]
        assert one == several
    assert train_tfidf(str(data), tmp_path / "one").articles == train_tfidf([data], tmp_path / "two").articles


def test_paths_may_hold_bytes_that_are_no_utf8(data: Path, tmp_path: Path) -> None:
    def odd(name: str) -> Path:
        return tmp_path / os.fsdecode(b"ng\xe0" + name.encode())

    shutil.copy(data, odd("data.jsonl"))
    articles, topics = several_topics()
    save(odd("held.jsonl"), articles[:2], topics[:2])
    odd("labels.json").write_text('{"gifts": {"vi": "Quà"}, "congress": {"vi": "Đại hội"}}', "utf-8")
    found = TrainingData([odd("data.jsonl")], odd("labels.json"), exclude=[odd("held.jsonl")])
    assert train_tfidf(found, odd("mine")).details["excluded"] == 6
    model = unionml.registry.load(odd("mine"))
    assert model.name == r"ng\udce0mine"
    for name in ("data.jsonl", "held.jsonl", "labels.json", "mine"):
        assert rf"/ng\udce0{name}'" in model.model_card_
    model.save(odd("other"))
    assert unionml.registry.load(odd("other")).predict([Article()])[0].model == r"ng\udce0other"


def test_exclusive_data_is_learnt_as_exclusive(tmp_path: Path) -> None:
    data = save(tmp_path / "train.jsonl", *one_topic_each())
    report = train_tfidf([data], tmp_path / "one")
    assert report.exclusive
    assert report.thresholds == {}
    assert not train_tfidf([data], tmp_path / "two", TfidfConfig(exclusive=False)).exclusive


def test_what_is_counted_and_judged_is_what_an_exclusive_model_learns(tmp_path: Path) -> None:
    articles, topics = several_topics()
    reduced = [one[:1] or ("other",) for one in topics]
    found = train_tfidf([save(tmp_path / "a.jsonl", articles, topics)], tmp_path / "m", TfidfConfig(exclusive=True))
    wanted = train_tfidf([save(tmp_path / "b.jsonl", articles, reduced)], tmp_path / "n")
    assert found.counts == wanted.counts == {"congress": 8, "gifts": 16, "other": 8}
    assert found.metrics == wanted.metrics
    assert found.exclusive


def test_near_duplicates_never_help_to_judge(tmp_path: Path) -> None:
    """Labels without any sense cannot be predicted, however often the same article comes again."""
    words = [f"tiếng{index}" for index in range(300)]
    articles: list[Article] = []
    topics: list[tuple[str, ...]] = []
    for number in range(40):
        body = " ".join(random.Random(number).sample(words, 50))
        for copy in range(3):
            articles.append(Article(id=f"{number}-{copy}", body=(f"{body} bản {copy}",)))
            topics.append(("a",) if number % 2 else ())
    report = train_tfidf([save(tmp_path / "train.jsonl", articles, topics)], tmp_path / "m")
    assert report.details["near_duplicates"] == 80
    assert report.metrics["accuracy"][0] < 0.75


@pytest.mark.parametrize(
    ("topics", "message"),
    [(["strike"], "learn 'strike' \\(1\\)"), (["welfare"], "learn 'welfare' \\(1\\)")],
)
def test_a_topic_with_too_few_examples_leaves_nothing_behind(
    data: Path, tmp_path: Path, topics: list[str], message: str
) -> None:
    with data.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"title": "Một bài", "topics": topics}) + "\n")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(DataError, match=message):
        train_tfidf([data], tmp_path / "out")
    assert sorted(tmp_path.iterdir()) == before


def test_rows_that_nobody_labelled_are_told_where_the_others_are_too_few(tmp_path: Path) -> None:
    rows = [{"title": f"Bài {n}: tăng lương", "topic": "pay" if n < 4 else None} for n in range(30)]
    (tmp_path / "train.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(DataError, match=r"; 26 rows were left out, the first of them: row 5 of .*train\.jsonl, where "):
        train_tfidf([tmp_path / "train.jsonl"], tmp_path / "out")


def test_labels_outside_of_the_labels_file_are_refused(data: Path, tmp_path: Path) -> None:
    labels = tmp_path / "labels.json"
    labels.write_text('{"gifts": {}}', "utf-8")
    with pytest.raises(DataError, match="the topic 'congress', which is not one of 'gifts'"):
        train_tfidf(TrainingData([data], labels_file=labels), tmp_path / "out")


def test_an_existing_directory_is_refused_before_the_data_is_read(tmp_path: Path, data: Path) -> None:
    train_tfidf([data], tmp_path / "out")
    with pytest.raises(OutputError, match="exists already"):
        train_tfidf([tmp_path / "missing.jsonl"], tmp_path / "out")
    train_tfidf([data], tmp_path / "out", force=True)


def test_the_same_data_gives_the_same_bytes(tmp_path: Path, data: Path) -> None:
    for folder in ("one", "two"):
        train_tfidf([data], tmp_path / folder / "m")
    for path in sorted((tmp_path / "one" / "m").iterdir()):
        if path.name not in {"README.md", "SHA256SUMS"}:
            assert path.read_bytes() == (tmp_path / "two" / "m" / path.name).read_bytes()


def test_a_card_tells_what_was_left_out_and_what_is_worth_a_second_look(tmp_path: Path) -> None:
    articles, topics = several_topics()
    data = save(tmp_path / "train.jsonl", [*articles, articles[3]], [*topics, topics[3]])
    with data.open("a", encoding="utf-8") as file:
        file.write('{"title": "cut off\n')
    train_tfidf(
        TrainingData([data], exclude=[save(tmp_path / "test.jsonl", articles[2:3], topics[2:3])]), tmp_path / "m"
    )
    told = [line for line in (tmp_path / "m" / "README.md").read_text("utf-8").splitlines() if line.startswith("- ")]
    excluded, unreadable, unlabelled, repeated = told[-4:]
    assert excluded == "- 1 article was left out, since those to exclude hold its text, or nearly so."
    assert unreadable.startswith(f"- 1 row was left out: row 34 of {data}, where ")
    assert unlabelled == "- 7 articles have empty `topics` and count as without a topic."
    assert repeated.startswith("- 1 of the 32 articles repeats another word for word; ")


def test_a_card_of_exclusive_labels_has_no_thresholds() -> None:
    facts = CardFacts("m", "It counts.", LabelSet(("a", "b"), exclusive=True), {"a": 5, "b": 6}, [], {}, {}, "train")
    assert "exactly one label an article" in write_card(facts)
    assert "| a | 5 |  |" in write_card(facts)
    assert "threshold " not in write_card(facts).replace("| threshold |", "")
    assert "thresholds" not in write_card(facts)


def test_a_card_says_when_its_model_abstains(tmp_path: Path) -> None:
    articles, topics = one_topic_each()
    data = save(tmp_path / "data.jsonl", articles, topics)
    report = train_tfidf([data], tmp_path / "m", TfidfConfig(abstain=True))
    assert {(topic,) for topic in report.thresholds} == set(topics)
    (threshold,) = set(report.thresholds.values())
    card = (tmp_path / "m" / "README.md").read_text("utf-8")
    assert "one label an article, or `other` where it is unsure." in card
    assert f"| {topics[0][0]} | {topics.count(topics[0])} | {threshold:.2f} |" in card
    for name in ("coverage", "covered_accuracy"):
        assert f"| {name} | {report.metrics[name][0]:.3f} |" in card
        assert f"`{name}`" in card
    assert "thresholds tuned" in card
    without = train_tfidf([data], tmp_path / "n")
    assert "coverage" not in without.metrics
    card = (tmp_path / "n" / "README.md").read_text("utf-8")
    assert "thresholds" not in card
    assert "coverage" not in card


def test_a_card_says_nothing_of_a_language_that_it_does_not_know(tmp_path: Path) -> None:
    articles, topics = several_topics()
    for name in ("vi", "other"):
        if name == "other":
            articles = [
                replace(one, title=plain(one.title), lead=plain(one.lead), body=(plain(one.body[0]),))
                for one in articles
            ]
        train_tfidf([save(tmp_path / f"{name}.jsonl", articles, topics)], tmp_path / name)
    assert "Vietnamese" in (tmp_path / "vi" / "README.md").read_text("utf-8")
    card = (tmp_path / "other" / "README.md").read_text("utf-8")
    assert "language" not in card
    assert "vietnamese" not in card.lower()


def plain(text: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    ).replace("đ", "d")


def test_a_label_may_hold_what_marks_a_table() -> None:
    name = "an ninh | trật\ntự"
    facts = CardFacts("m", "", LabelSet((name, "b")), {name: 5}, [], {f"f1_{name}": (0.5, 0.4, 0.6)}, {}, "train")
    rows = [line for line in write_card(facts).splitlines() if "an ninh" in line and line.startswith("| ")]
    assert rows == ["| an ninh \\| trật tự | 5 |  |", "| f1_an ninh \\| trật tự | 0.500 | 0.400 to 0.600 |"]


def test_excluded_articles_are_left_out_however_they_are_spelt(data: Path, tmp_path: Path) -> None:
    articles, topics = several_topics()
    test = save(tmp_path / "test.jsonl", [replace(articles[2], title=articles[2].title.upper())], [topics[2]])
    with test.open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    told: list[str] = []
    report = train_tfidf(TrainingData([data], exclude=[test]), tmp_path / "mine", progress=told.append)
    assert report.articles == 31
    assert report.details["excluded"] == 1
    assert any("to be excluded 1 row was left out" in line for line in told)
    card = (tmp_path / "mine" / "README.md").read_text("utf-8")
    assert f"--exclude {test}" in card


def test_near_duplicates_of_what_is_excluded_are_left_out(data: Path, tmp_path: Path) -> None:
    articles, _ = several_topics()
    longer = replace(articles[2], title="Tin sáng", body=(*articles[2].body, "Viết thêm."))
    report = train_tfidf(TrainingData([data], exclude=[save(tmp_path / "test.jsonl", [longer], [()])]), tmp_path / "m")
    assert (report.articles, report.details["excluded"]) == (31, 1)
    headline = replace(articles[2], title="Tin sáng", lead="", body=("Một chuyện khác hẳn.",))
    report = train_tfidf(
        TrainingData([data], exclude=[save(tmp_path / "other.jsonl", [headline], [()])]), tmp_path / "n"
    )
    assert (report.articles, report.details["excluded"]) == (32, 0)


def test_notes_on_labels(data: Path, tmp_path: Path) -> None:
    articles, topics = one_topic_each()
    train = save(tmp_path / "a.jsonl", articles, topics)
    assert train_tfidf([train], tmp_path / "m").details["notes"] == []
    few = save(tmp_path / "b.jsonl", articles[:6], [()] * 6)
    report = train_tfidf([train, few], tmp_path / "n")
    assert not report.exclusive
    note, repeated, contradicted = report.details["notes"]
    assert (repeated[:2], contradicted[:2]) == ("6 ", "6 ")
    assert note.startswith("6 articles have empty `topics` and count as without a topic; each of the others has")
    note, *_ = train_tfidf([train, few], tmp_path / "o", TfidfConfig(exclusive=True)).details["notes"]
    assert note == "6 articles have empty `topics` and count as without a topic"
    (note,) = train_tfidf([data], tmp_path / "p").details["notes"]
    assert note == "8 articles have empty `topics` and count as without a topic"
