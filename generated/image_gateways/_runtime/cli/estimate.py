"""``estimate``: what a request costs, offline."""

from __future__ import annotations

import argparse

from ..catalog import Catalog
from ..client.arguments import draft
from ..client.errors import MediaError
from ..client.price import estimate
from . import calls
from .output import data


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments for the model and its params."""
    calls.add(parser)


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Prints the documented price."""
    info = catalog[arguments.model]
    gateway = catalog.gateway(info.key)
    try:
        made = draft(gateway, info, calls.parse_params(arguments, info))
    except MediaError as error:
        return calls.print_error(error)
    price = estimate(info, made.body)
    if arguments.json:
        data(
            {
                "model": info.key,
                "amount": None if price.amount is None else str(price.amount),
                "unit": price.unit,
                "per": price.per,
                "known": price.known,
                "note": price.note,
                "source": price.source,
            }
        )
    else:
        print(f"{price} ({price.note})" if price.amount is not None and price.note else price)
    return 0
