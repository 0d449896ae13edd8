"""Calls in PowerShell: ``Invoke-RestMethod`` and its like."""

from __future__ import annotations

import re
from typing import Any, cast

from .call import GivenCall
from .literals import Literals, NoLiteral
from .scripts import script_call, values_of_names

_INVOKE = re.compile(r"\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\b", re.IGNORECASE)
_OPTION = re.compile(r"\s+-(\w+)(?:\s+|:)|\s*`\r?\n|[ \t]+")


def powershell_call(text: str) -> tuple[GivenCall, int] | None:
    """(the call of ``Invoke-RestMethod`` or its like in `text`, where it ends), or None."""
    found = _INVOKE.search(text)
    if found is None:
        return None
    # As long as before, so that places stay right.
    text = re.sub(r"\$env:(\w+)", r"$\1    ", text)
    found = _INVOKE.search(text) or found
    reader = Literals(text, values_of_names(text))
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
