"""What the sentence splitter knows about words; no rule in here, only lists. All entries are NFC.

A stop after an abbreviation is part of the word, and a capital after one may open a name or a sentence: these lists say
which words settle it.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split(","))


# Before the name of a city or town, or at the end of a sentence: `TP. Huế`, but `phát triển TP. Các đơn vị cùng làm`.
CITIES: Final = _words("TP Tp tp T.P TX Tx tx")

# With them titles and kinds of places and things: a name follows, so that a stop after them ends nothing.
TITLES: Final = CITIES | _words(
    """
    Đ/c Đc TT Tt GS Gs PGS Pgs TS Ts TSKH Tskh ThS Ths THS ths Th.S Th.s KS Ks KTS Kts LS Ls BS Bs BSCK BSCKI BSCKII
    CK CKI CKII VS DS Ds HLV NSND NSƯT NGND NGƯT NNƯT NNND TTND TTƯT
    Mr Mrs Ms Dr Prof St Ste Rev Gov Rep Col Lt Capt Sgt Maj Adm vs Nxb NXB nxb
    """
)

# The same before a number only: a district, a ward, a page, a telephone; before a word they are something else.
BEFORE_NUMBERS: Final = _words("Q P F H X Đ Tr tr No Nr Vol vol pp Fig fig Tel tel TEL ĐT Đt đt SĐT Sđt sđt NĐ NQ QĐ")

# The letters that a name is shortened to. `Á` and `Ý` are whole words: Asia and Italy.
INITIALS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĂÂĐÊÔƠƯ")

# Two letters that Vietnamese names are shortened to, like one letter of others: `chị Th.`, `em Ng.`
INITIAL_CLUSTERS: Final = _words("Ch Gh Gi Kh Ng Ngh Nh Ph Qu Th Tr")

# Before a letter that names a class or a place of its own, and no person: `hạng A`, `quý I`, `Đại hội lần thứ X`.
CLASSES: Final = _words(
    "thứ khóa khoá kỳ số quý hạng loại nhóm khối khu lô lớp tổ đội đài bảng cấp chương phần mục lục tòa toà cúm vitamin"
)

# Before a number that counts days or years, and no item of a list.
TIMES: Final = _words("ngày mùng mồng tháng năm tuổi đợt lần")

# They open the name of a company, and may end a sentence: `Cty. May 10`, but `của Cty. Lương tháng này`.
COMPANIES: Final = _words("Cty CTy CTCP")

# They end the name of a company, and may end a sentence too, unless another of them follows.
COMPANY_FORMS: Final = _words("Co CO Ltd LTD Pte Pty Inc INC Corp Bros JSC JSc")

# Headings of numbered parts: the stop after the number separates, as in `Điều 5. Quyền của đoàn viên`.
NUMBERED_PARTS: Final = _phrases(
    """
    điều, chương, mục, phần, bài, khoản, câu, bước, tiết, số, hình, bảng, kỳ, tập, phụ lục, biểu đồ, sơ đồ, câu hỏi,
    tình huống, ví dụ, trường hợp, phương án
    """
)

# What a law is made of: the stop between two of them ends nothing, as in `Điều 29. Khoản 1. Điểm b`.
LEGAL_PARTS: Final = _words("chương mục điều khoản")

# Words that open sentences and no names. Where a headline, a caption or a credit has lost its line break, such a
# capital in the middle of the line is all that is left of it: before a small letter ...
UNMISTAKABLE_OPENERS: Final = _words("Theo Trong Tại Trước Cũng Khi Trên Với Ngay Dù Để Nếu Đây Vào Đó Đến Nhưng Qua")

# ... the same, where a small letter stands before it too, since these may be the last word of a name ...
OPENERS_AFTER_SMALL: Final = _words(
    "Sau Từ Bên Nhiều Có Hiện Cuối Nói Trả Chúng Mặc Gần Đã Nằm Ở Đang Mỗi Hầu Bị Kể Dựa So Ít Vậy Vừa Vài Rất Nhằm Nhờ"
)

# ... before a capital ...
OPENERS_BEFORE_NAMES: Final = _words("Theo Tại Khi Với Chị Ông")

# ... before a digit ...
TIME_OPENERS: Final = _words("Ngày Sáng Trưa Chiều Tối Đêm Hôm Năm Khoảng Hơn Gần Từ Vào Với Đến")

# ... or before anything.
OPENING_PHRASES: Final = _phrases(
    """
    Tuy nhiên, Tuy vậy, Tuy thế, Thế nhưng, Mặc dù, Mặc dầu, Bất chấp, Ngoài ra, Bên cạnh đó, Bên cạnh việc, Ngược lại,
    So với, Không chỉ, Không ít, Đối với, Một số, Một trong, Một người, Một nguồn, Rất nhiều, Nhiều người, Nhiều năm,
    Tất cả, Toàn bộ, Mới đây, Gần đây, Hiện nay, Hiện tại, Hôm qua, Hôm nay, Ngày nay, Năm nay, Cùng ngày, Tuần trước,
    Rạng sáng, Cách đây, Sáng ngày, Chiều ngày, Tối ngày, Sau khi, Sau đó, Sau hơn, Sau gần, Cùng với, Kể từ, Tính đến,
    Cho đến, Từ ngày, Từ năm, Cuối tháng, Cuối năm, Đầu tháng, Đầu năm, Những năm, Hầu hết, Phần lớn, Ít nhất,
    Được biết, Như vậy, Như thế, Vì vậy, Vì thế, Do đó, Do vậy, Bởi vậy, Tương tự, Cụ thể, Thực tế, Thực ra, Điều này,
    Điều đáng, Vụ việc, Thời điểm, Nguyên nhân, Nguồn tin, Liên quan đến, Liên quan tới, Phát biểu tại, Trao đổi với,
    Trả lời phỏng vấn, Nói về, Bàn về, Là một, Là người, Có thể, Dựa trên, Thay mặt, Xem thêm
    """
)

# None of them where the word before wants a name: `bộ phim Khi gió về`, `kỷ niệm Ngày 27/7`, `cầu Ông Lãnh`.
WANTS_NAME: Final = _words(
    """
    phim khúc hát sách cuốn bài thơ vở kịch trình tập tên thi đề show truyện thuyết và là mừng niệm nhân dịp ứng hội
    cầu rạch suối hồ sông kênh cống miếu đình chùa chợ hòn đảo bãi ấp xã phường đường núi đồi đèo vịnh khu xóm lầu tháp
    trạm lao đá với gặp như của phẩm lãm ông bà anh chị em cô chú bác thầy cháu bé chí tá úy
    """
)

# After an initial (`anh T. Anh ấy`) these open a sentence, whatever follows them ...
OPENERS: Final = UNMISTAKABLE_OPENERS | _words(
    """
    Ở Xem Sau Tuy Hiện Việc Có Ông Bà Họ Tôi Chúng Vì Do Bởi Từ Ngoài Ngày Sáng Chiều Tối Đêm Trưa Cho Cùng Còn Vậy Thế
    Này Đồng Đặc Về Đã Đang Sẽ Rồi Lúc Hôm Tới Nay Nhờ Nhằm Mặc Dẫu Thậm Như Bị Được Chưa Không Vẫn Lại Các Những Mỗi
    Mọi Nhiều Một Hầu Đối
    """
)

# ... and these where a small letter follows, so that they are no part of a name: `Công an`, but not `Công Phượng`.
COMMON_OPENERS: Final = _words(
    """
    Anh Chị Em Cô Chú Bác Cháu Cậu Thầy Bé Người Hai Ba Cả Tất Toàn Là Hơn Ít Chỉ Thời Năm Tháng Tuần Cuối Đầu Giữa
    Cuộc Vụ Sự Điều Nạn Nghi Thấy Nghe Biết Nói Trả Chia Trao Liên Bằng Nhận Phát Quá Gia Bố Mẹ Vợ Chồng Con Ai Xin
    Hãy Đúng Riêng Hàng Thực Kết Cơ Lực Tiếp Xảy Lợi Bực Tức Hoảng Thủ Cảnh Công Đại Bệnh Tài Hung Nhóm Bên Mới Giờ
    Bấy Kể Hậu Quan Đơn Lãnh Phía Nguyên Trường Thông Nhà Sở Đoàn Phòng Cán Hội Lễ Kẻ Bạn Tên Gần Xe Ban Tòa Toà
    """
)

# Either: the capital opens a sentence here, unless the next word shows that it is part of a name.
ANY_OPENERS: Final = OPENERS | COMMON_OPENERS

# After all of these a stop may be part of the word.
ABBREVIATIONS: Final = TITLES | BEFORE_NUMBERS | INITIALS | INITIAL_CLUSTERS | COMPANIES | COMPANY_FORMS
