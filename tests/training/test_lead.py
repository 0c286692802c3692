import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import Call, is_one_sentence
from tests.cli.conftest import call as call
from tests.conftest import ROOT, shared_path
from unionml.article import Article
from unionml.bundle import LAYOUT, Bundle
from unionml.errors import BundleError, DataError, OutputError, UsageError
from unionml.evaluation.runs import evaluate_files, read_articles
from unionml.fingerprints import seen
from unionml.summarization.candidates import candidates
from unionml.summarization.priors import N_STYLE
from unionml.summarization.ranker import RankerSummarizer
from unionml.summarization.rouge import rouge
from unionml.text import syllables
from unionml.training.lead import _metrics, train_lead
from unionml.training.lead_card import lead_command
from unionml.training.lead_config import LeadTrainingConfig
from unionml.training.lead_data import (
    LEANING_COST,
    TITLE_BONUS,
    Example,
    hold_out,
    load_examples,
    set_rewards,
    set_rouge,
    with_body,
)
from unionml.training.lead_network import NetworkConfig
from unionml.training.lead_priors import style_targets

CORPUS = ROOT / "data" / "articles.jsonl"
QUICK = LeadTrainingConfig(
    folds=2,
    held_out=0.1,
    most_token_articles=100,
    passes=1,
    judges=1,
    sentence=NetworkConfig((8,), epochs=2, batch=256),
    token=NetworkConfig((8,), epochs=1),
    judge=NetworkConfig((8,), epochs=1, batch=16),
)
ARTICLE = Article(
    title="Hai trăm suất quà cho công nhân ở trọ",
    body=(
        "Công đoàn công ty Sao Mai tặng 200 suất quà cho công nhân ở trọ. Mỗi suất quà gồm gạo, dầu ăn và tiền mặt.",
        "Bà Lê Thị Lan, chủ tịch công đoàn, cho biết đây là năm thứ ba công đoàn tặng quà cho công nhân ở trọ.",
    ),
)


JUDGED: list[RankerSummarizer] = []
"""The model as it was judged, before it was saved."""


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("models") / "small"
    lines: list[str] = []

    def judged(model: RankerSummarizer, held: Sequence[Example]) -> dict[str, tuple[float, float, float]]:
        JUDGED.append(model)
        return _metrics(model, held)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("unionml.training.lead._metrics", judged)
        report = train_lead([CORPUS], output, QUICK, progress=lines.append)
    assert lines
    assert report.articles > 400
    assert 0 < report.metrics["rouge1"][0] < 1
    return output


def test_what_was_judged_is_what_is_saved(trained: Path) -> None:
    bundle = Bundle.open(trained)
    assert bundle.kind == "lead/ranker"
    (judged,), loaded = JUDGED, RankerSummarizer.from_bundle(bundle)
    ours, theirs = (
        [one.tokens.priors.unigrams, one.tokens.priors.pairs, one.tokens.priors.style, *one.judges.networks[0].weights]
        for one in (judged, loaded)
    )
    assert all(np.array_equal(mine, its) for mine, its in zip(ours, theirs, strict=True))
    lead = judged.summarize(ARTICLE)
    assert loaded.summarize(ARTICLE) == lead
    assert 1 <= len(lead.sentences) <= 3
    assert "aside" in (trained / "README.md").read_text(encoding="utf-8")


def test_the_same_seed_gives_the_same_bytes(trained: Path, tmp_path: Path) -> None:
    train_lead([CORPUS], tmp_path / "small", QUICK)
    assert Bundle.open(tmp_path / "small").fingerprint == Bundle.open(trained).fingerprint


@pytest.mark.parametrize("command", ["evaluate", "compare"])
def test_a_model_is_not_judged_by_the_articles_it_learnt_from(
    command: str, trained: Path, call: Call, tmp_path: Path
) -> None:
    known = Bundle.open(trained).training_articles()
    assert known is not None
    articles = read_articles([CORPUS])
    learnt = seen(articles, known)
    assert len(learnt) == 431  # of an interview all but one sentence belongs to its turns: nothing is to be chosen
    models = [trained] if command == "evaluate" else ["lexrank", trained]
    refused = call(command, *models, "--data", CORPUS)
    assert refused.status == 1
    assert is_one_sentence(refused.err)
    assert "431 of the 480 articles were in the training data" in refused.err
    lines = CORPUS.read_text(encoding="utf-8").splitlines(keepends=True)
    mixed, unseen = tmp_path / "mixed.jsonl", tmp_path / "unseen.jsonl"
    aside = [line for row, line in enumerate(lines) if row not in set(learnt)]
    unseen.write_text("".join(aside), encoding="utf-8")
    mixed.write_text("".join([*aside, lines[learnt[0]]]), encoding="utf-8")
    assert json.loads(call(command, *models, "--data", unseen, "--json").out)["seen_in_training"] == 0
    assert json.loads(call(command, *models, "--data", mixed, "--force", "--json").out)["seen_in_training"] == 1
    assert "has learnt from 1 of " in call(command, *models, "--data", mixed, "--force").out
    if command == "evaluate":
        page = tmp_path / "report.html"
        assert call(command, *models, "--data", mixed, "--force", "--report", page).status == 0
        assert "of them learnt from: flattering" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["lead", "ranker"])
def test_the_model_that_ships_remembers_too(name: str, tmp_path: Path) -> None:
    some = tmp_path / "some.parquet"
    pq.write_table(pq.read_table(shared_path("data/vietnews/train.parquet")).slice(0, 300), some)
    with pytest.raises(DataError, match=r"2[89]\d of the 300 articles were in the training data"):
        evaluate_files(name, [some])


def test_what_is_remembered_is_under_the_checksums(trained: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(trained, tmp_path / "copy")
    assert LAYOUT.training_articles in Bundle.open(copy).checksums
    (copy / LAYOUT.training_articles).write_bytes(b"")
    with pytest.raises(BundleError, match="was changed"):
        Bundle.open(copy)


def test_the_card_says_how_to_train_it_again(trained: Path) -> None:
    assert f"`unionml train lead --data {CORPUS} -o {trained}`" in (trained / "README.md").read_text(encoding="utf-8")
    command = lead_command(["a b.csv"], "m", seed=3, text_column="nội dung")
    assert command == "unionml train lead --data 'a b.csv' --text-column 'nội dung' --seed 3 -o m"


def test_a_loaded_model_is_saved_as_it_was(trained: Path, tmp_path: Path) -> None:
    model = RankerSummarizer.from_bundle(Bundle.open(trained))
    assert repr(model) == "RankerSummarizer(name='small')"
    model.save(tmp_path / "again")
    for path in trained.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()
    model.save(tmp_path / "other", model_card="# Another\n")
    assert (tmp_path / "other" / "README.md").read_text(encoding="utf-8") == "# Another\n"


def test_an_existing_model_is_kept_without_force(trained: Path) -> None:
    with pytest.raises(OutputError, match="--force"):
        train_lead([CORPUS], trained, QUICK)


def test_a_damaged_bundle_is_refused(trained: Path, tmp_path: Path) -> None:
    from unionml.bundle import write_tensors, writing

    bundle = Bundle.open(trained)
    tensors = bundle.read_tensors()
    del tensors["unigram.0.weight"]
    with writing(
        tmp_path / "broken", kind=bundle.kind, config=bundle.config, text_version=bundle.text_version
    ) as folder:
        (folder / "vocabulary.txt").write_text(bundle.read_text("vocabulary.txt"), encoding="utf-8")
        write_tensors(folder / "weights.safetensors", tensors)
    with pytest.raises(BundleError, match="lacks the array"):
        RankerSummarizer.from_bundle(Bundle.open(tmp_path / "broken"))


def test_a_bundle_of_networks_for_other_features_is_refused(trained: Path, tmp_path: Path) -> None:
    from unionml.bundle import write_tensors, writing

    bundle = Bundle.open(trained)
    tensors = bundle.read_tensors()
    for name in ("mean", "scale"):
        tensors[f"judge0.{name}"] = tensors[f"judge0.{name}"][:-1]
    tensors["judge0.0.weight"] = tensors["judge0.0.weight"][:-1]
    with writing(tmp_path / "old", kind=bundle.kind, config=bundle.config, text_version=bundle.text_version) as folder:
        (folder / "vocabulary.txt").write_text(bundle.read_text("vocabulary.txt"), encoding="utf-8")
        write_tensors(folder / "weights.safetensors", tensors)
    with pytest.raises(BundleError, match="do not belong together"):
        RankerSummarizer.from_bundle(Bundle.open(tmp_path / "old"))


def spoilt(folder: Path) -> Path:
    """The corpus with a line that is no JSON, an article without a lead and one without a body."""
    path = folder / "spoilt.jsonl"
    bad = ["{broken", json.dumps({"id": "no-lead", "title": "Tít", "body": [*ARTICLE.body]})]
    bad.append(json.dumps({"id": "no-body", "lead": "Một sapo có đủ chữ.", "body": ["Chỉ một câu ở đây thôi."]}))
    path.write_text("\n".join(bad) + "\n" + CORPUS.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_rows_that_cannot_be_learnt_from_are_told(tmp_path: Path) -> None:
    data = spoilt(tmp_path)
    examples, clean = load_examples(data), load_examples([CORPUS])
    assert [one.article.id for one in examples] == [one.article.id for one in clean]
    assert [(one.row, one.id) for one in examples.rejects[:3]] == [(1, ""), (2, "no-lead"), (3, "no-body")]
    assert examples.rejects[1].reason == "it has no lead of two syllables or more"
    assert examples.rejects[2].reason == "its body has no two sentences to choose from"
    report = train_lead([data], tmp_path / "model", QUICK)
    assert report.details["unreadable"] == len(clean.rejects) + 3
    told = f"{len(clean.rejects) + 3} rows were left out, the first of them: row 1 of {data}, where "
    assert report.details["left_out"].startswith(told)


def test_evaluation_leaves_out_rows_that_are_no_articles_and_says_so(call: Call, tmp_path: Path) -> None:
    data, page = spoilt(tmp_path), tmp_path / "r.html"
    told = f"1 row was left out: row 1 of {data}, where the line is not JSON"
    result = json.loads(call("evaluate", "lexrank", "--data", data, "--json", "--report", page).out)
    assert result["unreadable"] == 1
    assert result["left_out"].startswith(told)
    without = json.loads(call("evaluate", "lexrank", "--data", CORPUS, "--json").out)
    assert (without["unreadable"], without["left_out"]) == (0, None)
    assert result["articles"] == without["articles"] + 1
    assert told.replace("'", "&#x27;") in page.read_text(encoding="utf-8")
    assert told in call("evaluate", "lexrank", "--data", data).out
    compared = call("compare", "lexrank", "first-sentences", "--data", data).out
    assert told in compared
    none = tmp_path / "none.jsonl"
    none.write_text("{broken\n{broken\n", encoding="utf-8")
    refused = call("evaluate", "lexrank", "--data", none)
    assert refused.status == 1
    assert is_one_sentence(refused.err)
    assert "holds no article (row 1: " in refused.err


def test_too_little_to_learn_from_is_refused(tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text(
        json.dumps({"lead": "Một sapo ngắn.", "body": ["Một câu thân bài khá dài. Câu thứ hai cũng dài."]}) + "\n"
    )
    with pytest.raises(DataError, match="have both a lead and a body"):
        train_lead([few], tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_files_are_counted_together(tmp_path: Path) -> None:
    lines = CORPUS.read_text(encoding="utf-8").splitlines(keepends=True)
    parts = [tmp_path / f"{number}.jsonl" for number in range(3)]
    for number, part in enumerate(parts):
        part.write_text("".join(lines[number * 120 : (number + 1) * 120]), encoding="utf-8")
    report = train_lead(parts, tmp_path / "model", QUICK)
    assert report.articles + report.details["held_out"] == 360


def test_near_duplicates_are_kept_aside_together() -> None:
    groups = np.arange(300) // 3
    held, learnt = hold_out(groups, 20, seed=1)
    assert sorted([*held, *learnt]) == list(range(300))
    assert len(held) == 18
    assert not set(groups[held]) & set(groups[learnt])
    alone, _ = hold_out(np.arange(300), 20, seed=1)
    assert alone == np.random.default_rng(1).permutation(300)[:20].tolist(), "as before there were groups"


def test_figures_are_not_measured_on_repeats_of_training_articles(tmp_path: Path) -> None:
    lines = CORPUS.read_text(encoding="utf-8").splitlines(keepends=True)
    twice, same = tmp_path / "twice.jsonl", tmp_path / "same.jsonl"
    twice.write_text("".join(lines[:150] * 2), encoding="utf-8")
    report = train_lead([twice], tmp_path / "model", QUICK)
    assert report.details["near_duplicates"] >= 150
    assert report.details["held_out"] == 30
    articles = read_articles([twice])
    learnt = Bundle.open(tmp_path / "model").training_articles()
    assert learnt is not None
    assert len(seen(articles, learnt)) == report.articles == 270
    card = (tmp_path / "model" / "README.md").read_text(encoding="utf-8")
    assert "300 articles, SHA-256" in card
    assert "It learnt from 270 of these; 30 were kept aside" in card
    same.write_text("".join(lines[:1] * 200), encoding="utf-8")
    with pytest.raises(DataError, match="repeat one another"):
        train_lead([same], tmp_path / "other", QUICK)


@pytest.mark.parametrize(
    ("name", "value"),
    [("folds", 1), ("folds", 2.5), ("held_out", 0.0), ("held_out", 1.0), ("unnamed", "x"), ("judges", 0), ("seed", -1)],
)
def test_settings_that_make_no_sense_are_refused(name: str, value: Any) -> None:
    with pytest.raises(UsageError, match=f"^{name} is "):
        replace(QUICK, **{name: value})


def test_a_list_of_sentences_serves_as_running_text() -> None:
    article = with_body(Article(title="Tít"), ["Câu một có đủ năm âm tiết.", "Câu hai cũng đủ dài như thế."])
    assert article.body == ("Câu một có đủ năm âm tiết. Câu hai cũng đủ dài như thế.",)
    assert with_body(ARTICLE, ["thừa"]) == ARTICLE


def test_rewards_of_sets_are_their_rouge() -> None:
    found = candidates(ARTICLE)
    sapo = "Công đoàn tặng quà cho công nhân ở trọ, năm thứ ba liền."
    scores = set_rouge(found, syllables(sapo))
    assert len(scores) == 7
    for row, chosen in ((0, found[:1]), (2, found[2:]), (6, found)):
        wanted = rouge(" ".join(one.text for one in chosen), sapo).f1
        assert scores[row] == pytest.approx(wanted, abs=0.02)
        assert scores[row][[0, 2]] == pytest.approx(np.array(wanted)[[0, 2]], abs=1e-6)


def test_a_set_pays_for_what_dangles_and_gains_by_telling_the_title() -> None:
    texts = ("Công đoàn tặng quà cho công nhân.", "Bà cho biết đây là năm thứ ba.")
    found = candidates(Article(body=(" ".join(texts),)))
    sapo = syllables("Công nhân nhận quà của công đoàn.")
    gained = set_rewards(found, np.array([0, 1]), sapo, syllables("Công đoàn tặng xe")) - set_rouge(found, sapo).mean(1)
    told = np.array([0.75, 0.0, 0.75]) * TITLE_BONUS
    assert gained == pytest.approx(told - np.array([0, LEANING_COST, 0]), abs=1e-6)
    assert set_rewards(found, np.array([0, 3]), sapo, ())[2] < set_rewards(found, np.array([0, 1]), sapo, ())[2]


def test_captions_are_learnt_from_but_are_no_prose_where_a_field_names_them(tmp_path: Path) -> None:
    caption = "Công nhân nhận quà tại hội trường của nhà máy sáng nay."
    row = {"lead": "Hai trăm công nhân nhận quà.", "body": [f"{caption} {ARTICLE.body[0]}"], "captions": [caption]}
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({**row, "id": str(number)}) + "\n" for number in range(200)))
    example = load_examples([path])[0]
    assert example.captions == syllables(caption)
    assert [one.text for one in example.unnamed] == [caption, *(one.text for one in example.candidates)]
    assert caption not in [one.text for one in example.candidates]


def test_style_targets_name_the_best_sentence() -> None:
    example = load_examples([CORPUS])[0]
    alone = np.linspace(0.1, 0.4, len(example.candidates), dtype=np.float32)
    targets = style_targets(example, alone)
    assert len(targets) == N_STYLE
    assert targets[0] == pytest.approx(np.log(len(example.sapo)))
    assert targets[3] == pytest.approx(0.4)
    assert targets[5] == pytest.approx(np.log(len(alone)))


def test_the_corpus_gives_examples() -> None:
    examples = load_examples([CORPUS])
    assert len(examples) > 400
    assert all(len(one.candidates) > 1 and one.sapo for one in examples)
