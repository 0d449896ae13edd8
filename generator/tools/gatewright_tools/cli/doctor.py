"""``doctor``: explains a failed call and proposes the nearest valid one."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from ..doctor import (
    Diagnosis,
    Incident,
    NoCall,
    all_keys,
    data,
    diagnose,
    lines,
    pair,
    read,
    redact,
    remove_secrets,
    secrets,
)
from ..package import InstalledPackage

STDIN = "-"
LARGEST = 64 << 20
"""Most bytes of the input."""


def add(parser: argparse.ArgumentParser, package: InstalledPackage) -> None:
    """Adds the arguments of the command."""
    del package  # The arguments are the same for every package.
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a call (curl, fetch, Python, HTTPie, PowerShell, raw HTTP) with or without its answer "
        "below, a HAR file, a traceback, an error, or JSON with request and response; - is stdin "
        "(default)",
    )
    parser.add_argument("--model", metavar="KEY", help="the model's key; else the call names it")
    parser.add_argument("--request", metavar="FILE", help="the request, beside --response")
    parser.add_argument("--response", metavar="FILE", help="the answer, beside --request")
    parser.add_argument(
        "--files", action="store_true", help="read the files that a curl command names by @"
    )


def run(arguments: argparse.Namespace, package: InstalledPackage) -> int:
    """Prints the diagnosis of each call. The exit code is 1 when one of them has a fault."""
    if arguments.model is not None:
        package.models.rules(arguments.model)
    content, cases = _cases(arguments, package)
    hidden = secrets(cases, all_keys(package.models), content)
    try:
        found = _diagnoses(package, [remove_secrets(one, hidden) for one in cases], arguments.model)
    except NoCall as error:
        raise package.main.UsageError(
            redact(f"{_name(arguments, package)}: {error}", hidden)
        ) from error
    if arguments.json:
        print(redact(json.dumps([data(one) for one in found], indent=2), hidden))
    else:
        for one in found:
            for line in lines(one):
                print(redact("\n".join(map(package.words.printable, line.split("\n"))), hidden))
    fine = all(one.fine for one in found)
    return int(package.console.FINE if fine else package.console.FINDINGS)


def _diagnoses(
    package: InstalledPackage, cases: list[Incident], model: str | None
) -> list[Diagnosis]:
    """Yields the diagnoses. Of several calls it takes those to a known gateway only."""
    found: list[Diagnosis] = []
    refused: list[NoCall] = []
    for case in cases:
        try:
            found.append(diagnose(package, case, model))
        except NoCall as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return found


def _cases(arguments: argparse.Namespace, package: InstalledPackage) -> tuple[str, list[Incident]]:
    """(everything that was read, the calls in it); raises UsageError."""
    printable = package.words.printable
    request, response = arguments.request, arguments.response
    if (request is None) != (response is None) or (request and arguments.file):
        raise package.main.UsageError("give one FILE, or --request FILE and --response FILE")

    def files(name: str) -> bytes:
        if not arguments.files:
            raise NoCall(f"the body is in {printable(name)!r}; give --files to have it read")
        return _content(package, name)

    try:
        if request is not None:
            parts = _content(package, request), _content(package, response)
            return "\n".join(part.decode("utf-8", "replace") for part in parts), pair(*parts, files)
        content = _content(package, arguments.file or STDIN)
        return content.decode("utf-8", "replace"), read(content, files)
    except NoCall as error:
        raise package.main.UsageError(printable(f"{_name(arguments, package)}: {error}")) from error


def _content(package: InstalledPackage, name: str) -> bytes:
    printable = package.words.printable
    try:
        if name == STDIN:
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(LARGEST + 1)
    except OSError as error:
        raise package.main.UsageError(f"{printable(name)}: {error.strerror or error}") from error
    if len(content) > LARGEST:
        raise package.main.UsageError(
            f"{printable(name)}: more than {LARGEST:,} bytes are not read"
        )
    return content


def _name(arguments: argparse.Namespace, package: InstalledPackage) -> str:
    name = arguments.request or arguments.file or STDIN
    return "stdin" if name == STDIN else package.words.printable(name)
