"""Tables of pandas, Polars, Arrow and DuckDB, judged by one function."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from gatewright_tools.frames import validate_table, violations_of

arrow: Any = pytest.importorskip("pyarrow")
HOW: dict[str, Any] = {"package": "image_gateways", "ignore": ["id"]}
COLUMNS: dict[str, list[Any]] = {
    "id": [10, 11, 12],
    "model": ["qwen-image-2", "qwen-image-2", "rivya/qwen2-image"],
    "prompt": ["a fox", "a dog", "a gull"],
    "image_size": ["1:1", "1024x1024", None],
    "seed": [7, None, None],
}


def pandas() -> Any:
    return pytest.importorskip("pandas").DataFrame(COLUMNS)


def polars() -> Any:
    return pytest.importorskip("polars").DataFrame(COLUMNS)


def duckdb() -> Any:
    module: Any = pytest.importorskip("duckdb")
    return module.from_arrow(arrow.table(COLUMNS))


def batch() -> Any:
    return arrow.RecordBatch.from_pydict(COLUMNS)


@pytest.mark.parametrize("made", [pandas, polars, duckdb, batch, lambda: arrow.table(COLUMNS)])
def test_every_kind_of_table_is_judged_the_same(made: Callable[[], Any]) -> None:
    found = validate_table(made(), **HOW)
    assert found.column_names == [*COLUMNS, "valid", "violations", "validated_as"]
    assert found.column("id").to_pylist() == [10, 11, 12]
    assert found.column("valid").to_pylist() == [True, False, True]
    models = found.column("validated_as").to_pylist()
    assert models == ["reapi/qwen-image-2", "reapi/qwen-image-2", "rivya/qwen2-image"]
    (one,) = found.column("violations").to_pylist()[1]
    assert (one["path"], one["suggestion"]) == ("/image_size", "did you mean 1:1?")


@pytest.mark.parametrize("made", [pandas, polars, duckdb])
def test_violations_are_a_table_of_their_own(made: Callable[[], Any]) -> None:
    rows = violations_of(made(), **HOW).to_pylist()
    assert [(one["row"], one["path"], one["rule"]) for one in rows] == [(1, "/image_size", "enum")]


def test_a_table_without_violations_is_empty_and_has_the_same_columns() -> None:
    right = arrow.table({"model": ["qwen-image-2"], "prompt": ["x"]})
    wrong = violations_of(arrow.table({"model": ["x"]}), package="image_gateways")
    found = violations_of(right, package="image_gateways")
    assert (found.num_rows, found.column_names) == (0, wrong.column_names)


def test_numbers_of_numpy_and_gaps_mean_what_they_should() -> None:
    module: Any = pytest.importorskip("pandas")
    numpy: Any = import_module("numpy")
    frame = module.DataFrame(
        {
            "prompt": ["a", "b"],
            "seed": [numpy.int64(3), numpy.nan],
            "image_size": ["1:1", numpy.nan],
        }
    )
    found = validate_table(
        frame.assign(model="qwen-image-2", nsfw_checker=numpy.bool_(True)), package="image_gateways"
    )
    assert found.column("valid").to_pylist() == [True, True]


def test_what_is_no_table_is_said() -> None:
    with pytest.raises(TypeError, match="a dict is not a table"):
        validate_table({"model": ["x"]}, package="image_gateways")
