"""Tests of lines of pages in Chinese, Japanese and Korean."""

import unicodedata

import pytest

from unionml.reading.page.cues import cues
from unionml.reading.page.east import lines as east
from unionml.reading.page_text import read_page_text

PAGE = """工友报中文网
首页　要闻　劳动　社会　图片
{title}
2025年1月14日 09:30　来源：工友报

1月13日，同奈省劳动联合会在龙城工业区举行慰问活动，为一万名困难工人送上年货。

每份礼物包括现金五十万盾和一袋大米。“今年奖金少，这份心意很暖。”女工阮氏花说。

联合会还租用了三十二辆大客车，送外省工人回家过年，活动持续到腊月二十六日。

{author}

版权所有 不得转载
"""


@pytest.mark.parametrize(
    "title",
    [
        "关于表彰先进集体的通报",
        "工会建设职工服务网",
        "版权保护条例正式实施",
        "分享经济发展报告发布",
        "未经培训不得上岗",
        "文化活动丰富职工生活",
        "记者调查发现隐患",
    ],
)
def test_a_title_that_opens_or_ends_like_a_button_or_a_site_is_a_title(title: str) -> None:
    article = read_page_text(PAGE.format(title=title, author="记者 李明"))
    assert (article.title, article.byline, len(article.body)) == (title, "记者 李明", 2)
    assert article.captions == ()


@pytest.mark.parametrize("author", ["记者 陈红 王明", "记者：陈红、王明", "本报记者陈红", "文/陈红", "作者：陈红"])
def test_authors(author: str) -> None:
    assert read_page_text(PAGE.format(title="同奈省工会为一万名工人送上年货", author=author)).byline == author


@pytest.mark.parametrize("text", ["文化惠民", "记者了解到", "作者认为", "记者调查发现隐患"])
def test_no_authors(text: str) -> None:
    assert not east.is_author(text)


@pytest.mark.parametrize(
    "text",
    [
        "新华网",
        "版权所有 不得转载",
        "未经授权不得转载",
        "未经本网许可 禁止转载",
        "分享到微信",
        "分享",
        "댓글 3",
        "댓글쓰기",
        "ベトナム労働新聞",
        "좋아요 12",
        "無断転載を禁じます",
        "人民日报",
        "工友报中文网",
        "朝日新聞",
        "共同通信",
        "노동신문",
    ],
)
def test_buttons_rights_and_sites(text: str) -> None:
    assert cues.is_noise(cues.key_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "台风预报",
        "一带一路光通信",
        "댓글 문화 개선 캠페인",
        "좋아요 캠페인",
        "無断欠勤で解雇は有効か",
        "职工诉求直通互联网",
    ],
)
def test_no_buttons(text: str) -> None:
    assert not cues.is_noise(cues.key_of(text))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_lines_in_every_form_of_unicode(form: str) -> None:
    def formed(text: str) -> str:
        return unicodedata.normalize(form, text)  # type: ignore[arg-type]

    assert cues.split_date(formed("2025년 5월 18일 10:30")) is not None
    assert east.is_menu(formed("뉴스 정치 경제 사회 문화"))
    assert east.is_author(formed("김서연 기자"))


@pytest.mark.parametrize(
    "text",
    [
        "図1 新しい休憩所（写真：共同）",
        "写真：組合員が集会で手を挙げる",
        "工人在车间里检查设备。图片来源：新华社",
        "职工领取年货 摄影/李明",
        "[사진=연합뉴스]",
        "조합원들이 쉼터에서 쉬고 있다. 사진 제공=노조",
    ],
)
def test_credits_of_photographs(text: str) -> None:
    assert east.is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "編集部が選んだ写真：組合の歴史を伝える一枚が会館に飾られている。",
        "彼は展示の題名を「働く人の写真：十年の記録」と決めた。",
        "工会按下图：先登记，再领取，最后由班组长签字确认。",
        "현장을 담은 사진: 조합은 이를 증거로 제출했다.",
    ],
)
def test_sentences_that_speak_of_pictures_are_no_captions(text: str) -> None:
    assert not east.is_caption(text)


@pytest.mark.parametrize(
    "text", ["首页 新闻 维权 生活 论坛", "矿区 | 人物 | 摄影 | 书架", "トップ　経済　労働　暮らし　連載"]
)
def test_menus(text: str) -> None:
    assert east.is_menu(text)


@pytest.mark.parametrize("text", ["王芳 李明 张伟 赵强", "白日 依山尽 黄河 入海流", "山田 佐藤 鈴木 田中"])
def test_short_words_with_blanks_between_them_are_no_menu(text: str) -> None:
    assert not east.is_menu(text)


@pytest.mark.parametrize("name", ["祁 远帆", "白鳥 真理恵", "山田　はな"])
def test_a_name_alone_between_title_and_text(name: str) -> None:
    page = PAGE.format(title="同奈省工会为一万名工人送上年货", author="")
    assert read_page_text(page.replace("工友报\n\n", f"工友报\n{name}\n\n", 1)).byline == name


@pytest.mark.parametrize(
    "last",
    [
        "联合会表示，活动将持续到月底，帮助更多外省工人安心回家过年。（完）",
        "联合会表示，活动将持续到月底，帮助更多外省工人安心回家过年。（编辑：何敏）1140107",
        "聯合會表示，活動將持續到月底。阮氏花說：「那天我真的很高興。謝謝大家帶來的年貨和祝福」",
    ],
)
def test_a_closing_paragraph_with_a_note_or_a_quotation_behind_its_stop(last: str) -> None:
    article = read_page_text(
        PAGE.format(title="同奈省工会为一万名工人送上年货", author=last + "\n\n相关新闻\n工友之家开放\n年货市场开市")
    )
    assert article.body[-1] == last
    assert not article.captions


@pytest.mark.parametrize(
    "text", ["女工在门口等车。（陈安摄）", "工友们领取年货。（读者提供）", "「もう限界。」介護職員の「悲鳴」"]
)
def test_captions_and_headings_that_close_alike(text: str) -> None:
    assert not cues.stop_of(text)
