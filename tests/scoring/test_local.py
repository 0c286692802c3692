"""The law of a scoring run: a row out for every row in, in order, whatever happens on the way."""

import csv
import gzip
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.scoring.runs import BAD, read_jsonl, record, run, write_jsonl
from tests.scoring.trained import trained_model
from tests.summarization.own_ranker import save_own_ranker
from unionml.article import Article
from unionml.bundle import Bundle
from unionml.classification.prediction import Phrase, TopicModel, TopicPrediction
from unionml.errors import BundleError, InputError, OutputError, UsageError
from unionml.scoring import ScoreOptions
from unionml.scoring.local import score
from unionml.scoring.rows import ArticleScorer
from unionml.summarization import summarize_many


def test_every_row_is_scored_or_refused_in_order(tmp_path: Path) -> None:
    summary = run([write_jsonl(tmp_path / "in.jsonl", BAD)], tmp_path / "out.jsonl", max_characters=5000)
    assert (summary.rows, summary.scored, summary.rejected) == (8, 2, 6)
    assert [row["id"] for row in read_jsonl(tmp_path / "out.jsonl")] == ["a0", "a2"]
    rejects = read_jsonl(tmp_path / "out.jsonl.rejects.jsonl")
    assert [line["row"] for line in rejects] == [2, 3, 4, 5, 6, 7]
    assert [line["id"] for line in rejects] == ["", "a1", "", "a0", "bare", ""]
    assert all(line["reason"] and line["source"].endswith("in.jsonl") for line in rejects)
    assert rejects[0]["raw"].startswith('{"id": "cut')
    manifest = json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert (manifest["rows"], manifest["scored"], manifest["rejected"]) == (8, 2, 6)
    assert sum(manifest["rejects"]["reasons"].values()) == 6
    assert not (tmp_path / "out.jsonl.parts").exists()


_LINES = st.one_of(
    st.binary(max_size=40).filter(lambda line: b"\n" not in line and b"\r" not in line),
    st.dictionaries(
        st.sampled_from(["id", "title", "lead", "body", "published", "topics", "x"]),
        st.one_of(
            st.none(), st.integers(), st.booleans(), st.text(max_size=20), st.lists(st.text(max_size=9), max_size=3)
        ),
        max_size=5,
    ).map(lambda row: json.dumps(row).encode()),
)


@settings(max_examples=25, deadline=None)
@given(lines=st.lists(_LINES, min_size=1, max_size=12), shard_rows=st.integers(1, 5))
def test_no_row_is_lost_whatever_the_rows_are(lines: list[bytes], shard_rows: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = [json.dumps(record(n)).encode() for n in (100, 101)]
        (folder / "in.jsonl").write_bytes(b"\n".join([good[0], *lines, good[1]]) + b"\n")
        summary = run([folder / "in.jsonl"], folder / "out.parquet", shard_rows=shard_rows)
        # Blank lines are no rows.
        assert summary.rows == len([line for line in lines if line.strip()]) + 2
        table = pq.read_table(folder / "out.parquet").to_pylist()
        rejects = read_jsonl(folder / "out.parquet.rejects.jsonl")
        assert len(table) + len(rejects) == summary.rows
        ids = [row["id"] for row in table]
        assert len(set(ids)) == len(ids)
        assert (ids[0], ids[-1]) == ("a100", "a101")
        assert [line["row"] for line in rejects] == sorted(line["row"] for line in rejects)


def test_the_three_formats_hold_the_same(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [record(n) for n in range(7)])
    for suffix in ("jsonl", "csv", "parquet"):
        run([source], tmp_path / f"out.{suffix}", shard_rows=3)
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert [row["id"] for row in rows] == [f"a{n}" for n in range(7)]
    assert pq.read_table(tmp_path / "out.parquet").to_pylist() == rows
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert [row["topics"].split("|") if row["topics"] else [] for row in table] == [row["topics"] for row in rows]
    assert [float(row["score_welfare"]) for row in table] == [row["score_welfare"] for row in rows]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n", "\u2028"])
def test_a_lead_is_one_line_and_an_id_is_kept_however_lines_end(tmp_path: Path, end: str) -> None:
    body = f"Đại hội Công đoàn khu công nghiệp{end}đã bầu ban chấp hành gồm 27 ủy viên."
    source = write_jsonl(tmp_path / "in.jsonl", [record(n, id=f"a{end}{n}", lead="", body=[body]) for n in range(3)])
    for suffix in ("jsonl", "csv"):
        assert run([source], tmp_path / f"out.{suffix}", shard_rows=2).scored == 3
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert [(row["id"], row["lead"]) for row in table] == [(row["id"], row["lead"]) for row in rows]
    assert [row["id"] for row in rows] == [f"a{end}{n}" for n in range(3)]
    assert {row["lead"] for row in rows} == {"Đại hội Công đoàn khu công nghiệp đã bầu ban chấp hành gồm 27 ủy viên."}


def test_inputs_of_all_kinds_go_into_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    lines = b"".join(json.dumps(record(n)).encode() + b"\n" for n in (0, 1))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines))
    (folder / "b.csv").write_text("title,body\nTít một,Thân bài một.\n", encoding="utf-8")
    pq.write_table(pa.Table.from_pylist([record(2)]), folder / "c.parquet")
    text = "Tít của trang\n\nĐoạn đầu của trang này dài hơn một câu ngắn.\n\nĐoạn hai của trang cũng là một câu.\n"
    (folder / "sub" / "d.txt").write_text(text, encoding="utf-8")
    (folder / "sub" / "e.txt").write_bytes(b"")
    summary = run([folder], tmp_path / "out.jsonl", lead=False)
    assert (summary.rows, summary.scored, summary.rejected) == (6, 5, 1)
    rows = read_jsonl(tmp_path / "out.jsonl")
    assert "lead" not in rows[0]
    ids = [row["id"] for row in rows]
    assert ids[:2] == ["a0", "a1"]
    assert ids[3:] == ["a2", "sub/d.txt"]
    assert read_jsonl(tmp_path / "out.jsonl.rejects.jsonl")[0]["source"].endswith("e.txt")


@pytest.mark.parametrize("column", ["body", "text"])
def test_an_export_of_a_weblog_takes_no_longer_than_its_length(tmp_path: Path, column: str) -> None:
    blocks = [f"<!-- wp:paragraph -->\n<p>{record(n)['lead']}</p>\n<!-- /wp:paragraph -->\n\n" for n in range(200)]
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["id", "title", column], *([n, "Tin", "".join(blocks)] for n in range(3))])
    assert run([tmp_path / "in.csv"], tmp_path / "out.jsonl").scored == 3
    assert all(row["lead"] and "<" not in row["lead"] for row in read_jsonl(tmp_path / "out.jsonl"))


def test_reasons_are_counted_without_what_they_quote(tmp_path: Path) -> None:
    rows: list[dict[str, Any] | bytes] = [b"{", {"id": "x"}, {"id": "y"}]
    rows += [record(n % 60) for n in range(180)]
    summary = run([write_jsonl(tmp_path / "in.jsonl", rows)], tmp_path / "out.jsonl")
    rejects = summary.facts["rejects"]
    assert rejects["reasons"] == {
        "the id … occurs before; identifiers must be unique": 120,
        "the row has no text; it needs a title, a lead or a body": 2,
        "the line is not JSON (Expecting property name enclosed in double quotes at character 2)": 1,
    }
    assert rejects["example"] == "the id 'a0' occurs before; identifiers must be unique"


def test_the_reason_why_nothing_was_scored_is_quoted(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(70):
        (folder / f"{n:02d}.txt").write_bytes(b"\0\1\2" * 100 if n % 3 else b"")
    (problem,) = run([folder], tmp_path / "out.csv").problems()
    assert problem.endswith(f": {folder / '01.txt'} is binary, not text; give a text, HTML, JSONL, CSV or Parquet file")


def test_neither_shards_nor_processes_change_a_byte(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [*BAD, *(record(n) for n in range(3, 30))])
    contents = set()
    for name, options in {
        "a": {"shard_rows": 100},
        "b": {"shard_rows": 4},
        "c": {"shard_rows": 4, "workers": 2},
    }.items():
        output = tmp_path / f"{name}.parquet"
        run([source], output, **options)
        contents.add((output.read_bytes(), Path(f"{output}.rejects.jsonl").read_bytes()))
    assert len(contents) == 1


def test_pages_are_read_by_whoever_scores_them(tmp_path: Path) -> None:
    (tmp_path / "in" / "more").mkdir(parents=True)
    for n, name in enumerate(("a.txt", "b.txt", "more/a.txt")):
        text = f"Tít của trang {n}\n\nĐoạn đầu của trang {n} dài hơn một câu ngắn.\n\nĐoạn hai cũng là một câu.\n"
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    (tmp_path / "in" / "c.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "in" / "d.txt").write_text("Một trang rất dài. " * 400, encoding="utf-8")
    contents = set()
    for workers in (1, 2):
        output = tmp_path / f"out{workers}.jsonl"
        summary = run([tmp_path / "in", tmp_path / "in" / "more" / "*"], output, workers=workers, max_characters=5000)
        assert (summary.rows, summary.scored, summary.rejected, summary.broken) == (5, 3, 2, ())
        contents.add((output.read_bytes(), Path(f"{output}.rejects.jsonl").read_bytes()))
    assert len(contents) == 1
    assert [row["id"] for row in read_jsonl(output)] == ["a.txt", "b.txt", "more/a.txt"]
    rejects = read_jsonl(Path(f"{output}.rejects.jsonl"))
    assert [(line["id"], line["row"]) for line in rejects] == [("c.txt", 1), ("d.txt", 1)]
    assert "over the limit of 5,000" in rejects[1]["reason"]


def test_what_is_longer_than_any_page_is_refused_unread(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    line = "Công đoàn tỉnh trao quà.\n"
    (folder / "a.txt").write_text(line * 90_000, encoding="utf-8")
    for name, start in (("b.txt", line.encode()), ("e.txt", b"%PDF-1.7\n")):
        with (folder / name).open("wb") as stream:
            stream.write(start)
            stream.truncate(9_000_000)  # zeros, which no reader of text would pass over
    html = f"<html><h1>Trao quà Tết</h1><p>{line * 20}</p><!--{'x' * 2_500_000}--></html>"
    (folder / "c.html").write_text(html, encoding="utf-8")
    write_jsonl(folder / "d.jsonl", [{"id": "d", "title": "Tít", "text": line * 90_000}, record(1)])
    summary = run([folder], tmp_path / "out.jsonl")
    assert (summary.scored, summary.rejected) == (2, 4)
    assert [row["id"] for row in read_jsonl(tmp_path / "out.jsonl")] == ["c.html", "a1"]
    rejects = read_jsonl(tmp_path / "out.jsonl.rejects.jsonl")
    assert [(line["id"], line["row"], line["reason"]) for line in rejects] == [
        ("a.txt", 1, "the row has 2,250,000 characters, over the limit of 2,000,000"),
        ("b.txt", 1, "the row has at least 2,250,000 characters, over the limit of 2,000,000"),
        ("d", 1, "the row has 2,250,000 characters, over the limit of 2,000,000"),
        ("e.txt", 1, f"{folder / 'e.txt'} is a PDF; save its text as UTF-8 first"),
    ]


def test_text_that_is_not_read_is_told_and_in_the_manifest(tmp_path: Path) -> None:
    unread: list[dict[str, Any] | bytes] = [record(n, body=None, main="Một câu dài kể việc. " * 20) for n in range(3)]
    tables = [write_jsonl(tmp_path / "a.jsonl", unread), write_jsonl(tmp_path / "b.jsonl", [record(9)])]
    summary = run(tables, tmp_path / "out.csv")
    (note,) = summary.notes
    assert note.startswith(f"the column main of {tables[0]} holds text and is not read; rename it `body`")
    assert summary.to_dict()["inputs"]["unread"] == [note]
    assert run(tables, tmp_path / "out.csv", resume=True).notes[1:] == (note,)


def test_an_article_without_sentences_has_an_empty_lead(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [{"id": "1", "title": "Chỉ một cái tít"}])
    run([source], tmp_path / "out.jsonl")
    assert read_jsonl(tmp_path / "out.jsonl")[0]["lead"] == ""


class Picky:
    """A topic model that refuses articles of a certain title."""

    def __init__(self, model: TopicModel) -> None:
        self.name, self.label_set, self.thresholds_ = model.name, model.label_set, model.thresholds_
        self._model = model

    def predict_scores(self, articles: Sequence[Article]) -> NDArray[np.float64]:
        return self._model.predict_scores(articles)

    def predict(self, articles: Sequence[Article]) -> list[TopicPrediction]:
        if any(article.title == "refuse me" for article in articles):
            raise InputError("the article wants to be refused; take it out")
        return self._model.predict(articles)

    def explain(self, article: Article, *, limit: int = 5) -> dict[str, list[Phrase]]:
        return self._model.explain(article, limit=limit)


def test_one_article_that_the_model_refuses_does_not_cost_the_others() -> None:
    scorer = ArticleScorer(trained_model(), lead=False)
    scorer.model = Picky(scorer.model)
    rows = scorer([Article(id="1", title="Quà Tết"), Article(id="2", title="refuse me"), Article(id="3", title="Ba")])
    assert [row if isinstance(row, str) else row.id for row in rows] == [
        "1",
        "the article wants to be refused; take it out",
        "3",
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_leads_may_be_those_of_a_ranker_of_ones_own(workers: int, tmp_path: Path) -> None:
    data = write_jsonl(tmp_path / "a.jsonl", [record(number) for number in range(40)])
    own = save_own_ranker(tmp_path / "mine")
    options = ScoreOptions(str(trained_model()), lead_model=own, workers=workers, shard_rows=10)
    summary = score([data], tmp_path / "out.jsonl", options)
    articles = [Article(title=one["title"], lead=one["lead"], body=tuple(one["body"])) for one in read_jsonl(data)]
    leads = [lead and lead.text for lead in summarize_many(articles, method=own)]
    assert [row["lead"] for row in read_jsonl(summary.output)] == leads
    assert summary.facts["plan"]["lead_model"] == {"name": "mine", "fingerprint": Bundle.open(own).fingerprint}
    again = score([data], tmp_path / "out.jsonl", replace(options, resume=True))
    assert again.facts == summary.facts
    with pytest.raises(OutputError, match="because the model of leads changed"):
        score([data], tmp_path / "out.jsonl", replace(options, resume=True, lead_model=None))


def test_a_model_of_leads_is_one_and_is_wanted(tmp_path: Path) -> None:
    data = write_jsonl(tmp_path / "a.jsonl", [record(1)])
    with pytest.raises(BundleError, match="not 'lead/ranker'"):
        score([data], tmp_path / "out.jsonl", ScoreOptions(lead_model=trained_model()))
    with pytest.raises(UsageError, match="no-lead"):
        ScoreOptions(lead=False, lead_model="lead")
    assert list(tmp_path.iterdir()) == [data]
