"""Data files of a rendered package, read as a package reads them."""

from __future__ import annotations

from typing import Any

from gatewright.runtime.catalog.data import LIKE, line_of, merge_base


def rows(text: str) -> dict[str, Any]:
    """Module → its data, for every line of a data file."""
    known: dict[str, tuple[Any, list[str]]] = {}
    for line in text.splitlines():
        module, data, own = line_of(line.encode())
        known[module] = merge_base(*known[data[LIKE]], data, own) if LIKE in data else data, own
    return {module: data for module, (data, _) in known.items()}
