"""A program's digest, lines in brackets, and what forums and browsers put around headlines are no text."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

HEAD = (TITLE, "12/03/2024 09:30")
GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])


@GAPS
@pytest.mark.parametrize(
    "name", ["Tóm tắt AI", "AI tóm tắt", "Tóm tắt bằng AI", "Tóm tắt bài viết bằng trí tuệ nhân tạo"]
)
@pytest.mark.parametrize(
    "digest",
    [
        ("• Xưởng dệt mở thêm ca.", "• Bếp ăn dọn xuống tầng trệt."),
        ("Xưởng dệt mở thêm ca.", "Bếp ăn dọn xuống tầng trệt.", "Nội dung này do AI tạo, tòa soạn đã kiểm tra"),
    ],
)
def test_the_digest_of_a_program_is_no_sapo(digest: tuple[str, ...], name: str, gap: str) -> None:
    article = read_page_text(gap.join((*HEAD, name, *digest, LEAD, *BODY)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert article.captions == article.headings == ()


@GAPS
def test_a_sapo_that_speaks_of_such_programs_is_one(gap: str) -> None:
    lead = (
        "Công đoàn trường nghề tập huấn cho giáo viên cách tóm tắt văn bản bằng AI, và ai cũng được thực hành trên máy."
    )
    assert read_page_text(gap.join((*HEAD, lead, *BODY))).lead == lead


@GAPS
@pytest.mark.parametrize("line", ["(Ban Chấp hành khóa mới ra mắt)", "(Các cô dệt nhận hoa sau hội thi)"])
def test_a_line_in_brackets_shows_a_picture(line: str, gap: str) -> None:
    article = read_page_text(gap.join((*HEAD, LEAD, BODY[0], line, *BODY[1:])))
    assert (article.body, article.headings, article.captions) == (BODY, (), (line,))


@GAPS
@pytest.mark.parametrize("line", ["(Tiếp theo trang 1)", "(Xem tiếp trang 4)", "(Đọc tiếp trang 12)"])
def test_the_number_of_another_page_is_nothing(line: str, gap: str) -> None:
    article = read_page_text(gap.join((*HEAD, LEAD, BODY[0], line, *BODY[1:])))
    assert (article.body, article.headings, article.captions) == (BODY, (), ())


@pytest.mark.parametrize("bullet", ["*", "o", "•"])
@pytest.mark.parametrize("between", [" ", "\n    "])
def test_listed_links_of_a_page_saved_as_text_are_other_articles(bullet: str, between: str) -> None:
    links = "\n".join(
        f"  {bullet} {title}{between}<http://bao.example/{at}.html>"
        for at, title in enumerate(("Xưởng may đổi giờ vào ca", "Chợ đêm của thợ xây mở lại"))
    )
    article = read_page_text("\n\n".join((*HEAD, LEAD, BODY[0], links, *BODY[1:])))
    assert (article.title, article.lead, article.body, article.captions) == (TITLE, LEAD, BODY, ())
    assert [one.title for one in article.related] == ["Xưởng may đổi giờ vào ca", "Chợ đêm của thợ xây mở lại"]


@pytest.mark.parametrize("icon", ["Icon1", "Icon14", "Mặc định"])
def test_the_picture_in_front_of_a_forums_headline_is_no_word_of_it(icon: str) -> None:
    page = "\n".join(("Diễn đàn thợ dệt > Tin tức", f" {TITLE}", "Trả lời", f"{icon} {TITLE}", LEAD, *BODY))
    article = read_page_text(page)
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)


@GAPS
def test_contents_under_the_name_of_a_quick_view(gap: str) -> None:
    first, second = "Ca đêm ngắn lại nửa giờ", "Ai trả tiền điện?"
    page = (*HEAD, LEAD, BODY[0], "Xem nhanh", f"1. {first}", f"2. {second}", first, BODY[1], second, *BODY[2:])
    article = read_page_text(gap.join(page))
    assert (article.body, article.headings) == (BODY, (first, second))


@GAPS
@pytest.mark.parametrize(
    "line",
    ["Lượt xem: 842 | Thích: 67 | Bình luận: 3", "Thanked 58 Times in 40 Posts", "Được cảm ơn 5 lần trong 3 bài viết"],
)
def test_counters_below_the_title_are_nothing(line: str, gap: str) -> None:
    article = read_page_text(gap.join((*HEAD, line, LEAD, *BODY)))
    assert (article.title, article.kicker, article.lead, article.body) == (TITLE, "", LEAD, BODY)
    assert (article.related, article.captions) == ((), ())


@GAPS
@pytest.mark.parametrize("name", ["Tóm tắt nhanh", "Tóm tắt", "Điểm chính"])
@pytest.mark.parametrize("made", ["AI tạo tóm tắt, có thể có sai sót.", "Nội dung do AI tổng hợp"])
def test_a_digest_is_known_by_what_says_who_made_it(made: str, name: str, gap: str) -> None:
    digest = (name, "Xưởng dệt mở thêm ca.", "Bếp ăn dọn xuống tầng trệt.", made)
    article = read_page_text(gap.join((*HEAD, *digest, LEAD, *BODY)))
    assert (article.title, article.lead, article.body, article.captions) == (TITLE, LEAD, BODY, ())


@GAPS
def test_a_sapo_below_its_name_is_one(gap: str) -> None:
    article = read_page_text(gap.join((*HEAD, "Tóm tắt", LEAD, *BODY)))
    assert (article.lead, article.body) == (LEAD, BODY)


@GAPS
@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
def test_a_pull_quote_is_no_caption(marks: str, gap: str) -> None:
    quote = marks.format("Vải nằm êm thì chẳng ai nhớ đến thợ, thế mới là giỏi")
    paragraph = f"Tổ có chín cặp vợ chồng cùng nghề. {quote}, chị Mận cười và quay lại máy."
    article = read_page_text(gap.join((*HEAD, LEAD, BODY[0], quote, paragraph, *BODY[1:])))
    assert article.body == (BODY[0], paragraph, *BODY[1:])
    assert article.captions == article.headings == ()


@GAPS
def test_a_quotation_that_nobody_repeats_is_kept(gap: str) -> None:
    quote = "“Vải nằm êm thì chẳng ai nhớ đến thợ, thế mới là giỏi”"
    article = read_page_text(gap.join((*HEAD, LEAD, BODY[0], quote, *BODY[1:])))
    assert quote in (*article.body, *article.captions, *article.headings)


@GAPS
@pytest.mark.parametrize("dated", [True, False])
def test_a_title_that_quotes_the_text_word_for_word_is_one(dated: bool, gap: str) -> None:
    title = "“Tôi mang tiếng thoi Bến Cát vào trận chung kết”"
    said = f"Đội trưởng cười: {title}, rồi xin phép ra sân tập thêm với cả đội trước khi trời tối hẳn."
    head = (title, "12/03/2024 09:30") if dated else (title,)
    article = read_page_text(gap.join(("Trang chủ", "Thể thao", *head, LEAD, said, *BODY)))
    assert (article.title, article.lead, article.body) == (title, LEAD, (said, *BODY))


@GAPS
def test_a_headline_in_square_brackets_between_paragraphs_is_another_articles(gap: str) -> None:
    title = "Thợ dệt Bến Sậy về quê trên xe công đoàn"
    lead = "Sáng thứ sáu, mười chuyến xe chở bốn trăm thợ dệt rời Bến Sậy về quê sau ba năm ăn Tết xa nhà."
    body = (
        "Mỗi chuyến xe có một cán bộ công đoàn đi cùng cho đến tận bến cuối của tỉnh.",
        "Chị Đào Thị Sen mang theo hai bộ quần áo trẻ em và một hộp bánh gói từ tối hôm trước.",
        "Sau Tết các chuyến xe sẽ đón thợ trở lại làm việc.",
    )
    lines = (title, lead, body[0], "[Sông Lô: Thêm năm trăm vé tàu cho thợ nghèo]", body[1])
    shown = "[Chị Đào Thị Sen cùng các con bên chuyến xe]"
    article = read_page_text(gap.join((*lines, shown, body[2])))
    assert (article.lead, article.body) == (lead, body)
    assert tuple(item.title for item in article.related) == ("Sông Lô: Thêm năm trăm vé tàu cho thợ nghèo",)
    assert article.captions == (shown.strip("[]"),)
