"""Sentences that show a scene among the paragraphs of a page saved as text."""

import json
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from unionml.reading import read_page_text
from unionml.reading.page.captions import scene_words
from unionml.reading.page.captions.scene_signs import shows_picture, shows_scene
from unionml.reading.page.captions.scenes import mark_scenes
from unionml.reading.page.kinds import Kind
from unionml.reading.page.lines import Line, split_lines

CORPUS = [json.loads(row) for row in (ROOT / "data/articles.jsonl").read_text(encoding="utf-8").splitlines()]
TITLE = "Công đoàn Khu công nghiệp Hòa Phú chăm lo đoàn viên dịp cuối năm"
LEAD = (
    "Hơn bốn nghìn đoàn viên ở Khu công nghiệp Hòa Phú được khám sức khỏe, nhận quà và về quê bằng vé xe của công đoàn "
    "trong tháng cuối cùng của năm."
)
PARAGRAPHS = (
    "Theo ông Trần Văn Lực, Chủ tịch Công đoàn Khu công nghiệp, số quà năm nay nhiều hơn năm trước một phần ba, vì có "
    "thêm mười hai doanh nghiệp góp vào quỹ và vì tiết kiệm được tiền thuê hội trường.",
    "Chị Lê Thị Ngân làm ở xưởng may số 2 đã bảy năm không về quê ăn Tết. Chị nói rằng tấm vé xe quý hơn cả tiền "
    "thưởng, bởi hai đứa con chưa một lần được gặp bà ngoại.",
    "Đợt khám kéo dài ba ngày, bác sĩ phát hiện hơn hai trăm người có bệnh phải điều trị. Công đoàn đã làm việc với "
    "bảo hiểm xã hội để những người đó được hưởng chế độ ngay trong tháng.",
    "Ban Chấp hành sẽ họp vào tuần sau để bàn việc lo chỗ ở cho người không về quê, trong đó có các suất ăn tối giao "
    "thừa và một buổi văn nghệ ở sân nhà văn hóa.",
)
CAPTIONS = (
    "Ông Trần Văn Lực phát biểu tại hội nghị.",
    "Bác sĩ khám bệnh cho nữ công nhân.",
    "Niềm vui của chị Ngân khi nhận vé xe.",
    "Một góc khu trọ ở Hòa Phú.",
    "Công nhân chờ xe trước cổng nhà máy.",
    "Trao quà cho đoàn viên có hoàn cảnh khó khăn.",
    "Chủ tịch Công đoàn Khu công nghiệp Trần Văn Lực.",
    "Công nhân tổ 3 chọn hàng ở Siêu thị 0 đồng.",
    "Chiếc xe đầu tiên rời bến.",
    "Cán bộ công đoàn phát phiếu khám, chiều 11/12.",
    "Quang cảnh buổi lễ sáng 12.1.",
    "Anh Bảy (áo xanh) hỏi thủ tục cho 3 người bạn.",
    "Lễ trao vé xe cho đoàn viên Hòa Phú.",
    "Ông Lực phát biểu tại đại hội lần thứ hai.",
    "Thượng tá Trần Văn Lực phát biểu tại hội nghị.",
    "Các đồng chí lãnh đạo trao cờ lưu niệm cho các đội.",
)
TOLD = (
    "Ông Lực phát biểu tại hội nghị sáng 12/1.",
    "Công nhân cũng chờ xe trước cổng nhà máy.",
    "Bác sĩ đã khám bệnh cho nữ công nhân.",
    "Công đoàn trao quà cho 320 đoàn viên.",
    "“Tôi chờ xe trước cổng nhà máy”, chị cười.",
    "Chị chờ xe trước cổng nhà máy.",
    "Hội nghị kết thúc trong không khí đầm ấm.",
    "Ông Lực nói chuyện với công nhân rằng quỹ đủ chi.",
    "Mức hỗ trợ do công đoàn cơ sở quyết định.",
    "Các đồng chí lãnh đạo đề nghị công đoàn sớm trao quà.",
    "Đại úy Trần Văn Lực cho biết anh em rất vui.",
    "công nhân chờ xe trước cổng nhà máy.",
    "Chị Ngân khóc.",
    "Gia đình ăn mừng.",
    "Anh em ngồi bên nhau.",
    "Thùng quà nặng, hai người khiêng.",
    "Cháu Lê Thị Hoa nhận vé xe lần thứ hai.",
    "Lễ trao vé xe tổ chức ở sân nhà máy.",
    "",
    ".",
)


LINES = (
    "Lãnh đạo công đoàn trao vé xe cho đoàn viên",
    "Toàn cảnh hội trường",
    "(Toàn cảnh hội trường)",
    "Chị Lê Thị Ngân bế con lên xe",
    "Công nhân đang xếp hàng trước cổng số 2",
    "Bữa ăn giữa ca tại xưởng may số 2",
    "BÁC SĨ KHÁM BỆNH CHO NỮ CÔNG NHÂN",
    "Đ/c Trần Văn Lực, Chủ tịch công đoàn, phát biểu khai mạc",
    "Chuyến xe thứ mười hai, sáng 20/1",
    "Chụp ảnh lưu niệm",
    "Tấm biển “Siêu thị 0 đồng” trên tường nhà xe",
    "Anh Trần Văn Bảy và chiếc xe ba gác",
    "Ảnh minh họa (Internet)",
    "Chị Ngân (hàng đầu, áo tím) nghe phổ biến nội quy",
    "Thợ điện trước buổi thi tay nghề",
    "Đại biểu bỏ phiếu",
    "Ban Chấp hành Công đoàn Khu công nghiệp Hòa Phú",
    "Nhóm thợ hàn vá lưới cho ngư dân",
    "Bàn giao nhà cho chị Lê Thị Ngân",
    "Phó Chủ tịch Trần Văn Lực trao bằng khen cho tổ có thành tích cao",
)
HEADINGS = (
    "Giải pháp",
    "Chăm lo thiết thực",
    "Nhiều cách làm hay",
    "Công đoàn làm gì?",
    "Hướng dẫn công nhân khởi kiện",
    "Công nhân cần được lắng nghe",
    "Lao động nữ chưa được nghỉ đủ",
    "Tấm lòng với đồng nghiệp",
    "Sân chơi mới của đoàn viên",
    "Niềm vui nhân đôi",
    "Góc khuất sau giờ tan ca",
    "Phòng ngừa tai nạn tại xưởng",
    "Chị Ngân làm ca chiều",
    "Công nhân trong “vòng xoáy” tăng ca",
    "Trao quyền",
    "Công nhân vui chơi",
    "Giáo viên trong cơn lốc giá cả",
    "bước 2",
)


def test_no_word_of_the_lists_is_too_long_to_be_found() -> None:
    lists = [entries for entries in vars(scene_words).values() if isinstance(entries, frozenset)]
    assert len(lists) > 10
    assert max(len(entry.split()) for entries in lists for entry in entries) <= scene_words.PHRASE


def page(*paragraphs: str) -> str:
    return "\n\n".join([TITLE, LEAD, *paragraphs])


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_sentence_that_shows_a_scene_is_a_caption(caption: str) -> None:
    article = read_page_text(page(PARAGRAPHS[0], caption, *PARAGRAPHS[1:]))
    assert article.captions == (caption,)
    assert article.body == PARAGRAPHS


@pytest.mark.parametrize("text", TOLD)
def test_a_sentence_that_tells_something_is_none(text: str) -> None:
    assert not shows_scene(text)


def test_a_caption_may_stand_above_the_sapo() -> None:
    article = read_page_text("\n\n".join([TITLE, CAPTIONS[0], LEAD, *PARAGRAPHS]))
    assert (article.captions, article.lead, article.body) == (CAPTIONS[:1], LEAD, PARAGRAPHS)


@pytest.mark.parametrize("line", LINES)
def test_a_line_without_a_stop_that_shows_a_scene_is_a_caption(line: str) -> None:
    article = read_page_text(page(PARAGRAPHS[0], line, *PARAGRAPHS[1:]))
    assert (article.captions, article.headings, article.body) == ((line,), (), PARAGRAPHS)


@pytest.mark.parametrize("line", HEADINGS)
def test_a_line_that_names_a_theme_or_a_step_is_a_heading(line: str) -> None:
    assert not shows_picture(line)


def test_a_caption_without_a_stop_may_stand_above_the_sapo() -> None:
    article = read_page_text("\n\n".join([TITLE, LINES[0], LEAD, *PARAGRAPHS]))
    assert (article.captions, article.lead, article.body) == ((LINES[0],), LEAD, PARAGRAPHS)


def test_a_short_one_between_date_and_sapo_is_not_dropped() -> None:
    article = read_page_text("\n\n".join([TITLE, "12/01/2025 08:30", LINES[1], LEAD, *PARAGRAPHS]))
    assert (article.captions, article.published, article.lead) == ((LINES[1],), "12/01/2025 08:30", LEAD)


def test_of_two_lines_the_lower_may_be_a_heading() -> None:
    lines = split_lines("\n\n".join([LEAD, PARAGRAPHS[0], LINES[3], HEADINGS[2], *PARAGRAPHS[1:]]))
    mark_scenes(lines)
    assert [line.text for line in lines if line.kind is Kind.CAPTION] == [LINES[3]]


def test_two_lines_in_one_block_are_captions_or_neither_is() -> None:
    for below, count in ((LINES[3], 2), ("Mười năm chưa một lần về quê ăn Tết", 0)):
        lines = split_lines("\n\n".join([LEAD, PARAGRAPHS[0], f"{LINES[0]}\n{below}", *PARAGRAPHS[1:]]))
        mark_scenes(lines)
        assert sum(line.kind is Kind.CAPTION for line in lines) == count


def test_a_line_that_is_announced_or_linked_is_a_headline() -> None:
    for others in (
        ("Tin liên quan", LINES[0], LINES[3]),
        (f"[{LINES[0]}](https://bao.example/vui-1.html)",),
    ):
        article = read_page_text(page(*PARAGRAPHS[:2], *others, *PARAGRAPHS[2:]))
        assert article.captions == ()
        assert LINES[0] in [related.title for related in article.related]


def test_one_without_a_verb_may_be_as_long_as_the_paragraphs() -> None:
    named = "Chị Lê Thị Ngân bên con gái trên chuyến xe cuối."
    short = ("Đồng hồ điểm sáu giờ rồi, trời vẫn còn tối.", named, "Chị không ngủ được suốt cả đêm qua.")
    article = read_page_text(page(*short, "Chuyến xe về quê sẽ chạy suốt một ngày đêm."))
    assert article.captions == (named,)


def test_one_that_says_when_its_picture_was_taken_may_be_the_last() -> None:
    dated = "Công nhân chờ xe trước cổng nhà máy, sáng 20/1."
    assert read_page_text(page(*PARAGRAPHS, dated)).captions == (dated,)


def test_the_last_paragraph_is_one_only_where_nothing_else_is_likely() -> None:
    assert read_page_text(page(*PARAGRAPHS, "Các đại biểu chụp ảnh lưu niệm tại hội nghị.")).body == PARAGRAPHS
    for end in (
        "Nhiều công nhân nhận quà tại chương trình.",
        "Buổi lễ khép lại trong tiếng vỗ tay.",
        "Chuyến xe lăn bánh trong sương.",
        "Cổng chợ mở đến tối.",
    ):
        assert read_page_text(page(*PARAGRAPHS, end)).body == (*PARAGRAPHS, end)


def test_below_a_label_the_last_is_one_too() -> None:
    article = read_page_text(page(*PARAGRAPHS, "Chú thích ảnh:", CAPTIONS[0], CAPTIONS[4]))
    assert (article.body, article.captions) == (PARAGRAPHS, (CAPTIONS[0], CAPTIONS[4]))


SHOWN = (
    "Đèn trong sân bật lên từ 4 giờ 30.",
    "Chị Ngân ôm con ngủ trên vai",
    "Ai để quên chiếc mũ len trên ghế?",
    "Hàng quà xếp dọc lối đi, mỗi phần nặng 6 kg.",
)


@pytest.mark.parametrize(
    ("cue", "headings"),
    [
        ("Đoàn xe rời bến lúc năm giờ. Dưới đây là những hình ảnh ghi được.", ()),
        ("Một số hình ảnh của buổi tiễn xe:", ("Một số hình ảnh của buổi tiễn xe:",)),
    ],
)
def test_below_a_line_that_says_that_pictures_follow_all_is_captions(cue: str, headings: tuple[str, ...]) -> None:
    ends = "Mỗi người chụp ảnh được tặng 200.000 đồng."
    article = read_page_text(page(*PARAGRAPHS, cue, *SHOWN, ends))
    assert (article.captions, article.headings) == (SHOWN, headings)
    assert article.body == ((*PARAGRAPHS, ends) if headings else (*PARAGRAPHS, cue, ends))


@pytest.mark.parametrize(
    "cue", ["Dưới đây là những việc đã làm trong năm.", "Một số ảnh hưởng của đợt rét:", "Những khoảnh khắc khó quên"]
)
def test_where_no_pictures_follow_they_are_none(cue: str) -> None:
    article = read_page_text(page(*PARAGRAPHS, cue, SHOWN[0], SHOWN[3], PARAGRAPHS[1]))
    assert article.captions == ()


def test_where_the_text_goes_on_below_the_pictures_they_are_none() -> None:
    cue = "Dưới đây là một số hình ảnh của buổi tiễn xe."
    article = read_page_text(page(*PARAGRAPHS[:2], cue, SHOWN[0], SHOWN[3], *PARAGRAPHS[2:]))
    assert article.captions == ()


def test_three_in_a_row_are_a_list() -> None:
    assert read_page_text(page(*PARAGRAPHS[:3], *CAPTIONS[:3], *PARAGRAPHS[3:])).captions == ()


def test_what_follows_a_colon_or_goes_on_below_is_none() -> None:
    listed = "Chương trình cuối năm của công đoàn gồm hai việc, cả hai đều do đoàn viên đề xuất từ giữa năm ngoái:"
    assert read_page_text(page(*PARAGRAPHS[:2], listed, CAPTIONS[5], *PARAGRAPHS[2:])).captions == ()
    rest = "và đó là lý do mà công đoàn phải thuê thêm mười chuyến xe cho những người làm ca đêm ở các xưởng may."
    assert read_page_text(page(*PARAGRAPHS[:2], CAPTIONS[6], rest, *PARAGRAPHS[2:])).captions == ()


def test_short_paragraphs_among_short_ones_are_none() -> None:
    short = ("Đồng hồ điểm sáu giờ rồi, trời vẫn còn tối.", CAPTIONS[4], "Chị Ngân không ngủ được suốt cả đêm qua.")
    assert read_page_text(page(*short, "Chuyến xe về quê sẽ chạy suốt một ngày đêm.")).captions == ()


def test_no_paragraph_of_the_corpus_is_taken() -> None:
    taken = []
    for row in CORPUS:
        lines = split_lines("\n\n".join([row["lead"], *row["body"]]))
        before = [line.kind for line in lines]
        mark_scenes(lines)
        taken += [line.text for line, kind in zip(lines, before, strict=True) if line.kind is not kind]
    assert taken == []


def test_more_than_half_of_the_captions_of_the_corpus_are_scenes() -> None:
    captions = [text for row in CORPUS for text in row["captions"] if text.endswith(".") and "Ảnh" not in text]
    assert len(captions) > 200
    assert sum(map(shows_scene, captions)) > 0.55 * len(captions)


@pytest.mark.parametrize(
    "spell",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text),
        lambda text: re.sub(r"(?<=\w) (?=\w)", " \u200b", text),
        lambda text: text.replace("hòa", "hoà").replace("Hòa", "Hoà").replace("khỏe", "khoẻ").replace("khóa", "khoá"),
    ],
    ids=["decomposed", "no-break", "zero width", "new tone marks"],
)
def test_the_spelling_does_not_decide(spell: Callable[[str], str]) -> None:
    mixed = [PARAGRAPHS[0], CAPTIONS[3], PARAGRAPHS[1], LINES[6], PARAGRAPHS[2], "Ban Chấp hành khóa mới ra mắt."]
    article = read_page_text(spell(page(*mixed, PARAGRAPHS[3])))
    assert len(article.captions) == 3
    assert len(article.body) == len(PARAGRAPHS)


@given(st.lists(st.sampled_from([*PARAGRAPHS, *CAPTIONS[:9]]), min_size=1, max_size=12), st.booleans())
def test_half_of_the_body_stays(texts: list[str], with_lead: bool) -> None:
    lines = split_lines("\n\n".join([LEAD, *texts] if with_lead else texts))
    prose = [line for line in lines if line.kind is Kind.PROSE]
    mark_scenes(lines)
    kept = [line for line in prose if line.kind is Kind.PROSE]
    assert 2 * (len(kept) - 1) >= len(prose) - 1  # without the sapo
    assert all(line.kind in {Kind.PROSE, Kind.CAPTION} for line in prose)


@given(st.text(st.sampled_from("ôÔnaNg1 ,.()“-\u0301\n"), max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    assert shows_scene(text) in {True, False}
    assert shows_picture(text) in {True, False}


@given(st.lists(st.text(st.sampled_from("ông Hà chờ xe.,:\n"), min_size=1, max_size=30), max_size=8))
def test_any_lines_can_be_marked(texts: list[str]) -> None:
    mark_scenes([Line(text, 0, gap=True, size=len(text.split()), stop=text[-1]) for text in texts])


@pytest.mark.parametrize(
    "line",
    [
        "Ra mắt Ban Chấp hành Công đoàn khu công nghiệp khóa V",
        "Lãnh đạo công đoàn TP. Hòa Phú tặng hoa chúc mừng đại hội",
        "TS. Trần Văn Lực, Phó Chủ tịch Công đoàn Khu công nghiệp Hòa Phú, trao quà cho nữ công nhân xưởng may số 2",
        "Ông Trần Văn Lực – Ủy viên Ban Thường vụ, Chủ tịch Công đoàn Khu công nghiệp Hòa Phú trao quyết định thành "
        "lập công đoàn cơ sở cho tổ thợ hàn và tổ vá lưới ở bến",
    ],
)
def test_numbers_of_terms_and_long_offices_are_part_of_a_caption(line: str) -> None:
    article = read_page_text(page(PARAGRAPHS[0], line, *PARAGRAPHS[1:]))
    assert (article.captions, article.headings, article.body) == ((line,), (), PARAGRAPHS)


@pytest.mark.parametrize("end", ["Chị Lê Thị N", "Công nhân bến A. Chủ tịch công đoàn"])
def test_what_breaks_off_is_no_caption(end: str) -> None:
    assert not shows_picture(end)


BROKEN = (
    "Ông Trần Văn Lực, Ủy viên Ban Thường vụ Liên đoàn, Chủ tịch Công đoàn Khu công nghiệp",
    "trao vé xe và quà cho nữ công nhân xưởng may",
)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_caption_that_is_broken_behind_the_office_is_one(between: str, place: int) -> None:
    texts = [*PARAGRAPHS[:place], between.join(BROKEN), *PARAGRAPHS[place:]]
    article = read_page_text(page(*texts))
    assert (article.captions, article.body, article.related) == (BROKEN, PARAGRAPHS, ())


@pytest.mark.parametrize(
    "below", [(), ("Lê Mai",), ("Từ khóa: vé xe, công đoàn",), ("Tin khác", "Nhà trọ giảm giá mùa mưa")]
)
@pytest.mark.parametrize("shown", [LINES[:1], (LINES[3], LINES[17]), (LINES[4],)])
def test_lines_below_the_last_paragraph_that_show_pictures_are_captions(
    shown: tuple[str, ...], below: tuple[str, ...]
) -> None:
    article = read_page_text(page(*PARAGRAPHS, *shown, *below))
    assert (article.captions, article.body) == (shown, PARAGRAPHS)


@pytest.mark.parametrize(
    "others",
    [
        ("Tin liên quan", LINES[0]),
        (LINES[0], "Nhà trọ Hòa Phú giảm giá mùa mưa"),
        (LINES[0], LINES[3], LINES[4], LINES[7], LINES[17]),
    ],
)
def test_a_list_of_headlines_below_an_article_stays_one(others: tuple[str, ...]) -> None:
    article = read_page_text(page(*PARAGRAPHS, *others))
    assert article.captions == ()
    assert others[-1] in [related.title for related in article.related]


@pytest.mark.parametrize("signed", ["Chủ tịch Công đoàn Trần Văn Lực", "Ban Chấp hành Công đoàn"])
def test_an_office_below_the_text_signs(signed: str) -> None:
    article = read_page_text(page(*PARAGRAPHS, signed))
    assert (article.captions, article.byline) == ((), signed)


@pytest.mark.parametrize(
    "heading", ["Xác định rõ việc cần làm, ba khâu đột phá", "Đổi mới cách nghĩ, cách làm vì quyền lợi lâu dài"]
)
def test_a_theme_right_below_the_sapo_is_a_heading(heading: str) -> None:
    assert read_page_text(page(heading, *PARAGRAPHS)).headings == (heading,)


@pytest.mark.parametrize(
    "caption", ["Hai đội kéo co trên sân nhà văn hóa sau mưa", "Buổi tiễn xe ở bến Hòa Phú kéo dài đến khuya"]
)
def test_what_can_be_seen_or_is_named_there_is_a_caption(caption: str) -> None:
    assert read_page_text(page(caption, *PARAGRAPHS)).captions == (caption,)


@pytest.mark.parametrize("below", [(), PARAGRAPHS])
def test_a_line_that_ends_in_a_comma_is_no_caption(below: tuple[str, ...]) -> None:
    greeting, said = "Thưa các vị khách quý,", "Cùng anh chị em đội lái xe,"
    article = read_page_text(page(greeting, said, *below))
    assert (article.captions, article.body) == ((), (greeting, said, *below))


@pytest.mark.parametrize(
    "caption",
    [
        "Ông Trần Văn Lực, Phó Chủ tịch Công đoàn Khu công nghiệp Hòa Phú, cùng dùng bữa với nữ công nhân.",
        "Chủ tịch Công đoàn Khu công nghiệp phát biểu khai mạc đại hội công đoàn lần thứ V, nhiệm kỳ 2023 - 2028.",
    ],
)
def test_offices_and_years_of_a_term_only_name_more_exactly(caption: str) -> None:
    article = read_page_text(page(PARAGRAPHS[0], caption, *PARAGRAPHS[1:]))
    assert (article.captions, article.body) == ((caption,), PARAGRAPHS)


@pytest.mark.parametrize(
    "told",
    [
        "Ông Trần Văn Lực, Phó Chủ tịch Công đoàn Khu công nghiệp, khuyên công nhân giữ phiếu lương và cùng ký đơn.",
        "Ông Trần Văn Lực, Phó Chủ tịch Công đoàn Khu công nghiệp, bị khiển trách vì nhận quà của chủ xưởng.",
        "Bà Lê Thị Ngân, thuyền trưởng tàu cá ở Hòa Phú, ký tên bằng ngón tay cái.",
        "Ông Trần Văn Lực, Phó Chủ tịch Công đoàn Khu công nghiệp, khẳng định công đoàn trao quà đúng hẹn.",
    ],
)
def test_whose_office_is_named_and_who_says_or_suffers_something_is_told_of(told: str) -> None:
    assert read_page_text(page(PARAGRAPHS[0], told, *PARAGRAPHS[1:])).captions == ()


def test_a_view_may_be_the_last_caption() -> None:
    view = "Toàn cảnh hội nghị sơ kết công tác công đoàn Khu công nghiệp Hòa Phú."
    assert read_page_text(page(*PARAGRAPHS, view)).captions == (view,)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("heading", ["Một số hình ảnh tại buổi lễ:", "Một số hình ảnh:", "Chùm ảnh buổi lễ:"])
def test_what_stands_above_pictures_with_a_colon_is_their_heading(heading: str, gap: str) -> None:
    shown = ("Đoàn Chủ tịch điều hành buổi lễ", "Ban Chấp hành ra mắt")
    article = read_page_text(gap.join((TITLE, "12/03/2024", LEAD, *PARAGRAPHS, heading, *shown, "Các tin khác")))
    assert (article.body, article.headings, article.captions) == (PARAGRAPHS, (heading,), shown)
