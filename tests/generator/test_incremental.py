"""Generating again does nothing where nothing changed, and everything where anything did."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.incremental import run as module
from gatewright.incremental.memory import place_of, recall
from tests.first import copy_first

REPO = Path(__file__).parents[2]
MODEL = "models/rivya/qwen2-image.yaml"
LATER = 10_000_000_000
"""Nanoseconds by which files are made older, so that they count as settled."""


class Desk:
    """A folder of specs, those of the first models, and the package that is generated from it."""

    def __init__(self, folder: Path) -> None:
        self.specs, self.out, self.templates = (folder / name for name in ("specs", "out", "own"))
        copy_first(self.specs)
        self.templates.mkdir()
        self.fresh = folder / "fresh"
        self.last = 0

    def generate(self, *options: str, out: Path | None = None) -> int:
        folders = ["--specs", self.specs, "--out", out or self.out, "--templates", self.templates]
        self.last = main(["generate", *map(str, folders), *options])
        return self.last

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        path = self.specs / name
        text = path.read_text(encoding="utf-8")
        changed = change(text)
        assert changed != text
        path.write_text(changed, encoding="utf-8")

    def remove(self, name: str) -> None:
        """Removes a model's spec."""
        (self.specs / name).unlink()

    def tree(self, folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    def is_as_if_made_anew(self) -> None:
        """Compares with a generation into an empty folder."""
        shutil.rmtree(self.fresh, ignore_errors=True)
        assert self.generate("--full", out=self.fresh) == 0
        assert self.tree(self.out) == self.tree(self.fresh)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Desk(tmp_path)


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each time that everything is made."""
    made: list[str] = []
    from gatewright.commands import generate

    original = generate.generate

    def noted(*arguments: Any, **words: Any) -> Any:
        made.append("whole")
        return original(*arguments, **words)

    monkeypatch.setattr(generate, "generate", noted)
    return made


def test_nothing_is_made_where_nothing_changed(
    desk: Desk, whole: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    desk.generate()
    before = desk.tree(desk.out)
    capsys.readouterr()
    assert desk.generate() == 0
    assert capsys.readouterr().err == f"{len(before) - 1} files, nothing changed\n"
    assert whole == ["whole"]
    assert desk.tree(desk.out) == before


def test_one_changed_spec_is_a_whole_run_that_writes_its_own_files_only(
    desk: Desk, whole: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    desk.generate()
    capsys.readouterr()
    desk.edit(MODEL, lambda text: text.replace("max_length: 800", "max_length: 801"))
    assert desk.generate() == 0
    out = capsys.readouterr().out
    assert whole == ["whole", "whole"]
    assert {Path(line.split()[1]).name for line in out.splitlines()} == {
        "README.md", "qwen2_image.py", "schemas.jsonl", "facts.jsonl", "rules.jsonl"
    }  # fmt: skip
    desk.is_as_if_made_anew()
    assert desk.generate() == 0
    assert capsys.readouterr().err.endswith("nothing changed\n")


def test_a_spec_that_changes_while_the_run_goes_on_is_read_by_the_next(
    desk: Desk, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from gatewright.commands import generate

    original = generate.write

    def late(*arguments: Any) -> Any:
        desk.edit(MODEL, lambda text: text.replace("max_length: 800", "max_length: 801"))
        monkeypatch.setattr(generate, "write", original)
        return original(*arguments)

    monkeypatch.setattr(generate, "write", late)
    assert desk.generate() == 0
    assert desk.generate() == 0
    assert whole == ["whole", "whole"]
    desk.is_as_if_made_anew()


@pytest.mark.parametrize(
    "change",
    [
        lambda desk: desk.edit(MODEL, lambda text: text.replace("qwen2-image", "qwen-2")),
        lambda desk: desk.edit(
            MODEL, lambda text: text.replace("max_length: 800", "max_length: 900")
        ),
        lambda desk: desk.edit("gateways/rivya.yaml", lambda text: f"{text}\n# a remark\n"),
        lambda desk: desk.edit("package.yaml", lambda text: text.replace("0.1.0", "0.2.0")),
        lambda desk: desk.remove(MODEL),
        lambda desk: (desk.templates / "more.txt.j2").write_text("{{ package.models | length }}"),
        lambda desk: (desk.out / "README.md").unlink(),
        lambda desk: (desk.out / "image_gateways" / "_models.py").write_text("# mine\n"),
        lambda desk: (desk.out / ".gatewright.json").unlink(),
    ],
)
def test_any_change_makes_everything_anew(
    desk: Desk, whole: list[str], change: Callable[[Desk], object]
) -> None:
    desk.generate()
    change(desk)
    code = desk.generate()
    assert whole == ["whole", "whole"]
    if code == 0:
        desk.is_as_if_made_anew()
    else:
        # Without its list, no file is known to be its own.
        assert not (desk.out / ".gatewright.json").exists()


def test_a_fault_is_told_in_the_same_words(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.generate()
    desk.edit(MODEL, lambda text: text.replace("max_length: 800", "max_lenght: 800"))
    capsys.readouterr()
    assert desk.generate() == 3
    said = capsys.readouterr()
    assert desk.generate("--full") == 3
    assert capsys.readouterr() == said
    assert "max_length" in said.err


@pytest.mark.parametrize("spoil", [b"", b"\0", b"{}", None])
def test_a_spoiled_memory_is_as_good_as_none(
    desk: Desk, whole: list[str], spoil: bytes | None
) -> None:
    desk.generate()
    (path,) = (desk.specs.parent / "cache" / "gatewright" / "runs").iterdir()
    path.write_bytes(path.read_bytes()[:-7] if spoil is None else spoil)
    assert desk.generate() == 0
    assert whole == ["whole", "whole"]
    desk.is_as_if_made_anew()


@pytest.mark.parametrize("spoil", [b"", b"\0", b"j2 and nothing", None])
def test_spoiled_compiled_templates_are_compiled_anew(desk: Desk, spoil: bytes | None) -> None:
    desk.generate()
    kept = list((desk.specs.parent / "cache" / "gatewright" / "templates").iterdir())
    assert kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:-7] if spoil is None else spoil)
    shutil.rmtree(desk.out)
    assert desk.generate("--full") == 0
    desk.is_as_if_made_anew()
    assert all(path.read_bytes() != spoil for path in kept)


def test_a_cache_that_cannot_be_written_is_no_fault(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.specs.parent / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk.specs.parent / "file"))
    assert desk.generate() == 0
    assert desk.generate() == 0


def test_a_change_within_the_same_tick_is_seen(desk: Desk) -> None:
    """A spec of the same size, changed so soon that its times are the same."""
    desk.generate()
    path = desk.specs / MODEL
    before = path.stat()
    desk.edit(MODEL, lambda text: text.replace("max_length: 800", "max_length: 900"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert desk.generate() == 0
    assert "len(v) > 900" in (desk.out / "image_gateways/rivya/rules/qwen2_image.py").read_text()
    desk.is_as_if_made_anew()


def test_settled_files_are_not_read_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.generate()
    monkeypatch.setattr(module, "is_settled", lambda look, noted: True)
    read: list[Any] = []
    monkeypatch.setattr(module, "digest_of", lambda path: read.append(path))
    assert desk.generate() == 0
    assert read == []


def test_the_memory_is_only_for_these_folders(desk: Desk, tmp_path: Path) -> None:
    desk.generate()
    assert recall(("another", "place")) is None
    assert not place_of(("another", "place")).exists()
    assert desk.generate(out=tmp_path / "second") == 0
    assert desk.tree(tmp_path / "second") == desk.tree(desk.out)


def test_any_sequence_of_edits_gives_what_making_everything_anew_gives(desk: Desk) -> None:
    chance = random.Random(7)
    files = sorted(
        path.relative_to(desk.specs).as_posix() for path in desk.specs.glob("models/*/*.yaml")
    )

    def limit(text: str) -> str:
        return text.replace("params:", f"# {chance.random()}\nparams:", 1)

    def title(text: str) -> str:
        return text.replace("\ntitle: ", f"\ntitle: N{chance.randrange(10**6)} ", 1)

    def spoil(path: Path) -> None:
        path.write_bytes(path.read_bytes() + b"\n# mine\n")

    def copy(name: str) -> None:
        text = (desk.specs / name).read_text(encoding="utf-8")
        number = chance.randrange(10**6)
        if "\nids:" in f"\n{text}":
            return  # its ids differ in what the file says of each
        start = text.index("\nid: ") + 5 if not text.startswith("id: ") else 4
        end = text.index("\n", start)
        old = text[start:end]
        path = desk.specs / name
        path.with_name(f"n{number}.yaml").write_text(
            text.replace(f"id: {old}\n", f"id: {old}-n{number}\n", 1)
            .replace(f"model: {old}\n", f"model: {old}-n{number}\n")
            .replace("\ntitle: ", f"\ntitle: Copy {number} of ", 1)
            .replace("\nname: ", f"\nname: copy_{number}_of_", 1),
            encoding="utf-8",
        )

    for _ in range(14):
        for _ in range(chance.randint(1, 2)):
            name = chance.choice(files)
            action = chance.choice(
                ["limit", "limit", "title", "gateway", "copy", "output", "touch"]
            )
            if action == "limit":
                desk.edit(name, limit)
            elif action == "title":
                desk.edit(name, title)
            elif action == "gateway":
                desk.edit(f"gateways/{name.split('/')[1]}.yaml", lambda text: f"{text}# more\n")
            elif action == "copy":
                copy(name)
            elif action == "output" and desk.out.exists():
                spoil(chance.choice(sorted(desk.out.rglob("*.py"))))
            else:
                (desk.specs / name).touch()
        assert desk.generate() == 0
        desk.is_as_if_made_anew()
