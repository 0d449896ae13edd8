"""Writes the map of files to the output folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .manifest import MANIFEST, Manifest, digest
from .paths import EmitError, safe_targets
from .replace import replace_all


@dataclass(slots=True)
class Emitted:
    """What one run did, as paths below the output folder."""

    written: list[str] = field(default_factory=list[str])
    deleted: list[str] = field(default_factory=list[str])
    kept: list[str] = field(default_factory=list[str])
    """Files of an earlier run that somebody has changed since. They are never deleted."""


def write(folder: Path, files: dict[str, str]) -> Emitted:
    """Makes `folder` hold `files`: writes what differs, deletes what only the last run wrote.

    Each file is replaced whole, the manifest last, so that a run that is cut short leaves old files
    and new ones but no torn one. A file that no run wrote is never replaced. Raises EmitError and
    ManifestError, before anything is written where that is possible.
    """
    targets = safe_targets(folder, files)
    last = Manifest.read(folder)
    now = Manifest({})
    left_over = safe_targets(folder, [path for path in last.files if path not in files])
    done = Emitted()
    changed: dict[Path, str] = {}
    strangers: list[str] = []
    for path, text in files.items():
        data = text.encode("utf-8")
        now.files[path] = digest(data)
        present = _read(targets[path])
        if present == data:
            continue
        if present is not None and path not in last.files:
            strangers.append(path)
        changed[targets[path]] = text
        done.written.append(path)
    if strangers:
        others = f" and {len(strangers) - 1} more" if len(strangers) > 1 else ""
        raise EmitError(
            f"{folder / strangers[0]}{others}: not written by gatewright, so not replaced; "
            "choose another folder, or move it away"
        )
    if any(path not in last.files for path in done.written):
        # When this run stops before the end, the next run still knows these files as its own.
        # Files that are not replaced or deleted yet keep their old digest.
        _note(folder, Manifest({**now.files, **last.files}))
    replace_all(changed)
    for path, target in left_over.items():
        _remove(folder, path, target, last.files[path], done)
    _note(folder, now)
    return done


def _note(folder: Path, manifest: Manifest) -> None:
    """Writes the manifest when its text has changed."""
    text = manifest.text()
    if _read(folder / MANIFEST) != text.encode("utf-8"):
        replace_all({folder / MANIFEST: text})


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EmitError(f"{path}: {error.strerror or error}") from error


def _remove(folder: Path, path: str, target: Path, written: str, done: Emitted) -> None:
    """Deletes a file of the last run, unless somebody has changed it since."""
    data = _read(target)
    if data is None:
        return
    if digest(data) != written:
        done.kept.append(path)
        return
    try:
        target.unlink()
        done.deleted.append(path)
        for parent in target.parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()
    except OSError as error:
        raise EmitError(f"{target}: {error.strerror or error}") from error
