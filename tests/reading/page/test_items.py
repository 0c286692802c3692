"""Short lines between paragraphs that are items of a list: nothing behind them is lost, and none of them signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
HEAD = (TITLE, "12/03/2024 09:30", LEAD)


@GAPS
@pytest.mark.parametrize("mark", ["- ", "• ", "+ ", "– "])
@pytest.mark.parametrize(
    "items",
    [
        ("Nguyễn Văn Ân", "Trần Thị Bích", "Lê Văn Cương"),
        ("Bến Cát", "Khe Tam"),
        ("Gạo", "Dầu ăn", "Mắm"),
        ("Công ty Sợi 3", "Công ty Nhuộm Bến Cát", "Đội xe"),
        ("Khám mắt", "Khám răng", "Đo huyết áp cho thợ già và thợ nghỉ hưu"),
    ],
)
def test_marked_items_between_paragraphs_are_text(items: tuple[str, ...], mark: str, gap: str) -> None:
    listed = tuple(mark + item for item in items)
    article = read_page_text(gap.join((*HEAD, BODY[0], *listed, *BODY[1:])))
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, (BODY[0], *listed, *BODY[1:]))
    assert article.byline == ""


@GAPS
def test_numbered_items_between_paragraphs_are_text(gap: str) -> None:
    listed = ("1. Nguyễn Văn Ân", "2. Trần Thị Bích", "3. Lê Văn Cương")
    article = read_page_text(gap.join((*HEAD, BODY[0], *listed, *BODY[1:])))
    assert article.body == (BODY[0], *listed, *BODY[1:])
    assert article.headings == ()


@GAPS
def test_names_one_a_line_between_paragraphs_are_text(gap: str) -> None:
    named = ("Nguyễn Văn Ân", "Trần Thị Bích", "Lê Văn Cương")
    article = read_page_text(gap.join((*HEAD, BODY[0], *named, *BODY[1:])))
    assert article.body == (BODY[0], *named, *BODY[1:])
    assert article.byline == ""


@given(st.lists(st.sampled_from(["Gạo", "Dầu ăn", "Bến Cát", "Nguyễn Văn Ân", "Áo ấm"]), min_size=2, unique=True))
def test_no_paragraph_behind_a_list_is_lost(items: list[str]) -> None:
    listed = [f"- {item}" for item in items]
    article = read_page_text("\n".join((*HEAD, BODY[0], *listed, *BODY[1:])))
    assert article.body == (BODY[0], *listed, *BODY[1:])


@GAPS
def test_an_author_behind_the_text_still_signs(gap: str) -> None:
    page = gap.join((*HEAD, *BODY, "- Nguyễn Văn Ân", "Tin liên quan", "Bến xe phía nam mở thêm hai tuyến đêm"))
    article = read_page_text(page)
    assert article.body == BODY
    assert "Nguyễn Văn Ân" in article.byline


@GAPS
def test_marked_headlines_between_paragraphs_are_other_articles(gap: str) -> None:
    others = ("- Bến xe phía nam mở thêm hai tuyến đêm cho công nhân", "- Khe Tam thay dàn chống trước mùa mưa lũ")
    article = read_page_text(gap.join((*HEAD, BODY[0], "Tin liên quan", *others, *BODY[1:])))
    assert not set(others) & set(article.body)


TAILS = (
    (),
    ("Lê Thu Mận",),
    ("Tin liên quan", "Bến xe phía nam mở thêm hai tuyến đêm", "Khe Tam thay dàn chống trước mùa mưa lũ"),
)


@GAPS
@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("place", [1, 2])
@pytest.mark.parametrize(
    "listed",
    [
        ("Hà Nội", "Hải Phòng", "Đà Nẵng"),
        ("Gạo", "Dầu ăn", "Mắm"),
        ("Nguyễn Văn Ân", "Trần Thị Bích"),
        ("- Ông Nguyễn Văn Ân - Chủ tịch", "- Bà Trần Thị Bích - Phó Chủ tịch"),
        ("Ông Nguyễn Văn Ân - Chủ tịch", "Bà Trần Thị Bích - Phó Chủ tịch"),
        ("8h00: Đón tiếp", "9h00: Khai mạc", "11h00: Bế mạc"),
        ("Giải nhất: Nguyễn Văn Ân", "Giải nhì: Trần Thị Bích"),
    ],
)
def test_no_list_ends_an_article(listed: tuple[str, ...], place: int, tail: tuple[str, ...], gap: str) -> None:
    article = read_page_text(gap.join((*HEAD, *BODY[:place], *listed, *BODY[place:], *tail)))
    assert set(BODY) <= set(article.body)
    assert article.byline in {"", *tail[:1]}


@GAPS
@pytest.mark.parametrize("contact", ["Địa chỉ: Xóm 3, Bến Cát", "Điện thoại: 0912 345 678", "Email: man@example.vn"])
def test_where_somebody_lives_ends_no_article(contact: str, gap: str) -> None:
    article = read_page_text(gap.join((*HEAD, *BODY[:2], contact, BODY[2])))
    assert article.body == (*BODY[:2], contact, BODY[2])


@GAPS
def test_an_imprint_ends_one(gap: str) -> None:
    foot = ("Địa chỉ: 12 Lê Lợi, Bến Cát", "Ghi rõ nguồn khi phát hành lại tin của báo này.", "Giấy phép số 12/GP-BC")
    article = read_page_text(gap.join((*HEAD, *BODY, "Lê Thu Mận", *foot)))
    assert article.body == BODY


@GAPS
def test_an_author_above_an_announcement_that_no_list_holds_signs(gap: str) -> None:
    others = (
        "Bến xe phía nam mở thêm hai tuyến đêm cho thợ tan ca muộn, giá vé giữ như ban ngày cho đến hết năm nay.",
        "Khe Tam thay dàn chống thủy lực trước mùa mưa lũ, thợ lò được nghỉ bù một ngày cho mỗi ca phải làm thêm.",
        "Xưởng sợi bên sông mở lại nhà trẻ sau ba năm đóng cửa, nhận trông con của thợ đến tám giờ tối mỗi ngày.",
    )
    article = read_page_text(gap.join((*HEAD, *BODY, "Lê Thu Mận", "Bài đáng đọc", *others)))
    assert (article.body, article.byline) == (BODY, "Lê Thu Mận")


@GAPS
@pytest.mark.parametrize(
    "label",
    [
        "Thể loại: ghi chép, bút ký. Không nhận thơ.",
        "Chủ đề: an toàn lao động và sức khỏe của người thợ già.",
        "Chuyên mục: gồm ba phần, mỗi phần dài mười phút.",
    ],
)
@pytest.mark.parametrize("below", [(), ("Điều 3. Quy cách",)])
@pytest.mark.parametrize("above", [(), ("Thợ sợi bên máy. Ảnh: Lê Mận",)])
def test_a_sentence_behind_a_label_between_paragraphs_is_text(
    label: str, below: tuple[str, ...], above: tuple[str, ...], gap: str
) -> None:
    article = read_page_text(gap.join((*HEAD, BODY[0], *above, label, *below, *BODY[1:])))
    assert (article.body, article.headings) == ((BODY[0], label, *BODY[1:]), below)


@GAPS
@pytest.mark.parametrize(
    "label", ["Chủ đề: An toàn lao động", "Chuyên mục: Công đoàn.", "Từ khóa: thợ, sợi, dệt, bóng, giải."]
)
def test_what_an_article_is_filed_under_is_no_text(label: str, gap: str) -> None:
    article = read_page_text(gap.join((*HEAD, *BODY, label, "Tin liên quan", "Bến xe phía nam mở thêm hai tuyến đêm")))
    assert article.body == BODY


NOTICE = "Ban Chấp hành Công đoàn Công ty Than Suối Đá vô cùng thương tiếc báo tin:"


@GAPS
@pytest.mark.parametrize(
    "name", ["Đồng chí TÒNG VĂN LỊCH", "Ông TÒNG VĂN LỊCH", "Lò Văn Pâng", "Cụ ông Nguyễn Hữu Thạch", "LÊ VĂN CƯƠNG"]
)
def test_a_name_that_a_notice_announces_signs_nothing(gap: str, name: str) -> None:
    article = read_page_text(gap.join(["Tin buồn", NOTICE, name, *BODY]))
    assert article.byline == ""
    assert [article.lead, *article.body] == [NOTICE, name, *BODY]


@pytest.mark.parametrize(
    "sapo",
    [
        "Ba mươi năm đi lò, ông Lịch vẫn nhớ ngày đầu xuống giếng. Xin giới thiệu bài viết của một người bạn thợ:",
        "Bữa ăn ca của thợ lò nay ra sao, phóng viên ghi nhận ở ba phân xưởng của mỏ Suối Đá:",
    ],
)
def test_an_author_below_what_introduces_a_text_signs_it(sapo: str) -> None:
    article = read_page_text("\n\n".join([TITLE, sapo, "Minh Anh", *BODY]))
    assert (article.byline, article.lead) == ("Minh Anh", sapo)
    assert article.body == tuple(BODY)


def test_names_behind_a_colon_at_the_end_are_the_awarded_and_one_below_them_signs() -> None:
    awarded = "Ba thợ lò được tặng Bằng khen của Tổng Liên đoàn năm nay gồm:"
    names = ["Nguyễn Văn Ân", "Trần Thị Bích", "Lê Văn Cương"]
    article = read_page_text("\n\n".join([TITLE, LEAD, *BODY, awarded, "\n".join(names), "Thu Hà"]))
    assert article.body[-4:] == (awarded, *names)
    assert article.byline == "Thu Hà"
    credited = read_page_text("\n\n".join([TITLE, LEAD, *BODY, "Bài và ảnh:\nThu Hà"]))
    assert credited.byline == "Thu Hà"
