"""Validates batches of pyarrow, for ``map_batches`` of Ray Data and ``mapInArrow`` of Spark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from .bulk.arrow import Bodies, json_column
from .bulk.reading import UnreadableFile
from .package import InstalledPackage, open_package
from .record.results import ReadBody, RecordResult, check_choice, results

VALID, VIOLATIONS, MODEL = "valid", "violations", "validated_as"
_KEYS = ("path", "rule", "value", "message", "suggestion", "source", "mode", "why")
_SPARK = ", ".join(f"{key} string" for key in _KEYS)
SPARK_COLUMNS = f"{VALID} boolean, {VIOLATIONS} array<struct<{_SPARK}>>, {MODEL} string"
"""The added columns as Spark's DDL."""


def result_fields() -> list[Any]:
    """The added columns as pyarrow fields: valid, violations (a list of structs) and validated_as."""
    arrow: Any = import_module("pyarrow")
    violation = arrow.struct([(key, arrow.string()) for key in _KEYS])
    return [
        arrow.field(VALID, arrow.bool_(), nullable=False),
        arrow.field(VIOLATIONS, arrow.list_(violation)),
        arrow.field(MODEL, arrow.string()),
    ]


def validate_batch(
    batch: Any,
    *,
    package: str,
    model: str | None = None,
    model_field: str | None = None,
    column: str | None = None,
) -> Any:
    """A `pyarrow.RecordBatch` or `pyarrow.Table` with three more columns that hold the results.

    `package` is the import name of the package whose models the requests are for. The requests are JSON text in `column`, or in the only column where it holds text; else each
    column is a key of the request, and null says that the key is not there. `model` is the key of
    the model that all rows are for; else each names its own, under `model_field` where given.

    Raises NoPackage, UnknownModel, and ValueError where the column is missing or two have the same name.
    """
    wanted = check_choice(package, model, model_field)
    names = [*batch.schema.names, VALID, VIOLATIONS, MODEL]
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        raise ValueError(f"two columns would be called {twice[0]}; rename yours first")
    added = _columns(list(results(_bodies(open_package(package), batch, column), wanted)))
    for field, values in zip(result_fields(), added, strict=True):
        batch = batch.append_column(field, import_module("pyarrow").array(values, field.type))
    return batch


def validate_batches(
    batches: Iterable[Any],
    *,
    package: str,
    model: str | None = None,
    model_field: str | None = None,
    column: str | None = None,
) -> Iterator[Any]:
    """Calls `validate_batch` for each of `batches`. It is a function for ``mapInArrow``."""
    for batch in batches:
        yield validate_batch(
            batch, package=package, model=model, model_field=model_field, column=column
        )


def _columns(found: list[RecordResult]) -> tuple[list[bool], list[Any], list[str | None]]:
    return (
        [one["valid"] for one in found],
        [one["violations"] for one in found],
        [one["model"] for one in found],
    )


def _bodies(package: InstalledPackage, batch: Any, column: str | None) -> Iterator[Any]:
    schema = batch.schema
    try:
        text = json_column(package, schema, "the batch", column)
    except UnreadableFile as error:
        raise ValueError(str(error)) from None
    if text is not None:
        yield from batch.column(schema.get_field_index(text)).to_pylist()
        return
    for body, faults in Bodies(package, schema).of(batch):
        yield ReadBody(body, faults)


__all__ = ["SPARK_COLUMNS", "result_fields", "validate_batch", "validate_batches"]
