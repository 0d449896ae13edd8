"""The names that no model's parameter may have, because every call takes them itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypedDict

from .outcome import Progress


class CallOptions(TypedDict, total=False):
    """What every call takes beside the model's own arguments. None is as good as left out."""

    timeout: float | None
    """Seconds that one HTTP exchange may take, from connecting to the last byte of the answer."""
    deadline: float | None
    """Seconds that the whole call may take: uploads, create and waiting together."""
    max_retries: int | None
    """Attempts after the first, of each exchange of this call."""
    on_progress: Callable[[Progress], object] | None
    """Called after each answer about the task; an async client awaits what it returns."""
    on_task: Callable[[str], object] | None
    """Called with the task's id as soon as the create is answered; an async client awaits it."""
    stream: bool | None
    """Whether progress is to come as the gateway tells it, where it documents a stream of events; when
    the stream ends early, the task is polled. Only `generate` waits, so only it takes this."""
    max_credits: int | float | Decimal | None
    """Refuses before anything is sent when the price is higher, not known, or not in credits."""
    max_usd: int | float | Decimal | None
    """The same in US dollars, for prices in US dollars and credits of a documented worth."""
    max_cny: int | float | Decimal | None
    """The same in renminbi."""
    allow_unknown_price: bool | None
    """Lets a bound pass a price that is not known; one that is known is still held to it."""
    idempotency_key: str | None
    """Your own key, on gateways that document a header for it."""
    extra_body: Mapping[str, Any] | None
    """Merged into the body after it was judged; itself never judged. None is not a value of a key here."""
    extra_headers: Mapping[str, str] | None
    """Sent with the create; the key's own header cannot be set here."""


RESERVED: tuple[str, ...] = tuple(CallOptions.__annotations__)
"""The option names, in the order of their declaration."""
