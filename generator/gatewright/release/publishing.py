"""A release: the next version, the package at that version, and its changelog."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..emit import EmitError, Emitted, ManifestError, write
from ..emit.replace import replace_all
from ..load import SpecFile
from ..load.document import read
from .change import Change, verdict_of
from .changelog import CHANGELOG, with_entry
from .version import numbers, step_version


class ReleaseError(Exception):
    """The release failed and nothing was written. The message says why."""


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """The files that a release writes."""

    version: str
    package_file: Path
    package_text: str
    changelog_file: Path
    changelog_text: str


def next_version(current: str, since: str, changes: list[Change]) -> str:
    """The version to release: `since` stepped by the verdict, or `current` where that is higher.

    `current` may be higher because a person stepped it, or because a release is not committed yet.
    """
    return max(current, step_version(since, verdict_of(changes)), key=numbers)


def plan(
    specs: Path, out: Path, version: str, since: str, day: str, changes: list[Change]
) -> ReleasePlan:
    """Returns the files of a release except the generated ones. Raises ReleaseError."""
    package_file, changelog_file = specs / "package.yaml", out / CHANGELOG
    package = with_version(package_file, _read(package_file) or b"", version)
    try:
        told = (_read(changelog_file) or b"").decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReleaseError(f"{changelog_file}: this is not UTF-8") from error
    changelog = with_entry(told, version, since, day, changes)
    return ReleasePlan(version, package_file, package, changelog_file, changelog)


def _read(path: Path) -> bytes | None:
    """The bytes of `path`, None when there is no such file. Raises ReleaseError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReleaseError(f"{path}: cannot be read: {error.strerror}") from error


def with_version(path: Path, raw: bytes, version: str) -> str:
    """Returns the text of package.yaml with another version and no other change."""
    file = SpecFile(path, "package", "")
    read(file, raw)
    span = file.span(("version",))
    if span is None:
        raise ReleaseError(f"{path}: there is no version")
    old = file.text[slice(*span)]
    quote = old[:1] if old[:1] in "\"'" else ""
    return f"{file.text[: span[0]]}{quote}{version}{quote}{file.text[span[1] :]}"


def publish(steps: ReleasePlan, out: Path, files: dict[str, str]) -> Emitted:
    """Writes the plan and the generated `files`. When a write fails, it restores all files.

    Raises ReleaseError.
    """
    if CHANGELOG in files:
        raise ReleaseError(f"a template gives {CHANGELOG}, which `gatewright release` keeps itself")
    own = {
        steps.package_file: steps.package_text.encode("utf-8"),
        steps.changelog_file: steps.changelog_text.encode("utf-8"),
    }
    before = {path: _read(path) for path in own}
    try:
        replace_all({path: data for path, data in own.items() if before[path] != data})
        return write(out, files)
    except (EmitError, ManifestError) as error:
        for path, data in before.items():
            with suppress(EmitError, OSError):
                if data is None:
                    path.unlink(missing_ok=True)
                else:
                    replace_all({path: data})
        raise ReleaseError(str(error)) from error
