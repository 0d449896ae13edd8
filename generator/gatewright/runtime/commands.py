"""A command line of several commands. Each command is a module with ``add`` and ``run``."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from .console import FINE, USAGE, coloured
from .rules.messages import nearest, printable

CHOICE = re.compile(r".*invalid choice: '([^']*)' \(choose from (.*)\)")
"""What argparse says of a word that is none of several."""
CODES = (
    "exit codes: 0 fine, 1 findings, 2 wrong command line, 3 configuration, 4 network or gateway, "
    "5 a paid create whose outcome is unknown, 130 interrupted"
)
HEADING = re.compile(r"^[a-z ]+:", re.MULTILINE)
"""The first words of a part of the help."""
BOLD, RED, PLAIN = "\033[1m", "\033[1;31m", "\033[0m"
COMPLETION = "completion"
"""The command that every program has beside its own and ``help``."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line, with the nearest right word, and name the help."""

    more = ""
    """A note on how to get more arguments, or empty."""

    def print_help(self, file: Any = None) -> None:
        """Prints the help, with headings in bold where there are colours."""
        stream = file or sys.stdout
        text = self.format_help()
        if coloured(stream):
            text = HEADING.sub(lambda found: f"{BOLD}{found[0]}{PLAIN}", text)
        print(text, end="", file=stream)

    def error(self, message: str) -> NoReturn:
        hint = ""
        choice = CHOICE.fullmatch(message)
        if choice is not None:
            near = nearest(choice[1], tuple(re.findall(r"[\w.-]+", choice[2])))
            hint = f"; did you mean {near}?" if near else ""
        if message.startswith("unrecognized"):
            words = tuple(word for action in self._actions for word in action.option_strings)
            near = nearest(message.removeprefix("unrecognized arguments: ").split()[0], words)
            hint = f"; {self.more}" if self.more else f"; did you mean {near}?" if near else ""
        name = f"{RED}{self.prog}:{PLAIN}" if coloured(sys.stderr) else f"{self.prog}:"
        print(f"{name} {printable(message)}{hint}", file=sys.stderr)
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

    `version` is how argparse says which program this is. A bare program, and ``help``, show what there
    is; ``help COMMAND`` is the command's own help. Ends the process with one line and code 2 where none of
    these is named.
    """
    parser = Parser(
        prog=program,
        description=description,
        epilog=_overview(program, commands),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", **version)
    parser.add_argument("command", nargs="?", metavar="COMMAND", help="one of the commands below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    known = parser.parse_args(arguments)
    name: str | None = known.command
    rest: list[str] = list(known.rest)
    if name == "help" and rest[:1] and rest[0] in commands:
        return rest[0], ["--help"]
    if name in (None, "help"):
        parser.print_help()
        raise SystemExit(FINE if name else USAGE)
    if name == COMPLETION:
        from .completion import script

        print(script(program, commands, parser, rest), end="")
        raise SystemExit(FINE)
    if name not in commands:
        near = nearest(name, (*commands, "help", COMPLETION))
        hint = f"did you mean {near}?" if near else f"there are {', '.join(commands)}"
        parser.error(f"there is no command {name!r}; {hint}")
    return name, rest


def _overview(program: str, commands: Mapping[str, str]) -> str:
    rows = {**commands, "help": "show this, or the help of a command", COMPLETION: "print what makes "
            "a shell complete: bash, zsh or fish"}  # fmt: skip
    width = max(map(len, rows)) + 2
    listed = [f"  {name:<{width}}{text}" for name, text in rows.items()]
    return "\n".join(["commands:", *listed, "", f"{program} COMMAND --help says more.", CODES])


def parser_of(program: str, name: str, text: str, examples: Sequence[str] = ()) -> Parser:
    """The parser of one command, which does what `text` says; `examples` are arguments to show."""
    shown = [f"  {program} {name} {one}".rstrip() for one in examples]
    wrapped = CODES.replace(", 3 ", ",\n  3 ").replace(": 0", ":\n  0")
    return Parser(
        prog=f"{program} {name}",
        description=f"{text[:1].upper()}{text[1:]}.",
        epilog="\n".join([*(["examples:", *shown, ""] if shown else []), wrapped]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
