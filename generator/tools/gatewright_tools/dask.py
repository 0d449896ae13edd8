"""Validates bags and dataframes of Dask, partition by partition."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

from .arrow import MODEL, VALID, VIOLATIONS
from .package import open_package
from .record.results import ModelChoice, RecordResult, check_choice, results

Missing = Callable[[Any], Any]
"""`pandas.isna`."""


def validate_bag(
    bag: Any, *, package: str, model: str | None = None, model_field: str | None = None
) -> Any:
    """Returns a `dask.bag.Bag` with the result of each record of `bag`, in its order.

    A record is a request as `json.loads` gives it, or its JSON text as str or bytes. Each result is
    a dict: ``model``, ``valid`` and ``violations``, as ``validate --format json`` says them.
    `package` is the import name of the package whose models the requests are for. `model` is the
    key of the model that all are for; else each names its own, under `model_field` where given.
    Nothing is read before Dask computes. Raises NoPackage and UnknownModel.
    """
    return bag.map_partitions(partial(_of_records, check_choice(package, model, model_field)))


def validate_dataframe(
    frame: Any,
    *,
    package: str,
    model: str | None = None,
    model_field: str | None = None,
    column: str | None = None,
) -> Any:
    """Returns a Dask dataframe with three more columns that hold the result of each row of `frame`.

    `package` is the import name of the package whose models the requests are for. The requests are
    JSON text in `column`; else each column is a key of the request, and a missing
    value, also within one, says that the key is not there. Added are ``valid`` (bool), ``violations``
    (a JSON array as text, ``[]`` for a right row) and ``validated_as`` (the model's key). Nothing is
    read before Dask computes. Raises NoPackage, UnknownModel, and ValueError where the column is missing or two
    have the same name.
    """
    wanted = check_choice(package, model, model_field)
    names = [*map(str, frame.columns), VALID, VIOLATIONS, MODEL]
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        raise ValueError(f"two columns would be called {twice[0]}; rename yours first")
    if column is not None and column not in frame.columns:
        there = open_package(package).words.join_words(tuple(names[:-3]))
        raise ValueError(f"the frame has no column {column}; there are {there}")
    meta = _with_results(wanted, column, frame._meta)
    return frame.map_partitions(partial(_with_results, wanted, column), meta=meta)


def _of_records(wanted: ModelChoice, records: Any) -> list[RecordResult]:
    return list(results(records, wanted))


def _with_results(wanted: ModelChoice, column: str | None, frame: Any) -> Any:
    pandas: Any = import_module("pandas")
    if column is None:
        found = list(results(_bodies(frame, pandas.isna), wanted))
    else:
        texts = (_plain(value, pandas.isna) for value in frame[column].tolist())
        found = list(results(texts, wanted))

    def series(values: list[Any], kind: str) -> Any:
        return pandas.Series(values, index=frame.index, dtype=kind)

    return frame.assign(
        **{
            VALID: series([one["valid"] for one in found], "bool"),
            VIOLATIONS: series([json.dumps(one["violations"]) for one in found], "string"),
            MODEL: series([one["model"] for one in found], "string"),
        }
    )


def _bodies(frame: Any, missing: Missing) -> Iterator[dict[str, Any]]:
    names = [str(name) for name in frame.columns]
    for values in zip(*(frame[name].tolist() for name in frame.columns), strict=True):
        yield _plain(dict(zip(names, values, strict=True)), missing)


def _plain(value: Any, missing: Missing) -> Any:
    """Converts a value to JSON data. A missing value becomes None, and a dict drops its key.

    pandas reads lists of Parquet as arrays of numpy, and an absent number of a struct as NaN.
    """
    # For a list or an array, pandas returns an array instead of a bool.
    if missing(value) is True:
        return None
    if hasattr(value, "tolist"):
        value = value.tolist()
    kind = value.__class__
    if issubclass(kind, dict):
        found = {key: _plain(one, missing) for key, one in value.items()}
        return {key: one for key, one in found.items() if one is not None}
    if issubclass(kind, list):
        return [_plain(one, missing) for one in value]
    return value


__all__ = ["validate_bag", "validate_dataframe"]
