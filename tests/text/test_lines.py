"""Which line breaks wrap a line of print, and which end a verse, an item, a caption or a headline."""

import pytest

from unionml.text import split_sentences
from unionml.text.lines import is_inside_sentence, print_breaks

SENTENCES = [
    "Theo bà Hà Thị Nhiên, năm nay mỗi thợ lò được tặng Giấy khen và ba triệu đồng.",
    "Cùng ngày, 112 gia đình được Công đoàn mời đi nghỉ ở biển.",
    "Anh Giàng A Páo, tổ trưởng phân xưởng 4, là người có thu nhập cao nhất mỏ.",
]
PRINTED = [
    "Theo bà Hà Thị Nhiên, năm nay mỗi thợ lò được tặng",
    "Giấy khen và ba triệu đồng. Cùng ngày, 112 gia đình được Công",
    "đoàn mời đi nghỉ ở biển. Anh Giàng A Páo, tổ trưởng",
    "phân xưởng 4, là người có thu nhập cao nhất mỏ.",
]


def test_lines_of_print_are_about_full_and_their_sentences_whole() -> None:
    assert [" ".join(sentence.split()) for sentence in split_sentences("\n".join(PRINTED))] == SENTENCES
    assert print_breaks(PRINTED) == [True, True, True]


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("Chiều qua, gặp chúng tôi ở cửa lò là ông", "Khương Văn Lịch, thợ bậc sáu."),
        ("Dự lễ có Chủ tịch Công đoàn Than Suối Đá,", "Giám đốc công ty và 112 thợ lò."),
        ("Thợ lò ở xa mỏ (các xã Pù Lau, Bến Lở, Suối", "Đá) được đưa đón bằng xe của công ty."),
        ("Lễ tuyên dương kéo dài hai giờ. Sau đó Công", "Đoàn mời thợ lò ở lại ăn cơm."),
    ],
)
def test_signs_of_a_sentence_that_goes_on_in_a_capital(line: str, following: str) -> None:
    assert is_inside_sentence(line, following)
    assert print_breaks([line, following]) == [True]


@pytest.mark.parametrize(
    "lines",
    [
        ["Những đêm trắng người thợ lò xuống giếng,", "Nghe đất than thở dưới những vòm sâu,", "Đèn soi rọi từng vỉa."],
        ["Giấy khen của Công đoàn Công ty Than Suối Đá", "Ba triệu đồng từ quỹ của công đoàn cơ sở", "Vé đi biển."],
        [
            "Thợ mỏ Suối Đá có thêm bốn mươi căn nhà mới ở Bãi Sậy",
            "Bốn mươi căn nhà mới đã có người dọn về ở từ hôm qua.",
        ],
        [
            "Sáng 12/3, công đoàn Công ty May Sông Trà tổ chức đại hội lần thứ tư với hơn một trăm đại biểu.",
            "Đại hội bầu mười một người vào ban chấp hành, bà Lê Thị Mơ tiếp tục làm chủ tịch công đoàn.",
        ],
        ["Thợ lò nhận giấy khen của công đoàn mỏ. Ảnh Tòng Lịch", "Buổi lễ diễn ra ngay ở cửa lò vào cuối ca sáng."],
        [
            "Sau bão số 3, công nhân Hải Hà trở lại nhà máy làm việc",
            "Lương tối thiểu vùng tăng thêm: ai được lợi trước?",
        ],
        ["- Thợ lò ở xa được đưa đón bằng xe của", "- Công nhân nhà ăn được tăng lương từ tháng sau."],
        ["Trụ sở đặt ở số 5 phố Lò Vôi, phường Bãi Sậy,", "Điện thoại: 0203 000 000, mỗi ngày từ tám giờ."],
        ["sửa chín căn nhà cho thợ lò ở xa mỏ;", "tặng 200 suất quà cho con thợ lò;", "thăm 40 gia đình ở các xã xa."],
        ["Kết nạp đoàn viên của\t45\t60 người trong năm", "Sáng kiến của thợ lò\t28\t40 sáng kiến."],
    ],
    ids=["verse", "items", "teaser", "paragraphs", "caption", "headlines", "dashes", "address", "semicolons", "table"],
)
def test_lines_that_no_sign_joins(lines: list[str]) -> None:
    assert not any(print_breaks(lines))


def test_one_sign_vouches_for_the_full_lines_above_and_below_it_only() -> None:
    heading = "Giấc ngủ sau ca đêm"
    assert print_breaks([heading, *PRINTED]) == [False, True, True, True]
    assert print_breaks(PRINTED[:2]) == [False]  # no stop closes them


def test_behind_a_stop_a_paragraph_may_end_where_another_did() -> None:
    lines = [
        *PRINTED,
        "Ông Tòng Văn Lịch nghỉ hưu từ năm ngoái, sau ba mươi năm.",
        "Nay ông trồng rau và nuôi cá ở bản.",
    ]
    assert print_breaks(lines) == [True, True, True, False, False]
