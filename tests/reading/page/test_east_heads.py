"""Tests of heads of pages in Chinese, Japanese and Korean: titles, subtitles, authors, dates and sections."""

import pytest

from unionml.errors import InputError
from unionml.reading.page.cues import cues
from unionml.reading.page.east import lines as east
from unionml.reading.page_text import read_page_text

KOREAN = """전체메뉴
로그인
정치
노동
문화
홈
노동
{title}
{subtitle}
기자명
한유진 기자
입력 2024.03.05 08:10
수정 2024.03.05 11:40
댓글 0
바로가기
본문 글씨 키우기
낯선 단추
다른 낯선 단추
SNS 기사보내기
페이스북(으로) 기사보내기
{caption}
가온시 버스노동조합은 지난달 마지막 배차 시간을 한 시간 앞당기기로 회사와 합의했다. 합의안은 다음 달부터 시행된다.
조합원들은 밤늦게 차고지로 돌아오는 길이 위험하다고 말해 왔다. “겨울에는 길이 얼어 걸어갈 수가 없다”고 한 기사는 말했다.
회사는 셔틀버스 세 대를 새로 마련하고 휴게실도 고치기로 했다. 노사는 석 달 뒤 다시 만나 결과를 살펴보기로 했다.
한유진 기자
hanyujin@gaon.example
관련기사
가온시 시장, 새 다리 공사 현장 방문
"""
TITLE = "가온시 버스노조, 막차 시간 한 시간 앞당기기로 회사와 합의"
SUBTITLE = "셔틀버스 세 대 새로 마련하고 휴게실도 고쳐"
CAPTION = "▲ 가온시 버스 기사들이 4일 저녁 차고지에서 셔틀버스를 기다리고 있다. <문다인 기자>"


def test_a_korean_page_with_a_subtitle_buttons_and_a_caption() -> None:
    article = read_page_text(KOREAN.format(title=TITLE, subtitle=SUBTITLE, caption=CAPTION))
    assert (article.title, article.lead, article.section) == (TITLE, SUBTITLE, "노동")
    assert (article.byline, article.published) == ("한유진 기자", "2024.03.05 08:10")
    assert len(article.body) == 3
    assert article.captions == (CAPTION,)


def test_a_korean_page_without_a_subtitle() -> None:
    article = read_page_text(KOREAN.format(title=TITLE, subtitle="", caption=""))
    assert (article.title, article.byline) == (TITLE, "한유진 기자")
    assert len([article.lead, *article.body]) == 3


def test_a_kicker_above_a_title_is_none() -> None:
    article = read_page_text(KOREAN.format(title=f"[현장] 밤길\n{TITLE}", subtitle=SUBTITLE, caption=""))
    assert (article.title, article.lead) == (TITLE, SUBTITLE)


def test_a_last_paragraph_that_its_reporter_signs_is_text() -> None:
    last = "노사는 석 달 뒤 다시 만난다. 조합은 그때까지 밤길을 살피고 있다. 한유진 기자"
    article = read_page_text(
        KOREAN.format(title=TITLE, subtitle=SUBTITLE, caption="").replace("\n한유진 기자\nhan", f"\n{last}\nhan")
    )
    assert article.body[-1] == last


CHINESE = """海角網
登入
港聞
社會新聞
國際
生活
港聞
社會新聞
{title}
撰文：
梁子晴
出版：
2024-03-05 17:40
更新：
2024-03-05 21:05
碼頭工會昨日（4日）與船公司談判至深夜，雙方同意由下月起增設夜間接駁車，並把輪班時間縮短一小時。
碼頭工人在閘口等候接駁車。（讀者提供）
工會幹事指，夜班工人多年來要步行半小時才到車站，雨天更是危險。「我們等了很久，今日終於等到。」
船公司發言人表示，公司會於三個月後檢討安排，並聽取工人的意見，希望雙方繼續保持溝通。
相關閱讀
渡輪碼頭下月翻新
"""


@pytest.mark.parametrize(
    "title", ["碼頭工會與船公司談判至深夜 夜班接駁車下月開通：工人等了多年", "碼頭夜班接駁車下月開通"]
)
def test_a_chinese_page_with_labels_above_their_values(title: str) -> None:
    article = read_page_text(CHINESE.format(title=title))
    assert (article.title, article.byline, article.published) == (title, "梁子晴", "2024-03-05 17:40")
    assert article.section == "社會新聞"
    assert len([article.lead, *article.body]) == 3
    assert article.captions == ("碼頭工人在閘口等候接駁車。（讀者提供）",)


JAPANESE = """メニュー
みなと新聞デジタル
社会
経済
くらし
みなと新聞デジタル
記事
{title}
{author}
{date}
シェア
ブックマーク
メールで送る
{caption}
　港湾で働く人たちの労働組合は4日、夜勤明けの送迎バスを来月から走らせることで会社側と合意したと発表した。
　組合によると、夜勤を終えた人は駅まで30分ほど歩いて帰っていた。雨の日は特に危なく、改善を求める声が上がっていた。
　会社側は「安全に帰れるようにしたい」としている。3カ月後に利用の状況を確かめ、本数を増やすかどうかを決める。
関連ニュース
港の食堂、朝6時から営業へ
"""


@pytest.mark.parametrize(
    ("author", "name"),
    [("水上直子", "水上直子"), ("水上 なお : ジャーナリスト", "水上 なお"), ("水上直子記者", "水上直子記者")],
)
def test_a_japanese_author_between_title_and_date(author: str, name: str) -> None:
    title = "夜勤明けの送迎バス、来月から運行へ 港湾労組と会社が合意"
    caption = "送迎バスの停留所に並ぶ組合員ら=2024年3月、みなと市、水上直子撮影"
    article = read_page_text(JAPANESE.format(title=title, author=author, date="2024年3月5日 5時00分", caption=caption))
    assert (article.title, article.byline, article.published) == (title, name, "2024年3月5日 5時00分")
    assert article.captions == (caption,)
    assert len([article.lead, *article.body]) == 3


def test_a_section_above_a_date_is_no_author() -> None:
    title = "夜勤明けの送迎バス、来月から運行へ 港湾労組と会社が合意"
    article = read_page_text(
        JAPANESE.format(title="みなと市の暮らしと仕事の話", author="社会", date=f"2024年3月5日\n{title}", caption="")
    )
    assert article.title == title
    assert article.byline == ""


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024/3/5 00:38（3/5 08:15 更新）", "2024/3/5 00:38"),
        ("2024/03/05 06:12 JST配信", "2024/03/05 06:12"),
        ("수정 2024-03-06 15:03등록 2024-03-05 05:00", "2024-03-05 05:00"),
        ("등록 2024-03-05 05:00 수정 2024-03-06 15:03", "2024-03-05 05:00"),
    ],
)
def test_dates_with_what_stands_around_them(text: str, date: str) -> None:
    assert cues.split_date(text) == ("", date)


@pytest.mark.parametrize("text", ["2024/3/5 工會發起遊行", "2024年の賃金改定について", "2025 임금협상 결과 수정안"])
def test_headlines_with_figures_are_no_dates(text: str) -> None:
    assert cues.split_date(text) is None


def test_an_appeal_of_an_office() -> None:
    page = """海角市总工会
首页
机构概况
通知公告
您的位置：
首页
>
通知公告
关于开展夏季送清凉活动致全市职工的一封信
发布时间：
2024-06-05
浏览次数：
1024
字体：[大 中 小]
全市职工朋友们：
　　夏天到了，户外劳动者更加辛苦。市总工会将在各个驿站准备绿豆汤和毛巾，请大家路过时进来歇一歇。
　　一、请各单位把高温时段的工作安排在早晚，让大家有时间休息！
　　二、请各驿站每天开放到晚上十点，并准备好常用的药品。
　　让我们一起关心身边的劳动者，平安度过这个夏天。
海角市总工会
【打印本页】
【关闭窗口】
"""
    article = read_page_text(page)
    assert article.title == "关于开展夏季送清凉活动致全市职工的一封信"
    assert article.lead == ""
    assert article.body[0] == "全市职工朋友们："
    assert len(article.body) == 5
    assert (article.published, article.section) == ("2024-06-05", "通知公告")


@pytest.mark.parametrize("text", ["전국가온노동조합_성명서.hwp", "공문 2024-03.hwpx"])
def test_documents_are_no_titles(text: str) -> None:
    assert cues.is_attached(text) or cues.is_attached(text.replace(" ", "_"))


@pytest.mark.parametrize(
    ("text", "size"),
    [("", 0), ("công đoàn", 2), ("工会", 1), ("联合会慰问外省工人", 6), ("버스노조 막차 합의", 5), ("3", 1)],
)
def test_lines_count_by_what_they_say(text: str, size: int) -> None:
    assert east.size_of(text) == size


@pytest.mark.parametrize(
    "text",
    ["본문 바로가기", "광고", "공유 댓글 글자크기조정 인쇄", "字体：[大 中 小]", "来源：海角工人报", "ブックマーク"],
)
def test_buttons(text: str) -> None:
    assert cues.is_noise(cues.key_of(text))


@pytest.mark.parametrize(
    "text", ["광고 없는 거리를 만든 사람들", "本文の読み方について考える", "社會新聞", "来源不明的工资条引发争议讨论"]
)
def test_no_buttons(text: str) -> None:
    assert not cues.is_noise(cues.key_of(text))


def test_a_page_of_nothing_but_buttons_is_no_article() -> None:
    with pytest.raises(InputError):
        read_page_text("\n\n")


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("작성자 정책실 | 작성일 2024-03-05 11:20 | 조회 1,482", ("정책실", "2024-03-05 11:20")),
        ("发布时间：2024-03-05 浏览次数：2187 字体：[大 中 小]", ("", "2024-03-05")),
        ("时间：2024-03-05 作者：陈安 阅读：12次", ("陈安", "2024-03-05")),
        ("조회수 12 | 등록일 2024.03.05", ("", "2024.03.05")),
    ],
)
def test_lines_of_labelled_fields(text: str, dated: tuple[str, str]) -> None:
    assert cues.split_date(text) == dated


@pytest.mark.parametrize(
    "text", ["노조 2024-03-05 총파업 결의", "时间：2024-03-05 地点：海角市工人文化宫", "2024年3月5日 工会代表大会召开"]
)
def test_lines_that_say_more_than_when(text: str) -> None:
    assert cues.split_date(text) is None


@pytest.mark.parametrize("text", ["（完）", "(끝)", "（责编：陈安、李明）", "《 海角日报 》( 2024年03月05日 06 版)"])
def test_what_closes_an_article_is_none_of_it(text: str) -> None:
    assert cues.is_noise(cues.key_of(text))
