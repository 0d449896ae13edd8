"""``validate``: one request, or files of them, against the models' pages, offline.

One body with --model loads few modules. With the toolbox installed, its command of
this name takes the place of this one, which it calls for a single body.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

from ..catalog.models import Catalog
from ..record.decode import BOM, NOTHING, RecordReader
from ..record.faults import InputFault
from ..record.forms import FORMS
from ..rules.messages import paint, printable, sentence
from ..rules.violations import Violation
from ..terminal.commands import Parser
from ..terminal.console import has_colours

STDIN = "-"
SMALL = 1 << 20
"""Most bytes of a file that is read as one body."""
MANY = (".jsonl", ".ndjson", ".jsonlines", ".gz", ".zst", ".csv", ".tsv", ".parquet")
"""Endings of files that hold many bodies, packed ones, or tables."""


def add(parser: Parser, forms: Sequence[str] = FORMS) -> None:
    """Which model, and where the bodies are."""
    which = parser.add_argument_group("which requests")
    model = which.add_mutually_exclusive_group()
    model.add_argument("--model", metavar="KEY", help="the model's key; else the body names it")
    model.add_argument(
        "--model-field", metavar="FIELD", help="the key of each record that names its model"
    )
    parser.add_argument(
        "files",
        nargs="*",
        default=[],
        metavar="FILE",
        help="a JSON body, JSON Lines or a JSON array; - is stdin (default)",
    )
    which.add_argument("--input", choices=forms, help="what the files hold")
    parser.general("-q", "--quiet", action="store_true", help="no progress and no summary")


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Prints every broken rule; the exit code says whether there are any."""
    code, head = single(arguments, catalog)
    if code is not None:
        return code
    from .several import several

    return several(arguments, catalog, head)


def single(arguments: argparse.Namespace, catalog: Catalog) -> tuple[int | None, bytes]:
    """Returns (exit code for one body, bytes that were read from standard input).

    The code is None where there may be several. Raises UnknownModel and UsageError.
    """
    if arguments.model is not None:
        catalog.rules(arguments.model)
    if not _may_be_one(arguments):
        return None, b""
    content = _content(arguments)
    one = _one_body(arguments, content)
    if one is not None:
        return _report_body(arguments, catalog, *one, content.removeprefix(BOM)), b""
    return None, content if first(arguments) == STDIN else b""


def first(arguments: argparse.Namespace) -> str:
    """The first file."""
    return arguments.files[0] if arguments.files else STDIN


def _may_be_one(arguments: argparse.Namespace) -> bool:
    """Whether nothing on the command line asks for more than one body.

    A pipe cannot be opened twice, so the reader of several bodies takes it.
    """
    name = first(arguments)
    return (
        len(arguments.files) < 2
        and arguments.input in (None, "one")
        and arguments.model_field is None
        and not name.endswith(MANY)
        and (name == STDIN or os.path.isfile(name) or not os.path.exists(name))
    )


def _content(arguments: argparse.Namespace) -> bytes:
    """The file, or as much of it as one body may have; raises UsageError."""
    from . import UsageError

    name = first(arguments)
    try:
        if name == STDIN:
            return sys.stdin.buffer.read(SMALL + 1)
        with open(name, "rb") as source:
            return source.read(SMALL + 1)
    except (OSError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        hint = "; name a FILE, and perhaps --model KEY" if name == STDIN else ""
        raise UsageError(f"{_file_label(name)}: {reason}{hint}") from error


def _one_body(arguments: argparse.Namespace, content: bytes) -> tuple[Any, list[InputFault]] | None:
    """The one body in `content` and what is wrong with its text, or None where there are several."""
    if len(content) > SMALL or content[:2] == b"\x1f\x8b" or content[:4] == b"\x28\xb5\x2f\xfd":
        return None
    skip = len(BOM) if content.startswith(BOM) else 0
    found: tuple[Any, list[InputFault]] = RecordReader().read(content[skip:], skip, whole=True)
    if found[0] is not NOTHING:
        return None if isinstance(found[0], list) and arguments.input is None else found
    if arguments.input is None and _may_be_several(content):
        return None
    return found


def _may_be_several(content: bytes) -> bool:
    """Whether text that is not JSON may be several bodies, one of them broken."""
    from ..record.forms import ARRAY, ONE, form_of

    form = form_of("", content)
    return content.startswith(b"PAR1") or (form != ONE and (form != ARRAY or b"{" in content))


def _report_body(
    arguments: argparse.Namespace,
    catalog: Catalog,
    body: Any,
    faults: list[InputFault],
    content: bytes,
) -> int:
    """Prints the violations of one body, which `content` holds, and returns the exit code."""
    model: str | None = arguments.model
    violations: list[Violation] = [*faults]
    notices: list[Violation] = []
    if body is not NOTHING:
        from ..record.judging import Judging

        model, found = Judging(catalog, model).judge(body, faults)
        violations = [*found]
        notices = [] if model is None else catalog.notices(model, body)
    if arguments.json:
        file = arguments.files[0] if arguments.files else STDIN
        listed = _rows_with_places(violations, content)
        said: dict[str, Any] = {"file": file, "line": 1, "offset": 0, "model": model}
        said |= {"valid": not violations, "violations": listed}
        if notices:
            said["warnings"] = _rows_with_places(notices, content)
        print(json.dumps(said))
    else:
        say = paint if has_colours(sys.stdout) else sentence
        for one in violations:
            place = _where(arguments) if body is NOTHING else ""
            print(f"{place}{say(one)}")
        for one in notices:
            print(f"warning: {say(one)}")
        if not arguments.quiet:
            count = len(violations)
            text = f"{count} broken {'rule' if count == 1 else 'rules'}" if count else "valid"
            print(text, file=sys.stderr)
    return 1 if violations else 0


def _rows_with_places(found: list[Violation], content: bytes) -> list[dict[str, Any]]:
    """Each of `found` as data, with its line and column in `content`."""
    if not found:
        return []
    from ..record.positions import positions

    return [
        one.as_dict() | {"line": 1 + below, "column": column}
        for one, (below, column) in zip(found, positions(content, found), strict=True)
    ]


def _where(arguments: argparse.Namespace) -> str:
    return f"{_file_label(first(arguments))}: "


def _file_label(name: str) -> str:
    return "stdin" if name == STDIN else printable(name)
