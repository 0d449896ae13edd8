"""What a file looks like: enough to see that it is the one that was there, without reading it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

Sight = tuple[int, int, int, int]
"""Size, time of change of its content and of its inode (nanoseconds), and number of its inode."""
SLACK = 2_000_000_000
"""Nanoseconds within which two changes may bear the same time, on the coarsest of today's disks."""


def sight(path: str | Path) -> Sight | None:
    """How the file looks, or None where there is none; a link looks like itself, never like its end."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def settled(one: Sight, noted: int) -> bool:
    """Whether a file that looks the same now cannot have been changed since it was noted at `noted`."""
    return max(one[1], one[2]) + SLACK < noted


def files_below(folder: str) -> dict[str, Sight]:
    """Every file below `folder` → how it looks; caches of Python are none."""
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
