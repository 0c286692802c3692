"""Sapo, headings, captions, furniture: each by its class, by how it is set and by where it stands."""

import pytest

from tests.reading.html_pages import AUTHOR, BODY, SAPO, TITLE, article, page, paragraphs
from unionml.reading import read_html

H1 = f"<h1>{TITLE}</h1>"
CAPTION = "Lớp học trong kho vải lúc chập tối"


@pytest.mark.parametrize(
    "sapo",
    [
        f"<div class='article__sapo'>{SAPO}</div>",
        f"<h2 class='detail-sapo'>{SAPO}</h2>",
        f"<div class='chappeau'>{SAPO}</div>",
        f"<div class='news_hometext'>{SAPO}</div>",
        f"<div class='TomTat'>{SAPO}</div>",
        f"<h2>{SAPO}</h2>",
        f"<div><b>{SAPO}</b></div>",
        f"<div class='x5'>{SAPO}</div>",
        f"<div class='chuthich'>{CAPTION}</div><div>09/05/2023</div><div class='tomtat'>{SAPO}</div>",
    ],
)
def test_a_sapo_above_the_text(sapo: str) -> None:
    read = read_html(page(f"<div>{H1}{sapo}<div class='content'>{paragraphs()}</div></div>"))
    assert (read.lead, read.body) == (SAPO, BODY)


@pytest.mark.parametrize("shown", [SAPO, f"(BGM) - {SAPO}", SAPO.replace("bảy thợ", "<a href='/t'>bảy thợ</a>")])
@pytest.mark.parametrize("stated", [SAPO, f"(Báo Gò Mít) - {SAPO}", SAPO[:60] + "..."])
def test_a_sapo_that_the_description_repeats(shown: str, stated: str) -> None:
    head = f'<title>{TITLE}</title><meta name="description" content="{stated}">'
    read = read_html(page(f"<article>{H1}<p>{shown}</p>{paragraphs()}</article>", head))
    assert read.lead.endswith(SAPO)
    assert read.body == BODY


def test_a_sapo_of_two_paragraphs() -> None:
    second = "Lớp không thu tiền, ai muốn học chỉ cần ghi tên ở phòng bảo vệ."
    read = read_html(article(before=f"{H1}<div class='sapo'><p>{SAPO}</p><p>{second}</p></div>"))
    assert (read.lead, read.body) == (f"{SAPO} {second}", BODY)


def test_a_sapo_opens_with_the_mark_of_the_paper() -> None:
    read = read_html(article(f"<p><strong>(BGM)</strong> - {SAPO}</p>{paragraphs()}", H1))
    assert (read.lead, read.body) == (f"(BGM) - {SAPO}", BODY)


def test_a_bold_heading_is_no_sapo() -> None:
    heading = "<p><strong>Buổi đầu chỉ có ba người tới lớp</strong></p>"
    read = read_html(article(heading + paragraphs(), H1))
    assert (read.lead, read.body, read.headings) == ("", BODY, ("Buổi đầu chỉ có ba người tới lớp",))


def test_paragraphs_in_headings_are_paragraphs() -> None:
    read = read_html(article(paragraphs(BODY[:2]) + paragraphs(BODY[2:4], "h5") + paragraphs(BODY[4:])))
    assert (read.body, read.headings) == (BODY, ())


@pytest.mark.parametrize(
    "picture",
    [
        f"<figure><img><figcaption>{CAPTION}</figcaption></figure>",
        f"<div><img><div class='PhotoCMS_Caption'><p>{CAPTION}</p></div></div>",
        f"<p align='center'><img></p><p align='center'><em>{CAPTION}</em></p>",
        f"<table><tr><td><img></td></tr><tr><td class='Image'>{CAPTION}</td></tr></table>",
        f"<div class='wp-caption'><img><p class='wp-caption-text'>{CAPTION}</p></div>",
        f"<div><amp-img src='a.jpg'></amp-img><p>{CAPTION}</p></div>",
        f"<p><img></p><p class='x5'>{CAPTION}</p>",
        f"<p><img></p><p class='Image'>{CAPTION}</p>",
        f"<p><img></p><p><span style='font-style: italic'>{CAPTION}</span></p>",
        f"<div class='eM-full'><img><div class='eM-cap'>{CAPTION}</div></div>",
        f"<div class='eM-2col'><div><img></div><div><img></div><div class='eM-cap'>{CAPTION}</div></div>",
        f"<div class='photo wide'><img><div><span>{CAPTION}</span></div></div>",
        f"<table><tr><td><p><img></p></td></tr><tr><td><p>{CAPTION}</p></td></tr></table>",
        f"<div>{BODY[0]}<br><img><br><em>{CAPTION}</em><br>{BODY[1]}</div>",
        f"<div>{BODY[0]}<br><img><br>{CAPTION}<br>{BODY[1]}</div>",
        f"<iframe src='v'>Trình duyệt không phát được</iframe><p align='center'><em>{CAPTION}</em></p>",
    ],
)
@pytest.mark.parametrize("at", [0, 2])
def test_captions(picture: str, at: int) -> None:
    rest = [text for text in BODY[at:] if text not in picture]
    read = read_html(
        article(paragraphs([text for text in BODY[:at] if text not in picture]) + picture + paragraphs(rest))
    )
    assert (read.captions, read.lead, read.body) == ((CAPTION,), SAPO, BODY)


@pytest.mark.parametrize(
    "picture",
    [
        "<figure><img><div>{}</div></figure>",
        "<div class='photo'><img><div class='photo-cap'>{}</div></div>",
        "<table><tr><td><img></td></tr><tr><td><p>{}</p></td></tr></table>",
        "<p><img></p><p class='image'>{}</p>",
    ],
)
def test_a_caption_may_be_a_sentence(picture: str) -> None:
    caption = f"{CAPTION}, có điện kéo từ nhà xe sang."
    read = read_html(article(paragraphs(BODY[:2]) + picture.format(caption) + paragraphs(BODY[2:])))
    assert (read.captions, read.body) == ((caption,), BODY)


@pytest.mark.parametrize("text", ["Lớp có ba điều:", "Không ai phải nộp tiền cho lớp học này.", "- Bảy thợ đứng lớp;"])
def test_text_behind_a_picture_is_no_caption(text: str) -> None:
    read = read_html(article(paragraphs(BODY[:2]) + f"<p><img></p><p>{text}</p>" + paragraphs(BODY[2:])))
    assert (read.captions, read.body) == ((), (*BODY[:2], text, *BODY[2:]))


@pytest.mark.parametrize("heading", ["<h2><em>{}</em></h2>", "<p><strong><em>{}</em></strong></p>"])
def test_a_heading_in_italics_is_a_heading(heading: str) -> None:
    title = "Khám buổi tối cho kịp ca đêm ở ngõ"
    read = read_html(article(paragraphs(BODY[:2]) + heading.format(title) + paragraphs(BODY[2:])))
    assert (read.headings, read.captions, read.body) == ((title,), (), BODY)


def test_a_proverb_in_italics_is_text() -> None:
    line = "Thuốc đắng dã tật, sự thật mất lòng"
    read = read_html(article(paragraphs([*BODY[:2], f"<em>{line}</em>", *BODY[2:]])))
    assert (read.captions, read.body) == ((), (*BODY[:2], line, *BODY[2:]))


def test_a_sentence_about_a_video_is_no_caption() -> None:
    text = "Tối nào chị cũng mở lại đoạn video: con gái út tập đi giữa sân gạch, bà ngoại vỗ tay đứng đón ở đầu hè."
    assert read_html(article(paragraphs((*BODY[:2], text, *BODY[2:])))).body == (*BODY[:2], text, *BODY[2:])


def test_those_who_made_the_article() -> None:
    read = read_html(article(before=f"{H1}<p class='sapo'>{SAPO}</p><p>Nội dung: {AUTHOR} - Thiết kế: Hồ Lam</p>"))
    assert (read.body, read.byline) == (BODY, f"Nội dung: {AUTHOR} - Thiết kế: Hồ Lam")


def test_a_source_gives_way_to_an_author() -> None:
    read = read_html(article(paragraphs() + "<p>Nguồn: Gò Mít TV</p>", f"{H1}<p>Đăng bởi <a>{AUTHOR}</a> lúc 8:05</p>"))
    assert (read.body, read.byline) == (BODY, AUTHOR)


def test_a_refrain_is_said_twice_and_a_copy_of_the_page_once() -> None:
    refrain = "Đèn kho vải vẫn sáng."
    body = (*BODY[:1], refrain, *BODY[1:3], refrain, *BODY[3:])
    assert read_html(article(paragraphs(body))).body == body
    copies = "".join(
        f"<div class='{name}'>{H1}<div class='desc'>{SAPO}</div><div>{paragraphs()}</div></div>" for name in "ab"
    )
    read = read_html(page(copies))
    assert (read.lead, read.body) == (SAPO, BODY)


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='paywall'><h3>Bài cho thuê bao</h3><p>Đăng ký gói tháng để đọc tiếp bài này và bài khác.</p></div>",
        "<p>Bạn đang đọc bài viết tại chuyên mục Đời sống. Mọi góp ý xin gửi về tòa soạn.</p>",
        "<p>Tự động cập nhật sau 30 giây</p>",
        "<div class='ykien'><h4>Ý kiến (1)</h4><p>Lớp này hay quá, mong xưởng nào cũng có một lớp như vậy.</p></div>",
        "<p class='note'>Bài viết chưa có bình luận nào</p>",
        "<div><span>216 lượt thích</span><span>14 bình luận</span></div>",
        "<p>Mục lục</p>",
        "<p>Số lượt xem: 1.204</p>",
        "<p>Tổng số điểm của bài viết là: 0 trong 0 đánh giá</p>",
        "<p>Tải file đính kèm</p>",
        "<div>Địa chỉ bài viết: http://gomit.vn/tin/lop-may-2211.html</div>",
        "<p>Đăng ký gói bạn đọc từ 20.000 đồng để đọc toàn bộ bài viết này và kho báo cũ.</p>",
        "<p>Vui lòng đăng nhập tài khoản Gò Mít+ để tiếp tục đọc bài viết này.</p>",
        "<h3>Bạn đã đọc 25% bài viết</h3><a>Tôi đã có tài khoản</a>",
        "<p>Bạn đã dùng hết 5 bài miễn phí trong tháng này.</p>",
        "<p>Bài viết này chỉ dành cho hội viên. Mua gói ngay chỉ từ 2.000 đồng/ngày.</p>",
        "<p>Tài liệu lưu hành nội bộ</p>",
        "<p>Trang này dùng cookie. <button>Đồng ý</button></p>",
        "<p>Thư này được gửi tới an@gomit.vn. Không muốn nhận nữa? <a>Hủy đăng ký</a></p>",
    ],
)
def test_furniture_is_no_text(furniture: str) -> None:
    read = read_html(article(paragraphs(BODY[:3]) + furniture + paragraphs(BODY[3:])))
    assert (read.body, read.headings) == (BODY, ())


def test_an_address_is_text_and_an_imprint_is_not() -> None:
    help_wanted = ("Bạn đọc muốn giúp lớp học xin gửi về:", "Địa chỉ: phòng bảo vệ xưởng may số 4, xóm Gò Mít.")
    imprint = "<p>© 2019 Báo Gò Mít. Giấy phép số 12/GP-TTĐT.</p>"
    assert read_html(article(paragraphs((*BODY, *help_wanted)) + imprint)).body == (*BODY, *help_wanted)


def test_a_sapo_whose_class_abbreviates_a_description_is_no_advertisement() -> None:
    read = read_html(page(f"<article><h1>{TITLE}</h1><h2 class='ad'>{SAPO}</h2>{paragraphs()}</article>"))
    assert (read.lead, read.body) == (SAPO, BODY)
    read = read_html(article(paragraphs(BODY[:3]) + f"<div class='ad'>{SAPO}</div>" + paragraphs(BODY[3:])))
    assert read.body == BODY


def test_the_imprint_in_the_address_of_the_page_is_no_text() -> None:
    imprint = "Xưởng may Gò Mít - Điện thoại tổng đài 800000"
    start = f"<h3>{TITLE}</h3><p class='sapo'>{SAPO}</p>{paragraphs()}"
    assert read_html(f"<html><body>{start}<hr><address>{imprint}</address></body></html>").body == BODY
    assert read_html(article(f"{paragraphs()}<address>{imprint}</address>")).body == (*BODY, imprint)


@pytest.mark.parametrize("beside", [" (05/03/2003)", " - 14 lượt xem", " trang 22", " 07:35"])
def test_a_linked_headline_beside_its_date_or_counter_is_no_text(beside: str) -> None:
    signed = f"<p align='right'><b>{AUTHOR}</b></p>"
    others = f"<ul><li><a href='t.htm'>Chợ nông sản cuối tuần</a>{beside}</ul>"
    read = read_html(article(f"{paragraphs()}{signed}<hr><b>Các tin khác</b>{others}"))
    assert (read.body, read.byline) == (BODY, AUTHOR)
    assert [related.title for related in read.related] == ["Chợ nông sản cuối tuần"]


def test_a_linked_name_in_a_short_sentence_is_text() -> None:
    told = "<p><a href='/x'>Công đoàn xưởng may Gò Mít</a> nhận dạy.</p>"
    assert read_html(article(paragraphs() + told)).body == (*BODY, "Công đoàn xưởng may Gò Mít nhận dạy.")


@pytest.mark.parametrize("sapo", [f"<span class='SummaryDNN'>{SAPO}</span>", f"\n<span id='lblSapo'>{SAPO}</span>\n"])
def test_a_sapo_is_told_by_the_name_of_the_span_that_fills_its_element(sapo: str) -> None:
    body = "".join(f"{text}<br><br>" for text in BODY)
    read = read_html(page(f"<h1>{TITLE}</h1><div><div>{sapo}</div><div>{body}</div></div>"))
    assert (read.lead, read.body) == (SAPO, BODY)


def test_a_named_span_within_a_paragraph_makes_no_sapo_of_it() -> None:
    first = f"<p>Thợ nói: <span class='summary'>{BODY[0]}</span></p>"
    assert read_html(page(f"<article><h1>{TITLE}</h1>{first}{paragraphs(BODY[1:])}</article>")).lead == ""


def test_captions_stand_in_the_order_of_the_page() -> None:
    shown = ("Bảy người thợ đứng lớp", "Dãy máy may cũ trong kho vải. Ảnh: Châu Diệp", "Học viên lên bậc hai")
    boxes = [
        f"<div class='item'><img src='/{at}.jpg'><div class='cap'>{text}</div></div>" for at, text in enumerate(shown)
    ]
    text = "".join(f"<p>{paragraph}</p>{box}" for paragraph, box in zip(BODY, boxes, strict=False))
    read = read_html(page(f"<div>{H1}<p class='sapo'>{SAPO}</p><div>{text}{paragraphs(BODY[3:])}</div></div>"))
    assert (read.captions, read.body) == (shown, BODY)


FIGURE = "<figure><img><figcaption>Kho vải sau giờ tan ca</figcaption></figure>"


@pytest.mark.parametrize("picture", ["<figure><img></figure>", "<div class='td-post-featured-image'><img></div>"])
@pytest.mark.parametrize("within", [True, False])
def test_a_sapo_in_italics_below_the_picture_of_the_article(picture: str, within: bool) -> None:
    sapo, rest = f"<p><em>{SAPO}</em></p>", paragraphs(BODY[:3]) + FIGURE + paragraphs(BODY[3:])
    inside = f"<div>{picture}{sapo}{rest}</div>" if within else f"{picture}<div>{sapo}{rest}</div>"
    read = read_html(article(inside, H1))
    assert (read.lead, read.body, read.captions) == (SAPO, BODY, ("Kho vải sau giờ tan ca",))


@pytest.mark.parametrize(
    "told", [f"{SAPO} Ảnh: Châu Diệp", "Bảy thợ may bậc cao (trái) trong một buổi dạy nghề cho thợ."]
)
def test_a_caption_in_italics_below_the_picture_of_the_article(told: str) -> None:
    inside = f"<figure><img></figure><p><em>{told}</em></p>{paragraphs(BODY[:3])}{FIGURE}{paragraphs(BODY[3:])}"
    read = read_html(article(inside, H1))
    assert (read.lead, read.body, read.captions[0]) == ("", BODY, told)


def test_captions_in_italics_of_a_page_that_marks_none() -> None:
    picture = "<p><img></p><p><em>{}</em></p>"
    inside = picture.format(SAPO) + paragraphs(BODY[:3]) + picture.format("Kho vải.") + paragraphs(BODY[3:])
    read = read_html(article(inside, H1))
    assert (read.lead, read.body, read.captions) == ("", BODY, (SAPO, "Kho vải."))


def test_those_who_wrote_photographed_and_drew() -> None:
    crew = "Nội dung: Châu Diệp - Ảnh: Lò Văn Hặc - Thiết kế: Mộc Trà"
    read = read_html(article(paragraphs() + f"<div class='x7'><p>{crew}</p></div>"))
    assert (read.byline, read.captions, read.body) == (crew, (), BODY)


def test_the_name_beside_the_portrait_of_the_author_is_no_caption() -> None:
    portrait = f"<div class='x5'><img alt='{AUTHOR}'><span>{AUTHOR}</span></div>"
    read = read_html(article(before=f"<h1>{TITLE}</h1><div class='author'>{portrait}</div><p class='sapo'>{SAPO}</p>"))
    assert (read.byline, read.captions, read.body) == (AUTHOR, (), BODY)


def test_a_bold_question_heads_a_part_beside_other_headings() -> None:
    inside = (
        f"{paragraphs(BODY[:2])}<h3>Mười hai máy may cũ</h3>{paragraphs(BODY[2:3])}"
        f"<p><strong>Ai trả tiền điện?</strong></p>{paragraphs(BODY[3:])}"
    )
    read = read_html(article(inside))
    assert (read.body, read.headings) == (BODY, ("Mười hai máy may cũ", "Ai trả tiền điện?"))


@pytest.mark.parametrize(
    ("heading", "question", "answer"),
    [
        ("", "Ai trả tiền điện cho lớp?", BODY[3]),
        ("<h3>Mười hai máy may cũ</h3>", "Ai trả tiền điện cho lớp?", f"- {BODY[3]}"),
        ("<h3>Mười hai máy may cũ</h3>", "Ai trả tiền điện cho lớp?", f"Chị Nhiên: {BODY[3]}"),
        ("<h3>Mười hai máy may cũ</h3>", "PV: Ai trả tiền điện cho lớp?", BODY[3]),
        ("<h3>Mười hai máy may cũ</h3>", "- Ai trả tiền điện cho lớp?", BODY[3]),
    ],
)
def test_a_question_of_an_interview_is_text(heading: str, question: str, answer: str) -> None:
    inside = paragraphs(BODY[:2]) + heading + paragraphs(BODY[2:3]) + f"<p><b>{question}</b></p><p>{answer}</p>"
    assert read_html(article(inside)).body == (*BODY[:3], question, answer)


def test_many_questions_are_an_interview() -> None:
    asked = ("Ai trả tiền điện cho lớp?", "Bao giờ lớp dời đi?", "Chị còn dạy tiếp chứ?")
    inside = paragraphs(BODY[:1]) + "<h3>Mười hai máy may cũ</h3>" + paragraphs(BODY[1:2])
    inside += "".join(f"<p><b>{one}</b></p><p>{said}</p>" for one, said in zip(asked, BODY[2:], strict=True))
    assert not set(asked) & set(read_html(article(inside)).headings)
