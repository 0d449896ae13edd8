"""The options of one call, taken out of its arguments and checked."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .outcome import Progress
from .price import BOUNDS, Bound
from .reserved import RESERVED

OWN_HEADERS = (
    "authorization",
    "content-length",
    "content-type",
    "host",
    "transfer-encoding",
)
"""Headers that only the runtime sets."""


@dataclass(frozen=True, slots=True)
class Settings:
    """See `reserved.CallOptions`."""

    timeout: float | None = None
    deadline: float | None = None
    on_progress: Callable[[Progress], object] | None = None
    on_task: Callable[[str], object] | None = None
    stream: bool = False
    max_credits: int | float | Decimal | None = None
    max_usd: int | float | Decimal | None = None
    max_cny: int | float | Decimal | None = None
    allow_unknown_price: bool = False
    idempotency_key: str | None = None
    extra_body: Mapping[str, Any] = field(default_factory=dict[str, Any])
    extra_headers: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def bounds(self) -> dict[str, Bound]:
        """The bounds of the price by their option."""
        given = {name: getattr(self, name) for name in BOUNDS}
        return {name: limit for name, limit in given.items() if limit is not None}


def settings(arguments: Mapping[str, Any], header: str | None) -> Settings:
    """The options among `arguments`; those that are None count as left out.

    `header` is the gateway's header for idempotency keys. Raises TypeError or ValueError.
    """
    given = {name: arguments[name] for name in RESERVED if arguments.get(name) is not None}
    for name in ("timeout", "deadline"):
        if name in given:
            given[name] = seconds(name, given[name])
    if not isinstance(given.get("stream", False), bool):
        raise TypeError(f"stream is True or False, not {type(given['stream']).__name__}")
    for name in BOUNDS:
        limit = given.get(name, 0)
        if isinstance(limit, bool) or not isinstance(limit, (int, float, Decimal)):
            raise TypeError(f"{name} is a number, not {type(limit).__name__}")
    if "idempotency_key" in given:
        if header is None:
            raise TypeError("idempotency_key: this gateway documents no header for one")
        header_value("idempotency_key", given["idempotency_key"])
    for name in ("extra_body", "extra_headers"):
        if not isinstance(given.get(name, {}), Mapping):
            raise TypeError(f"{name} is a mapping, not {type(given[name]).__name__}")
    for name, value in given.get("extra_headers", {}).items():
        header_value(f"a name in extra_headers, {name!r},", name)
        header_value(f"extra_headers[{name!r}]", value)
        if name.lower() in (*OWN_HEADERS, (header or "").lower()):
            raise ValueError(f"extra_headers cannot set {name}")
    return Settings(**given)


def seconds(name: str, value: object) -> float:
    """`value` as a positive, finite number of seconds."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name} is a number of seconds, not {type(value).__name__}")
    if not (math.isfinite(value) and value > 0):
        raise ValueError(f"{name} is a positive number of seconds, not {value}")
    return float(value)


def header_value(name: str, value: object) -> None:
    """Raises unless an HTTP header can carry `value`."""
    if not isinstance(value, str):
        raise TypeError(f"{name} is a string, not {type(value).__name__}")
    if not value or not (value.isascii() and value.isprintable()):
        raise ValueError(f"{name} is empty or holds characters that no header can carry")
