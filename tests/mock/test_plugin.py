"""The pytest plugin, in a pytest of its own, as its users run it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

STORY = """
import httpx
import pytest

BODY = {"model": "qwen2-image", "prompt": "a lighthouse"}
KEY = {"authorization": "Bearer test-key"}


def create(mock, body=BODY):
    return httpx.post(mock.gateway_url("rivya") + "/api/v1/generations", json=body, headers=KEY)


def test_a_create_is_charged(mock_gateway):
    assert create(mock_gateway).status_code == 200
    assert mock_gateway.ledger.count() == 1


@pytest.mark.gateway_faults("rate_limited; retry_after=2, html")
def test_marks_bring_faults(mock_gateway):
    assert mock_gateway.ledger.count() == 0
    assert create(mock_gateway).headers["retry-after"] == "2"
    assert "<html>" in create(mock_gateway).text


def test_the_faults_of_one_test_do_not_reach_the_next(mock_gateway):
    assert create(mock_gateway).json()["status"] == "queued"
"""


BLOCKED = """
import sys


class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("starlette", "uvicorn"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, Blocked())
"""


def run(folder: Path, text: str, *options: str, **more: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_story.py").write_text(text)
    plugin = ("-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", "-q", *plugin, *options, "test_story.py"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60, env={**os.environ, **more}
    )


def test_the_fixture_gives_a_fresh_mock_to_each_test(tmp_path: Path) -> None:
    done = run(tmp_path, STORY, "--strict-markers", "-W", "error")
    assert "3 passed" in done.stdout, done.stdout


def test_workers_of_xdist_have_a_mock_each(tmp_path: Path) -> None:
    done = run(tmp_path, STORY, "-n", "2")
    assert "3 passed" in done.stdout, done.stdout


def test_a_misspelt_fault_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, STORY.replace("rate_limited", "rate_limit"))
    assert "did you mean 'rate_limited'" in done.stdout and "2 passed" in done.stdout


WITHOUT = """
def test_of_somebody_who_needs_no_mock():
    assert 1 + 1 == 2


def test_of_somebody_who_does(mock_gateway):
    pass
"""


def test_without_the_extra_only_the_fixture_fails_in_one_sentence(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(BLOCKED)
    done = run(tmp_path, WITHOUT, "-W", "error", PYTHONPATH=str(site))
    assert "1 passed, 1 error" in done.stdout, done.stdout + done.stderr
    said = [line for line in done.stdout.splitlines() if "gatewright[mock]" in line]
    assert said[0].startswith("mock_gateway needs the extra gatewright[mock]"), done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_run_that_needs_no_mock_loads_nothing_of_it(tmp_path: Path) -> None:
    story = """
import sys


def test_nothing_is_loaded():
    ours = {name for name in sys.modules if name.partition(".")[0] == "gatewright"}
    assert ours == {"gatewright", "gatewright.mock", "gatewright.mock.pytest_plugin"}
    assert not {"starlette", "uvicorn", "httpx", "yaml", "jinja2"} & set(sys.modules)
"""
    off = (
        "anyio",
        "respx",
        "hypothesispytest",
        "_hypothesis_pytestplugin",
        "xdist",
        "schemathesis",
        "pytest_httpx",
    )
    done = run(tmp_path, story, *(option for name in off for option in ("-p", f"no:{name}")))
    assert "1 passed" in done.stdout, done.stdout
