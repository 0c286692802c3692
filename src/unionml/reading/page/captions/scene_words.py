"""What captions open with, what a camera sees somebody do, and the words of running text: the lists of `scenes`.

They were chosen on captions of newspapers, and on short paragraphs and sub-headings of real articles.
"""

from unionml.text.persons import KINSHIP

PHRASE = 3
"""Syllables of the longest entry."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(entry.replace("_", " ") for entry in words.split())


TELLING = _listed(
    """đã sẽ cũng đó đây này ấy vậy thì mà nhưng nên vì nếu rồi đều là phải cần không chưa còn rằng nói theo chỉ hiện bị
    có tôi ta họ nó thấy bởi song tuy hơn khoảng gần mỗi mọi dự_kiến thêm hết rất quá vẫn như nhằm ai gì sao hay
    hoặc tiếp_tục gồm hôm nay tháng tuần_trước tuần_tới đang trị_giá tỷ tỉ triệu nghìn năm_ngoái năm_qua năm_tới
    năm_sau năm_trước năm_học sinh_năm quê_ở cho_biết chia_sẻ khẳng_định cho_hay đánh_giá đề_nghị yêu_cầu đề_xuất
    mong muốn nhấn_mạnh xác_nhận thừa_nhận tuyên_bố kêu_gọi cảnh_báo lo_ngại phản_đối hy_vọng thuộc trở_thành
    giữ_chức tái_cử tái_đắc_cử vinh_dự quy_định diễn_ra kéo_dài kết_thúc nguyên_nhân gây khiến từng kia sống khá
    để cáo_buộc nhắc tỏ_ra nhất_trí thống_nhất tiến_hành nằm_ở lập_tức may_mắn kịp_thời thoát từ_chối giảm
    nhận_được sinh_ra sinh_trưởng huy_động nghi_ngờ hư_hỏng"""
)
"""Words of running text."""
TIMING = _listed("đang diễn_ra kéo_dài tháng hôm năm_học năm_qua năm_trước năm_ngoái thuộc nhận_được để")
"""Those of them that stand in captions, too, where no stop says that they are sentences."""
HARMLESS = _listed(
    """theo_dõi chuẩn_bị trang_bị thiết_bị chỉ_huy chỉ_đạo chỉ_dẫn chỉ_tiêu hiện_trường hiện_vật hiện_đại thực_hiện
    thể_hiện có_hoàn_cảnh có_thành_tích bên_phải nói_chuyện cần_cẩu cần_trục bàn_là làm_thêm đời_sống
    tự_do song_ca tỉ_mỉ quá_trình"""
)
"""Words in which those above mean something else."""
COUNTS = _listed(
    """các các_đồng_chí những nhiều một hai ba bốn năm sáu bảy tám chín mười lăm đông_đảo toàn_thể từng nhóm tốp tổ đội
    đoàn"""
)
TITLES = KINSHIP | _listed(
    """cụ bé cháu đồng_chí bác_sĩ kỹ_sư luật_sư nghệ_nhân già_làng thiếu_úy trung_úy thượng_úy đại_úy thiếu_tá trung_tá
    thượng_tá đại_tá thiếu_tướng trung_tướng thượng_tướng đại_tướng điều_dưỡng thủ_môn tổ_trưởng thu_ngân đc đ/c"""
)
"""What stands before a name; without one they only go on with somebody the text has named."""
PEOPLE = _listed(
    """chủ_tịch phó_chủ_tịch bí_thư phó_bí_thư tổng_bí_thư giám_đốc phó_giám_đốc tổng_giám_đốc thứ_trưởng bộ_trưởng
    thủ_tướng phó_thủ_tướng tổng_thống chủ_nhiệm phó_tổng hiệu_trưởng trưởng_ban trưởng_phòng trưởng_đoàn ủy_viên
    tổ_trưởng đảng_viên cử_tri ban_chấp_hành ban_tổ_chức ban_giám_khảo ban_thường_vụ ban_giám_đốc đoàn_chủ_tịch
    đoàn_công_tác đoàn_đại_biểu đoàn_kiểm_tra đoàn_khảo_sát hai_bên đại_diện đại_biểu lãnh_đạo thành_viên
    đoàn_viên công_nhân người_lao_động người_dân người_thợ người_mẹ người_bệnh người_nhà lao_động lao_động_nữ
    nữ_công_nhân nữ_lao_động nữ_đoàn_viên cán_bộ thợ giáo_viên cô_giáo thầy_cô học_sinh sinh_viên bác_sĩ y_bác_sĩ
    điều_dưỡng y_tá nhân_viên chiến_sĩ lực_lượng bà_con gia_đình mẹ_con cha_con thầy_trò vợ_chồng chị_em anh_em
    con_em con_trai con_gái trẻ_em trẻ các_em các_cháu các_cô em_bé bé_gái bé_trai em_nhỏ tình_nguyện_viên
    vận_động_viên cầu_thủ ngư_dân nông_dân thuyền_viên tài_xế lái_xe khách du_khách hành_khách cựu_chiến_binh
    diễn_viên nghệ_sĩ phụ_nữ thanh_niên cá_nhân tập_thể điển_hình gương_mặt thí_sinh hộ_dân hộ_nghèo kỹ_sư
    luật_sư chuyên_gia phóng_viên tác_giả đồng_nghiệp kế_toán thu_ngân đầu_bếp cô_dâu đôi_vợ_chồng thế_hệ bộ_đội
    binh_sĩ ca_sĩ đại_sứ bị_cáo trẻ_con trẻ_nhỏ trẻ_thơ học_viên giảng_viên thuyền_trưởng trọng_tài khán_giả
    cổ_động_viên hội_viên tiểu_thương nhà_tài_trợ mạnh_thường_quân người_già người_cao_tuổi bệnh_nhân thân_nhân
    dân_quân công_an cảnh_sát hội_trưởng đội_trưởng nhóm_trưởng
    cn nlđ cnlđ cnvclđ câu_lạc_bộ nữ_đại_biểu nữ_cán_bộ nữ_tác_giả nữ_sinh nam_sinh"""
)
TEAMS = _listed("đội tổ nhóm tốp đoàn")
"""People in lines without a stop; sentences tell what a team decides."""
SCENES = _listed(
    """quang_cảnh toàn_cảnh khung_cảnh phong_cảnh góc không_khí phút_giây giây_phút khoảnh_khắc niềm_vui nụ_cười
    giọt_nước_mắt ánh_mắt giờ_ăn giờ_học giờ_nghỉ giờ_chơi giờ_tan bữa_ăn bữa_cơm buổi_tập buổi_học buổi_lễ
    buổi_gặp tiết_mục màn_trình_diễn màn_biểu_diễn phần_thi hoạt_cảnh hiện_trường vị_trí phối_cảnh hình_ảnh cảnh
    chân_dung diện_mạo ca_làm ca_trực ca_đêm"""
)
"""What a caption without a verb opens with."""
VIEWS = _listed(
    """quang_cảnh toàn_cảnh khung_cảnh một_góc tiết_mục màn_trình_diễn màn_biểu_diễn hiện_trường phối_cảnh hoạt_cảnh
    góc_trưng góc_đọc góc_học góc_thư góc_bếp góc_chợ góc_sân góc_khu góc_trữ chụp_ảnh chụp_hình màn_hình giao_diện
    ảnh_minh ảnh_chụp ảnh_tư hình_minh"""
)
"""The same of a line without a stop: sub-headings, too, are called `Niềm vui`, `Nụ cười` and `Góc khuất`."""
THINGS = _listed(
    """chiếc căn_nhà căn_hộ căn_phòng căn_bếp ngôi dãy gian phòng khu bãi cây cầu xe tàu thuyền chuyến_xe chuyến_tàu máy
    bảng bức tấm băng_rôn suất phần_quà thùng gói_quà túi bàn sân cổng xưởng trụ_sở lớp_học mái_nhà mái_ấm tủ
    quầy cuốn con_đường lá_cờ điểm_cầu chốt giàn khuôn bộ_thẻ nhà_ăn nhà_trẻ bánh bình_hoa giỏ rổ nồi mâm khay bát
    ghế giường kệ tờ bó chùm dòng_người hàng_người hàng_xe hàng_ghế đám_đông đoàn_xe đoàn_tàu màn_hình sa_bàn cờ
    biểu_ngữ pa_nô áp_phích cảm_biến đèn ống cột lò kho bến chợ sạp gánh ruộng vườn ao hẻm ngõ con_tàu con_thuyền
    con_xe sà_lan ca_nô mẻ món_ăn khoang buồng bức_tường hàng tượng bia phiếu hũ chai lọ áo_mưa mũ nón ủng găng_tay"""
)
FIGURATIVE = _listed(
    """tấm_lòng tấm_gương sân_chơi cầu_nối cầu_mong bức_tranh bức_xúc phòng_chống phòng_ngừa phòng_tránh hàng_hóa
    hàng_không hàng_giả máy_móc mái_ấm bàn_về bàn_giao bàn_bạc bàn_cách bãi_bỏ chốt_lại góc_nhìn góc_khuất tổ_chức
    tổ_hợp đoàn_kết đội_ngũ đoàn_thể cột_mốc gánh_nặng tờ_trình bến_đỗ kho_tàng khách_quan vườn_ươm"""
)
"""Words that open like those above and mean nothing that can be seen."""
EVENTS = _listed("lễ lễ_hội nghi_thức nghi_lễ phiên phút_mặc_niệm pha")
"""What a caption without a verb opens with, and a paragraph with one."""
HELD = _listed("tổ_chức được bắt_đầu mở khép_lại thu_hút gắn_với do trong vào lúc trở_lại")
"""What paragraphs say of an event."""
DEEDS = _listed(
    """trao_quà trao_quyết_định trao_giải trao_thưởng trao_tặng trao_bằng trao_cờ trao_nhà trao_hỗ_trợ trao_học_bổng
    trao_áo trao_phương_tiện tặng_quà tặng_hoa tặng_bằng thăm_hỏi gắn_biển cắt_băng bỏ_phiếu biểu_quyết ký_kết
    ký_thỏa_thuận ký_biên_bản ký_thỏa_ước ký_đơn phát_quà phát_gạo phát_phiếu phát_thuốc khám_bệnh khám_sức
    chụp_ảnh dâng_hương thắp_hương gói_bánh nấu_cơm phân_loại phơi lao_lắp kéo_dây khởi_công động_thổ khánh_thành ra_mắt
    tuyên_dương tôn_vinh chấm_thi đo_thị_lực đo_huyết_áp bàn_giao_nhà bàn_giao_mái bàn_giao_xe bàn_giao_quà"""
)
"""What a caption opens with that names nobody."""
SEEN = DEEDS | _listed(
    """trao tặng thăm khám ký kiểm_tra phát gói đo lắp đổi kéo phát_biểu nhận chụp tham_quan chờ đợi làm_việc hướng_dẫn
    trò_chuyện giơ thắp múa hát biểu_diễn trình_diễn trình_bày thi tập xếp bốc vác chở khuân nấu ăn uống nghỉ
    ngồi đứng bước rời rút xuống lên về_đích xuất_phát chạy bơi đọc viết ghi siêu_âm tiêm phun dọn quét lau sửa hàn
    vận_hành điều_khiển cầm bế ôm bắt_tay chúc_mừng mua chọn bán đón tiễn chào hỏi_thăm động_viên tuyên_truyền
    điểm_danh giới_thiệu tư_vấn đối_thoại thương_lượng thảo_luận tham_luận nêu trả_lời tuyên_thệ đẩy cắt chơi học
    dạy theo_dõi soạn may thu_hoạch đóng_gói chuẩn_bị chăm_sóc mang tiếp công_kênh đối_chiếu tra_cứu rà_soát gắn
    dán nâng chào_cờ chủ_trì điều_hành treo siết gấp trưng_bày đặt dựng tìm_hiểu kê_khai gùi cõng vác thực_hành phụ_việc
    tự_trang_trí trang_trí quây_quần gắn_trên căng tham_gia_trò biểu_diễn_văn gội rửa giặt cúi vẫy vỗ"""
)
"""What a camera sees somebody do."""
DONE = SEEN | _listed(
    """hứng ngâm tung sấy dò ghép cấy gặt bón cưa bào khâu thêu đan vá nhặt gom lượm hái xúc đào trộn quấn buộc tháo
    bơm tưới chèo giăng vớt trèo chui quỳ tựa nhảy bưng bê rót đút dìu dắt khiêng xách khoác nhấn_nút"""
)
"""The same in lines without a stop; short sentences with these narrate as well."""
UNSEEN = _listed(
    "tập_thể lớp_học học_sinh học_viên trường_học nghỉ_hưu học_phí học_bổng tập_đoàn tập_trung ăn_ca khâu_đột"
)
"""Words that open like a deed and are none."""
OFFICIAL = _listed(
    """trao tặng thăm phát_biểu cùng nhận đón_nhận chúc_mừng động_viên giới_thiệu
    kiểm_tra thắp_hương dâng_hương ký_kết ký_biên_bản ký_thỏa_thuận ký_thỏa_ước
    bắt_tay trò_chuyện tham_quan"""
)
"""What captions go on with behind somebody's offices; who chairs or attends a meeting is told in reports as well."""
PLACES = _listed("tại ở bên trước giữa cạnh trên dưới trong ngoài sau quanh nơi với cùng")
NEAR = _listed("tại bên cạnh trên dưới ngoài quanh trước_cổng trước_cửa trong_giờ trong_buổi trong_lễ trong_ngày_hội")
"""The same in lines without a stop."""
BESIDE = _listed("trên tại bên trong trước dưới cùng giữa")
"""What stands right behind a name in a caption without a verb."""
WITH = BESIDE | _listed("với và sau ở")
"""The same in lines without a stop."""
OCCASIONS = _listed("giờ buổi lễ ca đêm ngày_hội đại_hội hội_nghị hội_trường")
"""What captions name behind a place, as they name things."""
NUMBERED = _listed("số tổ xưởng khóa thứ quận phường thôn tầng ấp")
"""Words whose figure is a name."""
