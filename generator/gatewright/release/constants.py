"""The constants of a model: what the client sends beside the arguments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..ir import Model, Param
from ..runtime.rules.messages import code_span
from ..runtime.rules.relations.conditions import value_in_words
from .change import Change, change


def constant_changes(old: Model, new: Model) -> Iterator[Change]:
    """Constants that came, went, or are another text now. Bodies made by hand must follow."""
    before = {one.fact: one for one in old.constants}
    after = {one.fact: one for one in new.constants}
    for fact, one in before.items():
        if fact not in after:
            text = f"{code_span(one.wire)} is no longer sent by the client."
            yield change(new.key, fact, "removed", _by_mode(old, one), None, text)
        elif one.place != after[fact].place or _by_mode(old, one) != _by_mode(new, after[fact]):
            yield _constant_change(new, one, _by_mode(old, one), after[fact])
    for fact, one in after.items():
        if fact not in before:
            text = (
                f"{code_span(one.wire)} is sent by the client now; bodies made by hand must follow."
            )
            yield change(new.key, fact, "added", None, _by_mode(new, one), text)


def _by_mode(model: Model, constant: Param) -> dict[str, Any]:
    """Mode → what is sent in it."""
    return {mode.name: model.constant_in(mode.name, constant.fact) for mode in model.modes}


def _constant_change(model: Model, old: Param, was: dict[str, Any], constant: Param) -> Change:
    """The change of a constant that travels elsewhere, or is another text in some mode."""
    if old.place != constant.place:
        before, after = ".".join(old.place), ".".join(constant.place)
        text = f"{code_span(constant.wire)} travels at {code_span(after)} now; bodies made by hand must follow."
        return change(model.key, f"{constant.fact}.at", "changed", before, after, text)
    now = _by_mode(model, constant)
    words = " or ".join(
        dict.fromkeys(code_span(value_in_words(one)) for one in now.values() if one is not None)
    )
    text = f"{code_span(constant.wire)} is always {words} now; bodies made by hand must follow."
    return change(model.key, f"{constant.fact}.const", "changed", was, now, text)
