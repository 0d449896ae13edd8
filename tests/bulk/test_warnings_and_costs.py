"""What is taken though no page lists it, and what the right requests cost, told beside the report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from image_gateways import MODELS

from .conftest import Run

SEEN = "reapi/doubao-seedream-5-0-lite"
"""A model of whose page not every param was seen: unknown keys are taken with a warning."""
assert "params" in MODELS[SEEN].unseen
ODD = {"model": MODELS[SEEN].id, "prompt": "a hat", "brand_new": 1}
RIGHT = {"model": "qwen2-image", "prompt": "a hat"}
WRONG = {"model": "qwen2-image", "prompt": 7}
NO_PRICE = {"model": "gpt-image-1", "prompt": "a hat"}


def lines(*records: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in records)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "requests.jsonl"
    path.write_bytes(lines(RIGHT, ODD, WRONG, NO_PRICE))
    return path


def test_without_being_asked_a_report_says_nothing_of_what_is_taken(run: Run, file: Path) -> None:
    done = run(file)
    assert "brand_new" not in done.out and "cost" not in done.err
    assert done.code == 1


def test_a_warning_stands_in_each_form_of_report_and_makes_no_request_wrong(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_bytes(lines(RIGHT, ODD))
    said = {
        form: run(path, "--warnings", "--format", form, "--only-invalid")
        for form in ("text", "json", "github", "sarif", "junit")
    }
    assert {one.code for one in said.values()} == {0}
    assert "2 requests: 2 valid, 0 invalid, 1 with warnings" in said["text"].err
    (line,) = said["text"].out.splitlines()
    column = lines(ODD).index(b'"brand_new"') + 1
    assert line.startswith(f"{path}:2:{column}: warning: /brand_new: ")
    (row,) = said["json"].rows
    assert (row["line"], row["valid"], row["violations"]) == (2, True, [])
    assert [(one["path"], one["rule"]) for one in row["warnings"]] == [("/brand_new", "unseen")]
    (line,) = said["github"].out.splitlines()
    assert (
        line.startswith("::warning file=")
        and f"line=2,col={column},title=unseen::/brand_new" in line
    )
    (result,) = json.loads(said["sarif"].out)["runs"][0]["results"]
    assert (result["level"], result["ruleId"]) == ("warning", "unseen")
    (case,) = ElementTree.fromstring(said["junit"].out).iter("testcase")
    assert case.find("failure") is None
    assert "warning: /brand_new" in (case.findtext("system-out") or "")


def test_a_request_may_have_warnings_beside_what_it_breaks(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "both.jsonl"
    path.write_bytes(lines({**ODD, "prompt": 7}))
    done = run(path, "--warnings", "--format", "github")
    assert [one.partition(" ")[0] for one in done.out.splitlines()] == ["::error", "::warning"]
    assert done.code == 1


def test_the_cost_of_right_requests_is_added_up_unit_by_unit(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "costs.jsonl"
    film = {"model": "kling-video-o1", "input": {"prompt": "a hat"}, "parameters": {"duration": 10}}
    path.write_bytes(lines(RIGHT, RIGHT, WRONG, NO_PRICE, film))
    done = run(path, "--estimate")
    assert "5 requests: 4 valid, 1 invalid" in done.err
    # Twice 6 credits, and ten seconds at 0.8 CNY.
    assert "by the pages they cost 8 CNY and 12 credits; of 1 request" in done.err
    assert "the cost is not known before: umodelverse/gpt-image-1 1" in done.err


@pytest.mark.parametrize("form", ["lines", "array"])
def test_the_sum_and_the_warnings_are_the_same_however_the_work_is_divided(
    run: Run, tmp_path: Path, form: str
) -> None:
    records = [RIGHT, ODD, WRONG, NO_PRICE] * 300
    path = tmp_path / ("many.jsonl" if form == "lines" else "many.json")
    path.write_bytes(lines(*records) if form == "lines" else json.dumps(records).encode())
    asked = (path, "--warnings", "--estimate", "--format", "json", "--only-invalid")
    alone, several = run(*asked), run(*asked, "--jobs", "2")
    assert alone.out == several.out and alone.err == several.err
    assert "1,200 requests: 900 valid, 300 invalid, 300 with warnings" in alone.err
    # 6 credits and 31 credits, 300 times each.
    assert "by the pages they cost 11,100 credits; of 300 requests" in alone.err
    assert sum("warnings" in one for one in alone.rows) == 300
