"""HTML pages: the parts are found by the marks of news sites, and what is no page is refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from unionml.errors import InputError, UnionMLError
from unionml.reading import read, read_html

SAMPLE = ROOT / "data" / "samples" / "page-welfare.html"


def test_the_sample_page() -> None:
    article = read(SAMPLE)
    assert article.title == "Mười hai căn phòng mát cho công nhân lò gạch Suối Rút"
    assert article.lead.startswith("Công đoàn huyện Suối Rút vừa bàn giao 12 phòng nghỉ")
    assert len(article.body) == 7
    assert article.headings == ("Khám bệnh ngay tại bãi phơi",)
    assert article.captions[0].endswith("Ảnh: Quách Nhân")
    assert article.byline == "Quách Nhân"
    assert article.published == "Thứ ba, 09/05/2023 | 15:20"
    assert article.section == "Công đoàn"
    assert article.related[0].title == "Bữa cơm công đoàn giá 0 đồng ở khu chế biến chè"
    assert not any("Giấy phép" in p or "Ghi rõ nguồn" in p or "Tin liên quan" in p for p in article.body)


def test_paragraphs_occur_in_the_page() -> None:
    from lxml import html

    page = " ".join(html.fromstring(SAMPLE.read_text(encoding="utf-8")).text_content().split())
    article = read(SAMPLE)
    for part in (article.title, article.lead, *article.body, *article.headings, *article.captions, article.byline):
        assert part in page


def test_html_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xef\xbb\xbf\n" + SAMPLE.read_bytes())
    assert read(path).title == read(SAMPLE).title


def test_broken_html_still_reads() -> None:
    page = SAMPLE.read_text(encoding="utf-8")
    article = read_html(page.replace("</p>", "").replace("</div>", "").replace("</html>", "")[:-200])
    assert article.title.startswith("Mười hai căn phòng mát")
    assert any("39 độ C" in paragraph for paragraph in article.body)


def test_a_description_that_opens_the_text_is_the_lead() -> None:
    lead = "Hơn hai trăm thợ may được khám mắt miễn phí ngay tại xưởng trong ba ngày cuối tuần vừa qua."
    rest = "".join(
        f"<p>Đoạn thứ {i} kể tiếp câu chuyện ở xưởng may, dài vừa đủ để là một đoạn văn trong bài báo.</p>"
        for i in range(5)
    )
    head = f'<html><head><meta name="description" content="{lead}"></head>'
    page = f"{head}<body><article><h1>Khám mắt cho thợ may</h1><p>{lead}</p>{rest}</article></body></html>"
    article = read_html(page)
    assert article.lead == lead
    assert len(article.body) == 5


def test_paragraphs_between_line_breaks() -> None:
    parts = [
        f"Đoạn thứ {i} kể tiếp câu chuyện ở xưởng may, dài vừa đủ để là một đoạn văn trong bài báo ấy."
        for i in range(6)
    ]
    cell = "<br><br>".join(["<b>Khám mắt cho thợ may ở Cầu Lá</b>", *parts, "Lê Bền"])
    rows = f"<tr><td>Trang chủ</td></tr><tr><td>{cell}</td></tr>"
    article = read_html(f"<html><head><title>Báo</title></head><body><table>{rows}</table></body></html>")
    assert article.title == "Khám mắt cho thợ may ở Cầu Lá"
    assert list(article.body) == parts
    assert article.byline == "Lê Bền"


def test_a_list_of_headlines_is_no_article() -> None:
    links = "".join(f"<li><a href='/{i}'>Tin số {i} của một ngày có nhiều chuyện vui</a></li>" for i in range(40))
    with pytest.raises(InputError, match="no article"):
        read_html(f"<html><body><ul>{links}</ul></body></html>")


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<!DOCTYPE html><html><body><nav><a href='/'>Trang chủ</a></nav></body></html>",
        "<p>",
        "",
        "<<<>>>",
        "\0",
    ],
)
def test_html_without_an_article_is_refused(page: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_html(page, "page.html")
    assert str(refusal.value).startswith("page.html")
    assert "\n" not in str(refusal.value)


def test_a_section_of_teasers_is_no_article() -> None:
    cards = "".join(
        f"<div class='c'><h3><a href='/{i}'>Tin số {i} của một ngày có nhiều chuyện vui</a></h3>"
        f"<p>Đoạn dẫn số {i} kể qua câu chuyện, ai muốn biết thêm thì bấm vào tên bài ở trên mà đọc.</p></div>"
        for i in range(12)
    )
    with pytest.raises(InputError, match="no article"):
        read_html(f"<html><head><title>Công đoàn</title></head><body><h1>Công đoàn</h1>{cards}</body></html>")


def test_a_front_of_teasers_is_no_article_and_a_short_article_beside_teasers_is_one() -> None:
    first = "<div><h2><a href='/0'>Bến phà cũ thành chợ nông sản</a></h2><p>Chợ họp mỗi sáng thứ bảy ở bến.</p></div>"
    cards = "".join(
        f"<article><h3><a href='/{at}'>Tin số {at} của mục Đời sống</a></h3><p>Đoạn dẫn của tin số {at}.</p></article>"
        for at in range(1, 7)
    )
    plain = "".join(
        f"<h2><a href='/{at}'>Tin số {at} của mục Đời sống</a></h2><p>Đoạn dẫn của tin số {at}, dài hơn một dòng.</p>"
        for at in range(1, 7)
    )
    for front in (f"{first}<div>{cards}</div>", plain):
        with pytest.raises(InputError):
            read_html(f"<html><title>Đời sống | Báo Gò Mít</title><body><h1>Đời sống</h1>{front}</body></html>")
    text = "Chợ họp mỗi sáng thứ bảy, bày hơn bốn mươi sạp rau và cá của người trong xóm."
    title = "<h1><a href='/0'>Bến phà cũ thành chợ nông sản</a></h1>"
    page = f"<title>Bến phà cũ thành chợ nông sản</title><body>{title}<div><p>{text}</p></div><div>{cards}</div></body>"
    assert read_html(f"<html>{page}</html>").body == (text,)


@pytest.mark.parametrize("title", ["404", "Không tìm thấy trang", "Trang bạn tìm không tồn tại", "Page not found"])
def test_a_page_that_is_missing_is_refused(title: str) -> None:
    text = "Rất tiếc, địa chỉ này không còn ở đây, xin quay về trang chủ hoặc tìm bằng từ khóa khác."
    with pytest.raises(InputError, match="missing"):
        read_html(f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>")


def test_what_is_missing_may_be_the_news() -> None:
    title = "Không tìm thấy dấu vết tàu cá mất liên lạc ở Cửa Sót"
    text = "Chiều 3/8, đội cứu hộ tạm dừng tìm kiếm vì sóng lớn, sáng mai sẽ ra khơi trở lại với hai tàu."
    article = read_html(f"<html><body><h1>{title}</h1><p>{text}</p></body></html>")
    assert (article.title, article.body) == (title, (text,))


def test_deep_nesting_is_read_or_refused() -> None:
    with pytest.raises(UnionMLError):
        read_html("<div>" * 50_000 + "</div>" * 50_000, "page.html")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<h1>",
                "<a href=x>",
                "<table>",
                "<tr><td>",
                "Công đoàn cơ sở họp bàn. ",
                "&nbsp;",
                "<!--",
                "-->",
                "<?xml version='1.0' encoding='x'?>",
                "\0",
                "<script>",
                "]]>",
            ]
        ),
        max_size=30,
    )
)
def test_any_tag_soup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        article = read_html("".join(pieces), "x")
    except UnionMLError:
        return
    assert article.body or article.lead


@pytest.mark.parametrize(
    ("window", "body"),
    [
        (
            "Đăng nhập - Cổng đoàn viên",
            "<h2>Đăng nhập để đọc bài</h2><p>Bài này chỉ dành cho đoàn viên. Vui lòng nhập mã số đã được cấp.</p>"
            "<form><label>Mật khẩu</label><input type='password'></form><p>Chưa có mã? Hỏi tổ trưởng công đoàn.</p>",
        ),
        (
            "Just a moment...",
            "<h1>gomit.example</h1><h2>Verifying you are human. This may take a while.</h2>"
            "<p>gomit.example needs to review the security of your connection before proceeding.</p>",
        ),
        (
            "gomit.example",
            "<h1>Xác minh bạn là con người</h1><p>Trang cần kiểm tra kết nối của bạn trước khi cho vào, xin chờ.</p>",
        ),
    ],
)
def test_a_door_before_the_article_is_refused(window: str, body: str) -> None:
    with pytest.raises(InputError, match="open it in a browser"):
        read_html(f"<html><head><title>{window}</title></head><body>{body}</body></html>")


def test_an_article_about_signing_in_is_none() -> None:
    body = "<p>Từ tháng sau, đoàn viên đăng nhập cổng tra cứu bằng mã số in trên thẻ thay cho số điện thoại.</p>"
    head = "<title>Đăng nhập cổng đoàn viên bằng mã số thẻ</title>"
    page = f"<html><head>{head}</head><body><h1>Đăng nhập cổng đoàn viên bằng mã số thẻ</h1>{body}</body></html>"
    assert len(read_html(page).body) == 1


def test_a_list_of_videos_is_refused() -> None:
    titles = ("Lớp may tối thứ ba", "Thợ hồ sửa cầu tre trước mùa nước", "Chợ nông sản bên bến phà cũ")
    videos = "".join(
        f"<div class='v'><span>0{at}:31</span><a>{title}</a><span>{at}7 lượt xem</span></div>"
        for at, title in enumerate(titles, start=2)
    )
    with pytest.raises(InputError):
        read_html(
            f"<html><head><title>Thư viện video</title></head><body><h1>Thư viện video</h1>{videos}</body></html>"
        )
