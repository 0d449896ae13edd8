"""Files, folders and patterns on a command line, as files."""

from __future__ import annotations

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
