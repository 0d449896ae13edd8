"""Which mode a request is in, and what follows from that for its model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..catalog.info import ModelInfo
from ..rules.relations.conditions import MISSING, Is, value_at


def mode_of(model: ModelInfo, body: Mapping[str, Any]) -> str:
    """The first mode that fits, as in the validators; empty where none does."""
    at = {name: one.at for name, one in model.arguments.items()}
    for mode in model.modes:
        there = all(value_at(body, at[name]) is not MISSING for name in mode.present)
        gone = all(value_at(body, at[name]) is MISSING for name in mode.absent)
        is_one = (
            Is((*at[one.name], *one.inside), one.values, one.otherwise).holds(body)
            for one in mode.when
        )
        if there and gone and all(is_one):
            return mode.name
    return ""


def in_its_mode(model: ModelInfo, body: Mapping[str, Any]) -> ModelInfo:
    """`model` with the operation that creates in the mode of `body`."""
    if not model.mode_operations:
        return model
    operation = model.mode_operations.get(mode_of(model, body), model.operation)
    return replace(model, operation=operation)
