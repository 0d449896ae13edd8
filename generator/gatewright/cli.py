"""The command line. Each command is a module of `commands`, loaded only when it is called.

Exit codes: 0 fine, 1 findings or drift, 2 usage, 3 spec or configuration, 4 network or gateway,
5 outcome unknown, 130 interrupted. Data goes to stdout, messages to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from . import __version__
from .runtime.terminal.commands import Command, parse_command, parser_of
from .runtime.terminal.console import exit_code

WRITE, READ, TRY = "from specs", "into specs", "on this machine"
COMMANDS = {
    "generate": Command(
        "write the package that the specs describe",
        WRITE,
        ("", "--package acme_images --out ../acme"),
    ),
    "check": Command(
        "check the specs, and compare the package on disk with them",
        WRITE,
        ("", "--specs ../facts/specs"),
    ),
    "export": Command(
        "write the rules for other software: JSON Schema, OpenAPI, Markdown",
        WRITE,
        ("openapi --out exports", "jsonschema --model rivya/qwen2-image"),
    ),
    "diff": Command(
        "compare two states of the specs and name the next version", WRITE, ("v0.1.0 v0.2.0",)
    ),
    "release": Command(
        "step the version, write the package and its changelog", WRITE, ("--dry-run",)
    ),
    "docs": Command(
        "read documentation pages and compare them with the specs",
        READ,
        ("check page.html", "apply page.html"),
    ),
    "import": Command(
        "write specs from documents that vendors publish for machines",
        READ,
        ("replicate models.json --gateway replicate",),
    ),
    "add": Command(
        "write the spec of one model more, from documents that were imported",
        READ,
        ("replicate/black-forest-labs/flux-dev",),
    ),
    "mock": Command("run a local gateway that speaks all of them", TRY, ("--port 8088",)),
}
"""The commands; the module of the same name in `commands` has ``add`` and ``run``."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return exit_code("gatewright", lambda: _run(arguments))


def _run(arguments: list[str]) -> int:
    version = {"action": "version", "version": f"gatewright {__version__}"}
    text = "From documentation pages to typed, money-safe clients and offline validators."
    name, rest = parse_command("gatewright", COMMANDS, arguments, version, text)
    command = import_module(f".commands.{name}", __package__)
    one = parser_of("gatewright", name, COMMANDS[name])
    command.add(one)
    one.finish()
    code: int = command.run(one.parse_args(rest))
    return code
