"""The command line. Each command is a module of `commands`, loaded only when it is called.

Exit codes: 0 fine, 1 findings or drift, 2 usage, 3 spec or configuration, 4 network or gateway,
5 outcome unknown, 130 interrupted. Data goes to stdout, messages to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from . import __version__
from .runtime.commands import parse_command, parser_of
from .runtime.console import exit_code

COMMANDS = {
    "generate": "write the package that the specs describe",
    "check": "check the specs, and compare the package on disk with them",
    "mock": "run a local gateway that speaks all of them",
    "export": "write the rules for other software: JSON Schema, OpenAPI, Markdown",
    "import": "write specs from documents that vendors publish for machines",
    "add": "write the spec of one model more, from documents that were imported",
    "docs": "read documentation pages and compare them with the specs",
    "diff": "compare two states of the specs and name the next version",
    "release": "step the version, write the package and its changelog",
}
"""Command → what it does; the module of the same name in `commands` has ``add`` and ``run``."""

EXAMPLES = {
    "generate": ("", "--package acme_images --out ../acme"),
    "check": ("", "--specs ../facts/specs"),
    "mock": ("--port 8088",),
    "export": ("openapi --out exports",),
    "import": ("replicate models.json --gateway replicate",),
    "add": ("replicate/black-forest-labs/flux-dev",),
    "docs": ("check page.html", "apply page.html"),
    "diff": ("v0.1.0 v0.2.0",),
}
"""Command → arguments that its help shows."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return exit_code("gatewright", lambda: _run(arguments))


def _run(arguments: list[str]) -> int:
    version = {"action": "version", "version": f"gatewright {__version__}"}
    text = "From documentation pages to typed, money-safe clients and offline validators."
    name, rest = parse_command("gatewright", COMMANDS, arguments, version, text)
    command = import_module(f".commands.{name}", __package__)
    one = parser_of("gatewright", name, COMMANDS[name], EXAMPLES.get(name, ()))
    command.add(one)
    code: int = command.run(one.parse_args(rest))
    return code
