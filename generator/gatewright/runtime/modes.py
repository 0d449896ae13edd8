"""Which mode a request is in, and what follows from that for its model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from .info import ModelInfo

MISSING: Any = object()
"""Stands for a value that is not there."""


def found(body: Any, path: tuple[str, ...]) -> Any:
    """What is at `path` of a body; `MISSING` where nothing is."""
    for key in path:
        if not isinstance(body, Mapping) or key not in body:
            return MISSING
        body = cast("Mapping[str, Any]", body)[key]
    return body


def mode_of(model: ModelInfo, body: Mapping[str, Any]) -> str:
    """The first mode that fits, as in the validators; empty where none does."""
    at = {name: one.at for name, one in model.arguments.items()}
    for mode in model.modes:
        there = all(found(body, at[name]) is not MISSING for name in mode.present)
        if there and all(found(body, at[name]) is MISSING for name in mode.absent):
            return mode.name
    return ""


def in_its_mode(model: ModelInfo, body: Mapping[str, Any]) -> ModelInfo:
    """`model` with the operation that creates in the mode of `body`."""
    if not model.mode_operations:
        return model
    operation = model.mode_operations.get(mode_of(model, body), model.operation)
    return replace(model, operation=operation)
