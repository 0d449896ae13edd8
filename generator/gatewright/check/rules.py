"""Rules between params that name nothing, ask for what cannot be, or state two things at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, SpecPath, Workspace
from ..relations import relation_of, relations
from ..runtime.rules.relations.base import Relation, words_of
from .elements import element_faults
from .inside import keys_of
from .modes import argument_names, change_faults, params_by_argument
from .uploads import reference_files
from .values import value_faults

EFFECTS = ("required", "forbidden")
CONDITIONS = ("when", "only_when")
_GONE = "; if the param is gone, take the rule out"
"""What else helps where a rule names a param that is not there."""


def rule_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every fault in the rules of a model."""
    arguments = argument_names(file, workspace)
    for name, stated in file.data.get("rules", {}).items():
        here: SpecPath = ("rules", name)
        form = relation_of(stated)
        if form is None:
            yield _formless(file, here, stated)
            continue
        others = [key for key in stated if key not in form.keys]
        if not form.changes:
            for key in others:
                message = f"`{key}` does not go with `{next(iter(form.keys))}`"
                yield file.fault((*here, key), message, "state it as a rule of its own", key=True)
        for key in form.keys:
            needed = key in form.needed or (key in form.named and key not in form.optional)
            if key not in stated and needed:
                yield file.fault(here, f"`{key}` is missing", key=True)
        key, message = form.wrong(stated)
        if message:
            yield file.fault((*here, key), message, key=True)
        if len(both := [key for key in form.either if key in stated]) > 1:
            message = f"{' and '.join(f'`{key}`' for key in both)} are two rules"
            yield file.fault(here, message, "give each a name of its own", key=True)
        if arguments is not None:
            yield from _name_faults(file, here, form, stated, arguments)
        params = {**params_by_argument(file), **reference_files(file, workspace)}
        if "where" in stated:
            keys = keys_of(params.get(stated.get("param", ""), {}))
            yield from value_faults(
                file, (*here, "where"), stated["where"], keys, list(keys), "key"
            )
        yield from element_faults(file, here, stated, params)
        for key in CONDITIONS:
            yield from value_faults(
                file, (*here, key), stated.get(key, {}), params, arguments, gone=_GONE
            )
        if form.changes:
            yield from _effect_faults(file, here, stated, others, params, arguments)


def _formless(file: SpecFile, here: SpecPath, stated: dict[str, Any]) -> Diagnostic:
    words = dict.fromkeys(next(iter(form.keys)) for form in relations().values())
    several = [next(iter(form.keys)) for form in relations().values() if form.is_stated_in(stated)]
    if several:
        message = f"{' and '.join(f'`{word}`' for word in several)} are two rules"
        return file.fault(here, message, "give each a name of its own", key=True)
    hint = f"state one of {', '.join(f'`{word}`' for word in words)}"
    return file.fault(here, "this states no rule", hint, key=True)


def _name_faults(
    file: SpecFile,
    here: SpecPath,
    form: type[Relation],
    stated: dict[str, Any],
    arguments: list[str],
) -> Iterator[Diagnostic]:
    """Names of arguments that there are not, or that are named twice."""
    seen: set[str] = set()
    for key in form.named:
        for index, word in enumerate(words_of(stated.get(key, ()))):
            several = isinstance(stated[key], list)
            at = (*here, key, index) if several else (*here, key)
            if word not in arguments:
                message = f"there is no argument `{word}`"
                yield file.fault(at, message, f"{did_you_mean(word, arguments)}{_GONE}")
            elif word in seen:
                yield file.fault(at, f"`{word}` is named twice in this rule")
            seen.add(word)


def _effect_faults(
    file: SpecFile,
    here: SpecPath,
    stated: dict[str, Any],
    limits: list[str],
    params: dict[str, dict[str, Any]],
    arguments: list[str] | None,
) -> Iterator[Diagnostic]:
    """What the rule makes of its param: one thing, which the param can be."""
    effects = [key for key in EFFECTS if key in stated]
    if not effects and not limits:
        hint = "add `required: true`, `forbidden: true` or other limits"
        yield file.fault(here, "this rule asks for nothing", hint, key=True)
        return
    if effects == ["required", "forbidden"] or ("forbidden" in effects and limits):
        yield file.fault(here, "what is not taken cannot be required or limited", key=True)
        return
    name: str = stated.get("param", "")
    for clause in stated.get("when", {}):
        if clause == name:
            yield file.fault((*here, "when", name), f"`{name}` cannot decide on itself", key=True)
    facts = params.get(name)
    if facts is None and limits and arguments is not None and name in arguments:
        message = f"`{name}` is a param of the gateway, and a rule limits only those of its model"
        yield file.fault((*here, "param"), message, "state the param in this file too")
    if facts is not None and limits:
        yield from change_faults(file, here, facts, {key: stated[key] for key in limits}, "rule")
    if facts is not None and "forbidden" in effects and facts.get("required"):
        message = f"`{name}` is always required, so it cannot be forbidden"
        yield file.fault((*here, "forbidden"), message, "make the param optional", key=True)
