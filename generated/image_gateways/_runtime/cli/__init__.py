"""The command line of a generated package.

Exit codes: 0 fine, 1 the request breaks rules, 2 usage, 3 configuration, 4 network or gateway,
5 a paid create whose outcome is unknown, 130 interrupted. Data goes to stdout, messages to stderr.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

from .. import _about
from ..catalog.models import Catalog
from ..client.errors import UnknownModel
from ..terminal.commands import Command, parse_command, parser_of
from ..terminal.console import USAGE, exit_code

LOOK, ASK, CALL = "the models", "offline", "at the gateways"
COMMANDS = {
    "models": Command(
        "list the models",
        LOOK,
        ("", "qwen --medium image --max-price 0.05usd"),
        "Chat models are not part of this package.",
    ),
    "show": Command("show the arguments of a model and their sources", LOOK, ("GATEWAY/MODEL",)),
    "validate": Command(
        "check requests, offline: one body, or files of them",
        ASK,
        (
            "request.json",
            "--model-field model batches/ requests.csv",
            "--body-field body --carry custom_id batch.jsonl",
            "--fix --write request.json",
        ),
    ),
    "estimate": Command(
        "print the price of a request, or of files of them, offline",
        ASK,
        ("--model GATEWAY/MODEL -p image_size=16:9", "requests.jsonl"),
    ),
    "doctor": Command("explain a failed call, offline", ASK, ("call.txt",)),
    "generate": Command(
        "make an image, a video or a sound and save it",
        CALL,
        ('--model GATEWAY/MODEL --prompt "a lighthouse" --out light.png --max-credits 10',),
    ),
    "task": Command(
        "fetch what a task has made, or say where it is",
        CALL,
        ("task_0f3c --model GATEWAY/MODEL --out results/",),
    ),
    "balance": Command("say what is left on the accounts", CALL, ("", "--gateway NAME")),
}
"""The commands; the module of the same name here, or in the toolbox, has ``add`` and ``run``."""
TOOLBOX = "gatewright_tools"
"""The import name of the toolbox, which adds commands and extends some of these."""
MORE = ("validate", "estimate", "doctor")
"""The commands that the toolbox has. They take the place of those of the same name here."""


class UsageError(Exception):
    """The command line is wrong. The message is one sentence."""


class _Version(argparse.Action):
    """Prints the version, and which fast parts are installed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        try:
            parts: dict[str, bool] = import_module(f"{TOOLBOX}.record.fast").installed_parts()
        except ImportError:
            parts = {}
        said = ["tools yes" if parts else "tools no"]
        said += [f"{what} {'yes' if there else 'no'}" for what, there in parts.items()]
        print(f"{_about.DISTRIBUTION} {_about.VERSION} ({', '.join(said)})")
        parser.exit()


def main(argv: Sequence[str] | None = None, *, package: str | None = None) -> int:
    """Runs one command and returns its exit code. `package` is where ``_models`` lives."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    home = package or __name__.partition("._runtime")[0]
    return exit_code(_about.COMMAND, lambda: _run_command(arguments, home))


def process() -> NoReturn:
    """Runs one command as a process of its own, and ends it with the exit code.

    It skips the shutdown of the interpreter, which takes a tenth of the time of a short command.
    """
    code = main()
    with suppress(OSError):
        sys.stdout.flush()
    os._exit(code)


def _run_command(arguments: list[str], package: str) -> int:
    try:
        return command(arguments, package)
    except (UsageError, UnknownModel) as error:
        print(f"{_about.COMMAND}: {error}", file=sys.stderr)
        return USAGE


def command(arguments: list[str], package: str) -> int:
    """Finds the command and runs it."""
    version = {"action": _Version, "nargs": 0, "help": "say which one this is"}
    name, rest = parse_command(_about.COMMAND, COMMANDS, arguments, version)
    catalog: Catalog = import_module(f"{package}._models").MODELS
    module = _module(name, catalog)
    one = parser_of(_about.COMMAND, name, COMMANDS[name])
    if name in MORE and module.__name__.startswith(__name__):
        one.more = f"pip install {extra()} makes it take more"
    module.add(one)
    one.general("--json", action="store_true", help="print JSON")
    one.finish()
    code: int = module.run(one.parse_args(rest), catalog)
    return code


def _module(name: str, catalog: Catalog) -> Any:
    """The object with ``add`` and ``run`` of a command. Raises UsageError without the toolbox."""
    if name in MORE:
        try:
            return import_module(f"{TOOLBOX}.cli").command(name, catalog.package)
        except ModuleNotFoundError as error:
            if str(error.name).partition(".")[0] != TOOLBOX:
                raise
        except ImportError as error:  # The toolbox has another contract.
            raise UsageError(str(error)) from None
        if name == "doctor":
            raise UsageError(f"{name} is part of the toolbox; pip install {extra()}")
    return import_module(f".{name}", __name__)


def extra() -> str:
    """Returns the requirement that installs the toolbox."""
    return f"{_about.DISTRIBUTION}[tools]"
