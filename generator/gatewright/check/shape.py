"""Checks spec files against their JSON Schemas. Each fault is a sentence with its position."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile
from ..resources import schema_dir
from ..schema import BrokenKeyword, compile_schema, with_kinds
from .foreign import form_here, key_here, type_here, value_here
from .numeric import NUMERIC, merge_option_faults, numeric_options

_PARTS = "parts.schema.json"
"""The definitions that several schemas share. They lie in one folder, so editors find them too."""
_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "boolean": "true or false",
    "null": "null",
    "number": "a number",
    "integer": "a whole number",
}
UNITS = {
    "minLength": "characters",
    "maxLength": "characters",
    "minItems": "elements",
    "maxItems": "elements",
    "minProperties": "keys",
}


def shape_faults(file: SpecFile) -> Iterator[Diagnostic]:
    """Returns every fault of `file` against its schema.

    Values that the loader refused are skipped, because the loader reports them.
    """
    found = [
        fault for fault in shape_checker(file.kind)(file.data) if fault.path not in file.refused
    ]
    for fault in merge_option_faults(found, file.data):
        message, hint = sentence(fault)
        at_key = fault.keyword in ("additionalProperties", "not allowed", "key")
        yield file.fault(fault.path, message, hint, key=at_key)


@cache
def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema of the spec files of a kind (package, gateway, model or reading), whole in itself."""
    parts = _read("parts")
    schema: dict[str, Any] = json.loads(json.dumps(_read(kind)).replace(f"{_PARTS}#/", "#/"))
    schema["$defs"] = {**parts["$defs"], **schema.get("$defs", {})}
    return schema


def _read(kind: str) -> dict[str, Any]:
    text = (schema_dir() / f"{kind}.schema.json").read_text(encoding="utf-8")
    return with_kinds(kind, json.loads(text))


@cache
def shape_checker(kind: str) -> Callable[[Any], list[BrokenKeyword]]:
    """Gives every fault in the data of a spec file of that kind."""
    return compile_schema(schema_of(kind))


@cache
def param_checker() -> Callable[[Any], list[BrokenKeyword]]:
    """Checks the facts of one param, also when a mode has changed them."""
    return compile_schema({"$ref": "#/$defs/param", "$defs": schema_of("model")["$defs"]})


def sentence(fault: BrokenKeyword) -> tuple[str, str]:
    """Returns (fault, hint) for one broken keyword."""
    name = _name(fault.path)
    wanted: Any = fault.wanted
    match fault.keyword:
        case "additionalProperties":
            word, known = str(fault.found), list(wanted)
            return f"there is no key {name} here", key_here(word, known) or did_you_mean(
                word, known
            )
        case "required":
            return f"`{wanted}` is missing", ""
        case "type":
            kinds = " or ".join(_KINDS[one] for one in wanted)
            return f"{name} is {kinds}, not {_in_words(fault.found)}", _remedy(wanted, fault.found)
        case "enum":
            words = [str(one) for one in wanted]
            near = type_here(fault.found, words) or did_you_mean(str(fault.found), words)
            return f"{name} cannot be {_in_words(fault.found)}", near
        case "const":
            return f"{name} is {_in_words(wanted)}, not {_in_words(fault.found)}", ""
        case keyword if keyword == NUMERIC:
            return numeric_options(wanted, fault.found)
        case "not allowed":
            return f"{name} is not allowed with the other keys here", "remove it"
        case "key":
            limited = isinstance(wanted, str | int)
            near = "" if limited else did_you_mean(str(fault.found), wanted)
            return f"{_in_words(fault.found)} cannot be a key here", near
        case "pattern":
            hint = form_here(wanted, fault.found) or f"it has the form {wanted}"
            return f"{name} cannot be {_in_words(fault.found)}", hint
        case "minLength" | "minItems" | "minProperties":
            short = f"{name} needs at least {wanted} {UNITS[fault.keyword]}"
            return (f"{name} is empty" if wanted == 1 else short), ""
        case "maxLength" | "maxItems":
            return f"{name} has more than {wanted} {UNITS[fault.keyword]}", ""
        case "minimum":
            return f"{name} is {_in_words(fault.found)}, below {wanted}", ""
        case "maximum":
            return f"{name} is {_in_words(fault.found)}, above {wanted}", ""
        case "exclusiveMinimum":
            return f"{name} is {_in_words(fault.found)} and has to be above {wanted}", ""
        case "multipleOf":
            return f"{name} is {_in_words(fault.found)}, no multiple of {wanted}", ""
        case "uniqueItems":
            return f"{name} says the same thing twice", ""
        case _:
            return f"{name} is not right ({fault.keyword})", ""


def _name(path: tuple[str | int, ...]) -> str:
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, int):
        owner = path[-2] if len(path) > 1 else "the list"
        return f"element {last + 1} of `{owner}`"
    return f"`{last}`"


def _remedy(wanted: list[str], found: Any) -> str:
    if "string" in wanted and isinstance(found, (int, float, bool)):
        text = str(found).lower() if isinstance(found, bool) else str(found)
        return f'quote it: "{text}"'
    return value_here(wanted, found)


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"
