"""Which parts of an article count as title, lead and body."""

import unicodedata
from typing import Literal

import pytest

from unionml.article import Article
from unionml.classification.tfidf import TfidfTopicModel


def test_the_title_decides_between_two_topics_that_hold(model: TfidfTopicModel) -> None:
    titled = Article(title="Đại hội công đoàn cơ sở", body=("Công đoàn tặng quà đoàn viên khó khăn.",))
    turned = Article(title="Công đoàn tặng quà đoàn viên khó khăn", body=("Đại hội công đoàn cơ sở.",))
    first, second = (one.scores for one in model.predict([titled, turned]))
    assert first["congress"] - first["gifts"] > second["congress"] - second["gifts"]


def test_a_whole_article_in_the_title_is_read_as_title_and_body() -> None:
    from unionml.classification.fields import BODY, TITLE, segments, title_and_lead

    words = " ".join(["Công đoàn tặng quà cho công nhân."] * 9)
    found = segments(Article(title=f"Tin ngắn hôm nay. {words}"))
    assert found == [(TITLE, "Tin ngắn hôm nay."), (BODY, words)]
    assert segments(Article(body=(f"Tin ngắn hôm nay. {words}", "Hết."))) == [*found, (BODY, "Hết.")]
    assert segments(Article(lead="Sapo.", body=(words,)))[-1] == (BODY, words)
    assert segments(Article(title="Tin ngắn", body=("Tin ngắn", "Nội dung."))) == [
        (TITLE, "Tin ngắn"),
        (BODY, "Nội dung."),
    ]
    assert title_and_lead(Article(title="Tin", body=("Một câu. Hai câu.", "Ba."))).lead == "Một câu. Hai câu."


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u200b ", "\u00ad "])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_titles_are_found_again_and_cut_however_they_are_spelt(blank: str, form: Literal["NFC", "NFD"]) -> None:
    from unionml.classification.fields import segments

    def spelt(text: str) -> str:
        return unicodedata.normalize(form, text).replace(" ", blank)

    words = " ".join(["Công đoàn tặng quà cho công nhân."] * 9)
    assert len(segments(Article(title=spelt(f"Tin ngắn hôm nay. {words}")))) == 2
    repeated = Article(title="Công đoàn tặng quà", body=(spelt("Công đoàn tặng quà"), "Nội dung."))
    assert [text for _, text in segments(repeated)] == ["Công đoàn tặng quà", "Nội dung."]
