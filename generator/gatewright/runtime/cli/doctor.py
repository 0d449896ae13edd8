"""``doctor``: what is wrong with a call that failed, and the nearest one that is right."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from ..catalog import Catalog
from ..console import FINDINGS, FINE
from ..doctor import (
    Case,
    Diagnosis,
    Unreadable,
    all_keys,
    cleaned,
    data,
    diagnose,
    lines,
    pair,
    read,
    redacted,
    secrets,
)
from ..rules.messages import printable
from . import UsageError

STDIN = "-"
LARGEST = 64 << 20
"""Bytes of what is handed over that are read."""


def add(parser: argparse.ArgumentParser) -> None:
    """What to look at."""
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a curl command line, a HAR file, or JSON with request and response; - is stdin "
        "(default)",
    )
    parser.add_argument("--model", metavar="KEY", help="the model's key; else the call names it")
    parser.add_argument("--request", metavar="FILE", help="the request, beside --response")
    parser.add_argument("--response", metavar="FILE", help="the answer, beside --request")
    parser.add_argument(
        "--files", action="store_true", help="read the files that a curl command names by @"
    )


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Says what is wrong with each call; the exit code whether anything is."""
    if arguments.model is not None:
        catalog.rules(arguments.model)
    content, cases = _cases(arguments)
    hidden = secrets(cases, all_keys(catalog), content)
    try:
        found = _diagnoses(catalog, [cleaned(one, hidden) for one in cases], arguments.model)
    except Unreadable as error:
        raise UsageError(redacted(f"{_name(arguments)}: {error}", hidden)) from error
    if arguments.json:
        print(redacted(json.dumps([data(one) for one in found], indent=2), hidden))
    else:
        for one in found:
            for line in lines(one):
                print(redacted("\n".join(map(printable, line.split("\n"))), hidden))
    return FINE if all(one.fine for one in found) else FINDINGS


def _diagnoses(catalog: Catalog, cases: list[Case], model: str | None) -> list[Diagnosis]:
    """Of several calls only those that go to a known gateway, as a browser records everything."""
    found: list[Diagnosis] = []
    refused: list[Unreadable] = []
    for case in cases:
        try:
            found.append(diagnose(catalog, case, model))
        except Unreadable as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return found


def _cases(arguments: argparse.Namespace) -> tuple[str, list[Case]]:
    """(everything that was read, the calls in it); raises UsageError."""
    request, response = arguments.request, arguments.response
    if (request is None) != (response is None) or (request and arguments.file):
        raise UsageError("give one FILE, or --request FILE and --response FILE")

    def files(name: str) -> bytes:
        if not arguments.files:
            raise Unreadable(f"the body is in {printable(name)!r}; give --files to have it read")
        return _content(name)

    try:
        if request is not None:
            parts = _content(request), _content(response)
            return "\n".join(part.decode("utf-8", "replace") for part in parts), pair(*parts, files)
        content = _content(arguments.file or STDIN)
        return content.decode("utf-8", "replace"), read(content, files)
    except Unreadable as error:
        raise UsageError(printable(f"{_name(arguments)}: {error}")) from error


def _content(name: str) -> bytes:
    try:
        if name == STDIN:
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{printable(name)}: {error.strerror or error}") from error
    if len(content) > LARGEST:
        raise UsageError(f"{printable(name)}: more than {LARGEST:,} bytes are not read")
    return content


def _name(arguments: argparse.Namespace) -> str:
    name = arguments.request or arguments.file or STDIN
    return "stdin" if name == STDIN else printable(name)
