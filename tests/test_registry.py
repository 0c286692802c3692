from pathlib import Path

import pytest

import unionml
from unionml.bundle import writing
from unionml.errors import BundleError, UsageError
from unionml.registry import load_topic_model


def test_an_unknown_name_lists_what_ships() -> None:
    with pytest.raises(UsageError, match="shipped model"):
        unionml.load("no-such-model")


def test_who_wants_topics_is_offered_no_model_of_leads(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no model 'nope'; .* \(lead, tfidf, transformer\)"):
        unionml.load("nope")
    with pytest.raises(UsageError, match=r"no model 'nope'; .* \(tfidf, transformer\)"):
        load_topic_model("nope")


def test_a_file_is_not_a_model(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("a")
    with pytest.raises(UsageError, match="is a file"):
        unionml.load(tmp_path / "page.txt")


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with writing(tmp_path / "m", kind="topics/oracle", config={}, text_version=1):
        pass
    with pytest.raises(BundleError, match="'topics/oracle'"):
        unionml.load(tmp_path / "m")


def test_a_folder_that_is_called_like_a_shipped_model_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tfidf").mkdir()
    (tmp_path / "lead").mkdir()
    article = unionml.Article(title="Tít", body=("Công đoàn tặng ba trăm suất quà cho đoàn viên khó khăn.",))
    assert unionml.load("tfidf").name == "tfidf"
    assert unionml.summarize(article).text == article.body[0]
