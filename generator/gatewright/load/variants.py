"""A model's file about several ids → a file for each, with what differs put in.

Everything behind knows files of one model only. The marks of a difference are those of where it
stands, so each fault is told there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from ..diagnostics import Diagnostic
from ..runtime.rules.relations.base import Facts
from .document import Span, SpecFile, SpecPath

_AMOUNTS = ("credits", "usd", "cny")
_MERGED = ("outputs", "links", "provenance", "sources")
"""Keys of which a difference says only what it is about; of the others it says all."""


def several(file: SpecFile) -> tuple[list[SpecFile], list[Diagnostic]]:
    """The files of one model each that `file` stands for, and why it stands for none."""
    ids = file.data.get("ids")
    if "ids" not in file.data or not file.complete:
        return [file], []
    message, hint = "", ""
    if "id" in file.data:
        message, hint = "`id` does not go with `ids`", "put it among them"
    elif not isinstance(ids, dict) or not ids:
        message = "`ids` is a mapping: each id, and what differs of it"
    if message:
        return [replace(file, complete=False)], [file.fault(("ids",), message, hint, key=True)]
    files: list[SpecFile] = []
    faults: list[Diagnostic] = []
    for id, difference in cast("dict[str, Any]", ids).items():
        if isinstance(difference, dict):
            files.append(_variant(file, id, cast(Facts, difference)))
        else:
            message = f"what differs of `{id}` is a mapping"
            faults.append(file.fault(("ids", id), message, "write {} where nothing does"))
    return files or [replace(file, complete=False)], faults


def _variant(file: SpecFile, id: str, difference: Facts) -> SpecFile:
    """The file of one of the ids."""
    shared = {key: one for key, one in file.data.items() if key != "ids"}
    data: Facts = {"id": id, **shared}
    for key, one in difference.items():
        data[key] = _merge_part(key, shared[key], one) if key in shared else one
    examples = data.get("examples")
    if isinstance(examples, dict) and "examples" not in difference:
        data["examples"] = _own(cast(Facts, examples), id)
    return replace(
        file,
        data=data,
        value_marks=_marks(file.value_marks, file.key_marks, id),
        key_marks=_marks(file.key_marks, file.key_marks, id),
        refused=_refusals_of(file.refused, id),
    )


def _merge_part(key: str, shared: Any, difference: Any) -> Any:
    """A part of a file with what differs in it."""
    if not (isinstance(shared, dict) and isinstance(difference, dict)):
        return difference
    mine, theirs = cast(Facts, shared), cast(Facts, difference)
    if key == "params":
        return _params(mine, theirs)
    if key == "modes":
        return {**mine, **{name: _mode(mine.get(name), one) for name, one in theirs.items()}}
    if key == "price":
        other = any(unit in theirs for unit in _AMOUNTS)
        kept = {k: v for k, v in mine.items() if not (other and k in (*_AMOUNTS, "by"))}
        return {**kept, **theirs}
    return {**mine, **theirs} if key in _MERGED else theirs


def _params(mine: Facts, theirs: Facts) -> Facts:
    """Params, or keys of an object, with what differs of some; one that is forbidden goes."""
    found = {**mine}
    for name, one in theirs.items():
        if _is(one, "forbidden") and one["forbidden"] is True:
            found.pop(name, None)
        else:
            found[name] = _param(mine[name], one) if name in mine else one
    return found


def _param(shared: Any, difference: Any) -> Any:
    """A param with what differs of it; `also` adds options.

    A key of its objects differs likewise, and what the difference gives a type is said anew.
    """
    if not (isinstance(shared, dict) and isinstance(difference, dict)):
        return difference
    mine, theirs = cast(Facts, shared), cast(Facts, difference)
    found = {**mine, **{key: one for key, one in theirs.items() if key != "also"}}
    also: Any = theirs.get("also")
    if isinstance(also, list) and isinstance(mine.get("options"), list):
        found["options"] = [*mine["options"], *also]
    if "type" in theirs:
        return found
    fields, items = mine.get("fields"), mine.get("items")
    if isinstance(fields, dict) and isinstance(theirs.get("fields"), dict):
        found["fields"] = _params(cast(Facts, fields), theirs["fields"])
    if isinstance(items, dict) and isinstance(theirs.get("items"), dict):
        inner = cast(Facts, theirs["items"])
        found["items"] = inner if "type" in inner else _param(cast(Facts, items), inner)
    return found


def _mode(shared: Any, difference: Any) -> Any:
    """A mode with what differs of it: of its params too only what differs is said."""
    if not (isinstance(shared, dict) and isinstance(difference, dict)):
        return difference
    mine, theirs = cast(Facts, shared), cast(Facts, difference)
    found = {**mine, **theirs}
    params, others = mine.get("params"), theirs.get("params")
    if isinstance(params, dict) and isinstance(others, dict):
        found["params"] = {
            **cast(Facts, params),
            **{
                name: _merge_mappings(cast(Facts, params).get(name), one)
                for name, one in cast(Facts, others).items()
            },
        }
    return found


def _merge_mappings(shared: Any, difference: Any) -> Any:
    """Two mappings key by key; the difference where one of them is none."""
    if not (isinstance(shared, dict) and isinstance(difference, dict)):
        return difference
    return {**cast(Facts, shared), **cast(Facts, difference)}


def _own(examples: Facts, id: str) -> Facts:
    """The examples of one id: those that name it in their body, or name none."""
    return {name: body for name, body in examples.items() if _about(body) in (None, id)}


def _about(body: Any) -> Any:
    return cast(Facts, body).get("model") if isinstance(body, dict) else None


def _is(value: Any, key: str) -> bool:
    return isinstance(value, dict) and key in value


def _marks(
    marks: dict[SpecPath, Span], keys: dict[SpecPath, Span], id: str
) -> dict[SpecPath, Span]:
    """Where each fact stands: a difference where it is said of the id."""
    here = ("ids", id)
    found = {fact: span for fact, span in marks.items() if fact[:1] != ("ids",)}
    found |= {fact[2:]: span for fact, span in marks.items() if fact[:2] == here and fact[2:]}
    return {**found, ("id",): keys[here]} if here in keys else found


def _refusals_of(refused: dict[SpecPath, Any], id: str) -> dict[SpecPath, Any]:
    here = ("ids", id)
    found = {fact: one for fact, one in refused.items() if fact[:1] != ("ids",)}
    return found | {fact[2:]: one for fact, one in refused.items() if fact[:2] == here and fact[2:]}
