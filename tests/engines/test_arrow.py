"""Batches of pyarrow in, the same batches with what was found out."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pyarrow
import pytest

from gatewright_tools.arrow import (
    SPARK_COLUMNS,
    result_fields,
    validate_batch,
    validate_batches,
)
from image_gateways import UnknownModel

from .records import BODIES, KEYS, NAME, REAPI, RIVYA, in_columns


def texts(bodies: list[Any] = BODIES) -> Any:
    """A batch with one column of JSON."""
    return pyarrow.RecordBatch.from_pydict({"body": [json.dumps(body) for body in bodies]})


def test_each_row_gets_what_validate_says_of_it() -> None:
    batch = validate_batch(texts(), package=NAME)
    assert batch.schema.names == ["body", "valid", "violations", "validated_as"]
    assert [batch.schema.field(i) for i in (1, 2, 3)] == result_fields()
    rows = batch.to_pylist()
    assert [row["validated_as"] for row in rows] == KEYS
    assert [row["valid"] for row in rows] == [True, False, True] + [False] * 5
    for index in range(4):
        assert rows[index]["violations"] == in_columns(index)
    assert [row["violations"][0]["rule"] for row in rows[4:]] == ["model", "model", "type", "type"]


def test_a_column_may_be_a_key_and_null_says_it_is_not_there() -> None:
    batch = pyarrow.RecordBatch.from_pylist(
        [
            {"prompt": "a gull", "seed": 7, "image_size": None},
            {"prompt": "a gull", "seed": None, "image_size": "9:9"},
            {"prompt": None, "seed": 1, "image_size": None},
        ]
    )
    (found,) = validate_batches([batch], model=REAPI, package=NAME)
    # The key `model` is required on reAPI, and there is no column for it.
    broken = [[one["path"] for one in row["violations"]] for row in found.to_pylist()]
    assert broken == [["/model"], ["/model", "/image_size"], ["/model", "/prompt"]]


def test_nested_columns_are_objects_and_maps_too() -> None:
    params = pyarrow.map_(pyarrow.string(), pyarrow.string())
    batch = pyarrow.RecordBatch.from_arrays(
        [
            pyarrow.array(["qwen2-image"] * 3),
            pyarrow.array(["a gull"] * 3),
            pyarrow.array(
                [
                    [("image_size", "16:9")],
                    [("image_size", "2:1")],
                    [("image_size", "1:1"), ("image_size", "16:9")],
                ],
                params,
            ),
        ],
        ["model", "prompt", "params"],
    )
    rows = validate_batch(batch, package=NAME).to_pylist()
    assert [[one["rule"] for one in row["violations"]] for row in rows] == [
        [], ["enum"], ["duplicateKey"]
    ]  # fmt: skip


def test_rows_that_name_their_model_elsewhere_are_judged_without_that_key() -> None:
    body = {"for": "umodelverse/Qwen/Qwen-Image", "model": "Qwen/Qwen-Image", "prompt": "a gull"}
    batch = validate_batch(texts([body, {**body, "for": "x"}]), model_field="for", package=NAME)
    assert batch.column("valid").to_pylist() == [True, False]


def test_a_batch_without_rows_has_the_columns_too() -> None:
    batch = validate_batch(texts([]), package=NAME)
    assert batch.num_rows == 0
    assert batch.schema.names[1:] == ["valid", "violations", "validated_as"]


def test_tables_go_as_well() -> None:
    table = pyarrow.Table.from_batches([texts(), texts()])
    assert validate_batch(table, package=NAME).column("valid").to_pylist().count(True) == 4


@pytest.mark.parametrize(
    ("names", "arguments", "words"),
    [
        (["body", "valid"], {}, "two columns would be called valid"),
        (["body", "body"], {}, "two columns would be called body"),
        (["body", "other"], {"column": "boby"}, "did you mean body?"),
    ],
)
def test_columns_that_cannot_be_are_said_at_once(
    names: list[str], arguments: dict[str, str], words: str
) -> None:
    batch = pyarrow.RecordBatch.from_arrays([pyarrow.array(["{}"])] * len(names), names)
    with pytest.raises(ValueError, match=words.replace("?", r"\?")):
        validate_batch(batch, **arguments, package=NAME)


def test_a_model_that_is_none_is_said_at_once() -> None:
    with pytest.raises(UnknownModel):
        validate_batch(texts(), model="rivya/qwen2", package=NAME)
    with pytest.raises(TypeError, match="not both"):
        validate_batch(texts(), model=RIVYA, model_field="for", package=NAME)


def test_the_columns_for_spark_are_those_of_arrow() -> None:
    names = [
        part.split(" ")[0] for part in SPARK_COLUMNS.replace("struct<", "struct< ").split(", ")
    ]
    assert [field.name for field in result_fields()] == [names[0], names[1], names[-1]]
    violation = result_fields()[1].type.value_type
    inner = SPARK_COLUMNS.partition("struct<")[2].partition(">>")[0]
    assert inner == ", ".join(f"{field.name} string" for field in violation)


def test_nothing_of_an_engine_is_loaded_with_the_package() -> None:
    code = (
        "import sys, image_gateways, gatewright_tools\n"
        "assert not {'dask', 'pyarrow', 'pandas', 'msgspec'} & set(sys.modules)\n"
        "import gatewright_tools.dask, gatewright_tools.arrow\n"
        "assert not {'dask', 'pandas', 'pyarrow'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
