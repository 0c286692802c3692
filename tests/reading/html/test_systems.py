"""Pages of content systems, letters saved as HTML and e-papers, which name their parts in ways of their own."""

import pytest

from tests.reading.html_pages import AUTHOR, BODY, OTHERS, SAPO, TITLE, page, paragraphs
from unionml.reading import read_html

H1 = f"<h1>{TITLE}</h1>"


@pytest.mark.parametrize("name", ["field-subheading", "sqsrte-large", "preamble", "preview_text", "t-descr t-descr_xl"])
def test_a_sapo_by_the_names_of_builders(name: str) -> None:
    article = read_html(page(f"<main>{H1}<div class='{name}'>{SAPO}</div><div>{paragraphs()}</div></main>"))
    assert (article.lead, article.body) == (SAPO, BODY)


@pytest.mark.parametrize("label", ["Labels", "Nhãn", "Filed under"])
def test_keywords_of_a_weblog(label: str) -> None:
    tags = f"<div>{label}: <a>dạy nghề</a> <a>may</a></div>"
    assert read_html(page(f"<div><div>{H1}<div>{paragraphs()}{tags}</div></div></div>")).body == BODY


def test_a_paragraph_that_opens_like_a_list_of_keywords() -> None:
    text = "Nhãn: theo chị Nhiên, đó là chữ đầu tiên mà thợ mới phải học đọc trên từng cuộn vải, rồi mới đến máy may."
    assert read_html(page(f"<div>{H1}{paragraphs((*BODY, text))}</div>")).body == (*BODY, text)


@pytest.mark.parametrize("label", ["Subject:", "Chủ đề:", "Tiêu đề :"])
def test_the_subject_of_a_letter(label: str) -> None:
    head = f"<p><b>From:</b> {AUTHOR} &lt;diep@gomit.example&gt;<br><b>Sent:</b> Monday, August 12, 2024 8:01 AM"
    letter = f"<div>{head}<br><b>To:</b> Tòa soạn<br><b>{label}</b> {TITLE}</p>{paragraphs()}</div>"
    article = read_html(f"<html><head></head><body>{letter}</body></html>")
    assert (article.title, article.body, article.byline) == (TITLE, BODY, AUTHOR)


def test_the_table_above_a_letter() -> None:
    rows = (("Từ :", f"{AUTHOR} &lt;diep@gomit.example&gt;"), ("Chủ đề :", TITLE), ("Tới :", "Tòa soạn"))
    table = "<table>" + "".join(f"<tr><td><b>{name}</b></td><td>{value}</td></tr>" for name, value in rows) + "</table>"
    letter = f"<div><b>{TITLE}</b></div><hr>{table}<div class='MsgBody'>{paragraphs(tag='div')}</div>"
    article = read_html(f"<html><head><title>Zimbra</title></head><body>{letter}</body></html>")
    assert (article.title, article.body, article.byline) == (TITLE, BODY, AUTHOR)


def test_a_story_on_the_page_of_a_newspaper() -> None:
    story = (
        f"<div class='story-kicker'>SỨC KHỎE</div><div class='story-head'>{TITLE}</div>"
        f"<div class='story-intro'>{SAPO}</div><div class='story-byline'>{AUTHOR}</div>{paragraphs()}"
    )
    article = read_html(page(f"<div>{story}</div>", "<title>Báo Gò Mít - Số 812 - Trang 5</title>"))
    assert (article.title, article.lead, article.body, article.byline) == (TITLE, SAPO, BODY, AUTHOR)


def test_an_author_beside_a_date_of_unusual_form() -> None:
    line = f"<div class='byline-wrapper'><div><a>{AUTHOR}</a></div><div class='meta'>thg 3 11, 2026</div></div>"
    article = read_html(page(f"<article>{H1}<h3 class='subtitle'>{SAPO}</h3>{line}{paragraphs()}</article>"))
    assert (article.byline, article.lead, article.body) == (AUTHOR, SAPO, BODY)


def test_the_next_articles_of_a_builder() -> None:
    links = "".join(
        f"<a href='/{at}'><div class='nav-label'>Next</div><h2 class='item-pagination-title'>{other}</h2></a>"
        for at, other in enumerate(OTHERS)
    )
    article = read_html(page(f"<article>{H1}{paragraphs()}</article><section id='itemPagination'>{links}</section>"))
    assert (article.body, [item.title for item in article.related]) == (BODY, list(OTHERS))


@pytest.mark.parametrize(
    ("window", "title"),
    [
        (f"{TITLE} - Ban Tuyên giáo - Confluence", TITLE),
        (f"Ban Tuyên giáo - {TITLE} - Confluence", f"Ban Tuyên giáo : {TITLE}"),
        ("Confluence", f"Ban Tuyên giáo : {TITLE}"),
    ],
)
def test_the_name_of_a_space_before_the_headline(window: str, title: str) -> None:
    body = f"<div><h1><span>Ban Tuyên giáo : {TITLE}</span></h1><div>{paragraphs()}</div></div>"
    assert read_html(page(body, f"<title>{window}</title>")).title == title


def test_a_link_back_to_the_list_above_an_article() -> None:
    back = "<a href='/tin'>‹ Trở về trang tin</a><p>20.02.2026</p>"
    head = f"<div class='top'>{back}{H1}<p class='preamble'>{SAPO}</p></div>"
    article = read_html(page(f"<main><div>{head}<div class='editorial'>{paragraphs()}</div></div></main>"))
    assert (article.title, article.lead, article.body, article.related) == (TITLE, SAPO, BODY, ())


def test_a_letter_that_was_forwarded() -> None:
    head = f"<p>Nhờ anh chị đăng giúp.</p><p><b>From:</b> {AUTHOR} [mailto:diep@gomit.example]<br><b>Sent:</b> Monday, "
    letter = f"<div>{head}August 12, 2024 8:01 AM<br><b>Subject:</b> {TITLE}</p>{paragraphs()}</div>"
    article = read_html(f"<html><head><title>FW: {TITLE}</title></head><body>{letter}</body></html>")
    assert (article.title, article.body, article.byline) == (TITLE, BODY, AUTHOR)


def test_an_author_in_a_list_of_one() -> None:
    signed = f"<ul><li><strong>{AUTHOR}</strong></li></ul>"
    article = read_html(page(f"<div>{H1}{paragraphs()}{signed}</div>"))
    assert (article.body, article.byline) == (BODY, AUTHOR)


def test_the_last_of_the_people_in_a_list_is_no_author() -> None:
    listed = "<ul><li>Kim Thị Nhiên</li><li>Thạch Sa Rương</li></ul>"
    article = read_html(page(f"<div>{H1}{paragraphs()}{listed}</div>"))
    assert (article.body, article.byline) == ((*BODY, "Kim Thị Nhiên", "Thạch Sa Rương"), "")


def test_an_author_behind_a_label_at_the_end_of_the_text() -> None:
    article = read_html(page(f"<div>{H1}<div>{'<br>&nbsp;<br>'.join(BODY)}<br><br>Tác giả:&nbsp;{AUTHOR}</div></div>"))
    assert (article.body, article.byline) == (BODY, AUTHOR)


def test_the_notes_of_editors_in_google_docs() -> None:
    noted = [f"{BODY[0]}<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>", *BODY[1:]]
    note = (
        "<div class='c9'><p class='c5'><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Kiểm tra lại số máy nhé.</span></p>"
        "<p class='c5'><span>Chị đã hỏi lại xưởng, đúng là mười hai.</span></p></div>"
    )
    signed = f"<p>{AUTHOR}</p>"
    body = f"<body class='doc-content'><p class='title'>{TITLE}</p>{paragraphs(noted)}{signed}{note}</body>"
    article = read_html(f"<html><head></head>{body}</html>")
    assert (article.title, article.body, article.byline) == (TITLE, BODY, AUTHOR)


def test_a_note_among_what_is_no_note() -> None:
    body = f"<div><p><a id='cmnt1' href='#top'></a>{BODY[0]}</p>{paragraphs(BODY[1:])}</div>"
    assert read_html(page(f"<div>{H1}{body}</div>")).body == BODY


def test_the_notes_of_editors_in_word() -> None:
    anchor = "<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[BT1]</a></span>"
    changed = BODY[0].replace("mười hai", "<del cite='mailto:BT'>mười</del><ins cite='mailto:BT'>mười hai</ins>")
    note = (
        "<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'>"
        "<div id='_com_1' class=msocomtxt><p class=MsoCommentText>Tên này đã hỏi tác giả chưa?</p></div></div></div>"
    )
    signed = f"<p class=MsoNormal align=right><b>{AUTHOR}</b>{anchor}</p>"
    text = f"<p class=MsoTitle>{TITLE}</p>{paragraphs((changed, *BODY[1:]))}{signed}"
    article = read_html(f"<html><head></head><body><div class=WordSection1>{text}</div>{note}</body></html>")
    assert (article.title, article.body, article.byline) == (TITLE, BODY, AUTHOR)


def test_a_name_in_brackets_below_the_headline() -> None:
    head = f"<p align=center><b>{TITLE}</b></p><p align=center><i>({AUTHOR})</i></p>"
    article = read_html(f"<html><head></head><body><div>{head}{paragraphs()}</div></body></html>")
    assert (article.title, article.body, article.byline) == (TITLE, BODY, AUTHOR)


def test_what_weblogs_and_letters_say_beside_a_text() -> None:
    said = (
        "<p class='postmetadata alt'><small>This entry was posted on Monday and is filed under <a>Nghề</a>.</small></p>"
    )
    files = "<p><b>Đính kèm:</b> anh1.jpg; anh2.jpg</p>"
    signed = f"<p style='text-align: right'><strong>{AUTHOR}</strong></p>"
    article = read_html(page(f"<div class='post'>{H1}<div>{files}{paragraphs()}{signed}{said}</div></div>"))
    assert (article.title, article.body, article.byline) == (TITLE, BODY, AUTHOR)


LINES = (
    ("Lớp học mở trong kho vải cũ, có mười hai máy may được công đoàn xưởng xin", "lại từ dây chuyền đã thay."),
    ("Chị Kim Thị Nhiên, người đứng lớp lâu nhất, kể rằng buổi đầu chỉ có ba người tới", "vì ai cũng ngại hỏi."),
    ("Sau hai tháng, mười chín học viên đã lên bậc hai, thu nhập tăng thêm gần một", "triệu đồng mỗi tháng."),
    ("Ban giám đốc hứa thay dàn quạt trần và trả tiền điện cho lớp từ quý sau, thợ", "đứng lớp được tính công."),
)


@pytest.mark.parametrize(
    ("generator", "line"),
    [
        ("pdf2htmlEX", "<div class='t m0 x1 h4 y7 ff4 fs2'>{}</div>"),
        ("pdftohtml 0.36", "<p style='position:absolute;top:109px;left:85px' class='ft00'>{}</p>"),
    ],
)
def test_lines_that_a_converter_of_pdf_has_set_apart(generator: str, line: str) -> None:
    text = "".join(line.format(one) for one in (TITLE, "Châu Diệp", *(half for lines in LINES for half in lines)))
    head = f"<head><meta name='generator' content='{generator}'><title>so-9.indd</title></head>"
    article = read_html(f"<html>{head}<body><div id='page-container'>{text}</div></body></html>")
    read = tuple(filter(None, (article.lead, *article.body)))
    assert (article.title, article.byline, read) == (TITLE, AUTHOR, BODY[:4])


def test_paragraphs_of_a_pdf_that_a_converter_has_kept() -> None:
    text = "<br/>\n<br/>\n".join("<br/>\n".join(lines) for lines in LINES)
    head = "<head><meta name='generator' content='pdftohtml 0.36'><title>tin.doc</title></head>"
    article = read_html(f"<html>{head}<body><a name=1></a><b>{TITLE}</b><br/>\n<br/>\n{text}<br/><hr/></body></html>")
    assert (article.title, article.lead, article.body) == (TITLE, "", BODY[:4])
