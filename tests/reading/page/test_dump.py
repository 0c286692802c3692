"""What programs add to a page or a letter is taken away, and nothing else is."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.test_page_text import BODY, LEAD, TITLE
from unionml.article import Article
from unionml.errors import InputError
from unionml.reading import read_page_text
from unionml.reading.page.breaks.dump import undone

PARTS = [TITLE, LEAD, *BODY]
PAGE = "\n\n".join(PARTS)
WRAPPED = "\n\n".join(textwrap.fill(part, 72) for part in PARTS)


def assert_read(article: Article) -> None:
    read = [" ".join(part.split()) for part in (article.title, article.lead, *article.body)]
    assert read == PARTS


def quoted(text: str, mark: str) -> str:
    return "\n".join(f"{mark} {line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("mark", [">", ">>", "> >"])
def test_a_quoted_letter_with_a_reply_above(mark: str) -> None:
    assert_read(
        read_page_text("Đã nhận, cảm ơn chị.\n\nVào 9 thg 9, 2024, Lê Mận đã viết:\n\n" + quoted(WRAPPED, mark))
    )


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Lê Mận <man@vidu.example>\nDate: 9 thg 9\nSubject: Fwd: Tin",
        "______________\nTừ: Văn phòng\nĐã gửi: Thứ Năm\nĐến: Tất cả\nTiêu đề: FW: Tin\nMức độ quan trọng: Cao",
        "Bắt đầu thư được chuyển tiếp:\n\n*Từ:* Văn phòng\n*Ngày:* 9 tháng 9\n*Chủ đề:* Tin\n*Đến:* t@vidu.example",
    ],
    ids=["web", "office", "telephone"],
)
def test_a_letter_handed_on(head: str) -> None:
    warned = "CẢNH BÁO: Thư này đến từ bên ngoài tổ chức, đừng mở tệp đính kèm nếu không biết người gửi."
    assert_read(read_page_text(f"Chị xem giúp em tin này nhé.\n\nEm Thân\n\n{head}\n\n{warned}\n\n{WRAPPED}"))


def test_a_page_printed_by_a_browser() -> None:
    stamp, address = f"11/22/24, 10:27 AM\n\n{TITLE}\n", "https://vidu.example/tho-mo-suoi-da.html"
    first = "\n".join([textwrap.fill(TITLE.upper(), 24), LEAD, textwrap.fill(BODY[0], 60)])
    above, below = first.rsplit("\n", 1)
    pages = [above, "\n".join([below, *(textwrap.fill(part, 60) for part in BODY[1:])])]
    printed = "\f".join(f"{stamp}\n{page}\n\n{address}\n\n{n}/2\n" for n, page in enumerate(pages, 1))
    article = read_page_text(printed)
    assert article.title.casefold() == TITLE.casefold()
    assert [" ".join(part.split()) for part in (article.lead, *article.body)] == [LEAD, *BODY]


def test_a_page_printed_with_its_title_beside_the_time() -> None:
    stamp, address = f"11/22/24, 10:27 AM      {TITLE}", "https://vidu.example/tho-mo-suoi-da.html"
    pages = [f"{stamp}\n\n{TITLE}\n\n{LEAD}\n\n{BODY[0]}", f"{stamp}\n\n" + "\n\n".join(BODY[1:])]
    assert_read(read_page_text("".join(f"{page}\n\n{address} {at}/2\n" for at, page in enumerate(pages, 1))))


def test_the_name_of_an_icon_goes_only_where_the_headline_stands_alone_too() -> None:
    assert undone(f"Icon12 {TITLE}\nIcon12 {LEAD}\n{TITLE}\n") == f"{TITLE}\nIcon12 {LEAD}\n{TITLE}\n"


def test_an_address_that_was_broken_with_its_line_goes_from_a_sentence() -> None:
    link = "[bảng kê của mỏ](https://vidu.example/mot-dia-chi-rat-\ndai-cua-trang.html)"
    article = read_page_text(
        "\n\n".join((TITLE, LEAD, *BODY, f"Ông Lịch đọc {link} rồi ký tên vào sổ trước khi xuống lò."))
    )
    assert article.body[-1] == "Ông Lịch đọc bảng kê của mỏ rồi ký tên vào sổ trước khi xuống lò."


def test_numbers_that_are_no_pages() -> None:
    assert undone(f"{PAGE}\n\n5/12\n\n7/12\n") == f"{PAGE}\n\n5/12\n\n7/12\n"


def test_links_of_a_text_browser() -> None:
    linked = LEAD.replace("công đoàn Công ty", "[3]công đoàn Công ty", 1)
    parts = [TITLE, linked, *BODY[:3], BODY[3].replace("hai dãy", "[4]hai dãy")]
    page = "\n\n".join(["   [1]Trang chủ [2]Tin tức", *(textwrap.fill(part, 72) for part in parts)])
    listed = "\n".join(f"   {n}. https://vidu.example/{n}" for n in range(1, 6))
    assert_read(read_page_text(f"{page}\n\nReferences\n\n   Visible links\n{listed}\n"))


def test_numbers_of_notes_stay() -> None:
    page = PAGE.replace("bốn mươi căn nhà cho", "bốn mươi [2] căn nhà cho").replace("310 triệu", "310 [7] triệu")
    assert undone(page) == page


def test_markdown_of_a_converter() -> None:
    picture = (
        "![](https://vidu.example/anh-nha-moi-o-khu-cong-nhan-mo-than-suoi-da.jpg)Dãy nhà mới nhìn từ đồi Bãi Sậy."
    )
    linked = LEAD.replace("Công ty Than Suối Đá", "[Công ty Than Suối Đá](https://vidu.example/than-suoi-da)")
    lines = [f"# {TITLE}", f"> {linked}", BODY[0], picture, *BODY[1:]]
    article = read_page_text("\n\n".join(textwrap.fill(line, 78) for line in lines))
    assert_read(article)
    assert article.captions == ("Dãy nhà mới nhìn từ đồi Bãi Sậy.",)


def test_addresses_in_a_letter_of_plain_text() -> None:
    before, after = BODY[3].split(" ưu tiên ")
    linked = [textwrap.fill(before, 72), "<https://vidu.example/than>", textwrap.fill(f"ưu tiên {after}", 72)]
    assert_read(read_page_text(WRAPPED.rsplit("\n\n", 1)[0] + "\n\n" + "\n".join(linked)))


def test_a_caption_in_brackets() -> None:
    article = read_page_text("\n\n".join([TITLE, LEAD, BODY[0], "[Thợ lò nhận chìa khóa nhà mới.]", *BODY[1:]]))
    assert_read(article)
    assert article.captions == ("Thợ lò nhận chìa khóa nhà mới.",)


@pytest.mark.parametrize(
    "page",
    [
        "\n\n".join(
            f"Tổ may số {n} dạy nghề cho thợ mới ở xóm\n\n0{n}/05/2024\n\nLớp mở từ tuần trước...\n\nXem tiếp"
            for n in range(1, 7)
        ),
        "Tìm kiếm\nKhoảng 1.240 kết quả (0,31 giây)\n\n"
        + "\n\n".join(f"Tổ may số {n} dạy nghề cho thợ mới\n3 ngày trước — ... lớp may ..." for n in range(9)),
    ],
    ids=["section", "search"],
)
def test_lists_of_articles_are_refused(page: str) -> None:
    with pytest.raises(InputError, match="is a list of articles"):
        read_page_text(page)


def test_a_form_to_log_in_is_refused() -> None:
    said = "Phiên làm việc của bạn đã hết hạn, vui lòng đăng nhập lại để xem nội dung bài viết."
    with pytest.raises(InputError, match="form to log in"):
        read_page_text(f"Đăng nhập để tiếp tục\nTên đăng nhập\nMật khẩu\nQuên mật khẩu?\n{said}\n")


def test_a_bare_article_without_stops() -> None:
    parts = [part.rstrip(".").replace(".", ",") for part in PARTS if not part.startswith("“")]
    article = read_page_text("\n\n".join(parts))
    assert [article.title, article.lead, *article.body] == parts


def test_a_long_question_is_a_title() -> None:
    title = "Hỏi đáp: Thợ lò nuôi con nhỏ dưới mười hai tháng tuổi được nghỉ thêm sáu mươi phút mỗi ngày như thế nào?"
    article = read_page_text("\n\n".join(["vidu.example", title, "Châu Diệp", "4-5 phút", LEAD, *BODY]))
    assert (article.title, article.lead, article.byline) == (title, LEAD, "Châu Diệp")


def test_a_letter_closes_with_a_wish() -> None:
    assert read_page_text("\n\n".join([*PARTS, "Chúc các gia đình một năm vui, khỏe!"])).body[-1].startswith("Chúc")


@pytest.mark.parametrize("date", ["25/08/2024 07:12", "Tháng Mười Một 5, 2024"])
def test_a_weblog_dates_and_signs(date: str) -> None:
    article = read_page_text("\n\n".join([TITLE, f"Posted on {date} by Châu Diệp", LEAD, *BODY]))
    assert_read(article)
    assert (article.byline, date in article.published) == ("Châu Diệp", True)


@given(st.lists(st.sampled_from([*PARTS, "> ", "[12]", "1/2", "From: a", "\f", "](x)", "<https://a.b>"]), max_size=12))
def test_words_of_the_page_stay_in_order(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    told = iter(text.split())
    assert all(any(word.strip("[]()<>") in one for one in told) for word in undone(text).split())


@pytest.mark.parametrize("stamp", ["08:12, 23/8/24\t{}", "23/8/24, 08:12   {}", "08:12 23/08/2024   {}"])
def test_what_a_browser_prints_on_each_page_is_no_title(stamp: str) -> None:
    head, address = stamp.format(f"{TITLE} - Báo Người Thợ"), "https://nguoitho.example.vn/bai.html"
    lines = (head, TITLE, "22/08/2024 06:30", LEAD, BODY[0], f"{address}\t1/2", head, *BODY[1:], f"{address}\t2/2")
    article = read_page_text("\n".join(lines))
    assert_read(article)
    assert article.published == "22/08/2024 06:30"
