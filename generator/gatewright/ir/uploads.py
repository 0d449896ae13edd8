"""Files in requests: how a gateway takes them, and which a param takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..runtime.facts.files import Numeric
from .provenance import Provenance

Via = Literal["files_api", "signed_url", "multipart", "inline", "public_url"]
"""How local files travel."""


@dataclass(frozen=True, slots=True)
class MediaLimit:
    """Limits of one kind of file."""

    kind: str
    """``image``, ``video`` or ``audio``."""
    max_bytes: int | None
    mime_types: tuple[str, ...]
    """Empty: not documented."""
    provenance: Provenance
    min_side: int | None = None
    """Of either side of a picture or a film, in pixels."""
    max_side: int | None = None
    max_ratio: Numeric | None = None
    """How many times the shorter side the longer one may be."""
    min_seconds: Numeric | None = None
    """Of a film or a sound."""
    max_seconds: Numeric | None = None
    max_seconds_tall: Numeric | None = None
    """Of a film that is higher than wide, in place of `max_seconds`."""
    stated: tuple[tuple[str, Provenance], ...] = ()
    """(limit, where it is stated) of limits that another page states than `provenance`."""

    def source_of(self, limit: str) -> Provenance:
        """Where a limit is stated."""
        return dict(self.stated).get(limit, self.provenance)

    def role_words(self, role: str) -> tuple[str, ...]:
        """What an item with such a file may say of it under `role`: kind or mime_type."""
        return {"kind": (self.kind,), "mime_type": self.mime_types}[role]


@dataclass(frozen=True, slots=True)
class Uploads:
    """Which files a param takes, and how they travel in it."""

    via: Via
    max_files: int | None
    limits: tuple[MediaLimit, ...]
    longest_id: int | None = None
    """Most characters of the caller's own id beside a file that is sent ahead."""
    token_field: str = ""
    token_kinds: tuple[str, ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    """Of the Files API: what each part is called, as (meaning, name)."""
    item: tuple[tuple[str, str], ...] = ()
    """(role, key) of a reference item: address, kind, name, mime_type. Empty: items are addresses."""
    base64: bool = False
    """Whether a local file travels as bare base64 digits, however others of the gateway do."""
    order: tuple[str, ...] = ()
    """What the first file is, the second and so on, where the page gives their order a meaning."""
    addresses_only: bool = False
    """Whether a file is given by its address alone; a local one is refused."""


@dataclass(frozen=True, slots=True)
class GatewayUploads:
    """How reference files reach a gateway, for all of its models."""

    via: Via
    argument: str
    """The Python argument that takes them; empty: a param of the model does."""
    field: str
    """The key of their list in the body; empty: a param of the model holds them."""
    item: tuple[tuple[str, str], ...]
    """(role, key) of a reference item; see `Uploads.item`."""
    limits: tuple[MediaLimit, ...]
    """Default limits of each documented kind of file."""
    token_field: str
    token_kinds: tuple[str, ...]
    form: tuple[tuple[str, str], ...]
    longest_request_id: int | None
    """Most characters of the caller's own id on an upload."""
    put: tuple[tuple[str, str], ...] = ()
    """Headers of the request that puts a file at its signed address."""
