"""``gatewright export sql`` and ``polars``: what they list as out of reach is, and nothing a spec says runs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from gatewright import ir
from gatewright.cli import main
from gatewright.export.steps import fraction
from validators.everything import KEYS, validator
from validators.everything import package as everything
from validators.tables import Pairs, Table, in_duckdb

from .conftest import SPECS

KEY = "reapi/everything-1"
BODY = {"model": "everything-1", "prompt": "xx"}
SPOILED = '{"model": "everything-1", "prompt": "xx", '


def with_note(**changes: Any) -> ir.Model:
    """The model that uses everything, its param `note` changed."""
    return changed("note", lambda param: replace(param, **changes))


def changed(wire: str, change: Callable[[ir.Param], ir.Param]) -> ir.Model:
    """The model that uses everything, one of its params changed in every mode."""
    model = everything().model(KEY)
    modes = tuple(
        replace(
            mode,
            body=replace(
                mode.body,
                fields=tuple(
                    change(param) if param.wire == wire else param for param in mode.body.fields
                ),
            ),
        )
        for mode in model.modes
    )
    return replace(model, modes=modes)


def ours(body: Any) -> Pairs:
    return {(one.path, one.rule) for one in validator(everything().model(KEY))(body) or []}


DUCKDB: dict[str, tuple[str, Pairs]] = {
    "unicode": ('{"model": "everything-1", "prompt": "a\\ud800"}', {("", "json")}),
    "duplicate": ('{"model": "everything-1", "prompt": "xx", "prompt": 3}', set()),
    "multipleOf": (SPOILED + '"guidance": 123456789012345.67}', {("/guidance", "maximum")}),
    "json": (SPOILED + '"tiny": 3, }', set()),
}
"""What the macros cannot tell → (a body, what they say of it)."""


@pytest.mark.parametrize("rule", DUCKDB)
def test_what_duckdb_is_said_not_to_tell_it_does_not_tell(rule: str) -> None:
    text, theirs = DUCKDB[rule]
    assert in_duckdb(everything().model(KEY), [text]) == [theirs]
    if rule == "json":
        with pytest.raises(json.JSONDecodeError):
            json.loads(text)
    else:
        assert ours(json.loads(text)) - theirs


def test_the_list_of_duckdb_has_no_more_and_comes_along_as_a_table() -> None:
    model = everything().model(KEY)
    from gatewright.export.sql import sql

    with duckdb.connect() as db:
        db.execute(sql([model]))
        rows = db.execute("FROM reapi_everything_1_inexpressible()").fetchall()
    assert {rule for rule, _ in rows} == set(DUCKDB)
    for rule, why in rows:
        assert f"--     {rule}: {why}\n" in sql([model])
    assert "multipleOf:" not in sql([everything().model("reapi/qwen-image-2")])


POLARS: dict[str, tuple[str, dict[str, Any], Pairs]] = {
    "type": (SPOILED + '"mood": 3}', BODY, set()),
    "null": (SPOILED + '"mood": null}', {**BODY, "mood": None}, set()),
    "additionalProperties": (SPOILED + '"extra": 1}', BODY, set()),
    "unicode": (SPOILED + '"link": "s:\\ud800"}', {**BODY, "link": "s:\ufffd"}, set()),
    "duplicate": (SPOILED + '"prompt": "x"}', BODY, set()),
    "range": (SPOILED + f'"tiny": {2**70}}}', BODY, set()),
    "multipleOf": (
        SPOILED + '"guidance": 123456789012345.67}',
        {**BODY, "guidance": 123456789012345.67},
        {("/guidance", "maximum")},
    ),
}
"""What the expressions cannot tell → (a body, a row that it may become, what they say of it)."""


@pytest.mark.parametrize("rule", POLARS)
def test_what_polars_is_said_not_to_tell_it_does_not_tell(rule: str) -> None:
    text, row, theirs = POLARS[rule]
    assert ours(json.loads(text)) - theirs
    assert Table(everything().model(KEY)).judged([row]) == [theirs]


def test_the_list_of_polars_has_no_more() -> None:
    assert set(Table(everything().model(KEY)).inexpressible) == set(POLARS)
    plain = {*POLARS} - {"range", "multipleOf"}
    assert set(Table(everything().model("reapi/qwen-image-2")).inexpressible) == plain


def test_a_required_key_that_may_be_null_is_never_missing_in_a_table() -> None:
    table = Table(with_note(required=True))
    assert "required" in table.inexpressible
    assert table.judged([BODY]) == [set()]
    assert in_duckdb(with_note(required=True), [json.dumps(BODY)]) == [{("/note", "required")}]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ('"weight": NaN', {("/weight", "finite")}),
        ('"weight": 1e400', {("/weight", "finite")}),
        ('"seed": -Infinity', {("/seed", "finite")}),
        (f'"seed": {10**400}', set()),
        (f'"tiny": {10**400}', {("/tiny", "maximum")}),
        (f'"count": -{10**400}', {("/count", "minimum")}),
        ('"steps": 7.0', set()),
        ('"steps": 7.5', {("/steps", "type")}),
        ('"size": "200x200\\n"', {("/size", "pattern")}),
        ('"a/b~c": 1', {("/a~1b~0c", "additionalProperties")}),
    ],
)
def test_duckdb_knows_json_at_its_edges(text: str, pairs: Pairs) -> None:
    body = f"{SPOILED}{text}}}"
    assert in_duckdb(everything().model(KEY), [body]) == [pairs] == [ours(json.loads(body))]


def test_what_is_no_json_is_one_violation_and_the_others_are_judged() -> None:
    bodies = ["", "{", "nope", "[]", "null", json.dumps(BODY), '{"model"']
    told = in_duckdb(everything().model(KEY), bodies)
    broken, whole = {("", "json")}, {("", "type")}
    assert told == [broken, broken, broken, whole, whole, set(), broken]


@pytest.mark.parametrize(
    ("number", "right"),
    [
        (2**64 - 1, True),
        (2**64, False),
        (2**63 + 1, True),
        (-1, False),
        (float(2**63), True),
        (float(2**64), False),
    ],
)
def test_limits_of_64_bits_are_exact_in_duckdb(number: float, right: bool) -> None:
    limits = replace(ir.Value("integer"), minimum=0, maximum=2**64 - 1)
    model = changed("seed", lambda param: replace(param, value=limits))
    told = in_duckdb(model, [json.dumps({**BODY, "seed": number})])
    assert told == [set() if right else {("/seed", "minimum" if number < 0 else "maximum")}]


def test_numbers_that_are_none_break_one_rule_in_polars() -> None:
    table = Table(everything().model(KEY))
    rows = [{**BODY, "strength": float(word)} for word in ("nan", "inf", "-inf")]
    assert table.judged(rows) == [{("/strength", "finite")}] * 3


@pytest.mark.parametrize(
    ("step", "parts"),
    [(7, (7, 1)), (0.1, (1, 10)), (0.25, (25, 100)), (1.5, (15, 10)), (1e-7, (1, 10**7))],
)
def test_a_step_is_a_whole_number_over_a_power_of_ten(step: float, parts: tuple[int, int]) -> None:
    assert fraction(step) == parts


HOSTILE = ["'); DROP TABLE requests; --", '"""', "\\", "'", "$$", "{name}", "%s", "a\tb", "\u202e"]


def test_nothing_that_a_spec_says_becomes_code() -> None:
    source = ir.Source("page", 'x\n\'; DROP TABLE requests;\n"""', None, "2026-11-21")
    model = changed(
        "odd",
        lambda param: replace(
            param,
            value=ir.Value("enum", options=tuple(HOSTILE)),
            provenance=ir.Provenance("source", source),
        ),
    )
    bodies: list[dict[str, Any]] = [{**BODY, "odd": word} for word in [*HOSTILE, "else"]]
    right: list[Pairs] = [set() for _ in HOSTILE]
    expected = [*right, {("/odd", "enum")}]
    assert in_duckdb(model, [json.dumps(body) for body in bodies]) == expected
    assert Table(model).judged(bodies) == expected


def run(*arguments: str) -> int:
    return main(["export", *arguments, "--specs", str(SPECS)])


@pytest.mark.parametrize(("format", "suffix"), [("sql", ".sql"), ("polars", ".py")])
def test_every_model_has_a_file_of_its_own(
    format: str, suffix: str, tmp_path: Path, package: ir.Package
) -> None:
    assert run(format, "--out", str(tmp_path)) == 0
    written = sorted(path.stem for path in (tmp_path / format).rglob(f"*{suffix}"))
    assert written == sorted(model.attribute for model in package.models)


def test_the_models_of_a_gateway_share_their_judges(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sql", "--gateway", "rivya") == 0
    script = capsys.readouterr().out
    assert script.count("MACRO judge_text(") == 1
    with duckdb.connect() as db:
        db.execute(script)
        for name in ("rivya_qwen_image", "rivya_qwen2_image"):
            assert db.execute(f"SELECT {name}_valid('{{}}')").fetchall() == [(False,)]


def test_a_gateway_is_no_module_for_polars(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("polars", "--gateway", "rivya") == 2
    said = capsys.readouterr()
    assert "--model" in said.err and said.out == ""


def test_every_polars_module_is_formatted_and_clean(tmp_path: Path) -> None:
    from gatewright.export.polars import module

    for key in KEYS:
        model = everything().model(key)
        name = f"{model.gateway}_{model.attribute}.py".replace("-", "_")
        (tmp_path / name).write_text(module(model), encoding="utf-8")
    config = str(SPECS.parent / "pyproject.toml")
    for command in (["format", "--check"], ["check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--no-cache", "--config", config, tmp_path],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_polars_modules_pass_mypy_strict(tmp_path: Path) -> None:
    from gatewright.export.polars import module

    path = tmp_path / "everything.py"
    path.write_text(module(everything().model(KEY)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path, path],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_table_may_have_any_columns_beside_the_body() -> None:
    from gatewright.export.sql import sql

    with duckdb.connect() as db:
        db.execute(sql([everything().model(KEY)]))
        db.execute("CREATE TABLE shop (number INTEGER, customer VARCHAR, body JSON)")
        db.execute("INSERT INTO shop VALUES (7, 'x', '{\"model\": \"everything-1\"}')")
        told = db.execute("FROM reapi_everything_1_check(shop)")
        assert [column[0] for column in told.description or []] == [
            *("number", "customer", "path", "rule", "value"),
        ]
        assert told.fetchall() == [(7, "x", "/prompt", "required", None)]


def test_the_schema_reads_json_lines(tmp_path: Path) -> None:
    table = Table(everything().model("rivya/qwen2-image"))
    path = tmp_path / "requests.jsonl"
    items = [{"url": "https://x.example", "kind": "image"}, {"url": "x", "kind": "image"}]
    body = {"model": "qwen2-image", "prompt": "x", "params": {"referenceMediaItems": items}}
    path.write_text(f"{json.dumps(body)}\n{{}}\n", encoding="utf-8")
    frame = pl.read_ndjson(path, schema=table.schema)
    assert table.judged(frame.to_dicts()) == [
        {
            ("/params/referenceMediaItems", "maxItems"),
            ("/params/referenceMediaItems/*/url", "pattern"),
        },
        {("/model", "required"), ("/prompt", "required")},
    ]
