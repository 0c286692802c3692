"""Who a sentence names, and whom a lead names where the sapo names nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml import Article, summarize
from unionml.summarization.candidates import Reading
from unionml.summarization.names import LONGEST, naming_sentence, proper_names

SAPO = "Hơn 400 cán bộ nghe giới thiệu bốn chuyên đề, trong đó bữa ăn ca được bàn nhiều nhất."
NAMING = "Sáng 20/3, Công đoàn ngành Xây dựng Bình Định tổ chức hội nghị học tập nghị quyết cho 412 cán bộ ở cơ sở."
LATER = "Buổi chiều các tổ thảo luận về chất lượng bữa ăn ca và tiền thuê nhà của thợ ở công trường xa."
TITLE = "Công đoàn Xây dựng Bình Định học tập nghị quyết"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Công đoàn ngành Xây dựng Bình Định họp.", {"Xây", "Bình", "Định"}),
        ("Hơn 400 cán bộ nghe giới thiệu bốn chuyên đề.", set()),
        ("Các CĐCS tặng 200 suất quà Tết cho CNLĐ trong quý IV.", set()),
        ("Chị nói: “Cả nhà mừng lắm”, rồi cười.", set()),
        ("LĐLĐ tỉnh trao 50 suất quà.", {"LĐLĐ"}),
        ("Vinatex thưởng ba tháng lương.", {"Vinatex"}),
        ("Trưa 5/6, ông Lò Văn Ún đến.", {"Lò", "Văn", "Ún"}),
        ("工会召开代表大会。", set()),
    ],
)
def test_names_are_told_by_their_capitals(text: str, names: set[str]) -> None:
    assert proper_names(text) == names


@given(st.text())
def test_names_are_words_of_the_text(text: str) -> None:
    assert all(name in text for name in proper_names(text))


def _naming(article: Article) -> str | None:
    reading = Reading.of(article)
    place = naming_sentence(reading.candidates, reading.title)
    return None if place is None else reading.candidates[place].text


def test_a_sapo_that_names_nobody_gets_the_sentence_that_does() -> None:
    article = Article(title=TITLE, lead=SAPO, body=(LATER, NAMING))
    assert _naming(article) == NAMING
    assert NAMING in [one.text for one in summarize(article).sentences]


def test_a_sapo_that_names_somebody_stays_alone() -> None:
    sapo = "Hơn 400 cán bộ công đoàn ở Bình Định nghe giới thiệu bốn chuyên đề về bữa ăn ca."
    article = Article(title=TITLE, lead=sapo, body=(NAMING, LATER))
    assert _naming(article) is None
    assert [one.paragraph for one in summarize(article).sentences] == ["lead"]


def test_the_names_of_the_title_go_before_others() -> None:
    other = "Từ đầu năm, giá gỗ ở Gia Lai tăng hai lần, nhiều công trường phải giãn tiến độ."
    assert _naming(Article(title=TITLE, lead=SAPO, body=(other, NAMING))) == NAMING
    assert _naming(Article(lead=SAPO, body=(other, NAMING))) == other


@pytest.mark.parametrize(
    "sentence",
    [
        "“Anh em ở Bình Định mong bữa ăn ca ngon hơn.”",
        "Sau đó, ông này trả lời từng kiến nghị ở Bình Định.",
        "Sáng 20/3 ở Bình Định có " + "đại biểu từ các công trường, " * (LONGEST // 5) + "và nhiều người khác.",
    ],
    ids=["a bare quotation", "what leans on another", "a list"],
)
def test_no_sentence_stands_beside_a_sapo_that_cannot(sentence: str) -> None:
    assert _naming(Article(title=TITLE, lead=SAPO, body=(LATER, sentence))) is None


def test_without_a_sapo_or_a_name_nothing_is_asked_for() -> None:
    assert _naming(Article(title=TITLE, body=(LATER, NAMING))) is None
    assert _naming(Article(title=TITLE, lead=SAPO, body=(LATER, LATER.replace("Buổi", "Mỗi buổi")))) is None


def test_a_budget_goes_before_names() -> None:
    article = Article(title=TITLE, lead=SAPO, body=(NAMING, LATER))
    assert [one.text for one in summarize(article, sentences=1).sentences] == [NAMING]
    assert [one.paragraph for one in summarize(article, syllables=20).sentences] == ["lead"]
