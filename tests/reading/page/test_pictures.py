"""Alternative texts of pictures that repeat the title or the caption below."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.reading import read_page_text
from unionml.reading.page.captions.pictures import captions_of, mark_images, mark_repeated
from unionml.reading.page.kinds import Kind
from unionml.reading.page.lines import split_lines

TITLE = "Thợ dệt Bến Sậy thi gói bánh ngày hội công nhân"
LEAD = (
    "Hơn ba trăm đoàn viên của Công ty Dệt Bến Sậy gói bánh, kéo co và hát tập thể trong ngày hội mà công đoàn tổ chức "
    "lần đầu sau bốn năm."
)
BODY = (
    "Theo chị Đào Thị Sen, Chủ tịch công đoàn cơ sở, ngày hội phải dời hai lần vì đơn hàng gấp, và ban giám đốc chỉ "
    "đồng ý khi công đoàn hứa sẽ làm bù một buổi chiều.",
    "Đội của xưởng nhuộm thắng cả hai môn. Phần thưởng là một con heo quay mà cả xưởng chia nhau ngay tại sân, kể cả "
    "những người phải đứng máy trong giờ thi.",
    "Công đoàn dự tính năm sau sẽ mời thêm các xưởng bên kia sông và tổ chức vào mùa khô để khỏi lo mưa làm hỏng sân "
    "khấu như chiều hôm ấy.",
)
CAPTION = "Chị Đào Thị Sen, Chủ tịch công đoàn Công ty Dệt Bến Sậy, cùng đội thi xưởng nhuộm và các em nhỏ ở khu trọ."


def page(*below_lead: str, rest: tuple[str, ...] = BODY) -> str:
    return "\n\n".join([TITLE, LEAD, *below_lead, *rest])


@pytest.mark.parametrize(
    "caption", [CAPTION, CAPTION.rstrip("."), "Công ty Dệt Bến Sậy tặng 20 triệu đồng cho đội thi xưởng nhuộm"]
)
def test_a_line_that_is_said_twice_is_a_picture_and_its_caption(caption: str) -> None:
    article = read_page_text(page(f"{caption}\n{caption}"))
    assert (article.lead, article.body, article.captions) == (LEAD, BODY, (caption,))
    assert (article.related, article.headings) == ((), ())


@pytest.mark.parametrize(
    ("image", "caption"),
    [
        ("Các em nhỏ vui vẻ với bánh", "Các em nhỏ ở khu trọ vui vẻ với bánh và kẹo."),
        ("Chị Đào Thị Sen trao giải cho đội thi xưởng nhuộm", "Chị Đào Thị Sen trao giải cho xưởng nhuộm."),
    ],
)
def test_a_caption_may_say_more_or_less_than_its_picture(image: str, caption: str) -> None:
    article = read_page_text(page(BODY[0], f"{image}\n{caption}", rest=BODY[1:]))
    assert (article.body, article.captions, article.headings) == (BODY, (image, caption), ())


def test_a_picture_whose_words_open_its_caption_is_left_out() -> None:
    caption = "Các em nhỏ ở khu trọ vui vẻ với bánh và kẹo."
    article = read_page_text(page(BODY[0], f"Các em nhỏ ở khu trọ vui vẻ\n{caption}", rest=BODY[1:]))
    assert (article.body, article.captions, article.headings) == (BODY, (caption,), ())


def test_a_heading_whose_paragraph_opens_with_its_words_stays_one() -> None:
    heading, short = "Làm bù một buổi chiều", "Làm bù một buổi chiều là điều công đoàn đã hứa với ban giám đốc."
    article = read_page_text(page(BODY[0], f"{heading}\n{short}", rest=BODY[1:]))
    assert short in article.body
    assert article.headings == (heading,)


def test_a_sapo_that_is_said_twice_is_no_caption() -> None:
    short = "Ngày hội của thợ dệt Bến Sậy trở lại sau bốn năm."
    article = read_page_text("\n\n".join([TITLE, short, short, *BODY]))
    assert article.lead == short
    assert article.captions == ()


def test_cards_that_print_their_headlines_twice_stay_other_articles() -> None:
    cards = [
        f"{headline}\n{headline}\n{teaser}"
        for headline, teaser in (
            ("Tổ trưởng Bùi Văn Lúa trao xe đạp cho học trò xóm đáy", "Xe đạp cho học trò xóm đáy do thợ hàn tự ráp."),
            ("Nhà trọ Vàm Cỏ giảm giá mùa mưa", "Chủ nhà trọ Vàm Cỏ giảm giá cho người thuê suốt mùa mưa năm nay."),
        )
    ]
    article = read_page_text("\n\n".join([TITLE, LEAD, *BODY, "Tin cùng chuyên mục", *cards]))
    assert (article.body, article.captions) == (BODY, ())
    assert len(article.related) == 2


@pytest.mark.parametrize(
    "image",
    [
        TITLE,
        f"{TITLE} - Ảnh 1.",
        f"{TITLE}{TITLE}",
        "tho det ben say thi goi banh ngay hoi cong nhan",
        "hoi thi goi banh",
        "Ngày hội của thợ dệt Bến Sậy năm 2024 -0",
    ],
)
def test_a_picture_leaves_the_title_or_an_address(image: str) -> None:
    article = read_page_text(page(BODY[0], f"{image}\nĐội xưởng nhuộm và con heo quay", rest=BODY[1:]))
    assert (article.title, article.body, article.headings) == (TITLE, BODY, ())
    assert article.captions == ("Đội xưởng nhuộm và con heo quay",)


@pytest.mark.parametrize("heading", ["Đội nhà thắng 2 -1", "Giờ nghỉ của thợ dệt: 30 phút", "Làm bù tới 19"])
def test_a_heading_with_a_figure_is_no_picture(heading: str) -> None:
    assert heading in read_page_text(page(BODY[0], heading, rest=BODY[1:])).headings


def test_where_all_text_stands_below_pictures_it_is_captions() -> None:
    shown = ("Đội xưởng nhuộm nhận con heo quay.", "Sân khấu sau cơn mưa.", "Bánh chín lúc mười giờ đêm.")
    pictures = [f"{TITLE} -{number}\n{text}" for number, text in enumerate(shown)]
    article = read_page_text("\n\n".join([TITLE, LEAD, *pictures]))
    assert (article.lead, article.body, article.captions) == (LEAD, (), shown)


@pytest.mark.parametrize("stop", [".", ""])
@pytest.mark.parametrize("at", [1, 2])
def test_what_stands_word_for_word_in_a_paragraph_beside_it_is_a_caption(stop: str, at: int) -> None:
    quoted = f"Phần thưởng là một con heo quay mà cả xưởng chia nhau ngay tại sân{stop}"
    article = read_page_text(page(*BODY[:at], quoted, rest=BODY[at:]))
    assert (article.body, article.captions, article.headings) == (BODY, (quoted,), ())


def test_a_heading_that_stands_in_the_paragraph_below_stays_one() -> None:
    heading = "Đội của xưởng nhuộm thắng cả hai môn"
    article = read_page_text(page(BODY[0], heading, rest=BODY[1:]))
    assert (article.body, article.headings) == (BODY, (heading,))


def test_a_short_sapo_that_opens_the_text_stays_the_sapo() -> None:
    sapo = "Hơn ba trăm đoàn viên của Công ty Dệt Bến Sậy gói bánh, kéo co và hát tập thể."
    opening = f"{sapo.rstrip('.')} trong ngày hội đầu tiên sau bốn năm, dù trời mưa từ sáng."
    article = read_page_text("\n\n".join([TITLE, sapo, opening, *BODY]))
    assert (article.lead, article.body) == (sapo, (opening, *BODY))


def test_a_caption_below_an_address_ends_no_article() -> None:
    box = "\n".join(
        ["Nhà trọ Vàm Cỏ giảm giá mùa mưa", "Tổ hàn ráp xe đạp cho học trò", "Đội ghe cứu hộ bến Sậy ra quân"]
    )
    caption = "Thợ dệt xếp hàng vào cổng theo tổ đã đăng ký"
    article = read_page_text(f"{TITLE}\n\n{LEAD}\n{box}\n\nNgày dài hơn\n\n{BODY[0]}\n\ntin bai 12 08 2024\n{caption}")
    assert (article.lead, article.body, article.captions) == (LEAD, BODY[:1], (caption,))


CREDITED = "Đội xưởng nhuộm kéo co dưới mưa. Ảnh: Bùi Lúa"


def test_a_credited_picture_above_the_title_opens_the_article() -> None:
    article = read_page_text("\n\n".join(["MỚI NHẤT", CREDITED, TITLE, "Bùi Lúa 12/08/2024 10:20", LEAD, *BODY]))
    assert (article.title, article.captions, article.lead) == (TITLE, (CREDITED,), LEAD)


@pytest.mark.parametrize(
    "above",
    [
        (CREDITED, "Thể thao"),
        ("Ảnh: Bùi Lúa",),
    ],
)
def test_pictures_beside_other_headlines_do_not(above: tuple[str, ...]) -> None:
    article = read_page_text("\n\n".join([*above, TITLE, "Bùi Lúa 12/08/2024 10:20", LEAD, *BODY]))
    assert (article.title, article.captions) == (TITLE, ())


@given(st.lists(st.sampled_from([TITLE, LEAD, *BODY, CAPTION, "tho det", "Tin khác", "Ảnh 1.", ""]), max_size=12))
def test_any_lines_can_be_marked(texts: list[str]) -> None:
    lines = split_lines("\n".join(texts))
    before = [line.text for line in lines]
    mark_images(lines, 0, "")
    mark_repeated(lines, 0, "")
    assert [line.text for line in lines] == before
    assert all(lines[at].kind in {Kind.PROSE, Kind.HEADLINE, Kind.SHORT} for at in captions_of(lines, has_gaps=False))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_picture_and_its_caption_right_below_the_sapo_take_no_paragraph_with_them(gap: str) -> None:
    caption = "Quà tặng thầy Đoàn Văn Thụ"
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, caption, caption, *BODY)))
    assert (article.lead, article.body, article.captions) == (LEAD, BODY, (caption,))


def test_captions_below_pictures_that_repeat_the_title_are_no_headings() -> None:
    captions = ("Đại biểu biểu quyết tại lễ khai mạc ngày hội", "Ban tổ chức ra mắt các đội thi")
    others = ("Dệt Sông Lô thay máy kéo sợi đầu tiên", "Xưởng nhuộm Hòa Phú mở lớp đêm cho thợ")
    lines = (TITLE, LEAD, *others, BODY[0], TITLE, captions[0], BODY[1], TITLE, captions[1], BODY[2])
    article = read_page_text("\n".join(lines))
    assert (article.lead, article.body, article.captions) == (LEAD, BODY, captions)
    assert (tuple(item.title for item in article.related), article.headings) == (others, ())


def test_a_heading_above_captions_in_cells_is_none() -> None:
    cells = ("Các đội thi gói bánh |", "Trao thưởng cho xưởng nhuộm |")
    article = read_page_text("\n".join((TITLE, LEAD, *BODY, "Một số hình ảnh của ngày hội", *cells)))
    assert article.headings == ("Một số hình ảnh của ngày hội",)
    assert article.captions == ("Các đội thi gói bánh", "Trao thưởng cho xưởng nhuộm")


def test_a_caption_without_marks_above_its_translation_is_none() -> None:
    lead = "The weavers of Ben Say held a fair at the mill on Sunday for the first time in four years."
    body = (
        "Three hundred people wrapped cakes and pulled ropes in the yard while the looms stood still.",
        "The dye house won both games and shared a roast pig with those who had to watch the boilers.",
        "Next year the union wants to invite the mills on the other bank of the river.",
    )
    caption = "Ms. Dao Thi Sen speaks to the teams. Photo: Le Man"
    copy = "Chi Dao Thi Sen phat bieu voi cac doi thi. Anh: Le Man"
    page = "\n\n".join(("Weavers hold a fair at the old mill", lead, body[0], f"{copy}\n{caption}", *body[1:]))
    article = read_page_text(page)
    assert (article.lead, article.body, article.captions) == (lead, body, (caption,))


@pytest.mark.parametrize("heading", ["Một số hình ảnh của ngày hội:", "Một số hình ảnh của ngày hội"])
@pytest.mark.parametrize("below", [("Chia sẻ Facebook", "Tin cùng chuyên mục", "Dệt Sông Lô thay máy kéo sợi"), ()])
def test_a_few_lines_that_are_announced_below_the_text_are_captions(below: tuple[str, ...], heading: str) -> None:
    captions = ("Tiết mục múa của xưởng nhuộm", "Tiểu phẩm “Chuyện trong kho” đoạt giải Nhất")
    article = read_page_text("\n".join((TITLE, LEAD, *BODY, heading, *captions, *below)))
    assert (article.lead, article.body) == (LEAD, BODY)
    assert (article.headings, article.captions) == ((heading,), captions)
