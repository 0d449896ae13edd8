"""Which models have fewer overloads, because their own files would be larger than promised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..ir import Model
from .overloads import overloads

MOST_BYTES = 12 * 1024
"""Of a model's own files together, as far as overloads decide it."""


def plainer(
    models: tuple[Model, ...],
    own: Callable[[Model], dict[str, str]],
    again: Callable[[str, Model], str],
) -> Iterator[tuple[str, str]]:
    """(path, text) of files that are rendered again: without overloads by presence, or without any.

    `own` gives the files of a model, `again` renders one of them for another model.
    """
    for model in models:
        files = own(model)
        for less in (replace(model, overloads_by=("modes",)), replace(model, overloads_by=())):
            if sum(len(text.encode()) for text in files.values()) <= MOST_BYTES:
                break
            if overloads(less) != overloads(model):
                files = {path: again(path, less) for path in files}
                yield from files.items()
