"""``models``: lists the models, all of them or those that fit."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ..catalog.models import Catalog
from ..rules.messages import nearest
from .output import data, table, talk

MEDIA = ("image", "video", "audio")
UNITS = {"": "", "credits": "credit", "credit": "credit", "usd": "USD", "cny": "CNY"}
"""How a unit is written behind an amount → the unit."""
CHAT = "chat models are not part of this package"
_PRICE = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([a-z]*)", re.IGNORECASE)

Entry = dict[str, Any]
PriceBound = tuple[Decimal, str]


def add(parser: argparse.ArgumentParser) -> None:
    """What a model has to be, make, take and cost."""
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="what its key, title or summary says"
    )
    which = parser.add_argument_group("which models")
    which.add_argument("--gateway", metavar="NAME", help="only of this gateway")
    which.add_argument("--medium", choices=MEDIA, help="only those that make this")
    which.add_argument(
        "--takes",
        action="append",
        default=[],
        choices=("text", *MEDIA),
        help="only those that take this; may be given again",
    )
    which.add_argument(
        "--max-price",
        type=_price_bound,
        metavar="AMOUNT",
        help="only those that begin at this or less, such as 10credits, 0.05usd or 0.3cny, by what they"
        " charge (a request, a second); without a unit each in its own",
    )


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Prints every model that fits, with what it makes, takes and costs, and how many they are."""
    entries = list(catalog.index())
    _known_gateway(arguments.gateway, catalog)
    found = [entry for entry in entries if all(fits(entry) for fits in _tests(arguments))]
    if arguments.json:
        data([{key: one for key, one in entry.items() if key != "least"} for entry in found])
        return 0
    if found:
        rows = [(one["key"], one["medium"], ", ".join(one["takes"]), one["price"]) for one in found]
        table([("MODEL", "MEDIUM", "TAKES", "PRICE"), *rows])
    whole = f"{len(entries)} model{'' if len(entries) == 1 else 's'}"
    talk(whole if len(found) == len(entries) else f"{len(found)} of {whole}; {CHAT}")
    return 0


def _tests(arguments: argparse.Namespace) -> list[Callable[[Entry], bool]]:
    """What is asked of each entry."""
    return [
        lambda one: arguments.gateway in (None, one["key"].partition("/")[0]),
        lambda one: arguments.medium in (None, one["medium"]),
        lambda one: set(arguments.takes) <= set(one["takes"]),
        lambda one: arguments.max_price is None or _within(one["least"], arguments.max_price),
        lambda one: all(_says(one, word) for word in arguments.words),
    ]


def _says(entry: Entry, word: str) -> bool:
    return any(word.casefold() in entry[part].casefold() for part in ("key", "title", "summary"))


def _within(least: Entry | None, bound: PriceBound) -> bool:
    """Whether a price begins at the bound or below; one that no page states does not."""
    if least is None:
        return False
    amount, (most, unit) = Decimal(least["amount"]), bound
    if unit in ("", least["unit"]):
        return amount <= most
    # Compared in credits, so that no division makes an amount inexact.
    return (least["unit"], unit) == ("credit", "USD") and amount <= most * least.get("per_usd", 0)


def _price_bound(text: str) -> PriceBound:
    """An amount and its unit; raises ArgumentTypeError."""
    match = _PRICE.fullmatch(text)
    if match is None or match[2].lower() not in UNITS:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not an amount such as 10credits, 0.05usd or 0.3cny"
        )
    return Decimal(match[1]), UNITS[match[2].lower()]


def _known_gateway(name: str | None, catalog: Catalog) -> None:
    """Raises UsageError, which names the nearest gateway, where there is none of that name."""
    from . import UsageError

    if name is not None and name not in catalog.gateways:
        near = nearest(name, catalog.gateways)
        hint = f"did you mean {near}?" if near else f"there are {', '.join(catalog.gateways)}"
        raise UsageError(f"no gateway {name!r}; {hint}")
