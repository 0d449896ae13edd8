"""Validates the rows of any table: pandas, Polars, Arrow, DuckDB, and all else that speaks Arrow."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .arrow import MODEL, VALID, VIOLATIONS, validate_batch

ROW = "row"
BOOKS = ("__arrow_c_stream__", "__arrow_c_array__")
"""Methods of the Arrow interface for tables and for batches."""


def validate_table(
    data: Any,
    *,
    package: str,
    model: str | None = None,
    model_field: str | None = None,
    column: str | None = None,
    ignore: tuple[str, ...] | list[str] = (),
) -> Any:
    """`data` as a `pyarrow.Table` with three more columns: valid, violations and validated_as.

    `data` is a DataFrame of pandas or Polars, a relation of DuckDB, a table or batch of Arrow, or
    anything else with the Arrow interface. A row is a request and a column a key of it; null, and NaN
    in pandas, say that the key is not there. Columns in `ignore` are kept and belong to no request.
    The other arguments are those of `validate_batch`.

    Raises TypeError where `data` is not a table, and what `validate_batch` raises.
    """
    table = _table(data)
    gone = [name for name in table.schema.names if name in {*ignore}]
    judged = validate_batch(
        table.drop_columns(gone),
        package=package,
        model=model,
        model_field=model_field,
        column=column,
    )
    for field, values in zip(judged.schema, judged.columns, strict=True):
        if field.name in (VALID, VIOLATIONS, MODEL):
            table = table.append_column(field, values)
    return table


def violations_of(data: Any, **how: Any) -> Any:
    """A `pyarrow.Table` with a row for each violation, and the number of its row in `data`, from 0.

    Takes the arguments of `validate_table`. The columns are row, validated_as, and the texts of a
    violation: path, rule, value, message, suggestion, source, mode and why.
    """
    arrow: Any = import_module("pyarrow")
    compute: Any = import_module("pyarrow.compute")
    judged = validate_table(data, **how).select([VIOLATIONS, MODEL]).combine_chunks()
    listed = _column(judged, VIOLATIONS)
    rows = compute.list_parent_indices(listed)
    found = compute.list_flatten(listed)
    names = [field.name for field in found.type]
    return arrow.table(
        {
            ROW: rows,
            MODEL: _column(judged, MODEL).take(rows),
            **{name: compute.struct_field(found, name) for name in names},
        }
    )


def _column(table: Any, name: str) -> Any:
    column = table.column(name)
    return column.combine_chunks() if hasattr(column, "combine_chunks") else column


def _table(data: Any) -> Any:
    """`data` as a table of Arrow; raises TypeError."""
    arrow: Any = import_module("pyarrow")
    if isinstance(data, arrow.Table):
        return data
    if isinstance(data, arrow.RecordBatch):
        return arrow.Table.from_batches([data])
    if type(data).__module__.partition(".")[0] == "pandas":
        # Its numbers with gaps are floats with NaN; only this way makes nulls of them.
        return arrow.Table.from_pandas(data, preserve_index=False)
    if any(hasattr(data, one) for one in BOOKS):
        return arrow.table(data)
    if hasattr(data, "to_arrow_table"):
        return data.to_arrow_table()
    raise TypeError(f"a {type(data).__name__} is not a table; it has no Arrow interface")


__all__ = ["validate_table", "violations_of"]
