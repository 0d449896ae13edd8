"""What docs/exports.md shows of DuckDB and Polars is what happens."""

from __future__ import annotations

import doctest
import shlex
from pathlib import Path

import duckdb
import pytest

from docs_examples.pages import DOCS, blocks
from gatewright.cli import main

from .conftest import SPECS

PAGE = DOCS / "exports.md"


@pytest.fixture
def exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A folder in which the page's commands with a `>` have been run."""
    for block in blocks(PAGE, "console"):
        for line in block.text.splitlines():
            command, sign, name = line.removeprefix("$ gatewright ").partition(" > ")
            if sign and name.startswith("rules"):
                assert main([*shlex.split(command), "--specs", str(SPECS)]) == 0
                (tmp_path / name).write_text(capsys.readouterr().out, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_the_sql_of_the_page_gives_the_table_below_it(exported: Path) -> None:
    (query,) = (block.text for block in blocks(PAGE, "sql"))
    (shown,) = (block.text for block in blocks(PAGE, "text"))
    read, _, query = query.partition("\n")
    assert read == ".read rules.sql"
    with duckdb.connect() as db:
        db.execute((exported / "rules.sql").read_text(encoding="utf-8"))
        told = db.execute(query)
        names = [column[0] for column in told.description or []]
        rows = [["NULL" if one is None else str(one) for one in row] for row in told.fetchall()]
    widths = [max(len(row[at]) for row in [names, *rows]) for at in range(len(names))]
    lines = [
        "  ".join(one.ljust(width) for one, width in zip(row, widths, strict=True)).rstrip()
        for row in [names, *rows]
    ]
    assert "\n".join(lines) + "\n" == shown


def test_the_macros_that_the_page_names_are_there(exported: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    with duckdb.connect() as db:
        db.execute((exported / "rules.sql").read_text(encoding="utf-8"))
        made = db.execute(
            "SELECT function_name FROM duckdb_functions() WHERE function_name LIKE 'reapi_%'"
        ).fetchall()
    assert {f"`…_{name.rpartition('_')[2]}(" in text for (name,) in made} == {True}
    assert len(made) == text.count("| `…_")


def test_json_lines_become_a_table_as_the_page_says(exported: Path) -> None:
    (exported / "requests.jsonl").write_text('{"model": "x"}\n[]\n', encoding="utf-8")
    line = next(one for one in PAGE.read_text("utf-8").splitlines() if "read_ndjson_objects" in one)
    with duckdb.connect() as db:
        db.execute((exported / "rules.sql").read_text(encoding="utf-8"))
        db.execute(f"CREATE VIEW lines AS {line.strip('`.')}")
        told = db.execute("SELECT id, path, rule FROM reapi_qwen_image_2_check(lines)").fetchall()
    assert set(told) == {(1, "/model", "const"), (1, "/prompt", "required"), (2, "", "type")}


def test_the_python_session_of_the_page_says_what_it_shows(exported: Path) -> None:
    (session,) = blocks(PAGE, "pycon")
    test = doctest.DocTestParser().get_doctest(session.text, {}, str(session), None, session.line)
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(test)
    assert runner.summarize(verbose=False) == (0, len(test.examples))


def test_the_page_names_every_limit_of_polars() -> None:
    from gatewright.export.polars import limits

    text = PAGE.read_text(encoding="utf-8")
    for rule in (*limits.ALWAYS, "required", "range", "multipleOf"):
        assert f"`{rule}`" in text
