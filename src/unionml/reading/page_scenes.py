"""Captions that are whole sentences and name no photographer: `Các đại biểu biểu quyết tại đại hội.`

On a page saved as text they stand among the paragraphs as if they were some. A caption is far shorter than the
paragraphs around it, opens with somebody or something that a camera sees, shows them at something that it sees or
at a place, and tells nothing: no time, no figure, no speech, no reason, no link to what was said before. Where one
of these fails it is taken for a paragraph, as a caption in the text does less harm than a paragraph that is lost.

The words were chosen on captions of newspapers and on short paragraphs of real articles;
`benchmarks/reader/captions.py` counts what they find and what they take wrongly.
"""

from unionml.reading.page_kinds import Kind
from unionml.reading.page_lines import Line
from unionml.text.persons import KINSHIP
from unionml.text.tone_marks import normalize_tone_marks

_LONGEST = 25
"""Syllables of such a caption at most."""
_LONGEST_FIRST = 16
"""The same in front of the first paragraph: sapos are longer."""
_LONGEST_NAME = 14
"""Of one that is nothing but somebody's name and office: at least half of its words open with a capital."""
_SHARE = 0.6
"""Length of a caption against that of the page's middle paragraph, at most."""
_LABELS = frozenset(("chú thích ảnh", "chú thích"))
"""What somebody writes above the captions of the pictures that come with a text, as keys."""
_PHRASE = 3
"""Syllables of the longest entry of the lists below."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(entry.replace("_", " ") for entry in words.split())


_TELLING = _listed(
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
_HARMLESS = _listed(
    """theo_dõi chuẩn_bị trang_bị thiết_bị chỉ_huy chỉ_đạo chỉ_dẫn chỉ_tiêu hiện_trường hiện_vật hiện_đại thực_hiện
    thể_hiện có_hoàn_cảnh bên_phải nói_chuyện cần_cẩu cần_trục bàn_là làm_thêm đời_sống tự_do song_ca tỉ_mỉ"""
)
"""Words in which those above mean something else."""
_COUNTS = _listed(
    "các những nhiều một hai ba bốn năm sáu bảy tám chín mười lăm đông_đảo toàn_thể từng nhóm tốp tổ đội đoàn"
)
_TITLES = KINSHIP | _listed(
    """cụ bé cháu đồng_chí bác_sĩ kỹ_sư luật_sư nghệ_nhân già_làng thiếu_tá trung_tá đại_tá điều_dưỡng thủ_môn tổ_trưởng
    thu_ngân"""
)
"""What stands before a name; without one they only go on with somebody the text has named."""
_PEOPLE = _listed(
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
    binh_sĩ ca_sĩ đại_sứ bị_cáo"""
)
_SCENES = _listed(
    """quang_cảnh toàn_cảnh khung_cảnh phong_cảnh góc không_khí phút_giây giây_phút khoảnh_khắc niềm_vui nụ_cười
    giọt_nước_mắt ánh_mắt giờ_ăn giờ_học giờ_nghỉ giờ_chơi giờ_tan bữa_ăn bữa_cơm buổi_tập buổi_học buổi_lễ
    buổi_gặp tiết_mục màn_trình_diễn màn_biểu_diễn phần_thi hoạt_cảnh hiện_trường vị_trí phối_cảnh hình_ảnh cảnh
    chân_dung diện_mạo"""
)
"""What a caption without a verb opens with."""
_THINGS = _listed(
    """chiếc căn_nhà căn_hộ căn_phòng căn_bếp ngôi dãy gian phòng khu bãi cây cầu xe tàu thuyền chuyến_xe chuyến_tàu máy
    bảng bức tấm băng_rôn suất phần_quà thùng gói_quà túi bàn sân cổng xưởng trụ_sở lớp_học mái_nhà mái_ấm tủ
    quầy cuốn con_đường lá_cờ điểm_cầu chốt giàn khuôn bộ_thẻ nhà_ăn nhà_trẻ"""
)
_DEEDS = _listed(
    """trao_quà trao_quyết_định trao_giải trao_thưởng trao_tặng trao_bằng trao_cờ trao_nhà trao_hỗ_trợ trao_học_bổng
    trao_áo trao_phương_tiện tặng_quà tặng_hoa tặng_bằng thăm_hỏi gắn_biển cắt_băng bỏ_phiếu biểu_quyết ký_kết
    ký_thỏa_thuận ký_biên_bản ký_thỏa_ước ký_đơn phát_quà phát_gạo phát_phiếu phát_thuốc khám_bệnh khám_sức
    chụp_ảnh dâng_hương thắp_hương gói_bánh nấu_cơm phân_loại phơi lao_lắp kéo_dây khởi_công khánh_thành ra_mắt
    tuyên_dương tôn_vinh chấm_thi đo_thị_lực đo_huyết_áp"""
)
"""What a caption opens with that names nobody."""
_SEEN = _DEEDS | _listed(
    """trao tặng thăm khám ký kiểm_tra phát gói đo lắp đổi kéo phát_biểu nhận chụp tham_quan chờ đợi làm_việc hướng_dẫn
    trò_chuyện giơ thắp múa hát biểu_diễn trình_diễn trình_bày thi tập xếp bốc vác chở khuân nấu ăn uống nghỉ
    ngồi đứng bước rời xuống lên về_đích xuất_phát chạy bơi đọc viết ghi siêu_âm tiêm phun dọn quét lau sửa hàn
    vận_hành điều_khiển cầm bế ôm bắt_tay chúc_mừng mua chọn bán đón tiễn chào hỏi_thăm động_viên tuyên_truyền
    điểm_danh giới_thiệu tư_vấn đối_thoại thương_lượng thảo_luận tham_luận nêu trả_lời tuyên_thệ đẩy cắt chơi học
    dạy theo_dõi soạn may thu_hoạch đóng_gói chuẩn_bị chăm_sóc mang tiếp công_kênh đối_chiếu tra_cứu rà_soát gắn
    dán nâng chào_cờ chủ_trì điều_hành treo siết gấp trưng_bày đặt dựng tìm_hiểu kê_khai"""
)
"""What a camera sees somebody do."""
_PLACES = _listed("tại ở bên trước giữa cạnh trên dưới trong ngoài sau quanh nơi với cùng")
_NUMBERED = _listed("số tổ xưởng khóa thứ quận phường thôn tầng ấp")
"""Words whose figure is a name."""
_STATING = frozenset(':;"“”?!…%[]')


def mark_scenes(lines: list[Line]) -> None:
    """Make captions of the sentences among an article's lines that show a scene, in place.

    The last paragraph is none, but below a label. Three in a row are a list, and where half of the text or more would
    be captions they are its sentences.

    Args:
        lines: the article's own, behind its title.
    """
    _mark_labelled(lines)
    prose = [line for line in lines if line.kind is Kind.PROSE]
    if len(prose) < 3:
        return
    sizes = sorted(line.size for line in prose)
    limit = min(_LONGEST, _SHARE * sizes[len(sizes) // 2])
    shown = [_may_stand(prose, at, limit) and shows_scene(prose[at].text) for at in range(len(prose))]
    listed = [all(shown[at : at + 3]) for at in range(len(prose) - 2)]
    found = [line for at, line in enumerate(prose) if shown[at] and not any(listed[max(0, at - 2) : at + 1])]
    if 2 * len(found) < len(prose):
        for line in found:
            line.kind = Kind.CAPTION


def _mark_labelled(lines: list[Line]) -> None:
    """Right below a line that announces captions, nothing but the sentence decides."""
    labelled = False
    for line in lines:
        if labelled and line.kind is Kind.PROSE and line.size <= _LONGEST and shows_scene(line.text):
            line.kind = Kind.CAPTION
        labelled = line.key in _LABELS or (labelled and line.kind is Kind.CAPTION)


def _may_stand(prose: list[Line], at: int, limit: float) -> bool:
    """Whether a paragraph is as short as a caption, and neither the last nor part of a sentence with its neighbours."""
    line = prose[at]
    if line.stop != "." or line.size > (limit if at else min(limit, _LONGEST_FIRST)) or at + 1 == len(prose):
        return False
    return not (at and prose[at - 1].stop == ":") and not prose[at + 1].text[0].islower()


def shows_scene(text: str) -> bool:
    """Whether a sentence says what a picture shows, and tells nothing."""
    words = normalize_tone_marks(text).rstrip(".").split()
    if not words or not text[0].isupper() or not _STATING.isdisjoint(text):
        return False
    if len(words[-1]) == 1 or any(word.endswith(".") for word in words):
        return False  # two sentences, or one that breaks off at somebody's initials
    keys = [word.strip("(),").casefold() for word in words]
    if any(_is_figure(keys, at) for at in range(len(keys))) or not _TELLING.isdisjoint(_phrases(_plain(words, keys))):
        return False
    rests = [keys]
    while len(rests) <= 2 and _opening(rests[-1], _COUNTS):
        rests.append(rests[-1][_opening(rests[-1], _COUNTS) :])
    said = _phrases(keys[1:])
    busy = not _SEEN.isdisjoint(said) or not _PLACES.isdisjoint(said)
    capitals = sum(word[0].isupper() for word in words)
    name = 3 <= len(words) <= _LONGEST_NAME and 2 * capitals >= len(words)
    title = _opening(keys, _TITLES)
    person = 0 < title < len(words) and words[title][0].isupper()
    if person or any(_opening(rest, _PEOPLE) or _opening(rest, _THINGS) for rest in rests):
        return busy or name
    if _opening(keys, _DEEDS) or any(_opening(rest, _SCENES) for rest in rests):
        return True
    return name and len(words) > 3 and words[-1].istitle()


def _is_figure(keys: list[str], at: int) -> bool:
    """Whether a word says how much or when, and is no name as in `tổ 3`, `đồi A1` or `siêu thị 0 đồng`."""
    word = keys[at]
    if word[:1].isalpha() or not any(char.isdigit() for char in word):
        return False
    named = at > 0 and keys[at - 1] in _NUMBERED and len(word) <= 2 and word.isdigit()
    return not named and word != "0"


def _plain(words: list[str], keys: list[str]) -> list[str]:
    """The words in small letters; an empty one for each that is part of a name or of an entry of `_HARMLESS`."""
    plain = ["" if at and word[0].isupper() else key for at, (word, key) in enumerate(zip(words, keys, strict=True))]
    for at in range(len(plain)):
        size = _opening(plain[at:], _HARMLESS)
        plain[at : at + size] = [""] * size
    return plain


def _opening(keys: list[str], listed: frozenset[str]) -> int:
    """How many syllables the longest entry has that the words open with; 0 without one."""
    return next((size for size in range(_PHRASE, 0, -1) if " ".join(keys[:size]) in listed), 0)


def _phrases(keys: list[str]) -> set[str]:
    """All runs of words as long as the entries of the lists can be."""
    return {" ".join(keys[at : at + size]) for size in range(1, _PHRASE + 1) for at in range(len(keys))}
