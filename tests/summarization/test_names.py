"""Who a sentence names, and whom a lead names where the sapo names nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml import Article, summarize
from unionml.summarization.candidates import Reading
from unionml.summarization.names import LENGTHS, naming_sentence, proper_names

SAPO = "Hơn 400 cán bộ nghe giới thiệu bốn chuyên đề, trong đó bữa ăn ca được bàn nhiều nhất."
NAMING = "Sáng 20/3, Công đoàn ngành Xây dựng Bình Định tổ chức hội nghị học tập nghị quyết cho 412 cán bộ ở cơ sở."
LATER = "Buổi chiều các tổ thảo luận về chất lượng bữa ăn ca và tiền thuê nhà của thợ ở công trường xa."
TITLE = "Công đoàn Xây dựng Bình Định học tập nghị quyết"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Công đoàn ngành Xây dựng Bình Định họp.", ["Xây", "Bình Định"]),
        ("Hơn 400 cán bộ nghe giới thiệu bốn chuyên đề.", []),
        ("Các CĐCS tặng 200 suất quà Tết cho CNLĐ trong quý IV.", []),
        ("Chị nói: “Cả nhà mừng lắm”, rồi cười.", []),
        ("LĐLĐ tỉnh trao 50 suất quà.", ["LĐLĐ"]),
        ("Vinatex thưởng ba tháng lương.", ["Vinatex"]),
        ("Hà Nội thưởng ba tháng lương, Nam Định hai.", ["Hà Nội", "Nam Định"]),
        ("Trưa 5/6, ông Lò Văn Ún (Mường La) đến.", ["Lò Văn Ún", "Mường La"]),
        ("Chiều thứ Hai, hơn ba trăm người được khám.", []),
        ("工会召开代表大会。", []),
        ("", []),
    ],
)
def test_names_are_told_by_their_capitals(text: str, names: list[str]) -> None:
    assert [" ".join(name) for name in proper_names(text)] == names


@given(st.text())
def test_names_are_pieces_of_the_text(text: str) -> None:
    assert all(" ".join(name) in text for name in proper_names(text))


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


def test_a_sentence_with_names_of_the_title_goes_before_a_dated_one() -> None:
    dated = "Từ ngày 5/3, giá gỗ ở Gia Lai tăng hai lần, nhiều công trường phải giãn tiến độ."
    assert _naming(Article(title=TITLE, lead=SAPO, body=(dated, NAMING))) == NAMING
    assert _naming(Article(lead=SAPO, body=(dated, NAMING))) == dated


@pytest.mark.parametrize(
    "sentence",
    [
        "“Anh em ở Bình Định mong bữa ăn ca ngon hơn.”",
        "Sau đó, ông này trả lời từng kiến nghị ở Bình Định.",
        "Sáng 20/3 ở Bình Định có " + "đại biểu từ các công trường, " * (LENGTHS.stop // 5) + "và nhiều người khác.",
        "Ở Bình Định, chuyện ấy không mới.",
        "Theo Bộ luật Lao động ở Việt Nam, có hiệu lực từ ngày 1/1/2021, bữa ăn ca do hai bên thỏa thuận.",
        "Chị Ngân Thị Xuyến kể công trường nào cũng mong có một bữa ăn ca ngon hơn trước.",
    ],
    ids=[
        "a bare quotation",
        "what leans on another",
        "a list",
        "hardly anything",
        "a law",
        "a name that the title has not, and no date",
    ],
)
def test_no_sentence_stands_beside_a_sapo_that_cannot(sentence: str) -> None:
    assert _naming(Article(title=TITLE, lead=SAPO, body=(LATER, sentence))) is None


def test_without_a_sapo_or_a_name_nothing_is_asked_for() -> None:
    assert _naming(Article(title=TITLE, body=(LATER, NAMING))) is None
    assert _naming(Article(title=TITLE, lead=SAPO, body=(LATER, LATER.replace("Buổi", "Mỗi buổi")))) is None


def test_a_budget_goes_before_names() -> None:
    article = Article(title=TITLE, lead=SAPO, body=(NAMING, LATER))
    assert [one.paragraph for one in summarize(article, sentences=1).sentences] == ["lead"]
    for syllables in (20, 30, 40):
        assert [one.paragraph for one in summarize(article, syllables=syllables).sentences] == ["lead"]
    assert [one.text for one in summarize(article, sentences=2).sentences] == [SAPO, NAMING]
