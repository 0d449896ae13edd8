"""``gatewright add``: one model more, from documents that were imported before."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from ..diagnostics import did_you_mean, printable
from ..runtime.terminal.console import CONFIGURATION, FINDINGS, USAGE
from .common import report
from .imported import name_written, tell, wrote


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("models", nargs="+", metavar="GATEWAY/MODEL", help="the models to add")
    parser.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (./specs)"
    )


def run(args: argparse.Namespace) -> int:
    """Writes the spec of each model; the exit code is 1 when one cannot be written."""
    code = 0
    for key in args.models:
        gateway, _, root = key.partition("/")
        if not root:
            print(printable(f"gatewright add: {key} is not a GATEWAY/MODEL"), file=sys.stderr)
            return USAGE
        code = max(code, _add(args.specs, gateway, root))
    return code


def _add(specs: Path, gateway: str, root: str) -> int:
    from ..published import (
        DocumentError,
        ImportOptions,
        ImportRecordError,
        import_models,
        kept_documents,
        read_record,
    )

    try:
        record = read_record(specs, gateway)
        if record is None:
            raise ImportRecordError(f"nothing was imported into {specs}; use gatewright import")
        library = kept_documents(specs, gateway)
    except (ImportRecordError, DocumentError) as error:
        print(printable(f"gatewright add: {gateway}: {error}"), file=sys.stderr)
        return CONFIGURATION
    today = date.today().isoformat()
    options = ImportOptions(gateway, today, record.accept, record.docs, record.medium)
    names: list[str] = []

    def is_wanted(name: str) -> bool:
        names.append(name)
        return name == root

    run = import_models(record.shape, library, options, specs, record, is_wanted)
    if run.faults:
        return report(run.faults)
    if not run.models:
        said = f"gatewright add: the documents of {gateway} have no model {root}"
        hint = did_you_mean(root, names)
        print(printable(f"{said}; {hint}" if hint else said), file=sys.stderr)
        return USAGE
    if run.there:
        print(printable(f"{root} is there already"), file=sys.stderr)
        return 0
    if not wrote("add", run.texts):
        return CONFIGURATION
    tell(run.models, "text", record.accept)
    name_written(run.texts)
    return FINDINGS if run.models[0].problem else 0
