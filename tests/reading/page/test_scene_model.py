import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from unionml.reading.page.captions.scene_model import FILE, INTERCEPT, features, score

ROWS = [json.loads(line) for line in (ROOT / "data" / "short-lines.jsonl").read_text(encoding="utf-8").splitlines()]


def test_what_a_sentence_is_made_of() -> None:
    found = features("Ông Trần Văn Lực trao 5 phần quà.")
    assert {"ông @", "@ trao 0", "^ông", "^^ông @", "$$phần quà", "#figures 1", "!opens titles", "!person"} <= found
    assert "#," not in found
    assert features("") == set()


def test_it_was_learnt_with_these_features() -> None:
    weights = json.loads(
        (ROOT / "src" / "unionml" / "reading" / "page" / "captions" / FILE).read_text(encoding="utf-8")
    )
    known = {name for row in ROWS for text in [*row["captions"], *row["body"]] for name in features(text)} | {INTERCEPT}
    assert INTERCEPT in weights
    assert all(weights.values())
    assert len(known & weights.keys()) > 1500
    assert list(weights) == sorted(weights)


def test_most_captions_score_above_most_paragraphs() -> None:
    captions = sorted(score(text) for row in ROWS for text in row["captions"])
    paragraphs = sorted(score(text) for row in ROWS for text in row["body"])
    assert captions[len(captions) // 5] > paragraphs[-len(paragraphs) // 20]


@given(st.text(st.sampled_from("ôÔnaNg1 ,.()“-\u0301\n\u00a0"), max_size=60))
def test_any_text_has_a_score_that_its_spelling_does_not_change(text: str) -> None:
    assert score(unicodedata.normalize("NFD", text)) == score(unicodedata.normalize("NFC", text))
