"""``balance``: what is left on the accounts."""

from __future__ import annotations

import argparse
from typing import Any

from ..catalog.models import Catalog
from ..client.errors import GatewayError
from . import UsageError, calls
from .output import data, table


def add(parser: argparse.ArgumentParser) -> None:
    """Of which gateway."""
    parser.add_argument("--gateway", metavar="NAME", help="only of this one (default: of all keys)")


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Prints the credits of each account whose key is set and whose gateway documents a balance."""
    names = calls.gateways_with_keys(catalog) if arguments.gateway is None else [arguments.gateway]
    keys = {name: catalog.first(calls.check_gateway(catalog, name)) for name in names}
    if arguments.gateway is None:
        keys = {
            name: key for name, key in keys.items() if "balance" in catalog.gateway(key).endpoints
        }
    if not keys:
        raise UsageError("no gateway that documents a balance has its key set; name a --gateway")
    code, rows = 0, list[dict[str, Any]]()
    for name, key in keys.items():
        try:
            client, _ = calls.open_model(catalog, key)
            with client:
                found = client.balance()
        except GatewayError as error:
            code = calls.print_error(error)
        else:
            rows.append({"gateway": name, "credits": found.credits, "answer": found.raw})
    if arguments.json:
        data(rows)
    elif rows:
        shown = [(row["gateway"], credits_of(row["credits"])) for row in rows]
        table([("GATEWAY", "CREDITS"), *shown])
    return code


def credits_of(credits: int | float | None) -> str:
    """The number, or how to see an answer that no page explains."""
    return "see --json" if credits is None else f"{credits:,}"
