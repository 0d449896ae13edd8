"""What docs/checking.md shows is what happens."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from .conftest import Run

REPO = Path(__file__).parents[2]
DOCUMENT = (REPO / "docs" / "checking.md").read_text("utf-8")


def block(language: str, number: int = 0) -> str:
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)
    return found[number]


def shown() -> tuple[str, str]:
    """The file that is shown, and what is said of it."""
    _, content, report = re.split(r"^\$ .*\n", block("console"), flags=re.MULTILINE)
    return content, report


def test_the_first_example_is_what_the_command_says(run: Run) -> None:
    content, report = shown()
    Path("requests.jsonl").write_text(content)
    ran = run("requests.jsonl")
    assert ran.out + ran.err == report


def test_the_line_of_json_is_one_of_the_report(run: Run) -> None:
    Path("requests.jsonl").write_text(shown()[0])
    assert block("json") in run("--format", "json", "requests.jsonl").out
    json.loads(block("json"))


def test_shards_in_the_shell_are_the_whole(run: Run) -> None:
    Path("requests.jsonl").write_text(shown()[0])
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run(
        ["bash", "-ec", block("sh")],
        env={**os.environ, "PATH": path},
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert Path("report.jsonl").read_text() == run("--format", "json", "requests.jsonl").out


def test_hooks_inputs_and_extras_that_are_named_are_there() -> None:
    hooks = {one["id"] for one in yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text())}
    used: Any = yaml.safe_load(block("yaml").replace("<", '"<').replace(">", '>"'))
    assert {one["id"] for one in used["repos"][0]["hooks"]} == hooks
    inputs = yaml.safe_load((REPO / "action.yml").read_text())["inputs"]
    assert all(f"`{name}`" in DOCUMENT for name in inputs)
    project = (REPO / "generated" / "pyproject.toml").read_text()
    for extra in ("fast", "zstd", "parquet"):
        assert f"\n{extra} = [" in project


def test_every_option_is_told(run: Run) -> None:
    options = set(re.findall(r"--[a-z-]+", run("--help").out))
    elsewhere = {"--help", "--json", "--fix", "--write"}
    assert {one for one in options - elsewhere if one not in DOCUMENT} == set()
