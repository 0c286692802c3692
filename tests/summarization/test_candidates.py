import pytest

from unionml.article import Article
from unionml.errors import InputError
from unionml.summarization.candidates import candidates

FIRST = "Công đoàn công ty Sao Mai tặng 200 suất quà cho công nhân ở trọ."
SECOND = "Mỗi suất quà gồm gạo, dầu ăn và 500.000 đồng tiền mặt."
SAPO = "Sáng 12/5, hai trăm công nhân ở trọ nhận quà của công đoàn công ty."


def texts(article: Article, *, from_body: bool = False) -> list[str]:
    return [one.text for one in candidates(article, from_body=from_body)]


def test_offsets_point_at_the_verbatim_sentence() -> None:
    article = Article(lead=SAPO, body=(f"  {FIRST}  {SECOND}", "Bà Lan nói bà con rất mừng khi nhận được quà."))
    found = candidates(article)
    assert [one.paragraph for one in found] == ["lead", 0, 0, 1]
    for one in found:
        source = article.lead if one.paragraph == "lead" else article.body[one.paragraph]
        assert source[one.start : one.end] == one.text
        assert one.text == one.text.strip()


def test_prose_that_running_text_has_glued_to_a_credit_counts() -> None:
    article = Article(body=(f"Công nhân nhận quà tại hội trường của nhà máy. Ảnh: TTXVN {FIRST} {SECOND}",))
    found = candidates(article)
    # The credit tells that the sentence before it is a caption.
    assert [one.text for one in found] == [FIRST, SECOND]
    for one in found:
        assert article.body[0][one.start : one.end] == one.text


@pytest.mark.parametrize("before", ["", "Bà Lan tặng quà cho công nhân ", "Minh ", "Ảnh: N.HỮU "])
@pytest.mark.parametrize("mark", ["(NLĐ)- ", "(NLĐO) - ", "(Dân trí) - ", "TTO - ", "(PL)– "])
def test_a_newspapers_mark_is_no_part_of_its_news(before: str, mark: str) -> None:
    article = Article(body=(f"{before}{mark}{FIRST} {SECOND}",))
    found = candidates(article)
    assert [one.text for one in found] == [FIRST, SECOND]
    for one in found:
        assert article.body[0][one.start : one.end] == one.text


def test_a_mark_without_a_dash_is_cut_where_it_opens_the_news() -> None:
    assert texts(Article(body=(f"(LĐTĐ) {FIRST}", SECOND))) == [FIRST, SECOND]
    # Any other bracket may be a part of its sentence, and so may a paper's inside of one.
    for text in (f"(Hà Nội) {FIRST}", f"Báo Sao Mai (LĐTĐ) {FIRST[0].lower()}{FIRST[1:]}"):
        assert texts(Article(body=(text, SECOND))) == [text, SECOND]


@pytest.mark.parametrize(
    "mark",
    [
        *("(TMO) ", "(THTT) ", "(TT-HUD) ", "TMO - ", "ĐMO – ", "TM&TĐ - ", "TM - ", "TMĐS – ", "(T&M) "),
        *(
            "SMX.VN - ",
            "SaoMai.vn | ",
            "[Báo Sao Mai] - ",
            "Báo Sao Mai - ",
            "TMO | ",
            "TMO -  ",
            "TP - ",
            "TMO- ",
            "TMO-",
        ),
        *("TM Online - ", "Sao Online – ", "Saomai.com - "),
        *("LTS: ", "Lời tòa soạn: ", "LỜI TOÀ SOẠN - ", "BẮC KHÊ - ", "HÀ NỘI – "),
    ],
)
def test_the_mark_of_a_paper_that_nobody_knows_is_cut_in_front_of_the_news(mark: str) -> None:
    news = "Sáng 5-11, Công đoàn công ty Sao Mai tặng 200 suất quà cho công nhân ở trọ."
    for article in (Article(body=(f"{mark}{news}", SECOND)), Article(lead=f"{mark}{news}", body=(FIRST, SECOND))):
        assert texts(article)[0] == news


@pytest.mark.parametrize("mark", ["TT - ", "TN – ", "PN - "])
def test_the_two_letters_of_a_known_paper_are_cut(mark: str) -> None:
    assert texts(Article(body=(f"{mark}{FIRST}", SECOND))) == [FIRST, SECOND]
    for text in (
        "LĐ - TB&XH là ngành mà công nhân hay tìm đến.",
        "TT - TT của huyện vừa tặng quà cho công nhân ở trọ.",
    ):
        assert texts(Article(body=(text, SECOND))) == [text, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        "SMC - công ty may lớn nhất khu công nghiệp - tặng quà Tết cho 200 công nhân ở trọ.",
        "SMC - Công ty may lớn nhất khu công nghiệp tặng quà Tết cho 200 công nhân ở trọ.",
        "(Xem tiếp trang 2) Công đoàn công ty Sao Mai tặng quà cho 200 công nhân ở trọ.",
        "NATO - Liên minh quân sự lớn nhất thế giới vừa kết nạp thêm hai nước.",
        "CEO - Người đứng đầu công ty Sao Mai đã xin lỗi 200 công nhân ở trọ.",
        "GDP - Theo cơ quan thống kê của tỉnh thì tăng sáu phần trăm trong năm nay.",
        "BHXH - Sau ba năm chờ đợi, 200 công nhân ở trọ đã nhận được tiền.",
        "CEO-Founder của công ty Sao Mai đã xin lỗi 200 công nhân ở trọ trong xóm.",
        "Sao Mai - Sáng 5-11, công đoàn tặng quà cho 200 công nhân ở trọ trong xóm.",
        "Báo Sao Mai - nơi có 200 công nhân in ấn - vừa mở thêm một xưởng ở Long Thành.",
        "(II) Người lao động làm ca đêm được trả phụ cấp gấp đôi trong dịp Tết.",
        "TP - nơi có 200 công nhân ở trọ - vừa mở thêm một khu nhà cho người lao động.",
    ],
)
def test_a_body_that_is_named_in_front_of_a_dash_stays(text: str) -> None:
    assert texts(Article(body=(text, SECOND))) == [text, SECOND]


@pytest.mark.parametrize("credit", ["Ảnh: Minh Quân chụp", "Ảnh: TTXVN phát"])
def test_a_credit_whose_end_nothing_shows_is_left_whole(credit: str) -> None:
    text = f"{credit} {FIRST[0].lower()}{FIRST[1:]}"
    assert texts(Article(body=(text, SECOND))) == [SECOND]


def test_the_sapo_counts_unless_only_the_body_is_wanted() -> None:
    article = Article(lead=SAPO, body=(FIRST,))
    assert texts(article) == [SAPO, FIRST]
    assert texts(article, from_body=True) == [FIRST]


@pytest.mark.parametrize(
    "line",
    [
        "Ảnh: Minh Quân",
        "(Ảnh: Công đoàn công ty Sao Mai cung cấp cho báo)",
        "Công nhân nhận quà tại hội trường nhà máy. Ảnh: N.Đ.",
        "Công nhân nhận quà tại hội trường nhà máy - Ảnh: MINH QUÂN.",
        "Bà Nguyễn Thị Lan (thứ hai từ trái sang) trao quà cho công nhân.",
        "Quang cảnh buổi trao quà tại công ty - ảnh minh họa.",
        "Ảnh minh họa.",
        "Video: Công nhân nói gì về món quà của công đoàn.",
        "Toàn cảnh buổi trao quà của công đoàn công ty Sao Mai tại nhà máy số hai",
        "Chăm lo đời sống người lao động",
        "Nguyễn Văn Bình",
        "Bình An (tổng hợp)",
        "Thứ Sáu, 12/05/2023 - 10:30",
        "Xem thêm: Những căn nhà mái ấm công đoàn ở vùng cao.",
        ">> Công nhân ngành may được tăng lương từ tháng bảy năm nay.",
        "- Hỗ trợ mỗi công nhân ở trọ một triệu đồng tiền thuê nhà.",
        "Bà Lan cho biết thêm về kế hoạch chăm lo của công đoàn như sau:",
        "Rất vui.",
        "Phóng viên: Anh tìm những ý tưởng ấy ở đâu?",
        "Anh Trần Văn Bình: Ở ngay chỗ làm, nơi máy kêu to và tay mỏi.",
        "Đầu mối liên hệ: chị Hồng, điện thoại 0912 000 111.",
        "Mọi thắc mắc xin gọi đường dây nóng (028) 3812-0000 của công đoàn ngành.",
        "Nội dung tóm tắt được tạo bởi AI, chỉ để tham khảo.",
        "Bản quyền bài viết thuộc báo Thợ May, ghi rõ nguồn khi đăng lại.",
        "Quý độc giả vui lòng tải ứng dụng để đọc tin nhanh hơn mỗi ngày.",
        "Đồng chí Mai Hữu Nghĩa: Mười hai công đoàn bộ phận đã tổ chức xong đại hội.",
        "Thưa chị, vì sao một công đoàn nhỏ lại dám tổ chức đám cưới tập thể?",
        "Kính thưa các vị khách quý, thưa toàn thể đại biểu!",
        "Thưa Đoàn Chủ tịch, công đoàn công ty Sao Mai có mặt đủ.",
        "Trước hết, thay mặt Ban Thường vụ, tôi nhiệt liệt chúc mừng những kết quả của công đoàn.",
        "Lời đầu tiên, cho phép tôi gửi tới toàn thể đại biểu lời chúc sức khỏe.",
        "Tôi xin chân thành cảm ơn công đoàn đã đến thăm.",
        "Xin trân trọng cảm ơn các đồng chí đã đến dự.",
        "Xin cảm ơn đồng chí về cuộc trao đổi này!",
        "Đề nghị các đơn vị nghiêm túc triển khai./.",
        "Quý vị quan tâm xin nhắn tin qua Zalo 0909 123 456 để được tư vấn.",
        "Hãy nhấn Like và theo dõi Fanpage của công đoàn để biết tin mới.",
        "Mọi thắc mắc xin gửi về hộp thư tuvan@congdoan.example của chúng tôi.",
        "Giấy phép hoạt động báo chí điện tử số 88/GP-BTTTT cấp năm 2022.",
        "Tổng Biên tập: Lý Minh Quân, điện thoại tòa soạn có trong danh bạ.",
        "(Còn nữa) Kỳ sau là chuyện bản thỏa ước của công nhân.",
        "Bài 2: Khi người thợ ngồi vào bàn đàm phán với chủ doanh nghiệp.",
        "Thời gian: 14 giờ ngày 3.7.2024, tại phòng họp số 2 của công ty.",
        "Đối tượng nhận học bổng: Con em công nhân bị tai nạn lao động nặng.",
        "7h30 - 8h00: Đón tiếp đại biểu, phát tài liệu.",
        "11h00: Bế mạc hội nghị tại hội trường.",
        "Bà Lan (ngoài cùng bên phải) trao quà cho công nhân ở trọ.",
        "Bà Lan (người đứng thứ ba từ trái sang) trao quà cho công nhân.",
        "Ảnh 1: Giám đốc và chủ tịch công đoàn bắt tay từng người thợ.",
        "Từ trái qua: các anh Vượng, Thắng, Sìn chuẩn bị lên tời.",
        "Quang cảnh buổi hiến máu của công đoàn công ty tại hội trường.",
        "Các đại biểu chụp ảnh lưu niệm với ban chấp hành khóa mới.",
        "Bài, ảnh: Nguyễn Hoàng, Lê Minh và nhóm phóng viên.",
    ],
)
def test_lines_that_are_no_prose_are_never_chosen_even_inside_the_body(line: str) -> None:
    assert texts(Article(body=(line, FIRST, SECOND))) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "Ảnh hưởng của cơn bão khiến 40 công nhân phải nghỉ việc một tuần.",
        "Hình phạt: công ty phải nộp 75 triệu đồng và trả đủ lương cho công nhân.",
        "Tình hình: đơn hàng giảm một nửa nhưng không ai mất việc.",
        "Ông Nam (trái phép chiếm giữ xe) đã bị phạt bốn triệu đồng.",
        "Năm 2023, công đoàn ngành kết nạp thêm 1.200 đoàn viên mới.",
        "“Chúng tôi rất mừng khi có căn nhà mới”, chị Hoa nói.",
        "Bà Rịa - Vũng Tàu: 500 công nhân được tặng vé xe về quê ăn Tết.",
        "Anh Sơn: Công đoàn huyện tặng 20 bộ máy tính cho con đoàn viên.",
        "Công đoàn ngành mời 300 công nhân xem phim bằng 2 chuyến xe.",
        "Thời gian qua, công đoàn làm được ba việc: xây nhà, mở lớp, tặng quà.",
        "Toàn cảnh bức tranh việc làm đã sáng hơn trong quý hai.",
        "15h00: Chương trình của công đoàn tỉnh bắt đầu tại công viên, trước 700 công nhân.",
        "Trước hết, công đoàn lo bữa ăn ca cho 300 thợ.",
        "Thay mặt ban chấp hành, ông Nam trao quà cho 40 công nhân.",
        "Xin nghỉ việc hàng loạt là điều công ty lo nhất sau Tết.",
        "Công đoàn EVN - Tập đoàn Điện lực tặng 500 suất quà cho thợ.",
        "Tổng công ty (EVN) - Công đoàn ngành ký thỏa ước mới cho thợ điện.",
        "Công đoàn ra mắt ứng dụng để 12.000.000 đoàn viên tra cứu quyền lợi.",
    ],
)
def test_prose_that_looks_a_little_like_a_caption_stays(line: str) -> None:
    assert texts(Article(body=(FIRST, line))) == [FIRST, line]


def test_what_other_fields_name_is_left_out_of_the_body() -> None:
    caption = "Chị Hoa vui mừng bên căn nhà mới của gia đình mình."
    heading = "Nhà mới cho người thợ may ở Tân Uyên."
    article = Article(
        title="Công đoàn tặng quà cho công nhân ở trọ.",
        kicker="Chuyện của thợ hôm nay.",
        body=("Công đoàn tặng quà cho công nhân ở trọ", heading, FIRST, caption, "Chuyện của thợ hôm nay."),
        captions=(caption,),
        headings=(heading,),
    )
    assert texts(article) == [FIRST]


def test_a_sapo_that_only_announces_is_taken_where_it_is_all_there_is() -> None:
    notice = "Công đoàn ngành Y tế tổ chức khám sức khỏe cho đoàn viên nữ tại những bệnh viện sau:"
    assert texts(Article(lead=notice, body=("- Khám tổng quát.", FIRST))) == [notice, FIRST]
    assert texts(Article(lead=f"{SAPO} {notice}", body=(FIRST,))) == [SAPO, FIRST]
    assert texts(Article(lead="Bài tóm tắt được tạo bởi AI, chỉ để bạn đọc tham khảo thêm.", body=(FIRST,))) == [FIRST]


def test_a_notice_without_a_sapo_has_its_first_sentence_where_items_follow() -> None:
    notice = "Công đoàn ngành Y tế tổ chức khám sức khỏe cho đoàn viên nữ tại những bệnh viện sau:"
    found = candidates(Article(body=(notice, "- Khám tổng quát.", FIRST)))
    assert [(one.text, one.unfinished) for one in found] == [(notice, True), (FIRST, False)]
    assert texts(Article(body=(notice, FIRST))) == [FIRST]


def test_each_wording_once() -> None:
    assert texts(Article(lead=FIRST, body=(FIRST, FIRST.upper(), SECOND))) == [FIRST, SECOND]


def test_a_sapo_without_a_stop_is_still_a_sentence() -> None:
    assert texts(Article(lead=SAPO.rstrip("."), body=(FIRST,)))[0] == SAPO.rstrip(".")


def test_text_without_any_punctuation_still_gives_sentences() -> None:
    line = "công đoàn công ty vừa tặng hai trăm suất quà cho công nhân ở trọ vào sáng nay"
    assert texts(Article(body=(line,))) == [line]


def test_an_article_of_list_items_gives_its_items() -> None:
    items = ("- Hỗ trợ tiền thuê nhà cho công nhân ở trọ.", "- Khám sức khỏe miễn phí cho lao động nữ.")
    assert texts(Article(body=items)) == [one.removeprefix("- ") for one in items]


@pytest.mark.parametrize(
    "article",
    [
        Article(),
        Article(title="Chỉ có tít của một bài báo về công đoàn."),
        Article(body=("Chăm lo đời sống", "Đổi mới hoạt động", "Bình An")),
        Article(body=("Ảnh: Minh Quân", "Công nhân vui Tết. Ảnh: M.Q.")),
    ],
)
def test_an_article_without_sentences_is_refused_in_one_sentence(article: Article) -> None:
    with pytest.raises(InputError, match="no sentence to make a lead of"):
        candidates(article)


def test_text_that_stands_in_the_title_is_named_as_such() -> None:
    with pytest.raises(InputError, match="its title holds several sentences; give them as body"):
        candidates(Article(title=f"{FIRST} {SECOND}"))


def test_what_goes_on_with_an_item_or_a_turn_does_not_stand_alone() -> None:
    news = "Công đoàn huyện Sơn Trầu tổng kết công tác năm với 300 đại biểu dự."
    item = "- Công đoàn ngành Y tế khám sức khỏe cho 230 nữ hộ lý. Mỗi người được tặng một phần quà."
    turn = "Ông Hồ Đắc Trí: Khó nhất là bảy ông chủ. Chúng tôi phải lấy phiếu của công nhân."
    assert texts(Article(body=(news, item, turn))) == [news]


def test_items_that_tell_news_are_heads_without_marks() -> None:
    first = "* LĐLĐ huyện Mường Khoa tặng Bằng khen cho 8 tập thể và 15 cá nhân. Cụm cũng bầu đơn vị trưởng cụm."
    second = "* Công ty Chè Tân Cương ra mắt công đoàn cơ sở với 64 đoàn viên. Chị Mùi làm Chủ tịch lâm thời."
    found = candidates(Article(body=(first, second)))
    assert [one.text for one in found] == [
        "LĐLĐ huyện Mường Khoa tặng Bằng khen cho 8 tập thể và 15 cá nhân.",
        "Công ty Chè Tân Cương ra mắt công đoàn cơ sở với 64 đoàn viên.",
    ]
    assert [(one.start, one.end) for one in found] == [(2, 67), (2, 64)]
    assert all(one.text == (first, second)[i][one.start : one.end] for i, one in enumerate(found))


def test_an_interview_of_turns_alone_gives_its_answers_not_its_questions() -> None:
    body = (
        "- Thưa ông, điều gì khó nhất khi thương lượng với doanh nghiệp?",
        "- Khó nhất là bảy ông chủ, bảy kiểu tính toán khác nhau. Có nơi lương cao mà bữa ăn chỉ 15.000 đồng.",
    )
    assert texts(Article(body=body)) == ["Có nơi lương cao mà bữa ăn chỉ 15.000 đồng."]
    # Where only some of the answers have a mark, too.
    unmarked = ("Thưa ông, điều gì khó nhất khi thương lượng với doanh nghiệp?", body[1], "Năm tới thì sao ạ?")
    assert texts(Article(body=unmarked)) == ["Có nơi lương cao mà bữa ăn chỉ 15.000 đồng."]


@pytest.mark.parametrize(
    ("sapo", "whole"),
    [
        ("Công đoàn Viên chức tỉnh cho đoàn viên vay vốn ưu đãi năm 2024, cụ thể như sau:", True),
        ("Công đoàn Viên chức tỉnh thông báo lịch nghỉ Tết của cán bộ cơ quan như sau:", True),
        ("Công đoàn ngành Xây dựng tỉnh họp sáng 22/2, thông qua kế hoạch năm với các nội dung chính sau:", True),
        ("Về đoàn phí công đoàn của đoàn viên, Điều 5 của Điều lệ này quy định như sau:", False),
    ],
)
def test_a_sapo_before_a_list_stands_without_saying_that_it_follows(sapo: str, whole: bool) -> None:
    first, *_ = candidates(Article(lead=sapo, body=("1. Đối tượng: đoàn viên.", FIRST)))
    assert first.text == sapo[first.start : first.end]
    assert (not first.text.endswith(":"), first.unfinished) == (whole, not whole)
    assert first.last
