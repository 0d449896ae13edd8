"""The map of files → the output folder."""

from __future__ import annotations

import contextlib
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .manifest import MANIFEST, Manifest, digest


class EmitError(Exception):
    """Nothing more was written; the message names the path and the reason."""


@dataclass(slots=True)
class Emitted:
    """What one run did, as paths below the output folder."""

    written: list[str] = field(default_factory=list[str])
    deleted: list[str] = field(default_factory=list[str])
    kept: list[str] = field(default_factory=list[str])
    """Left-overs of an earlier run that somebody has changed since: reported, never deleted."""


def write(folder: Path, files: dict[str, str]) -> Emitted:
    """Makes `folder` hold `files`: writes what differs, deletes what only the last run wrote.

    Each file is replaced whole, the manifest last, so that a run that is cut short leaves old files
    and new ones but no torn one. Raises EmitError and ManifestError.
    """
    targets = {path: safe_target(folder, path) for path in files}
    _refuse_collisions(files)
    last = Manifest.read(folder)
    done = Emitted()
    now = Manifest()
    for path, text in files.items():
        data = text.encode("utf-8")
        now.files[path] = digest(data)
        if _read(targets[path]) != data:
            replace(targets[path], data)
            done.written.append(path)
    for path, written in last.files.items():
        if path not in files:
            _remove(folder, path, written, done)
    manifest = now.text().encode("utf-8")
    if _read(folder / MANIFEST) != manifest:
        replace(folder / MANIFEST, manifest)
    return done


def safe_target(folder: Path, path: str) -> Path:
    """Where `path` lies below `folder`. Raises EmitError for one that would lie elsewhere."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or ":" in path or ".." in parts:
        raise EmitError(f"{path!r}: this path leaves the output folder")
    parent = folder
    for part in parts[:-1]:
        parent = parent / part
        if parent.is_symlink():
            raise EmitError(f"{parent}: this folder is a link; nothing is written behind it")
    return folder.joinpath(*parts)


def replace(target: Path, data: bytes) -> None:
    """Puts `data` in the place of `target` in one step. Raises EmitError."""
    temporary: str | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)  # noqa: PTH101
        os.replace(temporary, target)  # noqa: PTH105
        temporary = None
    except OSError as error:
        raise EmitError(f"{target}: {error.strerror or error}") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refuse_collisions(files: dict[str, str]) -> None:
    """Two paths that one disk may take for the same file."""
    seen: dict[str, str] = {}
    for path in files:
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            raise EmitError(f"{path!r} and {other!r} are one file on some disks")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EmitError(f"{path}: {error.strerror or error}") from error


def _remove(folder: Path, path: str, written: str, done: Emitted) -> None:
    """Deletes a file of the last run, unless somebody has changed it since."""
    target = safe_target(folder, path)
    data = _read(target)
    if data is None:
        return
    if digest(data) != written:
        done.kept.append(path)
        return
    target.unlink()
    done.deleted.append(path)
    for parent in target.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
