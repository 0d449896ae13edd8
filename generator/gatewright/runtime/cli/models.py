"""``models``: lists the models."""

from __future__ import annotations

import argparse

from ..catalog import Catalog
from ..client.price import price_words
from .output import data, table


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""
    del parser


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Prints every model with its medium, modes and price."""
    infos = list(catalog.values())
    if arguments.json:
        data(
            [
                {
                    "key": info.key,
                    "title": info.title,
                    "medium": info.medium,
                    "modes": [mode.name for mode in info.modes],
                    "price": price_words(info),
                }
                for info in infos
            ]
        )
        return 0
    rows = [("MODEL", "MEDIUM", "MODES", "PRICE")]
    for info in infos:
        modes = ", ".join(mode.name for mode in info.modes)
        rows.append((info.key, info.medium, modes, price_words(info)))
    table(rows)
    return 0
