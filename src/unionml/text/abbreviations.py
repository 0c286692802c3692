"""What the sentence splitter knows about words; no rule in here, only lists. All entries are NFC.

A stop after an abbreviation is part of the word, and a capital after one may open a name or a sentence: these lists say
which words settle it.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles and kinds of places and things: a name or a number follows, so that a stop after them ends nothing.
TITLES: Final = _words(
    """
    TP Tp tp T.P TX Tx tx TT Tt
    GS Gs PGS Pgs TS Ts TSKH Tskh ThS Ths THS ths Th.S Th.s KS Ks KTS Kts LS Ls BS Bs BSCK BSCKI BSCKII CK CKI CKII
    DS Ds ĐD HLV NSND NSƯT NGND NGƯT NNƯT NNND TTND TTƯT AHLĐ ĐB CN ThsBS
    Mr Mrs Ms Dr Prof St Ste Rev Gov Sen Rep Gen Col Lt Capt Sgt Maj Adm Mt Ft vs
    Nxb NXB nxb Tr tr No Nr Vol vol pp Fig fig Tel tel TEL ĐT Đt đt SĐT Sđt sđt ĐC Đc đc
    """
)

# Of one letter: a district, a ward, a town, a street before a number or a name; but also the initial of a person.
PLACES: Final = _words("Q P H F X Đ")

# Two letters that Vietnamese names are shortened to, like one letter of others: `chị Th.`, `em Ng.`
INITIAL_CLUSTERS: Final = _words("Ch Gh Gi Kh Ng Ngh Nh Ph Qu Th Tr")

# They end the name of a company, and may end a sentence too, unless another of them follows.
COMPANY_FORMS: Final = _words("Co CO Ltd LTD Pte Pty Inc INC Corp Bros JSC JSc")

# Headings of numbered parts: the stop after the number separates, as in `Điều 5. Quyền của đoàn viên`.
NUMBERED_PARTS: Final = _words("điều chương mục phần bài khoản câu bước tiết số")

# Words that open sentences and no names. Where a headline, a caption or a credit has lost its line break, such a capital
# in the middle of the line is all that is left of it.
UNMISTAKABLE_OPENERS: Final = _words(
    "Theo Trong Tại Trước Cũng Sau Khi Trên Với Ngay Có Dù Để Nếu Đây Hiện Vào Đó Đến Tuy Nhưng Việc Qua"
)

# ... unless they open the name of a work: `bộ phim Khi gió về`.
WORKS: Final = _words("phim khúc hát sách cuốn bài thơ vở kịch trình tập tên thi đề show ca truyện tiểu thuyết và")

# After an initial (`anh T. Anh ấy`) these open a sentence, whatever follows them ...
OPENERS: Final = UNMISTAKABLE_OPENERS | _words(
    """
    Ông Bà Họ Tôi Chúng Vì Do Bởi Từ Ngoài Ngày Sáng Chiều Tối Đêm Trưa Cho Cùng Còn Vậy Thế Này Đồng Đặc Về Đã Đang
    Sẽ Rồi Lúc Hôm Tới Nay Nhờ Nhằm Mặc Dẫu Thậm Như Bị Được Chưa Không Vẫn Lại Các Những Mỗi Mọi Nhiều Một Hầu Đối
    """
)

# ... and these where a small letter follows, so that they are no part of a name: `Công an huyện`, but not `Công Phượng`.
COMMON_OPENERS: Final = _words(
    """
    Anh Chị Em Cô Chú Bác Cháu Cậu Thầy Bé Người Hai Ba Cả Tất Toàn Là Hơn Ít Chỉ Thời Năm Tháng Tuần Cuối Đầu Giữa
    Cuộc Vụ Sự Điều Nạn Nghi Thấy Nghe Biết Nói Trả Chia Trao Liên Ở Bằng Nhận Phát Quá Gia Bố Mẹ Vợ Chồng Con Ai Xin
    Hãy Đúng Riêng Hàng Thực Kết Cơ Lực Tiếp Xảy Lợi Bực Tức Hoảng Thủ Cảnh Công Đại Bệnh Tài Hung Nhóm Bên Mới Giờ
    Bấy Kể Hậu Quan Đơn Lãnh Phía Nguyên Trường Thông Nhà Sở Đoàn Phòng Cán Hội Đại Lễ Kẻ Bạn Tên Đến Gần Xe Ban
    """
)
