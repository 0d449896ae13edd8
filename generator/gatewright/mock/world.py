"""Everything the mock remembers, shared by its applications and by the tests that look in."""

from __future__ import annotations

import hashlib
import random
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .. import ir
from .asked import Asked
from .clock import Clock, iso8601
from .envelope import Reply
from .faults import Fault, Faults
from .hooks import HookBook
from .judge import Judge
from .money import Account, Charge, Ledger, Quote
from .quotes import MADE_UP
from .tasks import ENDED_BADLY, MockTask, TaskBook, Timing
from .uploads import StoredUploads

VALID_KEY = "test-key"
DEFAULT_CREDITS = 10_000
_KEEP_KEYS = 10_000
_KEEP_REQUESTS = 500
Suggest = Callable[[ir.Model, str, Any], list[dict[str, Any]]]
"""(model, mode, body that was refused) → what was meant, for the caller to read. Never asked for a verdict."""


@dataclass(slots=True)
class SeenRequest:
    """One request that came in, without its credentials."""

    at: float
    method: str
    path: str
    gateway: str
    step: str = ""
    status: int = 0
    """Of the answer as meant; a fault may have kept it from arriving."""
    fault: str = ""
    task: str = ""
    idempotency_key: str | None = None
    digest: str = ""
    """SHA-256 of the body's canonical JSON, where the body was read."""
    sent: str = ""
    """SHA-256 of the body's bytes as far as they were read: equal for byte-identical bodies."""
    refused: str = ""
    """What the mock said of a body that breaks the documented rules."""
    meant: tuple[dict[str, Any], ...] = ()
    """What was meant instead: the wrong ``path``, the ``suggestion`` in words, and as data."""

    def as_json(self) -> dict[str, Any]:
        """The request as ``/_mock/requests`` shows it."""
        shown = {name: getattr(self, name) for name in self.__slots__}
        return {**shown, "at": iso8601(self.at)}


@dataclass(frozen=True, slots=True)
class First:
    """The first create with an idempotency key, and what it was answered."""

    digest: str
    reply: Reply
    task: MockTask


class World:
    """The state of one mock. Bounded in memory however long it runs.

    `credits` is what every prepaid account starts with. `seed` decides ids and durations.
    `trust_inferred_deduplication` charges a repeated key once also where a spec only infers it.
    `suggest` says what a refused body meant.
    """

    def __init__(
        self,
        package: ir.Package,
        *,
        clock: Clock | None = None,
        seed: int = 0,
        credits: int = DEFAULT_CREDITS,
        timing: Timing | None = None,
        faults: Iterable[Fault] = (),
        trust_inferred_deduplication: bool = False,
        suggest: Suggest | None = None,
    ) -> None:
        self.suggest = suggest
        self.trust_inferred_deduplication = trust_inferred_deduplication
        self.package = package
        self.clock = clock or Clock()
        self.timing = timing or Timing()
        self.faults = Faults(*faults)
        self.judge = Judge()
        self.files_url = "/_files"
        """Where result files are served; the server sets another origin."""
        self.api_url = ""
        """Where the gateways are served; the server sets its origin."""
        self._seed = seed
        self._credits = credits
        self._lock = threading.RLock()
        self.reset()

    def reset(self) -> None:
        """Forget everything but the clock's time, and start the random numbers anew."""
        with self._lock:
            self.ledger = Ledger()
            self.tasks = TaskBook()
            self.uploads = StoredUploads()
            self.hooks = HookBook()
            self.requests: deque[SeenRequest] = deque(maxlen=_KEEP_REQUESTS)
            self.faults.clear()
            self.accounts = {
                gateway.name: Account(None if _postpaid(gateway) else Decimal(self._credits))
                for gateway in self.package.gateways
            }
            self._firsts: OrderedDict[tuple[str, str, str], First] = OrderedDict()
            self._chance = random.Random(self._seed)
            self._charges = 0

    def new_id(self, kind: str) -> str:
        """A fresh id such as ``task_0f3…``."""
        return f"{kind}_{self._chance.getrandbits(128):032x}"

    def tick(self) -> None:
        """Settle the charges of all tasks that have ended by now."""
        with self._lock:
            for task in self.tasks.due(self.clock.now()):
                self._settle(task)

    def accept(
        self,
        gateway: ir.Gateway,
        asked: Asked,
        price: Quote,
        *,
        key: str,
        idempotency_key: str | None,
        digest: str,
        fault: Fault | None = None,
    ) -> MockTask:
        """Charge a create and start its task; one that answers at once has already ended."""
        with self._lock:
            self._charges += 1
            id, now = self.new_id("task"), self.clock.now()
            charge = Charge(
                number=self._charges,
                at=now,
                gateway=gateway.name,
                model=asked.model.key,
                task=id,
                key=key,
                idempotency_key=idempotency_key,
                digest=digest,
                price=price,
            )
            self.ledger.write(charge)
            self.accounts[gateway.name].take(price.amount)
            queued, running = (
                self._chance.uniform(*span) for span in (self.timing.queued, self.timing.running)
            )
            if asked.model.operation.poll is None:
                queued = running = 0.0
            task = MockTask(id, gateway, asked, charge, now, queued, running)
            if fault is not None:
                _doom(task, fault)
            self.tasks.add(task)
            self.tick()
            return task

    def charge_refusal(self, gateway: ir.Gateway, model: ir.Model, key: str) -> None:
        """Charge a create that was refused; no page says how much, so the amount is made up."""
        unit = model.price.unit
        with self._lock:
            self._charges += 1
            charge = Charge(
                number=self._charges,
                at=self.clock.now(),
                gateway=gateway.name,
                model=model.key,
                task="",
                key=key,
                idempotency_key=None,
                digest="",
                price=Quote(MADE_UP[unit], unit, documented=False),
                state="settled",
            )
            self.ledger.write(charge)
            self.accounts[gateway.name].take(charge.price.amount)

    def first(self, gateway: str, key: str, idempotency_key: str) -> First | None:
        """What was first asked with this idempotency key."""
        return self._firsts.get((gateway, key, idempotency_key))

    def remember_first(self, gateway: str, key: str, idempotency_key: str, first: First) -> None:
        """Keep the first answer for its replays."""
        self._firsts[gateway, key, idempotency_key] = first
        if len(self._firsts) > _KEEP_KEYS:
            self._firsts.popitem(last=False)

    def _settle(self, task: MockTask) -> None:
        if task.fate in ENDED_BADLY and _costs_nothing_failed(task.gateway):
            task.charge.state = "refunded"
            self.accounts[task.gateway.name].take(-task.charge.price.amount)
        else:
            task.charge.state = "settled"
        self.hooks.note_end(task)


def key_id(key: str) -> str:
    """A name for a key that does not tell the key."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:8]


def _postpaid(gateway: ir.Gateway) -> bool:
    return dict(gateway.charges).get("when") == "postpaid"


def _costs_nothing_failed(gateway: ir.Gateway) -> bool:
    """Whether a task that failed costs nothing in the end, as far as a page says it."""
    charges = dict(gateway.charges)
    usual = "free" if charges.get("when") == "on_success" else "charged"
    return charges.get("failed", usual) in ("refunded", "free")


def _doom(task: MockTask, fault: Fault) -> None:
    if fault.kind == "never_ends":
        task.fate = "never"
    elif fault.kind == "fails":
        task.fate, task.reason = "failed", fault.means
    elif fault.kind == "expires":
        # An answer without polls holds a file or an error: it has no word for anything else.
        told = task.asked.model.operation.poll is not None and task.can_be("expired")
        task.fate = "expired" if told else "failed"
    elif fault.kind == "file_fails":
        task.unmade, task.reason = fault.file, fault.means
    elif fault.kind == "slow":
        task.running_for = fault.seconds
