import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.scoring.trained import trained_model
from tests.summarization.own_ranker import save_own_ranker
from unionml.article import Article
from unionml.bundle import Bundle
from unionml.errors import BundleError, InputError, UnionMLError, UsageError
from unionml.summarization import METHODS, LeadSentence, summarize, summarize_many
from unionml.summarization.cues import leans_on_another
from unionml.summarization.ranker import RankerSummarizer

ARTICLE = Article(
    title="Hai trăm suất quà cho công nhân ở trọ",
    lead="Sáng 12/5, hai trăm công nhân ở trọ nhận quà của công đoàn công ty Sao Mai.",
    body=(
        "Ảnh: Minh Quân",
        "Công đoàn công ty Sao Mai tặng 200 suất quà cho công nhân ở trọ. Mỗi suất quà gồm gạo, dầu ăn và tiền mặt.",
        "Bà Lê Thị Lan, chủ tịch công đoàn, cho biết đây là năm thứ ba công đoàn tặng quà cho công nhân ở trọ. "
        "Theo bà, số tiền do đoàn viên trong công ty góp lại.",
        "Chị Hoa, thợ may, nói phần quà giúp gia đình chị đỡ lo tiền chợ một tuần.",
    ),
)


def paragraph(article: Article, one: LeadSentence) -> str:
    return article.lead if one.paragraph == "lead" else article.body[one.paragraph]


def corpus() -> Iterator[Article]:
    for line in (ROOT / "data" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Article(
            title=row["title"], lead=row["lead"] or "", body=tuple(row["body"]), captions=tuple(row["captions"])
        )


@pytest.mark.parametrize("method", METHODS)
def test_every_method_quotes_the_source_in_its_order(method: str) -> None:
    for article in list(corpus())[:60]:
        lead = summarize(article, method=method)
        assert 1 <= len(lead.sentences) <= 3
        for one in lead.sentences:
            assert paragraph(article, one)[one.start : one.end] == one.text
        places = [(-1 if one.paragraph == "lead" else one.paragraph, one.start) for one in lead.sentences]
        assert places == sorted(places)
        assert not {one.text for one in lead.sentences} & set(article.captions)
        assert lead.method == method


def test_a_ranker_of_ones_own_is_a_method(tmp_path: Path) -> None:
    # Without their sapos, since these are mostly chosen whoever judges.
    articles = [replace(one, lead="") for one in list(corpus())[:60]]
    own = save_own_ranker(tmp_path / "mine")
    leads = list(summarize_many(articles, method=own))
    assert leads == [summarize(article, method=str(own)) for article in articles]
    assert {lead.method for lead in leads if lead} == {"mine"}
    shipped = list(summarize_many(articles))
    assert [lead and lead.sentences for lead in leads] != [lead and lead.sentences for lead in shipped]
    shutil.rmtree(own)
    shutil.copytree(ROOT / "models" / "lead", own)
    again = summarize_many(articles, method=own)
    assert [lead and lead.sentences for lead in again] == [lead and lead.sentences for lead in shipped], "opened anew"


@pytest.mark.parametrize("name", METHODS)
def test_a_ranker_that_is_called_like_a_method_is_told_from_it(tmp_path: Path, name: str) -> None:
    own = save_own_ranker(tmp_path / "ours" / name)
    leads = [summarize(ARTICLE, method=own), *summarize_many([ARTICLE], method=str(own))]
    assert [lead and lead.method for lead in leads] == [f"ours/{name}"] * 2


def test_what_is_no_ranker_is_no_method(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no method '.*nowhere'; choose one of .*, or name the directory"):
        summarize(ARTICLE, method=tmp_path / "nowhere")
    with pytest.raises(BundleError, match="not 'lead/ranker'"):
        summarize(ARTICLE, method=trained_model())


@pytest.mark.parametrize(
    "wrong", [{"log_length_mean": float("nan")}, {"log_length_scale": -1}, {"log_length_scale": "x"}]
)
def test_settings_of_a_ranker_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    bundle = Bundle.open(ROOT / "models" / "lead")
    with pytest.raises(BundleError, match="settings are incomplete"):
        RankerSummarizer.from_bundle(replace(bundle, config=bundle.config | wrong))


def test_the_json_shape() -> None:
    lead = summarize(ARTICLE, method="lead", sentences=1)
    assert lead.to_dict() == {
        "title": ARTICLE.title,
        "lead": ARTICLE.lead,
        "sentences": [{"text": ARTICLE.lead, "paragraph": "lead", "start": 0, "end": len(ARTICLE.lead)}],
        "method": "lead",
    }


def test_lead_takes_the_first_sentences_and_skips_the_credit() -> None:
    lead = summarize(ARTICLE, method="lead", sentences=2, from_body=True)
    assert [(one.paragraph, one.start) for one in lead.sentences] == [(1, 0), (1, 65)]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("wanted", [1, 2, 4])
def test_a_budget_of_sentences_is_met(method: str, wanted: int) -> None:
    assert len(summarize(ARTICLE, method=method, sentences=wanted).sentences) == wanted


@pytest.mark.parametrize("method", METHODS)
def test_a_budget_of_sentences_beyond_the_article_gives_them_all(method: str) -> None:
    assert len(summarize(Article(body=(ARTICLE.body[1],)), method=method, sentences=9).sentences) == 2


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("limit", [16, 20, 35, 60])
def test_a_budget_of_syllables_is_kept(method: str, limit: int) -> None:
    from unionml.text import syllables

    assert 0 < len(syllables(summarize(ARTICLE, method=method, syllables=limit).text)) <= limit


@pytest.mark.parametrize("method", METHODS)
def test_a_budget_that_no_sentence_fits_names_the_least_that_would(method: str) -> None:
    with pytest.raises(UsageError, match="the shortest has 10, so allow at least that many"):
        summarize(ARTICLE, method=method, syllables=3)
    assert summarize(ARTICLE, method=method, syllables=10).text


@pytest.mark.parametrize("budget", [{"sentences": 0}, {"syllables": -4}, {"sentences": True}, {"syllables": 2.5}])
def test_senseless_budgets_are_refused(budget: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="whole number"):
        summarize(ARTICLE, **budget)


def test_two_budgets_at_once_are_refused() -> None:
    with pytest.raises(UsageError, match="only one"):
        summarize(ARTICLE, sentences=1, syllables=40)


def test_an_unknown_method_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="lexrank"):
        summarize(ARTICLE, method="lsa")


@pytest.mark.parametrize("method", METHODS)
class TestBadInput:
    def test_one_sentence(self, method: str) -> None:
        text = "Công đoàn công ty tặng 200 suất quà cho công nhân."
        assert summarize(Article(body=(text,)), method=method).text == text

    def test_headings_only(self, method: str) -> None:
        article = Article(title="Vui Tết", body=("Chăm lo đời sống", "Đổi mới"), headings=("Đổi mới",))
        with pytest.raises(InputError, match="no sentence"):
            summarize(article, method=method)

    def test_nothing_at_all(self, method: str) -> None:
        with pytest.raises(InputError, match="no sentence"):
            summarize(Article(), method=method)

    def test_the_same_sentence_twenty_times(self, method: str) -> None:
        line = "Công đoàn công ty tặng 200 suất quà cho công nhân."
        assert summarize(Article(body=(" ".join([line] * 20),)), method=method, sentences=3).text == line

    def test_no_punctuation(self, method: str) -> None:
        lines = (
            "công đoàn công ty vừa tặng hai trăm suất quà cho công nhân ở trọ vào sáng nay",
            "mỗi suất quà gồm có gạo dầu ăn và năm trăm nghìn đồng tiền mặt cho một gia đình",
        )
        assert summarize(Article(body=lines), method=method, sentences=1).text in lines

    @pytest.mark.parametrize(
        "body",
        [
            "The union gave two hundred parcels to its members. Each parcel held rice and oil. They were glad of it.",
            "工会向两百名困难会员赠送了春节礼物。每份礼物有大米和食油。会员们表示感谢，许多人当场落泪。",
            "労働組合は200人の組合員に米と油を贈った。贈り物は一人につき五キロだった。組合員はとても喜んでいる。",
            "노동조합은 조합원 200명에게 쌀과 식용유를 선물로 전달했다고 밝혔다. 선물은 모두 5킬로그램씩 담겨 있었다.",
        ],
        ids=["English", "Chinese", "Japanese", "Korean"],
    )
    def test_another_language(self, method: str, body: str) -> None:
        lead = summarize(Article(body=(body,)), method=method, sentences=1)
        assert lead.text in body
        assert len(lead.text) < len(body) - 10

    def test_capitals(self, method: str) -> None:
        body = ARTICLE.body[2].upper()
        assert summarize(Article(body=(body,)), method=method, sentences=1).text in body

    def test_five_thousand_sentences(self, method: str) -> None:
        body = tuple(f"Đoàn viên thứ {i} ở tổ {i % 97} nhận {i * 7 % 501} suất quà của công đoàn." for i in range(5000))
        assert len(summarize(Article(body=body), method=method, sentences=2).sentences) >= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=6), st.text(max_size=100), st.sampled_from(METHODS))
def test_no_text_breaks_it(body: list[str], sapo: str, method: str) -> None:
    article = Article(lead=sapo, body=tuple(body))
    try:
        lead = summarize(article, method=method)
    except UnionMLError:
        return
    for one in lead.sentences:
        assert paragraph(article, one)[one.start : one.end] == one.text


def test_a_lead_opens_with_the_news_rather_than_with_a_reference_to_it() -> None:
    news = "Sáng 12/5, Công đoàn công ty Sao Mai trao 200 suất quà cho công nhân ở trọ tại phường Bình Minh."
    reference = "Ông này nói công đoàn công ty sẽ trao thêm 200 suất quà cho công nhân ở trọ."
    habit = "Công đoàn công ty Sao Mai mỗi năm trao hàng trăm suất quà cho công nhân ở trọ."
    assert summarize(Article(body=(news, reference, habit))).sentences[0].text == news
    assert summarize(Article(title=ARTICLE.title, body=(reference, habit))).sentences[0].text == habit


def test_beside_a_sapo_no_sentence_leans_on_one_that_was_left_out() -> None:
    for article in corpus():
        if not article.lead:
            continue
        chosen = summarize(article, method="ranker").sentences
        for before, one in zip((None, *chosen), chosen, strict=False):
            if one.paragraph != "lead" and leans_on_another(one.text):
                assert before is not None
                assert before.paragraph in ("lead", one.paragraph, one.paragraph - 1)


def test_a_sapo_that_leans_on_the_title_is_still_the_lead() -> None:
    sapo = "Đó là số phần quà mà công đoàn công ty Sao Mai trao cho công nhân ở trọ sáng 12/5."
    assert [one.paragraph for one in summarize(replace(ARTICLE, lead=sapo)).sentences] == ["lead"]


@pytest.mark.parametrize("thing", ["một bài", None, {"title": "x"}])
@pytest.mark.parametrize("method", METHODS)
def test_what_is_no_article_is_refused(thing: Any, method: str) -> None:
    with pytest.raises(UsageError, match=rf"takes an Article, not {type(thing).__name__}; make one with unionml\.read"):
        summarize(thing, method=method)


def test_a_quotation_is_quoted_whole_or_not_at_all() -> None:
    body = (
        "Lên nhận cờ thay mặt anh em, ông Lê Đắc Lợi, lái máy ủi 52 tuổi, nói trên công trường: “Đất níu bánh xe, "
        "không níu được chân người. Chúng tôi làm cả đêm cho kịp Tết”.",
        "Công trường tuyến tránh bước vào đợt thi đua nước rút 120 ngày do công đoàn ngành phát động từ tháng tư.",
        "Tổ ăn cơm tại chỗ.",
    )
    text = summarize(Article(title="Đua nước rút trên công trường", body=body)).text
    assert text.count("“") == text.count("”")


def test_what_only_announces_does_not_stand_alone() -> None:
    announcement = "Ban Chấp hành công đoàn công ty Sao Mai và gia đình vô cùng thương tiếc báo tin:"
    news = "Ông LÊ ĐÌNH KHOA, nguyên chủ tịch công đoàn công ty, đã từ trần ngày 6.5, hưởng thọ 77 tuổi."
    article = Article(title="Tin buồn", lead=announcement, body=(news, "Lễ viếng từ 8 giờ ngày 7.5 tại nhà tang lễ."))
    assert summarize(article).text.startswith(f"{announcement} {news}")


@pytest.mark.parametrize("method", METHODS)
def test_of_many_what_is_no_article_is_told_when_its_turn_comes(method: str) -> None:
    for thing, message in ((ARTICLE, "not a single one; put it in a list"), ("ab", "not str"), (None, "not NoneType")):
        with pytest.raises(UsageError, match=f"summarize_many takes a list of articles, {message}"):
            summarize_many(thing, method=method)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="takes an Article, not str"):
        list(summarize_many([ARTICLE, "x"], method=method))  # type: ignore[list-item]


def test_a_ranker_that_was_opened_refuses_what_is_no_article() -> None:
    ranker = RankerSummarizer.from_bundle(Bundle.open(ROOT / "models" / "lead"))
    with pytest.raises(UsageError, match="takes an Article, not str"):
        ranker.summarize("x")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="put it in a list"):
        ranker.summarize_many(ARTICLE)  # type: ignore[arg-type]


@pytest.mark.parametrize("method", METHODS)
def test_numbers_of_numpy_are_budgets(method: str) -> None:
    one: Any = np.int64(1)
    forty: Any = np.int32(40)
    assert summarize(ARTICLE, method=method, sentences=one) == summarize(ARTICLE, method=method, sentences=1)
    many = summarize_many([ARTICLE], method=method, syllables=forty)
    assert list(many) == [summarize(ARTICLE, method=method, syllables=40)]
    with pytest.raises(UsageError, match="give a whole number of at least 1"):
        summarize(ARTICLE, method=method, sentences=np.float64(1))  # type: ignore[arg-type]


def test_nothing_but_the_list_follows_what_announces_it() -> None:
    lead = "Công đoàn Viên chức tỉnh Hải Vân cho đoàn viên vay vốn ưu đãi năm 2024, cụ thể như sau:"
    ask = "Đề nghị các công đoàn cơ sở phổ biến nội dung thông báo này đến toàn thể đoàn viên trước ngày 5/5."
    article = Article(title="Cho vay vốn ưu đãi", lead=lead, body=("1. Mức vay: tối đa 50 triệu đồng.", ask))
    assert summarize(article).text == lead.removesuffix(", cụ thể như sau:")
