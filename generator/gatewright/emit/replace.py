"""Replaces files: writes each file beside its place, then moves it there in one step.

With `os` and not `pathlib`, because there may be thousands of them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from .paths import EmitError

MANY = 100
"""With this many files or more, one flush serves all."""


def replace_all(contents: Mapping[Path, str] | Mapping[Path, bytes]) -> None:
    """Gives each file its new content.

    All of them are on the disk before the first takes its place, so that a full disk or a folder
    without permission changes nothing. Raises EmitError.
    """
    staged: dict[Path, str] = {}
    target = Path()
    mark = os.urandom(4).hex()
    try:
        for target, data in contents.items():
            # Encode here, so that thousands of files are not in memory twice.
            raw = data.encode("utf-8") if isinstance(data, str) else data
            staged[target] = _beside(target, raw, mark)
        _flush(list(staged.values()))
        for target in contents:
            os.replace(staged[target], target)
            del staged[target]
    except OSError as error:
        raise EmitError(f"{target}: {error.strerror or error}") from error
    finally:
        for temporary in staged.values():
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _beside(target: Path, data: bytes, mark: str) -> str:
    """A new file with `data` in the folder of `target`."""
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:100]}.{mark}")
    try:
        _create(temporary, data)
        with contextlib.suppress(FileNotFoundError):
            os.chmod(temporary, os.stat(target).st_mode & 0o777)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return temporary


def _create(path: str, data: bytes) -> None:
    """Writes a file that is not there yet. Most folders exist, so it makes the folder only on an error."""
    try:
        with open(path, "xb") as file:
            file.write(data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "xb") as file:
            file.write(data)


def _flush(files: list[str]) -> None:
    """Flushes the files to the disk."""
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
