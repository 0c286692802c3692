"""Date, author and section: by class, by words and by where they stand; nothing is guessed."""

import re
import time

import pytest

from tests.reading.html_pages import AUTHOR, BODY, OTHERS, SAPO, TITLE, article, page, paragraphs
from unionml.reading import read_html


def headed(lines: str) -> str:
    return page(f"<div><h1>{TITLE}</h1>{lines}<p class='sapo'>{SAPO}</p><div>{paragraphs()}</div></div>")


def test_a_date_is_not_guessed() -> None:
    assert read_html(article()).published == ""
    later = f"<h1>Nhiệm kỳ 2023-2028: {TITLE}</h1>"
    assert read_html(article(before=later)).published == ""
    comment = "<div class='comments'><time>15/03/2023 07:12</time><p>Mong lớp học mở thêm một buổi nữa.</p></div>"
    assert read_html(article() + comment).published == ""


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("<span class='date'>Thứ ba, 09/05/2023 | 15:20</span>", "Thứ ba, 09/05/2023 | 15:20"),
        ("<div class='NgayDang'>(Cập nhật: 09/05/2023 - 15:20)</div>", "(Cập nhật: 09/05/2023 - 15:20)"),
        ("<div>09/05/2023 15:20</div>", "09/05/2023 15:20"),
        ("<time datetime='2023-05-09T15:20:00+07:00'>9 tháng Năm, 2023</time>", "2023-05-09T15:20:00+07:00"),
        (f"<p class='meta'>{AUTHOR} • 09/05/2023</p>", "09/05/2023"),
        ("<p class='meta'>09/05/2023 | Châu Thị Diệp</p>", "09/05/2023"),
    ],
)
def test_the_date_by_the_headline(lines: str, published: str) -> None:
    clock = "<header><span class='time-now'>Thứ sáu, 15/11/2024</span></header>"
    read = read_html(headed(lines).replace("<nav>", clock + "<nav>"))
    assert (read.published, read.body, read.lead) == (published, BODY, SAPO)


@pytest.mark.parametrize(
    "lines",
    [
        f"<div class='author-info'><a class='name'>{AUTHOR}</a></div>",
        f"<p class='meta'>{AUTHOR} • 09/05/2023</p>",
        f"<div class='x5'>Được đăng bởi <span>{AUTHOR}</span> vào lúc 21:05</div>",
        f"<dd class='createdby'>Viết bởi <span>{AUTHOR}</span></dd>",
        f"<div class='author'>{AUTHOR} - 09/05/2023 15:20</div>",
        f"<div><span>{AUTHOR}</span><span>2 ngày trước</span></div>",
        f"<div class='by'>Bởi <a>{AUTHOR}</a></div>",
        f"<div>Người đăng: {AUTHOR} .Ngày đăng: 09/05/2023 .</div>",
    ],
)
def test_the_author_by_the_headline(lines: str) -> None:
    read = read_html(headed(lines))
    assert (read.byline, read.body) == (AUTHOR, BODY)


@pytest.mark.parametrize("beside", ["Bình Dương", "Hà Nội", "Xã hội", "TP HCM", "Thái Bình", "Hà Nội Mới", "Thứ Ba"])
def test_the_author_behind_a_date_is_a_person(beside: str) -> None:
    assert read_html(headed(f"<p class='meta'>09/05/2023 | {beside}</p>")).byline == ""


def test_the_author_behind_a_date_and_a_place() -> None:
    lines = "<p class='meta'>09/05/2023 | Hà Nội | <span>Châu Thị Diệp</span></p>"
    assert read_html(headed(lines)).byline == "Châu Thị Diệp"


@pytest.mark.parametrize("office", ["Ban Tuyên giáo - Nữ công", "Công đoàn Cơ sở May Gò Mít"])
@pytest.mark.parametrize(
    "line", ["Tác giả: <span>{}</span>", "Đăng bởi <b>{}</b> vào lúc 22:14", "Người viết: {} | 8 giờ"]
)
def test_the_name_of_an_office_is_whole(office: str, line: str) -> None:
    for words in ("news-author", "x5"):
        read = read_html(headed(f"<div class='{words}'>{line.format(office)}</div>"))
        assert (read.byline, read.body) == (office, BODY)


def test_a_date_among_other_things() -> None:
    read = read_html(headed("<div class='info'>Lượt xem: 412 | Ngày đăng: 09/05/2023 15:20</div>"))
    assert (read.published, read.body) == ("Ngày đăng: 09/05/2023 15:20", BODY)


def test_the_date_of_the_visit_is_not_the_date_of_the_article() -> None:
    clock = "<div class='date'>Thứ sáu, 15/11/2024</div><ul>" + "<li><a href='/'>Mục</a></li>" * 20 + "</ul>"
    assert read_html(article().replace("<nav>", clock + "<nav>")).published == ""


@pytest.mark.parametrize(
    "below",
    [
        f"<div><ul><li><a href='/x'>{OTHERS[0]}</a> <span class='time'>(12/03/2023)</span></li></ul></div>",
        "<div class='info'>Giấy phép số 12/GP-TTĐT cấp ngày 03/04/2019</div>",
    ],
)
def test_dates_of_other_things_are_not_the_date_of_the_article(below: str) -> None:
    read = read_html(page(f"<div><h1>{TITLE}</h1><p class='sapo'>{SAPO}</p><div>{paragraphs()}</div>{below}</div>"))
    assert (read.published, read.body) == ("", BODY)
    assert read_html(page(f"{below}<div><h1>{TITLE}</h1><div>{paragraphs()}</div></div>")).published == ""


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<span>Lao động</span> - <span>14/03/2023</span>", "14/03/2023"),
        ("<a href='/c'>Công đoàn</a> <span>14/03/2023, 16:42</span>", "14/03/2023, 16:42"),
        ("Ngày 14 tháng 3 năm 2023", "Ngày 14 tháng 3 năm 2023"),
    ],
)
def test_a_line_with_a_date_is_no_text(line: str, published: str) -> None:
    read = read_html(headed(f"<div class='x'>{line}</div>"))
    assert (read.published, read.lead, read.body) == (published, SAPO, BODY)


@pytest.mark.parametrize(
    "above",
    [
        f"<ul class='breadcrumb'><li><a>Trang chủ</a></li><li><a>Đời sống</a></li><li>{TITLE}</li></ul>",
        "<div class='bread-crumbs'><a href='/d'>Đời sống</a></div>",
        "<div class='detail-cate'><a href='/d'>Đời sống</a></div>",
        "<p class='the-article-category'><a href='/d'>Đời sống</a></p>",
    ],
)
def test_the_section(above: str) -> None:
    read = read_html(page(f"<div>{above}<h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>{paragraphs()}</div>"))
    assert (read.section, read.body) == ("Đời sống", BODY)


def test_the_author_by_the_words_of_the_line() -> None:
    read = read_html(
        headed(f"<div class='meta submitted'>Gửi bởi <span>{AUTHOR}</span> vào T4, 09/10/2019 - 21:10</div>")
    )
    assert (read.byline, read.lead, read.body) == (AUTHOR, SAPO, BODY)


def test_the_address_of_an_article_is_its_author() -> None:
    head = f"<header><h1>{TITLE}</h1><h2>{SAPO}</h2><address><a>{AUTHOR}</a></address></header>"
    read = read_html(f"<html><body><article>{head}{paragraphs()}</article></body></html>")
    assert (read.byline, read.lead, read.body) == (AUTHOR, SAPO, BODY)


def test_the_name_of_a_system_is_no_author() -> None:
    follow = "<div class='follow'><a href='/x'>Theo dõi trên</a></div>"
    head = f"<h1>{TITLE}</h1><div class='info-author'><a>{AUTHOR}</a>{follow}</div><p class='sapo'>{SAPO}</p>"
    meta = f"<title>{TITLE}</title><meta name='author' content='VCCorp'>"
    read = read_html(page(f"<article>{head}{paragraphs()}<div id='x-adx-zone'>VCCorp</div></article>", meta))
    assert (read.byline, read.body) == (AUTHOR, BODY)
    assert read_html(page(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>", meta)).byline == ""


@pytest.mark.parametrize(
    "line",
    [
        "<p class='post-meta'>bởi <span class='author vcard'>{}</span> | <span class='published'>27/05/2023</span></p>",
        "<div>Người đưa: <span itemprop='author'>{}</span></div>",
        "<p>Đăng ngày 27/05/2023 - <a href='/u' rel='author'>{}</a></p>",
    ],
)
@pytest.mark.parametrize("name", ["Truyền thông Bến phà", "Tổ thông tin xưởng may", AUTHOR])
def test_an_author_that_the_markup_states_need_not_be_a_person(line: str, name: str) -> None:
    read = read_html(page(f"<article><h1>{TITLE}</h1>{paragraphs()}<div>{line.format(name)}</div></article>"))
    assert (read.byline, read.body) == (name, BODY)


@pytest.mark.parametrize("name", ["admin", "Báo Gò Mít", "Xem tất cả bài viết", "Theo dõi"])
def test_an_author_that_the_markup_states_may_be_none(name: str) -> None:
    line = f"<p class='post-meta'>bởi <span class='author vcard'>{name}</span></p>"
    assert read_html(page(f"<article><h1>{TITLE}</h1>{line}{paragraphs()}</article>")).byline == ""


@pytest.mark.parametrize("line", [f"Bài và ảnh: {AUTHOR}", f"Tin, ảnh: {AUTHOR}", f"Bài: {AUTHOR}"])
def test_the_author_with_his_work_above_the_text(line: str) -> None:
    read = read_html(
        page(f"<div><h1>{TITLE}</h1><p class='intro'>{SAPO}</p><p>{line}</p><div>{paragraphs()}</div></div>")
    )
    assert (read.byline, read.lead, read.body) == (line, SAPO, BODY)


@pytest.mark.parametrize("place", [1, 2, 3])
@pytest.mark.parametrize(
    "line",
    [
        "<p class='vcard'>Chị Kim Thị Nhiên, thợ bậc bảy</p>",
        "<p>Nghe <span class='vcard'>chị Nhiên</span> kể chuyện</p>",
        "<p>Nghe <a rel='author' href='/u'>chị Nhiên</a> kể chuyện</p>",
        "<p class='info'>Hai lớp học ở xóm Gò Mít</p>",
    ],
)
def test_a_short_paragraph_between_others_is_none_that_tells_the_author(line: str, place: int) -> None:
    text = paragraphs(BODY[:place]) + line + paragraphs(BODY[place:])
    read = read_html(article(text))
    assert [each for each in read.body if each not in BODY] == [re.sub("<[^<>]*>", "", line)]
    assert read.byline == ""


@pytest.mark.parametrize("line", ["<p class='vcard'>Lê Mai</p>", "<p>Theo <a rel='author'>Lê Mai</a></p>"])
def test_a_name_between_paragraphs_with_the_mark_of_an_author_is_his(line: str) -> None:
    read = read_html(article(paragraphs(BODY[:2]) + line + paragraphs(BODY[2:])))
    assert read.body == BODY
    assert read.byline.endswith("Lê Mai")


@pytest.mark.parametrize("name", ["Admin Công đoàn", "Ban Nữ công xưởng"])
def test_an_account_with_small_letters_is_whole(name: str) -> None:
    read = read_html(headed(f"<span class='byline'>by <a href='/author/2'>{name}</a></span>"))
    assert (read.byline, read.body) == (name, BODY)


def test_a_pull_quote_is_no_paragraph_and_a_floating_column_is() -> None:
    said = "Buổi đầu chỉ có ba người tới"
    quote = f"<div class='pull'><p>{said}</p><span>Kim Thị Nhiên</span></div>"
    read = read_html(article(paragraphs(BODY[:2]) + quote + paragraphs(BODY[2:])))
    assert (read.lead, read.body) == (SAPO, BODY)
    for name in ("pull-left", "pull-right", "col-md-pull-3"):
        assert read_html(page(f"<div class='{name}'><h1>{TITLE}</h1>{paragraphs()}</div>")).body == BODY


KICKER = "Luật trước giờ hiệu lực"


@pytest.mark.parametrize("name", ["kicker", "overline", "pre-title", "superTitle", "tit-phu", "post__pretitle"])
@pytest.mark.parametrize("tag", ["div", "span"])
def test_the_kicker_above_the_headline_and_in_its_element(name: str, tag: str) -> None:
    line = f"<{tag} class='{name}'>{KICKER}</{tag}>"
    for above in (f"{line}<h1>{TITLE}</h1>", f"<h1>{line}{TITLE}</h1>", f"<h1>{line}<br><span>{TITLE}</span></h1>"):
        read = read_html(page(f"<div>{above}<p class='sapo'>{SAPO}</p>{paragraphs()}</div>"))
        assert (read.kicker, read.title, read.lead, read.body) == (KICKER, TITLE, SAPO, BODY)


def test_a_line_over_the_headline_may_be_how_it_is_set() -> None:
    for headline in (f"<h1 class='overline'>{TITLE}</h1>", f"<h1><span class='overline'>{TITLE}</span></h1>"):
        read = read_html(page(f"<div>{headline}<p class='sapo'>{SAPO}</p>{paragraphs()}</div>"))
        assert (read.kicker, read.title) == ("", TITLE)


def test_what_stands_below_a_headline_is_no_kicker() -> None:
    heading = "<div class='tit-phu'>Bảy người đứng lớp</div>"
    for tag in ("h1", "h2", "div"):
        above = f"<{tag} class='title'>{TITLE}</{tag}><p class='sapo'>{SAPO}</p>"
        assert read_html(page(f"<div>{above}{paragraphs(BODY[:2])}{heading}{paragraphs(BODY[2:])}</div>")).kicker == ""


@pytest.mark.parametrize(
    "author",
    [
        f"<div class='x-author'><span>{AUTHOR[0]}</span><div><b>{AUTHOR}</b></div><div>Phóng viên</div></div>",
        f"<div class='author'><img src='/a.jpg'><a href='/t'>{AUTHOR}</a><span>Staff writer</span></div>",
        f"<div class='author'><a class='author-name' href='/t'>{AUTHOR}</a><span>Tổ may Gò Mít</span></div>",
        f"<div class='author'><span itemprop='author'>{AUTHOR}</span><i>Cộng tác viên</i></div>",
    ],
)
def test_the_letter_and_the_part_beside_a_name_are_no_part_of_it(author: str) -> None:
    read = read_html(headed(author))
    assert (read.byline, read.lead, read.body) == (AUTHOR, SAPO, BODY)


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<div class='author'><b>Châu Diệp</b> - <b>Kim Nhiên</b></div>", "Châu Diệp - Kim Nhiên"),
        ("<div class='author'><b>Nhóm phóng viên</b></div>", "Nhóm phóng viên"),
        ("<div class='author'><b>Phóng viên</b></div>", "Phóng viên"),
    ],
)
def test_the_names_of_an_element_are_whole(author: str, name: str) -> None:
    assert read_html(headed(author)).byline == name


@pytest.mark.parametrize("mail", ["diep@gomit.example", "(diep@gomit.example)"])
def test_an_address_beside_the_name_is_no_part_of_it(mail: str) -> None:
    for author in (
        f"<div class='author'><a class='name'>{AUTHOR}</a><a class='email'>{mail}</a></div>",
        f"<div class='author'>{AUTHOR} <span>{mail}</span></div>",
    ):
        assert read_html(headed(author)).byline == AUTHOR


@pytest.mark.parametrize("name", ["post-author-name", "author__name", "authorName"])
def test_an_element_for_the_name_of_the_author_states_him(name: str) -> None:
    read = read_html(headed(f"<p>bởi</p><div class='{name}'><a href='/u'>Tổ thông tin xưởng may</a></div>"))
    assert (read.byline, read.lead, read.body) == ("Tổ thông tin xưởng may", SAPO, BODY)


@pytest.mark.parametrize("name", ["news-source", "nguon", "post-source"])
def test_who_wrote_goes_before_where_it_stood(name: str) -> None:
    source = f"<div><a class='{name}'>Gò Mít Mới</a> <time>11/1/2023 20:26</time></div>"
    read = read_html(headed(source).replace("</div><footer", f"<p class='x-author'><b>{AUTHOR}</b></p></div><footer"))
    assert (read.byline, read.body) == (AUTHOR, BODY)
    assert read_html(headed(source)).byline == "Gò Mít Mới"


@pytest.mark.parametrize("mark", [", ", " |", ";"])
def test_the_mark_between_the_author_and_what_follows_is_no_part_of_the_name(mark: str) -> None:
    line = f"<div><span class='x-author'>{AUTHOR}{mark}</span><span class='x-source'>Theo Gò Mít Mới</span></div>"
    assert read_html(headed(line)).byline == AUTHOR


@pytest.mark.parametrize("line", ["<b>Ban Thời sự</b><span class='time'>-Cập nhật 21:47 ngày 26/08/2021</span>"])
def test_an_office_before_the_date_signs(line: str) -> None:
    read = read_html(headed(f"<p class='news-info'>{line}</p>"))
    assert (read.byline, read.lead, read.body) == ("Ban Thời sự", SAPO, BODY)
    assert read.published.endswith("21:47 ngày 26/08/2021")


def test_the_name_of_the_site_is_no_author() -> None:
    site = "<meta property='og:site_name' content='Xóm May'><meta name='author' content='Xóm May'>"
    assert read_html(page(f"<div><h1>{TITLE}</h1>{paragraphs()}</div>", site)).byline == ""


def test_name_and_date_in_a_card_on_the_author() -> None:
    card = f"<div class='author-info'><h2>{AUTHOR}</h2><div class='subtitle'>Thợ may | Đồng sáng lập lớp nghề</div>"
    card += "<time>Ngày 9 tháng 11 năm 2023</time></div><button>Theo dõi</button>"
    read = read_html(page(f"<article><header><h1>{TITLE}</h1>{card}</header><div>{paragraphs()}</div></article>"))
    assert (read.byline, read.published, read.body) == (AUTHOR, "Ngày 9 tháng 11 năm 2023", BODY)


@pytest.mark.parametrize("mark", [".", "-", "(", ",", " .", "a", "a@"])
def test_a_long_run_behind_an_authors_label_takes_linear_time(mark: str) -> None:
    text = headed(f"<p>Tác giả: Mai {mark * 40_000}</p>").replace(
        "</div><footer", f"</div><p>{mark * 40_000}</p><footer"
    )
    begin = time.process_time()
    assert read_html(text).title == TITLE
    assert time.process_time() - begin < 5


def test_an_author_before_a_bar_and_a_player_with_its_clock() -> None:
    line = f"<div class='author-wrap'>{AUTHOR}<span class='time'>09/05/2023</span><span>|</span><a>Y tế</a></div>"
    player = "<div id='audio'><span>Nghe bài viết</span><span>0:00 / 3:20</span></div>"
    read = read_html(page(f"<div><h1>{TITLE}</h1>{line}<div>{player}{paragraphs()}</div></div>"))
    assert (read.byline, read.body) == (AUTHOR, BODY)
