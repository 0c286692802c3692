"""Labels around pictures on broadcasters' pages: whose a picture is and what it shows."""

import pytest

from tests.reading.page.head_pages import BODY, LEAD, TITLE
from unionml.reading import read_page_text

GAPS = pytest.mark.parametrize("gap", ["\n", "\n\n"])
SHOWN = "Thợ sợi xếp hàng chờ xe ca đêm"
BLOCKS = [
    "Bản quyền hình ảnh\nReuters\nImage caption",
    "Bản quyền hình ảnh\nGetty Images\nImage caption",
    "Nguồn hình ảnh, AFP\nChụp lại hình ảnh,",
    "Image copyright\nAFP\nImage caption",
    "Image source, Getty Images\nImage caption,",
]


@GAPS
@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("caption", [SHOWN, f"{SHOWN}."])
@pytest.mark.parametrize("heading", [(), ("‘Chúng tôi không đợi được’",)])
def test_a_pictures_labels_are_no_text_and_its_caption_is_one(
    block: str, caption: str, heading: tuple[str, ...], gap: str
) -> None:
    shown = f"{block}\n{caption}"
    page = ("Trang chủ", TITLE, "1 tháng 4 2015", "Gửi email", shown, LEAD, BODY[0], shown, *heading, *BODY[1:])
    article = read_page_text(gap.join(page))
    assert (article.title, article.byline, article.lead, article.body) == (TITLE, "", LEAD, BODY)
    assert (article.captions, article.headings) == ((caption,), heading)


@GAPS
@pytest.mark.parametrize("agency", ["Reuters", "AFP", "TTXVN"])
def test_an_agency_that_signs_the_text_stays_its_author(agency: str, gap: str) -> None:
    article = read_page_text(gap.join(("Trang chủ", TITLE, "1 tháng 4 2015", LEAD, *BODY, agency)))
    assert (article.byline, article.body) == (agency, BODY)


@GAPS
def test_a_heading_about_pictures_rights_is_a_heading(gap: str) -> None:
    page = ("Trang chủ", TITLE, "1 tháng 4 2015", LEAD, BODY[0], "Bản quyền hình ảnh", *BODY[1:])
    article = read_page_text(gap.join(page))
    assert (article.headings, article.body) == (("Bản quyền hình ảnh",), BODY)
