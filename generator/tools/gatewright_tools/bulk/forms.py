"""In which form requests lie in a file: one of those that every package knows, or a table."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .reading import BLOCK

if TYPE_CHECKING:
    from ..package import InstalledPackage

ONE, LINES, ARRAY, PARQUET = "one", "lines", "array", "parquet"
CSV, TSV = "csv", "tsv"
SHEETS = (CSV, TSV)
FORMS = (ONE, LINES, ARRAY, PARQUET, *SHEETS)
MAGIC = b"PAR1"


def form_of(package: InstalledPackage, name: str, head: bytes) -> str:
    """How requests are written in a file that is called `name` and begins with `head`, unpacked."""
    endings = os.path.basename(name).lower().split(".")[-2:]
    sheet = next((one for one in SHEETS if one in endings), None)
    if sheet is not None:
        return sheet
    found: str = PARQUET if head.startswith(MAGIC) else package.forms.form_of(name, head, BLOCK)
    return found
