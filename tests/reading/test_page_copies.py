"""Pages as web archives and crawlers keep them: much of the markup gone, and some of it left."""

import pytest

from tests.reading.test_page_heads import BODY, LEAD, TITLE, assert_read
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
