"""The size, times and inode of a file: enough to see a change without reading the file."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

Sight = tuple[int, int, int, int]
"""Size, time of change of its content and of its inode (nanoseconds), and number of its inode."""
SLACK = 2_000_000_000
"""Nanoseconds within which two changes may have the same time, on the coarsest file system."""


def sight(path: str | Path) -> Sight | None:
    """Returns the state of the file, or None when there is no file. Links are not followed."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def is_settled(one: Sight, noted: int) -> bool:
    """Whether an equal state proves that the file has not changed since `noted`."""
    return max(one[1], one[2]) + SLACK < noted


def files_below(folder: str) -> dict[str, Sight]:
    """Returns every file below `folder` with its state. Caches of Python are left out."""
    found: dict[str, Sight] = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            path = f"{parent}{os.sep}{name}"
            if (one := sight(path)) is not None:
                found[path] = one
    return found


def digest_of(path: str | Path) -> str | None:
    """SHA-256 of the content, or None where it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 (many small files)
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return None
