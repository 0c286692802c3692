"""The sentence splitter: a line a behaviour, and the laws that hold for every text."""

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from unionml.text import sentence_spans, split_sentences
from unionml.text.stops import _LEADING, _ends_plainly, _Stop

ONE_SENTENCE = {
    "city": "Công đoàn TP.HCM họp ở TP. Thủ Đức và TP. Hồ Chí Minh.",
    "academic titles": "PGS.TS. Lê Minh và GS. TS. Trần An cùng ThS. Hà, Th.S Nam dự họp.",
    "doctor": "Người bệnh được BS. Nguyễn Hoài khám miễn phí.",
    "initial": "Đoàn viên N.Hoa và ông N. Hoa nhận quà.",
    "initials": "Nạn nhân là chị N. T. Hồng, trú tại xã bên.",
    "initial before a bracket": "Anh Nguyễn Văn T. (SN 1990) được hỗ trợ.",
    "initial before a verb": "Chị H. cho biết công ty đã trả lương.",
    "short name": "Hôm đó anh Th. đi làm ca ba.",
    "district by number": "Nhà trọ ở Q.1, P. 5 và Q. 12 đều được miễn tiền điện.",
    "ward by name": "Công nhân P. Bến Nghé nhận quà Tết.",
    "ward in brackets behind a number": "Kho nằm ở hẻm 58 đường số 9 (P. Hòa Vang, TP. Huế) đã cháy.",
    "date": "Đại hội khai mạc ngày 23/11 và bế mạc ngày 24.11.2023.",
    "thousands": "Đã có 1.480 người nhận 399.000.000 đồng, tăng 3,5 % so với năm trước.",
    "time": "Ca sáng bắt đầu lúc 7h30 và kết thúc lúc 15h.",
    "address of a page": "Xem tại www.congdoan.vn/tin-tuc.html hoặc gửi thư tới ban.tin@congdoan.vn nhé.",
    "and so on": "Công đoàn tặng gạo, mì, dầu ăn, v.v. cho đoàn viên.",
    "and so on with dots": "Công đoàn tặng gạo, mì, v.v... cho đoàn viên.",
    "ellipsis inside": "Ông ấy ngập ngừng... rồi ký tên.",
    "ellipsis as a character": "Gạo, mì, đường… được chuyển tới tận nơi.",
    "ellipsis of an omission": "“… Anh em rất mừng vì được về quê.”",
    "ellipsis before a number": "Cả tháng chỉ còn dư… 50.000 đồng.",
    "company": "Hợp đồng do Sao Mai Co., Ltd. ký với công đoàn.",
    "company in pieces": "Hợp đồng do Sao Mai Pte. Ltd ký với công đoàn.",
    "list number": "1. Nâng cao chất lượng thương lượng.",
    "list letter": "a) Chăm lo đời sống đoàn viên.",
    "list letter with a stop": "b. Tuyên truyền pháp luật lao động.",
    "Roman number": "II. Nhiệm vụ trọng tâm năm tới.",
    "number of an article": "Điều 5. Quyền của đoàn viên.",
    "decimal numbering": "1.2. Phạm vi áp dụng.",
    "numbers after a colon": "Có hai việc: 1. Tăng lương cho thợ lành nghề.",
    "quotation before its speaker": "“Bao giờ thì có lương?” ông Nam hỏi.",
    "straight quotation before its speaker": '"Bao giờ thì có lương?" ông Nam hỏi.',
    "quotation, dash, speaker": '"Chúng tôi sẽ đối thoại." - Bà Lan nói.',
    "spaced quotation, comma, speaker": 'Ông hỏi: " Bao giờ có lương? ", rồi im lặng.',
    "exclamation in a name": "Chương trình Xin chào! được yêu thích.",
    "brand in small letters after a comma": "Quà gồm iPhone, iPad và tiền mặt.",
    "works": "Khán giả thích bộ phim Khi gió về của đạo diễn trẻ.",
    "a day with a name": "Lễ kỷ niệm Ngày 27/7 được tổ chức trang trọng.",
    "items after commas": "Bảng A: 1. May Hòa Thọ (7 điểm), 2. Gỗ Trường Thành (4 điểm).",
    "items after semicolons": "Có ba việc: 1. Tăng lương; 2. Giảm giờ làm; 3. Xây nhà trẻ.",
    "comrade": "Đ/c. Nguyễn Văn Hùng, đ/c. Lan và Đc. Hà điều hành.",
    "academician": "Đại biểu là GS.VS. Đỗ Chi.",
    "company by abbreviation": "Cty. May 10 và CTCP. Dệt Nam Định ký thỏa ước.",
    "decree by number": "Căn cứ NĐ. 152/2020/NĐ-CP và NQ. 02-NQ/TW, công đoàn đề nghị bổ sung.",
    "parts of a law": "Theo Điều 29. Khoản 1. Điểm b của luật, kinh phí là 2%.",
    "headings of a law": "Mục 3. Chương IV. Bộ luật quy định về tiền lương.",
    "this article of a law": "Công ty áp dụng khoản 3 Điều này khi tính lương.",
    "figure": "Hình 1. Cơ cấu tổ chức công đoàn.",
    "table": "Bảng 2. Số đoàn viên theo năm.",
    "numbered question": "Câu hỏi 3. Kinh phí công đoàn do ai đóng?",
    "appendix": "Phụ lục I. Danh sách đoàn viên.",
    "name with a stop in it": "Chương trình “Tết Sum vầy. Xuân ơn Đảng” diễn ra tối 20.1.",
    "name that ends with a stop": "Phong trào “Xanh. Sạch. Đẹp.” được nhân rộng.",
    "name of questions, straight marks": 'Câu hỏi "Ai? Ở đâu? Khi nào?" được đặt ra.',
    "island of an old man": "Anh sinh ra ở cù lao Ông Hổ.",
    "no blank in names": "TP.Hà Nội, Tr.Phương, N.Hoa, ThS.Đỗ An, Bs.Lê Hà và ĐH.Công nghệ.",
    "no blank after items": "Gồm: 1.Lê Anh, 2.Công nhân giỏi; 3.Đỗ Thị Hà.",
    "no blank after an item that lost its line break": "Ủy viên LĐLĐ TP Hà Nội 2.Đặng Thị Hà",
    "no blank after an item behind a small letter": "Vai trò của công đoàn 2.Nội dung hoạt động của tổ",
    "no blank in files and addresses": "Tệp v1.Beta, bao_cao2.Docx ở Vietnam.Net hay https://congdoan.vn/tin.Theo nhé.",
    "proper name": "Tổng Liên đoàn Lao động Việt Nam giám sát việc trả lương.",
    "opener as a name": "Trả lời công nhân, ông Đây cho biết sẽ tăng lương.",
    "title before a common given name": "Người bệnh cảm ơn BS. Anh rất nhiều.",
    "stop that opens a line": ". Nghĩa là phải đối thoại trước.",
    "wrapped line": "Công đoàn cơ sở đã họp bàn\nvề việc tăng lương.",
    "line cut at an abbreviation": "Đoàn công tác đến TP.\nThủ Đức sáng nay.",
    "no stop": "Công nhân được về quê",
}

SEVERAL_SENTENCES = {
    "plain": ["Công nhân nghỉ Tết.", "Họ về quê."],
    "city at the end": ["Đoàn về TP.HCM.", "Sáng mai họp tiếp."],
    "number at the end": ["Bà trọ ở phòng số 5.", "Chồng bà đi làm xa."],
    "year at the end": ["Công đoàn thành lập năm 2019.", "15 người đã tham gia."],
    "digit first": ["Công ty đã trả lương.", "1.480 công nhân yên tâm về quê."],
    "quotation first": ["Ông nói.", "“Chúng tôi sẽ trả lương.”"],
    "dash first": ["- Chị đi đâu đấy?", "- Tôi đi họp công đoàn."],
    "brand first": ["Giải nhất là điện thoại.", "iPhone được trao tại chỗ."],
    "and so on at the end": ["Công đoàn tặng gạo, mì, v.v...", "Ai cũng vui."],
    "ellipsis at the end": ["Gạo, mì, dầu ăn…", "Món quà nào cũng quý."],
    "ellipsis after a comma": ["Quà gồm gạo, mì, dầu ăn,...", "Ai cũng vui."],
    "question with ellipsis": ["Bao giờ mới có lương?..", "Không ai trả lời."],
    "question and exclamation": ["Thật thế ư?!", "Họ không tin."],
    "quotation that closes after the stop": ["Bà nói: “Tôi rất vui.”", "Sau đó bà về."],
    "quotation that closes before the stop": ["Bà nói: “Tôi rất vui”.", "Sau đó bà về."],
    "straight quotation that closes after the stop": ['Bà nói: "Tôi rất vui."', "Sau đó bà về."],
    "bracket that closes after the stop": ["Đã có kết quả (xem bảng 2.)", "Các bên đồng ý."],
    "sentences inside a quotation": [
        "Ông kể: “Tôi làm ở đây mười năm.",
        "Công ty luôn trả đúng lương.”",
        "Ai cũng gật đầu.",
    ],
    "spaced closing mark": ["Ông nói: “Tôi sẽ về. ”", "Rồi ông đi."],
    "initial at the end": ["Vật dụng được trả lại cho chị T.", "Theo công an, nghi phạm đã khai nhận."],
    "title at the end": ["Đây là chương trình lớn của TP.", "Các đơn vị phải cùng làm."],
    "city at the end, before a common word": ["Công đoàn đề nghị hỗ trợ TP.", "Thời gian vay tối đa là hai năm."],
    "number of a congress": ["Đây là nghị quyết của Đại hội lần thứ X.", "Tập trung trước hết vào việc làm."],
    "continent": ["Đây là hội nghị lớn nhất châu Á.", "Việt Nam cử hai đại biểu."],
    "type of an aircraft": ["Hãng bàn giao chiếc F-35 A.", "Phi công đã sẵn sàng."],
    "small letter after a full stop": ["Hai bên đã thống nhất.", "sau đó cùng ký biên bản."],
    "list in a line": ["Gói hỗ trợ gồm:", "- Tiền mặt;", "- Gạo và mì;", "- Vé xe."],
    "figures after colons": ["Tổng số CĐCS: 214.", "Đoàn viên: 68.412.", "Kết nạp mới: 3.905."],
    "numbers of a list": ["Xe buýt dừng ở các quận 1, 2, 3.", "Giá vé không đổi."],
    "lettered items in a line": ["a. Tiền lương.", "b. Tiền thưởng."],
    "company by abbreviation at the end": ["Đó là sự phát triển của Cty.", "Cty cũng may mắn.", "Ông Hải kể lại."],
    "article of a law at the end": ["Hành vi đó vi phạm Điều 5.", "Khoản tiền nợ là 3 triệu đồng."],
    "appendix at the end": ["Xem Phụ lục I.", "Danh sách kèm theo công văn này."],
    "initials before a court": ["Bị cáo là N.V.A.", "Tòa tuyên 3 năm tù."],
    "sentences of a quotation in a sentence": [
        "Chị kể “Tôi làm ở đây mười năm nay mà chưa bao giờ bị nợ lương.",
        "Công ty luôn trả đúng ngày” rồi cười.",
    ],
    "quotation before its speaker, several sentences": ["“Công ty nợ lương.", "Công đoàn đòi giúp”, chị Mai nói."],
    "headline that lost its line break": ["Niềm vui ngày lương", "Theo công đoàn cơ sở, lương đã được trả đủ."],
    "caption that lost its line break": ["Công nhân nhận quà.", "Ảnh: Hà An", "Ngày 12/1, đoàn đã trao 200 suất quà."],
}

UNSPACED_SENTENCES = {
    "missing blank": ["Công ty đã họp.", "Đại diện công nhân đồng ý."],
    "missing blank after a quotation": ["Bà nói: “Tôi đồng tình.”", "Theo đó, lương sẽ tăng."],
    "after a number": ["MB hỗ trợ người dân sau bão số 3.", "Bên cạnh đó, công đoàn tặng quà."],
    "after the number of a class": ["Thợ mỏ xếp loại 1.", "Mức thưởng đã tăng."],
    "after a date": ["Lễ diễn ra ngày 2/9.", "Công chức được nghỉ."],
    "after a share": ["Hỗ trợ 50%.", "Số tiền này do quỹ chi."],
    "after a closing mark": ["Ông nói “Được”.", "Mọi người vỗ tay."],
    "after a bracket": ["Vốn 5 tỷ đồng (đợt 1).", "Tiến độ đạt 40%."],
    "after a name": ["Ông Quyết là em ông Nguyên.", "Chiều ngày 5/8, tòa họp."],
    "after capitals": ["Họ tiếp tục đóng BHXH.", "Với trường hợp này, mức đóng không đổi."],
    "after a unit": ["Xe dừng lúc 8h30.", "Đoàn đến sau."],
    "between words without marks": ["Đó là thiệt hại do bão gây ra.", "Chia sẻ về việc này, ông Nam cảm ơn."],
    "after a single letter": ["Công ty xây nhà cho thợ ở.", "Theo ông Tuyến, giá thuê rẻ."],
    "before a single letter": ["Lương được đóng BHXH.", "Ở góc độ công đoàn, đó là điều tốt."],
    "before capitals": ["Công đoàn đã họp.", "LĐLĐ tỉnh cử người dự."],
    "before a quotation": ["Công ty đã trả lương.", "“Tôi rất mừng”, chị nói."],
    "around straight marks": ["Lương đã về.", '"Tôi rất mừng."', "Chị Hà nói vậy."],
    "Chinese": ["工会开会。", "大家同意！", "Sau đó họ về."],
}

LINES = {
    "headline": (["Niềm vui đến sớm", "Công nhân được trả lương trước Tết."], "\n"),
    "headline over several blank lines": (["Niềm vui đến sớm", "Công nhân được trả lương."], "\n \n\n"),
    "blank line before a small letter": (["Niềm vui đến sớm", "và bất ngờ."], "\n\n"),
    "caption": (["Ảnh: Hà An", "Theo công đoàn, quà đã được trao đủ."], "\r\n"),
    "list": (["Công đoàn sẽ:", "- tăng lương", "- giảm giờ làm", "* thưởng Tết"], "\n"),
    "numbered list": (["a) tăng lương", "b) giảm giờ làm", "1. thưởng Tết"], "\n"),
    "items with semicolons": (["tăng lương;", "giảm giờ làm;"], "\n"),
    "paragraph separator": (["Đoạn một.", "đoạn hai."], "\u2029"),
    "quotation left open": (['Ông nói: "Tôi về', "Theo công đoàn, mọi việc đã xong."], "\n"),
}


@pytest.mark.parametrize("text", ONE_SENTENCE.values(), ids=ONE_SENTENCE.keys())
def test_one_sentence(text: str) -> None:
    assert split_sentences(text) == [text]


@pytest.mark.parametrize("sentences", SEVERAL_SENTENCES.values(), ids=SEVERAL_SENTENCES.keys())
def test_several_sentences(sentences: list[str]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", UNSPACED_SENTENCES.values(), ids=UNSPACED_SENTENCES.keys())
def test_several_sentences_without_blanks(sentences: list[str]) -> None:
    assert split_sentences("".join(sentences)) == sentences


@pytest.mark.parametrize(("lines", "line_break"), LINES.values(), ids=LINES.keys())
def test_a_line_break_ends_a_block(lines: list[str], line_break: str) -> None:
    assert split_sentences(line_break.join(lines)) == lines


def test_text_wrapped_at_a_width_is_joined() -> None:
    text = (
        "Ngày 12/1, Công đoàn các khu công nghiệp tỉnh tổ chức chương trình\n"
        "Tết Sum vầy cho hơn 1.200 đoàn viên có hoàn cảnh khó khăn. Tại đây,\n"
        "Chủ tịch Công đoàn trao quà và chúc Tết."
    )
    first, second = split_sentences(text)
    assert first.endswith("hoàn cảnh khó khăn.")
    assert second.startswith("Tại đây,\nChủ tịch")


@pytest.mark.parametrize("text", [*ONE_SENTENCE.values(), *(" ".join(s) for s in SEVERAL_SENTENCES.values())])
def test_decomposed_text_and_no_break_blanks_split_alike(text: str) -> None:
    pieces = split_sentences(text)
    assert split_sentences(unicodedata.normalize("NFD", text)) == [unicodedata.normalize("NFD", p) for p in pieces]
    assert split_sentences(text.replace(" ", "\u00a0")) == [p.replace(" ", "\u00a0") for p in pieces]


@pytest.mark.parametrize("opening", ["Ông Nam", "Ở đâu", "Ít người", "Để đến", "Được biết"])
def test_openers_with_marks_open_in_both_normal_forms(opening: str) -> None:
    sentences = ["Niềm vui ngày lương", f"{opening} cũng thấy như vậy."]
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, " ".join(sentences))
        assert split_sentences(text) == [unicodedata.normalize(form, sentence) for sentence in sentences]


@pytest.mark.parametrize("invisible", ["\u200b", "\u00ad", "\ufeff", "\u034f", "\u200e"])
@pytest.mark.parametrize("text", [*ONE_SENTENCE.values(), *(" ".join(s) for s in SEVERAL_SENTENCES.values())])
def test_characters_without_width_change_no_sentence(text: str, invisible: str) -> None:
    visible = split_sentences(text)
    for found in (
        split_sentences(invisible.join(text)),
        split_sentences(text.replace(" ", f" {invisible}")),
        split_sentences(text.replace(" ", f"{invisible} ")),
    ):
        assert [piece.replace(invisible, "") for piece in found] == visible


def test_characters_without_width_belong_to_what_they_touch() -> None:
    text = "\u200bHọp.\u200b \u200b \u200bVề.\u200b"
    assert split_sentences(text) == ["\u200bHọp.\u200b", "\u200b", "\u200bVề.\u200b"]


PIECES = st.sampled_from(
    [*"aAđĐéÉ19.!?…,:;-–*\"'“”()[]。！\n\r\t \u00a0\u2029\u200b\u0301", "TP.", "ông ", "N. ", "v.v.", "Theo ", "Tại ",
     "\r\n", "Ông ", "Ở ", "họp.Ông ", "3.Đó ", "”.Ít ", "“Ơ. Ờ” ", "Phụ lục ", "khoản 1. Điểm b ", "Cty. ",
     "Công đoàn ", "họp. ", " 5", "Ngày 5", "\n\n", '" ', ' "', "Tuy nhiên", "...", "a) ", "I. "]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
@settings(max_examples=600)
@example("\u200b. \u200b")
@example("Theo\nTheo\n\nTheo")
def test_nothing_but_white_space_lies_outside_of_the_sentences(text: str) -> None:
    position = 0
    for start, end in sentence_spans(text):
        assert not text[position:start].strip()
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@given(TEXTS)
def test_split_sentences_quotes_the_text(text: str) -> None:
    assert split_sentences(text) == [text[start:end] for start, end in sentence_spans(text)]
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=400)
def test_normal_form_does_not_matter(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert split_sentences(decomposed) == [unicodedata.normalize("NFD", piece) for piece in split_sentences(composed)]


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=400)
def test_no_break_blanks_do_not_matter(text: str) -> None:
    spans = sentence_spans(text)
    assert sentence_spans(text.replace(" ", "\u00a0")) == spans


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\t\u2029"])
def test_white_space_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == []


@pytest.mark.parametrize(
    "unit",
    [".", "a.b.", '"', '. "', 'a "b. ', "a “b. c” d ", "a\u00ad", "a, 2. A ", "Điều 5. ",
     "\n", " ", "a\n", "? ", "(", "- ", "a Theo b ", '"a Theo b ', "N. ", "A. Theo ",
     "\u200b.", "a.B", "ế.Bế", "”", ". ”", ": - A", "1. ", "\r", "…“"],
)  # fmt: skip
def test_time_is_linear_in_the_text(unit: str) -> None:
    sentence_spans(unit)

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        begin = time.process_time()
        sentence_spans(text)
        return time.process_time() - begin

    short, long = min(seconds(20_000) for _ in range(3)), seconds(160_000)
    assert long < 0.05 + 30 * short, f"eight times the text took {long / short:.0f} times as long"


_BEFORE_STOP = st.sampled_from(
    ["nói", "vs", "đt", "sđt", "tp", "TP", "Th", "Ltd", "a", "quý I", "họp", "(xem", "v.v", "5", "nói”", '"Ông', 'quý"']
)
_AFTER_STOP = st.sampled_from(
    ["Ông", "ông", "Hà Nội", "5 người", "(Ảnh", "iPhone", "“Tôi", "Ⓐ", "TP", "Theo", "- Thưởng", '"Tôi', '"5', "“ Ông"]
)


@given(st.lists(_AFTER_STOP, max_size=2), _BEFORE_STOP | st.text(max_size=4), _AFTER_STOP | st.text(min_size=1))
def test_what_ends_plainly_ends_by_the_rules_too(start: list[str], before: str, after: str) -> None:
    head = " ".join([*start, before])
    text = f"{head}. {after}"
    plain = _ends_plainly(text, 0, len(head), len(head) + 1)
    following = len(head) + 2
    leading = _LEADING.match(text, following)
    first = leading.end() if leading else following
    assert not plain or _Stop(text, 0, len(head), ".", "", following, first).is_end()
    usual = [("họp", "Ông"), ("nói", "TP"), ("họp", "5 người"), ("nói", "“Tôi"), ("họp", '"5')]
    assert plain or (before, after) not in usual
