"""From a transformer bundle to the bundle that ships."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra transformer")
pytest.importorskip("datasets", reason="needs the extra transformer")
pytest.importorskip("onnxruntime", reason="needs the extra onnx")

from tests.classification.encoder_fixtures import make_tiny_base, toy_articles
from unionml.classification.transformer import TransformerTopicModel
from unionml.classification.transformer_config import TransformerConfig
from unionml.errors import InputError, OutputError
from unionml.registry import load
from unionml.training.transformer_ship import main, read_texts, ship_transformer


def test_shipped_bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = make_tiny_base(tmp_path / "base")
    articles, topics = toy_articles()
    config = TransformerConfig(
        base=str(base), window_tokens=32, frozen_layers=1, epochs=3, learning_rate=1e-3, refit=False
    )
    model = TransformerTopicModel(config).fit(articles, topics)
    model.save(tmp_path / "model", model_card="# A card\n")
    words = tmp_path / "words.txt"
    words.write_text("".join(f"{article.title}\n{article.lead}\n" for article in articles), encoding="utf-8")
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"title": "bóng đá", "body": ["giá vàng"]}, ensure_ascii=False) + "\n", encoding="utf-8")
    arguments = [str(tmp_path / "model"), str(tmp_path / "shipped"), "--texts", str(words), "--texts", str(rows)]
    main(arguments)
    said = json.loads(capsys.readouterr().out)
    assert said["pieces"] < model.reader_.tokenizer.get_vocab_size()
    shipped = load(tmp_path / "shipped")
    assert shipped.name == "shipped"
    pairs = zip(shipped.predict_scores(articles), model.predict_scores(articles), strict=True)
    assert max(abs(one - other).mean() for one, other in pairs) < 0.2
    card = (tmp_path / "shipped" / "README.md").read_text(encoding="utf-8")
    assert card.startswith("# A card")
    assert "words.txt" in card
    with pytest.raises(OutputError, match="--force"):
        ship_transformer(tmp_path / "model", tmp_path / "shipped", [words])


def test_sentences_of_a_record_are_its_text(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    row = {"title": "bóng đá", "sentences": ["Giá vàng tăng.", "Giá dầu giảm."]}
    rows.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert [text for text in read_texts(rows) if text] == ["bóng đá", "Giá vàng tăng. Giá dầu giảm."]


def test_words_in_another_encoding_are_refused(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_bytes("đại hội\n".encode("utf-8-sig"))
    assert list(read_texts(words)) == ["đại hội"]
    words.write_bytes("được\n".encode() + b"\xff\n")
    with pytest.raises(InputError, match="is not UTF-8"):
        list(read_texts(words))
