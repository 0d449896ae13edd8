"""Each fact of a gateway names a page that was read for it, by a list that a person wrote beside the specs."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gatewright.load import load

from .table import leaves

ROOT = Path(__file__).parents[2]
LIST = ROOT / "tests" / "facts" / "pages.txt"
OWN_WORDS = ("title", "class", "sources", "provenance", "undocumented")


def pages_read() -> dict[str, dict[str, list[str]]]:
    """Gateway → page (its address, else its title) → what it was read for."""
    found: dict[str, dict[str, list[str]]] = {}
    gateway = ""
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            page, _, facts = line.strip().rpartition(": ")
            found[gateway][page] = facts.split()
        elif line and not line.startswith("#"):
            gateway = line
            found[gateway] = {}
    return found


READ = pages_read()


@cache
def specs() -> dict[str, dict[str, Any]]:
    workspace, _ = load(ROOT / "specs")
    return {name: file.data for name, file in workspace.gateways.items()}


def spec(gateway: str) -> dict[str, Any]:
    return deepcopy(specs()[gateway])


def unbacked(gateway: str, data: dict[str, Any]) -> list[str]:
    """The facts whose page was not read for them, with the page."""
    provenance = data["provenance"]
    found: list[str] = []
    for path, _ in leaves({key: one for key, one in data.items() if key not in OWN_WORDS}):
        fact = ".".join(map(str, path))
        steps = fact.split(".")
        beginnings = (".".join(steps[:length]) for length in range(len(steps), 0, -1))
        entry = next((provenance[one] for one in beginnings if one in provenance), {})
        if "source" not in entry or entry["source"] == "page":
            continue  # inferred and chosen facts give their reason; a model's own page is its own matter
        source = data["sources"][entry["source"]]
        page = source.get("url") or source["title"]
        pages = {page, source["title"]} & READ[gateway].keys()
        backed = [one for name in pages for one in READ[gateway][name]]
        if not any(fact == one or fact.startswith(f"{one}.") for one in backed):
            found.append(f"{fact}: {page}")
    return found


@pytest.mark.parametrize("gateway", READ)
def test_every_fact_of_a_gateway_names_a_page_that_was_read_for_it(gateway: str) -> None:
    assert unbacked(gateway, spec(gateway)) == []


@pytest.mark.parametrize(
    ("gateway", "fact", "wrong"),
    [
        ("reapi", "operations.videos", {"source": "tasks"}),
        ("reapi", "auth.env", {"source": "quickstart"}),
        ("skills-video", "operations.generation.media", {"source": "status"}),
        ("rivya", "idempotency.deduplicates", {"source": "generations"}),
    ],
)
def test_a_page_that_was_not_read_for_a_fact_is_named(
    gateway: str, fact: str, wrong: dict[str, str]
) -> None:
    data = spec(gateway)
    data["provenance"][fact] = wrong
    assert any(one.startswith(fact) for one in unbacked(gateway, data))
