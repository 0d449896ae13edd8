"""Which models have no overloads by presence, because their own files would be larger than promised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..ir import Model

MOST_BYTES = 12 * 1024
"""Of a model's own files together, as far as overloads by presence decide it."""


def plainer(
    models: tuple[Model, ...],
    own: Callable[[Model], dict[str, str]],
    again: Callable[[str, Model], str],
) -> Iterator[tuple[str, str]]:
    """(path, text) of files that are rendered again, without overloads by presence.

    `own` gives the files of a model, `again` renders one of them for another model.
    """
    for model in models:
        if not any(rule.relation.presence() for rule in model.rules):
            continue
        files = own(model)
        if sum(len(text.encode()) for text in files.values()) > MOST_BYTES:
            plain = replace(model, plain=True)
            yield from ((path, again(path, plain)) for path in files)
