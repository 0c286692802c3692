"""`unionml export`: from a fine-tuned transformer to a model that runs without torch."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call, is_one_sentence


@pytest.fixture(scope="module")
def fine_tuned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a small transformer."""
    for package in ("torch", "datasets", "onnx"):
        pytest.importorskip(package, reason="needs the extra transformer")
    pytest.importorskip("onnxruntime", reason="needs the extra onnx")
    from tests.classification.encoder_fixtures import make_tiny_base, toy_articles
    from unionml.classification.transformer import TransformerTopicModel
    from unionml.classification.transformer_config import TransformerConfig

    folder = tmp_path_factory.mktemp("export")
    base = make_tiny_base(folder / "base")
    config = TransformerConfig(
        base=str(base), window_tokens=32, frozen_layers=1, epochs=3, learning_rate=1e-3, refit=False
    )
    TransformerTopicModel(config).fit(*toy_articles()).save(folder / "fine", model_card="# A card\n")
    return folder / "fine"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Articles as a newspaper's archive has them, their text in a column of its own name."""
    path = tmp_path / "archive.jsonl"
    rows = [{"title": "bóng đá", "ban_thao": "giá vàng tăng"}, {"title": "công đoàn", "ban_thao": "đoàn viên"}]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_an_exported_model_classifies(call: Call, fine_tuned: Path, archive: Path, page: Path, tmp_path: Path) -> None:
    target = tmp_path / "int8"
    result = call("export", fine_tuned, "-d", archive, "--text-column", "ban_thao", "-o", target, "--json")
    assert (result.status, result.err) == (0, "")
    said = json.loads(result.out)
    assert said.keys() == {"output", "pieces", "megabytes"}
    assert said["output"] == str(target)
    scores = [json.loads(call("classify", page, "-m", one, "--json").out)["scores"] for one in (fine_tuned, target)]
    assert scores[0] == pytest.approx(scores[1], abs=0.2)
    assert "archive.jsonl" in (target / "README.md").read_text(encoding="utf-8")
    again = call("export", fine_tuned, "-d", archive, "-o", target)
    assert again.status == 1
    assert is_one_sentence(again.err)
    assert "--force" in again.err
    plain = call("export", fine_tuned, "-d", archive, "-o", target, "--force")
    assert plain.out.startswith(f"{target}: ")


def test_the_words_of_the_column_stay(call: Call, fine_tuned: Path, archive: Path, tmp_path: Path) -> None:
    def pieces(column: str) -> int:
        call_of = ("export", fine_tuned, "-d", archive, "--text-column", column, "-o", tmp_path / column, "--json")
        return int(json.loads(call(*call_of).out)["pieces"])

    assert pieces("ban_thao") > pieces("title")


def test_rows_that_are_no_articles_are_told(call: Call, fine_tuned: Path, archive: Path, tmp_path: Path) -> None:
    with archive.open("a", encoding="utf-8") as stream:
        stream.write("{ no JSON\n")
    result = call("export", fine_tuned, "-d", archive, "--text-column", "ban_thao", "-o", tmp_path / "int8")
    assert result.status == 0
    assert result.err.startswith(f"1 row was left out: row 3 of {archive}, where ")


def test_what_cannot_be_exported(call: Call, model: Path, archive: Path, fine_tuned: Path, tmp_path: Path) -> None:
    target = tmp_path / "int8"
    other = call("export", model, "-d", archive, "-o", target)
    assert other.status == 1
    assert is_one_sentence(other.err)
    missing = call("export", fine_tuned, "-d", tmp_path / "absent.jsonl", "-o", target)
    assert missing.status == 1
    assert is_one_sentence(missing.err)
    assert call("export", fine_tuned, "-o", target).status == 2
    assert not target.exists()
