"""What calls of scripts have in common: a call made of what a script says, and what its names hold."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from .call import GivenCall
from .literals import Literals, NoLiteral

_ASSIGNED = re.compile(
    r"^\s*(?:(?:const|let|var)\s+)?(\$?[A-Za-z_]\w*)\s*=\s*(?=[@{\[(\"'`]|JSON\.stringify)",
    re.MULTILINE,
)


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


def values_of_names(text: str) -> dict[str, Any]:
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
