"""Requests in Parquet files: a column per key or a column of JSON, in batches, by row."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gatewright_tools.bulk import Job, shard, source
from gatewright_tools.bulk import run as run_job
from gatewright_tools.package import open_package

from .conftest import Run, apart
from .requests import BAD, GOOD, PACKINGS, right, wrong

BODIES: list[Any] = [*GOOD, *(one for one, _ in BAD), right(), wrong()]

PACKAGE = open_package("image_gateways")


def table(rows: list[dict[str, Any]], schema: pa.Schema | None = None, **options: Any) -> Path:
    """A Parquet file of `rows` in this folder; absent keys are null."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    columns = {name: [row.get(name) for row in rows] for name in names}
    found = pa.table(columns, schema=schema)
    pq.write_table(found, "r.parquet", **options)
    return Path("r.parquet")


def texts(bodies: list[Any], **columns: list[Any]) -> Path:
    """A Parquet file with a column of JSON, and perhaps others."""
    found = pa.table({**columns, "request": [json.dumps(one) for one in bodies]})
    pq.write_table(found, "r.parquet", row_group_size=3)
    return Path("r.parquet")


def broken(rows: list[dict[str, Any]]) -> list[list[tuple[str, str]]]:
    return [[(one["path"], one["rule"]) for one in row["violations"]] for row in rows]


def by_lines(run: Run, bodies: list[Any]) -> list[list[tuple[str, str]]]:
    """What the same bodies break as JSON Lines."""
    data = b"".join(json.dumps(one).encode() + b"\n" for one in bodies)
    return broken(run("--format", "json", "--input", "lines", "-", stdin=data).rows)


def test_the_only_column_of_texts_holds_requests_as_json(run: Run) -> None:
    rows = run("--format", "json", texts(BODIES)).rows
    assert broken(rows) == by_lines(run, BODIES)
    assert [(row["line"], row["offset"]) for row in rows] == [
        (number + 1, number) for number in range(len(BODIES))
    ]


def test_a_column_can_be_named(run: Run) -> None:
    path = texts(BODIES, id=list(range(len(BODIES))))
    assert broken(run("--format", "json", "--column", "request", path).rows) == by_lines(
        run, BODIES
    )
    ran = run("--column", "requst", path)
    assert (ran.code, ran.out) == (2, "")
    assert "has no column requst; did you mean request?" in ran.err


def test_a_text_that_cannot_be_read_has_its_row_and_the_others_are_judged(run: Run) -> None:
    good = json.dumps(right()).encode()
    column = [good, b"no json", None, b"\xff", b'{"a":1,"a":2}', good]
    pq.write_table(pa.table({"request": pa.array(column, pa.binary())}), "r.parquet")
    rows = run("--format", "json", "--only-invalid", "r.parquet").rows
    assert [row["line"] for row in rows] == [2, 3, 4, 5]
    rules = [row["violations"][0]["rule"] for row in rows]
    assert rules == ["json", "type", "encoding", "duplicateKey"]


def test_a_column_per_key_is_judged_like_json_and_null_is_absent(run: Run) -> None:
    bodies: list[Any] = [
        {"model": "qwen2-image", "prompt": "a"},
        {"model": "qwen2-image", "prompt": None, "params": {"seed": 7, "image_size": None}},
        {"model": "qwen2-image", "prompt": "a", "params": {"seed": -1, "image_size": "2:1"}},
        {"model": "qwen2-image", "prompt": "a", "params": None, "sed": 1},
    ]
    rows = run("--format", "json", table(bodies)).rows
    without: list[Any] = [
        bodies[0],
        {"model": "qwen2-image", "params": {"seed": 7}},
        bodies[2],
        {"model": "qwen2-image", "prompt": "a", "sed": 1},
    ]
    assert broken(rows) == by_lines(run, without)
    assert [row["valid"] for row in rows] == [True, False, False, False]


def test_lists_of_structs_and_maps_are_lists_of_objects(run: Run) -> None:
    item = {"url": "https://a.example/b.png", "kind": "image"}
    body = {"model": "qwen2-image", "prompt": "a", "params": {"referenceMediaItems": [item, item]}}
    assert [row["valid"] for row in run("--format", "json", table([body])).rows] == [
        not found for found in by_lines(run, [body])
    ]
    params = pa.map_(pa.string(), pa.string())
    schema = pa.schema({"model": pa.string(), "prompt": pa.string(), "params": params})
    maps: list[Any] = [
        {"model": "qwen2-image", "prompt": "a", "params": [("image_size", "16:9")]},
        {"model": "qwen2-image", "prompt": "a", "params": [("image_size", "2:1")]},
        {"model": "qwen2-image", "prompt": "a", "params": [("image_size", "1:1")] * 2},
    ]
    rows = run("--format", "json", table(maps, schema)).rows
    assert [[one["rule"] for one in row["violations"]] for row in rows] == [
        [], ["enum"], ["duplicateKey"],
    ]  # fmt: skip


def test_values_that_json_does_not_have_are_wrong_and_not_an_accident(run: Run) -> None:
    values: list[Any] = [date(2026, 1, 1), Decimal("1.5"), b"bytes", float("nan"), 7]
    for value in values:
        path = table([{"model": "qwen2-image", "prompt": value}])
        (row,) = run("--format", "json", path).rows
        assert [one["path"] for one in row["violations"]] == ["/prompt"], value


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_table_is_known_by_how_it_begins_through_a_pipe_and_packed(
    run: Run, packing: str
) -> None:
    suffix, pack = PACKINGS[packing]
    data = pack(texts(BODIES).read_bytes())
    Path(f"without-a-name{suffix}").write_bytes(data)
    expected = by_lines(run, BODIES)
    assert broken(run("--format", "json", f"without-a-name{suffix}").rows) == expected
    assert broken(run("--format", "json", "-", stdin=data).rows) == expected


def test_models_are_told_apart_by_a_column(run: Run) -> None:
    body = {"for": "skills-video/qwen/qwen-image-2", "prompt": "a gull", "seed": -1}
    rows = run("--format", "json", "--model-field", "for", table([body])).rows
    assert broken(rows) == [[("/seed", "minimum")]]


def test_a_column_that_is_there_twice_is_a_key_that_is_there_twice(run: Run) -> None:
    arrays = [pa.array([text]) for text in ("qwen2-image", "a", "b")]
    pq.write_table(pa.Table.from_arrays(arrays, ["model", "prompt", "prompt"]), "r.parquet")
    (row,) = run("--format", "json", "r.parquet").rows
    assert [one["rule"] for one in row["violations"]] == ["duplicateKey"]


def test_a_broken_table_is_reported_and_the_next_file_is_judged(run: Run) -> None:
    whole = texts(BODIES).read_bytes()
    Path("b.jsonl").write_bytes(json.dumps(right()).encode())
    for data in (whole[:200], whole[:-1], b"PAR1"):
        Path("r.parquet").write_bytes(data)
        rows = run("--format", "json", "r.parquet", "b.jsonl").rows
        assert broken(rows) == [[("", "truncated")], []]


def test_a_broken_row_group_costs_its_rows_and_no_others(run: Run) -> None:
    path = table([right(number) for number in range(30)], row_group_size=10, compression="gzip")
    column = pq.read_metadata(path).row_group(1).column(1)
    data = bytearray(path.read_bytes())
    start = column.dictionary_page_offset or column.data_page_offset
    for place in range(start + 40, start + 60):
        data[place] ^= 0xFF
    path.write_bytes(data)
    rows = run("--format", "json", path).rows
    assert [row["line"] for row in rows if not row["valid"]] == [11]
    assert [row["line"] for row in rows if row["valid"]] == [*range(1, 11), *range(21, 31)]
    whole = run("--format", "json", path).out
    shards = [run("--format", "json", "--shard", f"{k}/7", path).out for k in range(1, 8)]
    assert "".join(shards) == whole


@pytest.mark.parametrize("parts", [2, 3, 50])
@pytest.mark.parametrize("group", [1, 4, 100])
def test_shards_of_a_table_are_the_whole(run: Run, group: int, parts: int) -> None:
    pq.write_table(pa.table({"x": [json.dumps(one) for one in BODIES * 3]}), "r.parquet", group)
    sources = [source(PACKAGE, "r.parquet"), source(PACKAGE, "r.parquet")]
    whole: list[str] = []
    run_job(Job("image_gateways", format="json"), sources, whole.append)
    joined: list[str] = []
    for part in range(1, parts + 1):
        run_job(Job("image_gateways", format="json"), shard(sources, part, parts), joined.append)
    assert "".join(joined) == "".join(whole)


def test_processes_share_a_table(run: Run) -> None:
    bodies = [wrong(number) if number % 50 == 0 else right(number) for number in range(140_000)]
    pq.write_table(pa.table({"x": [json.dumps(one) for one in bodies]}), "big.parquet")
    first = apart("--only-invalid", "--format", "json", "big.parquet", cwd=Path.cwd())
    assert len(first.rows) == 2800
    second = apart("--only-invalid", "--format", "json", "--jobs", 2, "big.parquet", cwd=Path.cwd())
    assert second == first
