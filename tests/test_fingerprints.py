"""What a model has learnt from is remembered, and no test for it."""

import json
import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.classification.topic_articles import several_topics
from tests.cli.conftest import Call, is_one_sentence
from tests.cli.conftest import call as call
from tests.cli.conftest import model as model
from tests.scoring.trained import TEST, TRAIN
from unionml.article import Article
from unionml.bundle import LAYOUT, Bundle, write_tensors
from unionml.checksums import write_checksums
from unionml.classification.tfidf import TfidfTopicModel
from unionml.classification.tfidf_config import TfidfConfig
from unionml.errors import BundleError, DataError
from unionml.fingerprints import check_unseen, fingerprints, repeats, seen
from unionml.training.data import load_labelled

BODY = (
    "Công đoàn tỉnh trao 120 suất quà cho đoàn viên khó khăn, hoà chung không khí Tết ở các khu nhà trọ công nhân.",
)
ARTICLE = Article(title="Trao quà Tết", lead="Sáng nay, 120 đoàn viên nhận quà.", body=BODY)


def rewrite_checksums(bundle: Path) -> None:
    (bundle / LAYOUT.checksums).unlink()
    write_checksums(bundle)


def test_spelling_does_not_hide_an_article() -> None:
    import unicodedata

    other = Article(
        title="TRAO  QUÀ TẾT!",
        lead=unicodedata.normalize("NFD", ARTICLE.lead),
        body=(BODY[0].replace("hoà", "hòa").replace(", ", " – "),),
    )
    assert seen([other], fingerprints([ARTICLE])) == [0]


def test_another_headline_does_not_hide_an_article_and_another_body_is_another() -> None:
    known = fingerprints([ARTICLE])
    assert known.dtype == np.uint64
    assert len(known) == 2
    assert seen([replace(ARTICLE, title="Tít khác", lead="")], known) == [0]
    assert seen([replace(ARTICLE, body=("Một bài khác hẳn.",))], known) == []
    assert seen([Article(title="Tin vắn", body=("Ảnh: TTXVN.",))], fingerprints([Article(body=("Ảnh: TTXVN.",))])) == []


def test_what_repeats_another_word_for_word_is_known_by_the_first() -> None:
    other = replace(ARTICLE, title="Tít khác")
    spelt = replace(ARTICLE, title="TRAO QUÀ TẾT!", id="x")
    assert repeats([other, ARTICLE, spelt, other, Article(title="…")]).tolist() == [0, 1, 1, 0, 4]
    assert repeats([]).tolist() == []


def test_a_script_without_syllables_is_told_apart() -> None:
    known = fingerprints([Article(title="…"), Article(title="工会代表大会")])
    assert seen([Article(title="工会代表大会"), Article(title="工会")], known) == [0]


def test_a_bundle_remembers_its_training_articles_and_no_others(model: Path) -> None:
    known = Bundle.open(model).training_articles()
    assert known is not None
    train = [one.article for one in load_labelled(TRAIN)]
    assert seen(train, known) == list(range(len(train)))
    assert seen([one.article for one in load_labelled(TEST)], known) == []
    assert (model / LAYOUT.training_articles).stat().st_size <= 16 * len(train) + 200


def test_a_model_that_does_not_say_is_taken_at_its_word(model: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(model, tmp_path / "model")
    (copy / LAYOUT.training_articles).unlink()
    rewrite_checksums(copy)
    assert check_unseen(copy, [one.article for one in load_labelled(TRAIN)], force=False) == 0
    with pytest.raises(DataError):
        check_unseen(model, [one.article for one in load_labelled(TRAIN)], force=False)


def test_what_a_bundle_remembers_is_checked_before_it_is_read(model: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(model, tmp_path / "model")
    file = copy / LAYOUT.training_articles
    write_tensors(file, {"fingerprints": np.zeros(3, dtype=np.uint64)})
    with pytest.raises(BundleError, match="was changed after it was saved"):
        check_unseen(copy, [], force=False)
    for tensors in ({"others": np.zeros(3, dtype=np.uint64)}, {"fingerprints": np.zeros(3)}):
        write_tensors(file, tensors)
        rewrite_checksums(copy)
        with pytest.raises(BundleError, match="holds no fingerprints of articles"):
            check_unseen(copy, [], force=False)
    file.write_bytes(b"nonsense")
    rewrite_checksums(copy)
    with pytest.raises(BundleError, match="is not a readable safetensors file"):
        check_unseen(copy, [], force=False)


def test_a_model_that_was_fitted_and_saved_from_python_remembers(tmp_path: Path) -> None:
    articles, topics = several_topics()
    model = TfidfTopicModel(TfidfConfig(folds=2)).fit(articles, topics)
    model.save(tmp_path / "model")
    assert check_unseen(tmp_path / "model", articles, force=True) == len(articles)
    with pytest.raises(DataError, match="were in the training data"):
        check_unseen(tmp_path / "model", articles, force=False)


def test_a_copy_of_a_loaded_model_remembers_and_one_that_is_fitted_again_forgets(model: Path, tmp_path: Path) -> None:
    loaded = TfidfTopicModel.from_bundle(Bundle.open(model))
    loaded.save(tmp_path / "copy")
    name = LAYOUT.training_articles
    assert (tmp_path / "copy" / name).read_bytes() == (model / name).read_bytes()
    articles, topics = several_topics()
    loaded.fit(articles, topics).save(tmp_path / "again")
    known = Bundle.open(tmp_path / "again").training_articles()
    assert known is not None
    assert known.tolist() == fingerprints(articles).tolist()


def test_a_pickled_model_remembers_and_carries_no_texts() -> None:
    articles, topics = several_topics()
    articles = [replace(one, byline="Người Viết Bài") for one in articles]
    pickled = pickle.dumps(TfidfTopicModel(TfidfConfig(folds=2)).fit(articles, topics))
    assert "Người Viết Bài".encode() not in pickled
    known = pickle.loads(pickled).training_articles_
    assert known.tolist() == fingerprints(articles).tolist()


def test_one_known_article_among_a_hundred_is_counted_and_more_are_refused(model: Path) -> None:
    learnt = [one.article for one in load_labelled(TRAIN)][:2]
    others = [Article(title=f"Bài thứ {number} về một chuyện khác") for number in range(100)]
    assert check_unseen(model, [*others, learnt[0]], force=False) == 1
    with pytest.raises(DataError, match="2 of the 102 articles"):
        check_unseen(model, [*others, *learnt], force=False)


@pytest.mark.parametrize("command", ["evaluate", "compare"])
def test_a_test_set_with_training_articles_is_refused_and_they_are_named(
    command: str, call: Call, model: Path, tmp_path: Path
) -> None:
    mixed = tmp_path / "mixed.jsonl"
    known = TRAIN.read_text(encoding="utf-8").splitlines(keepends=True)[:7]
    mixed.write_text("".join([*TEST.read_text(encoding="utf-8").splitlines(keepends=True), *known]), encoding="utf-8")
    names = [json.loads(line)["id"] for line in known]
    models = [model] if command == "evaluate" else [model, model]
    refused = call(command, *models, "--data", mixed)
    assert refused.status == 1
    assert is_one_sentence(refused.err)
    assert all(name in refused.err for name in names[:5])
    assert "7 of the 102 articles" in refused.err
    assert "and 2 more" in refused.err
    forced = call(command, *models, "--data", mixed, "--force", "--json")
    assert json.loads(forced.out)["seen_in_training"] == 7
    assert "has learnt from 7 of " in call(command, *models, "--data", mixed, "--force").out
    if command == "evaluate":
        page = tmp_path / "report.html"
        assert call(command, model, "--data", mixed, "--force", "--report", page).status == 0
        assert "of them learnt from: flattering" in page.read_text(encoding="utf-8")
    assert call(command, *models, "--data", TEST).status == 0
