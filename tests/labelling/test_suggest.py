"""Picks: uncertain, unlike each other, no repetition; and a table that reads back."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.trained import TEST, TRAIN, trained_model
from unionml.article import Article
from unionml.classification.labels import LabelSet
from unionml.classification.prediction import TopicModel
from unionml.errors import DataError, UsageError
from unionml.labelling.runs import suggest_files
from unionml.labelling.suggest import LONGEST, Pick, suggest, uncertainty
from unionml.labelling.tables import write_picks
from unionml.reading.records import Record, iter_records
from unionml.registry import load
from unionml.training.data import load_labelled


@pytest.fixture(scope="module")
def model() -> TopicModel:
    loaded: TopicModel = load(trained_model())
    return loaded


@pytest.fixture(scope="module")
def pool() -> list[Article]:
    return [one.article for one in load_labelled(TEST)]


def test_entropy_is_one_where_the_model_cannot_tell_and_zero_where_it_is_sure() -> None:
    both = LabelSet(("a", "b"))
    assert uncertainty(np.array([[0.5, 0.5], [1.0, 0.0]]), both) == pytest.approx([1, 0], abs=1e-9)
    three = LabelSet(("a", "b", "c"), exclusive=True)
    assert uncertainty(np.array([[1 / 3] * 3, [1.0, 0.0, 0.0]]), three) == pytest.approx([1, 0], abs=1e-9)


def test_picks_are_more_uncertain_than_the_rest(model: TopicModel, pool: list[Article]) -> None:
    result = suggest(pool, model, 10)
    assert len(result.picks) == 10
    assert result.pool == len(pool)
    everyone = uncertainty(model.predict_scores(pool), model.label_set)
    assert np.mean([one.uncertainty for one in result.picks]) > 1.5 * everyone.mean()
    assert all("undecided about" in one.reason for one in result.picks)
    assert [one.article for one in suggest(iter(pool), model, 10).picks] == [one.article for one in result.picks]


def test_copies_are_picked_once_and_labelled_ones_not_at_all(model: TopicModel, pool: list[Article]) -> None:
    first = suggest(pool, model, 3).picks[0].article
    copies = [replace(first, id=f"copy-{n}", kicker=f"Bản {n}") for n in range(5)]
    picked = [one.article.title for one in suggest([*pool, *copies], model, len(pool)).picks]
    assert picked.count(first.title) == 1
    result = suggest([*pool, *copies], model, len(pool), labelled=[first])
    assert first.title not in [one.article.title for one in result.picks]
    assert result.repeated >= 6


def test_alike_articles_are_spread(model: TopicModel, pool: list[Article]) -> None:
    picks = suggest(pool, model, 5).picks
    assert picks[0].distance == 1
    assert all(0 <= one.distance < 1 for one in picks[1:])


def test_fewer_than_asked_for_where_the_pool_is_small(model: TopicModel, pool: list[Article]) -> None:
    assert len(suggest(pool[:3], model, 50).picks) == 3
    with pytest.raises(DataError, match="pool holds no article"):
        suggest([], model, 5)
    with pytest.raises(UsageError, match="-n 1"):
        suggest(pool, model, 0)


def test_a_pool_without_a_word_is_one_of_strangers(model: TopicModel) -> None:
    signs = [Article(title=sign * 3) for sign in "★☆♥♦"]
    result = suggest(signs, model, 3)
    assert len(result.picks) == 3
    assert [one.distance for one in result.picks] == [1.0] * 3
    assert len(suggest(signs, model, 3, labelled=[Article(title="…")]).picks) == 3


def test_what_no_spreadsheet_holds_is_left_out(model: TopicModel, pool: list[Article]) -> None:
    long = Article(id="long", title="Dài", body=("từ " * LONGEST,))
    result = suggest([*pool[:5], long], model, 6)
    assert result.too_long == 1
    assert "long" not in [one.article.id for one in result.picks]


def picks_of(articles: Sequence[Article]) -> list[Pick]:
    return [Pick(one, {"welfare": 0.5}, 1.0, 1.0, "undecided about welfare (0.50)") for one in articles]


def fill(path: Path, topics: Sequence[str]) -> None:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    for row, cell in zip(rows, topics, strict=True):
        row[header.index("topics")] = cell
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])


FIELDS = ("id", "kicker", "title", "lead", "body", "headings", "captions", "byline", "published", "section", "url")


def same(one: Article, two: Article) -> bool:
    return all(getattr(one, name) == getattr(two, name) for name in FIELDS)


def test_a_filled_table_reads_back_as_labelled_articles(pool: list[Article], tmp_path: Path) -> None:
    path = tmp_path / "picks.csv"
    write_picks(picks_of(pool[:4]), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbftopics,id,title,lead,body")
    fill(path, ["welfare", "congress|welfare", "other", ""])
    labelled = load_labelled(path)
    assert [one.topics for one in labelled] == [("welfare",), ("congress", "welfare"), ("other",)]
    assert [one.primary for one in labelled] == ["welfare", "congress", "other"]
    assert all(same(one.article, article) for one, article in zip(labelled, pool, strict=False))
    assert [reject.id for reject in labelled.rejects] == [pool[3].id]
    assert "still to be filled in" in labelled.rejects[0].reason


def test_a_table_that_nobody_filled_is_no_labelled_data(pool: list[Article], tmp_path: Path) -> None:
    path = tmp_path / "picks.csv"
    write_picks(picks_of(pool[:2]), path)
    with pytest.raises(DataError, match="still to be filled in"):
        load_labelled(path)


signs = ["<p>", "</p>", "&lt;", "&amp;", "<b>", "<html>", "a & b", "None", "\\N", "NULL", " "]
part = st.one_of(
    st.text(alphabet=st.sampled_from("=+-@'\"[],;|\n\t áb1<>&\\N"), max_size=12),
    st.lists(st.sampled_from(signs), max_size=5).map("".join),
).map(str.strip)
formulas = st.builds(
    Article,
    id=part,
    title=part.map(lambda text: f"{text}x"),
    lead=part,
    body=st.lists(part.filter(bool), max_size=3).map(tuple),
    captions=st.lists(part.filter(bool), max_size=2).map(tuple),
)


def test_what_looks_like_html_or_like_nothing_reads_back(tmp_path: Path) -> None:
    article = Article(
        id="None",
        title="A &amp; B",
        lead="\\N",
        body=("giữa hai thẻ <p> và </p>", "x"),
        captions=("<b>1</b>",),
        url="a&lt;b",
    )
    write_picks(picks_of([article]), tmp_path / "picks.csv")
    (record,) = iter_records(tmp_path / "picks.csv")
    assert isinstance(record, Record)
    assert same(record.article, article)


@given(st.lists(formulas, min_size=1, max_size=4))
def test_whatever_an_article_says_no_cell_runs_and_all_read_back(articles: list[Article]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picks.csv"
        write_picks(picks_of(articles), path)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} - {""}]
        records = list(iter_records(path))
        assert all(isinstance(one, Record) for one in records)
        read = [one.article for one in records if isinstance(one, Record)]
        assert len(read) == len(articles)
        assert all(same(one, two) for one, two in zip(read, articles, strict=True))


def test_a_file_name_that_is_not_utf_8_can_be_written(tmp_path: Path) -> None:
    page = Article(title="Công đoàn tặng quà", body=("Mỗi suất 500.000 đồng.",), source="b\udce0i.txt")
    write_picks([Pick(page, {}, 1.0, 1.0, "uncertain")], tmp_path / "picks.csv")
    assert "b\\udce0i.txt" in (tmp_path / "picks.csv").read_text(encoding="utf-8-sig")


def test_one_path_does_as_well_as_several(model: TopicModel, tmp_path: Path) -> None:
    alone = suggest_files(str(TEST), model, 3, tmp_path / "a.csv", labelled=TRAIN)
    assert alone.picks == suggest_files([TEST], model, 3, tmp_path / "b.csv", labelled=[TRAIN]).picks
