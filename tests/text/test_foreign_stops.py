"""Tests of stops in English, Chinese, Japanese and Korean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml.text import split_sentences


@pytest.mark.parametrize(
    "text",
    [
        "The lease of the mill ran out on Sept. 30.",
        "The weavers met on Aug. 2 in the hall of the chapel.",
        "A march is planned for 5 p.m. Thursday at the old gatehouse.",
        "The doors opened at 7 a.m. Monday for the night shift.",
        "A letter from State Sen. Orla Penhallow was read to the weavers.",
        "Alder Mills Corp. Chief Executive Ann Lee spoke to the branch.",
        "The fee is approx. 5 percent of the wage.",
        "“门口的灯亮了。”黎明说。",
        "“今年不一样！”工会主席陈安笑着说，大家都点头。",
        "「夜は走れますか？」と聞かれた。",
        "「灯りがついた！」の声が上がった。",
        "組合長は「灯りがついた。もう怖くない」と話した。",
        "그는 “더는 못 걷겠다.” 하고 돌아섰다.",
        "#1. 가온시의 한 차고지에서 있었던 일이다.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split_sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The doors were shut at 3 p.m.|Nobody was hurt.",
        "In the hall they counted 40 in Sept.|300 people came to the march.",
        "One nurse will look after two beds in the I.C.U.|The mill has offered a committee.",
        "The weavers met at the chapel on State St.|They broke up after dark.",
        "She has lived in the U.S.|His wife came in the spring.",
        "“门口的灯亮了。”|夜班工人从此不用摸黑。",
        "他说：“门口的灯亮了。”|随后他回到车间。",
        "「もう怖くない」。|そう話した。",
        "「灯りがついた。」|でも道はまだ暗い。",
        "그는 “더는 못 걷겠다.”|조합은 다음 날 회사를 찾았다.",
    ],
)
def test_two_sentences(text: str) -> None:
    assert split_sentences(text.replace("|", " " if text.isascii() or "그는" in text else "")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "Chị về làng Sen.|Bác Lan đón ở cổng.",
        "Họ gặp nhau ở Q. 5 lúc 3 p.m.|Thứ năm họ về.",
        "Anh học ở St.|Các bạn đợi.",
    ],
)
def test_vietnamese_sentences_are_split_as_before(text: str) -> None:
    pieces = split_sentences(text.replace("|", " "))
    assert "".join(pieces).replace(" ", "") == text.replace("|", "").replace(" ", "")
    if "Sen" in text:
        assert pieces == text.split("|")


@given(st.text(alphabet="aTh. 。」「”“'と说，가\n1#", max_size=60))
def test_pieces_are_verbatim(text: str) -> None:
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())
    position = 0
    for piece in split_sentences(text):
        position = text.index(piece, position) + len(piece)
