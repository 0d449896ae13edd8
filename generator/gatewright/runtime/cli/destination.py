"""Where a command puts what it fetches; looked at before anything is paid."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..client.media.sniff import BY_SUFFIX
from . import UsageError

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Destination:
    """Standard output, a folder, or a file. `path` is None for standard output."""

    text: str
    """As it stands on the command line."""
    path: Path | None
    folder: bool
    overwrite: bool

    def ready(self) -> None:
        """Makes the folder and tries whether it takes a file; raises UsageError."""
        if self.path is None:
            return
        home = self.path if self.folder else self.path.parent
        try:
            home.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=home):
                pass
        except OSError as error:
            raise UsageError(f"--out {self.text}: {home}: {error.strerror or error}") from error


def destination(text: str, medium: str | None, *, overwrite: bool, json: bool) -> Destination:
    """What `--out` means for a file of that medium (None: not known). Nothing is made yet.

    Raises UsageError for what could not be written, or only over somebody's file.
    """
    if text == STDOUT:
        if json:
            raise UsageError("--out -: the file and JSON cannot both go to standard output")
        if sys.__stdout__ is None or sys.stdout.isatty():
            what = "closed" if sys.__stdout__ is None else "a terminal"
            raise UsageError(f"--out -: standard output is {what}; send it into a file or pipe")
        return Destination(text, None, False, overwrite)
    if not text:
        raise UsageError("--out is empty; name a file or a folder")
    path = Path(text)
    found = Destination(text, path, is_folder(text), overwrite)
    writable(text, path if found.folder else path.parent)
    if not found.folder:
        check_suffix(text, path, medium)
        taken = existing_file(text, path, medium)
        if taken and not overwrite:
            raise UsageError(f"--out {text}: {taken} exists; pass --overwrite to replace it")
    return found


def writable(text: str, folder: Path) -> None:
    """Raises UsageError unless the folder, or the first that is there above it, takes files."""
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    if not os.path.isdir(folder):
        raise UsageError(f"--out {text}: {folder} is not a folder")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"--out {text}: {folder} cannot be written to")


def is_folder(text: str) -> bool:
    """Whether `text` names a folder: one that is there, or by its last character."""
    ends = text.endswith(("/", os.sep))
    return ends or os.path.isdir(text)


def check_suffix(text: str, path: Path, medium: str | None) -> None:
    """Raises UsageError unless the name's suffix is one of the medium, or there is none."""
    suffixes = of_medium(medium)
    if path.suffix and path.suffix.lower() not in suffixes:
        what = f"a file of the kind {medium}" if medium else "what comes"
        raise UsageError(
            f"--out {text}: {what} is not called {path.suffix}; use {', '.join(suffixes)}, or no "
            "suffix for the one that fits"
        )


def existing_file(text: str, path: Path, medium: str | None) -> Path | None:
    """The file that is there already under this name, or under this name with a suffix.

    Raises UsageError for a name that no file can have.
    """
    ways = [path] if path.suffix else [path.with_name(path.name + one) for one in of_medium(medium)]
    for one in ways:
        try:
            one.lstat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise UsageError(f"--out {text}: {error.strerror or error}") from error
        return one
    return None


def of_medium(medium: str | None) -> tuple[str, ...]:
    """The suffixes of files of that medium; all of them where it is not known."""
    found = tuple(suffix for suffix, one in BY_SUFFIX.items() if one.kind == medium)
    return found or tuple(BY_SUFFIX)
