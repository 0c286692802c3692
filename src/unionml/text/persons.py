"""How Vietnamese newspapers name persons; no rule in here, only words, in NFC.

The readers tell by them who wrote an article, and the choice of leads who speaks in an interview.
"""

from typing import Final

_FAMILY_NAMES: Final = """
Bạch Bùi Cao Châu Chu Doãn Dương Đàm Đào Đặng Đinh Đoàn Đỗ Giang Giáp Hà Hoàng Hồ Huỳnh Hứa Khổng Kiều La Lâm Lê
Lý Lương Lưu Mai Mạc Nghiêm Ngô Nguyễn Ninh Nông Phạm Phan Phùng Quách Sầm Tạ Tăng Thạch Thái Thân Tô Tôn Tống
Trần Triệu Trịnh Trương Từ Vi Võ Vũ Vương
"""
FAMILY_NAMES: Final = frozenset(_FAMILY_NAMES.split())
"""Of people in Vietnam; some are names of places and common words too, so that none tells a person by itself."""

KINSHIP: Final = frozenset(("ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "thầy"))
"""What stands before the name of somebody who is spoken of."""

INTERVIEWERS: Final = frozenset(
    ("pv", "p.v", "phóng viên", "hỏi", "đáp", "trả lời", "mc", "người dẫn", "bbt", "tòa soạn")
)
"""Who opens a turn of an interview, before its colon, for the newspaper; in small letters. Who signs an article is told
by `unionml.reading.page.cues.names`."""
