"""Saved pages: each part of the article is found, and nothing of other articles is taken for it."""

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, shared_path
from unionml.article import Article
from unionml.errors import InputError, UnionMLError
from unionml.reading import read_page_text

TITLE = "Thợ mỏ Suối Đá có thêm bốn mươi căn nhà mới"
LEAD = (
    "Sau ba năm góp quỹ, công đoàn Công ty Than Suối Đá bàn giao bốn mươi căn nhà cho thợ lò ở xa, mỗi "
    "căn rộng năm mươi mét vuông."
)
BODY = [
    (
        "Sáng 12/5, khu nhà mới ở phường Bãi Sậy rộn tiếng chuyển đồ. Ông Tòng Văn Lịch, thợ lò bậc sáu, dọn "
        "vào căn đầu dãy cùng vợ và hai con nhỏ."
    ),
    (
        "Theo bà Hà Thị Nhiên, Chủ tịch Công đoàn công ty, mỗi căn nhà có giá 310 triệu đồng, trong đó người "
        "thợ góp một phần ba, trả dần trong mười năm."
    ),
    "“Ở lò ra là được về với con, không phải chạy xe ba chục cây số nữa”, ông Lịch nói và cười.",
    (
        "Từ nay đến cuối năm, công đoàn khởi công thêm hai dãy, ưu tiên gia đình có con dưới ba tuổi và thợ "
        "lò có trên mười năm tuổi nghề."
    ),
]
OTHERS = [
    (
        "Cầu phao Bến Lở thông xe trước mùa lũ",
        (
            "Cây cầu phao dài 120 mét nối hai xã ven sông vừa được đưa "
            "vào sử dụng sau bốn tháng thi công liên tục của bộ đội công binh."
        ),
    ),
    (
        "Giá cà phê tuần này giảm nhẹ ở Tây Nguyên",
        (
            "Thương lái cho biết giá thu mua tại vườn giảm chừng "
            "một nghìn đồng mỗi ki-lô-gam so với tuần trước do nhu cầu xuất khẩu chững lại."
        ),
    ),
    (
        "Đội tuyển cờ vua trẻ giành ba huy chương",
        (
            "Các kỳ thủ trẻ vừa khép lại giải đấu khu vực với một "
            "huy chương vàng và hai huy chương bạc ở các nội dung cờ nhanh và cờ chớp."
        ),
    ),
    (
        "Mưa lớn gây sạt lở đường lên Pù Lau",
        (
            "Khối lượng đất đá ước chừng hai nghìn mét khối tràn xuống "
            "mặt đường trong đêm khiến giao thông giữa hai huyện bị chia cắt hoàn toàn."
        ),
    ),
]


def page(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def doubled(count: int = 4) -> list[str]:
    return [block for title, blurb in OTHERS[:count] for block in (title, title, blurb)]


def single(count: int = 4) -> list[str]:
    return [block for pair in OTHERS[:count] for block in pair]


def assert_article(article: Article) -> None:
    assert article.title == TITLE
    assert article.lead == LEAD
    assert list(article.body) == BODY


def test_teasers_with_repeated_titles_are_related_and_not_body() -> None:
    article = read_page_text(page(TITLE, LEAD, *BODY, "Phương Mai", "Có thể bạn quan tâm", "Nên xem", *doubled()))
    assert_article(article)
    assert article.byline == "Phương Mai"
    assert [(item.title, item.teaser) for item in article.related] == OTHERS


def test_teasers_without_repetition_and_without_announcement() -> None:
    article = read_page_text(
        page("Trang chủ", "Đăng nhập", "Thời sự", TITLE, "12/05/2021 09:30", LEAD, *BODY, "T.Mai", *single())
    )
    assert_article(article)
    assert article.byline == "T.Mai"
    assert [(item.title, item.teaser) for item in article.related] == OTHERS


def test_words_of_the_announcement_do_not_matter() -> None:
    article = read_page_text(page(TITLE, LEAD, *BODY, "Phương Mai", "Góc nhìn bốn phương", *doubled()))
    assert_article(article)


def test_a_page_without_byline_ends_at_the_repeated_titles() -> None:
    assert_article(read_page_text(page(TITLE, LEAD, *BODY, *doubled())))


def test_kicker_date_section_and_menus() -> None:
    top = [
        "Báo Thợ Mỏ",
        "Trang chủ\nThời sự\nCông đoàn\nThể thao\nVăn hóa",
        "Trang chủ > Công đoàn > Đời sống",
        "Chuyện ở mỏ",
    ]
    article = read_page_text(page(*top, TITLE, "Thứ tư, 12/05/2021 | 09:30 (GMT+7)", "Chia sẻ", LEAD, *BODY, "PV"))
    assert_article(article)
    assert article.kicker == "Chuyện ở mỏ"
    assert article.section == "Đời sống"
    assert article.published == "Thứ tư, 12/05/2021 | 09:30 (GMT+7)"
    assert article.byline == "PV"


@pytest.mark.parametrize(
    "date",
    [
        "16/07/2024 | 10:05",
        "Thứ ba, 16/7/2024, 10:05 (GMT+7)",
        "16:05 16/07/2024 GMT+7",
        "2024-07-16T10:05:00+07:00",
        "2024-07-16",
        "Chủ Nhật, ngày 16 tháng 7 năm 2024",
        "Cập nhật lúc 10:05, 16-07-2024",
        "July 16, 2024",
    ],
)
def test_date_lines(date: str) -> None:
    article = read_page_text(page(TITLE, date, LEAD, *BODY))
    assert_article(article)
    assert article.published == date


@pytest.mark.parametrize("line", ["Lò Văn Bền - 16/07/2024 10:05", "LÒ VĂN BỀN | Thứ ba, 16/07/2024 10:05 (GMT+7)"])
def test_author_and_date_on_one_line(line: str) -> None:
    article = read_page_text(page(TITLE, line, LEAD, *BODY))
    assert_article(article)
    assert article.byline.casefold() == "lò văn bền"
    assert "16/07/2024" in article.published


@pytest.mark.parametrize(
    "byline",
    [
        "Phương Mai",
        "T.Vũ",
        "PV",
        "Nhóm PV",
        "Theo TTXVN",
        "Bài và ảnh: Lê Bền",
        "Nguyễn Văn Đức - Ánh Dương",
        "N.T.H",
        "Tin, ảnh: Đào Ổn",
        "Ban Truyền thông Công đoàn Than",
        "Tác giả: Lê Bền",
    ],
)
def test_bylines(byline: str) -> None:
    article = read_page_text(page(TITLE, LEAD, *BODY, byline, "Tin khác", *doubled(2)))
    assert_article(article)
    assert article.byline == byline


def test_run_on_headlines_behind_the_sapo_are_related() -> None:
    run_on = (
        "Bữa cơm tự chọn của thợ lò Công đoàn Than Suối Đá: Thêm ba trăm suất quà cho con công nhân "
        "học giỏi vượt khó năm học mới Ngày hội áo xanh"
    )
    article = read_page_text(page(TITLE, f"{LEAD}\n{run_on}", *BODY, "PV"))
    assert_article(article)
    assert [item.title for item in article.related] == [run_on]


@pytest.mark.parametrize("cue", ["Tin liên quan", "Bộ ảnh khác", "Trong cùng số", "Lire aussi"])
def test_a_box_of_related_headlines_inside_the_article(cue: str) -> None:
    box = [cue, OTHERS[0][0], OTHERS[1][0]]
    article = read_page_text(page(TITLE, LEAD, *BODY[:3], *box, BODY[3], "PV"))
    assert_article(article)
    assert [item.title for item in article.related] == [OTHERS[0][0], OTHERS[1][0]]


def test_marked_headlines_inside_the_article() -> None:
    article = read_page_text(
        page(TITLE, LEAD, *BODY[:2], f">> {OTHERS[0][0]}", f"Xem thêm: {OTHERS[1][0]}", *BODY[2:], "PV")
    )
    assert_article(article)
    assert len(article.related) == 2


def test_pictures_leave_the_title_and_a_caption() -> None:
    caption = "Dãy nhà mới nhìn từ trên cao. (Ảnh: Minh Tuệ)"
    article = read_page_text(page(TITLE, LEAD, BODY[0], f"{TITLE}\n{caption}", *BODY[1:], "PV"))
    assert_article(article)
    assert article.captions == (caption,)


@pytest.mark.parametrize(
    "caption", ["Toàn cảnh khu nhà. Ảnh: Minh Tuệ", "Khu nhà mới - Ảnh: TTXVN", "Thợ lò nhận chìa khóa (Ảnh minh họa)"]
)
def test_captions_with_credits(caption: str) -> None:
    article = read_page_text(page(TITLE, LEAD, BODY[0], caption, *BODY[1:]))
    assert_article(article)
    assert article.captions == (caption,)


def test_section_headings() -> None:
    article = read_page_text(page(TITLE, LEAD, *BODY[:2], "Góp từng viên gạch", *BODY[2:]))
    assert_article(article)
    assert article.headings == ("Góp từng viên gạch",)


def test_an_interview_keeps_its_questions() -> None:
    talk = [
        "PV: Ông bắt đầu từ đâu?",
        "Ông Lịch: Từ một lá đơn. Tôi viết tay, gửi công đoàn.",
        "PV: Rồi sao nữa?",
        "Ông Lịch: Rồi họ đến tận nhà xem.",
    ]
    article = read_page_text(page(TITLE, LEAD, *talk, BODY[3]))
    assert list(article.body) == [*talk, BODY[3]]


def test_short_headings_over_single_paragraphs_are_an_article() -> None:
    headings = ["Góp quỹ", "Khởi công", "Về nhà mới", "Chặng tiếp theo"]
    article = read_page_text(page(TITLE, LEAD, *(text for pair in zip(headings, BODY, strict=True) for text in pair)))
    assert_article(article)
    assert list(article.headings) == headings


def test_source_link_keywords_comments_and_imprint_stay_outside() -> None:
    tail = [
        "Nguồn: Báo Thợ Mỏ",
        "Link gốc: https://example.vn/nha-moi.html",
        "Từ khóa: nhà ở, thợ lò",
        "Bình luận (1)",
        "Lò Thị Pành",
    ]
    tail += [
        "Chúc mừng bà con thợ mỏ nhé, vui quá!",
        "Trả lời",
        "Tổng Biên tập: Nguyễn Văn Mẫu",
        "© Bản quyền thuộc về báo Thợ Mỏ",
    ]
    article = read_page_text(page(TITLE, LEAD, *BODY, "Phương Mai", *tail))
    assert_article(article)
    assert article.url == "https://example.vn/nha-moi.html"
    assert article.byline == "Phương Mai"


def test_plain_text_with_and_without_blank_lines() -> None:
    assert_article(read_page_text(page(TITLE, LEAD, *BODY)))
    assert_article(read_page_text("\n".join([TITLE, LEAD, *BODY])))
    assert_article(read_page_text("\r\n\r\n".join([TITLE, LEAD, *BODY])))
    assert_article(read_page_text("\u2029".join([TITLE, LEAD, *BODY])))


def test_text_without_a_title() -> None:
    article = read_page_text(page(*BODY))
    assert article.title == ""
    assert [article.lead, *article.body] == ["", *BODY]


def test_a_title_alone() -> None:
    article = read_page_text(TITLE)
    assert (article.title, article.lead, article.body) == (TITLE, "", ())


def test_paragraphs_wrapped_at_a_width_are_whole_and_verbatim() -> None:
    import textwrap

    text = page(*(textwrap.fill(part, 72) for part in (TITLE, LEAD, *BODY)))
    article = read_page_text(text)
    assert [" ".join(p.split()) for p in (article.title, article.lead, *article.body)] == [TITLE, LEAD, *BODY]
    assert all(paragraph in text for paragraph in article.body)


def test_stray_markup_is_dropped_at_the_ends_of_lines() -> None:
    text = page(
        "-->", f"<h1>{TITLE}</h1>", f"<p>{LEAD}</p>", "<br/>", "</div>", *(f"&nbsp;{p}<br>" for p in BODY), "-->"
    )
    article = read_page_text(text)
    assert_article(article)


def test_decomposed_text_reads_like_composed() -> None:
    text = page("Chuyện ở mỏ", TITLE, LEAD, *BODY, "Tin, ảnh: Đào Ổn", "Có thể bạn quan tâm", *doubled())
    article = read_page_text(unicodedata.normalize("NFD", text))
    assert unicodedata.normalize("NFC", article.title) == TITLE
    assert [unicodedata.normalize("NFC", p) for p in article.body] == BODY
    assert len(article.related) == 4
    assert unicodedata.normalize("NFC", article.byline) == "Tin, ảnh: Đào Ổn"


def test_capitals_only() -> None:
    article = read_page_text(page(TITLE, LEAD, *BODY).upper())
    assert article.title == TITLE.upper()
    assert [article.lead, *article.body] == [text.upper() for text in (LEAD, *BODY)]


def test_an_english_page() -> None:
    body = [
        ("Workers at the port voted on Monday to accept the new contract, which raises wages by four percent a year."),
        (
            "The union said the deal also limits night shifts and adds two days of paid leave for dockers "
            "with young children."
        ),
    ]
    tail = [
        "Read more",
        "City opens a new tram line to the harbour",
        "The line runs every ten minutes and connects the old town with the ferry terminal.",
    ]
    article = read_page_text(
        page(
            "Home",
            "News",
            "Sport",
            "Log in",
            "Dockers accept new four-year contract",
            "July 16, 2024",
            *body,
            "By Ann Lee",
            *tail,
        )
    )
    assert article.title == "Dockers accept new four-year contract"
    assert [p for p in (article.lead, *article.body) if p] == body
    assert article.byline == "By Ann Lee"
    assert [item.title for item in article.related] == [tail[1]]


def test_no_text_is_refused() -> None:
    for text in ("", " \n\t\n", "-->\n", "<br>\n&nbsp;\n"):
        with pytest.raises(InputError, match="no text"):
            read_page_text(text, "page.txt")


@pytest.mark.parametrize("unit", ["công đoàn cơ sở ", "a", "<", "&nbsp;", "?!. ", "12/3/2020 ", "(ảnh "])
def test_one_long_line_takes_linear_time(unit: str) -> None:
    text = "Đại hội " + unit * (2_000_000 // len(unit)) + "xong."
    begin = time.process_time()
    article = read_page_text(text)
    assert time.process_time() - begin < 5
    assert len(article.body) == 1


PIECES = st.sampled_from(
    [
        TITLE,
        LEAD,
        *BODY,
        *(text for pair in OTHERS for text in pair),
        "Tin khác",
        "PV",
        "Phương Mai",
        "-->",
        "",
        "Xem thêm",
        "Bình luận",
        "12/05/2021 09:30",
        "Chia sẻ",
        "Ảnh: Minh Tuệ",
        "Trang chủ > Tin tức",
        "https://example.vn",
        ">> Tin",
        "Từ khóa: a, b",
        "Ai?",
        "- Vâng.",
        "<p>",
        "©",
        f"# {TITLE}",
        f"**{LEAD}**",
        f"{TITLE} - Ảnh 1.",
        "Quang cảnh buổi lễ |",
        "* [5]Tin thứ năm của trang",
        "[Trang chủ](https://example.vn) [Thể thao](https://example.vn/tt)",
        "![Ảnh](https://example.vn/a.jpg)",
        "# date = 20210430",
        "Title: ",
        "(NLĐO)- Ba căn nhà mới vừa được trao cho thợ lò ở xa mỏ",
        "1. Về mục tiêu",
        "1.1. Mục tiêu gần",
        "và những điều còn lại",
        "Thăm dò ý kiến",
        "Tin,bài,ảnh,phim",
        "04/06/13 21:32",
        "LDO |",
        "* Từ một lá đơn",
        "1 Tin nhất",
        "2 Tin nhì",
        "Mục lục",
        "01",
        "II",
        "> ",
        "Tổ\t12",
        "Nơi nhận:",
        "Phương Mai - Ảnh: Minh Tuệ",
        "Phương Mai, Trưởng ban Nữ công",
        "Video: Thợ lò dọn vào nhà mới ở Suối Đá",
        "Cần mang theo:",
    ]
)


def assert_verbatim(article: Article, text: str) -> None:
    # A title that was broken over lines is one line, and nothing else of it is another.
    assert " ".join(article.title.split()) in " ".join(text.split())
    assert article.title in text or "\n" not in article.title
    parts = [
        article.kicker,
        article.lead,
        *article.body,
        *article.headings,
        *article.captions,
        article.byline,
    ]
    parts += [article.published, article.section, article.url]
    for part in parts:
        assert part in text
    for item in article.related:
        assert item.title
        assert item.title in text
        assert item.teaser in text


@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", "\x0c"])), max_size=30))
def test_any_mixture_of_lines_is_read_verbatim_or_refused(lines: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in lines)
    try:
        article = read_page_text(text)
    except UnionMLError:
        return
    assert not article.is_empty
    assert_verbatim(article, text)


@given(st.text(max_size=400))
def test_any_text_is_read_verbatim_or_refused(text: str) -> None:
    try:
        article = read_page_text(text)
    except UnionMLError:
        return
    assert_verbatim(article, text)


def test_sample_pages() -> None:
    congress = (ROOT / "data" / "samples" / "page-congress.txt").read_text(encoding="utf-8")
    article = read_page_text(congress)
    assert article.kicker == "Công đoàn ngành Dệt May Hải Đông"
    assert article.byline == "Hà Châu"
    assert len(article.body) == 7
    assert len(article.captions) == 1
    assert len(article.related) == 6
    membership = (ROOT / "data" / "samples" / "page-membership.txt").read_text(encoding="utf-8")
    article = read_page_text(membership)
    assert article.section == "Phát triển đoàn viên"
    assert article.published == "Thứ Năm, 19/10/2023 | 08:45"
    assert article.byline == "Bài và ảnh: Lê Thiện Chí"
    assert len(article.body) == 7
    assert len(article.related) == 4


@pytest.mark.parametrize(
    ("name", "byline", "kicker", "paragraphs", "title_size", "teasers"),
    [("page-1.txt", "Phương Thảo", True, 12, 11, 17), ("page-2.txt", "T.Vũ", False, 7, 14, 17)],
)
def test_real_pages(name: str, byline: str, kicker: bool, paragraphs: int, title_size: int, teasers: int) -> None:
    path: Path = shared_path(f"examples/{name}")
    text = path.read_text(encoding="utf-8")
    article = read_page_text(text)
    assert_verbatim(article, text)
    assert article.byline == byline
    assert bool(article.kicker) is kicker
    assert len(article.title.split()) == title_size
    assert len(article.lead.split()) > 30
    assert len(article.body) == paragraphs
    assert sum(bool(item.teaser) for item in article.related) == teasers
    tail = text[text.index("Có thể bạn quan tâm") :]
    assert not [p for p in (article.lead, *article.body, *article.captions) if p in tail]
    assert not [p for p in article.body if "  " in p or not p.endswith((".", "...", "”"))]
