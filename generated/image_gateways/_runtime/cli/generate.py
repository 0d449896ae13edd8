"""``generate``: one image, video or sound, or several, saved."""

from __future__ import annotations

import argparse
from decimal import Decimal, InvalidOperation
from typing import Any

from ..catalog.models import Catalog
from ..client.errors import GatewayError
from ..client.price import BOUNDS
from ..client.results import Result, result
from ..client.unfinished import unfinished
from ..terminal.commands import Parser
from ..terminal.console import CONFIGURATION, USAGE
from . import calls
from .destination import destination
from .fetched import save_result
from .output import talk


def add(parser: Parser) -> None:
    """Adds the arguments for the model, its params, the output and the limits of the call."""
    calls.add(parser)
    calls.add_waiting(parser, required=True)
    cost = parser.add_argument_group("what it may cost")
    for unit in ("credits", "usd", "cny"):
        cost.add_argument(
            f"--max-{unit}",
            type=amount,
            metavar="AMOUNT",
            help="refuse a call with a higher or unknown price",
        )
    how = parser.add_argument_group("how it is called")
    how.add_argument(
        "--stream",
        action="store_true",
        default=None,
        help="progress as a stream, where there is one",
    )
    how.add_argument(
        "--idempotency-key", metavar="KEY", help="your own key, if the gateway takes one"
    )


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Makes the pictures, saves them and prints their paths. Whatever ends it, what was ordered is named."""
    info = catalog[arguments.model]
    wanted: dict[str, Any] = calls.parse_params(arguments, info)
    for name in ("deadline", "timeout", *BOUNDS, "idempotency_key", "stream"):
        if getattr(arguments, name) is not None:
            wanted[name] = getattr(arguments, name)
    if not arguments.quiet:
        wanted["on_progress"] = talk_of
    place = destination(
        arguments.out, info.medium, overwrite=arguments.overwrite, json=arguments.json
    )
    try:
        client, model = calls.open_model(catalog, info.key)
    except ValueError as error:
        talk(str(error))
        return CONFIGURATION
    made: Result | None = None
    with client:
        try:
            model._prepare(dict(wanted))  # pyright: ignore[reportPrivateUsage]
            place.ready()
            made = model._generate(wanted)  # pyright: ignore[reportPrivateUsage]
            again = calls.again(info, made.id, arguments.out)
            return save_result(arguments, made, place, again)
        except GatewayError as error:
            return calls.print_error(error, calls.again_after(error, info, arguments.out))
        except (TypeError, ValueError, OSError) as error:
            talk(str(error))
            return USAGE
        except BaseException as stopped:
            found = unfinished(stopped)
            id = made.id if made is not None else found.task_id if found is not None else None
            if id is not None:
                talk(f"to fetch it: {calls.again(info, id, arguments.out)}")
            elif found is not None and found.outcome is not None:
                session = client._session  # pyright: ignore[reportPrivateUsage]
                save_result(arguments, result(session, found.outcome), place, "")
            elif found is not None:
                talk(str(found))
            raise


def talk_of(progress: object) -> None:
    """Shows where the task is."""
    talk(str(progress))


def amount(text: str) -> Decimal:
    """A decimal number; raises ValueError, as argparse wants it."""
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
