"""What was found in each of many records, as plain data that travels between processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple, TypedDict

from ..record.decode import NOTHING, Reader, Text, as_bytes
from ..record.faults import Fault, surrogate
from ..record.judging import Judging
from ..rules.violations import Violation

PACKAGE = __name__.partition("._runtime")[0]
"""The import name of the package, under which every process finds the models."""


class Result(TypedDict):
    """What was found in one record, as ``validate --format json`` says it."""

    model: str | None
    """The key of the model it was judged for; None when that cannot be known."""
    valid: bool
    violations: list[dict[str, str | None]]
    """Every broken rule: path, rule, value, message, suggestion, source, mode and why."""


class Asked(NamedTuple):
    """For which model requests are, in a form that every process understands."""

    model: str | None = None
    field: str | None = None


class Read(NamedTuple):
    """A body that was read already, and what was wrong with what it was read from."""

    body: Any
    faults: list[Fault]


def asked(model: str | None, model_field: str | None) -> Asked:
    """The same, checked here, before any process is asked; raises UnknownModel and TypeError."""
    if model is not None and model_field is not None:
        raise TypeError("give model or model_field, not both")
    _judging(Asked(model))
    return Asked(model, model_field)


def results(records: Iterable[Any], wanted: Asked) -> Iterator[Result]:
    """What was found in each record: a body as `json.loads` gives it, its JSON text, or a `Read`."""
    judging, reader = _judging(wanted), Reader()
    for record in records:
        if isinstance(record, (str, bytes, bytearray)):
            yield _of_text(record, judging, reader)
        elif isinstance(record, Read):
            yield _result(*judging.judge(record.body, record.faults))
        else:
            yield _result(*judging.judge(record))


def _of_text(record: Text, judging: Judging, reader: Reader) -> Result:
    data = as_bytes(record)
    if data is None:
        return _result(judging.model, [surrogate()])
    body, faults = reader.read(data)
    return _result(*((judging.model, faults) if body is NOTHING else judging.judge(body, faults)))


def _result(model: str | None, violations: Sequence[Violation]) -> Result:
    said = [one.as_dict() for one in violations]
    return Result(model=model, valid=not said, violations=said)


@cache
def _judging(wanted: Asked) -> Judging:
    return Judging(import_module(f"{PACKAGE}._models").MODELS, wanted.model, wanted.field)
