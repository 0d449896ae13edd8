"""The workflow's own steps, run here: saved pages, a bare remote, and a `gh` that only takes notes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.cli import main
from gatewright.pages import read
from gatewright.pages.writing.draft import draft
from tests.pages.made import invented
from tests.pages.rendered import page

from .conftest import Git

WORKFLOW = Path(__file__).parents[2] / "examples" / "workflow"
MODEL = invented("rivya", 2)
GH = '#!/bin/sh\necho "$@" >> "$NOTES"\n[ "$2" = create ]\n'


def steps() -> list[str]:
    """The shell steps of the workflow but the one that installs."""
    data: Any = yaml.safe_load((WORKFLOW / "follow-the-pages.yml").read_text())
    found = [step["run"] for step in data["jobs"]["follow"]["steps"] if "run" in step]
    assert found[0] == "pip install gatewright"
    return found[1:]


@pytest.fixture
def here(tmp_path: Path, specs: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose specs agree with page.md, pushed to a remote."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed here")
    text = draft(read(page(MODEL, "rivya").encode(), "page"), "2026-01-02")
    (specs / "models" / "rivya" / "made.yaml").write_text(text)
    assert main(["generate"]) == 0
    (tmp_path / "page.md").write_text(page(MODEL, "rivya"))
    assert main(["docs", "accept", "page.md"]) == 0
    (tmp_path / "pages.txt").write_text("# pages\npage.md\n")
    (tmp_path / ".gitignore").write_text("/bin\n/remote\n/temp\n/notes\n")
    (tmp_path / "bin").mkdir()
    (tmp_path / "temp").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH)
    (tmp_path / "bin" / "gh").chmod(0o755)
    git("init", "-q", "--bare", "remote")
    git("remote", "add", "origin", "remote")
    git("add", ".")
    git("commit", "-qm", "first")
    paths = [str(tmp_path / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    monkeypatch.setenv("PATH", os.pathsep.join(paths))
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path / "temp"))
    monkeypatch.setenv("NOTES", str(tmp_path / "notes"))
    return tmp_path


def follow(folder: Path) -> int:
    """Runs the steps as a runner does; the exit code of the first that fails, else 0."""
    for script in steps():
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=folder,
            capture_output=True,
            text=True,
        )
        print(script, done.stdout, done.stderr)
        if done.returncode:
            return done.returncode
    return 0


def test_a_changed_page_becomes_a_pull_request_with_the_verdict(here: Path, git: Git) -> None:
    dearer = replace(MODEL, credits=MODEL.credits + 1)
    (here / "page.md").write_text(page(dearer, "rivya"))
    assert follow(here) == 0
    body = (here / "temp/loop/body.md").read_text()
    assert body.startswith("**Verdict: minor**") and f"{dearer.credits} credits per request" in body
    assert [line.split()[1] for line in (here / "notes").read_text().splitlines()] == [
        "edit",
        "create",
    ]
    pushed = git("--git-dir", "remote", "show", "follow-the-pages:specs/package.yaml")
    assert "version: 0.1.1\n" in pushed
    assert "credits" in git(
        "--git-dir", "remote", "show", "follow-the-pages:generated/CHANGELOG.md"
    )


def test_pages_that_agree_open_nothing(here: Path, git: Git) -> None:
    assert follow(here) == 0
    assert not (here / "notes").exists()
    assert git("status", "--porcelain") == ""


def test_a_page_that_cannot_be_read_fails_the_run_and_opens_nothing(here: Path) -> None:
    (here / "page.md").unlink()
    assert follow(here) == 3
    assert not (here / "notes").exists()


def test_a_page_that_cannot_be_read_does_not_stop_the_others(here: Path, git: Git) -> None:
    (here / "page.md").write_text(page(replace(MODEL, credits=MODEL.credits + 1), "rivya"))
    (here / "pages.txt").write_text("missing.md\npage.md\n")
    assert follow(here) == 3
    body = (here / "temp/loop/body.md").read_text()
    assert "missing.md: cannot be read" in body
    assert f"+  credits: {MODEL.credits + 1}" in body
    assert "version: 0.1.1\n" in git(
        "--git-dir", "remote", "show", "follow-the-pages:specs/package.yaml"
    )


def test_a_change_that_only_a_person_can_read_fails_the_run(here: Path) -> None:
    text = page(MODEL, "rivya") + "\nThe model sleeps on Sundays.\n"
    (here / "page.md").write_text(text)
    assert follow(here) == 1
    assert not (here / "notes").exists()
    assert "The model sleeps on Sundays." in (here / "temp/loop/drift.txt").read_text()


def test_half_of_a_page_is_not_believed(here: Path) -> None:
    lines = page(MODEL, "rivya").split("\n")
    (here / "page.md").write_text("\n".join(lines[: len(lines) // 2]))
    before = (here / "specs/models/rivya/made.yaml").read_bytes()
    assert follow(here) == 1
    assert (here / "specs/models/rivya/made.yaml").read_bytes() == before
    assert "the page looks cut" in (here / "temp/loop/drift.txt").read_text()
