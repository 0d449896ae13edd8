"""The options of one call, taken out of its arguments and checked."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from numbers import Real
from typing import Any, cast

from .drafting import plain
from .outcome import Progress
from .price import BOUNDS, Bound
from .reserved import RESERVED
from .values import attempts, header_value, own_headers, seconds


@dataclass(frozen=True, slots=True)
class Settings:
    """See `reserved.CallOptions`."""

    timeout: float | None = None
    max_retries: int | None = None
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


def call_settings(
    arguments: Mapping[str, Any], header: str | None, nullable: Container[str] = ()
) -> Settings:
    """The options among `arguments`; those that are None count as left out.

    `header` is the gateway's header for idempotency keys, `nullable` are the keys of a body that may
    be null. Raises TypeError or ValueError.
    """
    given = {name: arguments[name] for name in RESERVED if arguments.get(name) is not None}
    for name in ("timeout", "deadline"):
        if name in given:
            given[name] = seconds(name, given[name])
    if not isinstance(given.get("stream", False), bool):
        raise TypeError(f"stream is True or False, not {type(given['stream']).__name__}")
    for name in BOUNDS:
        limit = given.get(name, 0)
        if isinstance(limit, bool) or not isinstance(limit, (Real, Decimal)):
            raise TypeError(f"{name} is a number, not {type(limit).__name__}")
    if "idempotency_key" in given:
        if header is None:
            raise TypeError("idempotency_key: this gateway documents no header for one")
        header_value("idempotency_key", given["idempotency_key"])
    if "extra_body" in given:
        check_extra_body(given["extra_body"], nullable)
    if "max_retries" in given:
        given["max_retries"] = attempts(given["max_retries"])
    if "extra_headers" in given:
        own_headers("extra_headers", given["extra_headers"], header)
    return Settings(**given)


def check_extra_body(body: object, nullable: Container[str]) -> None:
    """Raises TypeError or ValueError for an `extra_body` that cannot travel."""
    if not isinstance(body, Mapping):
        raise TypeError(f"extra_body is a mapping, not {type(body).__name__}")
    for name, value in cast("Mapping[object, object]", body).items():
        if not isinstance(name, str):
            raise TypeError(f"a name in extra_body is a string, not {type(name).__name__}")
        if value is None and name not in nullable:
            raise TypeError(
                f"extra_body[{name!r}] is None: leave it out, or pass NULL where null is to travel"
            )
    try:
        json.dumps(plain(cast("object", body)), ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        kind = TypeError if isinstance(error, TypeError) else ValueError
        raise kind(f"extra_body cannot travel as JSON: {error}") from None
