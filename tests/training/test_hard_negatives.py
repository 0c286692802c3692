"""False alarms among other news become articles without a topic."""

import json
import unicodedata
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from unionml import Article, TfidfTopicModel
from unionml.classification.fields import title_and_lead
from unionml.errors import DataError, InputError, OutputError, UsageError
from unionml.training.data import load_labelled
from unionml.training.hard_negatives import hard_negatives, main

GIFTS = [f"Công đoàn xưởng {at} tặng quà Tết cho thợ" for at in range(12)]
MATCHES = [f"Đội bóng phường {at} thắng trận thứ {at}" for at in range(12)]
PHRASES = ["nghiệp đoàn", "công đoàn", "LĐLĐ", "工会", "노동조합"]
ALARM = Article(id="hàng không", title="Hãng bay tặng quà Tết cho khách", body=("Mỗi khách có một túi quà Tết.",))
TOLD = "Mỗi hành khách nhận một túi quà Tết có gạo, bánh và dầu ăn trước khi lên máy bay về quê."
FOOTBALL = Article(id="bóng đá", title="Đội bóng phường Bến thắng trận cuối", body=("Trận đấu có ba bàn.",))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> TfidfTopicModel:
    articles = [Article(title=title, body=(f"{title}, sáng nay.",)) for title in (*GIFTS, *MATCHES)]
    return TfidfTopicModel().fit(articles, [["welfare"]] * 12 + [[]] * 12)


def ids(articles: list[Article]) -> list[str]:
    return [article.id for article in articles]


def test_what_is_taken_for_a_topic_and_names_no_union_is_found(model: TfidfTopicModel) -> None:
    assert ids(hard_negatives(model, [FOOTBALL, ALARM], ["công đoàn"])) == ["hàng không"]


@pytest.mark.parametrize(
    "article",
    [
        Article(title="Tặng quà Tết cho thợ", body=("Sáng nay.", "CÔNG ĐOÀN xưởng tặng.")),
        Article(title="Tặng quà Tết cho thợ", captions=("Công đoàn tặng quà",)),
        Article(title="Tặng quà Tết cho thợ", headings=("Công đoàn lo",)),
        Article(title="Tặng quà Tết cho thợ", kicker="Công đoàn"),
        Article(title=unicodedata.normalize("NFD", "Công đoàn tặng quà Tết cho thợ")),
        Article(title="Tặng quà Tết cho thợ", lead="Công\u00a0đoàn tặng quà Tết."),
        Article(title="Tặng quà Tết cho thợ", lead="Côngđoàn tặng quà Tết."),
        Article(title="Tặng quà Tết cho thợ", lead="Công\u200bđoàn tặng quà Tết."),
        Article(title="Tặng quà Tết cho thợ", lead="Nhà máy (工会联合会) tặng quà Tết."),
        Article(title="Tặng quà Tết cho thợ", lead="노동조합이 tặng quà Tết."),
        Article(title="Tặng quà Tết cho thợ", lead="LĐLĐTP.HCM tặng quà Tết."),
    ],
)
def test_what_names_one_is_not_whatever_its_spelling(model: TfidfTopicModel, article: Article) -> None:
    assert model.predict([article])[0].topic == "welfare"
    assert hard_negatives(model, [article], PHRASES) == []
    assert hard_negatives(model, [article], ["nghiệp đoàn", "toà án"]) == [article]


def test_a_phrase_ends_where_a_part_of_the_article_ends(model: TfidfTopicModel) -> None:
    article = Article(title="Tặng quà Tết của công", body=("Đoàn bay tặng quà Tết.",))
    assert hard_negatives(model, [article], ["công đoàn"]) == [article]


def test_its_title_and_lead_are_a_view_of_their_own(model: TfidfTopicModel) -> None:
    article = Article(title="Quà", lead="Hãng tặng quà Tết cho thợ.", body=("Đội bóng phường thắng trận. " * 40,))
    assert model.predict([article])[0].topic == "other"
    assert hard_negatives(model, [article], ["công đoàn"]) == [article]


def test_and_so_is_the_whole(model: TfidfTopicModel) -> None:
    article = Article(
        title="Đội bóng phường thắng trận", lead="Trận thứ hai.", body=("Hãng tặng quà Tết cho thợ. " * 40,)
    )
    assert model.predict([title_and_lead(article)])[0].topic == "other"
    assert hard_negatives(model, [article], ["công đoàn"]) == [article]


def test_progress_counts_what_was_looked_at_and_found(model: TfidfTopicModel) -> None:
    lines: list[str] = []
    named = Article(title="Công đoàn tặng quà Tết")
    hard_negatives(model, [*[FOOTBALL] * 300, ALARM, ALARM, named], ["công đoàn"], progress=lines.append)
    assert lines == [
        "256 articles that name none of the phrases, 0 false alarms",
        "302 articles that name none of the phrases, 2 false alarms",
    ]


def test_a_repeated_article_is_found_once(model: TfidfTopicModel) -> None:
    again = Article(id="lại", title=ALARM.title.upper(), body=ALARM.body)
    assert ids(hard_negatives(model, [ALARM, again, ALARM], ["công đoàn"])) == ["hàng không"]


def test_a_sample_depends_on_the_articles_alone_and_keeps_their_order(model: TfidfTopicModel) -> None:
    alarms = [Article(id=str(at), title=f"Hãng thứ {at} tặng quà Tết cho khách") for at in range(600)]
    found = ids(hard_negatives(model, alarms, ["công đoàn"], most=20))
    assert len(found) == 20
    assert found == sorted(found, key=int)
    assert sorted(ids(hard_negatives(model, alarms[::-1] + alarms, ["công đoàn"], most=20))) == sorted(found)
    assert int(found[-1]) > 300


@pytest.mark.parametrize(("phrases", "most"), [([], 5), (["công đoàn", "…"], 5), (["công đoàn"], 0)])
def test_a_call_that_makes_no_sense_is_refused(model: TfidfTopicModel, phrases: list[str], most: int) -> None:
    with pytest.raises(UsageError):
        hard_negatives(model, [ALARM], phrases, most=most)


def test_a_model_that_gives_every_article_a_topic_is_refused() -> None:
    articles = [Article(title=title) for title in (*GIFTS, *MATCHES)]
    exclusive = TfidfTopicModel().fit(articles, [["welfare"]] * 12 + [["sport"]] * 12)
    with pytest.raises(UsageError, match="every article a topic"):
        hard_negatives(exclusive, [ALARM], ["công đoàn"])


def table(path: Path, articles: list[Article]) -> Path:
    rows = [{"id": one.id, "title": one.title, "sentences": list(one.body)} for one in articles]
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


def run(model: TfidfTopicModel, folder: Path, articles: list[Article], *more: str) -> Path:
    if not (folder / "model").exists():
        model.save(folder / "model")
    news = table(folder / "news.parquet", articles)
    output = folder / "negatives.jsonl"
    main([str(folder / "model"), "--articles", str(news), "--without", "công đoàn", "-o", str(output), *more])
    return output


def test_the_file_is_one_to_train_with(
    model: TfidfTopicModel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = run(model, tmp_path, [FOOTBALL, ALARM])
    (item,) = load_labelled(output)
    assert (item.article.id, item.article.title, item.article.body) == (ALARM.id, ALARM.title, ALARM.body)
    assert item.topics == ()
    assert capsys.readouterr().out == f"1 of 2 articles are in {output}, without a topic\n"


def test_rows_that_are_no_articles_are_told(
    model: TfidfTopicModel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model.save(tmp_path / "model")
    news = tmp_path / "news.jsonl"
    news.write_text(json.dumps({"title": ALARM.title}) + '\n{"id": "x"}\nno JSON\n', encoding="utf-8")
    output = tmp_path / "negatives.jsonl"
    main([str(tmp_path / "model"), "--articles", str(news), "--without", "công đoàn", "-o", str(output)])
    assert capsys.readouterr().out.endswith("; 2 rows are no articles and were left out\n")


def test_they_are_told_where_nothing_is_found_too(model: TfidfTopicModel, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    news = tmp_path / "news.jsonl"
    news.write_text(json.dumps({"title": FOOTBALL.title}) + "\nno JSON\n", encoding="utf-8")
    output = tmp_path / "negatives.jsonl"
    with pytest.raises(DataError, match=r"none of 1 articles .*; 1 rows are no articles"):
        main([str(tmp_path / "model"), "--articles", str(news), "--without", "công đoàn", "-o", str(output)])
    assert not output.exists()


def test_every_option_counts(model: TfidfTopicModel, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model.save(tmp_path / "model")
    rows = [
        {"id": "a", "kicker": "Hàng không", "title": "Hãng bay tặng quà Tết", "lead": "Sáng nay.", "chữ": TOLD},
        {"id": "b", "title": "Nghiệp đoàn tặng quà Tết", "chữ": TOLD},
        {"id": "c", "title": "Công đoàn tặng quà Tết", "chữ": TOLD},
    ]
    for row in rows:
        (tmp_path / f"{row['id']}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    files = [word for row in rows for word in ("--articles", str(tmp_path / f"{row['id']}.jsonl"))]
    output = tmp_path / "negatives.jsonl"
    options = ["--without", "nghiệp đoàn", "--without", "công đoàn", "--text-column", "chữ", "-o", str(output)]
    main([str(tmp_path / "model"), *files, *options])
    assert json.loads(output.read_text(encoding="utf-8")) == {
        "id": "a",
        "kicker": "Hàng không",
        "title": "Hãng bay tặng quà Tết",
        "lead": "Sáng nay.",
        "body": [TOLD],
        "topics": [],
        "primary": "other",
    }
    assert "1 of 3 articles" in capsys.readouterr().out
    run(model, tmp_path, [ALARM, Article(title="Tàu tặng quà Tết cho khách")], "--most", "1", "--force")
    assert len(output.read_text(encoding="utf-8").splitlines()) == 1


def test_a_missing_file_is_told_before_the_others_are_read(model: TfidfTopicModel, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        run(model, tmp_path, [ALARM], "--articles", str(tmp_path / "missing.jsonl"))
    assert not (tmp_path / "negatives.jsonl").exists()


def test_an_exclusive_model_stays_one(tmp_path: Path) -> None:
    labels = [["welfare"]] * 12 + [["sport"]] * 12 + [["other"]] * 12
    titles = (*GIFTS, *MATCHES, *(f"Giá vàng phiên thứ {at} tăng" for at in range(12)))
    model = TfidfTopicModel().fit([Article(title=title) for title in titles], labels)
    assert model.label_set.exclusive
    (item,) = load_labelled(run(model, tmp_path, [ALARM, Article(title="Giá vàng phiên cuối tăng")]))
    assert item.article.title == ALARM.title
    assert item.topics == ("other",)


def test_a_file_that_exists_is_replaced_only_where_that_is_asked_for(model: TfidfTopicModel, tmp_path: Path) -> None:
    output = run(model, tmp_path, [ALARM])
    before = output.read_bytes()
    with pytest.raises(OutputError, match="--force"):
        run(model, tmp_path, [ALARM])
    with pytest.raises(DataError, match="none of 1 articles is a false alarm"):
        run(model, tmp_path, [FOOTBALL], "--force")
    assert output.read_bytes() == before
    run(model, tmp_path, [ALARM, Article(id="2", title="Tàu tặng quà Tết cho khách")], "--force")
    assert len(output.read_text(encoding="utf-8").splitlines()) == 2


def test_articles_are_not_written_over(model: TfidfTopicModel, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    news = tmp_path / "news.jsonl"
    news.write_text(json.dumps({"title": ALARM.title}) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="both input and output"):
        main([str(tmp_path / "model"), "--articles", str(news), "--without", "công đoàn", "-o", str(news), "--force"])


def test_one_of_several_files_may_lack_the_column_of_the_text(model: TfidfTopicModel, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    rows = {"a": {"id": "a", "title": ALARM.title, "body": TOLD}, "b": {"id": "b", "title": ALARM.title, "chữ": TOLD}}
    for name, row in rows.items():
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    files = [word for name in rows for word in ("--articles", str(tmp_path / f"{name}.jsonl"))]
    output = tmp_path / "negatives.jsonl"
    main([str(tmp_path / "model"), *files, "--without", "công đoàn", "--text-column", "chữ", "-o", str(output)])
    assert [item.article.id for item in load_labelled(output)] == ["a"]
    assert json.loads(output.read_text(encoding="utf-8"))["body"] == [TOLD]
