"""A cache of compiled templates for the next run."""

from __future__ import annotations

from contextlib import suppress

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from ..resources import user_cache


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Returns the cache of compiled templates, or None when the folder cannot be used."""
    folder = user_cache() / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return _Cache(str(folder), "%s")


class _Cache(FileSystemBytecodeCache):
    """A bytecode cache that ignores write errors."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)
