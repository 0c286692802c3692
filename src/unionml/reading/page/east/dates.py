"""Lines that date an article in Chinese, Japanese or Korean: a date and its label, two dates, a line of fields."""

import re

from unionml.reading.page.east.lines import is_east, labels_author

_LABEL = r"(?:[^\W\d_]{2,6}\s?[:：]?\s*)?"
_DATE = re.compile(
    rf"{_LABEL}(?P<date>(?:19|20)\d\d\s?[年년./-]\s?\d{{1,2}}\s?[月월./-]\s?\d{{1,2}}\s?[日일.]?"
    r"(?:\s?[（(]?(?:[月火水木金土日월화수목금토일]|(?:星期|周)[一二三四五六日天]|[월화수목금토일]요일)[）)]?)?"
    r"(?:\s?(?:오전|오후|上午|下午|午前|午後)?\s?\d{1,2}\s?[:：时時点시]\s?\d{1,2}\s?[分분]?(?::\d\d)?)?)"
    r"(?:\s?[（(][^()（）]{0,20}(?:更新|修改|수정|편집)[)）])?(?:\s?(?:JST|KST|CST|HKT))?"
    r"(?:\s?(?:配信|掲載|公開|発行|發布|发布|刊登|등록|입력|송고|게재|발행))?"
    r"(?:[\s|·/]*(?:来源|來源|出处|출처|配信|更新|수정)\s?[:：]?\s*\S.{0,30})?"
)
_TWO_DATES = re.compile(
    r"(?P<first>[^\W\d_]{2,4})\s?[:：]?\s?(?P<date>(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?:\s\d{1,2}:\d\d(?::\d\d)?)?)"
    r"[\s|·/]*(?P<second>[^\W\d_]{2,4})\s?[:：]?\s?"
    r"(?P<other>(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?:\s\d{1,2}:\d\d(?::\d\d)?)?)"
)
"""When an article appeared and when it was changed, in either order."""
_DAY = re.compile(r"(?:19|20)\d\d[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?")
_BETWEEN_FIELDS = re.compile(r"[\s|｜·:：,，/]+")
_BRACKETED = re.compile(r"[\[【(（][大中小\s]{1,9}[\]】)）]|(?<=\d),(?=\d)")
_FIELD = re.compile(
    "(?:发布|發佈|发表|更新|创建)?(?:时间|時間|日期)|(?:浏览|瀏覽|阅读|閱讀|点击|點閱)(?:次数|次數|量|数|數)?|字[体體号號]|작성일|등록일"
    "|조회수?|입력|등록|수정|댓글|作成日|更新日|公開日|投稿日"
)
_SOURCE = re.compile("[来來]源|出[处處]|출처")
_FIELD_VALUE = re.compile("[大中小]|[次回人건]|\\d+次?")
_LONGEST_RECORD = 90
"""Characters of a line of fields, at most."""
_LABEL_AND_NAME = 12
"""Characters of an author's name in it, at most."""
_CHANGED = re.compile("(?:최종)?\\s?수정|更新|最終更新|修改|編集")


def split_date(text: str) -> tuple[str, str] | None:
    """`("", date)` for a line that is little else than a date; None for any other."""
    text = text.strip()
    if (two := _TWO_DATES.fullmatch(text)) is not None:
        return "", two["other" if _CHANGED.fullmatch(two["first"]) else "date"]
    fields = _split_fields(text) if len(text) <= _LONGEST_RECORD and is_east(text) else None
    if fields is None or not fields[0]:
        match = _DATE.fullmatch(text)
        return ("", match["date"].strip()) if match is not None else fields
    return fields


def _split_fields(text: str) -> tuple[str, str] | None:
    """`(author, date)` for a line of labelled fields, as offices and unions date what they publish."""
    found = _DAY.search(text)
    if found is None:
        return None
    author = source = ""
    rest = _BRACKETED.sub(" ", f"{text[: found.start()]} | {text[found.end() :]}")
    parts = [part for part in _BETWEEN_FIELDS.split(rest) if part]
    if not parts:
        return None
    for label, value in zip(parts, [*parts[1:], ""], strict=True):
        if labels_author(label) and len(value) <= _LABEL_AND_NAME:
            author = author or value
        elif _SOURCE.fullmatch(label):
            source = value
        elif label not in {author, source} and not (
            label.isdigit() or _FIELD.fullmatch(label) or _FIELD_VALUE.fullmatch(label)
        ):
            return None
    return author, found[0].strip()


def is_change(text: str) -> bool:
    """Whether a line says, perhaps with the date, that an article was changed."""
    return _CHANGED.match(text) is not None
