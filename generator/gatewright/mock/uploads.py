"""Uploaded reference files: kept for a while, judged by content against the documented limits."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from .. import ir
from .sniff import kind_of, mime_type

_KEEP_BYTES = 128 * 1024 * 1024
"""All kept files together; the oldest make room."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A stored file."""

    id: str
    name: str
    content: bytes
    mime: str


class StoredUploads:
    """The latest uploads by id."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, Upload] = OrderedDict()
        self._bytes = 0

    def add(self, upload: Upload) -> None:
        """Keep a file."""
        before = self._files.pop(upload.id, None)
        self._files[upload.id] = upload
        self._bytes += len(upload.content) - (len(before.content) if before else 0)
        while self._bytes > _KEEP_BYTES and len(self._files) > 1:
            _, gone = self._files.popitem(last=False)
            self._bytes -= len(gone.content)

    def get(self, id: str) -> Upload | None:
        """The file of that id, or None."""
        return self._files.get(id)


def limits_of(gateway: ir.Gateway, model: ir.Model | None) -> Mapping[str, ir.MediaLimit] | None:
    """The limits that hold, by kind: the model's own, or the gateway's; None: not documented."""
    if model is not None and model.uploads is not None and model.uploads.limits:
        return {limit.kind: limit for limit in model.uploads.limits}
    return {limit.kind: limit for limit in gateway.uploads.limits} or None


def fault_of(
    content: bytes, kind: str | None, limits: Mapping[str, ir.MediaLimit] | None
) -> str | None:
    """What is wrong with a file that is sent as `kind`, in a sentence; None when it is fine."""
    mime = mime_type(content)
    if mime is None:
        return "the content is no picture, film or sound of a known type"
    kind = kind or kind_of(mime)
    if kind_of(mime) != kind:
        return f"the content is {mime}, which is no {kind}"
    if limits is None:
        return None
    limit = limits.get(kind)
    if limit is None:
        return f"takes {' or '.join(limits)} files, not {kind}"
    if limit.max_bytes is not None and len(content) > limit.max_bytes:
        return f"the file has {len(content)} bytes, at most {limit.max_bytes} are allowed"
    if limit.mime_types and mime not in limit.mime_types:
        return f"the content is {mime}, allowed are {', '.join(limit.mime_types)}"
    return None
