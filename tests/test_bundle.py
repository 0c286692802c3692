import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unionml.bundle import FORMAT_VERSION, LAYOUT, Bundle, check_target, write_tensors, writing
from unionml.errors import BundleError, InputError, OutputError

WEIGHTS = np.arange(6, dtype=np.float32).reshape(2, 3)


def save(path: Path, *, force: bool = False, card: str = "# Card\n") -> Path:
    with writing(path, kind="topics/test", config={"labels": ["a"]}, text_version=1, force=force) as staging:
        write_tensors(staging / LAYOUT.weights, {"weights": WEIGHTS})
        (staging / LAYOUT.vocabulary).write_text("công đoàn\nđại hội\n", encoding="utf-8")
        (staging / LAYOUT.model_card).write_text(card, encoding="utf-8")
    return path


def rewrite_manifest(bundle: Path, **changes: object) -> None:
    """Change the manifest and make the checksums agree, as a later version of the software would."""
    path = bundle / LAYOUT.manifest
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changes}), encoding="utf-8")
    sums = bundle / LAYOUT.checksums
    digest = subprocess.check_output(["sha256sum", path.name], cwd=bundle, text=True).split()[0]
    lines = [line for line in sums.read_text().splitlines() if not line.endswith(path.name)]
    sums.write_text("\n".join([*lines, f"{digest}  {path.name}"]) + "\n")


def test_what_is_saved_is_what_opens(tmp_path: Path) -> None:
    bundle = Bundle.open(save(tmp_path / "model"))
    assert bundle.kind == "topics/test"
    assert bundle.config == {"labels": ["a"]}
    assert bundle.read_text(LAYOUT.vocabulary).splitlines() == ["công đoàn", "đại hội"]
    np.testing.assert_array_equal(bundle.read_tensors()["weights"], WEIGHTS)


def test_checksums_are_read_by_sha256sum(tmp_path: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", LAYOUT.checksums], cwd=save(tmp_path / "m"), check=True)


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = save(tmp_path / "first"), save(tmp_path / "second")
    for file in first.iterdir():
        assert file.read_bytes() == (second / file.name).read_bytes()


def test_others_may_read_a_bundle_as_far_as_the_umask_lets_them(tmp_path: Path) -> None:
    files = list(save(tmp_path / "model").iterdir())
    assert len({file.stat().st_mode for file in files}) == 1


def test_the_fingerprint_does_not_depend_on_the_model_card(tmp_path: Path) -> None:
    first = Bundle.open(save(tmp_path / "a", card="one"))
    assert first.fingerprint == Bundle.open(save(tmp_path / "b", card="two")).fingerprint


@pytest.mark.parametrize("name", [LAYOUT.manifest, LAYOUT.vocabulary, LAYOUT.weights, LAYOUT.model_card])
def test_a_changed_byte_is_refused_by_the_name_of_its_file(tmp_path: Path, name: str) -> None:
    path = save(tmp_path / "model") / name
    data = bytearray(path.read_bytes())
    data[-2] ^= 1
    path.write_bytes(data)
    with pytest.raises(BundleError, match=name):
        Bundle.open(path.parent)


def test_a_card_that_was_edited_is_read_once_its_checksum_is_written(tmp_path: Path) -> None:
    bundle = save(tmp_path / "model")
    before = Bundle.open(bundle).fingerprint
    (bundle / LAYOUT.model_card).write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(BundleError, match=r"the line that `sha256sum README\.md` prints there into SHA256SUMS"):
        Bundle.open(bundle)
    line = subprocess.check_output(["sha256sum", LAYOUT.model_card], cwd=bundle, text=True)
    sums = bundle / LAYOUT.checksums
    kept = [one for one in sums.read_text().splitlines(keepends=True) if not one.endswith(f"{LAYOUT.model_card}\n")]
    sums.write_text("".join([*kept, line]))
    assert (Bundle.open(bundle).model_card(), Bundle.open(bundle).fingerprint) == ("# Mine\n", before)


@pytest.mark.parametrize("name", [LAYOUT.vocabulary, LAYOUT.weights, LAYOUT.checksums, LAYOUT.manifest])
def test_a_missing_file_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    path = save(tmp_path / "model") / name
    path.unlink()
    with pytest.raises(BundleError, match=name):
        Bundle.open(path.parent)


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "model") / LAYOUT.weights
    os.truncate(path, 10)
    with pytest.raises(BundleError, match="changed after it was saved"):
        Bundle.open(path.parent)


@pytest.mark.parametrize("version", [FORMAT_VERSION + 1, 0, "1", None, True])
def test_an_unknown_format_version_is_refused(tmp_path: Path, version: object) -> None:
    rewrite_manifest(save(tmp_path / "model"), format_version=version)
    with pytest.raises(BundleError, match=r"bundle\.json has format version"):
        Bundle.open(tmp_path / "model")


@pytest.mark.parametrize("changes", [{"format": "zip"}, {"kind": 3}, {"config": []}, {"text_version": "1"}])
def test_a_manifest_of_something_else_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    rewrite_manifest(save(tmp_path / "model"), **changes)
    with pytest.raises(BundleError, match=r"bundle\.json"):
        Bundle.open(tmp_path / "model")


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/passwd", "a/../../b", "..\\b", "C:\\b"])
def test_a_name_that_climbs_out_is_refused_before_the_file_is_touched(tmp_path: Path, name: str) -> None:
    bundle = save(tmp_path / "model")
    with (bundle / LAYOUT.checksums).open("a") as stream:
        stream.write(f"{'0' * 64}  {name}\n")
    with pytest.raises(BundleError, match="outside of its folder"):
        Bundle.open(bundle)


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    bundle = save(tmp_path / "model")
    outside = tmp_path / "outside.txt"
    (bundle / LAYOUT.vocabulary).rename(outside)
    (bundle / LAYOUT.vocabulary).symlink_to(outside)
    with pytest.raises(BundleError, match=r"leads out of its folder.*\(cp -rL\)"):
        Bundle.open(bundle)
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-rL", bundle, copy], check=True)
    assert Bundle.open(copy).read_text(LAYOUT.vocabulary).startswith("công đoàn")


def test_only_listed_files_can_be_read(tmp_path: Path) -> None:
    bundle = save(tmp_path / "model")
    (bundle / "extra.txt").write_text("not covered by any checksum")
    with pytest.raises(BundleError, match=r"holds no extra\.txt"):
        Bundle.open(bundle).file("extra.txt")


@given(data=st.binary(max_size=200), name=st.sampled_from([LAYOUT.manifest, LAYOUT.checksums]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_bytes_in_the_index_files_break_more_than_the_bundle(tmp_path: Path, data: bytes, name: str) -> None:
    bundle = tmp_path / "model"
    shutil.rmtree(bundle, ignore_errors=True)
    save(bundle)
    (bundle / name).write_bytes(data)
    with pytest.raises(BundleError):
        Bundle.open(bundle)


def test_a_folder_that_is_no_bundle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="no model directory"):
        Bundle.open(tmp_path / "nowhere")
    with pytest.raises(BundleError, match="is not a model directory"):
        Bundle.open(tmp_path)


def test_an_existing_bundle_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = save(tmp_path / "model", card="old")
    with pytest.raises(OutputError, match="--force"):
        save(path, card="new")
    assert (path / LAYOUT.model_card).read_text() == "old"
    save(path, force=True, card="new")
    assert (path / LAYOUT.model_card).read_text() == "new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["model"]


def test_force_never_replaces_what_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("three years of work")
    with pytest.raises(OutputError, match="not a model directory"):
        save(tmp_path, force=True)
    with pytest.raises(OutputError, match="not a model directory"):
        check_target(tmp_path / "thesis.txt", force=True)


def test_force_never_replaces_a_model_with_what_is_learnt_from(tmp_path: Path) -> None:
    save(tmp_path / "model")
    data = tmp_path / "model" / "articles.jsonl"
    data.write_text("{}")
    with pytest.raises(InputError, match=r"lies in .+ would be replaced"):
        check_target(tmp_path / "model", force=True, inputs=[data])
    check_target(tmp_path / "model", force=True, inputs=[tmp_path / "articles.jsonl"])


@pytest.mark.parametrize("place", [".", "..", "inside/.."])
def test_the_folder_that_training_runs_in_is_refused_before_it(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "around" / "inside").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "around")
    for target in (Path(place), Path(place).resolve()):
        with pytest.raises(OutputError, match=r"choose a new one in it, such as .*model$"):
            check_target(target, force=True)


@pytest.mark.parametrize("place", ["/proc/nope/model", "articles.jsonl/model", "articles.jsonl/folder/model"])
def test_a_folder_that_takes_no_model_is_refused_before_training(place: str, tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text("{}")
    with pytest.raises(OutputError, match=r"cannot write the model directory .+; choose another one"):
        check_target(tmp_path / place, force=False)


def test_looking_whether_a_model_can_be_written_leaves_nothing(tmp_path: Path) -> None:
    check_target(tmp_path / "models" / "mine", force=False)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_saving_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with writing(tmp_path / "model", kind="topics/test", config={}, text_version=1) as staging:
            (staging / LAYOUT.vocabulary).write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_kill_while_saving_leaves_no_bundle_under_its_name(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import os, signal, sys
        from unionml.bundle import writing
        with writing(sys.argv[1], kind="topics/test", config={}, text_version=1) as staging:
            (staging / "vocabulary.txt").write_text("half")
            os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "model")], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not (tmp_path / "model").exists()
    save(tmp_path / "model")


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot write the model directory"):
        save(tmp_path / "file" / "model")


def test_a_number_of_more_digits_than_python_reads_is_no_json(tmp_path: Path) -> None:
    path = save(tmp_path / "model") / LAYOUT.manifest
    path.write_text(f'{{"format_version": {"1" * 5000}}}', encoding="utf-8")
    with pytest.raises(BundleError, match=r"bundle\.json is not valid JSON"):
        Bundle.open(path.parent)


def test_a_link_that_is_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    old = save(tmp_path / "old", card="old")
    link = tmp_path / "current"
    link.symlink_to(old)
    save(link, force=True, card="new")
    assert {entry.name for entry in tmp_path.iterdir()} == {"old", "current"}
    assert (Bundle.open(link).model_card(), Bundle.open(old).model_card()) == ("new", "old")
