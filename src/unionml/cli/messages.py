"""What an editor reads, in Vietnamese and in English. What machines or logs read stays English."""

from unionml.cli.terminal import language

_MESSAGES: dict[str, dict[str, str]] = {
    "topic": {"vi": "Chủ đề", "en": "Topic"},
    "topics": {"vi": "Các chủ đề", "en": "Topics"},
    "other": {"vi": "khác (không thuộc chủ đề nào)", "en": "other (none of the topics)"},
    "why": {"vi": "Căn cứ nặng ký nhất", "en": "What weighed most"},
    "unread": {
        "vi": "Mô hình này hầu như không biết từ nào của bài, nên điểm trên không nói lên điều gì.",
        "en": "This model knows hardly a word of the article, so the scores say nothing.",
    },
    "bare": {
        "vi": "Bài viết không dấu. Mô hình học từ tiếng Việt có dấu, nên điểm trên không đáng tin.",
        "en": "The article has lost its diacritics. The models know Vietnamese with them: the scores say little.",
    },
    "other_languages": {
        "vi": "Bài tiếng Anh, Hàn, Trung, Nhật: --model transformer.",
        "en": "For English, Korean, Chinese and Japanese: --model transformer.",
    },
    "model": {"vi": "Mô hình", "en": "Model"},
    "untitled": {"vi": "(không có tít)", "en": "(no title)"},
    "lead": {"vi": "Sapo", "en": "Lead"},
    "headings": {"vi": "Tít phụ", "en": "Headings"},
    "captions": {"vi": "Chú thích ảnh", "en": "Captions"},
    "byline": {"vi": "Tác giả", "en": "Byline"},
    "published": {"vi": "Đăng", "en": "Published"},
    "section": {"vi": "Chuyên mục", "en": "Section"},
    "url": {"vi": "Địa chỉ", "en": "Address"},
    "related": {"vi": "Bài khác trên trang", "en": "Other articles on the page"},
    "method": {"vi": "Phương pháp", "en": "Method"},
    "no_sentences": {
        "vi": "Bài không có câu nào dùng được cho đoạn dẫn.",
        "en": "The article has no sentence that could stand in a lead.",
    },
    "syllables": {"vi": "Số tiếng", "en": "Syllables"},
    "sentences": {"vi": "Số câu", "en": "Sentences"},
}


def say(key: str) -> str:
    """The message in the language of the locale."""
    return _MESSAGES[key][language()]
