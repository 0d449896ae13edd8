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
from gatewright.pages.draft import draft
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


def test_a_page_that_cannot_be_read_stops_the_run(here: Path) -> None:
    (here / "page.md").unlink()
    assert follow(here) == 3
    assert not (here / "notes").exists()
