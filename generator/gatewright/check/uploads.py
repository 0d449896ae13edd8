"""How a gateway takes reference files: the keys of an item, and the role of each key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, Workspace
from ..runtime.rules.kinds.enum import Enum
from ..schema import FROM_UPLOADS
from ..slots import find_slots

_LIST = ("argument", "field", "item", "roles")
"""What a list of reference files needs; a gateway that has one of them has such a list."""


def upload_faults(file: SpecFile) -> Iterator[Diagnostic]:
    """Every contradiction in `uploads` of a gateway."""
    uploads: dict[str, Any] = file.data["uploads"]
    yield from _form_faults(file, uploads)
    if not uploads.keys().isdisjoint(_LIST):
        for key in _LIST:
            if key not in uploads:
                message = f"`{key}` is missing, which a list of reference files needs"
                yield file.fault(("uploads",), message)
    if "item" in uploads and uploads["via"] == "multipart":
        message = "a form carries files at its top level, so they cannot be in items"
        yield file.fault(("uploads", "item"), message, "remove `item`", key=True)
    if "roles" in uploads:
        yield from _role_faults(file, uploads.get("item", {}), uploads["roles"])
    token = uploads.get("token")
    returned = find_slots(file.data["answers"].get("upload"))
    if token is not None and not any(slot == "upload.token" for slot, _ in returned):
        message = "nothing marks <upload.token> in the answer to an upload"
        yield file.fault(("uploads", "token"), message, "mark it under `answers`", key=True)
    if token is not None and token["field"] not in uploads.get("item", {}):
        hint = did_you_mean(token["field"], uploads.get("item", {}))
        message = f"an item has no key `{token['field']}`"
        yield file.fault(("uploads", "token", "field"), message, hint)


def _form_faults(file: SpecFile, uploads: dict[str, Any]) -> Iterator[Diagnostic]:
    """What a gateway lacks that takes files ahead of the create."""
    via = uploads["via"]
    if via == "files_api":
        if "form" not in uploads:
            yield file.fault(("uploads",), "`form` is missing, which a files API needs")
        elif "file" not in uploads["form"]:
            message = "no part of the form is the file"
            yield file.fault(("uploads", "form"), message, "add `file`", key=True)
        if "upload" not in file.data.get("endpoints", {}):
            yield file.fault(("endpoints",), "`upload` is missing, which a files API needs")
    if via == "signed_url":
        if "upload" not in file.data.get("endpoints", {}):
            yield file.fault(("endpoints",), "`upload` is missing, where the address is asked for")
        found = {slot for slot, _ in find_slots(file.data["answers"].get("upload"))}
        for slot in ("upload.put", "upload.url"):
            if slot not in found:
                message = f"the answer to an upload has to mark <{slot}>"
                yield file.fault(("answers",), message, key=True)
    form = uploads.get("form", {})
    if "client_request_id_max_length" in uploads and "client_request_id" not in form:
        message = "no part of the form is the caller's own id"
        here = ("uploads", "client_request_id_max_length")
        yield file.fault(here, message, "name it in `form`, or remove the limit", key=True)
    if "put" in uploads and via != "signed_url":
        message = "these are headers of a file that is put at a signed address"
        yield file.fault(("uploads", "put"), message, "say `via: signed_url`", key=True)


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
        elif FROM_UPLOADS.get(item[key]["type"], role) != role:
            yield file.fault(here, f"`{key}` is of type {item[key]['type']}, not the {role}")
    for key, facts in item.items():
        meant = FROM_UPLOADS.get(facts["type"])
        if key in seen or not (meant or facts.get("required", False)):
            continue
        message = f"nothing says what to write into `{key}` of an item"
        hint = f"name it in `roles`, as its {meant}" if meant else "name it in `roles`"
        yield file.fault(("uploads", "item", key), message, hint, key=True)


def reference_files(file: SpecFile, workspace: Workspace) -> dict[str, dict[str, Any]]:
    """The gateway's own list of files as a param of a model that takes some, by its argument."""
    gateway = workspace.gateways.get(file.gateway)
    shared: dict[str, Any] = {} if gateway is None else gateway.data["uploads"]
    taken: dict[str, Any] = file.data.get("uploads", {})
    if not taken or "argument" not in shared:
        return {}
    kinds = [kind for kind in ("image", "video", "audio") if kind in taken]
    fields = {
        key: {**one, "type": Enum.word, "options": kinds}
        if FROM_UPLOADS.get(one["type"]) == "kind"
        else one
        for key, one in shared.get("item", {}).items()
    }
    return {shared["argument"]: {"type": "list", "items": {"type": "object", "fields": fields}}}
