"""A page's own sub-headings tell whether one more line without a stop is a caption."""

import pytest

from tests.reading.page.test_heads import BODY, LEAD, TITLE
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
