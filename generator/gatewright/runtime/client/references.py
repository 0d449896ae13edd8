"""Reference files in arguments: addresses, uploaded files, local ones, and objects that hold one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlsplit

from ..catalog.info import GatewayInfo, UploadInfo
from ..rules.kinds.base64 import is_base64
from .drafting import ArgumentPlace, Draft, Placed, plain
from .errors import MediaError
from .media.given import is_file, look, no_file
from .media.local import Local
from .media.sniff import BY_SUFFIX
from .media.uploaded import UploadedFile, item, sent_ahead

PLACEHOLDER = "https://upload.invalid/"
"""Stands for the address of a file that is not uploaded yet; the domain can never exist."""

CONTENT = "AAAA"
"""Stands for the content of a file that travels as base64."""
SHORT = 60
"""Characters below which a text is a path rather than the content of a file: no picture is so small."""


def reference(
    made: Draft,
    gateway: GatewayInfo,
    files: UploadInfo,
    name: str,
    path: ArgumentPlace,
    value: Any,
) -> Any:
    """One reference file: an item as it is, an address, an uploaded file, or a local one."""
    keys = files.item
    value = sent_ahead(name, value, gateway)
    if isinstance(value, UploadedFile):
        return value.url if keys is None else value.item(keys, files)
    if isinstance(value, str):
        if not value.lower().startswith(("https://", "data:")) and not _is_content(value, files):
            raise no_file(name, value)
        return str.__str__(value) if keys is None else remote(name, value, keys, files)
    if keys is not None and isinstance(value, Mapping):
        return _fill_item(made, gateway, files, name, path, cast("Mapping[str, Any]", value))
    if not is_file(value):
        return plain(value)
    local = look(value, files, name)
    made.files.append(Placed(name, path, local, files))
    address = placeholder(made, files)
    return address if keys is None else reference_item(keys, address, local)


def placeholder(made: Draft, files: UploadInfo) -> str:
    """Stands for a file until it is sent: what the rules take for one."""
    return CONTENT if files.base64 else f"{PLACEHOLDER}{len(made.files)}"


def _is_content(value: str, files: UploadInfo) -> bool:
    """Whether a string is the content of a file, where that travels as base64."""
    return files.base64 and len(value) > SHORT and is_base64(value)


def _fill_item(
    made: Draft,
    gateway: GatewayInfo,
    files: UploadInfo,
    name: str,
    path: ArgumentPlace,
    value: Mapping[str, Any],
) -> Any:
    """An item whose keys the caller gives; a local file in it is placed, and told what it is."""
    keys = files.item or {}
    key = keys["address"]
    given = sent_ahead(name, value.get(key), gateway)
    if isinstance(given, UploadedFile):
        return {**given.item(keys, files), **plain({**value, key: given.url})}
    if not is_file(given):
        return plain({**value, key: given} if key in value else value)
    local = look(given, files, name)
    made.files.append(Placed(name, path, local, files))
    address = placeholder(made, files)
    return {**reference_item(keys, address, local), **plain({**value, key: address})}


def reference_item(keys: Mapping[str, str], address: str, local: Local) -> dict[str, Any]:
    """A local file at `address` as a reference item; `keys` are role → key."""
    return item(keys, address, local.type.kind, local.type.mime, local.name)


def remote(name: str, url: str, keys: Mapping[str, str], limits: UploadInfo) -> dict[str, Any]:
    """A reference item for a file at an address.

    Raises MediaError when the item has to name the kind of the file, which the address leaves open.
    """
    if "kind" not in keys:
        return {keys["address"]: url}
    kinds = tuple(limits.kinds)
    suffix = "." + urlsplit(url).path.rpartition(".")[2].lower()
    if len(kinds) == 1:
        kind = kinds[0]
    elif suffix in BY_SUFFIX:
        kind = BY_SUFFIX[suffix].kind
    else:
        raise MediaError(
            f"{name}: whether {url[:80]} is an image, a video or a sound cannot be seen from it; "
            f"pass {{'{keys['address']}': …, '{keys['kind']}': 'image'}}"
        )
    return {keys["address"]: url, keys["kind"]: kind}
