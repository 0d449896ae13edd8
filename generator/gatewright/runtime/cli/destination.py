"""Where a report goes: standard output, or a file that is there only once it is whole."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path

from ..messages import printable
from . import UsageError

Write = Callable[[str], object]


@contextmanager
def destination(name: str | None, sources: Iterable[str]) -> Generator[Write]:
    """What writes the report; everything has arrived when it ends without an exception.

    `sources` are the files that are read, of which `name` must not be one. Raises UsageError, and
    OSError when the disk is full or nobody reads on.
    """
    if name is None:
        yield _standard_output()
        # Here, because at the end of the process nobody would hear of a full disk.
        sys.stdout.flush()
        return
    path = Path(os.path.realpath(name))
    if path.exists() and any(Path(one).exists() and path.samefile(one) for one in sources):
        raise UsageError(f"--out {printable(name)} is one of the files that are checked")
    if path.exists() and not path.is_file():
        # A pipe or a device, which no whole file can be put in the place of.
        try:
            opened = path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"--out {printable(name)}: {error.strerror or error}") from error
        with opened as file:
            yield file.write
        return
    try:
        made, other = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise UsageError(f"--out {printable(name)}: {error.strerror or error}") from error
    try:
        with open(made, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 (a descriptor)
            yield file.write
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(other).chmod(0o666 & ~umask)
        Path(other).replace(path)
    except BaseException:
        Path(other).unlink(missing_ok=True)
        raise


def forget_output() -> None:
    """Keeps what standard output did not take from being written again at the end of the process."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _standard_output() -> Write:
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        # A terminal gets what it can show; everybody else gets the same bytes everywhere.
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", newline="\n")
    return stream.write
