"""In which form requests lie in a file: one of those that every package knows, or a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .reading import BLOCK

if TYPE_CHECKING:
    from ..package import InstalledPackage

ONE, LINES, ARRAY, PARQUET = "one", "lines", "array", "parquet"
FORMS = (ONE, LINES, ARRAY, PARQUET)
MAGIC = b"PAR1"


def form_of(package: InstalledPackage, name: str, head: bytes) -> str:
    """How requests are written in a file that is called `name` and begins with `head`, unpacked."""
    found: str = PARQUET if head.startswith(MAGIC) else package.forms.form_of(name, head, BLOCK)
    return found
