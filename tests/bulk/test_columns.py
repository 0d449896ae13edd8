"""Reports say the line and the column of the value that is wrong, in lines and in arrays."""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from image_gateways import MODELS
from image_gateways._runtime.cli.several import several
from image_gateways._runtime.record.positions import positions
from image_gateways._runtime.rules.violations import Violation

from .conftest import Ran, Run, apart

WRONG = [
    ('{"model": "qwen2-image", "prompt": @1}', "type"),
    ('{"model": "qwen2-image", "prompt":\t @[{}]}', "type"),
    ('{"model": "qwen2-image", "prompt": "\U0001f600é\\u00e9\\"", "params": {"seed": @"x"}}', "type"),
    ('{"p\\u0072ompt": @7, "model": "qwen2-image"}', "type"),
    ('@{"model": "qwen2-image"}', "required"),
    (' @{"model": "qwen2-image"} ', "required"),
    ('{"model": "qwen2-image", "prompt": "a", @"x\\u0041/~": [{"prompt": 1}]}', "additionalProperties"),
    (
        '{"model": "qwen2-image", "prompt": "a", "params": {"seed": 1, @"é": {"seed": "x"}}}',
        "additionalProperties",
    ),
    ('{"model": "qwen2-image", "prompt": "a", "prompt": @2}', "type"),
    ('{"model": @"qwen2-imag", "prompt": "é"}', "model"),
    ('@{"prompt": "é"}', "model"),
    ('{"model": "qwen2-image", "é": @}', "json"),
    ('{"model": "qwen2-image", "prompt": "a"} @x', "json"),
    ("@7", "type"),
]  # fmt: skip
"""(a record with a mark where it is wrong, the rule that it breaks there)."""
CASES = [(text.replace("@", ""), text.index("@"), rule) for text, rule in WRONG]
RIGHT = '{"model": "qwen2-image", "prompt": "\U0001f600é"}'


def places(ran: Ran, rule: str) -> set[tuple[int, int | None]]:
    return {
        (one["line"], one["column"])
        for row in ran.rows
        for one in row["violations"]
        if one["rule"] == rule
    }


@pytest.mark.parametrize(("text", "column", "rule"), CASES)
def test_a_line_has_the_column_of_what_is_wrong(
    run: Run, text: str, column: int, rule: str
) -> None:
    for start in ("", "\ufeff"):
        data = f"{start}{text}\r\n{RIGHT}\n\n{text}".encode()
        ran = run("--format", "json", "--input", "lines", "-", stdin=data)
        assert places(ran, rule) == {(1, column + 1), (4, column + 1)}


@pytest.mark.parametrize(("text", "column", "rule"), CASES)
def test_an_element_has_the_place_in_the_file_of_what_is_wrong(
    run: Run, text: str, column: int, rule: str
) -> None:
    if rule == "json" and text.endswith("}"):
        text, rule = text.replace("}", '"" x}'), "json"
        column = text.index('"" x') + 3
    before = f'[{RIGHT}, "é\\"]", '
    data = f"\ufeff{before}{text},\n {text}, {RIGHT}]".encode()
    found = places(run("--format", "json", "--input", "array", "-", stdin=data), rule)
    assert {(1, len(before) + column + 1), (2, column + 2)} <= found


def test_a_value_on_another_line_than_its_request_has_its_own_line(run: Run) -> None:
    request = {"model": "qwen2-image", "prompt": 7, "params": {"é": 1}}
    text = json.dumps([request], indent=2, ensure_ascii=False)
    (row,) = run("--format", "json", "--input", "array", "-", stdin=text.encode()).rows
    assert row["line"] == 2
    lines = text.splitlines()
    for one, sign in zip(row["violations"], ("7", '"é"'), strict=True):
        assert lines[one["line"] - 1].index(sign) + 1 == one["column"]
    one_body = json.dumps(request, indent=2, ensure_ascii=False)
    (alone,) = run("--json", "-", stdin=b"\n" + one_body.encode()).rows
    shown = ("\n" + one_body).splitlines()
    for one, sign in zip(alone["violations"], ("7", '"é"'), strict=True):
        assert shown[one["line"] - 1].index(sign) + 1 == one["column"]


def test_a_request_inside_a_record_has_the_column_in_the_line(run: Run) -> None:
    request = '{"model": "qwen2-image", "prompt": 7}'
    batch = f'{{"custom_id": "é", "method": "POST", "url": "/", "body": {request}}}'
    inside = f'{{"id": "é", "a": {{"b": {request}}}}}'
    written = f'{{"id": "é", "a": {{"b": {json.dumps(request)}}}}}'
    wide = f'{{"id": "é", {request[1:]}'
    body = ("--body-field", "a.b")
    for text, options, sign in (
        (batch, (), "7"),
        (inside, body, "7"),
        (written, body, '"{'),
        (wide, ("--ignore", "id"), "7"),
    ):
        ran = run("--format", "json", *options, "-", stdin=f"{text}\n{text}\n".encode())
        assert places(ran, "type") == {(1, text.index(sign) + 1), (2, text.index(sign) + 1)}


def test_every_form_of_report_says_the_same_place(run: Run) -> None:
    Path("r.json").write_text(
        f'[{RIGHT},\n {{"model": "qwen2-image",\n  "prompt": 7}}]', encoding="utf-8"
    )
    assert places(run("--format", "json", "r.json"), "type") == {(3, 13)}
    assert run("--format", "text", "r.json").out.startswith("r.json:3:13: element 1: /prompt: 7 ")
    opening = "::error file=r.json,line=3,col=13,title=type::/prompt"
    assert run("--format", "github", "r.json").out.startswith(opening)
    (log,) = json.loads(run("--format", "sarif", "r.json").out)["runs"]
    assert log["columnKind"] == "unicodeCodePoints"
    (result,) = log["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 13}


def test_what_a_line_has_beside_the_pages_has_a_column_too(run: Run) -> None:
    known = '{"model": "rivya/veo-3.1", "prompt": "a"}'
    ran = run("--format", "json", "--warnings", "-", stdin=f"{known}\n".encode())
    for row in ran.rows:
        for one in row.get("warnings", ()):
            assert one["column"] is not None


def test_bytes_that_are_no_text_have_the_column_where_they_begin(run: Run) -> None:
    data = '{"prompt": "é'.encode() + b'\xff"}\n' + RIGHT.encode()
    assert places(run("--format", "json", "-", stdin=data), "encoding") == {(1, 14)}


def test_a_record_that_is_not_read_has_a_line_alone(run: Run) -> None:
    wrong = '{"model": "qwen2-image", "prompt": 7}'
    data = f'["{"x" * 140_000}", {wrong},\n{wrong}]'.encode()
    ran = run("--format", "json", "--max-line", 1 << 17, "--input", "array", "-", stdin=data)
    assert places(ran, "lineLength") == {(1, None)}
    assert places(ran, "type") == {(1, 140_005 + wrong.index("7") + 1), (2, wrong.index("7") + 1)}
    Path("r.jsonl.gz").write_bytes(gzip.compress(b"x" * 99)[:-9])
    assert places(run("--format", "json", "r.jsonl.gz"), "truncated") == {(1, None)}


def test_a_long_line_of_elements_has_the_columns_of_its_characters(run: Run) -> None:
    elements = [
        RIGHT,
        '{"model": "qwen2-image", "prompt": "é", "params": {"seed": "x"}}',
        '"é"',
    ] * 3000
    text = "\ufeff[" + ", ".join(elements) + ",\n" + ",".join(elements) + "]"
    ran = run("--format", "json", "--only-invalid", "--input", "array", "-", stdin=text.encode())
    lines = text[1:].split("\n")
    found = [one for row in ran.rows for one in row["violations"]]
    assert len(found) == 2 * 2 * 3000 and {one["line"] for one in found} == {1, 2}
    for one in found:
        there = lines[one["line"] - 1][one["column"] - 1 :]
        assert there.startswith('"x"' if one["path"] else '"é"')


def test_a_sheet_has_lines_alone(run: Run) -> None:
    Path("r.csv").write_text("model,prompt,params.seed\nqwen2-image,a,x\n", encoding="utf-8")
    ran = run("--format", "json", "r.csv")
    assert places(ran, "type") == {(2, None)}
    assert run("--format", "text", "r.csv").out.startswith("r.csv:2: /params/seed: ")


def test_several_processes_find_the_same_columns(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    texts = [text for text, _, _ in CASES] + [RIGHT]
    path.write_bytes("".join(f"{text}\n" for text in texts * 400).encode())
    first = apart("--format", "json", "--only-invalid", path)
    assert all(one["column"] for row in first.rows for one in row["violations"])
    assert apart("--format", "json", "--only-invalid", "--jobs", 2, path) == first


def test_right_records_are_not_looked_at_for_columns(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Any] = []

    def counted(text: Any, found: list[Violation], *more: Any) -> Any:
        looked.append(text)
        return positions(text, found, *more)

    monkeypatch.setattr("image_gateways._runtime.record.positions.positions", counted)
    bad = '{"model": "qwen2-image", "prompt": "prompt", "prompt": 7}'
    for format in ("json", "text", "sarif", "github", "junit"):
        run("--format", format, "-", stdin=f"{RIGHT}\n{bad}\n{RIGHT}\n".encode())
    assert looked == [bad.encode()] * 4


@pytest.mark.parametrize("form", ["lines", "array", "one"])
def test_the_command_without_the_toolbox_says_the_same_places(
    run: Run, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    whole = [text for text, _, rule in CASES if rule != "json" or form == "lines"]
    data = {"lines": "\ufeff%s\n", "array": "\ufeff[\n %s]", "one": "\ufeff \n%s"}[form]
    between = {"lines": "\r\n", "array": ", ", "one": ""}[form]
    texts = [data % between.join(whole)] if between else [data % text for text in whole]
    Path("r").mkdir()
    for number, text in enumerate(texts):
        Path(f"r/{number}").write_bytes(text.encode())
    files = [f"r/{number}" for number in range(len(texts))]
    expected = {
        "--json": run("--format", "json", "--input", form, *files).rows,
        "": run("--format", "text", "--input", form, *files).out.splitlines(),
    }
    assert len(expected[""]) >= len(whole)
    for option, rows in expected.items():
        arguments = argparse.Namespace(
            files=files, input=form, model=None, model_field=None, json=bool(option), quiet=True
        )
        assert several(arguments, MODELS, b"") == 1
        said = capsys.readouterr().out.splitlines()
        assert [json.loads(one) for one in said] == rows if option else said == rows
