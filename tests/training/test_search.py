"""The search finds no worse than it started from, goes on where it stopped, and refuses a journal of other data."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, is_one_sentence
from tests.cli.conftest import call as call
from tests.scoring.trained import TEST
from unionml.classification.labels import OTHER
from unionml.classification.tfidf_config import TfidfConfig
from unionml.errors import DataError, OutputError, UsageError
from unionml.fingerprints import check_unseen
from unionml.registry import load
from unionml.training import TrainingData
from unionml.training.data import LabelledArticle, load_labelled
from unionml.training.near_duplicates import near_duplicate_groups
from unionml.training.search import SearchResult, SearchSpace, search_tfidf
from unionml.training.search import search as search_settings
from unionml.training.topics import TrainingSet

pytest.importorskip("optuna", reason="needs the extra `search`")

START = TfidfConfig(folds=2, ngrams=1)


def search(
    labelled: Sequence[LabelledArticle], trials: int, config: TfidfConfig, journal: Path, **more: Any
) -> SearchResult:
    groups = near_duplicate_groups([one.article for one in labelled])
    found = TrainingSet(list(labelled), None, [], groups, [], excluded=0)
    return search_settings(found, trials, config, journal, **more)


@pytest.fixture(scope="module")
def labelled() -> list[LabelledArticle]:
    return list(load_labelled(TEST))


@pytest.fixture(scope="module")
def whole(labelled: list[LabelledArticle], tmp_path_factory: pytest.TempPathFactory) -> SearchResult:
    return search(labelled, 6, START, tmp_path_factory.mktemp("search") / "a.jsonl")


def test_the_best_is_inside_the_space_and_no_worse_than_the_start(whole: SearchResult) -> None:
    space = SearchSpace()
    assert whole.trials == 6
    assert whole.figure == "macro_f1"
    assert 0.5 < whole.first <= whole.value <= 1
    assert whole.config.ngrams in space.ngrams
    assert space.min_df[0] <= whole.config.min_df <= space.min_df[1]
    assert whole.config.C is None or space.C[0] <= whole.config.C <= space.C[1]
    assert whole.config.folds == START.folds


def test_an_interrupted_search_ends_where_a_whole_one_does(
    whole: SearchResult, labelled: list[LabelledArticle], tmp_path: Path
) -> None:
    journal = tmp_path / "b.jsonl"

    def stop(line: str) -> None:
        if line.startswith("trial 3"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search(labelled, 6, START, journal, tell=stop)
    lines: list[str] = []
    resumed = search(labelled, 6, START, journal, tell=lines.append)
    assert [line.split(":")[0] for line in lines] == [*(f"trial {n} of 6" for n in (4, 5, 6)), "best of 6"]
    assert replace(resumed, journal=whole.journal) == whole
    assert search(labelled, 6, START, journal).trials == 6


def test_a_trial_that_died_halfway_is_done_again(labelled: list[LabelledArticle], tmp_path: Path) -> None:
    import optuna

    journal = tmp_path / "c.jsonl"
    first = search(labelled, 1, START, journal)
    backend = optuna.storages.journal.JournalFileBackend(str(journal))
    study = optuna.load_study(study_name="tfidf", storage=optuna.storages.JournalStorage(backend))
    study.ask()
    again = search(labelled, 2, START, journal)
    assert again.trials == 2
    assert again.value >= first.value


def test_a_journal_of_other_articles_is_refused(labelled: list[LabelledArticle], tmp_path: Path) -> None:
    journal = tmp_path / "d.jsonl"
    search(labelled, 1, START, journal)
    with pytest.raises(OutputError, match="other articles, labels or settings"):
        search(labelled[:-1], 1, START, journal)
    for content in ('{"title": "no journal"}\n', '{"title": "no journal"}', '{"op_code":0}\n{"op_'):
        (tmp_path / "e.jsonl").write_text(content, encoding="utf-8")
        with pytest.raises(OutputError, match="no journal of a search"):
            search(labelled, 1, START, tmp_path / "e.jsonl")
    (tmp_path / "f.jsonl").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="no journal of a search"):
        search(labelled, 1, START, tmp_path / "f.jsonl")
    assert (tmp_path / "f.jsonl").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("lost", [1, 30, 200, 2000, -60, -5])
def test_a_journal_whose_last_line_is_torn_is_gone_on_with(
    whole: SearchResult, labelled: list[LabelledArticle], tmp_path: Path, lost: int
) -> None:
    journal = tmp_path / "i.jsonl"
    content = whole.journal.read_bytes()
    for _ in range(2):
        journal.write_bytes(content[:-lost])
        assert not content[:-lost].endswith(b"\n")
        assert replace(search(labelled, 6, START, journal), journal=whole.journal) == whole
        content = journal.read_bytes()


def test_a_disk_that_is_full_is_told_and_costs_no_finished_trial(
    whole: SearchResult, labelled: list[LabelledArticle], tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource", reason="this system limits no files")
    journal = tmp_path / "j.jsonl"
    search(labelled, 2, START, journal)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for more in (100, 1000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (journal.stat().st_size + more, hard))
        try:
            with pytest.raises(OutputError, match=r"cannot write .*j\.jsonl: File too large; .* same call again"):
                search(labelled, 6, START, journal)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert not journal.read_bytes().endswith(b"\n")
    lines: list[str] = []
    assert replace(search(labelled, 6, START, journal, tell=lines.append), journal=whole.journal) == whole
    assert lines[0].startswith("trial 3 of 6")
    with pytest.raises(OutputError, match=r"cannot write .*: Is a directory"):
        search(labelled, 6, START, tmp_path)


def test_exclusive_labels_are_searched_by_accuracy(labelled: list[LabelledArticle], tmp_path: Path) -> None:
    single = [replace(one, topics=(one.primary,)) for one in labelled if one.primary != OTHER]
    assert search(single, 1, START, tmp_path / "f.jsonl").figure == "accuracy"


def test_exclusive_labels_are_judged_by_what_is_learnt_of_several(
    labelled: list[LabelledArticle], tmp_path: Path
) -> None:
    start = replace(START, exclusive=True)
    reduced = [replace(one, topics=one.topics[:1] or (OTHER,)) for one in labelled]
    labelled = [replace(one, topics=(*one.topics, "never first")) if one.topics else one for one in labelled]
    found, wanted = (search(one, 1, start, tmp_path / f"{name}.jsonl").value
                     for name, one in (("found", labelled), ("wanted", reduced)))  # fmt: skip
    assert found == wanted


def test_data_that_cannot_be_trained_on_ends_the_search(labelled: list[LabelledArticle], tmp_path: Path) -> None:
    with pytest.raises(DataError):
        search(labelled[:6], 3, START, tmp_path / "g.jsonl")
    assert search(labelled, 1, START, tmp_path / "g.jsonl").trials == 1
    with pytest.raises(UsageError, match="abstaining"):
        search(labelled, 3, replace(START, abstain=True), tmp_path / "h.jsonl")
    assert not (tmp_path / "h.jsonl").exists()
    with pytest.raises(UsageError, match="at least 1"):
        search_tfidf([TEST], tmp_path / "model", 0)


def test_articles_to_exclude_stay_unseen(labelled: list[LabelledArticle], tmp_path: Path) -> None:
    lines = TEST.read_text(encoding="utf-8").splitlines(keepends=True)
    held = tmp_path / "held.jsonl"
    held.write_text("".join(lines[:15]), encoding="utf-8")
    report = search_tfidf(TrainingData([TEST], exclude=[held]), tmp_path / "m", 1, START)
    assert (report.articles, report.details["excluded"]) == (len(lines) - 15, 15)
    assert check_unseen(tmp_path / "m", [one.article for one in labelled[:15]], force=False) == 0


def test_the_command_trains_with_the_best(call: Call, tmp_path: Path) -> None:
    output = tmp_path / "model"
    result = call("train", "tfidf", "--data", TEST, "-o", output, "--search", "2", "--json")
    assert result.status == 0
    printed = json.loads(result.out)
    assert printed["search"]["trials"] == 2
    assert printed["search"]["config"]["C"] == load(output).config.C
    assert (tmp_path / "model.search.jsonl").is_file()
    refused = call("train", "tfidf", "--data", TEST, "-o", output, "--search", "2")
    assert refused.status == 1
    assert is_one_sentence(refused.err)
    more = call("train", "tfidf", "--data", TEST, "-o", output, "--search", "3", "--force")
    assert "Best of 3 trials: " in more.out
    card = (output / "README.md").read_text(encoding="utf-8")
    best = more.out.partition("Best of 3 trials: ")[2].splitlines()[0]
    assert f"the best of 3 that were tried and judged on these same articles: {best}, with `macro_f1` 0." in card
    assert 'name: "out-of-fold on the training articles, the best of several settings that were tried on them"' in card


def test_a_search_without_a_choice_is_none_to_tell(whole: SearchResult) -> None:
    assert "the best of 6" in whole.for_card()
    assert replace(whole, trials=1).for_card() == ""
