"""What a sentence shows on its face: quotes, figures, dates, and openings that lean on a sentence before it."""

import re

import numpy as np

from unionml.summarization.document import Reals

_LINKS = (
    "theo đó|tuy nhiên|tuy vậy|tuy thế|thế nhưng|bên cạnh đó|cạnh đó|đồng thời|ngoài ra|do đó|"
    "do vậy|vì vậy|vì thế|bởi vậy|trong khi đó|trong khi ấy|trước đó|sau đó|từ đó|khi đó|lúc đó|"
    "khi ấy|lúc ấy|hồi đó|tại đây|ở đây|tới đây|qua đó|nhờ đó|nhờ vậy|trong đó|đến đây|cũng theo|"
    "cũng tại|cũng trong|cũng vì|mặt khác|hơn nữa|hơn thế|thậm chí|như vậy|như thế|cụ thể|tiếp đó|"
    "kế đó|ngay sau đó|cùng với đó|song song đó|đáng chú ý|đặc biệt|ngược lại|trái lại|nói cách khác|"
    "thay vào đó|không những thế|không chỉ vậy|không chỉ thế|chưa kể|kết quả là|có thể thấy|tóm lại|"
    "nhìn chung|nhưng|và|song|còn|rồi|nên|mà|cho nên|thế là|vậy là|điều này|điều đó|việc này|"
    "việc đó|vụ việc này|sự việc này|vấn đề này|chuyện này|đây|đó|thế|vậy|trên đây|nói về|"
    "về vấn đề này|về việc này|trả lời câu hỏi|tiếp lời|đáp lại|ngay sau|được biết thêm|"
    "trước thực trạng (?:đó|này|trên)|trước tình (?:hình|trạng) (?:đó|này|trên)|dịp này|nhân dịp này|"
    "cùng ngày|cùng lúc|trong dịp này|chưa dừng (?:lại )?ở đó|chưa dừng lại|chưa hết|nghe vậy|thấy vậy|"
    "thấy thế|biết vậy|biết tin|trên thực tế|thực tế|tương tự|lý do là|lý do duy nhất|nguyên nhân là"
)
_PRONOUNS = "ông ta|bà ta|anh ta|chị ta|cô ta|hắn|họ|nó|chúng|người này|người đó|nam sinh này|nữ sinh này"
_POINTED_AT = "vụ việc|sự việc|thông tin|vụ án|vụ tai nạn|trường hợp|đối tượng|quyết định|quy định|số tiền|hành vi|vụ"
_DANGLING = re.compile(
    rf"^\W*(?:(?:{_LINKS}|{_PRONOUNS})\b|(?:theo )?(?:[^\W\d_]+ ){{1,3}}này\b|"
    rf"(?:các |những |hai )?(?:{_POINTED_AT}) (?:nói |kể )?trên\b)",
    re.IGNORECASE,
)
# "Ông cho biết", "Theo chị,": a person without a name. "Ông Nam cho biết" has one, told by its capital letter.
_TITLE = re.compile(r"^\W*(?:theo )?(?:ông|bà|anh|chị|cô|cậu|em|thầy|bác|chú)\b\W*(\w?)", re.IGNORECASE)
_QUOTES_OPEN = ('"', "“", "‘", "'", "«")
_DATE = re.compile(r"\b\d{1,2}[/-]\d{1,2}\b|[Nn]gày \d")
_SAYS = re.compile(r"\b(?:cho biết|cho hay|nói|chia sẻ|khẳng định|nhận định|cho rằng|đưa tin)\b")

N_CUES = 14


def leans_on_another(text: str) -> bool:
    """Whether the sentence opens with a link, a pronoun or a nameless person that only its neighbour explains."""
    if _DANGLING.match(text):
        return True
    title = _TITLE.match(text)
    return title is not None and not title[1].isupper()


def is_bare_quote(text: str) -> bool:
    """Whether the sentence is direct speech that does not say who speaks."""
    stripped = text.strip()
    if not stripped.startswith(_QUOTES_OPEN):
        # The tail of a longer quotation closes one that it did not open.
        straight = stripped.count('"') % 2 == 1
        return stripped.count("”") > stripped.count("“") or straight
    closes = max(stripped.rfind('"', 1), stripped.rfind("”"), stripped.rfind("»"))
    return closes < 0 or len(stripped) - closes <= 3


def cues_of(text: str) -> Reals:
    """Numbers that describe the surface of one sentence, shape (N_CUES,)."""
    size = max(len(text), 1)
    return np.array(
        [
            leans_on_another(text),
            is_bare_quote(text),
            text.startswith(_QUOTES_OPEN),
            '"' in text or "“" in text,
            text.rstrip().endswith(("?", "!")),
            10 * sum(map(str.isdigit, text)) / size,
            10 * sum(map(str.isupper, text)) / size,
            _SAYS.search(text) is not None,
            text.startswith("Theo "),
            _DATE.search(text) is not None,
            50 * text.count(",") / size,
            "(" in text,
            ":" in text,
            text[:1].isdigit(),
        ],
        dtype=np.float32,
    )
