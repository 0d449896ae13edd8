"""Calls in Python: requests, httpx, and the library of OpenAI."""

from __future__ import annotations

import ast
import json
from typing import Any, cast

from .call import GivenCall
from .script_forms import OpenFile, as_form, files_of, form_of
from .scripts import script_call

METHODS = frozenset({"get", "post", "put", "patch", "delete", "request"})
OPENAI = {
    "images.generate": "/images/generations",
    "images.edit": "/images/edits",
    "videos.create": "/videos",
    "audio.speech.create": "/audio/speech",
}
"""Method of the client → path below its base address."""
OPENING = ("open", "read_bytes")
"""Calls that open a file: of a name, or of a path before the dot."""
AS_FORMS = ("images.edit", "videos.create")
"""Methods of that client whose requests are forms of parts."""
BESIDE = ("extra_headers", "extra_query", "extra_body", "timeout")
MOST = 400
"""Lines that are left out at the end, at most, until the rest is Python."""


def snippet_call(text: str) -> tuple[GivenCall, int] | None:
    """(the last call in a snippet of Python, where the snippet ends), or None."""
    tree, end = _parse_beginning(text)
    if tree is None:
        return None
    names: dict[str, Any] = {}
    found: GivenCall | None = None
    base = ""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            if not isinstance(node.value, ast.Call):
                names[node.targets[0].id] = _value(node.value, names)
        elif isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
            names[node.optional_vars.id] = _value(node.context_expr, names)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            names[node.target.id] = _value(node.value, names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            given = {one.arg: _value(one.value, names) for one in node.keywords if one.arg}
            base = str(given.get("base_url", base))
            found = _call(node, given, base, names) or found
    return None if found is None else (found, end)


def _call(
    node: ast.Call, given: dict[str, Any], base: str, names: dict[str, Any]
) -> GivenCall | None:
    path = _dotted_name(node.func)
    owner, _, method = path.rpartition(".")
    for name, address in OPENAI.items():
        if path.endswith(f".{name}"):
            extra = given.get("extra_body")
            sent = {key: one for key, one in given.items() if key not in BESIDE}
            sent |= cast("dict[str, Any]", extra) if isinstance(extra, dict) else {}
            headers = given.get("extra_headers") or {"Authorization": "Bearer $OPENAI_API_KEY"}
            called = f"{base.rstrip('/') or 'https://api.openai.com/v1'}{address}"
            if name in AS_FORMS:
                return as_form(script_call("POST", called, headers, None), form_of(sent))
            as_json = {"Content-Type": "application/json", **headers}
            return script_call("POST", called, as_json, sent)
    if method not in METHODS or not owner:
        return None
    places = [_value(one, names) for one in node.args]
    if method == "request" and len(places) > 1:
        method = str(places.pop(0))
    url = given.get("url", places[0] if places else None)
    if not isinstance(url, str) or not ("://" in url or url.startswith("/")):
        return None
    if url.startswith("/"):
        url = f"{base.rstrip('/')}{url}"
    body: Any = given.get("json", given.get("data", given.get("content")))
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


def _dotted_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted_name(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "()"


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    """The value of an expression; what cannot be known is ``$NAME``."""
    match node:
        case ast.Constant():
            return node.value
        case ast.Dict():
            return {
                str(_value(key, names)): _value(one, names)
                for key, one in zip(node.keys, node.values, strict=True)
                if key is not None
            }
        case ast.List() | ast.Tuple():
            return [_value(one, names) for one in node.elts]
        case ast.Name():
            return names.get(node.id, f"${node.id}")
        case ast.JoinedStr():
            parts = (
                one.value if isinstance(one, ast.FormattedValue) else one for one in node.values
            )
            return "".join(str(_value(one, names)) for one in parts)
        case ast.BinOp(op=ast.Add()):
            return f"{_value(node.left, names)}{_value(node.right, names)}"
        case ast.UnaryOp(op=ast.USub()):
            inner = _value(node.operand, names)
            return -inner if isinstance(inner, (int, float)) else inner
        case ast.Subscript():
            return f"${_value(node.slice, names)}"
        case ast.Call():
            inner = _value(node.args[0], names) if node.args else "value"
            if _dotted_name(node.func).endswith(OPENING):
                file = node.func.value if isinstance(node.func, ast.Attribute) else None
                return OpenFile(inner if file is None else _value(file, names))
            if _dotted_name(node.func).endswith("dumps"):
                return json.dumps(inner, default=str)
            return f"${inner}" if _dotted_name(node.func).endswith(("getenv", "get")) else inner
        case _:
            return "$value"


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
