"""The command line. Each command is a module of `commands`, loaded only when it is called.

Exit codes: 0 fine, 1 findings or drift, 2 usage, 3 spec or configuration, 4 network or gateway,
5 outcome unknown, 130 interrupted. Data goes to stdout, talk to stderr.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from . import __version__
from .runtime.console import USAGE, exit_code

COMMANDS = {
    "generate": "write the package that the specs describe",
    "check": "check the specs, and whether the package on disk is what they give",
    "mock": "run a local gateway that speaks all of them",
    "export": "write the rules for other software: JSON Schema, OpenAPI, Markdown",
    "docs": "read documentation pages and hold them against the specs",
    "diff": "say what two states of the specs differ in, and which version follows",
    "release": "step the version, write the package and its changelog",
}
"""Command → what it does; the module of the same name in `commands` has ``add`` and ``run``."""


class Parser(argparse.ArgumentParser):
    """An argument parser that names the nearest right word."""

    def error(self, message: str) -> NoReturn:
        from .diagnostics import nearest, printable

        words = [word for action in self._actions for word in action.option_strings]
        wrong = message.removeprefix("unrecognized arguments: ").split()
        near = nearest(wrong[0], words) if message.startswith("unrecognized") and wrong else None
        hint = f"; did you mean {near}?" if near else ""
        print(f"{self.prog}: {printable(message)}{hint}", file=sys.stderr)
        print(f"see {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return exit_code("gatewright", lambda: _run(arguments))


def _run(arguments: list[str]) -> int:
    parser = Parser(
        prog="gatewright",
        description="From documentation pages to typed, money-safe clients and offline validators.",
        epilog="\n".join(f"  {name:<10}{text}" for name, text in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"gatewright {__version__}")
    parser.add_argument("command", nargs="?", metavar="COMMAND", help="one of the commands below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    known = parser.parse_args(arguments)
    name: str | None = known.command
    if name is None:
        parser.error(f"name a command: {', '.join(COMMANDS)}")
    if name not in COMMANDS:
        from .diagnostics import did_you_mean

        parser.error(f"there is no command `{name}`; {did_you_mean(name, COMMANDS)}")
    command = import_module(f".commands.{name}", __package__)
    description = f"{COMMANDS[name].capitalize()}."
    one = Parser(prog=f"gatewright {name}", description=description, allow_abbrev=False)
    command.add(one)
    code: int = command.run(one.parse_args(known.rest))
    return code
