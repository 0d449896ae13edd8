"""Values of options, checked: numbers of seconds and attempts, headers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Integral, Real
from typing import Any, cast

OWN_HEADERS = (
    "authorization",
    "content-length",
    "content-type",
    "host",
    "transfer-encoding",
)
"""Headers that only the runtime sets."""


def own_headers(name: str, headers: Any, reserved: str | None) -> None:
    """Raises TypeError or ValueError unless the option `name` holds headers that callers may set.

    `reserved` is the gateway's header for idempotency keys, which has an option of its own.
    """
    if not isinstance(headers, Mapping):
        raise TypeError(f"{name} is a mapping, not {type(headers).__name__}")
    for header, value in cast(Any, headers).items():
        header_value(f"a name in {name}, {header!r},", header)
        header_value(f"{name}[{header!r}]", value)
        if header.lower() in (*OWN_HEADERS, (reserved or "").lower()):
            raise ValueError(f"{name} cannot set {header}")


def attempts(value: object) -> int:
    """`value` as a number of attempts after the first."""
    number = -1 if isinstance(value, bool) or not isinstance(value, Integral) else int(value)
    if number < 0:
        raise ValueError(f"max_retries is a whole number from 0, not {value!r}")
    return number


def seconds(name: str, value: object) -> float:
    """`value` as a positive, finite number of seconds."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} is a number of seconds, not {type(value).__name__}")
    number = float(value)
    if not (math.isfinite(number) and number > 0):
        raise ValueError(f"{name} is a positive number of seconds, not {value}")
    return number


def header_value(name: str, value: object) -> None:
    """Raises unless an HTTP header can carry `value`."""
    if not isinstance(value, str):
        raise TypeError(f"{name} is a string, not {type(value).__name__}")
    if not value or not (value.isascii() and value.isprintable()):
        raise ValueError(f"{name} is empty or holds characters that no header can carry")
