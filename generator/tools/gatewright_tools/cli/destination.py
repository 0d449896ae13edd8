"""The destination of a report: standard output, or a file that appears once it is complete."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress

from ..package import InstalledPackage

Write = Callable[[str], object]


@contextmanager
def destination(
    package: InstalledPackage, name: str | None, sources: Iterable[str]
) -> Generator[Write]:
    """Yields a function that writes the report. Without an exception, all text has arrived.

    `sources` are the files that are read, of which `name` must not be one. Raises UsageError, and
    OSError when the disk is full or nobody reads on.
    """
    usage, printable = package.main.UsageError, package.words.printable
    if name is None:
        yield _standard_output()
        # Flush here, because a full disk would go unnoticed at the end of the process.
        sys.stdout.flush()
        return
    path = os.path.realpath(name)
    exists = os.path.exists(path)
    if exists and any(os.path.exists(one) and os.path.samefile(path, one) for one in sources):
        raise usage(f"--out {printable(name)} is one of the files that are checked")
    if exists and not os.path.isfile(path):
        # A pipe or a device, which no whole file can be put in the place of.
        try:
            opened = open(path, "w", encoding="utf-8", newline="\n")  # noqa: SIM115 (see below)
        except OSError as error:
            raise usage(f"--out {printable(name)}: {error.strerror or error}") from error
        with opened as file:
            yield file.write
        return
    # Imported here, because it takes longer to load than most files take to be checked.
    from tempfile import mkstemp

    folder, base = os.path.split(path)
    try:
        made, other = mkstemp(prefix=f".{base}.", suffix=".part", dir=folder)
    except OSError as error:
        raise usage(f"--out {printable(name)}: {error.strerror or error}") from error
    try:
        with open(made, "w", encoding="utf-8", newline="\n") as file:
            yield file.write
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(other, 0o666 & ~umask)
        os.replace(other, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(other)
        raise


def _standard_output() -> Write:
    stream = sys.stdout
    # A terminal gets characters that it can show. A file or pipe gets UTF-8 on every system.
    if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
        stream.reconfigure(encoding="utf-8", newline="\n")
    return stream.write
