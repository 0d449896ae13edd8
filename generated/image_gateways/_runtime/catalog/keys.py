"""The keys of models: ``gateway/id``, and ``gateway/id@operation`` where one id has several specs.

This module imports nothing of the standard library.
"""

from __future__ import annotations

OPERATION = "@"
"""Stands in a key before the name of an operation; no id has it."""


def model_key(gateway: str, id: str, operation: str = "") -> str:
    """The key of a model; `operation` where the key says which one creates it."""
    return f"{gateway}/{id}{OPERATION}{operation}" if operation else f"{gateway}/{id}"


def known_as(key: str) -> str:
    """The key without its gateway."""
    return key.partition("/")[2]


def id_of(key: str) -> str:
    """The id that travels."""
    return known_as(key).partition(OPERATION)[0]
