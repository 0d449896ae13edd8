"""``estimate``: what a request, or all requests of files, cost by the pages."""

from __future__ import annotations

import argparse
import json
from typing import Any

from ..bulk import FORMS, Summary
from ..package import InstalledPackage
from .inputs import add_records, add_scale, files_of
from .many import judge_files

UNASKED = {"format": None, "out": None, "warnings": False, "only_invalid": True, "max_errors": None,
           "shard": None, "estimate": True}  # fmt: skip
"""What `validate` may be asked beside, and this may not."""
CALL = ("params", "prompt")
"""What a single request is made of."""


def add(parser: Any, package: InstalledPackage) -> None:
    """Which model and params, or where the requests are."""
    package.price_of_one.add(parser)
    files = parser.add_argument_group("which requests")
    files.add_argument("--model-field", metavar="FIELD", help="the key that names the model")
    files.add_argument("--input", choices=FORMS, help="what the files hold")
    add_records(parser)
    add_scale(parser.add_argument_group("large files"))
    parser.general("-q", "--quiet", action="store_true", help="no progress and no counts")


def run(arguments: argparse.Namespace, package: InstalledPackage) -> int:
    """Prints what the right requests cost together. The exit code is 1 when others are among them."""
    if not arguments.files:
        return int(package.price_of_one.one(arguments, package.models))
    if any(getattr(arguments, name) for name in CALL):
        raise package.main.UsageError("-p and --prompt make one request; they do not go with files")
    if arguments.model is not None:
        package.models.rules(arguments.model)
    arguments.files = files_of(package, arguments.files)
    vars(arguments).update(UNASKED)
    code, summary = judge_files(arguments, package, lambda text: None)
    if summary is None:
        return code
    if arguments.json:
        print(json.dumps(data(summary)))
    elif summary.requests == summary.invalid:
        print("no request is right, so there is nothing to add up")
    else:
        print(summary.costs())
    return code


def data(summary: Summary) -> dict[str, Any]:
    """The counts and costs as JSON data; amounts are texts, as exact as the pages."""
    return {
        "requests": summary.requests,
        "valid": summary.requests - summary.invalid,
        "cost": {unit: str(amount) for unit, amount in sorted(summary.money.items())},
        "unknown": dict(sorted(summary.unpriced.items())),
    }
