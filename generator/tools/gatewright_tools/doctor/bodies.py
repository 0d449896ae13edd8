"""The body of a call as data, with what is wrong with its text."""

from __future__ import annotations

import ast
import json
import re
from typing import Any
from urllib.parse import parse_qsl

from .call import Finding, GivenCall, is_unknown
from .forms import as_texts


def body_of(call: GivenCall | None) -> tuple[Any, list[Finding]]:
    """(the body as data, what is wrong with its text); None when there is none that can be read."""
    if call is None or not call.sends:
        return None, []
    if call.body is None:
        return as_texts(call.form), []
    try:
        text = call.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Finding("body", f"byte {error.start} is not UTF-8", "send JSON in UTF-8")]
    name = text.strip().strip('"')
    if is_unknown(name):
        what = f"what {name} holds is not in the text, so it is not judged"
        return None, [Finding("body", what, "give it too")]
    try:
        return json.loads(text), []
    except json.JSONDecodeError as error:
        where = f"{error.lineno}:{error.colno}: no JSON: {error.msg}"
    except (ValueError, RecursionError):
        return None, [Finding("body", "no JSON that can be read")]
    form = dict(parse_qsl(text)) if re.match(r"[A-Za-z_]\w*=", text) else {}
    if form:
        return form, [
            Finding("body", "is a form, and the gateway wants JSON", "send one JSON object")
        ]
    hint = "JSON wants double quotation marks" if re.match(r"\s*\{\s*'", text) else ""
    if not hint and re.search(r",\s*[}\]]", text):
        hint = "take out the comma before the closing bracket"
    if not hint and re.search(r"\b(True|False|None)\b", text):
        hint = "JSON writes true, false and null"
    return _read_leniently(text), [Finding("body", where, hint)]


def _read_leniently(text: str) -> Any:
    """The body that Python, or JSON with a comma too many, would be; None where it is neither."""
    for one in (text, re.sub(r",\s*([}\]])", r"\1", text)):
        for read in (json.loads, ast.literal_eval):
            try:
                found: Any = read(one.strip())
            except (ValueError, SyntaxError, RecursionError, MemoryError):
                continue
            if isinstance(found, dict):
                return found  # pyright: ignore[reportUnknownVariableType]
    return None
