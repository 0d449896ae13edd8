"""``estimate``: what a request costs, offline."""

from __future__ import annotations

import argparse

from ..catalog.models import Catalog
from ..client.arguments import draft
from ..client.errors import MediaError
from ..client.price import estimate
from ..terminal.commands import Parser
from . import UsageError, calls, extra
from .output import data


def add(parser: Parser) -> None:
    """Adds the arguments for the model and its params, or files of requests."""
    parser.add_argument(
        "files", nargs="*", default=[], metavar="FILE", help="requests, as validate takes them"
    )
    calls.add(parser, required=False)


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Prints the documented price of one request; raises UsageError for files."""
    if arguments.files:
        raise UsageError(f"files are added up by the toolbox; pip install {extra()}")
    return one(arguments, catalog)


def one(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Prints the price of the request that the arguments say; raises UsageError where they name no model."""
    if arguments.model is None:
        raise UsageError("name the --model KEY, or files of requests")
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
                "floor": str(price.floor),
                "note": price.note,
                "source": price.source,
            }
        )
    else:
        print(f"{price} ({price.note})" if price.amount is not None and price.note else price)
    return 0
