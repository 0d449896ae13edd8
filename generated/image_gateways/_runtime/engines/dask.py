"""Bags and dataframes of Dask: judged where they lie, partition by partition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import Any

from ..messages import listed
from .arrow import MODEL, VALID, VIOLATIONS
from .results import Asked, Result, asked, results


def validate_bag(bag: Any, *, model: str | None = None, model_field: str | None = None) -> Any:
    """A `dask.bag.Bag` with what was found in each record of `bag`, in its order.

    A record is a request as `json.loads` gives it, or its JSON text as str or bytes. Each result is
    a dict: ``model``, ``valid`` and ``violations``, as ``validate --format json`` says them. `model`
    is the key of the model that all are for; else each names its own, under `model_field` where
    given. Nothing is read before Dask computes. Raises UnknownModel.
    """
    return bag.map_partitions(partial(_of_records, asked(model, model_field)))


def validate_dataframe(
    frame: Any,
    *,
    model: str | None = None,
    model_field: str | None = None,
    column: str | None = None,
) -> Any:
    """A Dask dataframe with what was found in each row of `frame` in three more columns.

    The requests are JSON text in `column`; else each column is a key of the request, and a missing
    value says that the key is not there. Added are ``valid`` (bool), ``violations`` (a JSON array as
    text, ``[]`` for a right row) and ``validated_as`` (the model's key). Nothing is read before Dask
    computes. Raises UnknownModel, and ValueError where the column is missing or two have the same
    name.
    """
    wanted = asked(model, model_field)
    names = [*map(str, frame.columns), VALID, VIOLATIONS, MODEL]
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        raise ValueError(f"two columns would be called {twice[0]}; rename yours first")
    if column is not None and column not in frame.columns:
        raise ValueError(f"the frame has no column {column}; there are {listed(tuple(names[:-3]))}")
    meta = _with_results(wanted, column, frame._meta)
    return frame.map_partitions(partial(_with_results, wanted, column), meta=meta)


def _of_records(wanted: Asked, records: Any) -> list[Result]:
    return list(results(records, wanted))


def _with_results(wanted: Asked, column: str | None, frame: Any) -> Any:
    pandas: Any = import_module("pandas")
    bodies = _bodies(frame, pandas.isna) if column is None else _texts(frame[column], pandas.isna)
    found = list(results(bodies, wanted))

    def series(values: list[Any], kind: str) -> Any:
        return pandas.Series(values, index=frame.index, dtype=kind)

    return frame.assign(
        **{
            VALID: series([one["valid"] for one in found], "bool"),
            VIOLATIONS: series([json.dumps(one["violations"]) for one in found], "string"),
            MODEL: series([one["model"] for one in found], "string"),
        }
    )


def _bodies(frame: Any, missing: Any) -> Iterator[dict[str, Any]]:
    names = [str(name) for name in frame.columns]
    for values in zip(*(frame[name].tolist() for name in frame.columns), strict=True):
        yield {
            name: value
            for name, value in zip(names, values, strict=True)
            # Of a list or a dict pandas would say for each element whether it is missing.
            if isinstance(value, (list, dict)) or not missing(value)
        }


def _texts(values: Any, missing: Any) -> Iterator[Any]:
    for value in values.tolist():
        yield value if isinstance(value, (str, bytes, list, dict)) or not missing(value) else None


__all__ = ["validate_bag", "validate_dataframe"]
