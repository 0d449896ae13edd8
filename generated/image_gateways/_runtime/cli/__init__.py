"""The command line of a generated package.

Exit codes: 0 fine, 1 the request breaks rules, 2 usage, 3 configuration, 4 network or gateway,
5 a paid create whose outcome is unknown, 130 interrupted. Data goes to stdout, talk to stderr.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from .. import _about
from ..catalog import Catalog, UnknownModel
from ..console import USAGE, exit_code
from ..rules.messages import nearest, printable

COMMANDS = {
    "models": "list the models",
    "show": "show what a model takes and where that is documented",
    "validate": "check requests, offline: one body, or files of them",
    "doctor": "say what is wrong with a call that failed, offline",
    "estimate": "say what a request costs, offline",
    "generate": "make a picture and save it",
}
"""Command → what it does; the module of the same name here has ``add`` and ``run``."""


class UsageError(Exception):
    """The command line asks for something that cannot be; one sentence."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line and a pointer to the help."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {printable(message)}\nsee {self.prog} --help", file=sys.stderr)
        raise SystemExit(USAGE)


class _Version(argparse.Action):
    """Prints the version, and what makes checking quick as far as it is installed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from ..record.fast import installed

        quick = ", ".join(
            f"{what} {'yes' if there else 'no'}" for what, there in installed().items()
        )
        print(f"{_about.DISTRIBUTION} {_about.VERSION} ({quick})")
        parser.exit()


def main(argv: Sequence[str] | None = None, *, package: str | None = None) -> int:
    """Runs one command and returns its exit code. `package` is where ``_models`` lives."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    home = package or __name__.partition("._runtime")[0]
    return exit_code(_about.COMMAND, lambda: _asked(arguments, home))


def process() -> NoReturn:
    """Runs one command as a process of its own, and ends it with the exit code.

    At once: nothing is left to be put away, and to take the interpreter apart needs a tenth of the time
    of a short command.
    """
    code = main()
    with suppress(OSError):
        sys.stdout.flush()
    os._exit(code)


def _asked(arguments: list[str], package: str) -> int:
    try:
        return command(arguments, package)
    except (UsageError, UnknownModel) as error:
        print(f"{_about.COMMAND}: {error}", file=sys.stderr)
        return USAGE


def command(arguments: list[str], package: str) -> int:
    """Finds the command and runs it."""
    parser = Parser(
        prog=_about.COMMAND,
        epilog="\n".join(f"  {name:<10}{text}" for name, text in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which one this is")
    parser.add_argument("command", nargs="?", metavar="COMMAND", help="one of the commands below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    name: str | None = parser.parse_args(arguments[:1]).command
    if name is None:
        parser.error(f"name a command: {', '.join(COMMANDS)}")
    if name not in COMMANDS:
        near = nearest(name, tuple(COMMANDS))
        hint = f"did you mean {near}?" if near else f"there are {', '.join(COMMANDS)}"
        parser.error(f"there is no command {name!r}; {hint}")
    module = import_module(f".{name}", __name__)
    text = f"{COMMANDS[name].capitalize()}."
    one = Parser(prog=f"{_about.COMMAND} {name}", description=text, allow_abbrev=False)
    module.add(one)
    one.add_argument("--json", action="store_true", help="print JSON")
    catalog: Catalog = import_module(f"{package}._models").MODELS
    code: int = module.run(one.parse_args(arguments[1:]), catalog)
    return code
