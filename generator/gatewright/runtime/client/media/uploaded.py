"""Files that a gateway has already: uploaded once, used many times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...catalog.info import GatewayInfo, UploadInfo
from ..errors import MediaError


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file that was uploaded to a gateway, to be given wherever a reference file is taken."""

    gateway: str
    """The gateway's name; only there it can be used."""
    url: str
    """Where it lies."""
    kind: str
    """image, video or audio."""
    media_type: str
    """The MIME type, by its own bytes."""
    name: str
    size: int
    """Bytes."""
    token: str | None = field(default=None, repr=False)
    """What proves how long a video or a sound is, where the gateway wants that."""

    def item(self, keys: Mapping[str, str], limits: UploadInfo) -> dict[str, Any]:
        """The reference item that travels; `keys` are role → key."""
        made = item(keys, self.url, self.kind, self.media_type, self.name)
        if self.token is not None and limits.token_field and self.kind in limits.token_kinds:
            made[limits.token_field] = self.token
        return made


def item(keys: Mapping[str, str], address: str, kind: str, mime: str, name: str) -> dict[str, Any]:
    """A reference item; `keys` are role → key."""
    said = {"address": address, "kind": kind, "name": name, "mime_type": mime}
    return {key: said[role] for role, key in keys.items()}


def sent_ahead(name: str, value: Any, gateway: GatewayInfo) -> Any:
    """`value`, but the address of a file of a result, and of an uploaded one where that is its own.

    Raises MediaError for a file that another gateway has, and for one that has no address.
    """
    if isinstance(value, UploadedFile):
        if value.gateway not in ("", gateway.name):
            raise MediaError(
                f"{name}: {value.name} was uploaded to {value.gateway}; upload it to {gateway.title}",
                gateway=gateway.title,
            )
        return value
    output = getattr(value, "_output", None)
    if output is None or not hasattr(value, "media_type"):
        return value
    if output.url:
        return output.url
    raise MediaError(f"{name}: the file is in the answer itself; pass its bytes, read()")
