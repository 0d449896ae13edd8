"""A client of one spec talks to the mock of another in which one fact differs: one of the two notices.

A fact that neither looks at would be a word without a meaning. A run takes some of the keys, others with each turn.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gatewright.ir import Package as Built
from gatewright.load import SpecFile, Workspace, load
from gatewright.mock import Clock, Fault, MockServer
from gatewright.render import render
from gatewright.resolve import resolve

from ..contract.handle import InMemory
from ..contract.mutants import mutants, options_of
from ..contract.mutation import with_fact
from ..contract.table import facts_of, leaves
from ..release.test_gateway_keys import KEYS
from ..runtime.films import medium
from ..shares import share

SPECS = Path(__file__).parents[2] / "examples" / "more_gateways"
GATEWAY = "atelier"
START = datetime(2026, 1, 1, tzinfo=UTC)
BESIDE = {
    "charges.polling": "nobody is charged for a look here, and a bound never counts looks",
    "operations.*.media": "a medium more matters once a model makes it, and one less is refused",
    "rate_limit.retry_after": "the client reads both forms, whatever a page says",
}
"""Keys that no conversation with the mock shows: documents and comparisons tell them."""
BROKEN = "broken off"
"""What is told of a conversation that cannot go on."""
EACH = 6
"""Keys that a run takes."""
MOST = 12
"""Other values of a key that are tried."""

names = (f"side_{number}" for number in itertools.count())


def facts_at(key: tuple[str, ...], facts: dict[str, Any]) -> list[str]:
    form = "[.]".join("[^.]+" if one == "*" else re.escape(one) for one in key)
    return [name for name in facts if re.match(rf"{form}([.]|\Z)", name)]


class Atelier:
    """The gateway with its models, as it is or with another fact."""

    def __init__(self) -> None:
        self.whole, faults = load(SPECS)
        assert faults == []
        self.file = self.whole.gateways[GATEWAY]
        self.models = [one for one in self.whole.models if one.gateway == GATEWAY]
        self.facts = facts_of(self.file.data)
        self.built = self.made(self.file)
        assert self.built is not None

    def made(self, file: SpecFile) -> Built | None:
        home = Workspace(self.whole.root, self.whole.package, {GATEWAY: file}, self.models)
        return resolve(home)[0]

    def others(self, key: tuple[str, ...]) -> Iterator[Built | None]:
        """The package with each other value of each fact at a key; None: it is refused."""
        paths = {".".join(map(str, path)): path for path, _ in leaves(self.file.data)}
        for name in facts_at(key, self.facts):
            value = self.facts[name]
            others = [*mutants(name, value, options_of(self.facts, name))]
            others += self.file.data["errors"]["codes"] if key[-1] == "conflict" else []
            for other in [*others, f"{value}2"] if isinstance(value, str) else others:
                file = replace(self.file, data=with_fact(self.file.data, paths[name], other))
                if facts_of(file.data) != self.facts:
                    yield self.made(file)


def talk(package: InMemory, client_of: Built, mock_of: Built) -> list[tuple[str, str]]:
    """What a client of one package hears from the mock of another, and what the mock sees of it."""
    with MockServer(mock_of, clock=Clock(start=START.timestamp(), speed=0), seed=3) as mock:
        said = Said(package, client_of, mock)
        try:
            said.everything()
        except Exception as error:
            said.told.append((BROKEN, plain(f"{type(error).__name__}: {error}")))
        # Files travel with the addresses of this run, so bodies are compared as they were understood.
        seen = [
            (one.step, one.method, one.path, one.status, one.idempotency_key or "")
            + ((one.sent,) if one.step.startswith("webhook") else ())
            for one in mock.requests
        ]
        bodies = [one.asked.body for one in mock.tasks.latest(100)]
        money = [(one.state, str(one.price.amount)) for one in mock.ledger.charges()]
        rest = [
            ("seen", plain(seen)),
            ("bodies", plain(bodies)),
            ("money", str(money)),
            ("slept", str(said.slept)),
        ]
    return [*said.told, *rest]


def plain(value: object) -> str:
    """A text without what differs in each run."""
    text = re.sub(r"127\.0\.0\.1:\d+", "HOST", str(value))
    return re.sub(r"side_\d+", "PACKAGE", text)


class Said:
    """One conversation."""

    def __init__(self, package: InMemory, built: Built, mock: MockServer) -> None:
        self.told: list[tuple[str, str]] = []
        self.mock, self.slept = mock, 0.0
        (gateway,) = built.gateways
        self.client = getattr(package.module(), gateway.class_name)
        keys = itertools.count()
        self.options = {
            "base_url": mock.gateway_url(GATEWAY),
            "env": package.runtime("client.env").Env(
                clock=lambda: self.slept,
                now=lambda: START + timedelta(seconds=self.slept),
                sleep=self.sleep,
                random=lambda: 0.5,
                new_key=lambda: f"key{next(keys)}",
            ),
        }
        info = package.module(f"{gateway.module}._gateway").GATEWAY
        operations = [(one.name, one.base_url) for one in gateway.operations]
        self.told.append(("where", str((info.base_url, info.hosts, operations))))

    def sleep(self, seconds: float) -> None:
        self.slept += seconds
        self.mock.clock.advance(seconds)
        assert self.slept < 20_000

    def note(self, name: str, act: Callable[[], object]) -> None:
        try:
            told = str(act())
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
        self.told.append((name, plain(told)))

    def everything(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ATELIER_KEY", "test-key")
            with self.client(**self.options) as client:
                self.told.append(("client", type(client).__name__))
                self.makes(client)
                self.goes_wrong(client)
                self.beside(client)
        with self.client(api_key="wrong", **self.options) as client:
            self.note("key", lambda: client.print_1.submit("a pier"))

    def makes(self, client: Any) -> None:
        film = [medium("mp4")]
        sides, size = picture(2048), picture(8)
        size += bytes(1048576 - len(size))
        for name, file in (("sides", sides), ("bytes", size), ("jpeg", picture(8, "JPEG"))):
            self.note(name, lambda file=file: client.print_1.submit("a pier", references=[file]))
        news: list[object] = []
        self.note("film", lambda: shown(client.clip_1.generate("a pier", references=film)))
        self.note(
            "long film", lambda: client.clip_1.submit("x", references=[medium("mp4", pictures=32)])
        )
        self.note("tag", lambda: client.clip_1.submit("x", references=film, tag="t" * 40))
        self.note("long tag", lambda: client.clip_1.submit("x", references=film, tag="t" * 41))
        self.note("news", lambda: client.clip_1.generate("a hat", on_progress=news.append) and news)
        for _ in range(2):
            self.note("again", lambda: client.print_1.submit("a pier", idempotency_key="one"))
        self.note("other", lambda: client.print_1.submit("a hat", idempotency_key="one"))
        self.note("extra", lambda: client.print_1.submit("a hat", extra_body={"more": 1}))

    def goes_wrong(self, client: Any) -> None:
        for fault in (
            Fault("fails"),
            Fault("expires"),
            Fault("never_ends"),
            Fault("rate_limited"),
            *(Fault("unknown_status", word=word) for word in ("thrown_away", "working", "spoilt")),
            *(Fault("refusal", means=word) for word in ("invalid_request", "idempotency_conflict")),
        ):
            self.mock.faults.clear()
            self.mock.faults.add(fault)
            self.note(f"{fault.kind} {fault.means}", lambda: shown(client.clip_1.generate("x")))
        self.mock.faults.clear()
        task = client.print_1.submit("a pier")
        self.note("look", task.status)
        self.note("cancel", task.cancel)
        self.note("cancelled", lambda: shown(task.wait()))

    def beside(self, client: Any) -> None:
        hooks = client.webhooks
        self.note("balance", client.balance)
        self.note("running", lambda: len(client.running()))
        made = hooks.register("https://a.example", events=["done"])
        self.told.append(("register", plain((made, made.secret))))
        self.note("list", hooks.list)
        for name in ("get", "delete", "get"):
            self.note(name, lambda name=name: getattr(hooks, name)(made.id or "h1"))
        self.note("bare", lambda: hooks.register("https://a.example"))
        self.note("signed", lambda: type(client).webhooks.__doc__)


def picture(width: int, form: str = "PNG") -> bytes:
    """A picture of that width."""
    made = io.BytesIO()
    Image.new("RGB", (width, 8)).save(made, form)
    return made.getvalue()


def shown(result: Any) -> object:
    """What a result says."""
    files = [(type(one).__name__, one.width, one.expires_at) for one in result.files]
    return files, result.credits, result.usage, result.warnings, result.expires_at, result.raw


@pytest.fixture(scope="module")
def atelier() -> Atelier:
    return Atelier()


STATED = [key for key in KEYS if facts_at(key, Atelier().facts)]


@pytest.mark.parametrize(
    "key", share(STATED, EACH, "keys of a gateway on both sides"), ids=".".join
)
def test_a_fact_that_one_side_alone_has_is_noticed(atelier: Atelier, key: tuple[str, ...]) -> None:
    built = atelier.built
    assert built is not None
    accepted = 0
    with InMemory(next(names), render(built), built.import_name) as base:
        usual = talk(base, built, built)
        others = (one for one in atelier.others(key) if one and one.gateways != built.gateways)
        for other in itertools.islice(others, MOST):
            accepted += 1
            if talk(base, built, other) != usual:
                return
            with InMemory(next(names), render(other), other.import_name, runtime=base) as theirs:
                if talk(theirs, other, built) != usual:
                    return
    assert accepted == 0 or ".".join(key) in BESIDE


def test_two_conversations_about_the_same_are_the_same(atelier: Atelier) -> None:
    built = atelier.built
    assert built is not None
    with InMemory(next(names), render(built), built.import_name) as base:
        told = talk(base, built, built)
        assert told == talk(base, built, built)
        assert BROKEN not in dict(told)
