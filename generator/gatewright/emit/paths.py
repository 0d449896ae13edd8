"""Checks that every path stays inside the output folder, on every file system."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath


class EmitError(Exception):
    """Why the folder is left as it is; the message names the path and the reason."""


def safe_targets(folder: Path, paths: Iterable[str]) -> dict[str, Path]:
    """Where each path lies below `folder`.

    Raises EmitError for a path that leaves the folder, directly or through a link, and for two
    paths that some disk takes for one, folders included.
    """
    seen: dict[str, tuple[str, bool]] = {}
    for path in paths:
        _stay_below(path)
        _claim(seen, path, is_file=True)
        for parent in PurePosixPath(path).parents:
            if str(parent) == "." or not _claim(seen, str(parent), is_file=False):
                break
            if (folder / parent).is_symlink():
                raise EmitError(f"{folder / parent}: this folder is a link; nothing goes behind it")
    return {path: folder / path for path in paths}


def _stay_below(path: str) -> None:
    parts = path.split("/")
    if (
        "\\" in path
        or ":" in path
        or "\0" in path
        or any(part in ("", ".", "..") for part in parts)
    ):
        raise EmitError(f"{path!r}: this path leaves the output folder")


def _claim(seen: dict[str, tuple[str, bool]], path: str, is_file: bool) -> bool:
    """Notes a path, ignoring case. Returns whether it is new."""
    key = path.casefold()
    if key not in seen:
        seen[key] = (path, is_file)
        return True
    other, other_is_file = seen[key]
    if other != path:
        raise EmitError(f"{path!r} and {other!r} are one path on some disks")
    if is_file or other_is_file:
        raise EmitError(f"{path!r} cannot be a file and a folder")
    return False
