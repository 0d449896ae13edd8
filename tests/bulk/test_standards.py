"""Reports for other programs are what the standards of these programs take."""

from __future__ import annotations

import json
from copy import deepcopy
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from .conftest import Run
from .requests import GOOD, lines
from .standards import SARIF, annotation_faults, junit_faults
from .test_reports import judged

OPTIONS: list[list[str]] = [[], ["--only-invalid"], ["--warnings"], ["--max-errors", "3"]]


@pytest.mark.parametrize("options", OPTIONS)
def test_sarif_passes_its_schema(run: Run, options: list[str]) -> None:
    schema = Draft202012Validator(SARIF)
    log = json.loads(judged(run, "sarif", *options).out)
    schema.validate(log)
    schema.validate(json.loads(run("--format", "sarif", "-", stdin=lines(*GOOD)).out))
    assert log["runs"][0]["results"]
    for bend in (
        lambda one: one.pop("message"),
        lambda one: one.update(level="fatal"),
        lambda one: one["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        lambda one: one["locations"][0]["physicalLocation"]["region"].update(startColumn=0),
        lambda one: one.update(rule=1),
    ):
        bent: Any = deepcopy(log)
        bend(bent["runs"][0]["results"][0])
        assert not schema.is_valid(bent)


@pytest.mark.parametrize("options", OPTIONS)
def test_junit_passes_the_schema_of_its_readers_and_counts_right(
    run: Run, options: list[str]
) -> None:
    root = ElementTree.fromstring(judged(run, "junit", *options).out)
    assert junit_faults(root) == []
    for suite in (root, root[0]):
        cases = suite.findall(".//testcase")
        assert suite.get("tests") == str(len(cases))
        failed = sum(case.find("failure") is not None for case in cases)
        assert suite.get("failures") == str(failed)
        assert failed > 0
        assert suite.get("errors") == "0"
    del root[0].attrib["tests"]
    root[0][0].set("line", "1")
    assert junit_faults(root) == ["testsuite lacks tests", "testcase has line"]


def test_junit_counts_a_report_that_does_not_fit_in_memory(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("many.jsonl").write_bytes(lines(b"{}", *GOOD) * 20)
    whole = run("--format", "junit", "many.jsonl")
    monkeypatch.setattr(import_module("gatewright_tools.bulk.run"), "KEPT", 100)
    assert run("--format", "junit", "many.jsonl") == whole
    suite = ElementTree.fromstring(whole.out)[0]
    assert (suite.get("tests"), suite.get("failures")) == (str(20 * (len(GOOD) + 1)), "20")


@pytest.mark.parametrize("options", OPTIONS)
def test_each_line_for_github_is_one_annotation(run: Run, options: list[str]) -> None:
    texts = judged(run, "github", *options).out.splitlines()
    assert texts
    for text in texts:
        assert annotation_faults(text) == [], text
    assert annotation_faults(texts[0].replace("line=", "row=", 1)) == ["row is unknown"]
    assert annotation_faults("::error file=a,line=0::x") == ["line is not a line"]
    assert annotation_faults("::error file=a%::x") == ["a percent sign that is not escaped"]
