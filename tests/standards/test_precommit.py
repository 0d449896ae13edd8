"""pre-commit installs the hooks from a clone of this repository and runs them in another one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.bulk.requests import line, right, wrong
from tests.bulk.test_hooks import git

REPO = Path(__file__).parents[2]
PRE_COMMIT = REPO / "build/standards/python/bin/pre-commit"
WRONG_SIZE = b'{"model": "qwen2-image", "prompt": "a", "params": {"image_size": "16x9"}}\n'

pytestmark = pytest.mark.skipif(
    not PRE_COMMIT.exists(), reason="`make standards` installs pre-commit"
)


@pytest.mark.timeout(600)
def test_both_hooks_install_and_run_in_another_repository(tmp_path: Path) -> None:
    hooks, theirs = tmp_path / "hooks", tmp_path / "theirs"
    git("clone", "-q", REPO, hooks)
    revision = git("-C", hooks, "rev-parse", "HEAD").strip()
    git("init", "-q", theirs)
    (theirs / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n"
        "  - id: image-gateways-fix\n  - id: image-gateways-validate\n"
    )
    (theirs / "good.requests.jsonl").write_bytes(line(right()))
    (theirs / "requests.csv").write_text("model,prompt\nqwen2-image,a pier\n")
    (theirs / "package.json").write_text("{}")
    done = run(theirs, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    (theirs / "mended.request.json").write_bytes(WRONG_SIZE)
    done = run(theirs, tmp_path)
    assert done.returncode == 1 and "files were modified by this hook" in done.stdout
    assert b"16:9" in (theirs / "mended.request.json").read_bytes()
    assert run(theirs, tmp_path).returncode == 0
    (theirs / "bad.request.json").write_bytes(line(wrong()))
    done = run(theirs, tmp_path)
    assert done.returncode == 1 and "bad.request.json" in done.stdout


def run(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    git("-C", folder, "add", ".")
    return subprocess.run(
        [str(PRE_COMMIT), "run", "--all-files"],
        cwd=folder,
        env={**os.environ, "PRE_COMMIT_HOME": str(home / "kept")},
        capture_output=True,
        text=True,
    )
