"""Writing results to disk: a file appears whole under its name, or not at all.

`save` takes the name that the caller gave. `keep` finds a name that no other file has.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from filecmp import cmp
from hashlib import file_digest
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO

from ..context import Context
from ..effects import Flow, Work
from ..errors import NotSaved
from ..media.sniff import MediaType
from ..outcome import Output
from .download import read
from .target import Limits

STEM = 100
"""Bytes of a file's name before its number."""

Publish = Callable[[BinaryIO, Path, MediaType], Path]
"""Gives the finished file, at a temporary path, its name; returns where it is then."""


def save(
    context: Context, output: Output, path: Path, limits: Limits
) -> Flow[tuple[Path, MediaType]]:
    """Writes the file to `path`, which gets a suffix by its content when it has none.

    Raises DownloadRefused, DownloadFailed, NotSaved; no part of a file is left behind then.
    """

    def publish(file: BinaryIO, partial: Path, found: MediaType) -> Path:
        final = path if path.suffix else path.with_name(path.name + found.suffix)
        partial.replace(final)
        return final

    return (yield from fetch_and_publish(context, output, path.parent, publish, limits))


def keep(
    context: Context,
    output: Output,
    folder: Path,
    stem: str,
    limits: Limits,
    *,
    overwrite: bool = False,
) -> Flow[tuple[Path, MediaType]]:
    """Writes the file into `folder` as `stem` and a suffix; see `free` for names that are taken.

    Raises DownloadRefused, DownloadFailed, NotSaved; no part of a file is left behind then.
    """

    def publish(file: BinaryIO, partial: Path, found: MediaType) -> Path:
        if overwrite:
            final = folder / f"{stem}{found.suffix}"
            partial.replace(final)
            return final
        return free(file, partial, folder, stem, found.suffix)

    return (yield from fetch_and_publish(context, output, folder, publish, limits))


def fetch_and_publish(
    context: Context, output: Output, folder: Path, publish: Publish, limits: Limits
) -> Flow[tuple[Path, MediaType]]:
    """Fetches the file under a temporary name in `folder`, then lets `publish` name it."""
    part = PartFile(folder / f".{context.env.new_key()[-16:]}.part")
    partial = part.path
    try:
        file = yield from Work(part.open)
        found = yield from read(context, output, file, limits)

        def finish() -> Path:
            file.flush()
            os.fsync(file.fileno())
            if os.name == "nt":
                file.close()
            return publish(file, partial, found)

        final = yield from Work(finish)
    except OSError as error:
        raise not_saved(context, folder, error) from error
    finally:
        part.discard()
    return final, found


class PartFile:
    """A file under a temporary name.

    Another thread may be about to open it when its call is cancelled; it is gone in the end all the same.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._file: BinaryIO | None = None
        self._over = False

    def open(self) -> BinaryIO:
        """The new file; raises OSError."""
        with self._lock:
            if self._over:
                raise OSError("the call was given up")
            self._file = self.path.open("x+b")
            return self._file

    def discard(self) -> None:
        """Closes the file, and removes it if it still has this name."""
        with self._lock:
            self._over = True
            if self._file is None:
                return
            with contextlib.suppress(OSError):
                self._file.close()
            with contextlib.suppress(OSError):
                self.path.unlink()


def free(file: BinaryIO, partial: Path, folder: Path, stem: str, suffix: str) -> Path:
    """Gives the file the first name that is free: `stem`, else `stem` and a digest of its bytes.

    A name whose file holds the same bytes is as good as free, so saving twice makes one file.
    """
    final = folder / f"{stem}{suffix}"
    for length in (0, 12, 64):
        if length:
            final = folder / f"{stem}-{digest(partial)[:length]}{suffix}"
        with contextlib.suppress(FileExistsError):
            claim(partial, final)
            return final
        if same(partial, final):
            return final
    raise FileExistsError(17, "another file has this name", str(final))


def claim(partial: Path, final: Path) -> None:
    """Moves a file to a name that nobody has; raises FileExistsError when somebody has it."""
    if os.name == "nt":
        partial.rename(final)
        return
    try:
        os.link(partial, final)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        final.open("xb").close()
        partial.replace(final)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def same(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes."""
    return other.is_file() and cmp(one, other, shallow=False)


def not_saved(context: Context, folder: Path, error: OSError) -> NotSaved:
    """The error for a file that the system does not write."""
    why = error.strerror or type(error).__name__
    if isinstance(error, FileNotFoundError):
        why = "there is no such folder"
    return NotSaved(
        f"the file could not be written to {folder}: {why}",
        gateway=context.gateway.title,
        operation="download",
    )


def target(path: Any) -> Path:
    """`path` as a Path, and where a link leads; raises NotSaved before anything is fetched.

    So it is for a folder, for a device and the like, and for what cannot be a file's name.
    """
    wanted = file_path(path)
    if os.path.isdir(wanted):  # noqa: PTH112 (no OSError for a name that is too long)
        raise NotSaved(f"{wanted} is a folder; name a file, or use save_all")
    if os.path.exists(wanted) and not os.path.isfile(wanted):  # noqa: PTH110, PTH113
        raise NotSaved(f"{wanted} is not a file that could be replaced")
    return Path(os.path.realpath(wanted)) if os.path.islink(wanted) else wanted  # noqa: PTH114


def file_path(path: Any) -> Path:
    """`path` as a Path; raises NotSaved for what cannot be a file's name."""
    try:
        text = os.fsdecode(path)
        if "\0" in os.fsencode(text).decode("latin-1"):
            raise ValueError("it holds a null character")
    except TypeError:
        raise NotSaved(f"a path is a str or a Path, not {type(path).__name__}") from None
    except ValueError as error:
        raise NotSaved(f"{path!a} is not a file's name: {error}") from None
    return Path(text)


def make_folder(folder: Any) -> Path:
    """`folder` as a Path, made with its parents; raises NotSaved when it cannot be."""
    home = file_path(folder)
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NotSaved(f"the folder {home} cannot be made: {why}") from error
    return home


def stem_of(name: str) -> str:
    """`name` as the beginning of a file's name: letters, digits, ``-`` and ``_``, at most STEM bytes."""
    clean = "".join(char if char.isalnum() or char in "-_" else "-" for char in name)
    return clean.encode("utf-8", "replace")[:STEM].decode("utf-8", "ignore")
