"""What the choice of sentences adds to the judges' scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionml import Article, summarize
from unionml.summarization.choice import LONG, _shorter
from unionml.summarization.pools import POOL
from unionml.summarization.sets import rows_of, sets_of

ROWS = rows_of(POOL)


def shorter(
    chosen: tuple[int, ...], scores: dict[tuple[int, ...], float], lengths: list[int], shares: list[float]
) -> tuple[int, ...]:
    every = np.zeros(len(ROWS), dtype=np.float32)
    for one, score in scores.items():
        every[ROWS[one]] = score
    rest = [0] * (POOL - len(lengths))
    return _shorter(chosen, every, np.array(lengths + rest, np.float32), np.array(shares + rest, np.float32))


def test_a_report_opens_with_what_was_done_that_day() -> None:
    news = "Sáng 18/1, công đoàn quận Lê Chân tổng kết năm."
    point = "Năm qua, công đoàn quận Lê Chân giới thiệu 70 đoàn viên ưu tú cho Đảng, có 20 người được kết nạp."
    list_ = "Bà Lê Thị Lan, Chủ tịch công đoàn quận Lê Chân, trao danh sách 90 đoàn viên ưu tú cho Quận ủy xem xét."
    title = "Giới thiệu 90 đoàn viên ưu tú cho Đảng"
    assert summarize(Article(title=title, body=(news, point, list_))).sentences[0].text == news
    # The same without its day is only what stands first.
    undated = news.removeprefix("Sáng 18/1, ").capitalize()
    assert summarize(Article(title=title, body=(undated, point, list_))).sentences[0].text == point


def test_what_opens_by_pointing_at_the_title_is_the_news() -> None:
    title = "Phát triển thêm 12.000 đoàn viên"
    news = "Đây là mục tiêu được đề ra tại hội nghị giao ban quý I của công đoàn thành phố Lê Lợi, tổ chức sáng 5/4."
    rest = (
        "Theo đó, các quận phải gặp chủ của 300 doanh nghiệp chưa có công đoàn để phát triển thêm đoàn viên.",
        "Hội nghị cũng nghe báo cáo về lương và thưởng.",
    )
    assert summarize(Article(title=title, body=(title, news, *rest))).sentences[0].text == news
    # Where a sapo was there, what it points at may be the sapo.
    body_alone = summarize(Article(title=title, lead="Hội nghị họp sáng 5/4.", body=(news, *rest)), from_body=True)
    assert body_alone.sentences[0].text != news


def test_no_scene_of_the_body_stands_beside_a_sapo() -> None:
    sapo = (
        "Hai mươi năm đứng máy, anh Lê Văn Tám ở Xưởng cơ khí Bến Lức (Long An) kèm 40 thợ trẻ và vừa được công đoàn "
        "tỉnh tặng bằng khen."
    )
    scenes = (
        "Sông Vàm Cỏ chiều nay nước ròng, gió mang mùi bùn vào tận xưởng.",
        "Anh Tám nhìn phoi tiện là biết dao đã mòn, chẳng cần đo.",
        "Quê anh ở bên kia sông Vàm Cỏ, nơi có nhiều thợ tiện giỏi nghề.",
        "Ông Trần Văn Lộc, Chủ tịch công đoàn xưởng, nói thợ trẻ nào cũng muốn theo anh.",
    )
    article = Article(title="Người thợ tiện giữ lửa nghề bên sông Vàm Cỏ", lead=sapo, body=scenes)
    assert summarize(article).text == sapo
    # Whoever asks for two sentences gets one of the body all the same.
    assert [one.paragraph == "lead" for one in summarize(article, sentences=2).sentences] == [True, False]


def test_no_sentence_of_a_sapo_is_missing() -> None:
    sapo = (
        "Nữ điều dưỡng khoa Nhi đứng đầu hội thi tay nghề do Công đoàn Bệnh viện Cai Lậy tổ chức. Người nhất sẽ dự hội "
        "thi cấp tỉnh vào tháng 5."
    )
    body = (
        "Hội thi tay nghề của Công đoàn Bệnh viện Cai Lậy có 48 điều dưỡng tranh tài trong hai ngày.",
        "Phần thi khó nhất là chọn dụng cụ khi bịt mắt.",
        "Giải nhất được thưởng ba triệu đồng.",
    )
    title = "Gần 50 điều dưỡng Cai Lậy tranh giải tay nghề"
    assert summarize(Article(title=title, lead=sapo, body=body)).text == sapo


@pytest.mark.parametrize(
    ("scores", "lengths", "shares", "left"),
    [
        # 105 syllables cost 7.5 more than 50, which is more than the second sentence is worth.
        ({(0, 1): 9.0, (0,): 2.0}, [50, 55], [0.5, 0.4], (0,)),
        ({(0, 1): 9.0, (0,): 1.0}, [50, 55], [0.5, 0.4], (0, 1)),
        # What the title says stays, whatever it costs, and so does the opening.
        ({(0, 1): 9.0, (0,): 8.0}, [50, 55], [0.4, 0.5], (0, 1)),
        ({(0, 1): 9.0, (0,): 2.0, (1,): 8.0}, [50, 55], [0.5, 0.4], (0,)),
        # A lead of usual length keeps all.
        ({(0, 1): 9.0, (0,): 8.9}, [40, 40], [0.5, 0.4], (0, 1)),
        # One of two later sentences may go.
        ({(0, 1, 2): 9.0, (0, 2): 8.0, (0,): 1.0}, [40, 50, 30], [0.5, 0.1, 0.1], (0, 2)),
        ({(0,): 9.0}, [120], [0.5], (0,)),
    ],
)
def test_a_long_lead_loses_the_later_sentence_that_adds_little(
    scores: dict[tuple[int, ...], float], lengths: list[int], shares: list[float], left: tuple[int, ...]
) -> None:
    assert shorter(max(scores, key=lambda one: scores[one]), scores, lengths, shares) == left


@given(
    st.integers(0, len(ROWS) - 1),
    st.lists(st.integers(5, 120), min_size=POOL, max_size=POOL),
    st.lists(st.integers(0, 4), min_size=POOL, max_size=POOL),
    st.integers(0, 1000),
)
def test_a_shorter_lead_is_a_part_that_opens_the_same(
    row: int, lengths: list[int], shares: list[int], seed: int
) -> None:
    chosen = tuple(place for place in sets_of(POOL).members[row].tolist() if place < POOL)
    scores = np.random.default_rng(seed).normal(scale=20, size=len(ROWS)).astype(np.float32)
    left = _shorter(chosen, scores, np.array(lengths, np.float32), np.array(shares, np.float32))
    assert set(left) <= set(chosen)
    assert left[0] == chosen[0]
    assert list(left) == sorted(left)
    assert max(shares[one] for one in left) == max(shares[one] for one in chosen)
    if sum(lengths[one] for one in chosen) <= LONG:
        assert left == chosen


def test_as_many_sentences_as_are_asked_for_however_long() -> None:
    opening = (
        "Sáng 12/5, tại nhà văn hóa khu công nghiệp Hòa Vang, công đoàn các khu công nghiệp phối hợp với ngân hàng và "
        "ba bệnh viện khai mạc ngày hội công nhân với sự tham gia của hơn hai nghìn người làm việc ở bốn mươi nhà máy."
    )
    stalls = (
        "Người dự được khám mắt, đo huyết áp, làm thẻ, nghe tư vấn về hợp đồng, mua hàng giảm giá ở tám mươi gian hàng "
        "và nhận vé xe về quê dịp Tết do các chủ doanh nghiệp đóng góp."
    )
    article = Article(title="Khai mạc ngày hội công nhân", body=(opening, stalls))
    assert [one.text for one in summarize(article, sentences=2).sentences] == [opening, stalls]
    assert [one.text for one in summarize(article).sentences] == [opening]
