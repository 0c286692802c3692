"""Parts of one invented article, and pages made of them."""

TITLE = "Tổ may số 4 dạy nghề miễn phí cho thợ mới ở xóm Gò Mít"
SAPO = "Mỗi tối thứ ba và thứ năm, bảy thợ may bậc cao mở lớp kèm nghề cho hơn bốn mươi lao động mới vào xưởng."
BODY = (
    "Lớp học mở trong kho vải cũ, có mười hai máy may được công đoàn xưởng xin lại từ dây chuyền đã thay.",
    "Chị Kim Thị Nhiên, người đứng lớp lâu nhất, kể rằng buổi đầu chỉ có ba người tới vì ai cũng ngại hỏi.",
    "Sau hai tháng, mười chín học viên đã lên bậc hai, thu nhập tăng thêm gần một triệu đồng mỗi tháng.",
    "Ban giám đốc hứa thay dàn quạt trần và trả tiền điện cho lớp từ quý sau, thợ đứng lớp được tính công.",
    "Đến cuối năm, lớp sẽ dời sang nhà sinh hoạt của xóm để thợ các xưởng bên cạnh cũng tới học được.",
)
AUTHOR = "Châu Diệp"
OTHERS = (
    "Bến phà cũ thành chợ nông sản cuối tuần",
    "Giáo viên miền núi góp sách cho trạm y tế",
    "Đội thợ hồ sửa cầu tre trước mùa nước",
)


def paragraphs(texts: "tuple[str, ...] | list[str]" = BODY, tag: str = "p") -> str:
    """The texts, each in an element of its own."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def page(body: str, head: str = f"<title>{TITLE}</title>") -> str:
    """A page with a menu above and an imprint below."""
    menu = "".join(
        f"<li><a href='/{at}'>{name}</a></li>" for at, name in enumerate(("Trang chủ", "Thời sự", "Đời sống"))
    )
    imprint = "<footer><p>© 2019 Báo Gò Mít. Giấy phép số 12/GP-TTĐT cấp ngày 3/4/2018.</p></footer>"
    return f"<!DOCTYPE html><html><head>{head}</head><body><nav><ul>{menu}</ul></nav>{body}{imprint}</body></html>"


def article(inside: str = "", before: str = f"<h1>{TITLE}</h1><p class='sapo'>{SAPO}</p>") -> str:
    """A page of headline, sapo and the given content."""
    return page(f"<article>{before}{inside or paragraphs()}</article>")
