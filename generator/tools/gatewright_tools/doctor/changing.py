"""Changes of single places in a request, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def put(body: Any, parts: list[str], value: Any) -> bool:
    """Adds what is not there yet, with the objects around it; False where there is no room for it."""
    for part in parts[:-1]:
        try:
            body = body[int(part)] if isinstance(body, list) else body.setdefault(part, {})  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        except (AttributeError, LookupError, ValueError):
            return False
    if not isinstance(body, dict) or parts[-1] in body:
        return False
    body[parts[-1]] = value
    return True


def take(holder: Any, part: str) -> None:
    holder.pop(int(part) if isinstance(holder, list) else part)  # pyright: ignore[reportUnknownMemberType]


def change(holder: Any, part: str, value: Any) -> None:
    if isinstance(holder, list):
        holder[int(part)] = value
    else:
        holder[part] = value


def at(body: Any, parts: Sequence[str]) -> Any:
    """What stands there, or None."""
    for part in parts:
        try:
            body = body[int(part) if isinstance(body, list) else part]
        except (LookupError, TypeError, ValueError):
            return None
    return body
