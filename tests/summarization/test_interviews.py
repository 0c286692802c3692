import pytest

from unionml.summarization.interviews import asks_somebody, is_turn

SAID = "Mười hai công đoàn bộ phận đã tổ chức xong đại hội."


@pytest.mark.parametrize(
    "speaker",
    [
        "Phóng viên",
        "* PV",
        "BTV",
        "Tòa soạn",
        "Đồng chí Mai Hữu Nghĩa",
        "Đồng chí Nghĩa",
        "Luật sư Phạm Quốc Tuấn",
        "Bác sĩ Trần Thị Hoa",
        "TS. Trần Thị Hoa",
        "PGS.TS Trần Thị Hoa",
        "Ông Lê Văn Nam, Chủ tịch LĐLĐ huyện",
        "Ông Lê Văn Nam (Chủ tịch LĐLĐ huyện)",
        "Ông Lê Văn Nam - Chủ tịch LĐLĐ huyện",
        "Lê Văn Nam",
        "LÊ VĂN NAM",
        "Bạch Văn Nam",
    ],
)
def test_turns_of_interviews(speaker: str) -> None:
    assert is_turn(f"{speaker}: {SAID}")


@pytest.mark.parametrize(
    "text",
    [
        f"Anh Sơn: {SAID}",
        f"Bà Rịa - Vũng Tàu: {SAID}",
        f"Hồ Chí Minh: {SAID}",
        f"Thái Nguyên: {SAID}",
        f"Ông Lê Văn Nam, Chủ tịch LĐLĐ huyện, cho biết: {SAID}",
        f"Ông Lê Văn Nam, Chủ tịch LĐLĐ huyện: “{SAID}”",
        f"Ông Lê Văn Nam nhấn mạnh: {SAID}",
        "Đại hội khai mạc lúc 8:30 tại hội trường nhà máy.",
        SAID,
    ],
)
def test_prose_that_looks_a_little_like_a_turn(text: str) -> None:
    assert not is_turn(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thưa chị, vì sao một công đoàn nhỏ lại dám tổ chức đám cưới tập thể?",
        "Báo Lao Động: Thưa ông, kết quả nổi bật nhất của nhiệm kỳ qua là gì?",
        "Vậy theo ông, công đoàn cần làm gì để giữ chân đoàn viên trẻ?",
        "Ông có thể kể một việc mà công đoàn đã làm?",
    ],
)
def test_questions_to_somebody(text: str) -> None:
    assert asks_somebody(text)


@pytest.mark.parametrize(
    "text",
    ["Làm sao để công nhân có nhà ở?", "Theo ông Nam, vì sao lương chưa tăng?", "Thưa ông, chúng tôi đã xong việc."],
)
def test_other_questions_and_answers(text: str) -> None:
    assert not asks_somebody(text)
