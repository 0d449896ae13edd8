"""The pytest plugin, in a pytest of its own, as its users run it."""

from __future__ import annotations

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


def run(folder: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_story.py").write_text(text)
    plugin = ("-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", "-q", *plugin, *options, "test_story.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)


def test_the_fixture_gives_a_fresh_mock_to_each_test(tmp_path: Path) -> None:
    done = run(tmp_path, STORY, "--strict-markers", "-W", "error")
    assert "3 passed" in done.stdout, done.stdout


def test_workers_of_xdist_have_a_mock_each(tmp_path: Path) -> None:
    done = run(tmp_path, STORY, "-n", "2")
    assert "3 passed" in done.stdout, done.stdout


def test_a_misspelt_fault_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, STORY.replace("rate_limited", "rate_limit"))
    assert "did you mean 'rate_limited'" in done.stdout and "2 passed" in done.stdout
