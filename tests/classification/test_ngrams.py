"""The n-gram counter against scikit-learn's, which is slow and sure."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from unionml.article import Article
from unionml.classification.fields import segments
from unionml.classification.ngrams import Vocabulary, learn_vocabulary
from unionml.classification.weighting import inverse_document_frequency, project, to_csr, weigh
from unionml.errors import BundleError
from unionml.text import syllables

WORDS = st.sampled_from(["công", "đoàn", "cơ", "sở", "tặng", "quà", "đại", "hội", "lần", "thứ", "hai"])
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
ARTICLES = st.lists(
    st.builds(Article, title=TEXTS, lead=TEXTS, body=st.lists(TEXTS, max_size=3).map(tuple)), min_size=1, max_size=6
)


def reference_counts(ngrams: list[str], article: Article, field: int) -> np.ndarray:
    """Occurrences of each n-gram in a field, by scikit-learn, piece by piece."""
    vectorizer = CountVectorizer(vocabulary=ngrams, ngram_range=(1, 3), tokenizer=syllables, token_pattern=None)
    texts = [text for code, text in segments(article) if code == field]
    return np.asarray(vectorizer.transform(texts).sum(axis=0)).ravel() if texts else np.zeros(len(ngrams))


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.integers(1, 3))
def test_counts_are_those_of_scikit_learn(articles: list[Article], min_df: int) -> None:
    vocabulary, tokens = learn_vocabulary(map(segments, articles), order=3, min_df=min_df)
    texts = [" \x00 ".join(text for _, text in segments(article)) for article in articles]
    expected: set[str] = set()
    for text in texts:
        for piece in text.split("\x00"):
            words = syllables(piece)
            expected |= {" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1)}
    in_articles = {
        ngram: sum(any(f" {ngram} " in f" {piece.strip()} " for piece in text.split("\x00")) for text in texts)
        for ngram in expected
    }
    assert vocabulary.ngrams == sorted(ngram for ngram, df in in_articles.items() if df >= min_df)
    if not len(vocabulary):
        return
    counts = vocabulary.count(tokens)
    again = vocabulary.count(vocabulary.encode(map(segments, articles)))
    assert np.array_equal(counts.columns, again.columns)
    for field in range(3):
        ours = csr_matrix(
            (counts.counts[:, field], counts.columns, counts.indptr), shape=(len(articles), len(vocabulary))
        ).toarray()
        for row, article in enumerate(articles):
            assert np.array_equal(ours[row], reference_counts(vocabulary.ngrams, article, field))


def test_rows_are_those_of_a_tfidf_vectorizer() -> None:
    """Where nothing stands in title or lead, the weights are scikit-learn's with log(1 + tf) for its 1 + log(tf)."""
    bodies = ["công đoàn cơ sở tặng quà tặng quà", "đại hội công đoàn cơ sở", "tặng quà công đoàn"]
    articles = [Article(body=(text,)) for text in bodies]
    vocabulary, tokens = learn_vocabulary(map(segments, articles), order=3, min_df=1)
    counts = vocabulary.count(tokens)
    idf = inverse_document_frequency(counts.document_frequency(len(vocabulary)), 3)
    slow = TfidfVectorizer(ngram_range=(1, 3), tokenizer=syllables, token_pattern=None, norm=None)
    raw = slow.fit_transform(bodies)
    assert slow.get_feature_names_out().tolist() == vocabulary.ngrams
    assert np.allclose(slow.idf_, idf, atol=1e-3)
    plain = CountVectorizer(vocabulary=vocabulary.ngrams, ngram_range=(1, 3), tokenizer=syllables, token_pattern=None)
    values = np.log1p(plain.transform(bodies).toarray()) * idf
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    ours = to_csr(counts, weigh(counts, idf, (5.0, 3.0, 1.0)), len(vocabulary)).toarray()
    assert raw.shape == ours.shape
    assert np.abs(ours - values).max() < 1e-6


def test_projection_is_the_matrix_product() -> None:
    articles = [Article(title="tặng quà", body=("công đoàn tặng quà",)), Article(), Article(title="đại hội công đoàn")]
    vocabulary, tokens = learn_vocabulary(map(segments, articles), order=2, min_df=1)
    counts = vocabulary.count(tokens)
    values = weigh(counts, np.ones(len(vocabulary), dtype=np.float32), (5.0, 3.0, 1.0))
    weights = np.random.default_rng(0).normal(size=(len(vocabulary), 3)).astype(np.float32)
    dense = to_csr(counts, values, len(vocabulary)).toarray()
    assert np.abs(project(counts, values, weights) - dense @ weights).max() < 1e-6
    assert dense[1].sum() == 0


def test_an_article_counts_the_same_alone_and_among_others(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [Article(title=f"đại hội {i}", body=("công đoàn cơ sở " * (i + 1),)) for i in range(20)]
    vocabulary, tokens = learn_vocabulary(map(segments, articles), order=3, min_df=2)
    together = vocabulary.count(tokens)
    monkeypatch.setattr("unionml.classification.tokens.CHUNK", 7)
    in_pieces = vocabulary.count(vocabulary.encode(map(segments, articles)))
    relearnt, _ = learn_vocabulary(map(segments, articles), order=3, min_df=2)
    assert relearnt.ngrams == vocabulary.ngrams
    assert np.array_equal(together.indptr, in_pieces.indptr)
    assert np.array_equal(together.columns, in_pieces.columns)
    assert np.array_equal(together.counts, in_pieces.counts)


def test_numbers_are_one_word_and_abbreviations_are_spelt_out() -> None:
    vocabulary = Vocabulary(["0 suất", "liên đoàn lao động", "suất quà"], {"lđlđ": "liên đoàn lao động"})
    tokens = vocabulary.encode([[(0, "LĐLĐ trao 1.480 suất quà"), (2, "12 suất")]])
    found = vocabulary.count(tokens)
    assert [vocabulary.ngrams[column] for column in found.columns] == ["0 suất", "liên đoàn lao động", "suất quà"]
    assert found.counts.tolist() == [[1, 0, 1], [1, 0, 0], [1, 0, 0]]


def test_no_ngram_crosses_from_one_piece_into_the_next() -> None:
    articles = [Article(title="công", lead="đoàn"), Article(title="công", lead="đoàn")]
    vocabulary, _ = learn_vocabulary(map(segments, articles), order=2, min_df=2)
    assert vocabulary.ngrams == ["công", "đoàn"]


def test_an_empty_ngram_is_refused() -> None:
    with pytest.raises(BundleError, match="empty n-gram"):
        Vocabulary(["công", ""])


def test_rare_syllables_take_no_room_in_the_keys_of_ngrams(monkeypatch: pytest.MonkeyPatch) -> None:
    rare = [Article(body=(" ".join(f"lạ{row}x{at}" for at in range(9)),)) for row in range(4)]
    articles = [*rare, *(Article(body=("công đoàn cơ sở tặng quà",)) for _ in range(2))]
    expected, _ = learn_vocabulary(map(segments, articles), order=3, min_df=2)
    monkeypatch.setattr("unionml.classification.ngrams.BITS", 3)
    monkeypatch.setattr("unionml.classification.ngrams._MAX_SYLLABLES", 7)
    assert learn_vocabulary(map(segments, articles), order=3, min_df=2)[0].ngrams == expected.ngrams
    assert "công đoàn cơ" in expected.ngrams
