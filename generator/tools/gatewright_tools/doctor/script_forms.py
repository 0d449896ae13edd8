"""Forms of parts as programs make them: in Python by files and fields, in JavaScript by a `FormData`."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import cast

from .call import Finding, GivenCall, GivenPart, OpenFile
from .forms import MULTIPART
from .literals import Literals, NoLiteral

_APPENDED = re.compile(r"\.append\s*\((?=\s*[\"'`])")
_FILE = re.compile(r"(?:await\s+|new\s+)*(?!String\b|JSON\b)[\w.]+\s*\(")


def as_form(call: GivenCall, form: tuple[GivenPart, ...]) -> GivenCall:
    """The call with a form of parts for its body; the library sets the content type.

    One that the program sets goes in its place, and does not say where the parts begin.
    """
    given = call.header("content-type")
    if given is not None and "boundary=" not in given:
        what = "a content type that the program sets does not say where the parts of the form begin"
        call.findings.append(Finding("header", what, "leave it out; the library sets it"))
    headers = [one for one in call.headers if one[0].lower() != "content-type"]
    return replace(call, headers=[*headers, ("Content-Type", MULTIPART)], body=None, form=form)


def form_of(fields: object) -> tuple[GivenPart, ...]:
    """The fields of a form, a mapping or pairs; lists are repeated parts, and null is none."""
    return tuple(
        GivenPart(str(name), _text(one), isinstance(one, OpenFile))
        for name, value in _pairs(fields)
        for one in _several(value)
        if one is not None
    )


def files_of(files: object) -> tuple[GivenPart, ...]:
    """The files of a form, a mapping or pairs: each a file, or its name with it, its type and its headers."""
    found: list[GivenPart] = []
    for name, file in _pairs(files):
        parts = _several(file) or [file]
        if parts[0] is None and len(parts) > 1:
            found.append(GivenPart(str(name), _text(parts[1])))
        else:
            opened = next((one for one in parts if isinstance(one, OpenFile)), parts[0])
            found.append(GivenPart(str(name), _text(opened), True))
    return tuple(found)


def form_data_parts(text: str, reader: Literals) -> tuple[GivenPart, ...]:
    """What a script appends to a `FormData`. A call that makes no text makes a file."""
    found: list[GivenPart] = []
    for here in _APPENDED.finditer(text):
        try:
            name, at = reader.value(here.end())
            comma = re.compile(r"\s*,\s*").match(text, at)
            if comma is None:
                continue
            is_file = _FILE.match(text, comma.end()) is not None
            begins = re.compile(r"(?:await\s+|new\s+)*").match(text, comma.end())
            value = reader.value(begins.end() if begins else comma.end())[0]
        except (NoLiteral, RecursionError):
            continue
        found.append(GivenPart(str(name), _text(value), is_file))
    return tuple(found)


def _pairs(fields: object) -> list[tuple[object, object]]:
    if isinstance(fields, dict):
        return list(cast("dict[object, object]", fields).items())
    listed = cast("list[object]", fields) if isinstance(fields, list) else []
    pairs = [cast("list[object]", one) for one in listed if isinstance(one, list)]
    return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]


def _several(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
