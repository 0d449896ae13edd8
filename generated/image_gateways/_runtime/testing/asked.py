"""What a request of an application says."""

from __future__ import annotations

import json
import re
from typing import Any


def matches(endpoint: tuple[str, str], at: tuple[str, str]) -> dict[str, str] | None:
    """What fills the holes of an endpoint's path; None for another request."""
    if endpoint[0] != at[0]:
        return None
    holes = re.sub(
        r"\\\{(\w+)\\\}", lambda hole: f"(?P<{hole[1]}>{hole_of(hole[1])})", re.escape(endpoint[1])
    )
    found = re.fullmatch(holes, at[1])
    return None if found is None else found.groupdict()


def hole_of(name: str) -> str:
    """What may fill a hole: slashes stay in a model's id."""
    return ".+" if name == "model" else "[^/]+"


def body_of(request: Any) -> Any:
    """The JSON data of a request, else its bytes; None for an empty one."""
    data: bytes = request.content
    try:
        return json.loads(data) if data else None
    except ValueError:
        return data


def headers_of(request: Any) -> dict[str, str]:
    """The headers of a request without its key."""
    found = {name.lower(): value for name, value in request.headers.items()}
    return {name: value for name, value in found.items() if name != "authorization"}
