"""What a validator tells beside its verdict: where a key belongs, and what makes a mode."""

from __future__ import annotations

from ..ir import Model, Value


def pointer(path: tuple[str, ...]) -> str:
    """A path as a JSON Pointer."""
    return "".join(f"/{part.replace('~', '~0').replace('/', '~1')}" for part in path)


def places(model: Model) -> dict[str, str]:
    """Key → JSON Pointer, over all objects of a request; empty when there is but one object.

    Who has one object only cannot put a key into the wrong one.
    """
    found: dict[str, str] = {}
    for mode in model.modes:
        _collect(mode.body, (), found)
    return found if len({place.rpartition("/")[0] for place in found.values()}) > 1 else {}


def _collect(body: Value, path: tuple[str, ...], found: dict[str, str]) -> None:
    """Notes the first place of every key; of lists, in their first element."""
    for param in body.fields:
        here = (*path, param.wire)
        found.setdefault(param.wire, pointer(here))
        value = param.value
        while value.kind == "list" and value.items is not None:
            here, value = (*here, "0"), value.items
        _collect(value, here, found)


def reasons(model: Model) -> dict[str, str]:
    """Mode → what in a request makes it one of it, in words."""
    where = {param.name: pointer((*param.at, param.wire)) for param in model.params}
    conditions = {
        mode.name: [
            *((where[name], "there") for name in mode.present),
            *((where[name], "not there") for name in mode.absent),
        ]
        for mode in model.modes
    }
    words = {
        name: " and ".join(f"{place} is {how}" for place, how in found)
        for name, found in conditions.items()
    }
    *before, last = conditions
    opposite = [
        (place, "not there" if how == "there" else "there") for place, how in conditions[last]
    ]
    if before and (len(opposite) != 1 or opposite not in [conditions[name] for name in before]):
        # The last mode is also that of requests which meet the conditions of none.
        neither = f"neither {' nor '.join(before)}" if len(before) > 1 else f"not {before[0]}"
        words[last] = f"it is {neither}"
    return words
