import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.summarization.characters import CharacterCounts
from unionml.summarization.cues import (
    _SAYS,
    N_CUES,
    cues_of_all,
    has_word,
    is_bare_quote,
    leans_on_another,
    opens_with_date,
    points_at_title,
    says,
)


@pytest.mark.parametrize(
    "text",
    [
        "Theo đó, mỗi công nhân được nhận một triệu đồng.",
        "Tuy nhiên, đơn hàng vẫn giảm.",
        "Bên cạnh đó, công đoàn còn tặng quà.",
        "Ông này cho biết sẽ tăng lương.",
        "Bà cũng đề nghị công ty sửa nhà ăn.",
        "Theo chị, tiền thưởng năm nay khá hơn.",
        "Chương trình này kéo dài ba tháng.",
        "Vụ việc trên được báo cho công an.",
        "Để làm tốt công tác trên Liên đoàn Lao động quận đã lập kế hoạch.",
        "Đồng tình với các ý kiến nói trên, công ty sẽ sửa nhà ăn.",
        "Từ thực tế ở các khu trọ trên, công đoàn đề nghị giảm giá điện.",
        "Đợt tặng quà lớn nhất này kéo dài ba ngày.",
        "Công ty Sao Mai cũng tặng mỗi công nhân một suất quà.",
        "Cũng trong sáng 12/5, công đoàn khai trương nhà ăn.",
        "Một công nhân khác nhận xe đạp.",
        "Từ thực tế đó, công đoàn gửi văn bản góp ý.",
        "Xuất phát từ thực tiễn đó, ngày 14/3, đoàn công tác đã trao đổi kinh nghiệm.",
        "Muốn những ý tưởng đó được gọi tên, công đoàn mở hội thi.",
        "Chị Hoa cho biết như vậy tại cuộc họp sáng nay.",
        "Chiều 25/7, ông vừa dậy sau ca gác đêm.",
        "Đầu năm nay, chị được mời sang Đắk Nông.",
        "Thứ nhất, công ty phải trả lương đúng hạn.",
        "Một là, tăng lương cho công nhân.",
        "Ngay sau khi thành lập, đơn vị tiếp nhận hồ sơ.",
        "Còn chị Hoa thì nhận xe đạp.",
        "Các doanh nghiệp lớn khác trong khu công nghiệp đã tăng lương.",
        "Được biết, đây là năm thứ ba công đoàn tặng quà.",
        "Mặc dù vậy, công nhân vẫn mong có nhà trẻ.",
        "Chẳng hạn, nhà máy Sao Mai trả lương trước Tết.",
    ],
)
def test_openings_that_lean_on_the_sentence_before(text: str) -> None:
    assert leans_on_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nam cho biết sẽ tăng lương.",
        "Theo bà Hoa, tiền thưởng năm nay khá hơn.",
        "Chị H. được hỗ trợ năm triệu đồng.",
        "Y tế cơ sở thiếu người.",
        "Công đoàn kiểm tra các khu trọ trên địa bàn quận 3, tặng 200 suất quà.",
        "Công nhân kể chuyện nhà trọ trên mạng, công đoàn tìm đến tận nơi.",
        "Công đoàn công ty Sao Mai và nhà trường tặng quà cho công nhân ở trọ, việc này làm từ năm 2019.",
        "Công đoàn công ty tặng quà cho công nhân.",
        "Sáng 12/5, hội nghị bàn về nhà ở cho công nhân.",
        "Công đoàn cũng như người lao động mong có nhà trẻ.",
        "Mặc dù mưa lớn, hơn hai trăm công nhân vẫn đến dự lễ.",
        "Năm nào công đoàn cũng tặng vé xe về quê.",
        "Dù mưa lớn công nhân cũng đến dự lễ.",
        "Lương thưởng và các khoản khác được trả đúng hạn.",
        "Tết của công nhân năm nay rất khác.",
        "Hai công đoàn có cách làm khác nhau.",
        "Công đoàn tặng quà, công ty cũng góp thêm.",
        "Còn sáu tuần nữa là đến Tết, công nhân đã đặt vé.",
        "Ngay sau tiếng trống khai hội, công nhân bước vào phần thi.",
        "Thế giới có hơn ba tỷ người đi làm.",
        "Thứ hai, ngày 5/9, công đoàn khai giảng lớp học.",
        "Ai đó để quên chiếc mũ ở cổng nhà máy.",
        "Công nhân xuống xe sau đó đi bộ vào nhà máy.",
        "Bác sĩ Trần Thị Hoa khám bệnh cho công nhân.",
        "Anh em công nhân đến từ sớm.",
        "Chú trọng công tác chăm lo, công đoàn lập quỹ.",
        "Kiểm phiếu xong, thầy trưởng ban đọc kết quả.",
        "Chiều nay, anh Nam được tặng xe.",
    ],
)
def test_openings_that_stand_alone(text: str) -> None:
    assert not leans_on_another(text)


def test_a_quote_needs_its_speaker() -> None:
    assert is_bare_quote("“Chúng tôi rất mừng khi có nhà mới.”")
    assert is_bare_quote("“Chúng tôi rất mừng khi có nhà mới.")
    assert is_bare_quote("Cả nhà ai cũng vui”.")
    assert not is_bare_quote("“Chúng tôi rất mừng khi có nhà mới”, chị Hoa nói.")
    assert not is_bare_quote("Chị Hoa nói nhà “mái ấm” rất mát.")


def test_cues_have_their_length_for_any_text() -> None:
    texts = ["", "…", "Giá 1.480 đồng (tăng 5%)?"]
    assert cues_of_all(texts, CharacterCounts(texts)).shape == (3, N_CUES)


SAID = st.sampled_from(["nói", "chia sẻ", "cho biết", "này", "Này", "ấy", "thấy", "trên", "x", "_", " ", ",", "ở"])
PIECES = st.lists(SAID | st.text(max_size=2)).map("".join)


@given(PIECES)
def test_short_cuts_find_what_the_patterns_find(text: str) -> None:
    verb = re.search(rf"\b(?:{'|'.join(_SAYS)})\b", text)
    assert says(text) == (verb is not None)
    for word in ("này", "ấy"):
        assert has_word(text, word) == (re.search(rf"\b{word}\b", text) is not None)


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 25/7, công đoàn quận khai mạc hội thi.",
        "Ngày 3-4, công ty trả lương.",
        "Chiều tối ngày 10/6, đoàn đến thăm khu trọ.",
        "Trong hai ngày 9 và 10-2, đoàn làm việc tại tỉnh.",
        "Từ ngày 15 đến 17/8, công nhân nghỉ.",
        "Ngày 3 tháng 4, công ty trả lương.",
        "Sáng nay, công đoàn quận khai mạc hội thi.",
        "Sáng thứ hai (5/6), nhà trẻ mở cửa.",
    ],
)
def test_sentences_that_open_with_the_day(text: str) -> None:
    assert opens_with_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sáng kiến của 2-3 công nhân được tặng thưởng.",
        "Ngày nay, công nhân đi làm bằng xe buýt.",
        "Công đoàn quận khai mạc hội thi sáng 25/7.",
        "Ngày hội của công nhân kéo dài 3 giờ.",
        "Tối đa 5/7 thành viên được bầu.",
        "",
    ],
)
def test_sentences_that_open_with_something_else(text: str) -> None:
    assert not opens_with_date(text)


def test_sentences_that_go_on_with_the_title() -> None:
    assert points_at_title("Đây là mục tiêu của công đoàn thành phố.")
    assert points_at_title("Đó cũng là ý kiến của nhiều công nhân.")
    assert not points_at_title("Đây, công nhân nghỉ trưa dưới gốc cây.")
    assert not points_at_title("Đó đây đã có nhà trẻ.")
    assert not points_at_title("")
