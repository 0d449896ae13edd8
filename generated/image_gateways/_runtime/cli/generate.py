"""``generate``: one picture, or several, saved."""

from __future__ import annotations

import argparse
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from ..catalog import Catalog
from ..client.errors import GatewayError
from ..client.outcome import Progress
from ..client.price import BOUNDS
from . import calls
from .output import data


def add(parser: argparse.ArgumentParser) -> None:
    """Which model, with what, whereto, and the limits of the call."""
    calls.add(parser)
    parser.add_argument("--out", required=True, help="the file to save, or a folder for several")
    parser.add_argument("--deadline", type=float, help="seconds that everything may take")
    parser.add_argument("--timeout", type=float, help="seconds of one HTTP exchange")
    for unit in ("credits", "usd", "cny"):
        parser.add_argument(
            f"--max-{unit}", type=amount, help="refuse what is dearer, or of unknown price"
        )
    parser.add_argument(
        "--stream",
        action="store_true",
        default=None,
        help="progress as a stream, where there is one",
    )
    parser.add_argument("--idempotency-key", help="your own, where the gateway takes one")
    parser.add_argument("--quiet", action="store_true", help="no progress on stderr")


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Makes, waits, saves; prints where."""
    from ..console import CONFIGURATION, USAGE

    info = catalog[arguments.model]
    wanted: dict[str, Any] = calls.given(arguments, info)
    for name in ("deadline", "timeout", *BOUNDS, "idempotency_key", "stream"):
        if getattr(arguments, name) is not None:
            wanted[name] = getattr(arguments, name)
    if not arguments.quiet:
        wanted["on_progress"] = tell
    try:
        client, model = calls.opened(catalog, info.key)
    except ValueError as error:
        print(error, file=sys.stderr)
        return CONFIGURATION
    with client:
        try:
            result = model._generate(wanted)  # pyright: ignore[reportPrivateUsage]
            out = Path(arguments.out)
            several = out.is_dir() or len(result.images) != 1
            paths = result.save_all(out) if several else [result.save(out)]
        except GatewayError as error:
            return calls.reported(error)
        except (TypeError, ValueError, OSError) as error:
            print(error, file=sys.stderr)
            return USAGE
    for warning in result.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    if arguments.json:
        data(
            {
                "id": result.id,
                "model": result.model,
                "status": result.status,
                "files": [str(path) for path in paths],
                "paid": None if result.paid is None else str(result.paid),
                "request_id": result.request_id,
                "expires_at": result.expires_at,
            }
        )
    else:
        for path in paths:
            print(path)
    return 0


def tell(progress: Progress) -> None:
    """Shows where the task is."""
    print(progress, file=sys.stderr)


def amount(text: str) -> Decimal:
    """A decimal number; raises ValueError, as argparse wants it."""
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
