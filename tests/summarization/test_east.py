"""Tests of leads of articles in Chinese, Japanese and Korean."""

import pytest

import unionml
from unionml.article import Article
from unionml.summarization import summarize
from unionml.summarization.candidates import candidates
from unionml.summarization.east_marks import is_mark, mark_end
from unionml.summarization.result import Lead, LeadSentence
from unionml.text.tokens import is_without_blanks

NEWS = "海角市总工会五日宣布，将在码头旁新开三家驿站，让夜班工人有地方喝水和休息。"
MORE = "驿站每天开到凌晨两点，备有热水、雨伞和常用药品，由退休职工轮流照看。"


@pytest.mark.parametrize(
    "mark",
    ["本报讯（记者陈安 通讯员李明）", "（海角社記者梁子晴台北24日電）", "海角社河内——", "海角社河内1月5日电 "],
)
def test_chinese_news_behind_an_agencys_mark(mark: str) -> None:
    article = Article(title="码头旁新开三家驿站", body=(mark + NEWS, MORE))
    found = [one.text for one in candidates(article)]
    assert found == [NEWS, MORE]
    assert mark_end(mark + NEWS) == len(mark)
    assert is_mark(mark.strip())


@pytest.mark.parametrize("mark", ["(가온=한빛뉴스) 한유진 기자 = ", "(GAON) - ", "[가온=한빛뉴스] 한유진 기자 - "])
def test_korean_news_behind_an_agencys_mark(mark: str) -> None:
    news = "가온시 버스노조는 5일 막차 시간을 한 시간 앞당기기로 회사와 합의했다고 밝혔다."
    more = "회사는 셔틀버스 세 대를 새로 마련하고 낡은 휴게실도 고치기로 했다."
    article = Article(title="버스노조 막차 시간 합의", body=(mark + news, more))
    assert [one.text for one in candidates(article)] == [news, more]


@pytest.mark.parametrize(
    "text",
    [
        "（完）" + NEWS,
        "本报社区版的读者会今天开始报名，欢迎夜班工人带着家人一起来参加。",
        "가온시 버스노조는 5일 막차 시간을 한 시간 앞당기기로 회사와 합의했다.",
        "(NLĐO) - Sáng 5-11, LĐLĐ tỉnh khai mạc hội thi thợ giỏi ở khu công nghiệp.",
    ],
)
def test_no_marks(text: str) -> None:
    assert mark_end(text) == 0


def test_an_appeal_with_a_salutation_has_a_lead() -> None:
    article = Article(
        title="致职工的一封信", body=("全市职工朋友们：", NEWS, MORE, "让我们一起关心身边的人，平安过夏天！")
    )
    assert "全市职工朋友们：" not in summarize(article).text


@pytest.mark.parametrize("method", ["lead", "ranker"])
def test_chinese_sentences_are_joined_without_a_blank(method: str) -> None:
    lead = summarize(Article(title="码头旁新开三家驿站", body=(NEWS, MORE)), method=method, sentences=2)
    assert lead.text == NEWS + MORE


def test_other_sentences_are_joined_by_blanks() -> None:
    texts = ("Họ đã về.", "“Mừng lắm!”", "그는 웃었다.", "End.")
    sentences = tuple(LeadSentence(text, i, 0, len(text)) for i, text in enumerate(texts))
    assert Lead("", sentences, "lead").text == " ".join(texts)


def test_every_sentence_of_a_lead_is_the_articles() -> None:
    article = Article(title="码头旁新开三家驿站", body=("本报讯（记者陈安）" + NEWS, MORE))
    for one in unionml.summarize(article).sentences:
        assert isinstance(one.paragraph, int)
        assert article.body[one.paragraph][one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("text", "dense"),
    [(NEWS, True), ("Chủ tịch 陈进勇 (Trần Tiến Dũng) đến thăm.", False), ("", False), ("가온시 버스노조", False)],
)
def test_which_texts_have_no_blanks(text: str, dense: bool) -> None:
    assert is_without_blanks(text) is dense
