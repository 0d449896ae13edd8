"""``validate``: one request body against the model's page, offline."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from ..catalog import Catalog
from ..messages import printable
from .output import data

if TYPE_CHECKING:
    from ..violations import Violation


def add(parser: argparse.ArgumentParser) -> None:
    """Which model, and where the body is."""
    parser.add_argument("--model", required=True, metavar="KEY", help="the model's key")
    parser.add_argument("file", nargs="?", default="-", help="a JSON file; - is stdin (default)")


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Prints every broken rule; the exit code says whether there are any."""
    check = catalog.rules(arguments.model)
    violations = check(body(arguments.file)) or []
    if arguments.json:
        listed: list[dict[str, Any]] = [one.as_dict() for one in violations]
        data({"model": arguments.model, "valid": not violations, "violations": listed})
    else:
        for one in violations:
            print(line(one))
        count = len(violations)
        print(
            f"{count} broken {'rule' if count == 1 else 'rules'}" if count else "valid",
            file=sys.stderr,
        )
    return 1 if violations else 0


def line(one: Violation) -> str:
    """A violation with its suggestion and its source."""
    hint = f"; {one.suggestion}" if one.suggestion else ""
    return printable(f"{one.path or '(document)'}: {one.message}{hint} [{one.source}]")


def body(file: str) -> Any:
    """The JSON document in `file`; raises UsageError with its place when there is none."""
    from . import UsageError

    name = "stdin" if file == "-" else file
    try:
        if file == "-":
            content = sys.stdin.buffer.read()
        else:
            with open(file, "rb") as source:  # noqa: PTH123 (pathlib is slow to load)
                content = source.read()
        return json.loads(content)
    except OSError as error:
        raise UsageError(f"{printable(name)}: {error.strerror}") from error
    except json.JSONDecodeError as error:
        where = f"{printable(name)}:{error.lineno}:{error.colno}"
        raise UsageError(f"{where}: no JSON: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{printable(name)}: no JSON: not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"{printable(name)}: no JSON that can be read: nested too deep or a number too long"
        ) from error
