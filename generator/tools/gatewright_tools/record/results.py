"""Results of many records as plain data for other processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from ..package import open_package

if TYPE_CHECKING:
    from gatewright.runtime.record.decode import Encoded, RecordReader
    from gatewright.runtime.record.judging import Judging

    from ..package import InputFault, InstalledPackage, Violation


class RecordResult(TypedDict):
    """The result of one record, as ``validate --format json`` prints it."""

    model: str | None
    """The key of the model it was judged for; None when that cannot be known."""
    valid: bool
    violations: list[dict[str, str | None]]
    """Every broken rule: path, rule, value, message, suggestion, source, mode and why."""


class ModelChoice(NamedTuple):
    """The package and the model of requests, as data that every process can read."""

    package: str
    """The import name of the generated package."""
    model: str | None = None
    field: str | None = None


class ReadBody(NamedTuple):
    """A body that was read already, and the faults of its text."""

    body: Any
    faults: list[InputFault]


def check_choice(package: str, model: str | None, model_field: str | None) -> ModelChoice:
    """Checks the choice here, before other processes use it, and returns it.

    Raises NoPackage, UnknownModel and TypeError.
    """
    if model is not None and model_field is not None:
        raise TypeError("give model or model_field, not both")
    _judging(ModelChoice(package, model))
    return ModelChoice(package, model, model_field)


def results(records: Iterable[Any], wanted: ModelChoice) -> Iterator[RecordResult]:
    """What was found in each record: a body as `json.loads` gives it, its JSON text, or a `Read`."""
    package, judging = open_package(wanted.package), _judging(wanted)
    reader = package.decode.RecordReader()
    for record in records:
        if isinstance(record, (str, bytes, bytearray)):
            yield _of_text(package, record, judging, reader)
        elif isinstance(record, ReadBody):
            yield _result(*judging.judge(record.body, record.faults))
        else:
            yield _result(*judging.judge(record))


def _of_text(
    package: InstalledPackage, record: Encoded, judging: Judging, reader: RecordReader
) -> RecordResult:
    data = package.decode.as_bytes(record)
    if data is None:
        return _result(judging.model, [package.faults.surrogate()])
    body, faults = reader.read(data)
    if body is package.decode.NOTHING:
        return _result(judging.model, faults)
    return _result(*judging.judge(body, faults))


def _result(model: str | None, violations: Sequence[Violation]) -> RecordResult:
    said = [one.as_dict() for one in violations]
    return RecordResult(model=model, valid=not said, violations=said)


@cache
def _judging(wanted: ModelChoice) -> Judging:
    package = open_package(wanted.package)
    found: Judging = package.judging.Judging(package.models, wanted.model, wanted.field)
    return found
