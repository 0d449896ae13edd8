"""Calls in Python: requests, httpx, and the library of OpenAI."""

from __future__ import annotations

import ast
from typing import Any, cast

from .call import GivenCall
from .openai_library import openai_call, openai_method
from .python_values import Names, dotted_name
from .script_forms import as_form, files_of, form_of
from .scripts import script_call

METHODS = frozenset({"get", "post", "put", "patch", "delete", "request"})
BESIDE = ("extra_headers", "extra_query", "extra_body", "timeout")
MOST = 400
"""Lines that are left out at the end, at most, until the rest is Python."""


def snippet_calls(text: str) -> tuple[list[GivenCall], int] | None:
    """(the calls in a snippet of Python in their order, where the snippet ends), or None."""
    tree, end = _parse_beginning(text)
    if tree is None:
        return None
    try:
        found = _calls(tree)
    except (ValueError, RecursionError):  # an object that holds itself, or is nested too deep
        return None
    return (found, end) if found else None


def _calls(tree: ast.Module) -> list[GivenCall]:
    found: list[GivenCall] = []
    base = ""
    for node, names in Names.along(tree):
        given, untold = names.keywords(node)
        base = str(given.get("base_url", base))
        call = _call(node, given, untold, base, names)
        if call is not None:
            found.append(call)
    return found


def _call(
    node: ast.Call, given: dict[str, Any], untold: Any, base: str, names: Names
) -> GivenCall | None:
    path = dotted_name(node.func)
    owner, _, method = path.rpartition(".")
    name = openai_method(path)
    if name:
        extra = given.get("extra_body")
        sent = {key: one for key, one in given.items() if key not in BESIDE}
        sent |= cast("dict[str, Any]", extra) if isinstance(extra, dict) else {}
        return openai_call(
            name, base, given.get("extra_headers"), sent if untold is None else untold
        )
    if method not in METHODS or not owner:
        return None
    places = [names.value(one) for one in node.args]
    if method == "request":
        method = str(given.get("method") or (places.pop(0) if places else method))
    url = given.get("url", places[0] if places else None)
    if not isinstance(url, str) or not ("://" in url or url.startswith("/")):
        return None
    if url.startswith("/"):
        url = f"{base.rstrip('/')}{url}"
    body: Any = given.get("json", given.get("data", given.get("content", untold)))
    headers = (
        dict(cast("dict[str, Any]", given["headers"]))
        if isinstance(given.get("headers"), dict)
        else {}
    )
    if given.get("files"):
        form = (*form_of(body), *files_of(given["files"]))
        return as_form(script_call(method, url, headers, None), form)
    if "json" in given:
        headers.setdefault("Content-Type", "application/json")
    elif isinstance(body, dict):
        body = "&".join(f"{key}={one}" for key, one in cast("dict[str, Any]", body).items())
    return script_call(method, url, headers, body)


def _parse_beginning(text: str) -> tuple[ast.Module | None, int]:
    """The Python at the beginning of `text`, and where it ends."""
    lines = text.split("\n")
    for count in range(len(lines), max(0, len(lines) - MOST), -1):
        part = "\n".join(lines[:count])
        try:
            tree = ast.parse(part)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        last = tree.body[-1] if tree.body else None
        if isinstance(last, ast.Expr) and isinstance(last.value, ast.Dict):
            # JSON below a call is Python too, and is the answer.
            tree.body.pop()
            return tree, len("\n".join(lines[: last.lineno - 1]))
        return tree, len(part)
    return None, 0
