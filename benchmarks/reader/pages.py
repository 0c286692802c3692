"""Saved pages made from labelled articles: each family imitates how one kind of Vietnamese news site looks as text.

A page is built from one article and a handful of others that become its teasers, so that the right answer is known. The
families in `HELD_OUT` were written after the reader; README.md has what they showed at first sight.
"""

import random
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
MENU = (
    """
Trang chủ, Thời sự, Công đoàn, Xã hội, Kinh tế, Pháp luật, Thế giới, Văn hóa, Thể thao, Giáo dục, Sức khỏe, Đời sống,
Bạn đọc, Việc làm, Xe, Công nghệ, Du lịch, Video, Ảnh, Podcast, Bất động sản, Tuyển dụng, Media, Giải trí, Chính trị
""".replace("\n", " ")
    .strip()
    .split(", ")
)
PAPERS = ["Lao Động", "Người Lao Động", "Báo Tin Sáng", "Công Đoàn Online", "Tiền Tuyến", "Dân Sinh"]
NAMES = ["Thanh Hà", "Ngọc Diệp", "N.Tú", "Lê Minh Khôi", "PV", "Hồng Quân", "Đ.Viên", "Thu Trang - Hải Anh"]
OTHERS = 30
"""Articles beside that of a page, which its teasers are made of."""
WEEKDAYS = ["Thứ Hai", "Thứ ba", "Thứ Tư", "Thứ năm", "Thứ Sáu", "Thứ bảy", "Chủ Nhật", "Chủ nhật"]


@dataclass
class Page:
    """A page and what stands on it."""

    family: str
    text: str
    title: str
    kicker: str = ""
    lead: str = ""
    byline: str = ""
    body: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    teasers: list[str] = field(default_factory=list)


class Site:
    """The parts that pages are made of, drawn with one random generator."""

    def __init__(self, rng: random.Random, article: Row, others: list[Row]) -> None:
        self.rng = rng
        self.article = article
        self.others = others
        self.title: str = article["title"]
        self.lead: str = article.get("lead") or ""
        self.kicker: str = article.get("kicker") or ""
        self.body: list[str] = list(article["body"])
        self.byline: str = article.get("byline") or rng.choice(NAMES)
        self.captions = [caption.replace("\n", " ") for caption in article.get("captions") or []]
        self.teasers: list[str] = []
        self.shown: list[str] = []
        self.used = 0
        year, month, day = (article.get("published") or "2019-07-24").split("-")
        self.day = f"{int(day)}/{int(month)}/{year}" if rng.random() < 0.5 else f"{day}/{month}/{year}"
        self.time = f"{rng.randint(6, 22)}:{rng.randint(0, 59):02d}"

    def menu(self, low: int = 8, high: int = 20) -> list[str]:
        return self.rng.sample(MENU, self.rng.randint(low, min(high, len(MENU))))

    def other(self) -> Row:
        row = self.others[self.used % len(self.others)]
        self.used += 1
        return row

    def blurb(self, row: Row) -> str:
        text: str = row.get("lead") or row["body"][0]
        self.teasers.append(text)
        return text

    def headline(self) -> str:
        title: str = self.other()["title"]
        self.teasers.append(title)
        return title

    def headlines(self, low: int, high: int) -> list[str]:
        return [self.headline() for _ in range(self.rng.randint(low, high))]

    def image(self) -> list[str]:
        """A caption, with a credit on most sites."""
        if not self.captions:
            return []
        caption = self.captions[0]
        if "Ảnh" not in caption:
            credit = self.rng.choice(["(Ảnh: {})", "Ảnh: {}", "- Ảnh: {}", "Ảnh: {}/TTXVN"]).format(
                self.rng.choice(NAMES)
            )
            caption = f"{caption.rstrip('.')} {credit}" if credit[0] in "(-" else f"{caption.rstrip('.')}. {credit}"
        self.captions = self.captions[1:]
        self.shown.append(caption)
        return [caption]

    def dated(self, count: int) -> list[str]:
        """Headlines with their dates in brackets."""
        rng = self.rng
        lines = [f"{h} ({rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/2019)" for h in self.headlines(count, count)]
        self.teasers.extend(lines)
        return lines

    def glue(self, blocks: list[list[str]]) -> list[list[str]]:
        """The same lines without blank ones between them, on half of the pages."""
        return [[line for block in blocks for line in block]] if self.rng.random() < 0.5 else blocks

    def page(self, family: str, blocks: list[list[str]], *, kicker: bool = False, byline: bool = True) -> Page:
        """Blocks are set apart by blank lines, the lines of a block are not."""
        text = "\n\n".join("\n".join(block) for block in blocks if block) + "\n"
        return Page(
            family, text, self.title, self.kicker if kicker else "", self.lead, self.byline if byline else "",
            self.body, self.shown, self.teasers,
        )  # fmt: skip


def paragraphs(
    site: Site, *, images: bool = True, inside: Callable[[], list[list[str]]] | None = None
) -> list[list[str]]:
    """The body, one block a paragraph, with a picture and perhaps a box of other articles in between."""
    blocks: list[list[str]] = []
    at_image = site.rng.randint(0, max(0, len(site.body) - 2))
    at_box = site.rng.randint(1, max(1, len(site.body) - 2))
    for i, paragraph in enumerate(site.body):
        blocks.append([paragraph])
        if images and i == at_image:
            blocks.append(site.image())
        if inside is not None and i == at_box and i < len(site.body) - 1:
            blocks.extend(inside())
    return blocks


def doubled_teasers(site: Site, count: int) -> list[list[str]]:
    """Title, title again (the picture's text), paragraph; the paragraph stands in one block with the next title."""
    blocks: list[list[str]] = []
    pending: list[str] = []
    for _ in range(count):
        row = site.other()
        site.teasers.append(row["title"])
        blocks.extend([[*pending, row["title"]], [row["title"]]])
        pending = [site.blurb(row)]
    return [*blocks, pending]


def single_teasers(site: Site, count: int, *, glued: bool = False) -> list[list[str]]:
    """Title and paragraph, each a block of its own or together."""
    blocks: list[list[str]] = []
    for _ in range(count):
        row = site.other()
        site.teasers.append(row["title"])
        pair = [row["title"], site.blurb(row)]
        blocks.extend([pair] if glued else [[line] for line in pair])
    return blocks


FOOTER = [
    ["Cơ quan chủ quản: Liên đoàn Lao động thành phố", "Tổng Biên tập: Nguyễn Văn Mẫu"],
    ["Giấy phép số 123/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày 12/3/2019", "Tòa soạn: Số 1 phố Mẫu, Hà Nội"],
    [
        "Điện thoại: (024) 1234 5678 - Email: toasoan@example.vn",
        "© Bản quyền thuộc về báo. Ghi rõ nguồn khi phát hành lại.",
    ],
]


def capital(site: Site) -> Page:
    top = [["-->"]] if site.rng.random() < 0.4 else []
    top += [[site.kicker]] if site.kicker else []
    runon = [" ".join(site.headlines(2, 3))] if site.rng.random() < 0.8 else []
    image = lambda: [[site.title, *site.image()]] if site.captions else []  # noqa: E731
    blocks = [*top, [site.title], [site.lead, *runon] if site.lead else runon]
    blocks += paragraphs(site, images=False, inside=image)
    blocks += [[site.byline], ["Có thể bạn quan tâm"], ["Nên xem"], *doubled_teasers(site, site.rng.randint(4, 7))]
    blocks += [["Tin khác"], *doubled_teasers(site, site.rng.randint(5, 9)), ["Xem thêm", "Phiên bản di động"]]
    return site.page("capital", blocks, kicker=True)


def national(site: Site) -> Page:
    author = site.byline.upper() if site.rng.random() < 0.5 else site.byline
    site.byline = author
    box = lambda: [["Tin liên quan"], *([h] for h in site.headlines(1, 3))]  # noqa: E731
    blocks = [
        site.menu(),
        ["Công đoàn"],
        [site.title],
        [f"{author} | {site.rng.choice(WEEKDAYS)}, {site.day} {site.time} (GMT+7)"],
    ]
    blocks += [["Chia sẻ", "Nghe bài viết"], [site.lead], site.image(), *paragraphs(site, inside=box)]
    blocks += [
        ["Công đoàn", "Người lao động", "Đoàn viên"],
        ["Bài liên quan"],
        *single_teasers(site, 4),
        ["Tin mới nhất"],
    ]
    blocks += [site.headlines(4, 8), ["Xem nhiều"], site.headlines(3, 5), *FOOTER]
    return site.page("national", blocks)


def worker(site: Site) -> Page:
    blocks = [[f"{site.rng.choice(WEEKDAYS)}, 21/11/2026"], site.menu(), ["Công đoàn", "Đời sống"], [site.title]]
    blocks += [
        [f"{site.day.replace('/', '-')} - {site.time} | Công đoàn"],
        ["Chia sẻ", "0"],
        [site.lead],
        *paragraphs(site),
    ]
    blocks += [
        [site.byline],
        ["Bình luận (2)"],
        ["Trần Văn Mẫu"],
        ["Bài viết rất hay, cảm ơn tòa soạn đã phản ánh đúng."],
    ]
    blocks += [["Trả lời", "Thích", "2 giờ trước"], ["Tin nóng"], *([h] for h in site.headlines(4, 7)), *FOOTER[1:]]
    return site.page("worker", blocks)


def province(site: Site) -> Page:
    crumbs = "Trang chủ > Tin tức - Sự kiện > Hoạt động công đoàn"
    blocks = [["LIÊN ĐOÀN LAO ĐỘNG TỈNH"], site.menu(6, 10), [crumbs], [site.title]]
    blocks += [[f"Cập nhật: {site.day} {site.time}", "Lượt xem: 132", "A- A A+"]]
    blocks += [[line] for line in [site.lead, *site.body[:1]] if line] + [site.image()] + [[p] for p in site.body[1:]]
    blocks += [[f"Tác giả: {site.byline}"], ["Tin mới hơn"], site.dated(3), ["Tin cũ hơn"], site.dated(5)]
    blocks += [
        ["THĂM DÒ Ý KIẾN"],
        ["Bạn biết đến trang này qua đâu?", "Báo chí", "Bạn bè"],
        ["Lượt truy cập", "123456"],
    ]
    site.byline = f"Tác giả: {site.byline}"
    return site.page("province", blocks)


def express(site: Site) -> Page:
    blocks = [site.menu(), [f"{site.rng.choice(WEEKDAYS)}, {site.day}, {site.time} (GMT+7)"], [site.title], [site.lead]]
    blocks += [
        *site.glue(paragraphs(site)),
        [site.byline],
        ["Trở lại Thời sự"],
        ["Chia sẻ", "Copy link thành công", "×"],
    ]
    blocks += [["Ý kiến (0)"], ["Chia sẻ ý kiến của bạn"], ["Gửi"], *single_teasers(site, 6, glued=True), *FOOTER]
    return site.page("express", blocks)


def youth(site: Site) -> Page:
    mark = lambda: [[f">> {h}"] for h in site.headlines(1, 2)]  # noqa: E731
    blocks = [site.menu(), [f"{site.day} {site.time} GMT+7"], [site.title], [site.lead], *paragraphs(site, inside=mark)]
    blocks += [[site.byline], ["Tặng sao", "0"], ["Chủ đề: công nhân, công đoàn, người lao động"], ["Đọc tiếp"]]
    blocks += [*single_teasers(site, 5), ["Tin cùng chuyên mục"], *([h] for h in site.headlines(4, 6)), *FOOTER[:2]]
    return site.page("youth", blocks)


def portal(site: Site) -> Page:
    paper = site.rng.choice(PAPERS)
    blocks = [
        ["Đăng nhập"],
        site.menu(6, 10),
        [site.title],
        [f"{paper} {site.rng.randint(1, 23)} giờ trước 12 liên quan Gốc"],
    ]
    blocks += [
        [site.lead],
        *paragraphs(site),
        [site.byline],
        [f"Nguồn {paper}: https://example.vn/bai-{site.rng.randint(1, 999)}.html"],
    ]
    blocks += [["Link gốc"], ["Công đoàn", "Công nhân", "Liên đoàn Lao động", "Nghệ An"]]
    blocks += [[h, f"{paper} 2 giờ trước"] for h in site.headlines(6, 10)] + [["Phiên bản di động"]]
    return site.page("portal", blocks)


def old(site: Site) -> Page:
    lines = [
        site.title,
        f"{site.day} {site.time}",
        site.lead,
        *site.body,
        site.byline,
        "Các tin đã đưa:",
        *site.dated(6),
    ]
    return site.page("old", [[line for line in lines if line]])


def plain(site: Site) -> Page:
    lines = [site.title, *([site.lead] if site.lead else []), *site.body]
    blocks = [[line] for line in lines] if site.rng.random() < 0.5 else [lines]
    return site.page("plain", blocks, byline=False)


def wrapped(site: Site) -> Page:
    width = site.rng.choice([68, 72, 76, 80])
    site.lead, site.body = textwrap.fill(site.lead, width), [textwrap.fill(p, width) for p in site.body]
    title = textwrap.fill(site.title, width)
    return site.page("wrapped", [[title], [site.lead], *([p] for p in site.body)], byline=False)


def strip(site: Site) -> Page:
    """Teasers above the article, no announcement below it."""
    blocks = [site.menu(), *single_teasers(site, 3), [site.title], [f"{site.byline} - {site.day}"], [site.lead]]
    blocks += [*paragraphs(site), *single_teasers(site, 6)]
    return site.page("strip", blocks)


def scroll(site: Site) -> Page:
    """The next article follows in full."""
    row = site.other()
    site.teasers.extend([row["title"], *row["body"]])
    blocks = [site.menu(), [site.title], [f"{site.day} {site.time}"], [site.lead], *paragraphs(site), [site.byline]]
    blocks += [
        ["Chia sẻ"],
        [row["title"]],
        [f"{site.day} 20:15"],
        *([p] for p in [row.get("lead") or "", *row["body"]] if p),
    ]
    return site.page("scroll", blocks)


def silent(site: Site) -> Page:
    """No byline, no announcement, doubled teasers at once."""
    blocks = [[site.title], [site.lead], *paragraphs(site), *doubled_teasers(site, 8)]
    return site.page("silent", blocks, byline=False)


def blurbs(site: Site) -> Page:
    """Teasers without titles, mixed with bare headlines."""
    blocks = [[site.kicker] if site.kicker else [], [site.title], [site.lead], *paragraphs(site), [site.byline]]
    blocks += [["Bài đáng đọc"], *([site.blurb(site.other())] for _ in range(4)), *([h] for h in site.headlines(4, 5))]
    return site.page("blurbs", blocks, kicker=True)


def tabloid(site: Site) -> Page:
    """Hot headlines on top, a byline with an address, a caption without a credit, teasers with dates, cut short."""
    hot = [[h] for h in site.headlines(3, 4)]
    blocks = [
        site.menu(),
        ["Nóng trong ngày"],
        *hot,
        ["Công đoàn"],
        [site.title],
        [site.byline, "phongvien@example.vn"],
    ]
    blocks += [[f"{site.day}, {site.time}"], ["Nghe bài viết", "1x"], [site.lead]]
    caption = [c.rstrip(".") for c in site.captions[:1]]
    blocks += [[site.body[0]], caption, *([p] for p in site.body[1:]), ["#công đoàn", "#công nhân"], ["Thảo luận (0)"]]
    for _ in range(6):
        row = site.other()
        site.teasers.append(row["title"])
        blurb = " ".join(site.blurb(row).split()[:18]) + "..."
        site.teasers.append(blurb)
        blocks += [[row["title"]], [f"{site.day} 0"], [blurb]]
    return site.page("tabloid", blocks)


def bulletin(site: Site) -> Page:
    """No blank lines at all: kicker, title in capitals, run-on headlines, a column of links below the signature."""
    site.title = site.title.upper()
    lines = [site.kicker, site.title, site.lead, " ".join(site.headlines(2, 2)), *site.body, site.byline]
    lines += [
        "In bài viết",
        "Gửi phản hồi",
        "CÁC BÀI MỚI:",
        *(f"• {h}" for h in site.headlines(5, 5)),
        "Số người truy cập: 1.234.567",
    ]
    return site.page("bulletin", [[line for line in lines if line]], kicker=True)


def archive(site: Site) -> Page:
    """The date and the address stand below; teasers are a headline and its paragraph in one block, unannounced."""
    blocks = [
        [f"{site.title} | {site.rng.choice(PAPERS)}"],
        [site.title],
        [site.lead],
        *paragraphs(site),
        [f"Theo {site.byline}"],
    ]
    blocks += [
        ["Link gốc: https://example.vn/tin-cu.html"],
        [f"{site.day} {site.time}"],
        *single_teasers(site, 7, glued=True),
    ]
    page = site.page("archive", blocks)
    page.byline = f"Theo {site.byline}"
    return page


FAMILIES: dict[str, Callable[[Site], Page]] = {
    family.__name__: family
    for family in (
        capital, national, worker, province, express, youth, portal, old, plain, wrapped, strip, scroll, silent, blurbs,
    )
}  # fmt: skip
HELD_OUT: dict[str, Callable[[Site], Page]] = {family.__name__: family for family in (tabloid, bulletin, archive)}


def make_pages(rows: list[Row], families: dict[str, Callable[[Site], Page]], *, each: int, seed: int) -> list[Page]:
    """`each` pages of every family."""
    pages = []
    for name, family in families.items():
        rng = random.Random(f"{seed}:{name}")
        for row in rng.sample(rows, min(each, len(rows))):
            others = rng.sample([other for other in rows if other is not row], OTHERS)
            pages.append(family(Site(rng, row, others)))
    return pages
