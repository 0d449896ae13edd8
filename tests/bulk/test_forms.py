"""Every form that requests lie in, plain or packed, from a file or through a pipe."""

from __future__ import annotations

import json
import os
import threading
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run
from .requests import BAD, GOOD, PACKINGS, lines

BODIES: list[Any] = [GOOD[0], BAD[0][0], *GOOD[1:], BAD[1][0], BAD[2][0]]
WRONG = [rules for _, rules in BAD]
FORMS = {
    "lines": lines(*BODIES),
    "array": json.dumps(BODIES, ensure_ascii=False, indent=1).encode(),
    "array in one line": json.dumps(BODIES).encode(),
}
ONE = json.dumps(BAD[1][0]).encode()


def wrong(rows: list[dict[str, Any]]) -> list[list[tuple[str, str]]]:
    return [
        [(one["path"], one["rule"]) for one in row["violations"]]
        for row in rows
        if not row["valid"]
    ]


@pytest.mark.parametrize(("form", "packing"), list(product(FORMS, PACKINGS)))
def test_every_form_is_recognised_from_a_file_and_from_stdin(
    run: Run, form: str, packing: str
) -> None:
    suffix, pack = PACKINGS[packing]
    data = pack(FORMS[form])
    file = Path(f"requests{suffix}")
    file.write_bytes(data)
    answers = [
        run("--format", "json", file),
        run("--format", "json", "-", stdin=data),
        run("--format", "json", stdin=data),
    ]
    for answer in answers:
        assert answer.code == 1
        assert len(answer.rows) == len(BODIES)
        assert wrong(answer.rows) == WRONG
        assert "7 requests: 4 valid, 3 invalid" in answer.err
    places = [[(row["line"], row["offset"]) for row in answer.rows] for answer in answers]
    assert places[0] == places[1] == places[2]


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("body", [ONE, json.dumps(BAD[1][0], indent=2).encode()])
def test_one_body_is_one_request_however_many_lines_it_has(
    run: Run, body: bytes, packing: str
) -> None:
    suffix, pack = PACKINGS[packing]
    data = pack(body)
    file = Path(f"request.json{suffix}")
    file.write_bytes(data)
    for answer in (
        run("--format", "json", file),
        run("--format", "json", stdin=data),
        run("--format", "json", "--model", "reapi/qwen-image-2", file),
    ):
        assert wrong(answer.rows) == [BAD[1][1]]
    for answer in (run(file), run(stdin=data)):
        assert answer.code == 1
        assert len(answer.out.splitlines()) == len(BAD[1][1])


def test_lines_and_offsets_say_where_a_record_begins(run: Run) -> None:
    for form in ("lines", "array"):
        file = Path(form)
        file.write_bytes(FORMS[form])
        for row in run("--format", "json", file).rows:
            before = FORMS[form][: row["offset"]]
            assert FORMS[form][row["offset"] :].startswith(b"{")
            assert row["line"] == before.count(b"\n") + 1


def test_an_element_of_an_array_has_its_number(run: Run) -> None:
    rows = run("--format", "json", stdin=FORMS["array in one line"]).rows
    assert [row["element"] for row in rows] == list(range(len(BODIES)))
    assert {row["line"] for row in rows} == {1}
    assert "element 1: /prompt:" in run(stdin=FORMS["array in one line"]).out


def test_a_broken_first_line_does_not_make_lines_into_one_body(run: Run) -> None:
    for first in (b"not json", b"{", b'{"a": 1}}', b"\xff\xfe", b"7", b"[]", b'"x"'):
        answer = run("--format", "json", stdin=lines(first, GOOD[0], GOOD[1]))
        assert len(answer.rows) == 3, first
        assert [row["valid"] for row in answer.rows] == [False, True, True], first


def test_a_body_of_several_lines_that_is_no_json_is_one_broken_record(run: Run) -> None:
    text = json.dumps(GOOD[0], indent=2).encode().replace(b": 7", b": 07")
    assert len(run("--format", "json", stdin=text).rows) == 1


def test_a_broken_document_tells_line_and_column_in_every_form_of_report(run: Run) -> None:
    Path("body.json").write_bytes(b'{\n  "model": "x",\n  "prompt": }\n')
    place = "no JSON: Expecting value, at line 3, column 13 (byte 30)"
    for arguments in ([], ["--format", "json"], ["--format", "sarif"], ["--input", "one"]):
        assert place in run(*arguments, Path("body.json")).out, arguments


def test_the_name_says_that_a_file_holds_lines(run: Run) -> None:
    file = Path("one.jsonl")
    file.write_bytes(b"nonsense\n")
    assert [row["line"] for row in run("--format", "json", file).rows] == [1]
    file.write_bytes(b"")
    answer = run("--format", "json", file)
    assert (answer.code, answer.out) == (0, "")


def test_the_form_can_be_given(run: Run) -> None:
    data = json.dumps(GOOD[0], indent=2).encode()
    assert len(run("--format", "json", "--input", "lines", stdin=data).rows) == 6
    assert len(run("--format", "json", "--input", "one", stdin=data).rows) == 1
    answer = run("--format", "json", "--input", "array", stdin=data)
    assert "this is not an array" in answer.rows[0]["violations"][0]["message"]


def test_files_of_several_forms_are_judged_in_one_run(run: Run) -> None:
    names: list[Path] = []
    for number, (form, (suffix, pack)) in enumerate(product(FORMS, PACKINGS.values())):
        names.append(Path(f"{number}{suffix}"))
        names[-1].write_bytes(pack(FORMS[form]))
    answer = run("--format", "json", "--only-invalid", *names, "-", stdin=FORMS["lines"])
    assert [row["file"] for row in answer.rows] == [
        name for name in [*map(str, names), "-"] for _ in WRONG
    ]
    assert wrong(answer.rows) == WRONG * 10


def test_a_pipe_that_has_a_name_is_read_once(run: Run) -> None:
    pipe = Path("pipe")
    for data in (*FORMS.values(), PACKINGS["gzip"][1](FORMS["lines"]), ONE):
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_bytes, args=(data,))
        writer.start()
        answer = run("--format", "json", pipe)
        writer.join()
        assert wrong(answer.rows) == ([BAD[1][1]] if data == ONE else WRONG)
        pipe.unlink()


def test_a_broken_element_of_an_array_leaves_the_others_to_be_judged(run: Run) -> None:
    for between in (b", ", b",\n"):
        data = b"[%s]" % between.join(
            [b'{"model": "qwen2-image", "prompt": "a"}', b'{"model": }'] * 2
        )
        ran = run("-", stdin=data)
        assert ran.code == 1
        assert [text.partition(": (document)")[0][-10:] for text in ran.out.splitlines()] == [
            " element 1", " element 3",
        ]  # fmt: skip
