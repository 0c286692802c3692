"""Pages as web archives and crawlers keep them: much of the markup gone, and some of it left."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE, assert_read
from unionml.reading import read_page_text

UNSTOPPED = (
    "Sau trận đấu, ban tổ chức trao thưởng cho hai đội, cảm ơn các gia đình đã đưa con em đến cổ vũ, nhắc lịch thi đấu "
    "của tuần sau, rồi cùng anh em thu dọn khán đài, xếp lại ghế nhựa, gom chai nước để gửi quỹ khuyến học của xưởng"
)
RUN_TOGETHER = (
    "Hội thao mùa hè của thợ cảng Thợ lò góp tiền sửa sân bóng làng Giải kéo co khu nhà trọ đã có lịch Thêm ba đội nữ "
    "ghi tên dự giải mùa thu Sân vận động cũ của thành phố được sơn lại khán đài và thay đèn"
)


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_paragraph_whose_stop_was_lost_is_one(place: int) -> None:
    body = [*BODY[:place], UNSTOPPED, *BODY[place:]]
    assert read_page_text("\n\n".join((TITLE, LEAD, *body))).body == tuple(body)


def test_a_paragraph_whose_stop_was_lost_begins_the_body() -> None:
    article = read_page_text("\n\n".join((TITLE, LEAD, UNSTOPPED, *BODY)))
    assert (article.lead, article.body, article.related) == (LEAD, (UNSTOPPED, *BODY), ())


def test_headlines_run_together_in_the_block_of_the_sapo_are_other_articles() -> None:
    article = read_page_text(f"{TITLE}\n\n{LEAD}\n{RUN_TOGETHER}\n\n" + "\n\n".join(BODY))
    assert_read(article)
    assert [item.title for item in article.related] == [RUN_TOGETHER]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_author_and_a_date_below_the_sapo_leave_the_title_above_it(gap: str) -> None:
    sapo = LEAD[:-1] + (
        ", giành quyền vào trận cuối cùng của giải bóng đá công nhân toàn tỉnh năm nay, nơi đội hình sẽ gặp lại "
        "đối thủ cũ là những người thợ sửa chữa đầu máy đã hai lần thắng họ ngay trên sân nhà."
    )
    article = read_page_text(gap.join((TITLE, sapo, "Lê Thu Mận", "17/08/2023 21:02", *BODY)))
    assert (article.title, article.lead, article.body) == (TITLE, sapo, BODY)
    assert (article.byline, article.published) == ("Lê Thu Mận", "17/08/2023 21:02")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_a_picture_is_called_and_its_caption_say_the_same(gap: str) -> None:
    caption = "Hai đội chụp ảnh với cổ động viên trên sân nhà văn hóa"
    article = read_page_text(f"{TITLE}\n\n{LEAD}\n\n{caption}\n{caption}{gap}" + "\n\n".join(BODY))
    assert_read(article)
    assert article.captions == (caption,)
    assert article.related == ()


@pytest.mark.parametrize("name", ["doi bong xuong det", "doi-bong-xuong-det-2", "doi_bong_xuong_det"])
@pytest.mark.parametrize("place", [1, 2])
def test_the_name_of_a_pictures_file_is_no_heading(name: str, place: int) -> None:
    article = read_page_text("\n\n".join((TITLE, LEAD, *BODY[:place], name, *BODY[place:])))
    assert_read(article)
    assert article.headings == ()


def test_a_heading_without_tone_marks_has_a_capital() -> None:
    article = read_page_text("\n\n".join((TITLE, LEAD, *BODY[:2], "Goal hay trong tay ai", *BODY[2:])))
    assert article.headings == ("Goal hay trong tay ai",)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "line",
    [
        "Skip to content Skip to navigation",
        "Truy cập nội dung luôn",
        "{title}",
        "{{ article.title }}",
        "En",
        "VI EN",
        "banner2019",
        "Multimedia Đọc Báo in",
        "Cao Bằng, 21°C/ 19°C - 24°C Icon thời tiết mưa",
        "Đường dây nóng hỗ trợ   1900 00 00 00",
        "Tổng đài: (024) 0000 0000",
        "Tienghanmay.vn - Nền tảng của người thợ",
        "Báo Tiếng Máy điện tử",
        "Thứ tư, 31-12-25 09:45:24",
    ],
)
def test_what_stands_above_every_title_of_a_site_is_no_kicker(line: str, gap: str) -> None:
    article = read_page_text(gap.join((line, TITLE, LEAD, *BODY)))
    assert_read(article)
    assert article.kicker == ""


@pytest.mark.parametrize("kicker", ["Báo động từ xưởng dệt", "Báo chí với người thợ", "Giải bóng mùa hè"])
def test_what_sounds_like_a_papers_name_may_be_a_kicker(kicker: str) -> None:
    assert read_page_text("\n\n".join((kicker, TITLE, "09/06/2024", LEAD, *BODY))).kicker == kicker


@pytest.mark.parametrize("mark", ["(BTNO) -", "NLĐO -", "(Tiengmay.vn) –"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_papers_mark_alone_on_its_line_is_neither_heading_nor_author(mark: str, gap: str) -> None:
    article = read_page_text(gap.join((TITLE, mark, LEAD, *BODY)))
    assert_read(article)
    assert (article.headings, article.byline) == ((), "")


@pytest.mark.parametrize("row", ["| {} |", "| {} | |", "| | {} |", "{} |"])
def test_the_only_cell_of_a_row_is_a_caption(row: str) -> None:
    caption = "Hai đội chụp ảnh với cổ động viên"
    article = read_page_text("\n".join((TITLE, "![]()", row.format(caption), LEAD, *BODY)))
    assert_read(article)
    assert article.captions == (caption,)


def test_rows_of_several_cells_stay_out_of_captions() -> None:
    article = read_page_text("\n".join((TITLE, LEAD, BODY[0], "| Đội | Bàn thắng |", "| Xưởng dệt | 2 |", *BODY[1:])))
    assert article.captions == ()
    assert article.title == TITLE


def test_a_long_headline_in_japanese_is_no_name() -> None:
    lines = (
        "Ben Cat省の織物工場チームが労働者大会の決勝に進出",
        "土曜日の午後、ベンカットの織物工場チームは二点差で港のチームに勝ちました。",
        "試合は労働文化会館の芝生で行われ、千人を超える人々が早くから応援に来ました。",
        "大会の最終試合は来週の日曜日に行われ、入場は無料です。",
    )
    article = read_page_text("\n".join(lines))
    assert (article.title, article.lead, article.body) == (lines[0], lines[1], lines[2:])


@pytest.mark.parametrize("mark", ["(TMO) -", "TMO -", "(TMO)-", "(Tiengmay.vn) –"])
@pytest.mark.parametrize(
    ("section", "named"), [("", ""), ("Đời sống ", "Đời sống"), ("Lao động - Việc làm ", "Lao động - Việc làm")]
)
def test_a_headline_and_the_sapo_in_one_line(mark: str, section: str, named: str) -> None:
    article = read_page_text("\n\n".join((f"{section}{TITLE} {mark} {LEAD}", *BODY)))
    assert (article.title, article.body) == (TITLE, BODY)
    assert article.lead == f"{mark} {LEAD}"
    assert named in {article.kicker, article.section}


@pytest.mark.parametrize(
    "line",
    [
        "Chủ tịch Tổng Liên đoàn Lao động Việt Nam (VGCL) - Người nhiều năm làm thợ dệt - đã đến dự trận đấu hôm qua.",
        "Chiều thứ bảy, tại nhà văn hóa của các khu chế xuất (HEPZA) - Nhân dịp ngày hội - hai đội bóng đã gặp nhau.",
        "Sân vận động. Người thợ dệt nhìn lên bảng tỉ số của đội mình (TMO) - Ngày mai, anh lại vào ca như mọi ngày.",
    ],
)
def test_a_dash_behind_brackets_divides_no_sentence(line: str) -> None:
    article = read_page_text("\n\n".join((line, *BODY)))
    assert (article.title, article.body) == ("", (line, *BODY))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_text_that_a_papers_mark_opens_begins_with_its_sapo(gap: str) -> None:
    article = read_page_text(gap.join((f"(TMO) - {LEAD}", *BODY)))
    assert (article.title, article.lead, article.body) == ("", f"(TMO) - {LEAD}", BODY)


def test_text_without_a_mark_and_a_title_begins_with_its_body() -> None:
    assert read_page_text("\n\n".join((LEAD, *BODY))).body == (LEAD, *BODY)


def test_an_interview_whose_speakers_are_abbreviated_is_read() -> None:
    turns = [text for asked in BODY for text in (f"PV - Xin ông cho biết, {asked.lower()}", f"ĐTH - {asked}")]
    assert read_page_text("\n\n".join((TITLE, LEAD, *turns))).body == tuple(turns)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_part_of_a_series_is_called_what_its_own_line_says(gap: str) -> None:
    series, part = "Bóng đá trong xưởng máy", "Bài 2: Những người thợ giữ sân bóng giữa khu nhà trọ công nhân"
    article = read_page_text(gap.join((series, part, "08:49 | 06/08/2021", LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (part, LEAD, BODY)
    assert article.kicker == series


@pytest.mark.parametrize(
    "slogan",
    [
        "NHIỆT LIỆT CHÀO MỪNG ĐẠI HỘI CÔNG ĐOÀN CÁC CẤP. ĐOÀN VIÊN RA SỨC THI ĐUA LẬP THÀNH TÍCH!",
        "CÁC KỲ ĐẠI HỘI CÔNG ĐOÀN XƯỞNG DỆT BẾN CÁT:",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_slogan_that_runs_over_a_page_is_no_text(slogan: str, gap: str) -> None:
    article = read_page_text(gap.join((slogan, TITLE, "18/12/2012", LEAD, *BODY)))
    assert_read(article)


def test_a_list_in_groups_is_the_articles() -> None:
    ours = ("Về phía xưởng dệt:", "+ Bà Lê Thu Mận - quản đốc")
    theirs = ("Về phía đội cảng Sông Lô", "+ Ông Trần Văn Cội - đội trưởng", "+ Cùng toàn thể anh em thợ cảng")
    lines = ("Đến dự buổi lễ:", *ours, *theirs)
    article = read_page_text("\n".join((TITLE, LEAD, *BODY, *lines)))
    assert article.body == (*BODY, *lines)
    assert (article.byline, article.related) == ("", ())


def test_a_numbered_heading_with_a_stop_is_no_sapo() -> None:
    article = read_page_text("\n".join((TITLE, "18/12/2012", "1. Trận đấu của thợ dệt.", LEAD, *BODY)))
    assert article.lead != "1. Trận đấu của thợ dệt."
    assert LEAD in (*article.body, article.lead)


@pytest.mark.parametrize("place", ["Đà Nẵng", "Điện Biên", "Ấp Bắc", "Thanh Hà"])
def test_a_place_in_front_of_the_sapo_may_begin_with_any_capital(place: str) -> None:
    """Below a headline between paragraphs a text that opens with a place as the sapo does is another article's."""
    other = "Ngày hội của thợ lò"
    teaser = f"{place} - Hơn nghìn người thợ lò đã về dự ngày hội."
    article = read_page_text("\n\n".join((TITLE, f"{place} - {LEAD}", *BODY[:2], other, teaser, BODY[2])))
    assert other in [item.title for item in article.related]


LONG = " ".join((*BODY, *BODY))
"""A paragraph longer than any teaser."""


@pytest.mark.parametrize("heading", ["Sân bóng của thợ dệt", "ĐƯỜNG ĐẾN TRẬN CUỐI"])
def test_an_article_is_more_than_its_sapo_and_the_headlines_below_it(heading: str) -> None:
    others = ("Thợ lò thi kéo co ngày hội mùa thu", "Giải cầu lông khu nhà trọ khai mạc sớm", "Đội nữ vào chung kết")
    article = read_page_text(
        f"{TITLE}\n\n{LEAD}\n" + "\n".join(others) + f"\n\n{heading}\n\n{LONG}\n\nHai đội chào sân"
    )
    assert article.lead == LEAD
    assert LONG in article.body


def test_teasers_below_a_short_article_are_other_articles() -> None:
    others = ("Thợ lò thi kéo co ngày hội mùa thu", "Giải cầu lông khu nhà trọ khai mạc sớm")
    teasers = [line for other in others for line in (other, f"{other} với hơn ba trăm người ghi tên dự thi năm nay.")]
    article = read_page_text("\n\n".join((TITLE, "09/06/2024", LEAD, *BODY, "Tin liên quan", *teasers)))
    assert_read(article)
    assert [item.title for item in article.related] == list(others)


@pytest.mark.parametrize("mark", ["", "(Tiengmay.vn) - "])
def test_a_sapo_that_stands_above_the_title_and_opens_the_text_again(mark: str) -> None:
    text = f"{LEAD} Hơn nghìn người đã đến cổ vũ cho hai đội."
    article = read_page_text("\n\n".join((f"{mark}{LEAD}", TITLE, text, *BODY)))
    assert (article.title, article.lead, article.body) == (TITLE, text, BODY)


def test_a_heading_between_different_paragraphs_is_no_title() -> None:
    article = read_page_text("\n\n".join((LEAD, "Sân bóng của thợ dệt", *BODY)))
    assert (article.title, article.body) == ("", (LEAD, *BODY))


@pytest.mark.parametrize(
    ("image", "caption"),
    [("![]() | {} |", True), ("![]() {}", False), ("![a](b.jpg) ![]() | {} |", True), ("![]({}.jpg)", False)],
)
def test_pictures_in_front_of_the_text_of_a_line(image: str, caption: bool) -> None:
    shown = "Hai đội chụp ảnh với cổ động viên" if caption else "hai-doi"
    article = read_page_text("\n".join((TITLE, LEAD, image.format(shown), *BODY)))
    assert_read(article)
    assert article.captions == ((shown,) if caption else ())


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ("Đài tiếng nói Bến Cát", "The Voice of Ben Cat Textile People"),
        ("TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH BẾN CÁT", "https://www.bencat.example"),
        ("Hà Giang: 23°C Hà Giang", "Cà Mau: 28°C Cà Mau"),
        ("icon 24h qua", "icon Đăng ký gói bạn đọc VIP"),
        ("M",),
        ("Chờ...",),
    ],
)
def test_names_of_sites_weather_and_icons_stand_above_no_title(lines: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((*lines, TITLE, LEAD, *BODY)))
    assert_read(article)
    assert article.kicker == ""


def test_a_numbered_menu_above_the_title() -> None:
    menu = "1. Dòng sự kiện:\n  2. Thành phố Bến Cát\n  3. Tàu chở than mắc cạn ở cảng Sông Lô"
    assert_read(read_page_text("\n\n".join((menu, TITLE, LEAD, *BODY))))


def test_numbered_demands_that_open_a_text_are_its() -> None:
    lines = ("1. Tăng lương:", "2. Giảm giờ làm", "3. Mở nhà trẻ ca đêm")
    article = read_page_text("\n".join((TITLE, LEAD, *lines, *BODY)))
    assert all(any(line in text for text in (*article.body, *article.headings)) for line in lines)


def test_the_bullet_of_a_title_is_no_part_of_it() -> None:
    assert_read(read_page_text("\n\n".join((f"  • {TITLE}", LEAD, *BODY))))


@pytest.mark.parametrize("name", ["3b", "a12", "Doi bong xuong det - Anh 1", "Doi bong xuong det – Hinh 12"])
def test_what_a_picture_is_numbered_is_no_heading(name: str) -> None:
    article = read_page_text("\n\n".join((TITLE, LEAD, BODY[0], name, *BODY[1:])))
    assert_read(article)
    assert (article.headings, article.captions) == ((), ())


def test_a_title_of_two_lines_in_capitals_opens_a_page() -> None:
    lines = ("TỔ CHỨC THI ĐẤU GIAO LƯU BÓNG ĐÁ", "CÁC XƯỞNG DỆT TRÊN ĐỊA BÀN THỊ XÃ BẾN CÁT")
    article = read_page_text("\n".join((*lines, LEAD, *BODY)))
    assert (article.title, article.kicker) == (" ".join(lines), "")


def test_a_sapo_without_a_stop_below_the_title_is_none() -> None:
    sapo = "Tại trận đấu, hơn nghìn cổ động viên đã góp được ba mươi triệu đồng cho đội bóng"
    assert read_page_text("\n".join((TITLE, sapo, LEAD, *BODY))).title == TITLE


def test_where_somebody_stands_in_a_picture_no_title_says() -> None:
    shown = "Bà Lê Thu Mận (đứng giữa) trao cúp cho đội bóng"
    assert read_page_text("\n".join((TITLE, shown, "09/06/2024", LEAD, *BODY))).title == TITLE


def test_the_last_of_a_block_of_headlines_may_head_the_text() -> None:
    others = ("Thợ lò thi kéo co ngày hội mùa thu", "Giải cầu lông khu nhà trọ khai mạc", "Đội nữ cảng vào chung kết")
    article = read_page_text(f"{TITLE}\n\n{LEAD}\n" + "\n".join(others) + "\n\nSân bóng cũ\n\n" + "\n\n".join(BODY))
    assert_read(article)
    assert article.headings == ("Sân bóng cũ",)
    assert [item.title for item in article.related] == list(others)


def test_a_question_in_the_block_of_the_sapo_is_another_article() -> None:
    other = "Giải bóng đá của thợ lò: Vì sao ba đội xin rút lui?"
    article = read_page_text(f"{TITLE}\n\n{LEAD}\n{other}\n\n" + "\n\n".join(BODY))
    assert_read(article)
    assert [item.title for item in article.related] == [other]


def test_a_question_that_stands_alone_below_the_sapo_is_the_articles() -> None:
    asked = "Vì sao đội bóng của một xưởng dệt lại vào đến trận cuối?"
    article = read_page_text("\n\n".join((TITLE, LEAD, asked, *BODY)))
    assert asked in (*article.body, *article.headings)


def test_the_name_of_a_picture_in_front_of_another_headline_is_no_part_of_it() -> None:
    others = (
        "Thợ lò thi kéo co: Ba đội vào chung kết",
        "Giải cầu lông khu nhà trọ khai mạc vào chủ nhật",
        "Đội nữ đá bù",
    )
    lines = [f"tin nhap 20180214 {other}" for other in others]
    article = read_page_text("\n\n".join((TITLE, LEAD, *lines, *BODY)))
    assert [item.title for item in article.related] == list(others)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_author_in_capitals_behind_a_section(gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "Đời sống - TRẦN THU MẬN", LEAD, *BODY)))
    assert_read(article)
    assert article.byline == "Đời sống - TRẦN THU MẬN"


@pytest.mark.parametrize("date", ["08/11/2022", "Đã đăng vào 15/03/2025 lúc 11:35", "Ngày đăng: 15/03/2025"])
def test_a_date_that_the_text_runs_into_is_none_of_it(date: str) -> None:
    article = read_page_text("\n".join((TITLE, date + LEAD, *BODY)))
    assert_read(article)
    assert date.removeprefix("Đã đăng vào ") in article.published


def test_a_date_in_front_of_a_word_stays() -> None:
    text = "8/3/2024 là ngày của những người thợ dệt, nhưng trận đấu vẫn diễn ra."
    assert read_page_text("\n".join((TITLE, LEAD, text, *BODY))).body == (text, *BODY)


@pytest.mark.parametrize("date", ["12/02/2026 16:13", "12-02-2026, 16:13:05"])
def test_a_date_behind_the_title_is_when_it_appeared(date: str) -> None:
    for title in (TITLE, f"{TITLE} 'Vì mái ấm'"):
        article = read_page_text("\n\n".join((f"{title} {date}", LEAD, *BODY)))
        assert (article.title, article.published) == (title, date)


def test_a_caption_below_a_pictures_file_does_not_end_the_article() -> None:
    caption = "Đội trưởng Trần Văn Cội và các đồng đội ra sân chào cổ động viên"
    article = read_page_text("\n\n".join((TITLE, LEAD, *BODY[:2], f"1a.jpg\n{caption}", BODY[2])))
    assert_read(article)
    assert article.captions == (caption,)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_pairs_of_the_same_line_below_the_sapo_are_pictures_and_captions(gap: str) -> None:
    captions = ("Hai đội chào cờ trước trận đấu", "Cổ động viên xưởng dệt trên khán đài", "Toàn cảnh sân bóng")
    lines = [line for caption in captions for line in (caption, caption)]
    article = read_page_text(gap.join((TITLE, LEAD, *lines, *BODY)))
    assert_read(article)
    assert article.captions == captions
    assert article.related == ()


@pytest.mark.parametrize(
    "name", ["z682931037618_4b6b19ac6a8b92af", "DBXD_Anh dai dien", "doi-bong-xuong-det-2024-06-09"]
)
def test_long_names_of_pictures_are_no_headings(name: str) -> None:
    article = read_page_text("\n\n".join((TITLE, LEAD, BODY[0], name, *BODY[1:])))
    assert_read(article)
    assert (article.headings, article.captions) == ((), ())


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "line",
    [
        "leftcenterrightdel",
        "Nhiệt liệt chào mừng kỷ niệm 95 năm Ngày Thành lập Công đoàn Việt Nam!",
        "HOẠT ĐỘNG CÔNG ĐOÀN CÁC XƯỞNG DỆT",
    ],
)
def test_slogans_and_sections_are_no_titles(line: str, gap: str) -> None:
    article = read_page_text(gap.join((line, TITLE, "17-4-2024", LEAD, *BODY)))
    assert_read(article)


@pytest.mark.parametrize("line", ["Trang chủ Bạn đọc - Cần biết", "Góc nhìn & chia sẻ Góc nhìn & chia sẻ"])
def test_where_an_article_is_filed_is_no_kicker(line: str) -> None:
    article = read_page_text("\n\n".join((line, TITLE, LEAD, *BODY)))
    assert_read(article)
    assert article.kicker == ""


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("line", "byline", "published"),
    [
        (
            "LÊ THU MẬN (báo Tiếng Máy) 21/07/2025 12:23 (GMT+7)",
            "LÊ THU MẬN (báo Tiếng Máy)",
            "21/07/2025 12:23 (GMT+7)",
        ),
        ("Lao động - Công đoàn 29/12/2025 16:08", "", "29/12/2025 16:08"),
    ],
)
def test_an_author_and_his_paper_or_sections_in_front_of_a_date(
    line: str, byline: str, published: str, gap: str
) -> None:
    article = read_page_text(gap.join((TITLE, line, LEAD, *BODY)))
    assert_read(article)
    assert (article.byline, article.published) == (byline, published)


def test_a_first_sentence_without_a_stop_is_no_title() -> None:
    text = (
        "Vào ngày 14/3/2023 tại sân bóng nhà văn hóa, đội bóng của xưởng dệt Bến Cát đã thắng đội cảng Sông Lô hai bàn"
    )
    article = read_page_text("\n".join((text, *BODY)))
    assert (article.title, article.body) == ("", (text, *BODY))
