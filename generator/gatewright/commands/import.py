"""``gatewright import``: documents that vendors publish for machines → specs to review."""

from __future__ import annotations

import argparse
import gc
import sys
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from ..diagnostics import did_you_mean, printable
from ..runtime.terminal.console import CONFIGURATION, FINDINGS, USAGE
from .common import report
from .imported import name_written, tell, wrote

if TYPE_CHECKING:
    from ..published import ImportOptions, ImportRun, Library, UpdateRun

SHAPES = ("openapi", "replicate", "fal")


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("shape", choices=SHAPES, help="the form that the vendor publishes in")
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file or folder, JSON or YAML; - is stdin"
    )
    parser.add_argument("--gateway", required=True, metavar="NAME", help="the gateway's name")
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="GLOB",
        help="these models; may be repeated",
    )
    parser.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (./specs)"
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="write what a newer document changed into specs that were imported before",
    )
    parser.add_argument(
        "--accept-contradictions",
        action="store_true",
        dest="accept",
        help="where a document contradicts itself, take its options and say so in the spec",
    )
    parser.add_argument(
        "--docs",
        action="store_true",
        help="take descriptions, which are the vendor's text: for packages that nobody publishes",
    )
    parser.add_argument(
        "--medium",
        choices=("image", "video", "audio"),
        help="what those models make whose document does not say it",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print")


def run(args: argparse.Namespace) -> int:
    """Writes new specs, or what changed with --update. The exit code is 1 when a person has to look."""
    # Nearly all objects live to the end, so garbage collection would find nothing.
    gc.disable()
    try:
        return _run(args)
    finally:
        gc.enable()


def _run(args: argparse.Namespace) -> int:
    from ..published import (
        ImportOptions,
        ImportRecord,
        ImportRecordError,
        Library,
        documents_of,
        import_models,
        name_fault,
        read_record,
        update_models,
    )

    wrong = name_fault(args.gateway)
    if wrong:
        print(printable(f"gatewright import: {wrong}"), file=sys.stderr)
        return USAGE
    documents, unread = documents_of(args.sources)
    for name, why in unread:
        print(printable(f"{name}: {why}"), file=sys.stderr)
    if not documents:
        return CONFIGURATION
    for document in documents:
        for note in document.notes:
            print(printable(f"{document.name}: {note}"), file=sys.stderr)
    try:
        record = read_record(args.specs, args.gateway)
    except ImportRecordError as error:
        print(f"gatewright import: {error}", file=sys.stderr)
        return CONFIGURATION
    if args.update and record is None:
        print(
            f"gatewright import: nothing was imported into {args.gateway} yet; leave out --update",
            file=sys.stderr,
        )
        return CONFIGURATION
    if record is not None and record.shape != args.shape:
        print(
            f"gatewright import: {args.gateway} was imported as {record.shape}; use another --gateway",
            file=sys.stderr,
        )
        return CONFIGURATION
    record = record or ImportRecord(args.shape)
    record.docs |= args.docs
    record.accept |= args.accept
    record.medium = args.medium or record.medium
    options = ImportOptions(
        args.gateway, date.today().isoformat(), record.accept, record.docs, record.medium
    )
    library = Library(documents, args.sources)

    def takes(root: str) -> bool:
        return is_selected(root, args.select)

    chosen = (args.shape, library, options, args.specs, record, takes)
    if args.update:
        code = _tell_update(args, library, update_models(*chosen))
    else:
        code = _tell_import(args, library, import_models(*chosen), options)
    for path, why in (*library.unread.items(), *library.passed.items()):
        print(printable(f"left out: {path}: {why}"), file=sys.stderr)
    if library.twice:
        said = ", ".join(dict.fromkeys(library.twice[:3]))
        print(
            printable(f"{len(library.twice)} models stand there twice, the first counts: {said}"),
            file=sys.stderr,
        )
    return max(code, FINDINGS) if unread or library.unread else code


def _tell_import(
    args: argparse.Namespace, library: Library, run: ImportRun, options: ImportOptions
) -> int:
    if run.faults:
        return report(run.faults)
    if not run.models:
        return _none(args, library, options)
    if not wrote("import", run.texts, (library, args.specs, args.gateway)):
        return CONFIGURATION
    tell(run.models, args.format, options.accept, run.gateway)
    name_written(run.texts)
    if run.texts:
        print("next: look at what is `to confirm`, then `gatewright generate`", file=sys.stderr)
    if run.there:
        print(f"{len(run.there)} are there already; --update compares them", file=sys.stderr)
    return FINDINGS if any(one.problem for one in run.models) else 0


def _none(args: argparse.Namespace, library: Library, options: ImportOptions) -> int:
    """Says that no model is there, or that none is selected."""
    from ..published import ImportRecord, import_models, why_none

    everything = import_models(
        args.shape, library, options, args.specs, ImportRecord(args.shape), lambda _: True
    )
    roots = [one.root for one in everything.models]
    if not roots:
        said = f"no document holds a model in the form of {args.shape}"
        print(f"gatewright import: {said}{why_none(library, args.shape)}", file=sys.stderr)
        return CONFIGURATION
    hint = did_you_mean(args.select[0], roots)
    said = f"gatewright import: none of {len(roots)} models is called {args.select[0]}"
    print(printable(f"{said}; {hint}" if hint else said), file=sys.stderr)
    return USAGE


def _tell_update(args: argparse.Namespace, library: Library, run: UpdateRun) -> int:
    from difflib import unified_diff

    from ..pipeline import resolve_specs
    from ..release import compare, render_changes

    if run.faults or run.before is None or run.after is None:
        return report(run.faults)
    if not wrote("import", run.texts, (library, args.specs, args.gateway)):
        return CONFIGURATION
    old = {file.path: file.text for file in run.before.models}
    specs = [path for path in run.texts if path in old]
    for path in specs:
        was, now = old[path].splitlines(), run.texts[path].splitlines()
        for line in unified_diff(was, now, f"a/{path}", f"b/{path}", lineterm=""):
            print(printable(line))
    if specs:
        before, _ = resolve_specs(run.before)
        after, _ = resolve_specs(run.after)
        if before is not None and after is not None:
            sys.stdout.write(render_changes(compare(before, after), "text"))
    for root, why in run.left:
        print(printable(f"left to a person: {root}: {why}"), file=sys.stderr)
    for root in run.reworded:
        print(
            printable(
                f"{root}: no fact changed, but the words around them did; look for new rules"
            ),
            file=sys.stderr,
        )
    for root in run.gone:
        print(printable(f"{root}: no document has it any more; its spec stays"), file=sys.stderr)
    if run.new:
        print(f"{len(run.new)} models were not imported; gatewright add picks one", file=sys.stderr)
    if not specs and not run.left:
        print("nothing changed", file=sys.stderr)
    return FINDINGS if specs or run.left or run.gone else 0


def is_selected(root: str, patterns: list[str]) -> bool:
    """Whether one of the patterns takes a model, or there is none."""
    return not patterns or any(fnmatchcase(root, one) for one in patterns)
