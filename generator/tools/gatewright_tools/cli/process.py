"""``gatewright-tools --package NAME COMMAND …``: the command line of any generated package."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ..package import NoPackage, open_package

USAGE = 2
HELP = """usage: gatewright-tools --package NAME COMMAND ...

Runs a command of the generated package of that import name, such as
  gatewright-tools --package image_gateways validate requests.jsonl --jobs 4
See gatewright-tools --package NAME --help for its commands."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command of one package and returns its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] in (["-h"], ["--help"]):
        print(HELP)
        return 0
    flag, equals, name = arguments[0].partition("=") if arguments else ("", "", "")
    rest = arguments[1:]
    if flag == "--package" and not equals and rest:
        name, *rest = rest
    if flag != "--package" or not name:
        print("gatewright-tools: name a package: --package NAME COMMAND ...", file=sys.stderr)
        return USAGE
    try:
        package = open_package(name)
    except NoPackage as error:
        print(f"gatewright-tools: {error}", file=sys.stderr)
        return USAGE
    return int(package.main.main(rest))


def process() -> None:
    """Runs one command as a process of its own, and ends it with the exit code."""
    raise SystemExit(main())
