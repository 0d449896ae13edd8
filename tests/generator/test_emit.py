"""emit: what is written, what is never written, and what is never deleted."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from gatewright import emit
from gatewright.emit import MANIFEST, EmitError, ManifestError, drift, write

FILES = {"pyproject.toml": "a\n", "shop/__init__.py": "b\n", "shop/gate/__init__.py": "c\n"}


def listed(folder: Path) -> dict[str, str]:
    files: dict[str, str] = json.loads((folder / MANIFEST).read_text())["files"]
    return files


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_a_first_run_writes_every_file_and_lists_it(tmp_path: Path) -> None:
    done = write(tmp_path, FILES)
    assert contents(tmp_path) == FILES
    assert done.written == list(FILES)
    assert listed(tmp_path) == {path: emit.digest(text.encode()) for path, text in FILES.items()}


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    inodes = {path: path.stat().st_ino for path in tmp_path.rglob("*")}
    done = write(tmp_path, FILES)
    assert (done.written, done.deleted, done.kept) == ([], [], [])
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert {path: path.stat().st_ino for path in tmp_path.rglob("*")} == inodes


def test_only_the_changed_file_is_written(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    done = write(tmp_path, {**FILES, "shop/__init__.py": "new\n"})
    assert done.written == ["shop/__init__.py"]


def test_the_same_files_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "a", FILES)
    write(tmp_path / "b", dict(reversed(FILES.items())))
    assert (tmp_path / "a" / MANIFEST).read_bytes() == (tmp_path / "b" / MANIFEST).read_bytes()


def test_newlines_are_written_as_they_are_given(tmp_path: Path) -> None:
    write(tmp_path, {"a": "é\n1\n"})
    assert (tmp_path / "a").read_bytes() == b"\xc3\xa9\n1\n"


def test_a_file_that_no_spec_gives_any_more_is_deleted_with_its_empty_folder(
    tmp_path: Path,
) -> None:
    write(tmp_path, FILES)
    done = write(tmp_path, {"pyproject.toml": "a\n"})
    assert done.deleted == ["shop/__init__.py", "shop/gate/__init__.py"]
    assert not (tmp_path / "shop").exists()


def test_files_that_gatewright_did_not_write_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("mine")
    write(tmp_path, FILES)
    (tmp_path / "shop" / "gate" / "notes.txt").write_text("mine")
    write(tmp_path, {"pyproject.toml": "a\n"})
    assert contents(tmp_path) == {
        ".git/HEAD": "mine",
        "pyproject.toml": "a\n",
        "shop/gate/notes.txt": "mine",
    }


def test_a_left_over_that_somebody_changed_is_kept_and_named(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "shop" / "__init__.py").write_text("edited\n")
    done = write(tmp_path, {"pyproject.toml": "a\n"})
    assert done.kept == ["shop/__init__.py"]
    assert done.deleted == ["shop/gate/__init__.py"]
    assert (tmp_path / "shop" / "__init__.py").read_text() == "edited\n"


def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("mine\n")
    with pytest.raises(EmitError, match=r"pyproject\.toml: not written by gatewright"):
        write(tmp_path, FILES)
    assert contents(tmp_path) == {"pyproject.toml": "mine\n"}
    assert not (tmp_path / MANIFEST).exists()


def test_a_generated_file_that_somebody_changed_is_generated_again(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "shop" / "__init__.py").write_text("edited\n")
    assert write(tmp_path, FILES).written == ["shop/__init__.py"]
    assert contents(tmp_path) == FILES


@pytest.mark.parametrize(
    "path",
    ["/etc/x", "../x", "a/../../x", "a\\..\\x", "C:x", "", ".", "a//b", "a/./b", "a/", "a\0b"],
)
def test_a_path_that_leaves_the_folder_is_refused_and_nothing_written(
    tmp_path: Path, path: str
) -> None:
    out = tmp_path / "out"
    with pytest.raises(EmitError, match="leaves the output folder"):
        write(out, {"a": "1", path: "2"})
    assert list(tmp_path.iterdir()) == []


def test_a_linked_folder_is_not_written_through(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / "shop").symlink_to(elsewhere)
    with pytest.raises(EmitError, match="link"):
        write(out, FILES)
    assert list(elsewhere.iterdir()) == []
    assert [path.name for path in out.iterdir()] == ["shop"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.py", "A.py"), ("a/b.py", "A/c.py"), ("straße", "STRASSE"), ("a", "a/b"), ("a/b", "a")],
)
def test_paths_that_some_disk_takes_for_one_are_refused(
    tmp_path: Path, one: str, other: str
) -> None:
    with pytest.raises(EmitError):
        write(tmp_path, {one: "1", other: "2"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"[]", b'{"files": []}', b"\xff", b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> x\n"],
)
def test_a_broken_manifest_is_said_to_be_broken_and_nothing_changes(
    tmp_path: Path, broken: bytes
) -> None:
    write(tmp_path, FILES)
    (tmp_path / MANIFEST).write_bytes(broken)
    for act in (write, drift):
        with pytest.raises(ManifestError, match=r"\.gatewright\.json.*version control"):
            act(tmp_path, {"new": "1"})
    assert contents(tmp_path) == FILES
    assert (tmp_path / MANIFEST).read_bytes() == broken


def test_a_manifest_that_lists_a_path_outside_deletes_nothing(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    out = tmp_path / "out"
    write(out, FILES)
    listing = {"files": {**listed(out), "../victim": emit.digest(b"mine")}}
    (out / MANIFEST).write_text(json.dumps(listing))
    with pytest.raises(EmitError, match="leaves the output folder"):
        write(out, {})
    assert victim.read_text() == "mine"
    assert contents(out) == FILES


def cut_short(monkeypatch: pytest.MonkeyPatch, name: str, after: int) -> None:
    """Makes the `after`-th call of ``os.<name>`` fail as on a full disk."""
    real = getattr(os, name)
    calls = 0

    def failing(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls > after:
            raise OSError(28, "No space left on device")
        return real(*args, **kwargs)

    monkeypatch.setattr(os, name, failing)


@pytest.mark.parametrize("after", range(5))
def test_a_disk_that_fills_up_leaves_no_torn_and_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    write(tmp_path, FILES)
    new = {path: f"{text}more\n" for path, text in FILES.items()}
    cut_short(monkeypatch, "fsync", after)
    if after < 4:
        with pytest.raises(EmitError, match="No space left"):
            write(tmp_path, new)
    else:
        write(tmp_path, new)
    found = contents(tmp_path)
    assert found == (FILES if after < 3 else new)


@pytest.mark.parametrize("after", range(5))
def test_a_run_cut_short_between_two_files_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    write(tmp_path, {"pyproject.toml": "a\n", "old.py": "x\n"})
    with monkeypatch.context() as patch:
        cut_short(patch, "replace", after)
        with pytest.raises(EmitError):
            write(tmp_path, {**FILES, "pyproject.toml": "z\n"})
    assert set(contents(tmp_path).values()) <= {*FILES.values(), "z\n", "x\n"}
    changed_meanwhile = {path: f"{text}later\n" for path, text in FILES.items()}
    write(tmp_path, changed_meanwhile)
    assert contents(tmp_path) == changed_meanwhile


def test_written_files_keep_their_mode_and_new_ones_follow_the_umask(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write(tmp_path, FILES)
        path = tmp_path / "pyproject.toml"
        assert stat.S_IMODE(path.stat().st_mode) == 0o644
        path.chmod(0o600)
        write(tmp_path, {**FILES, "pyproject.toml": "z\n"})
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(mask)


def test_no_drift_after_a_run(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert drift(tmp_path, FILES) == []


def test_drift_names_changed_missing_and_left_over_files(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "old.py": "x\n"})
    (tmp_path / "shop" / "__init__.py").write_text("edited\n")
    (tmp_path / "pyproject.toml").unlink()
    found = drift(tmp_path, FILES)
    assert [(one.path, one.kind) for one in found] == [
        ("old.py", "left over"),
        ("pyproject.toml", "missing"),
        ("shop/__init__.py", "changed"),
    ]
    assert found[2].diff.splitlines()[2:] == ["@@ -1 +1 @@", "-edited", "+b"]


def test_drift_sees_what_only_differs_in_line_endings(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "pyproject.toml").write_bytes(b"a\r\n")
    assert [one.path for one in drift(tmp_path, FILES)] == ["pyproject.toml"]


def test_a_folder_that_is_not_there_is_all_missing(tmp_path: Path) -> None:
    found = drift(tmp_path / "none", FILES)
    assert {one.kind for one in found} == {"missing"}
    assert {one.path for one in found} == {*FILES, MANIFEST}
    assert not (tmp_path / "none").exists()


def test_drift_shows_what_a_file_that_is_no_text_holds(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "pyproject.toml").write_bytes(b"\xff\xfe\n")
    assert "-\ufffd\ufffd" in drift(tmp_path, FILES)[0].diff
