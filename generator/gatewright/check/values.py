"""Values that decide on something: each has to be one that its param may have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile
from ..runtime.rules.kinds import kind_of, kinds
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.rule import Rule

FactPath = tuple[str | int, ...]


def stated_kind(facts: dict[str, Any]) -> Kind | None:
    """The kind of a param; None for a type that takes its options from the uploads of a model."""
    return kind_of(facts) if facts["type"] in kinds() else None


def value_faults(
    file: SpecFile,
    here: FactPath,
    stated: dict[str, Any],
    params: dict[str, dict[str, Any]],
    arguments: list[str] | None,
) -> Iterator[Diagnostic]:
    """Values of a condition that their param never has."""
    for name, values in stated.items():
        facts = params.get(name)
        if facts is None:
            if arguments is not None and name not in arguments:
                message = f"there is no argument `{name}`"
                yield file.fault((*here, name), message, did_you_mean(name, arguments), key=True)
            elif arguments is not None:
                message = f"`{name}` is not a param of this model, so its values are not known here"
                yield file.fault((*here, name), message, key=True)
            continue
        kind = stated_kind(facts)
        if kind is None:
            continue
        rule = Rule(f"/{name}", kind, source="")
        for index, value in enumerate(values if isinstance(values, list) else [values]):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            at = (*here, name, index) if isinstance(values, list) else (*here, name)
            travelling = kind.travels(value)
            for keyword in kind.broken(travelling):
                message = f"`{name}` is never that: {rule.message(keyword, travelling)}"
                yield file.fault(at, message, rule.suggestion(keyword, travelling) or "")
