"""What stands below an article's last paragraph, and what only looks as if it ended one."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.article import Article
from unionml.errors import InputError
from unionml.reading import read_page_text

TEASERS = (
    "Một đêm ở bến xe ca ba",
    "23:14 17/12/2024",
    "Trên chuyến xe muộn không ai nói chuyện, chỉ có tiếng ngáy và đèn đường.",
    "Tiệm cắt tóc mười nghìn",
    "09:00 16/12/2024",
    "Ông chủ tiệm là thợ dệt về hưu, mỗi ngày chỉ cắt mười lăm cái đầu.",
)


def read(*tail: str) -> Article:
    return read_page_text("\n\n".join(("Trang chủ", TITLE, "18/12/2024", LEAD, *BODY, *tail)))


@pytest.mark.parametrize("below", [(), ("Lê Mai",), ("Lê Mai", "giải bóng", "xưởng dệt", "Bạn có thể quan tâm")])
def test_headlines_with_a_date_each_are_other_articles(below: tuple[str, ...]) -> None:
    article = read(*TEASERS, *below)
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert [item.title for item in article.related][:2] == [TEASERS[0], TEASERS[3]]


def test_parts_of_an_article_may_have_dates_where_it_goes_on() -> None:
    more = "Sau hai đêm ấy cả đội quyết định dành tiền thưởng mua thêm một chiếc xe đưa đón."
    article = read(*TEASERS, more)
    assert more in article.body
    assert TEASERS[2] in article.body


@pytest.mark.parametrize("label", ["Thẻ:", "Từ khóa:", "Tags:"])
def test_the_last_of_the_keywords_signs_nothing(label: str) -> None:
    article = read(label, "giải bóng", "Bến Cát", "Tin cùng chuyên mục", "Thợ dệt thi kéo co ngày hội")
    assert (article.body, article.byline) == (BODY, "")
    assert [item.title for item in article.related] == ["Thợ dệt thi kéo co ngày hội"]


@pytest.mark.parametrize(
    "filed", [("Chuyên mục Tin công đoàn, Thi đua", "Thẻ hội giảng"), ("Thẻ giải bóng, xưởng dệt",)]
)
def test_what_files_an_article_is_no_caption_and_no_other_article(filed: tuple[str, ...]) -> None:
    article = read(*filed, "Điều hướng bài viết", "← Thợ dệt thi kéo co ngày hội", "Để lại một bình luận")
    assert (article.body, article.captions, article.headings) == (BODY, (), ())
    assert [item.title for item in article.related] == ["Thợ dệt thi kéo co ngày hội"]


def test_whom_the_press_may_ask_is_no_text() -> None:
    about = "Về Dệt Bến Cát: Thành lập năm 1992, xuất khẩu khăn và vải mành sang hơn hai mươi thị trường."
    article = read("###", "Liên hệ báo chí:", "Phòng Truyền thông - 028.3xxx.xxxx - baochi@detbencat.example", about)
    assert article.body == BODY


@pytest.mark.parametrize("mark", ["🍧", "❤️", "👏👏", "🎉 🎉"])
def test_a_sentence_is_closed_in_front_of_pictographs(mark: str) -> None:
    thanks = f"Cảm ơn tổ bếp đã nấu chè cho cả hai đội! {mark}"
    assert read(thanks, "Xem thêm").body == (*BODY, thanks)


def test_related_headlines_may_tell_of_today() -> None:
    article = read("Tin liên quan", "Giá gạo và giá rau hôm nay", "19/12/2024", "Thợ dệt thi kéo co ngày hội")
    assert [item.title for item in article.related] == ["Giá gạo và giá rau hôm nay", "Thợ dệt thi kéo co ngày hội"]


def test_files_below_a_text_are_nobodys_name() -> None:
    article = read("Attachments: DanhSachGiai.xlsx", "Recently:", "Thợ dệt thi kéo co ngày hội")
    assert (article.body, article.byline) == (BODY, "")
    assert [item.title for item in article.related] == ["Thợ dệt thi kéo co ngày hội"]


ALBUMS = ("Album: Hội thao xưởng dệt", "36 ảnh", "DSC_0412.jpg", "Album: Về nguồn năm nay", "18 ảnh", "DSC_0413.jpg")
FORM = ("Họ và tên (*)", "Điện thoại", "Email (*)", "Tiêu đề", "Nội dung góp ý (*)", "Mã xác nhận", "Gửi đi")
HOTLINE = "Đường dây nóng tư vấn pháp luật: 1900.1234"


@pytest.mark.parametrize("page", [("Thư viện ảnh", *ALBUMS), ("LIÊN HỆ - GÓP Ý", *FORM, HOTLINE)])
def test_albums_and_forms_hold_no_article(page: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="give that"):
        read_page_text("\n\n".join(page))


@pytest.mark.parametrize("page", [ALBUMS, (*FORM, HOTLINE)])
def test_an_article_beside_them_is_read(page: tuple[str, ...]) -> None:
    article = read_page_text("\n\n".join((TITLE, "18/12/2024", LEAD, *BODY, "Lê Mai", "Liên hệ", *page)))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Sắc màu 54 - 19:05, 30/08/2024",
        "Phòng Truyền thông - 028.3xxx.xxxx - baochi@detbencat.example",
        "Hiện chưa có bình luận nào, hãy là người đầu tiên bình luận",
        "Nhập email của bạn",
        "Sao chép liên kết thành công",
        "Thời tiết: Hà Giang 27°",
        "(Xem tiếp tin hoạt động công đoàn trên trang 7)",
        "37 bình luận 12 lượt chia sẻ",
        "Đang được quan tâm",
        "LÊ MAI - QUỐC MINH",
    ],
)
def test_what_stands_among_related_headlines_is_none(line: str) -> None:
    related = ("Thợ dệt thi kéo co ngày hội", "Giải cờ tướng của thợ dệt khai mạc")
    article = read("LÊ MAI - QUỐC MINH", "Tin liên quan", related[0], line, related[1])
    assert (article.body, article.byline) == (BODY, "LÊ MAI - QUỐC MINH")
    assert tuple(item.title for item in article.related) == related


@pytest.mark.parametrize(
    "line",
    [
        "Lên trên",
        "Lượt người xem: 88",
        "Bình luận bài viết bằng tài khoản Facebook của bạn",
        "Bài viết hay? Hãy đánh giá bài viết",
        "user image",
        "User",
        "Lên đầu trang Gửi email In trang",
        "Trở lại Thời sự",
        "Quay lại chủ đề",
        "Copy link thành công",
        "Tải file đính kèm",
        "Tải file đính kèm: ke-hoach.pdf (312 KB)",
        "Từ khóa thợ dệt giải công nhân Bến Cát",
        "Tags Bến Cát giải công nhân",
        "Categories: Tin tức",
        "MỚI - NÓNG",
    ],
)
def test_buttons_below_a_text_are_no_captions(line: str) -> None:
    article = read(line, "Tin liên quan", "Thợ dệt thi kéo co ngày hội")
    assert (article.body, article.captions) == (BODY, ())


@pytest.mark.parametrize("bullet", ["•", "-", "*"])
@pytest.mark.parametrize("place", range(3))
def test_a_question_in_a_list_of_headlines_is_one_of_them(place: int, bullet: str) -> None:
    others = ["Mỏ Khe Tam thay dàn chống thủy lực trước mùa mưa", "Thợ may thi cắt chỉ ở Nam Định"]
    others.insert(place, "Từ tháng bảy, những ai được tăng lương hưu?")
    article = read("Tin đã đưa", *(f"{bullet} {other}" for other in others))
    assert article.body == BODY
    assert [(item.title, item.teaser) for item in article.related] == [(other, "") for other in others]


OTHERS = (
    "Giải bóng chuyền ga Lương Thượng khai mạc sáng nay",
    "Công nhân nghỉ việc trước Tết có được thưởng không?",
    "Khe Tam thay dàn chống thủy lực trước mùa mưa lũ",
    "Vì sao thợ trẻ bỏ xưởng về quê?",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("place", [1, len(BODY)])
@pytest.mark.parametrize(
    "others",
    [
        OTHERS,
        OTHERS[:3],
        ("Thợ may thi cắt chỉ", *OTHERS[::2], OTHERS[0].replace("sáng", "đêm")),
        (OTHERS[0], "Vé xe buýt tăng giá", OTHERS[2], "Chuyện ở ga xép"),
    ],
)
def test_headlines_in_a_row_that_nothing_announces(others: tuple[str, ...], place: int, gap: str) -> None:
    lines = (TITLE, "18/12/2024", LEAD, *BODY[:place], *others, *BODY[place:])
    article = read_page_text(gap.join(lines))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, BODY)
    assert (article.headings, article.captions) == ((), ())
    assert {item.title for item in article.related} <= set(others)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "said",
    [
        (
            "Đá đẹp là trên hết thảy!",
            "Sức khỏe là vốn quý nhất của người thợ",
            "Mỗi người thợ một quả bóng mới",
            "Cùng nhau ra sân đi nào!",
        ),
        (
            "Đau chân bao lâu thì đi khám?",
            "Khám ở đâu gần xưởng dệt",
            "Ai trả tiền khám bệnh?",
            "Khám xong có nghỉ không",
        ),
    ],
)
def test_slogans_and_questions_about_one_matter_are_no_other_articles(said: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((TITLE, "18/12/2024", LEAD, BODY[0], *said, *BODY[1:])))
    assert (article.title, article.lead, article.related) == (TITLE, LEAD, ())
    assert [text for text in article.body if text in BODY] == list(BODY)


def test_two_lines_set_apart_are_headings() -> None:
    headings = ("Những điều thợ cần biết trước trận", "Vé bán ở đâu và mang theo giấy gì")
    article = read_page_text("\n\n".join((TITLE, "18/12/2024", LEAD, BODY[0], *headings, *BODY[1:])))
    assert (article.body, article.headings, article.captions) == (BODY, headings, ())


def test_two_questions_below_a_heading_are_the_articles() -> None:
    asked = ("Nhìn lại giải đấu", "Vì sao đội xưởng dệt thắng?")
    article = read_page_text("\n\n".join((TITLE, "18/12/2024", LEAD, BODY[0], *asked, *BODY[1:])))
    assert [text for text in article.body if text in BODY] == list(BODY)
    assert article.related == ()


def test_a_heading_apart_from_headlines_in_a_row_is_the_articles() -> None:
    heading = "Nhìn lại giải đấu"
    block = "\n".join(OTHERS[:3])
    article = read_page_text("\n\n".join((TITLE, "18/12/2024", LEAD, BODY[0], block, heading, *BODY[1:])))
    assert (article.body, article.headings) == (BODY, (heading,))
    assert [item.title for item in article.related] == list(OTHERS[:3])


def test_keywords_in_one_line_are_no_caption() -> None:
    article = read("xưởng dệt Bến Cát thợ sửa máy chung kết", "Có thể bạn quan tâm", "Thợ dệt thi kéo co ngày hội")
    assert (article.body, article.captions, article.headings) == (BODY, (), ())


def test_a_caption_below_the_text_that_says_more_than_the_text_is_one() -> None:
    article = read("Đội bóng xưởng dệt nâng cúp trên sân cỏ", "Có thể bạn quan tâm", "Thợ dệt thi kéo co ngày hội")
    assert article.captions == ("Đội bóng xưởng dệt nâng cúp trên sân cỏ",)


@pytest.mark.parametrize("label", ["Khám phá thêm chủ đề", "Chủ đề", "Explore more on these topics"])
def test_the_label_of_keywords_is_no_caption(label: str) -> None:
    article = read("\n".join((label, "giải bóng", "xưởng dệt", "Bình luận (0)")))
    assert (article.body, article.captions, article.headings) == (BODY, (), ())


@pytest.mark.parametrize("title", ["Ảnh: Thợ dệt trang trí cổng chào", "Video: Những chuyến đò đưa thợ về bến"])
def test_pictures_and_films_among_related_headlines_are_no_captions(title: str) -> None:
    article = read("\n".join(("Tin cùng chủ đề", "Thợ dệt thi kéo co ngày hội", title, "Chia sẻ bài viết")))
    assert (article.body, article.captions) == (BODY, ())
    assert "Thợ dệt thi kéo co ngày hội" in [item.title for item in article.related]


@pytest.mark.parametrize("label", ["(Ảnh)", "(Hình)"])
def test_the_place_of_a_picture_is_no_caption(label: str) -> None:
    article = read_page_text("\n".join((TITLE, "18/12/2024", LEAD, BODY[0], label, "Thợ dệt ra sân", *BODY[1:])))
    assert (article.body, article.captions) == (BODY, ("Thợ dệt ra sân",))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_keywords_below_a_text_cut_nothing_off_it(gap: str) -> None:
    box = ("TIN LIÊN QUAN", "Bến dệt cũ hồi sinh bên sông", "Thợ dệt thi kéo co ngày hội xuân")
    tail = ("Khám phá thêm chủ đề", "giải bóng", "xưởng dệt", "chung kết", "Bình luận (0)", "Tin cùng chuyên mục")
    more = ("Bến xe muộn ca ba", "Trên chuyến xe muộn không ai nói chuyện, chỉ có tiếng ngáy và đèn đường.")
    article = read_page_text(gap.join((TITLE, "18/12/2024", LEAD, *BODY[:2], *box, BODY[2], *tail, *more)))
    assert (article.body, article.captions, article.headings) == (BODY, (), ())


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("label", ["Tin, ảnh: LÊ MẬN", "Bài, ảnh: Lê Mận", "Bài và ảnh: Lê Mận"])
def test_a_single_paragraph_below_who_wrote_and_photographed_is_no_text(label: str, gap: str) -> None:
    teaser = "Anh Vũ Đình Sáu, thợ nguội ở Sông Lô, sửa xe miễn phí cho học trò suốt mười một năm qua."
    article = read_page_text(gap.join((TITLE, "18/12/2024", LEAD, *BODY, label, teaser)))
    assert (article.lead, article.body, article.byline) == (LEAD, BODY, label)


@pytest.mark.parametrize("note", ["(*) Tên một số cầu thủ đã được đổi.", "Đội bóng còn ba trận sân nhà nữa."])
def test_a_note_and_an_item_that_is_signed_itself_are_text(note: str) -> None:
    label = "Tin, ảnh: Lê Mận"
    more = () if note.startswith("(") else ("Giải cờ của xưởng bắt đầu từ thứ tư.", "Tin, ảnh: Hà Thu")
    assert note in read_page_text("\n".join((TITLE, "18/12/2024", LEAD, *BODY, label, note, *more))).body
