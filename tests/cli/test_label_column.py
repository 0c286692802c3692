"""`--label-column` reaches every command that reads labels."""

import json
from pathlib import Path

from tests.classification.topic_articles import one_topic_each
from tests.cli.conftest import Call


def test_every_command_that_reads_labels_takes_it(call: Call, tmp_path: Path) -> None:
    data, model, named = tmp_path / "a.jsonl", tmp_path / "m", ("--label-column", "kind")
    articles, topics = one_topic_each()
    rows = [
        {"id": one.id, "title": one.title, "lead": one.lead, "body": list(one.body), "kind": label}
        for one, (label,) in zip(articles, topics, strict=True)
    ]
    data.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    refused = call("train", "tfidf", "--data", data, "-o", model)
    assert refused.status == 1
    assert "--label-column" in refused.err
    assert call("train", "tfidf", "--data", data, "-o", model, *named).status == 0
    assert "--label-column kind" in (model / "README.md").read_text(encoding="utf-8")
    for words in (["evaluate", model, "--force"], ["compare", model, model, "--force"], ["audit"]):
        shown = call(*words, "--data", data, *named, "--json")
        assert shown.status == 0, shown.err
        assert json.loads(shown.out)["articles"] == len(rows)
    assert "8 of the rarest topic" in call("curve", "--data", data, *named).err
    picked = call("suggest", model, "--pool", data, "--data", data, "-o", tmp_path / "s.csv", *named)
    assert "has no labels" not in picked.err


def test_leads_have_no_labels(call: Call, page: Path) -> None:
    refused = call("evaluate", "lead", "--data", page, "--label-column", "kind")
    assert refused.status == 2
    assert refused.err == "unionml: leads are judged by what people wrote, not by labels; leave out --label-column\n"
