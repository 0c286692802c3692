import dataclasses
import json

import pytest

from unionml import Article, RelatedArticle


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
    "article", [Article(), Article(title=" ", body=("", "\n")), Article(captions=("Ảnh",), id="7")]
)
def test_an_article_without_title_lead_and_body_is_empty(article: Article) -> None:
    assert article.is_empty


@pytest.mark.parametrize("article", [Article(title="a"), Article(lead="a"), Article(body=("", "a"))])
def test_an_article_with_any_of_them_is_not(article: Article) -> None:
    assert not article.is_empty
