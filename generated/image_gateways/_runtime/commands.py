"""A command line of several commands. Each command is a module with ``add`` and ``run``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from .console import USAGE
from .rules.messages import nearest, printable


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line, with the nearest right word, and name the help."""

    more = ""
    """A note on how to get more arguments, or empty."""

    def error(self, message: str) -> NoReturn:
        hint = ""
        if message.startswith("unrecognized"):
            words = tuple(word for action in self._actions for word in action.option_strings)
            near = nearest(message.removeprefix("unrecognized arguments: ").split()[0], words)
            hint = f"; {self.more}" if self.more else f"; did you mean {near}?" if near else ""
        print(f"{self.prog}: {printable(message)}{hint}", file=sys.stderr)
        print(f"see {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


def parse_command(
    program: str,
    commands: Mapping[str, str],
    arguments: Sequence[str],
    version: Mapping[str, Any],
    description: str | None = None,
) -> tuple[str, list[str]]:
    """(the command, its own arguments); `commands` are names → what they do.

    `version` is how argparse says which program this is. Ends the process with one line and code 2
    where no command, or none of these, is named.
    """
    parser = Parser(
        prog=program,
        description=description,
        epilog="\n".join(f"  {name:<10}{text}" for name, text in commands.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", **version)
    parser.add_argument("command", nargs="?", metavar="COMMAND", help="one of the commands below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    known = parser.parse_args(arguments)
    name: str | None = known.command
    if name is None:
        parser.error(f"name a command: {', '.join(commands)}")
    if name not in commands:
        near = nearest(name, tuple(commands))
        hint = f"did you mean {near}?" if near else f"there are {', '.join(commands)}"
        parser.error(f"there is no command {name!r}; {hint}")
    return name, list(known.rest)


def parser_of(program: str, name: str, text: str) -> Parser:
    """The parser of one command, which does what `text` says."""
    return Parser(prog=f"{program} {name}", description=f"{text.capitalize()}.", allow_abbrev=False)
