"""Files put in place whole: written beside their place first, then moved into it in one step each."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .paths import EmitError

MANY = 100
"""Files from which on they are flushed together."""


def replace_all(contents: Mapping[Path, str] | Mapping[Path, bytes]) -> None:
    """Gives each file its new content.

    All of them are on the disk before the first takes its place, so that a full disk or a folder
    without permission changes nothing. Raises EmitError.
    """
    staged: dict[Path, str] = {}
    target = Path()
    try:
        for target, data in contents.items():
            # Only here, so that thousands of files are not in memory twice.
            raw = data.encode("utf-8") if isinstance(data, str) else data
            staged[target] = _beside(target, raw)
        _flush(list(staged.values()))
        for target in contents:
            os.replace(staged[target], target)  # noqa: PTH105
            del staged[target]
    except OSError as error:
        raise EmitError(f"{target}: {error.strerror or error}") from error
    finally:
        for temporary in staged.values():
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108


def _beside(target: Path, data: bytes) -> str:
    """A new file with `data` in the folder of `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, mode)  # noqa: PTH101
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    return temporary


def _flush(files: list[str]) -> None:
    """Sees to it that the files are on the disk, whatever happens next."""
    if len(files) > MANY and hasattr(os, "sync"):
        # One wait for the whole disk is shorter than a wait for each of thousands of files.
        os.sync()
        return
    for name in files:
        handle = os.open(name, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
