"""Reference files: how a gateway takes them, and what a model takes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .provenance import Provenance

Via = Literal["files_api", "signed_url", "multipart", "inline", "public_url"]
"""How local files travel."""


@dataclass(frozen=True, slots=True)
class MediaLimit:
    """Limits of one kind of reference file."""

    kind: str
    """``image``, ``video`` or ``audio``."""
    max_bytes: int | None
    mime_types: tuple[str, ...]
    """Empty: not documented."""
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Uploads:
    """How a model takes reference files."""

    via: Via
    argument: str
    """The Python argument that takes them."""
    max_files: int | None
    limits: tuple[MediaLimit, ...]
    token_answer: str = ""
    token_field: str = ""
    token_kinds: tuple[str, ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    """Of the Files API: what each part is called, as (meaning, name)."""
    item: tuple[tuple[str, str], ...] = ()
    """(role, key) of a reference item: address, kind, name, mime_type. Empty: items are addresses."""


@dataclass(frozen=True, slots=True)
class GatewayUploads:
    """How reference files get to a gateway, whatever the model."""

    via: Via
    argument: str
    """The Python argument that takes them; empty: a param of the model does."""
    field: str
    """The key of their list in the body; empty: a param of the model holds them."""
    item: tuple[tuple[str, str], ...]
    """(role, key) of a reference item; see `Uploads.item`."""
    limits: tuple[MediaLimit, ...]
    """Default limits, for kinds of which a page says something."""
    token_answer: str
    token_field: str
    token_kinds: tuple[str, ...]
    form: tuple[tuple[str, str], ...]
    longest_request_id: int | None
    """Most characters of the caller's own id on an upload."""
    put: tuple[tuple[str, str], ...] = ()
    """Headers of the request that puts a file at its signed address."""
