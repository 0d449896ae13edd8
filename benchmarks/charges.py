"""Counts requests and charges of one call, for every trouble and gateway.

Prints two tables. A cell is `POSTs/charges outcome` while the trouble lasts, the same in the sync and
the async client (a difference is an error). The last columns are the same troubles through other
packages, where they are installed (`make bench`): openai against the same mock's UModelverse endpoint,
fal_client against a mock of fal's queue. The troubles are those of tests/money, which hold each cell
to the resend rule.

Run it: make charges
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

REPO = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPO))

from tests.money.situations import (  # noqa: E402 (found beside the tests)
    AT_ONCE,
    CALLS,
    MANY,
    PLACES,
    REFUSALS,
    REFUSED,
    RETRIES,
    SITUATIONS,
    Situation,
)
from tests.money.trials import Lab, Trial, lab  # noqa: E402
from tests.money.troubles import ALL, CREATE, GATEWAYS, Trouble  # noqa: E402

from gatewright.mock import VALID_KEY, Clock, Fault, MockServer  # noqa: E402
from gatewright.pipeline import read_package  # noqa: E402

ENVIRONMENTS = tuple(REPO / "build" / name / "bin" / "python" for name in ("bench", "peers"))
"""Environments that may have the packages: of `make bench`, of `make peers`."""
SLOW = Fault("drip", seconds=1.0)
CROWD = {"do": "crowd", "calls": CALLS, "at_once": AT_ONCE, "max_retries": RETRIES}
ASKED: dict[str, tuple[dict[str, Any], Fault | None]] = {
    "three event loops, one client": ({"do": "loops"}, None),
    "cancelled in the create": ({"do": "cancel"}, SLOW),
    "Ctrl-C in the create": ({"do": "interrupt"}, SLOW),
    f"{MANY} calls, {PLACES} connections": (
        {"do": "crowd", "calls": MANY, "at_once": MANY, "places": PLACES},
        None,
    ),
    f"{CALLS} calls, {REFUSALS} times 429": (
        CROWD,
        Fault("rate_limited", retry_after="1", times=REFUSALS),
    ),
    "a hook that fails before sending": ({"do": "hook", "on": "request", "strict": False}, None),
    "a hook that fails after the answer": ({"do": "hook", "on": "response", "strict": False}, None),
    "a hook that raises for a 402": ({"do": "hook", "on": "response", "strict": True}, REFUSED),
}
"""The situations that another package can be in: what it is asked, and what goes wrong."""
SCRIPT = Path(__file__).with_name("charges_peers.py")
PAGE = REPO / "docs" / "benchmarks" / "charges.md"
"""Where the tables are kept, once they are whole."""
HEAD = """# What a call costs when something goes wrong

`make charges` prints this, and writes it where both other packages are installed (`make bench`). What it
means is said in [errors and money](../errors-and-money.md).
"""
QUEUES = REPO / "examples" / "more_gateways"
"""The specs of fal's queue."""
Cell = str


def main() -> int:
    """The exit code: 0 fine, 1 a double charge by one of our clients."""
    package, faults = read_package(REPO / "specs")
    if package is None:
        print("\n".join(map(str, faults)), file=sys.stderr)
        return 3
    queues, faults = read_package(QUEUES)
    if queues is None:
        print("\n".join(map(str, faults)), file=sys.stderr)
        return 3
    with ExitStack() as stack:
        laboratory = stack.enter_context(lab(package))
        other = stack.enter_context(MockServer(queues, clock=Clock(speed=100)))
        peers = [
            stack.enter_context(Peer("openai", laboratory.mock, "umodelverse", "/v1")),
            stack.enter_context(Peer("fal_client", other, "fal", "")),
        ]
        names = [one.name for one in peers]
        try:
            rows, worst = troubles(laboratory, peers)
            first = table(("while it lasts", *GATEWAYS, *names), rows)
            second = table(("a situation", *GATEWAYS, *names), situations(laboratory, peers))
        except Difference as error:
            print(error, file=sys.stderr)
            return 1
    notes = [
        "A cell is POSTs/charges and what the caller has.",
        f"Most charges for one call in the first table: {worst}.",
    ]
    text = "\n".join(
        [first, second, *(f"- {one}" for one in (*notes, *(peer.note for peer in peers)))]
    )
    print(text)
    if all(one.there for one in peers):
        PAGE.write_text(f"{HEAD}\n{text}\n", encoding="utf-8")
    return 0 if worst <= 1 else 1


class Difference(Exception):
    """The sync and the async client do not do the same."""


def troubles(laboratory: Lab, peers: list[Peer]) -> tuple[list[tuple[Cell, ...]], int]:
    """The rows of the first table, and the most charges for one call of ours."""
    worst, rows = 0, list[tuple[Cell, ...]]()
    for trouble in ALL:
        cells: list[Cell] = []
        for gateway in GATEWAYS:
            if gateway not in trouble.gateways:
                cells.append("")
                continue
            sync, other = (
                laboratory.trial(gateway, colour, trouble, lasting=True)
                for colour in ("sync", "async")
            )
            cells.append(same(f"{gateway}, {trouble.name}", told(sync), told(other)))
            worst = max(worst, sync.charges, other.charges)
        rows.append((trouble.name, *cells, *(one.cell(trouble) for one in peers)))
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return rows, worst


def situations(laboratory: Lab, peers: list[Peer]) -> list[tuple[Cell, ...]]:
    """The rows of the second table."""
    rows: list[tuple[Cell, ...]] = []
    for one in SITUATIONS:
        cells = [
            same(
                f"{gateway}, {one.name}",
                *(one.told(laboratory, gateway, colour) for colour in one.colours),
            )
            for gateway in GATEWAYS
        ]
        rows.append((one.name, *cells, *(peer.asked(one) for peer in peers)))
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return rows


def same(where: str, *cells: Cell) -> Cell:
    """The cell of sync and async; raises Difference when they are not the same."""
    if len(set(cells)) != 1:
        raise Difference(f"{where}: {' and '.join(cells)}")
    return cells[0]


def told(trial: Trial) -> Cell:
    """A cell."""
    return f"{trial.posts}/{trial.charges} {trial.got}"


class Peer:
    """Another package in its own environment, one call for each line on its stdin."""

    def __init__(self, name: str, mock: MockServer, gateway: str, path: str) -> None:
        self.name, self._mock, self._gateway = name, mock, gateway
        self._url = f"{mock.gateway_url(gateway)}{path}"
        self._process: subprocess.Popen[str] | None = None
        self.there = False
        """Whether the package is installed."""
        self.note = f"No column of {name}: it is not installed; `make bench` installs it."
        self._most = 0

    def __enter__(self) -> Peer:
        for python in filter(Path.exists, ENVIRONMENTS):
            self._process = subprocess.Popen(
                [str(python), str(SCRIPT), self.name, self._url, VALID_KEY],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            version = self._answer()
            if version:
                self.there = True
                self.note = f"{version}: its pauses between attempts are a hundredth as long."
                break
            self._process.communicate()
            self._process = None
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.communicate(timeout=10)
            self.note += f" Most charges for one of its calls: {self._most}."

    def cell(self, trouble: Trouble) -> Cell:
        """The same trouble through the package, where it applies."""
        if trouble not in CREATE or "umodelverse" not in trouble.gateways:
            return ""
        ask = {"do": "trouble", "timeout": trouble.timeout}
        fault = None if trouble.fault is None else replace(trouble.fault, times=None)
        cell = self._ask(ask, fault, refusing=trouble.fault is None)
        self._most = max(self._most, self._mock.ledger.count())
        return cell

    def asked(self, situation: Situation) -> Cell:
        """The same situation through the package, where it applies."""
        if situation.name not in ASKED:
            return ""
        return self._ask(*ASKED[situation.name])

    def _ask(self, ask: dict[str, Any], fault: Fault | None, refusing: bool = False) -> Cell:
        """What one line on its stdin comes to."""
        if self._process is None:
            return ""
        self._mock.reset()
        if fault is not None:
            fields = (*fault.fields, "request_id") if "id" in fault.fields else fault.fields
            self._mock.faults.add(replace(fault, gateway=self._gateway, fields=fields))
        assert self._process.stdin is not None
        with self._mock.refusing() if refusing else nullcontext():
            self._process.stdin.write(json.dumps(ask) + "\n")
            self._process.stdin.flush()
            got = self._answer()
        posts = sum(seen.step == "create" for seen in self._mock.requests)
        return f"{posts}/{self._mock.ledger.count()} {got}" if got else ""

    def _answer(self) -> str | None:
        assert self._process is not None and self._process.stdout is not None
        return self._process.stdout.readline().strip() or None


def table(head: tuple[Cell, ...], rows: list[tuple[Cell, ...]]) -> str:
    """Rows as a Markdown table, aligned."""
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
    lines = [head, tuple("-" * width for width in widths), *rows]
    return "".join(f"| {' | '.join(map(str.ljust, row, widths))} |\n" for row in lines)


if __name__ == "__main__":
    raise SystemExit(main())
