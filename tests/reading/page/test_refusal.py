"""Saved pages without an article are turned away with what to do; whatever might be an article is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.errors import InputError
from unionml.reading import read_html, read_page_text

MENU = ["Báo Thợ Mỏ", "Thời sự", "Công đoàn", "Xã hội", "Pháp luật", "Thể thao"]
HEADLINES = [
    "Thợ lò nữ đầu tiên xuống mỏ Suối Đá",
    "Khu tập thể mới đón 320 hộ công nhân",
    "Lớp dạy may mở ở xóm Đồi Bãi Sậy",
    "Hội thao vùng mỏ khai mạc sớm một tuần",
    "Tổ may số bốn được tặng thêm máy mới",
]
TEASERS = [
    "Sau hai năm học nghề, chị là người phụ nữ duy nhất xuống lò.",
    "Gia đình trẻ được ưu tiên nhận nhà trong đợt đầu.",
    "Học viên đến lớp vào ba buổi tối mỗi tuần.",
    "Gần 900 người thi đấu ở bảy môn.",
    "Máy do đoàn viên trong khu quyên góp mua.",
]
PARAGRAPH = (
    "Sáng qua, công đoàn Công ty Than Suối Đá trao chìa khóa nhà cho gia đình thợ lò Lê Văn Mận, người đã làm việc hơn "
    "hai mươi năm dưới hầm sâu và nuôi ba con nhỏ trong căn nhà thuê chật chội bên đồi."
)
LIST = "is a list of articles"


def teasers(between: str = "", behind: str = "", opening: str = "", cut: bool = False) -> list[str]:
    lines: list[str] = []
    for at, (headline, teaser) in enumerate(zip(HEADLINES, TEASERS, strict=True)):
        text = opening + (teaser.rstrip(".") + "..." if cut else teaser)
        lines += [line for line in (headline, between.format(at + 1), text, behind.format(at + 1)) if line]
    return lines


@pytest.mark.parametrize(
    "lines",
    [
        teasers(between="0{}/05/2024"),
        teasers(between="0{}:05"),
        teasers(behind="0{}/05/2024 09:20"),
        teasers(opening="(TMO) - "),
        teasers(cut=True),
        teasers(behind="Xem tiếp..."),
        [*teasers(), "1 2 3 4 ... 118 Trang sau"],
        [*teasers(), "1", "2", "3"],
        ["Tìm thấy 12.480 kết quả", *teasers()],
        ["Từ khóa: \"thợ lò\"", "Khoảng 40 kết quả (0,3 giây)", *teasers()],
        [*teasers()[:6], HEADLINES[3], HEADLINES[4], TEASERS[4], "Xem tất cả", "Thể thao", "Pháp luật"],
    ],
    ids=["dates", "times", "dates below", "agency", "cut", "read on", "pager", "pages", "found", "search", "front"],
)  # fmt: skip
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_list_of_teasers_is_refused(lines: list[str], blank: str) -> None:
    with pytest.raises(InputError, match=LIST):
        read_page_text(blank.join([*MENU, *lines]))


ARCHIVES = ["Chuyên mục: Công đoàn", "Category Archives: Mining", "Thẻ: an toàn", "Browsing: News", "May 2025 Archives"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("heading", ARCHIVES)
def test_a_page_of_what_a_weblog_filed_together_is_refused(heading: str, gap: str) -> None:
    entries = [line for at, headline in enumerate(HEADLINES[:4], 1) for line in (headline, f"0{at}/05/2025")]
    with pytest.raises(InputError, match=LIST):
        read_page_text(gap.join([*MENU, heading, *entries, "Trang 1 2 3 4 ... 57 Sau »", "Liên hệ quảng cáo"]))
    article = read_page_text(gap.join([*MENU, heading, *entries[:2], PARAGRAPH, "Tin khác", *entries[2:], "1 2 3 4"]))
    assert article.title == HEADLINES[0]


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("not found", "Trang chủ\n404\nTrang bạn yêu cầu không tồn tại hoặc đã được chuyển đi.\nQuay về trang chủ"),
        ("not found", "THAN SUỐI ĐÁ Giới thiệu Văn bản 404 Không tìm thấy trang Vui lòng quay về trang chủ Liên hệ"),
        ("not found", "Email hoặc số điện thoại\nMật khẩu\nHiện không xem được nội dung này\nBài có thể đã bị xóa."),
        ("not found", "Home\nSorry\nThe page you are looking for has been moved or no longer exists here.\nGo back"),
        ("door before", "Just a moment...\nvidu.example needs to review your connection before going on.\nRay ID"),
        ("about cookies", "We value your privacy\nWe and our partners store cookies on a device.\nDISAGREE\nAGREE"),
        ("about cookies", "Trang này dùng cookie để cá nhân hóa nội dung.\nTừ chối\nChấp nhận tất cả"),
        ("form to log in", "Hệ thống đoàn viên\nTên đăng nhập\nMật khẩu\nGhi nhớ đăng nhập\nHướng dẫn sử dụng"),
        (
            "form to write",
            "Liên hệ\nVăn phòng mỏ Suối Đá\nĐịa chỉ: 01 phố Than\nĐiện thoại: 0900 000 000\n\nGửi tin nhắn\n"
            "Họ và tên (*)\nĐiện thoại\nNội dung (*)\nNhập mã kiểm tra\nGửi đi\nXem bản đồ lớn hơn",
        ),
        ("form to write", "Contact\nYour name\nEmail\nSubject\nYour message\nSend"),
        (
            "a list of articles",
            "Hệ thống văn bản\nSTT\tSố ký hiệu\tNgày ban hành\tTrích yếu\n1\t21/QĐ-M\t12/03/2024\tCông nhận tổ đội\n"
            "2\t56/HD-M\t01/03/2024\tHướng dẫn an toàn\nTổng số: 31 văn bản\nTrang 1/4",
        ),
        (
            "members only",
            "Báo Thợ Mỏ\nNội dung dành riêng cho thành viên\nBạn cần đăng nhập để đọc tiếp bài viết này.\nĐăng nhập",
        ),
        ("members only", "Mine\nSubscribe now to continue reading\nAlready a member? Sign in to your account.\nLogin"),
        (
            "menus of a site",
            "Đăng nhập\nCÔNG ĐOÀN MỎ SUỐI ĐÁ VIỆT NAM\nTrang chủ\nGiới thiệu\nLiên hệ\nLượt xem: 0\nBản in\nQuay lại\n"
            "Thống kê truy cập\nĐịa chỉ: 01 phố Than, Suối Đá\nThiết kế bởi Xưởng Mỏ",
        ),
    ],
)  # fmt: skip
def test_a_page_that_says_what_it_is_is_refused(said: str, page: str) -> None:
    with pytest.raises(InputError, match=f"^a.txt .*{said}.* (?:save|open) .*give that$"):
        read_page_text(page, "a.txt")


RELATED = [*HEADLINES * 4]
DATED = [line for headline in RELATED for line in (headline, "05/05/2024")]
TAIL = ["Xem tất cả", "Thể thao", "Pháp luật", "1", "2", "3", "Trang sau"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Mỏ Suối Đá trao nhà cho thợ lò", PARAGRAPH, *RELATED],
        ["Mỏ Suối Đá trao nhà cho thợ lò", "05/05/2024", PARAGRAPH, *teasers(between="0{}/05/2024"), *TAIL],
        ["Mỏ Suối Đá trao nhà cho thợ lò", "05/05/2024", TEASERS[0], *RELATED, *TAIL],
        ["Mỏ Suối Đá trao nhà cho thợ lò", "05/05/2024", TEASERS[0], *DATED, *TAIL],
        ["Mỏ Suối Đá trao nhà cho thợ lò", "05/05/2024", TEASERS[0], "Tin khác", *teasers(between="0{}:05"), *TAIL],
        ["Mỏ Suối Đá trao nhà cho thợ lò", "05/05/2024", *TEASERS, "Lê Mận", *RELATED, *TAIL],
        ["Mỏ Suối Đá trao nhà cho thợ lò", "05/05/2024", TEASERS[0], *teasers(), "Lê Mận", *TAIL],
        ["Mỏ Suối Đá trao nhà cho thợ lò", "05/05/2024", TEASERS[0], *teasers(), "1 2 3 4", "Trang sau"],
        ["Mỏ Suối Đá trao nhà cho thợ lò", "05/05/2024", TEASERS[0], *teasers(between="0{}:05")],
        ["Mỏ Suối Đá trao nhà cho thợ lò"],
        ["Mỏ Suối Đá trao nhà cho thợ lò", *HEADLINES],
        ["Mỏ Suối Đá trao nhà cho thợ lò", TEASERS[0].rstrip("."), TEASERS[1].rstrip(".")],
        ["MỎ SUỐI ĐÁ TRAO NHÀ CHO THỢ LÒ", *(text.upper() for text in TEASERS)],
        ["Mỏ Suối Đá trao nhà cho thợ lò", TEASERS[0], "Đăng nhập để đọc tiếp bài viết này", "Đăng nhập"],
        ["Vì sao báo ghi “404 không tìm thấy trang”?", "Máy chủ của mỏ Suối Đá hỏng từ tối qua.", TEASERS[1]],
        ["Đăng nhập cổng đoàn viên để xem nội dung thỏa ước", "Đoàn viên dùng mã số của mình.", TEASERS[1]],
        ["Mỏ Suối Đá trao nhà cho thợ lò", TEASERS[0].rstrip("."), "Họ tên", "Email", "Nội dung", "Mã bảo mật", "Gửi"],
        ["Giá điện của nhà trọ", "Bậc\tGiá\tTăng", "1\t1.806\t3%", "2\t1.866\t3%", TEASERS[1], "Trang 1/4"],
        ["Ba điều cần biết khi trang web hỏi về cookie", PARAGRAPH, "Từ chối", "Đồng ý", "Cookie là gì?"],
    ],
)  # fmt: skip
def test_an_article_is_read(lines: list[str]) -> None:
    article = read_page_text("\n".join(lines))
    assert article.title in lines
    assert not read_page_text("\n".join([*MENU, *lines])).is_empty


@given(st.lists(st.sampled_from([*MENU, *RELATED[:5], "05/05/2024", "1", "Trang sau", "Xem tiếp...", "404", "Đồng ý"])))
def test_a_page_with_two_paragraphs_is_never_refused(around: list[str]) -> None:
    page = [*around, "Mỏ Suối Đá trao nhà cho thợ lò", PARAGRAPH + " " + PARAGRAPH, PARAGRAPH + PARAGRAPH, *around]
    assert not read_page_text("\n".join(page)).is_empty


def test_a_cookie_wall_saved_with_its_tags_is_refused() -> None:
    said = ["We and our 12 partners store cookies on a device.", "You may withdraw your consent at any time below."]
    page = "<html><body><h1>We value your privacy</h1>{}<button>AGREE</button></body></html>"
    with pytest.raises(InputError, match="only asks about cookies"):
        read_html(page.format("".join(f"<p>{text}</p>" for text in said)))
    news = page.format(f"<p>{PARAGRAPH}</p><p>{said[0]}</p>")
    assert PARAGRAPH in (read_html(news).lead, *read_html(news).body)
