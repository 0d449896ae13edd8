"""Words and values of other formats that people write in specs, and what they are here."""

from __future__ import annotations

import re
from typing import Any

from ..diagnostics import Hint

KEYS = {
    "enum": "options", "choices": "options", "values": "options", "allowed": "options",
    "allowed_values": "options", "oneof": "options", "one_of": "options",
    "description": "doc", "desc": "doc", "help": "doc", "comment": "doc", "note": "doc",
    "maxlength": "max_length", "max_chars": "max_length", "length": "max_length", "max_len": "max_length",
    "minlength": "min_length", "min_len": "min_length",
    "maxitems": "max_items", "minitems": "min_items", "max_count": "max_items",
    "min": "minimum", "max": "maximum", "gte": "minimum", "lte": "maximum", "ge": "minimum", "le": "maximum",
    "exclusiveminimum": "above", "exclusivemaximum": "below", "gt": "above", "lt": "below",
    "multipleof": "step", "multiple_of": "step", "increment": "step",
    "properties": "fields", "attributes": "fields", "schema": "items", "element": "items",
    "regex": "pattern", "format": "type", "datatype": "type", "kind": "type", "data_type": "type",
    "parameters": "params", "arguments": "params", "inputs": "params", "args": "params",
    "display_name": "title", "label": "title", "name": "title", "identifier": "id", "slug": "id",
    "cost": "price", "pricing": "price", "url": "page", "example": "examples",
}  # fmt: skip
"""Key of another format, in lower case → the key here that says the same."""
TYPES = {
    "str": "string", "text": "string", "int": "integer", "float": "number", "double": "number",
    "decimal": "number", "bool": "boolean", "array": "list", "dict": "object", "map": "object",
    "mapping": "object", "struct": "object", "uri": "url", "link": "url", "select": "enum",
    "choice": "enum", "literal": "enum", "const": "constant", "anyof": "union", "file": "url", "image": "url",
}  # fmt: skip
"""Word for a type in another format → the word here."""
ELSEWHERE = {
    "provider": "the folder of the file says which gateway it is",
    "vendor": "the folder of the file says which gateway it is",
    "gateway": "the folder of the file says which gateway it is",
    "optional": "leave it out; a param without `required: true` is optional",
    "x-order": "leave it out",
    "$ref": "write the value out",
}
"""Key that is nowhere in a spec → what to do."""
_NUMBER = re.compile(r"[^\d-]*(-?\d{1,3}(?:[,_' ]\d{3})+|-?\d+)(\.\d+)?(?!\d)\D*")
_WORDS = {"yes": "true", "on": "true", "y": "true", "true": "true", "1": "true",
          "no": "false", "off": "false", "n": "false", "false": "false", "0": "false"}  # fmt: skip
_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


def key_here(word: str, known: list[str]) -> str:
    """What to write in place of the key `word`, or ``""`` where no other format has it."""
    said = ELSEWHERE.get(word.lower())
    if said is not None:
        return said
    meant = KEYS.get(word.lower())
    if meant is None or meant not in known:
        return ""
    return _name_hint(meant, known)


def type_here(word: Any, known: list[str]) -> str:
    """What to write in place of a word for a type, or ``""``."""
    meant = TYPES.get(str(word).lower())
    if meant is None or meant not in known:
        return ""
    return _name_hint(meant, known)


def _name_hint(meant: str, known: list[str]) -> Hint:
    hint = Hint(f"here it is called `{meant}`")
    hint.words = (meant, *(one for one in known if one != meant))
    return hint


def value_here(wanted: list[str], found: Any) -> str:
    """What to write in place of a value of another type, or ``""``."""
    if "boolean" in wanted and isinstance(found, (str, int)) and str(found).lower() in _WORDS:
        return f"write {_WORDS[str(found).lower()]}"
    if "boolean" in wanted and isinstance(found, list):
        return "each param says so for itself: write true"
    if {"integer", "number"} & {*wanted} and isinstance(found, str):
        number = _NUMBER.fullmatch(found.strip())
        if number is not None and ("number" in wanted or not number[2]):
            return f"write {_digits(number)}"
    if "array" in wanted and isinstance(found, str):
        return f"put it in a list: [{found}]" if len(found) < 40 else "put it in a list"
    return ""


def form_here(pattern: str, found: Any) -> str:
    """What to write in place of a text of another form, or ``""``."""
    date = _DATE.fullmatch(str(found).strip())
    if pattern.startswith("^[0-9]{4}-") and date is not None:
        first, second, year = (int(part) for part in date.groups())
        if first > 12 >= second:
            return f"write {year}-{second:02}-{first:02}"
        if second > 12 >= first:
            return f"write {year}-{first:02}-{second:02}"
        return "write YEAR-MONTH-DAY, such as 2026-11-21"
    if pattern.startswith("^[0-9]{4}-"):
        return "write YEAR-MONTH-DAY, such as 2026-11-21"
    number = _NUMBER.fullmatch(str(found).strip())
    of_numbers = not re.fullmatch(pattern, "a")
    if number is not None and of_numbers and re.fullmatch(pattern, _digits(number)):
        return f"write {_digits(number)}"
    return ""


def _digits(number: re.Match[str]) -> str:
    """A number without what separates its thousands, and without zeros at the end that mean nothing."""
    return re.sub(r"[,_' ]", "", number[1]) + (number[2] or "").rstrip("0").rstrip(".")
