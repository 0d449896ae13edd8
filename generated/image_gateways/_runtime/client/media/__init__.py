"""Reference files: how they are given (`given`, `local`), what they are (`sniff`), how they travel."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import IO, Any, Protocol, TypeAlias


class Picture(Protocol):
    """A PIL image."""

    @property
    def mode(self) -> str: ...

    def save(self, fp: Any, format: str) -> None: ...


class PixelArray(Protocol):
    """A numpy array of bytes: (height, width), or (height, width, 1 to 4)."""

    @property
    def __array_interface__(self) -> dict[str, Any]: ...

    def tobytes(self) -> bytes: ...


class WebUpload(Protocol):
    """A file that came with a form, as FastAPI and Starlette hand it over."""

    @property
    def file(self) -> Any: ...

    @property
    def filename(self) -> str | None: ...


class Uploaded(Protocol):
    """What `upload` of a client returns."""

    @property
    def url(self) -> str: ...

    @property
    def media_type(self) -> str: ...


Open: TypeAlias = bytes | bytearray | memoryview | IO[bytes] | os.PathLike[str]
"""A file by its bytes, open, or by a path object."""
Named: TypeAlias = tuple[str | None, Open] | tuple[str | None, Open, str | None]
"""(name, file) or (name, file, MIME type), as openai takes files."""
Media: TypeAlias = (
    str | Open | Named | Picture | PixelArray | WebUpload | Uploaded | Mapping[str, object]
)
"""One reference file: its https address as a string; a path object, never a string; bytes; an open
binary file; (name, file); a PIL image; a numpy array of bytes; a form's file; what `upload`
returned; or an item as it travels."""
MediaFiles: TypeAlias = Media | Sequence[Media]
"""One reference file, or several in their order."""
