"""``validate`` as the toolbox does it: files at full speed, every form of report, repairs."""

from __future__ import annotations

import argparse
from typing import Any

from ..bulk.forms import FORMS
from ..package import InstalledPackage
from .inputs import add_records, add_scale, files_of

ASKS_FOR_MANY = (
    "format", "out", "max_errors", "max_line", "jobs", "shard", "column", "body_field", "ignore", "carry",
)  # fmt: skip
"""Options that no single body needs."""


def add(parser: Any, package: InstalledPackage) -> None:
    """Which model, where the bodies are, and what the report looks like."""
    package.thin.add(parser, FORMS)
    add_records(parser)
    report = parser.add_argument_group("the report")
    report.add_argument(
        "--format", choices=("text", "json", "github", "sarif", "junit"), help="the report's form"
    )
    report.add_argument("--out", metavar="FILE", help="write the report there, once it is whole")
    report.add_argument(
        "--warnings", action="store_true", help="also tell what is taken though no page lists it"
    )
    report.add_argument(
        "--estimate", action="store_true", help="also add up what the right requests cost"
    )
    report.add_argument("--only-invalid", action="store_true", help="say nothing of right requests")
    report.add_argument(
        "--max-errors", type=int, metavar="N", help="stop after N requests that are not right"
    )
    scale = parser.add_argument_group("large files")
    add_scale(scale)
    scale.add_argument("--shard", metavar="I/N", help="only the I-th of N parts of the files")
    repairs = parser.add_argument_group("repairs")
    repairs.add_argument(
        "--fix", action="store_true", help="make the safe repairs and show them as a diff"
    )
    repairs.add_argument("--write", action="store_true", help="with --fix: change the files")


def run(arguments: argparse.Namespace, package: InstalledPackage) -> int:
    """Prints every broken rule; the exit code says whether there are any. Raises UsageError."""
    if arguments.json and arguments.format not in (None, "json"):
        raise package.main.UsageError(f"--json does not go with --format {arguments.format}")
    if arguments.model is not None:
        package.models.rules(arguments.model)
    arguments.files = files_of(package, arguments.files)
    if arguments.fix:
        from .fix import fix

        return fix(arguments, package)
    if arguments.write:
        raise package.main.UsageError("--write goes with --fix")
    head = b""
    single = not (arguments.warnings or arguments.estimate)
    if single and all(getattr(arguments, name) is None for name in ASKS_FOR_MANY):
        code, head = package.thin.single(arguments, package.models)
        if code is not None:
            return int(code)
    from .many import check_many

    return check_many(arguments, package, head)
