import pytest

from unionml.article import Article
from unionml.training.languages import Languages

TEXTS = {
    "vi": "Chiều nay công đoàn xưởng dệt trao quà cho mười hai chị em có con nhỏ.",
    "en": "The union of the weaving mill gave presents to twelve members, and the manager was with them.",
    "ko": "방직공장 노조가 오늘 오후 어린 자녀를 둔 조합원 열두 명에게 선물을 전달했다.",
    "zh": "纺织厂工会今天下午向十二名有年幼子女的会员赠送了礼物。",
    "ja": "織物工場の労働組合は今日の午後、幼い子どもを持つ組合員十二人に贈り物を渡した。",
}
UNTOLD = (
    "Chieu nay cong doan xuong det trao qua cho muoi hai chi em co con nho, to the duc to chuc.",
    "Die Gewerkschaft der Weberei hat heute zwölf Mitgliedern mit kleinen Kindern Geschenke gebracht.",
    "",
)


def of(*texts: str) -> tuple[str, ...]:
    return Languages.of([Article(body=(text,)) for text in texts], []).learnt


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_is_told_by_its_letters_and_small_words(code: str) -> None:
    assert of(TEXTS[code]) == (code,)


@pytest.mark.parametrize("text", UNTOLD)
def test_other_languages_are_not_named(text: str) -> None:
    assert of(text) == ()
    assert of(TEXTS["vi"], text) == ("vi",)


def test_languages_stand_by_how_many_articles_they_have_and_few_articles_make_none() -> None:
    assert of(*[TEXTS["vi"]] * 60, *[TEXTS["ja"]] * 30, *[TEXTS["ko"]] * 10) == ("vi", "ja", "ko")
    assert of(*[TEXTS["vi"]] * 99, TEXTS["ko"]) == ("vi",)
    assert of() == ()


def test_scripts_of_a_vocabulary_are_those_that_are_no_accident() -> None:
    pieces = [*(f"▁đoàn{number}" for number in range(2000)), "▁노조", "조합", "노", "工", "<s>", "12"]
    assert Languages.of([], pieces).scripts == ("LATIN", "HANGUL")
