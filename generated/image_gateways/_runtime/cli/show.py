"""``show``: one model."""

from __future__ import annotations

import argparse
import shutil
import textwrap
from collections.abc import Sequence
from typing import Any

from ..catalog.info import ArgumentInfo, ModelInfo
from ..catalog.models import Catalog
from ..client.price import price_words
from ..facts.expiry import expiry_words
from ..facts.sight import seen_in_words
from ..rules.messages import join_words, printable
from .output import data
from .words import change, files, kinds_inside, limits, mode

WIDEST = 100
"""Most columns on a wide terminal."""


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
    print(f"medium: {info.medium}")
    print(f"files: {_files(info, facts.get('params', {}))}")
    print(f"modes: {', '.join(map(mode, info.modes))}")
    print(f"price: {price_words(info)}")
    print(f"links to results: {expiry_words(info.links_expire, info.links_lifetime, info.unseen)}")
    print(f"page: {seen_in_words(info.unseen)}")
    for name, source in facts.get("sources", {}).items():
        print(f"source {name}: {source.get('url') or source.get('title')}, read {source['read']}")
    print()
    shared: dict[str, Any] = catalog.gateway_facts(info.key).get("params", {})
    entries(_arguments(info, {**shared, **facts.get("params", {})}, facts.get("modes", {})))
    if info.rules:
        print()
        entries([("rules", [f"{rule}." for rule in info.rules])])
    return 0


def _files(info: ModelInfo, stated: dict[str, Any]) -> str:
    """Which kinds of files go into it; `stated` are its params."""
    taken = [one.files.kinds for one in info.arguments.values() if one.files is not None]
    kinds = dict.fromkeys(kind for kinds in taken for kind in kinds)
    links = [name for name, one in info.arguments.items() if one.link and not one.files]
    inside = {one.get("name", key): kinds_inside(one) for key, one in stated.items()}
    deeper = [f"in {name} {join_words(kinds)}" for name, kinds in inside.items() if kinds]
    words = [*kinds, *(f"{name} (an address)" for name in links)]
    found = [*([", ".join(words)] if words else []), *deeper]
    return f"takes {'; '.join(found)}" if found else "none"


def _arguments(
    info: ModelInfo, stated: dict[str, Any], modes: dict[str, dict[str, Any]]
) -> list[tuple[str, list[str]]]:
    """(argument, what is known of it), the prompt first; `stated` are its params and its gateway's."""
    found: list[tuple[str, list[str]]] = []
    for name, argument in info.arguments.items():
        key = _key(name, argument, stated)
        fact = stated.get(key, {})
        lines = [limits(fact, argument.kind)]
        if argument.files is not None:
            lines.append(files(argument.files))
        for title, one in modes.items():
            special = one.get("params", {}).get(key)
            if special is not None:
                lines.append(change(title, special, {"type": argument.kind, **fact}))
        found.append((name, [*lines, str(fact.get("doc", ""))]))
    return found


def _key(name: str, argument: ArgumentInfo, stated: dict[str, Any]) -> str:
    """The key under which the spec states an argument, which may be called otherwise in JSON."""
    return next(
        (
            key
            for key, fact in stated.items()
            if fact.get("name") == name
            or ("name" not in fact and fact.get("key", key) == argument.at[-1])
        ),
        name,
    )


def entries(found: Sequence[tuple[str, list[str]]]) -> None:
    """Prints names with their lines beside them, wrapped to the width of the terminal."""
    indent = max(len(name) for name, _ in found) + 2
    width = max(indent + 20, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))
    for name, lines in found:
        start = printable(name).ljust(indent)
        for line in filter(None, lines):
            print(
                textwrap.fill(
                    printable(line),
                    width,
                    initial_indent=start,
                    subsequent_indent=" " * (indent + 2),
                    break_long_words=False,
                    break_on_hyphens=False,
                )
            )
            start = " " * indent
