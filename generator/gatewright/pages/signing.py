"""The lines that the tests' table of expected facts needs after a change, for a person to sign."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from ..load import SpecFile

_NOT_SIGNED = frozenset({"sources", "examples", "summary", "provenance", "undocumented"})


def lines_to_sign(before: SpecFile, after: SpecFile) -> Iterator[str]:
    """One line for each fact that differs, under the file it belongs into; one that is gone is a comment."""
    old, new = dict(_signed(before)), dict(_signed(after))
    lines = [f"  # remove {name}" for name in old if name not in new]
    lines += [
        f"  {name} = {json.dumps(value, ensure_ascii=False)}"
        for name, value in new.items()
        if name not in old or old[name] != value
    ]
    if lines:
        yield f"to sign in {_table(before)}:"
        yield from lines


def _table(file: SpecFile) -> str:
    below = f"models/{file.gateway}" if file.kind == "model" else "gateways"
    return f"tests/facts/{below}/{file.path.stem}.facts"


def _signed(file: SpecFile) -> Iterator[tuple[str, Any]]:
    for key, value in file.data.items():
        if key not in _NOT_SIGNED:
            yield from _leaves(key, value)


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        for key, child in cast(dict[str, Any], value).items():
            if key != "doc":
                yield from _leaves(f"{name}.{key}", child)
    else:
        yield name, value
