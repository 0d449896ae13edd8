"""Each form of report is what its readers expect, whatever stands in the requests."""

from __future__ import annotations

import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

import image_gateways
from image_gateways._runtime.record.faults import InputFault

from .conftest import Ran, Run
from .requests import BAD, GOOD, line, lines, right

NASTY = [
    "\x1b[31mred\x1b[0m",
    "a\nb\r\nc\u2028d\x85e",
    "::error file=x::gotcha",
    "\n::set-output name=x::y",
    "%0A::warning::%25",
    "\u202eright to left\u2066",
    "]]>&amp;<x y='\"'>",
    "\x00\x01\x08\x0b\x0c\x1f\x7f\ufffe\uffff",
    "\ud800 alone",
    "\U0001f600" * 50,
    "a,b:c;title=d",
]
BODIES: list[Any] = [
    *(
        {"model": "qwen2-image", "prompt": [text], text: text, "params": {"image_size": text}}
        for text in NASTY
    ),
    *({"model": text} for text in NASTY),
    *(one for one, _ in BAD),
]
RECORDS = b"".join(json.dumps(one).encode() + b"\n" for one in BODIES) + lines(
    b"no json \x1b[31m", b"\xff", b'{"a": 1, "a\\u001b": NaN, "a": 2}', b'{"\x1b": 1}', b"[]"
)


def judged(run: Run, format: str, *options: str) -> Ran:
    Path("folder, with: %0A").mkdir(exist_ok=True)
    path = Path("folder, with: %0A") / "r.jsonl"
    path.write_bytes(RECORDS + lines(*GOOD))
    return run("--format", format, *options, path)


def safe(text: str, allowed: str = "\n") -> bool:
    """Whether a terminal or a log shows all of `text` and does nothing else with it."""
    return all(char.isprintable() or char in allowed for char in text)


def schema() -> Draft202012Validator:
    text = (files(image_gateways) / "report.schema.json").read_text("utf-8")
    Draft202012Validator.check_schema(json.loads(text))
    return Draft202012Validator(json.loads(text))


@pytest.mark.parametrize("options", [[], ["--only-invalid"], ["--model", "rivya/qwen2-image"]])
def test_every_line_of_json_is_as_the_shipped_schema_says(run: Run, options: list[str]) -> None:
    ran = judged(run, "json", *options)
    found = schema()
    assert ran.out.isascii()
    assert len(ran.rows) > len(BODIES)
    for row in ran.rows:
        found.validate(row)
        assert row["valid"] is not bool(row["violations"])
        known = set(found.schema["properties"])
        assert set(row) <= known
        for one in row["violations"]:
            assert set(one) == set(found.schema["properties"]["violations"]["items"]["properties"])
            assert safe(one["message"] + (one["suggestion"] or ""), allowed="")
    elements = run("--format", "json", "-", stdin=json.dumps([GOOD[0], 7]).encode()).rows
    for row in elements:
        found.validate(row)
        assert "element" in row


def test_the_schema_refuses_what_no_report_says(run: Run) -> None:
    row = run("--format", "json", "-", stdin=line(right())).rows[0]
    assert schema().is_valid(row)
    for key in row:
        assert not schema().is_valid({k: v for k, v in row.items() if k != key}), key
        assert not schema().is_valid({**row, key: 1.5}), key


def test_text_is_one_safe_line_a_violation_with_its_place(run: Run) -> None:
    ran = judged(run, "text")
    assert safe(ran.out)
    texts = ran.out.splitlines()
    rows = judged(run, "json", "--only-invalid").rows
    assert len(texts) == sum(len(row["violations"]) for row in rows)
    starts = [
        f"{row['file']}:{one['line']}:{one['column']}: "
        for row in rows
        for one in row["violations"]
    ]
    assert all(text.startswith(start) for text, start in zip(texts, starts, strict=True))
    assert "[Qwen2 Image API Integration" in texts[0]


def test_github_gets_one_command_a_violation_and_nobody_can_slip_in_another(run: Run) -> None:
    ran = judged(run, "github")
    assert safe(ran.out)
    commands = ran.out.splitlines()
    rows = judged(run, "json", "--only-invalid").rows
    expected = [(row, one) for row in rows for one in row["violations"]]
    assert len(commands) == len(expected)
    for command, (row, violation) in zip(commands, expected, strict=True):
        opening, _, message = command.partition("::error ")[2].partition("::")
        attributes = dict(one.split("=", 1) for one in opening.split(","))
        assert attributes == {
            "file": "folder%2C with%3A %250A/r.jsonl",
            "line": str(row["line"]),
            "col": str(violation["column"]),
            "title": violation["rule"],
        }
        assert violation["message"].replace("%", "%25") in message


def test_sarif_has_all_that_its_standard_asks_for(run: Run) -> None:
    ran = judged(run, "sarif")
    log = json.loads(ran.out)
    assert ran.out.isascii()
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("image-gateways", image_gateways.__version__)
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(rules) == len(set(rules))
    rows = judged(run, "json", "--only-invalid").rows
    assert len(one["results"]) == sum(len(row["violations"]) for row in rows)
    for result in one["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        assert safe(result["message"]["text"], allowed="")
        (place,) = result["locations"]
        place = place["physicalLocation"]
        # A relative reference: no scheme, no blanks, nothing but what an address may hold.
        assert place["artifactLocation"]["uri"] == "folder%2C%20with%3A%20%250A/r.jsonl"
        assert place["region"]["startLine"] >= 1
        assert place["region"]["startColumn"] >= 1
    empty = json.loads(run("--format", "sarif", "-", stdin=lines(*GOOD)).out)
    assert empty["runs"][0]["results"] == []


def test_junit_is_xml_with_a_case_for_each_request(run: Run) -> None:
    ran = judged(run, "junit")
    root = ElementTree.fromstring(ran.out)
    assert root.tag == "testsuites"
    cases = root.findall("./testsuite/testcase")
    rows = judged(run, "json").rows
    assert len(cases) == len(rows)
    for case, row in zip(cases, rows, strict=True):
        assert case.get("name") == f"{row['file']}:{row['line']}"
        assert case.get("classname") == (row["model"] or "unknown")
        failures = case.findall("failure")
        assert [one.get("type") for one in failures] == [one["rule"] for one in row["violations"]]
        for failure, violation in zip(failures, row["violations"], strict=True):
            assert failure.get("message") == violation["message"]
            assert violation["message"] in (failure.text or "")
    invalid = ElementTree.fromstring(judged(run, "junit", "--only-invalid").out)
    assert len(invalid.findall(".//testcase")) == sum(not row["valid"] for row in rows)


def test_a_report_in_a_file_is_the_one_on_standard_output(run: Run) -> None:
    for format in ("text", "json", "github", "sarif", "junit"):
        expected = judged(run, format)
        ran = judged(run, format, "--out", "report")
        assert (ran.code, ran.out, ran.err) == (1, "", expected.err)
        assert Path("report").read_bytes().decode() == expected.out
        assert Path("report").stat().st_mode & 0o777 == 0o666 & ~_umask()


def test_a_fault_of_the_text_is_judged_with_what_else_is_wrong(run: Run) -> None:
    text = b'{"model": "qwen2-image", "prompt": 1, "prompt": 2, "x": NaN}\n'
    (row,) = run("--format", "json", "-", stdin=text + line(right())).rows[:1]
    rules = [one["rule"] for one in row["violations"]]
    assert rules == ["duplicateKey", "finite", "type", "additionalProperties"]


def test_rules_of_texts_are_documented() -> None:
    document = (Path(__file__).parents[2] / "docs" / "checking.md").read_text("utf-8")
    assert InputFault.__doc__ is not None
    for rule in ("json", "encoding", "duplicateKey", "finite", "lineLength", "truncated", "model"):
        assert f"``{rule}``" in InputFault.__doc__
        assert f"`{rule}`" in document


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
