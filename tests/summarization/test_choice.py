"""What the choice of sentences adds to the judges' scores."""

from unionml import Article, summarize


def test_a_report_opens_with_what_was_done_that_day() -> None:
    news = "Sáng 18/1, công đoàn quận Lê Chân tổng kết năm."
    point = "Năm qua, công đoàn quận Lê Chân giới thiệu 70 đoàn viên ưu tú cho Đảng, có 20 người được kết nạp."
    list_ = "Bà Lê Thị Lan, Chủ tịch công đoàn quận Lê Chân, trao danh sách 90 đoàn viên ưu tú cho Quận ủy xem xét."
    title = "Giới thiệu 90 đoàn viên ưu tú cho Đảng"
    assert summarize(Article(title=title, body=(news, point, list_))).sentences[0].text == news
    # The same without its day is only what stands first.
    undated = news.removeprefix("Sáng 18/1, ").capitalize()
    assert summarize(Article(title=title, body=(undated, point, list_))).sentences[0].text == point
