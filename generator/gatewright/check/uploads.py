"""How a gateway takes reference files: the keys of an item, and what each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile

_ROLE_OF_TYPE = {"media_kind": "kind", "mime_type": "mime_type"}


def upload_faults(file: SpecFile) -> Iterator[Diagnostic]:
    """Every contradiction in `uploads` of a gateway."""
    uploads: dict[str, Any] = file.data["uploads"]
    if "field" in uploads:
        for key in ("argument", "item", "roles"):
            if key not in uploads:
                message = f"`{key}` is missing, which a list of reference files needs"
                yield file.fault(("uploads",), message)
    if "item" in uploads and uploads["via"] == "multipart":
        message = "a form carries files at its top level, so they cannot be in items"
        yield file.fault(("uploads", "item"), message, "remove `item`", key=True)
    if "roles" in uploads:
        yield from _role_faults(file, uploads.get("item", {}), uploads["roles"])
    token = uploads.get("token")
    if token is not None and token["field"] not in uploads.get("item", {}):
        hint = did_you_mean(token["field"], uploads.get("item", {}))
        message = f"an item has no key `{token['field']}`"
        yield file.fault(("uploads", "token", "field"), message, hint)


def _role_faults(
    file: SpecFile, item: dict[str, Any], roles: dict[str, str]
) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for role, key in roles.items():
        here = ("uploads", "roles", role)
        first = seen.setdefault(key, role)
        if key not in item:
            yield file.fault(here, f"an item has no key `{key}`", did_you_mean(key, item))
        elif first != role:
            yield file.fault(here, f"`{key}` is already the {first} of an item")
        elif _ROLE_OF_TYPE.get(item[key]["type"], role) != role:
            yield file.fault(here, f"`{key}` is of type {item[key]['type']}, not the {role}")
    for key, facts in item.items():
        meant = _ROLE_OF_TYPE.get(facts["type"])
        if key in seen or not (meant or facts.get("required", False)):
            continue
        message = f"nothing says what to write into `{key}` of an item"
        hint = f"name it in `roles`, as its {meant}" if meant else "name it in `roles`"
        yield file.fault(("uploads", "item", key), message, hint, key=True)
