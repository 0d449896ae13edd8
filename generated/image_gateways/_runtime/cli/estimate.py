"""``estimate``: what a request costs, offline."""

from __future__ import annotations

import argparse

from ..catalog import Catalog
from ..client.price import estimate
from . import UsageError, calls
from .output import data


def add(parser: argparse.ArgumentParser) -> None:
    """Which model, with what."""
    calls.add(parser)
    parser.add_argument(
        "--usd",
        metavar="AMOUNT",
        help="what one costs in US dollars, where the page leaves that open",
    )


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Prints the price as far as the page states it."""
    info = catalog[arguments.model]
    calls.given(arguments, info)
    try:
        price = estimate(info, arguments.usd)
    except ValueError as error:
        raise UsageError(str(error)) from error
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
        print(price)
    return 0
