"""Where a fact of a gateway is written."""

from __future__ import annotations

from typing import Any


def source_of(facts: dict[str, Any], fact: str) -> str:
    """Title, address and date of the page that states `fact`, or what it is inferred from, or ``""``."""
    told: dict[str, Any] = facts.get("provenance", {})
    name = fact
    while name and name not in told:
        name = name.rpartition(".")[0]
    stated: dict[str, Any] = told.get(name, {})
    if "source" not in stated:
        return f"inferred: {stated['inferred']}" if "inferred" in stated else ""
    page: dict[str, Any] = facts.get("sources", {}).get(stated["source"], {})
    parts = [page.get("title"), page.get("url"), f"read {page['read']}" if "read" in page else None]
    return ", ".join(part for part in parts if part)
