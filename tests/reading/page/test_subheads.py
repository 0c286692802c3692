"""A page's own sub-headings tell whether one more line without a stop is a caption."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.article import Article
from unionml.reading import read_page_text

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
TEXT = (
    *BODY,
    "Theo tổ trưởng ca đêm, mỗi tháng xưởng mất chừng bốn ngày công vì máy dừng chờ sợi từ kho bên cảng chuyển sang.",
    "Quỹ tương trợ của thợ dệt đã cho vay hơn tám chục lượt trong năm, nhiều nhất là để sửa nhà trước mùa nước lên.",
    "Sang năm xưởng sẽ mở thêm một lớp dạy nghề vào buổi tối cho thợ trẻ mới từ các xã ven sông lên làm.",
    "Những việc còn dang dở sẽ được bàn tiếp trong cuộc họp đầu tháng tới giữa tổ công đoàn với ban quản đốc.",
)


def read(gap: str, *lines: str) -> Article:
    return read_page_text(gap.join(("Trang chủ", TITLE, "12/03/2024 08:00", LEAD, *lines)))


@GAPS
@pytest.mark.parametrize("line", ["Cán bộ ăn lương chủ", "Thợ dệt ăn Tết muộn", "Công nhân may làm việc đêm"])
def test_a_short_line_among_short_headings_set_apart_is_one(line: str, gap: str) -> None:
    lines = ("Chủ né, thợ ngại", *TEXT[:2], line, *TEXT[2:4], "Cần cơ chế bảo vệ", *TEXT[4:])
    article = read(gap, TEXT[6], *lines)
    assert (article.headings, article.captions) == (("Chủ né, thợ ngại", line, "Cần cơ chế bảo vệ"), ())


@GAPS
@pytest.mark.parametrize(
    "lines",
    [
        ("Cán bộ ăn lương chủ", *TEXT),
        ("Chủ né, thợ ngại", TEXT[0], "Cán bộ ăn lương chủ", *TEXT[1:4], "Cần cơ chế bảo vệ", *TEXT[4:]),
        ("Chủ né, thợ ngại", *TEXT[:2], "Cán bộ Lê Thu Mận ăn cơm ca", *TEXT[2:4], "Cần cơ chế bảo vệ", *TEXT[4:]),
        (
            *("Chủ né, thợ ngại", *TEXT[:2], "Cán bộ ăn lương chủ", *TEXT[2:4], "Cần cơ chế bảo vệ", TEXT[4]),
            *("Bữa cơm ca ở xưởng sợi. Ảnh: Lê Thu Mận", *TEXT[5:]),
        ),
    ],
)
def test_what_shows_somebody_stays_a_caption_where_the_page_tells_nothing_else(
    lines: tuple[str, ...], gap: str
) -> None:
    shown = next(line for line in lines if line.startswith("Cán bộ"))
    assert shown in read(gap, TEXT[6], *lines).captions


@GAPS
@pytest.mark.parametrize(
    "line",
    ["Kiểm tra máy kéo sợi của tổ thợ ca đêm xưởng Bến Cát", "Thăm hỏi gia đình thợ dệt bị nước cuốn ở xã Bến Cát"],
)
def test_a_long_line_with_a_deed_and_a_name_among_short_headings_is_a_caption(line: str, gap: str) -> None:
    lines = ("Những lỗi nhỏ, hậu quả lớn", *TEXT[:2], line, *TEXT[2:4], "Không chỉ để phạt", *TEXT[4:])
    article = read(gap, TEXT[6], *lines)
    assert (article.headings, article.captions) == (("Những lỗi nhỏ, hậu quả lớn", "Không chỉ để phạt"), (line,))


@GAPS
@pytest.mark.parametrize(
    "line", ["Tăng cường kiểm tra an toàn lao động tại các xưởng", "Kiểm tra đột xuất để không còn tai nạn ca đêm"]
)
def test_a_long_heading_among_short_ones_stays(line: str, gap: str) -> None:
    lines = ("Những lỗi nhỏ, hậu quả lớn", *TEXT[:2], line, *TEXT[2:4], "Không chỉ để phạt", *TEXT[4:])
    assert line in read(gap, TEXT[6], *lines).headings


@GAPS
def test_a_deed_with_a_name_among_long_headings_is_one_of_them(gap: str) -> None:
    heads = (
        "Kiểm tra máy kéo sợi của tổ thợ ca đêm xưởng Bến Cát",
        "Mở thêm lớp dạy nghề buổi tối cho thợ trẻ mới vào",
        "Nhiều việc còn dang dở từ năm ngoái sang năm nay",
    )
    lines = (heads[0], *TEXT[:2], heads[1], *TEXT[2:4], heads[2], *TEXT[4:])
    assert read(gap, TEXT[6], *lines).headings == heads


@GAPS
@pytest.mark.parametrize("above", [TEXT[0], "Bữa cơm ca ở xưởng sợi. Ảnh: Lê Thu Mận"])
def test_a_short_question_below_a_caption_is_a_heading(above: str, gap: str) -> None:
    shown = "Thợ dệt điền đơn gia nhập quỹ tương trợ ngay tại cửa xưởng"
    lines = [TEXT[0], shown, "Vào quỹ được gì?"] if above == TEXT[0] else [TEXT[0], above, "Vào quỹ được gì?"]
    article = read(gap, *lines, *TEXT[1:])
    assert article.headings == ("Vào quỹ được gì?",)
    assert article.captions == (lines[1],)
    assert article.body == TEXT


@GAPS
@pytest.mark.parametrize("line", ["Anh vào quỹ được gì?", "Thế thì sao?", "Vào quỹ được gì?"])
def test_what_a_writer_asks_between_paragraphs_is_text(line: str, gap: str) -> None:
    assert line in read(gap, TEXT[0], line, *TEXT[1:]).body


@GAPS
def test_numbered_headings_count_from_the_one_below_a_colon(gap: str) -> None:
    heads = ("1. Thời gian, địa điểm", "2. Đối tượng", "3. Nội dung thi đấu", "4. Giải thưởng")
    lines = (
        *("Công đoàn xưởng dệt thông báo tổ chức giải bóng đá của thợ như sau:", heads[0]),
        *("- Khai mạc: 17 giờ ngày 22/4/2024.", "- Địa điểm: Sân nhà văn hóa lao động.", heads[1], TEXT[1]),
        *(heads[2], TEXT[2], heads[3], TEXT[3]),
    )
    article = read(gap, *lines)
    assert article.headings == heads
    assert not set(heads) & set(article.body)


@GAPS
def test_books_below_a_paper_are_no_text_and_its_numbered_headings_are_its_own(gap: str) -> None:
    heads = ("1. Phương pháp", "2. Kết quả", "3. Kết luận")
    books = (
        "1. Lê Thu Mận (2021), Thợ dệt và quỹ tương trợ, Nhà xuất bản Bến Cát.",
        "2. Đào Văn Lực (2023), Giờ công và giờ nghỉ, Tạp chí Thợ dệt, số 8.",
    )
    lines = (heads[0], *TEXT[:2], heads[1], *TEXT[2:4], heads[2], *TEXT[4:])
    article = read(gap, *lines, "Tài liệu tham khảo", *books)
    assert (article.headings, article.body) == (heads, TEXT)
