"""``show``: one model."""

from __future__ import annotations

import argparse
from typing import Any

from ..catalog import Catalog
from ..messages import printable
from ..price import estimate
from .output import data, table


def add(parser: argparse.ArgumentParser) -> None:
    """Which model."""
    parser.add_argument("key", metavar="KEY", help="the model's key, such as gateway/model")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of a request")


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Prints the facts of a model, or all of them as JSON."""
    info = catalog[arguments.key]
    if arguments.schema:
        data(catalog.data(info.key, "schemas"))
        return 0
    facts: dict[str, Any] = catalog.data(info.key, "facts")
    if arguments.json:
        data(facts)
        return 0
    print(f"{info.key}: {printable(info.title)}")
    print(f"modes: {', '.join(mode.name for mode in info.modes)}")
    print(f"price: {estimate(info)}")
    for name, source in facts.get("sources", {}).items():
        print(f"source {name}: {source.get('url') or source.get('title')}, read {source['read']}")
    print()
    rows = [("prompt", limits(facts.get("prompt", {})), "")]
    stated: dict[str, Any] = facts.get("params", {})
    for name, argument in info.arguments.items():
        fact = stated.get(name, {})
        rows.append((name, limits(fact) or argument.kind, str(fact.get("doc", ""))))
    table(rows)
    return 0


def limits(fact: dict[str, Any]) -> str:
    """The limits that a page states, in one line."""
    words = [str(fact["type"])] if "type" in fact else []
    for name, value in fact.items():
        if name == "options":
            words.append(" | ".join(str(option) for option in value))
        elif name not in ("type", "doc", "wire", "items"):
            words.append(f"{name} {value}")
    return ", ".join(words)
