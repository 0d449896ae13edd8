"""What an application sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SeenCall:
    """One request to a gateway."""

    gateway: str
    """The gateway's name."""
    operation: str
    """create, poll, upload, balance, running, webhook, or other."""
    model: str | None
    """The model's key, of a create."""
    method: str
    path: str
    headers: Mapping[str, str]
    """Names in lower case; without the key."""
    body: Any
    """The JSON data, the parts of a form by name, else the bytes; None: there was none."""
    charged: bool = False
    """Whether the gateway took it and charged it."""
