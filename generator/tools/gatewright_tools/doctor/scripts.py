"""Calls in JavaScript and PowerShell: ``fetch(…)`` as browsers copy it, ``Invoke-RestMethod``."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from .call import GivenCall
from .literals import Literals, NoLiteral
from .script_forms import as_form, form_data_parts

_FETCH = re.compile(r"\bfetch\s*\(")
_INVOKE = re.compile(r"\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\b", re.IGNORECASE)
_ASSIGNED = re.compile(
    r"^\s*(?:(?:const|let|var)\s+)?(\$?[A-Za-z_]\w*)\s*=\s*(?=[@{\[(\"'`])", re.MULTILINE
)
_OPTION = re.compile(r"\s+-(\w+)(?:\s+|:)|\s*`\r?\n|[ \t]+")


def fetch_call(text: str) -> tuple[GivenCall, int] | None:
    """(the call of ``fetch`` in `text`, where it ends), or None."""
    found = _FETCH.search(text)
    if found is None:
        return None
    reader = Literals(text, _names(text))
    try:
        url, at = reader.value(found.end())
        options: Any = {}
        after = re.compile(r"\s*,\s*(?!\))").match(text, at)
        if after is not None:
            options, at = reader.value(after.end())
    except (NoLiteral, RecursionError):
        return None
    end = re.compile(r"[\s,]*\)\s*;?").match(text, at)
    if not isinstance(url, str) or not isinstance(options, dict):
        return None
    kept = cast("dict[str, Any]", options)
    method, headers, body = kept.get("method") or "GET", kept.get("headers"), kept.get("body")
    call = script_call(method, url, headers, body)
    if "new FormData" in text and isinstance(body, str) and body.startswith("$"):
        call = as_form(call, form_data_parts(text[:at], reader))
    return call, end.end() if end else at


def powershell_call(text: str) -> tuple[GivenCall, int] | None:
    """(the call of ``Invoke-RestMethod`` or its like in `text`, where it ends), or None."""
    found = _INVOKE.search(text)
    if found is None:
        return None
    # As long as before, so that places stay right.
    text = re.sub(r"\$env:(\w+)", r"$\1    ", text)
    found = _INVOKE.search(text) or found
    reader = Literals(text, _names(text))
    at = found.end()
    told: dict[str, Any] = {}
    try:
        while (option := _OPTION.match(text, at)) is not None:
            at = option.end()
            if option[1] is not None:
                word = re.compile(r"[A-Za-z]+(?=\s|$)|https?://\S+").match(text, at)
                if word is not None:
                    told[option[1].lower()], at = word[0], word.end()
                else:
                    told[option[1].lower()], at = reader.value(at)
            elif (word := re.compile(r"https?://\S+|['\"]").match(text, at)) is not None:
                if word[0] in "'\"":
                    told["uri"], at = reader.value(at)
                else:
                    told["uri"], at = word[0], word.end()
    except (NoLiteral, RecursionError):
        return None
    if not isinstance(told.get("uri"), str):
        return None
    headers = (
        dict(cast("dict[str, Any]", told["headers"]))
        if isinstance(told.get("headers"), dict)
        else {}
    )
    if "contenttype" in told:
        headers["Content-Type"] = told["contenttype"]
    return script_call(told.get("method") or "GET", told["uri"], headers, told.get("body")), at


def script_call(method: Any, url: str, headers: Any, body: Any) -> GivenCall:
    """A call of what a script says; a `body` that is not text travels as JSON."""
    pairs = list(cast("dict[str, Any]", headers).items()) if isinstance(headers, dict) else []
    listed = [(str(key), str(value)) for key, value in pairs]
    text = body if isinstance(body, str) or body is None else json.dumps(body)
    # Browsers leave cookies and keys out of what they copy, so that their absence says nothing.
    key = any(name.lower() == "authorization" for name, _ in listed)
    told = {"method", *({"headers"} if listed else ()), *({"key"} if key else ())}
    return GivenCall(
        str(method).upper(),
        url,
        listed,
        None if text is None else text.encode("utf-8", "replace"),
        told=frozenset(told),
    )


def _names(text: str) -> dict[str, Any]:
    """The values that a script gives to names."""
    found: dict[str, Any] = {}
    for here in re.finditer(
        r"^\s*(\$\w+)\s*=\s*@(['\"])\r?\n(.*?)\r?\n\2@", text, re.MULTILINE | re.DOTALL
    ):
        found[here[1]] = here[3]
    for assigned in _ASSIGNED.finditer(text):
        if assigned[1] not in found:
            try:
                found[assigned[1]] = Literals(text, found).value(assigned.end())[0]
            except (NoLiteral, RecursionError):
                continue
    return found
