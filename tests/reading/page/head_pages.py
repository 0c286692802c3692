"""Pages of one article below heads of several kinds."""

from unionml.article import Article
from unionml.reading import read_page_text

TITLE = "Đội bóng xưởng dệt vào chung kết giải công nhân"


LEAD = "Chiều thứ bảy, đội bóng của xưởng dệt Bến Cát thắng đội cảng Sông Lô hai bàn cách biệt."


BODY = (
    "Trận đấu diễn ra trên sân cỏ của nhà văn hóa lao động, có hơn nghìn người đến cổ vũ từ sớm.",
    "Tiền đạo của đội là thợ sửa máy, mỗi tuần chỉ tập được hai buổi sau giờ tan ca.",
    "Trận cuối cùng của giải sẽ diễn ra vào chủ nhật tuần sau, vé vào sân miễn phí.",
)


def assert_read(article: Article) -> None:
    assert article.title == TITLE
    assert article.lead == LEAD
    assert article.body == BODY


HEADS = {
    "date above": ("Trang chủ", "Công đoàn", "09/06/2024 17:40", TITLE, "{}"),
    "date between": ("Trang chủ", "Công đoàn", TITLE, "09/06/2024 17:40", "{}"),
    "date below": ("Công đoàn", TITLE, "{}", "09/06/2024"),
    "no date": ("Trang chủ", "Công đoàn", TITLE, "{}"),
}


def under(head: str, line: str, gap: str) -> Article:
    return read_page_text(gap.join((*(part.format(line) for part in HEADS[head]), LEAD, *BODY)))


TICKER = ("Mỏ Khe Tam thay dàn chống thủy lực trước mùa mưa", "Hơn trăm thợ may thi cắt chỉ ở Nam Định")
