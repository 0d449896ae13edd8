"""``validate --fix``: the safe repairs of requests, as a diff or written to their files."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import IO, cast

from ..bulk import UnreadableFile
from ..bulk.forms import ARRAY, LINES, ONE, SHEETS, form_of
from ..bulk.lines import MAX_LINE
from ..bulk.reading import BLOCK, STDIN, head_of, is_packed, open_bytes
from ..package import InstalledPackage
from ..repair import (
    LARGEST,
    Behind,
    Piece,
    Repairer,
    TooLarge,
    WrongRecord,
    head,
    hunks,
    rewriting,
    sheet,
)
from .many import wrapping_of

WITHOUT = ("format", "out", "max_errors", "jobs", "shard")
"""Options of ``validate`` that do not apply to repairs."""


def fix(arguments: argparse.Namespace, package: InstalledPackage) -> int:
    """Repairs the files or standard input. The exit code is 1 when faults remain."""
    console, printable = package.console, package.words.printable
    for name in WITHOUT:
        if getattr(arguments, name) is not None:
            raise package.main.UsageError(f"--{name.replace('_', '-')} does not go with --fix")
    files: list[str] = arguments.files or [STDIN]
    if arguments.write and STDIN in files:
        raise package.main.UsageError(
            "--write needs files; of standard input the repaired text goes to output"
        )
    if STDIN in files and len(files) > 1:
        raise package.main.UsageError("standard input is repaired alone")
    one = Fix(arguments, package)
    for file in files:
        try:
            one.file(file)
        except TooLarge as error:
            raise package.main.UsageError(f"{printable(file)}: {error}") from error
        except UnreadableFile as error:
            raise package.main.UsageError(printable(str(error))) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            text = f"{file}: {error.strerror or error}; the file is as it was"
            print(printable(text), file=sys.stderr)
            return int(console.CONFIGURATION)
    return one.end()


class Fix:
    """Counts and prints the repairs of one run."""

    def __init__(self, arguments: argparse.Namespace, package: InstalledPackage) -> None:
        self._arguments = arguments
        self._package = package
        self._repairer = Repairer(
            package, arguments.model, arguments.model_field, wrapping_of(arguments)
        )
        self._plain = not sys.stdout.isatty()
        self._coloured = package.console.has_colours(sys.stdout)
        self.repairs = self.repaired = self.broken = 0

    def file(self, name: str) -> None:
        """Repairs one file. Raises OSError, UnreadableFile or TooLarge."""
        with self._reading(name) as (raw, new):
            start = head_of(raw)
            if is_packed(start):
                raise UnreadableFile(name, "is packed; unpack it to repair it")
            form = self._arguments.input or form_of(self._package, name, start)
            if form not in (LINES, ARRAY, ONE, *SHEETS):
                raise UnreadableFile(name, f"is {form}, and repairs are for JSON, CSV and TSV")
            old = cast("IO[bytes]", io.BufferedReader(Behind(start, raw), BLOCK))
            headed = False
            for piece in self._pieces(name, old, form):
                if new is not None:
                    new.write(piece.after)
                for one in piece.found:
                    self._tell(name, one)
                if name == STDIN or self._arguments.json or piece.before == piece.after:
                    continue
                if not headed:
                    self._print(head(name))
                    headed = True
                for hunk in hunks(piece, form in (ARRAY, ONE)):
                    self._print(hunk)
        sys.stdout.flush()

    @contextmanager
    def _reading(self, name: str) -> Generator[tuple[IO[bytes], IO[bytes] | None]]:
        """Yields (stream to read, function that writes the result)."""
        if self._arguments.write:
            # A file that cannot be opened is a usage error, not a skipped file.
            open_bytes(name).close()
            with rewriting(name) as pair:
                yield pair
        elif name == STDIN:
            yield open_bytes(name), None if self._arguments.json else sys.stdout.buffer
        else:
            with open_bytes(name) as old:
                yield old, None

    def _pieces(self, name: str, file: IO[bytes], form: str) -> Iterable[Piece]:
        if form == LINES:
            return self._repairer.lines(file, self._arguments.max_line or MAX_LINE)
        content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise TooLarge(f"more than {LARGEST:,} bytes in one document; write a request a line")
        if form in SHEETS:
            try:
                return list(sheet(self._repairer, content, form))
            except (csv.Error, UnicodeDecodeError) as error:
                raise UnreadableFile(name, f"the rows cannot be read: {error}") from None
        return [self._repairer.document(content, form == ARRAY)]

    def _tell(self, file: str, found: WrongRecord) -> None:
        self.repairs += len(found.repairs)
        self.repaired += bool(found.repairs)
        self.broken += bool(found.left)
        words = self._package.words
        where = f"{'stdin' if file == STDIN else file}:{found.line}"
        if self._arguments.json:
            print(json.dumps({"file": file, "line": found.line, **_data(found)}))
            return
        if not self._arguments.quiet:
            for repair in found.repairs:
                print(words.printable(f"{where}: repaired {repair}"), file=sys.stderr)
        for violation in found.left:
            print(words.printable(f"{where}: {words.sentence(violation)}"), file=sys.stderr)

    def _print(self, text: str) -> None:
        """Prints exact bytes to a file; on a terminal colours, and control characters escaped."""
        if self._coloured:
            for line in text.rstrip("\n").split("\n"):
                shown = "\t".join(map(self._package.words.printable, line.split("\t")))
                print(self._package.words.painted_diff(shown))
        elif self._plain:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode())
        else:
            lines = (
                "\t".join(map(self._package.words.printable, line.split("\t")))
                for line in text.rstrip("\n").split("\n")
            )
            print("\n".join(lines))

    def end(self) -> int:
        """Sums up, and says with the exit code whether anything is left to do."""
        unwritten = bool(self.repairs) and not self._arguments.write
        to_stdout = (self._arguments.files or [STDIN]) == [STDIN]
        if not self._arguments.quiet:
            parts = [f"{_count(self.repairs, 'repair')} in {_count(self.repaired, 'request')}"]
            if self.broken:
                parts.append(f"{_count(self.broken, 'request')} still not right")
            if unwritten and not to_stdout:
                parts.append("nothing written: give --write")
            print("; ".join(parts), file=sys.stderr)
        bad = self.broken or (unwritten and not to_stdout)
        console = self._package.console
        return int(console.FINDINGS if bad else console.FINE)


def _data(found: WrongRecord) -> dict[str, object]:
    return {
        "model": found.model,
        "repairs": [
            {
                "path": one.path,
                "rule": one.rule,
                "before": one.before,
                "after": one.after or None,
                "source": one.source,
            }
            for one in found.repairs
        ],
        "valid": not found.left,
        "violations": [one.as_dict() for one in found.left],
    }


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
