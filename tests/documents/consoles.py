"""Blocks of a page that show a terminal, played anew.

``$ cat NAME`` writes the file that is shown below it, once; ``$ image-gateways …`` runs, and what it prints
takes the place of what is shown; ``$ echo $?`` is the exit code of the command before. All blocks of
a page share one folder. ``python tests/documents/consoles.py`` writes the pages anew.
"""

from __future__ import annotations

import io
import re
import shlex
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from image_gateways._runtime.cli import main

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("fixing-requests.md",)
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def played(page: str) -> str:
    """The text of a page with every command's output as it is now."""
    terminal = Terminal()

    def block(found: re.Match[str]) -> str:
        return f"```console\n{_COMMAND.sub(terminal.play, found[1])}```"

    with TemporaryDirectory() as folder, chdir(folder):
        return _BLOCK.sub(block, page)


class Terminal:
    """Plays commands in the working folder."""

    def __init__(self) -> None:
        self.code = 0

    def play(self, found: re.Match[str]) -> str:
        """The command with what it prints."""
        line, shown = found[1], found[2]
        program, *arguments = shlex.split(line)
        if program == "cat":
            path = Path(*arguments)
            if not path.exists():
                path.write_text(shown, encoding="utf-8")
            shown = path.read_text(encoding="utf-8")
        elif program == "echo":
            assert arguments == ["$?"], line
            shown = f"{self.code}\n"
        else:
            assert program == "image-gateways", line
            shown = self._printed_text(arguments)
        return f"$ {line}\n{shown}"

    def _printed_text(self, arguments: list[str]) -> str:
        written = io.BytesIO()
        stream = io.TextIOWrapper(written, encoding="utf-8", write_through=True)
        with redirect_stdout(stream), redirect_stderr(stream):
            self.code = main(arguments)
        stream.flush()
        return written.getvalue().decode()


if __name__ == "__main__":
    for name in PAGES:
        path = DOCS / name
        path.write_text(played(path.read_text(encoding="utf-8")), encoding="utf-8")
        print(path, file=sys.stderr)
