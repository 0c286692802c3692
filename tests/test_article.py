import dataclasses
import json
from typing import Any

import numpy as np
import pytest

from unionml import Article, RelatedArticle
from unionml.errors import UsageError


def test_an_article_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Article(title="a").title = "b"  # type: ignore[misc]


def test_to_dict_has_exactly_the_fields_in_their_order_as_json_types() -> None:
    article = Article(title="Tựa", body=("Một.", "Hai."), related=(RelatedArticle("Bài khác", "Dẫn."),))
    fields = article.to_dict()
    assert list(fields) == [field.name for field in dataclasses.fields(Article)]
    assert json.loads(json.dumps(fields)) == fields
    assert fields["body"] == ["Một.", "Hai."]
    assert fields["related"] == [{"title": "Bài khác", "teaser": "Dẫn."}]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"body": "Một đoạn."}, "body is 'Một đoạn.' and no list; put a single one in a tuple"),
        ({"captions": None}, r"captions is None and no list; .* none in \(\)"),
        ({"body": {"a": 1}}, "body is {'a': 1} and no list"),
        ({"body": ("Một.", None)}, "body holds None; give a tuple of str"),
        ({"body": [["Một."]]}, r"body holds \['Một.'\]; give a tuple of str"),
        ({"related": ("Bài khác",)}, "related holds 'Bài khác'; give a tuple of RelatedArticle"),
        ({"title": None}, "title is None; give text"),
        ({"title": "a", "lead": 3}, "lead is 3; give text"),
    ],
)
def test_what_is_no_text_is_told_at_once(given: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Article(**given)


def test_lists_of_every_kind_become_tuples() -> None:
    plain = Article(title="a", body=("Một.", "Hai."), related=(RelatedArticle("b"),))
    listed: Any = {"body": np.array(["Một.", "Hai."]), "related": [RelatedArticle("b")]}
    assert Article(title="a", **listed) == plain
    assert hash(Article(title="a", **listed)) == hash(plain)
    assert dataclasses.replace(plain, body=["Một.", "Hai."]) == plain  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "article",
    [
        Article(),
        Article(title=" ", body=("", "\n")),
        Article(captions=("Ảnh",), id="7"),
        Article(title="\u200b \u2060", lead="\ufeff\xa0", body=("\u3164", "\xad")),
    ],
)
def test_an_article_without_title_lead_and_body_is_empty(article: Article) -> None:
    assert article.is_empty


@pytest.mark.parametrize("article", [Article(title="a"), Article(lead="a"), Article(body=("", "a"))])
def test_an_article_with_any_of_them_is_not(article: Article) -> None:
    assert not article.is_empty
