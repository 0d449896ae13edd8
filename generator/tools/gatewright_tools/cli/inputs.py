"""Files, folders and patterns on a command line, as files."""

from __future__ import annotations

import argparse
import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..bulk.reading import STDIN

if TYPE_CHECKING:
    from ..package import InstalledPackage

ENDINGS = ("json", "jsonl", "ndjson", "jsonlines", "parquet", "csv", "tsv")
"""Endings of the files of a folder that are read."""
PACKED = ("gz", "zst")
SIGNS = frozenset("*?[")


def add_records(parser: argparse.ArgumentParser) -> None:
    """What of a record is the request."""
    records = parser.add_argument_group("records that are more than a request")
    records.add_argument(
        "--column", metavar="NAME", help="the column of Parquet files that holds requests as JSON"
    )
    records.add_argument(
        "--body-field",
        metavar="FIELD",
        help="the key of each record that holds the request; a dot leads into an object",
    )
    records.add_argument(
        "--ignore", metavar="FIELD,…", help="keys or columns that belong to no request"
    )
    records.add_argument(
        "--carry", metavar="FIELD,…", help="such keys or columns, which go into the report"
    )


def add_scale(group: argparse._ArgumentGroup) -> None:  # pyright: ignore[reportPrivateUsage]
    """How much is read at once, and by how many."""
    group.add_argument(
        "--max-line", type=int, metavar="BYTES", help="longest record that is read (8388608)"
    )
    group.add_argument("--jobs", type=int, metavar="N", help="processes (1)")


def files_of(package: InstalledPackage, names: list[str]) -> list[str]:
    """The files that `names` mean, in order, each once; raises UsageError where one means none."""
    found: list[str] = []
    for name in names:
        if name != STDIN and Path(name).is_dir():
            found += _in_folder(package, name)
        elif SIGNS & {*name} and not os.path.lexists(name):
            # pathlib knows no pattern that may begin with a root.
            matching = glob.glob(name, recursive=True)  # noqa: PTH207
            files = sorted(one for one in matching if Path(one).is_file())
            if not files:
                raise package.main.UsageError(
                    f"{package.words.printable(name)}: no file is called so"
                )
            found += files
        else:
            found.append(name)
    return found if found.count(STDIN) > 1 else list(dict.fromkeys(found))


def _in_folder(package: InstalledPackage, folder: str) -> list[str]:
    found: list[str] = []
    for home, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".")]
        found += [str(Path(home, name)) for name in names if _is_read(name)]
    if not found:
        shown = package.words.printable(folder)
        raise package.main.UsageError(
            f"{shown}: the folder holds no file that ends in .{', .'.join(ENDINGS)}"
        )
    return sorted(found)


def _is_read(name: str) -> bool:
    parts = name.lower().split(".")
    if parts[-1] in PACKED:
        parts.pop()
    return not name.startswith(".") and len(parts) > 1 and parts[-1] in ENDINGS
