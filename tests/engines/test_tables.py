"""The recipes of docs/engines.md for DuckDB and Polars, as they stand there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.documents.pages import DOCS, blocks


def recipe(engine: str) -> dict[str, Any]:
    """What the recipe for an engine has made of its names."""
    (block,) = [
        one for one in blocks(DOCS / "engines.md", "python") if f"import {engine}" in one.text
    ]
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(block.text, str(block), "exec"), names)
    return names


def test_duckdb_judges_a_query_and_asks_on_about_what_was_found() -> None:
    pytest.importorskip("duckdb")
    names = recipe("duckdb")
    assert names["wrong"] == [(2, "/prompt")]


def test_duckdb_judges_more_rows_than_a_batch_holds(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pyarrow = pytest.importorskip("pyarrow")
    from gatewright_tools.arrow import result_fields, validate_batches

    database = duckdb.connect(str(tmp_path / "some.duckdb"))
    prompt = """CASE WHEN i % 7 = 0 THEN '5' ELSE '"a"' END"""
    text = f"""'{{"model": "qwen2-image", "prompt": ' || {prompt} || '}}'"""
    database.execute(f"CREATE TABLE r AS SELECT i AS id, {text} AS body FROM range(20000) t(i)")
    batches = database.cursor().sql("SELECT * FROM r").to_arrow_reader(3000)
    judged = pyarrow.RecordBatchReader.from_batches(
        pyarrow.schema([*batches.schema, *result_fields()]),
        validate_batches(batches, package="image_gateways", column="body"),
    )
    found = database.sql("SELECT count(*), count(*) FILTER (NOT valid) FROM judged").fetchall()
    assert judged is not None
    assert found == [(20000, len(range(0, 20000, 7)))]


def test_polars_keeps_its_rows_and_gets_three_columns() -> None:
    pytest.importorskip("polars")
    frame = recipe("polars")["frame"]
    assert frame.columns == ["id", "body", "valid", "violations", "validated_as"]
    assert frame["valid"].to_list() == [True, False]
    assert frame["violations"][1].to_list()[0]["path"] == "/prompt"
    assert frame["validated_as"].to_list() == ["rivya/qwen2-image"] * 2
