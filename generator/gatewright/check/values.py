"""Values that decide on something: each has to be one that its param may have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, SpecPath
from ..runtime.rules.kinds import kind_of, kinds
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.rule import Rule
from .inside import owner_of, with_keys_inside


def stated_kind(facts: dict[str, Any]) -> Kind | None:
    """The kind of a param; None for a type that takes its options from the uploads of a model."""
    return kind_of(facts) if facts["type"] in kinds() else None


def value_faults(
    file: SpecFile,
    here: SpecPath,
    stated: dict[str, Any],
    params: dict[str, dict[str, Any]],
    arguments: list[str] | None,
    what: str = "argument",
    gone: str = "",
) -> Iterator[Diagnostic]:
    """Values of a condition that their param, or the key inside it, never has.

    `params` are the facts by name; `what` those names are; `gone` says what else helps where one is unknown.
    """
    inner = with_keys_inside(params)
    for name, values in stated.items():
        facts = inner.get(name)
        if facts is None:
            inside = owner_of(name) in params
            known, word = (inner, name) if inside else (arguments, owner_of(name))
            if known is not None and word not in known:
                message = f"there is no {what} `{word}`"
                hint = f"{did_you_mean(word, known)}{gone}"
                yield file.fault((*here, name), message, hint, key=True)
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
            for keyword in kind.broken_keywords(travelling):
                message = f"`{name}` is never that: {rule.message(keyword, travelling)}"
                yield file.fault(at, message, rule.suggestion(keyword, travelling) or "")
