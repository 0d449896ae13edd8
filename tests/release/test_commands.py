"""``gatewright diff`` and ``gatewright release``: revisions, exit codes, and all or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gatewright.cli import main
from gatewright.emit import EmitError
from gatewright.pipeline import read_package
from gatewright.release import RevisionError, package_at, step_version

from .conftest import Git, edited
from .table import PACKAGE, QWEN2, REAPI

Said = tuple[int, str, str]


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> Said:
    """(exit code, stdout, stderr) of one command."""
    code = main(argv)
    said = capsys.readouterr()
    return code, said.out, said.err


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` but git's own."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    }


@pytest.fixture
def released(specs: Path, git: Git, capsys: pytest.CaptureFixture[str]) -> Path:
    """A repository whose version 0.1.0 is committed; the working directory is its root."""
    assert main(["generate"]) == 0
    git("add", ".")
    git("commit", "-qm", "first")
    capsys.readouterr()
    return specs


def commit(git: Git, message: str = "more") -> None:
    """Everything, committed."""
    git("add", ".")
    git("commit", "-qm", message)


@pytest.mark.parametrize(
    ("version", "verdict", "then"),
    [
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "none", "1.2.3"),
        ("0.1.9", "major", "0.2.0"),
        ("0.1.9", "minor", "0.1.10"),
        ("0.1.9", "patch", "0.1.10"),
    ],
)
def test_a_verdict_steps_the_version(version: str, verdict: str, then: str) -> None:
    assert step_version(version, verdict) == then  # type: ignore[arg-type]


def test_diff_of_folders_and_of_revisions_is_the_same(
    released: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, QWEN2, "credits: 6", "credits: 7")
    wanted = run(capsys, "diff", "HEAD", "specs")
    assert wanted[0] == 1 and "7 credits per request" in wanted[1]
    assert run(capsys, "diff", "HEAD") == wanted
    assert run(capsys, "diff", "HEAD:specs", "specs") == wanted
    commit(git)
    assert run(capsys, "diff", "HEAD~1", "HEAD") == wanted
    assert run(capsys, "diff", "HEAD", "specs") == (0, "no difference\n", "")


def test_a_revision_is_found_from_a_folder_below_the_root(
    released: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(released)
    assert run(capsys, "diff", "HEAD", ".", "--specs", ".")[0] == 0
    assert run(capsys, "diff", "HEAD:specs", ".")[0] == 0


@pytest.mark.parametrize("state", ["nowhere", "HEAD:nowhere", "HEAD:specs/package.yaml"])
def test_a_state_that_is_none_is_one_sentence(
    state: str, released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "diff", state, "specs")
    assert code == 3 and out == "" and err.count("\n") == 1
    assert err.startswith("gatewright diff: ")


def test_a_revision_is_never_an_option_of_git(released: Path) -> None:
    for state in ("--output=stolen", "--output=stolen:specs"):
        with pytest.raises(RevisionError):
            package_at(state, released, read_package)
    assert not Path("stolen").exists()


def test_faults_of_a_revision_are_placed_where_git_has_them(
    released: Path, git: Git, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    edited(released, REAPI, "type: integer", "type: integr")
    commit(git)
    code, _, err = run(capsys, "diff", "HEAD", "HEAD~1")
    assert code == 3
    assert err.startswith("HEAD:models/reapi/qwen-image-2.yaml:33:11: ")


def test_without_git_and_folder_there_is_one_sentence(
    specs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    for argv in (["diff", "HEAD", "specs"], ["release"]):
        code, _, err = run(capsys, *argv)
        assert code == 3 and "git is not installed here" in err and err.count("\n") == 1


def test_a_release_steps_one_line_and_writes_package_and_changelog(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, REAPI, "max_length: 800", "max_length: 700")
    before = (released / PACKAGE).read_bytes()
    code, out, _ = run(capsys, "release")
    assert code == 0 and "0.1.0 → 0.2.0 (major)" in out
    assert (released / PACKAGE).read_bytes() == before.replace(b"0.1.0", b"0.2.0")
    assert 'version = "0.2.0"' in (tmp_path / "generated/pyproject.toml").read_text()
    log = (tmp_path / "generated/CHANGELOG.md").read_text()
    assert "\n## 0.2.0 - " in log and "### Breaking" in log
    assert (
        "- **reapi/qwen-image-2**: `prompt` may be at most 700 characters now; it was 800." in log
    )
    assert main(["check"]) == 0


def test_releasing_twice_changes_nothing_before_and_after_the_commit(
    released: Path, git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, REAPI, "max_length: 800", "max_length: 700")
    assert run(capsys, "release")[0] == 0
    once = snapshot(tmp_path)
    assert run(capsys, "release")[0] == 0
    assert snapshot(tmp_path) == once
    commit(git)
    code, out, err = run(capsys, "release")
    assert (code, out) == (0, "") and "nothing to release" in err
    assert snapshot(tmp_path) == once


def test_more_changes_before_the_commit_go_into_the_same_entry(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, QWEN2, "credits: 6", "credits: 7")
    assert "0.1.0 → 0.1.1 (minor)" in run(capsys, "release")[1]
    edited(released, REAPI, "max_length: 800", "max_length: 700")
    assert "0.1.0 → 0.2.0 (major)" in run(capsys, "release")[1]
    log = (tmp_path / "generated/CHANGELOG.md").read_text()
    assert log.count("\n## ") == 1 and "7 credits" in log and "700 characters" in log


def test_an_earlier_entry_stays_as_it_is_and_generating_keeps_the_changelog(
    released: Path, git: Git, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, QWEN2, "credits: 6", "credits: 7")
    run(capsys, "release")
    commit(git, "0.1.1")
    log = tmp_path / "generated/CHANGELOG.md"
    first = log.read_text().partition("## 0.1.1")[2]
    edited(released, QWEN2, "credits: 7", "credits: 8")
    assert "0.1.1 → 0.1.2 (minor)" in run(capsys, "release")[1]
    text = log.read_text()
    assert text.partition("## 0.1.1")[2] == first and text.index("0.1.2") < text.index("0.1.1")
    assert run(capsys, "generate")[0] == 0
    assert log.read_text() == text


def test_the_last_release_is_where_the_version_came_in_not_the_last_commit(
    released: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, QWEN2, "credits: 6", "credits: 7")
    edited(released, PACKAGE, "Typed,", "Strictly typed,")
    commit(git)
    code, out, _ = run(capsys, "release", "--dry-run")
    assert code == 0 and "7 credits" in out and "0.1.0 → 0.1.1" in out


def test_a_shallow_clone_that_may_not_have_the_last_release_releases_nothing(
    released: Path,
    git: Git,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edited(released, QWEN2, "credits: 6", "credits: 7")
    edited(released, PACKAGE, "Typed,", "Strictly typed,")
    commit(git)
    git("clone", "-q", "--depth", "1", tmp_path.as_uri(), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    before = snapshot(tmp_path / "clone")
    code, out, err = run(capsys, "release")
    assert (code, out, snapshot(tmp_path / "clone")) == (3, "", before)
    assert "this clone is shallow" in err and "--since" in err
    edited(Path("specs"), PACKAGE, "0.1.0", "0.2.0")
    git("-C", "clone", "commit", "-qam", "released")
    assert run(capsys, "release", "--dry-run")[0] == 0


def test_a_last_release_that_breaks_newer_rules_gives_way_to_the_first_that_keeps_them(
    released: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, PACKAGE, "0.1.0", "0.3.0")
    edited(released, REAPI, "type: integer", "type: integr")
    commit(git, "broken under the rules of today")
    edited(released, REAPI, "type: integr\n", "type: integer\n")
    commit(git, "mended")
    edited(released, QWEN2, "credits: 6", "credits: 7")
    code, out, err = run(capsys, "release", "--dry-run")
    assert code == 0 and "0.3.0 → 0.3.1" in out and err.startswith("compared with ")


def test_since_takes_a_folder_too(
    specs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    specs.rename(tmp_path / "before")
    shutil.copytree(tmp_path / "before", specs)
    edited(specs, QWEN2, "credits: 6", "credits: 7")
    code, out, _ = run(capsys, "release", "--since", "before")
    assert code == 0 and "0.1.0 → 0.1.1 (minor)" in out
    assert (tmp_path / "generated/CHANGELOG.md").exists()


def test_a_version_that_a_person_stepped_further_stays(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, QWEN2, "credits: 6", "credits: 7")
    edited(released, PACKAGE, "version: 0.1.0", 'version: "1.0.0" # a promise')
    assert "0.1.0 → 1.0.0 (minor)" in run(capsys, "release")[1]
    assert 'version: "1.0.0" # a promise\n' in (released / PACKAGE).read_text()


def test_a_dry_run_writes_nothing(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, QWEN2, "credits: 6", "credits: 7")
    before = snapshot(tmp_path)
    code, out, err = run(capsys, "release", "--dry-run")
    assert code == 0 and "0.1.1" in out and "nothing was written" in err
    assert snapshot(tmp_path) == before


def test_broken_specs_release_nothing(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, REAPI, "type: integer", "type: integr")
    before = snapshot(tmp_path)
    code, out, err = run(capsys, "release")
    assert (code, out) == (3, "") and "qwen-image-2.yaml:33:11: " in err
    assert snapshot(tmp_path) == before


def test_a_foreign_file_in_the_way_releases_nothing(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(released, QWEN2, "credits: 6", "credits: 7")
    out = tmp_path / "other"
    out.mkdir()
    (out / "pyproject.toml").write_text("mine")
    before = snapshot(tmp_path)
    code, _, err = run(capsys, "release", "--out", str(out))
    assert code == 3 and "not written by gatewright" in err
    assert snapshot(tmp_path) == before


def test_a_disk_that_fails_under_the_generated_files_puts_the_rest_back(
    released: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edited(released, QWEN2, "credits: 6", "credits: 7")
    before = snapshot(tmp_path)

    def full(*_: object) -> None:
        raise EmitError("generated: No space left on device")

    monkeypatch.setattr("gatewright.release.publishing.write", full)
    code, _, err = run(capsys, "release")
    assert code == 3 and "No space left" in err
    assert snapshot(tmp_path) == before
