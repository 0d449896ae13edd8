"""What the mock charges: an account per gateway and one ledger of every create that cost something."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from .clock import iso8601

State = Literal["reserved", "settled", "refunded"]


@dataclass(frozen=True, slots=True)
class Quote:
    """What one request costs here, and whether a page says so."""

    amount: Decimal
    unit: str
    documented: bool


def plain(amount: Decimal) -> int | float:
    """A JSON number, an integer where it is one."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


@dataclass(slots=True)
class Charge:
    """One create that was accepted, or whose refusal costs. Only `state` and `replays` change after it was written."""

    number: int
    at: float
    gateway: str
    model: str
    task: str
    """Empty: it was refused."""
    key: str
    """The first digits of the key's SHA-256: enough to tell keys apart, never the key."""
    idempotency_key: str | None
    digest: str
    """SHA-256 of the request body's canonical JSON."""
    price: Quote
    state: State = "reserved"
    replays: int = 0
    """How often this create was asked for again and answered without a new charge."""

    def as_json(self) -> dict[str, Any]:
        """The entry as ``/_mock/ledger`` shows it."""
        return {
            "number": self.number,
            "at": iso8601(self.at),
            "gateway": self.gateway,
            "model": self.model,
            "task": self.task,
            "key": self.key,
            "idempotency_key": self.idempotency_key,
            "digest": self.digest,
            "price": plain(self.price.amount),
            "unit": self.price.unit,
            "price_is": "documented" if self.price.documented else "made up",
            "state": self.state,
            "replays": self.replays,
        }


class Ledger:
    """The latest charges, and counts of all of them."""

    def __init__(self, keep: int = 10_000) -> None:
        self._charges: deque[Charge] = deque(maxlen=keep)
        self._counts: Counter[str] = Counter()

    def write(self, charge: Charge) -> None:
        """Add an entry; the oldest one makes room when the ledger is full."""
        self._charges.append(charge)
        self._counts[charge.gateway] += 1

    def charges(self, gateway: str | None = None) -> tuple[Charge, ...]:
        """The entries that are kept, oldest first."""
        return tuple(one for one in tuple(self._charges) if gateway in (None, one.gateway))

    def count(self, gateway: str | None = None) -> int:
        """How many creates were accepted since the start or the last reset, kept or not."""
        return self._counts.total() if gateway is None else self._counts[gateway]


class Account:
    """What a gateway's user has left; None for a gateway that bills afterwards."""

    def __init__(self, balance: Decimal | None) -> None:
        self.balance = balance

    def covers(self, amount: Decimal) -> bool:
        """Whether a create of that price is accepted."""
        return self.balance is None or self.balance >= amount

    def take(self, amount: Decimal) -> None:
        """Reserve; give back with a negative amount."""
        if self.balance is not None:
            self.balance -= amount
