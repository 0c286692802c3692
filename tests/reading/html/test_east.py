"""HTML pages in Chinese, Japanese and Korean, whose headlines no blanks divide into words."""

import pytest

from unionml.reading import read_html

PAGES = {
    "zh": (
        "省总工会为外卖骑手建立集体协商机制",
        "工会",
        "河东网",
        (
            "3月18日，省总工会与四家平台企业签订集体合同，覆盖全省二十万名骑手。",
            "协商前，骑手代表提出了十七条意见，其中十一条写入合同。",
            "下一步，省总工会将选派一百名协商指导员。",
        ),
        ("推荐阅读", "骑手补贴怎么领取有了新办法", "四个城市试点职业伤害保障"),
    ),
    "ja": (
        "外国人技能実習生のための労組が県内で初結成",
        "社会",
        "みなと新報",
        (
            "県内の縫製工場で働く技能実習生ら四十人が三月十八日、労働組合を結成した。",
            "組合は残業代の支払いと宿舎の改善を会社に求めている。",
            "県労連によると、実習生だけの組合は県内で初めてという。",
        ),
        ("関連記事", "最低賃金の引き上げ額で労使が対立", "介護職員の賃上げを求め署名提出"),
    ),
    "ko": (
        "택배노조 주5일제 합의안 가결 내달부터 시행",
        "노동",
        "한강신문",
        (
            "택배노조가 18일 조합원 투표에서 주5일제 합의안을 가결했다.",
            "투표에는 조합원 4천여 명이 참여했고 찬성률은 81%였다.",
            "노조는 다른 회사와도 교섭에 나설 계획이다.",
        ),
        ("관련기사", "최저임금 심의 노사 평행선", "돌봄 노동자 처우 개선 촉구"),
    ),
}


@pytest.mark.parametrize("headline", ["<h1>{}</h1>", "<div><b>{}</b></div>"])
@pytest.mark.parametrize("between", ["--", "_", "-", " - ", "|"])
@pytest.mark.parametrize("language", PAGES)
def test_a_headline_without_blanks_is_found(language: str, between: str, headline: str) -> None:
    title, section, site, body, (cue, *others) = PAGES[language]
    items = "".join(f'<li><a href="/{number}">{other}</a></li>' for number, other in enumerate(others))
    article = read_html(
        f"<html><head><title>{between.join((title, section, site))}</title></head><body>"
        f'<div><a href="/">{site}</a> <a href="/a">{section}</a></div>'
        f"<div>{headline.format(title)}<div>2025-03-19 08:14</div>{''.join(f'<p>{one}</p>' for one in body)}</div>"
        f"<div><h2>{cue}</h2><ul>{items}</ul></div></body></html>"
    )
    assert article.title == title
    assert tuple(filter(None, (article.lead, *article.body))) == body
    assert article.published == "2025-03-19 08:14"
    assert [other.title for other in article.related] == others


@pytest.mark.parametrize(
    ("language", "author"), [("zh", "柳若溪"), ("zh", "欧阳若溪"), ("ja", "真木 しおり"), ("ko", "서민하")]
)
@pytest.mark.parametrize(
    "form",
    [
        "<meta name='author' content='{}'>",
        '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"x","author":{{"name":"{}"}}}}</script>',
        "<div class='author'>{}</div>",
    ],
)
def test_a_bare_name_that_the_page_states(language: str, author: str, form: str) -> None:
    title, _, site, body, _ = PAGES[language]
    text = "".join(f"<p>{one}</p>" for one in body)
    stated = form.format(author)
    head, shown = ("", stated) if "div" in form else (stated, "")
    head += f"<meta property='og:site_name' content='{site}'>"
    article = read_html(
        f"<html><head>{head}</head><body><div><h1>{title}</h1><div>{shown}</div>{text}</div></body></html>"
    )
    assert (article.title, article.byline, article.body) == (title, author, body)


def test_fields_side_by_side_in_chinese() -> None:
    title, _, site, body, _ = PAGES["zh"]
    fields = ("发布时间：2025-03-19 08:14", f"来源：{site}", "作者：柳若溪", "字体：【<a>大</a> <a>中</a> <a>小</a>】")
    line = "".join(f"<span>{field}</span>" for field in fields)
    text = "".join(f"<p>{one}</p>" for one in body)
    article = read_html(f"<html><head></head><body><div><h1>{title}</h1><div>{line}</div>{text}</div></body></html>")
    assert (article.title, article.byline, article.body) == (title, "柳若溪", body)
    assert article.published == "2025-03-19 08:14"


def test_what_an_account_of_a_network_puts_around_its_text() -> None:
    title, _, _, body, _ = PAGES["zh"]
    lines = ("点击上方蓝字 关注我们", *body, "编辑：林小满", "审核：黎文德", "长按识别二维码关注我们")
    text = "".join(f"<p><span>{one}</span></p>" for one in lines)
    article = read_html(f"<html><head></head><body><div><h1>{title}</h1><div>{text}</div></div></body></html>")
    assert (article.title, article.body) == (title, body)


@pytest.mark.parametrize("name", ["journalist_name", "reporter-name"])
def test_a_reporter_by_his_class(name: str) -> None:
    title, _, _, body, _ = PAGES["ko"]
    text = "".join(f"<p>{one}</p>" for one in body)
    line = f"<div class='head_info'><em class='{name}'>서민하 기자</em></div>"
    article = read_html(f"<html><head></head><body><div><h1>{title}</h1>{line}{text}</div></body></html>")
    assert (article.title, article.byline, article.body) == (title, "서민하 기자", body)


@pytest.mark.parametrize(
    ("language", "line", "author"),
    [("ko", "기자명 서민하 기자", "서민하 기자"), ("zh", "作者：柳若溪", "柳若溪"), ("zh", "撰文：柳若溪", "柳若溪")],
)
def test_a_labelled_author(language: str, line: str, author: str) -> None:
    title, _, _, body, _ = PAGES[language]
    text = "".join(f"<p>{one}</p>" for one in body)
    fields = f"<ul><li>{line}</li><li>2025-03-19 08:14</li></ul>"
    article = read_html(f"<html><head></head><body><div><h1>{title}</h1>{fields}<div>{text}</div></div></body></html>")
    assert (article.title, article.byline, article.body) == (title, author, body)
