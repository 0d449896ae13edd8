"""A command line of several commands, from one table. Each command is a module with ``add`` and ``run``."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from ..rules.messages import BOLD, PLAIN, RED, nearest, printable
from .console import FINE, USAGE, has_colours

CHOICE = re.compile(r".*invalid choice: '([^']*)' \(choose from (.*)\)")
"""What argparse says of a word that is none of several."""
CODES = (
    "exit codes: 0 fine, 1 findings, 2 wrong command line, 3 configuration,\n"
    "  4 network or gateway, 5 a paid create whose outcome is unknown, 130 interrupted"
)
HEADING = re.compile(r"^[a-z][a-z ]*:", re.MULTILINE)
"""The first words of a part of the help."""
COMPLETION = "completion"
"""The command that every program has beside its own and ``help``."""


class Command(NamedTuple):
    """A command in the table of a program; the module of its name has ``add`` and ``run``."""

    does: str
    """What it does, as a sentence without its end."""
    group: str = ""
    """The heading that it stands under."""
    examples: tuple[str, ...] = ()
    """Arguments that its help shows."""
    note: str = ""
    """What its help says beside."""


CommandTable = Mapping[str, Command]


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line, with the nearest right word, and name the help."""

    more = ""
    """A note on how to get more arguments, or empty."""
    color = False
    """Newer versions of Python would colour the help in their own way."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **given)
        self.color = False
        self._general: list[tuple[tuple[str, ...], dict[str, Any]]] = []

    def general(self, *names: str, **given: Any) -> None:
        """Adds an option that has nothing to do with what the command does; these are listed last."""
        self._general.append((names, given))

    def finish(self) -> None:
        """Adds the general options and the usage, once all others are there."""
        last = self.add_argument_group("general options")
        for names, given in self._general:
            last.add_argument(*names, **given)
        last.add_argument("-h", "--help", action="help", help="show this")
        self.usage = " ".join(
            [self.prog.replace("%", "%%"), *map(_argument_usage, self._shown_in_usage())]
        )

    def _shown_in_usage(self) -> list[argparse.Action | str]:
        needed = [one for one in self._actions if one.option_strings and one.required]
        places = [one for one in self._actions if not one.option_strings]
        return [*needed, "[OPTIONS]", *(one for one in places if one.help != argparse.SUPPRESS)]

    def print_help(self, file: Any = None) -> None:
        """Prints the help, with headings in bold where there are colours."""
        stream = file or sys.stdout
        text = self.format_help()
        if has_colours(stream):
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
        name = f"{RED}{self.prog}:{PLAIN}" if has_colours(sys.stderr) else f"{self.prog}:"
        print(f"{name} {printable(message)}{hint}", file=sys.stderr)
        print(f"see {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


def _argument_usage(part: argparse.Action | str) -> str:
    """An argument as the usage names it."""
    if isinstance(part, str):
        return part
    name = part.metavar if isinstance(part.metavar, str) else part.dest.upper()
    if part.choices is not None and part.metavar is None:
        name = f"{{{','.join(map(str, part.choices))}}}"
    if part.option_strings:
        return f"{part.option_strings[-1]} {name}"
    shown = {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}
    return shown.get(str(part.nargs), name)


def parse_command(
    program: str,
    commands: CommandTable,
    arguments: Sequence[str],
    version: Mapping[str, Any],
    description: str | None = None,
) -> tuple[str, list[str]]:
    """(the command, its own arguments); `commands` are all that there are.

    `version` is how argparse says which program this is. A bare program, and ``help``, show what there
    is; ``help COMMAND`` is the command's own help. Ends the process with one line and code 2 where none of
    these is named.
    """
    parser = Parser(
        prog=program,
        description=description,
        epilog=_overview(program, commands),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.general("-V", "--version", **version)
    parser.add_argument("command", nargs="?", metavar="COMMAND", help="one of the commands below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    parser.finish()
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

        does = {one: command.does for one, command in commands.items()}
        print(script(program, does, parser, rest), end="")
        raise SystemExit(FINE)
    if name not in commands:
        near = nearest(name, (*commands, "help", COMPLETION))
        hint = f"did you mean {near}?" if near else f"there are {', '.join(commands)}"
        parser.error(f"there is no command {name!r}; {hint}")
    return name, rest


def _overview(program: str, commands: CommandTable) -> str:
    own = {"help": "show this, or the help of a command", COMPLETION: "print what makes a shell "
           "complete: bash, zsh or fish"}  # fmt: skip
    rows = {**commands, **{name: Command(text, "this program") for name, text in own.items()}}
    width = max(map(len, rows)) + 2
    lines: list[str] = []
    for group in dict.fromkeys(one.group for one in rows.values()):
        lines += [f"{group or 'commands'}:"]
        lines += [
            f"  {name:<{width}}{one.does}" for name, one in rows.items() if one.group == group
        ]
        lines += [""]
    return "\n".join([*lines, f"{program} COMMAND --help says more.", CODES])


def parser_of(program: str, name: str, command: Command) -> Parser:
    """The parser of one command of a table."""
    return Parser(prog=f"{program} {name}", **help_texts(program, name, command))


def help_texts(program: str, name: str, command: Command) -> dict[str, Any]:
    """What the help of a command says around its options, as argparse takes it."""
    shown = [f"  {program} {name} {one}".rstrip() for one in command.examples]
    note = f"\n\n{command.note}" if command.note else ""
    return {
        "description": f"{command.does[:1].upper()}{command.does[1:]}.{note}",
        "epilog": "\n".join([*(["examples:", *shown, ""] if shown else []), CODES]),
        "formatter_class": argparse.RawDescriptionHelpFormatter,
    }
