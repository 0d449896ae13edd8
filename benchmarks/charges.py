"""Counts requests and charges of one call, for every trouble and gateway.

Prints a table. A cell is `POSTs/charges outcome` while the trouble lasts, the same in the sync and
the async client (a difference is an error). The last column is the same trouble through the openai
package against the same mock's UModelverse endpoint, where it is installed (`make peers`).
The troubles are those of tests/money, which hold each cell to the resend rule.

Run it: make charges
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import nullcontext
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

from gatewright.mock import VALID_KEY, Fault  # noqa: E402
from gatewright.pipeline import read_package  # noqa: E402

PEERS = tuple(REPO / "build" / name / "bin" / "python" for name in ("peers", "bench"))
"""Environments that may have the openai package: of `make peers`, of `make bench`."""
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
"""The situations that the openai package can be in: what it is asked, and what goes wrong."""
SCRIPT = Path(__file__).with_name("charges_openai.py")
Cell = str


def main() -> int:
    """The exit code: 0 fine, 1 a double charge by one of our clients."""
    package, faults = read_package(REPO / "specs")
    if package is None:
        print("\n".join(map(str, faults)), file=sys.stderr)
        return 3
    with lab(package) as laboratory, OpenAI(laboratory) as openai:
        try:
            rows, worst = troubles(laboratory, openai)
            table(("while it lasts", *GATEWAYS, "openai package"), rows)
            print()
            table(("a situation", *GATEWAYS, "openai package"), situations(laboratory, openai))
        except Difference as error:
            print(error, file=sys.stderr)
            return 1
    print("\nA cell is POSTs/charges and what the caller has.")
    print(f"Most charges for one call in the first table: {worst}.")
    print(openai.note)
    return 0 if worst <= 1 else 1


class Difference(Exception):
    """The sync and the async client do not do the same."""


def troubles(laboratory: Lab, openai: OpenAI) -> tuple[list[tuple[Cell, ...]], int]:
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
        rows.append((trouble.name, *cells, openai.cell(trouble)))
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return rows, worst


def situations(laboratory: Lab, openai: OpenAI) -> list[tuple[Cell, ...]]:
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
        rows.append((one.name, *cells, openai.asked(one)))
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return rows


def same(where: str, *cells: Cell) -> Cell:
    """The cell of all colours; raises Difference when they are not the same."""
    if len(set(cells)) != 1:
        raise Difference(f"{where}: {' and '.join(cells)}")
    return cells[0]


def told(trial: Trial) -> Cell:
    """A cell."""
    return f"{trial.posts}/{trial.charges} {trial.got}"


class OpenAI:
    """The openai package in its own environment, one call for each line on its stdin."""

    def __init__(self, laboratory: Lab) -> None:
        self._lab = laboratory
        self._process: subprocess.Popen[str] | None = None
        self.note = (
            "No column of the openai package: it is not installed; `make peers` installs it."
        )
        self._most = 0

    def __enter__(self) -> OpenAI:
        for python in filter(Path.exists, PEERS):
            base_url = f"{self._lab.mock.gateway_url('umodelverse')}/v1"
            self._process = subprocess.Popen(
                [str(python), str(SCRIPT), base_url, VALID_KEY],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            version = self._answer()
            if version is not None:
                self.note = f"The last column is {version}, its pauses between attempts a hundredth as long."
                break
            self._process.communicate()
            self._process = None
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.communicate(timeout=10)
            self.note += f" Most charges for one of its calls: {self._most}."

    def cell(self, trouble: Trouble) -> Cell:
        """The same trouble through the openai package, where it applies."""
        if trouble not in CREATE or "umodelverse" not in trouble.gateways:
            return ""
        ask = {"do": "trouble", "timeout": trouble.timeout}
        fault = None if trouble.fault is None else replace(trouble.fault, times=None)
        cell = self._ask(ask, fault, refusing=trouble.fault is None)
        self._most = max(self._most, self._lab.mock.ledger.count())
        return cell

    def asked(self, situation: Situation) -> Cell:
        """The same situation through the openai package, where it applies."""
        if situation.name not in ASKED:
            return ""
        return self._ask(*ASKED[situation.name])

    def _ask(self, ask: dict[str, Any], fault: Fault | None, refusing: bool = False) -> Cell:
        """What one line on its stdin comes to."""
        if self._process is None:
            return ""
        mock = self._lab.mock
        mock.reset()
        if fault is not None:
            mock.faults.add(replace(fault, gateway="umodelverse"))
        assert self._process.stdin is not None
        with mock.refusing() if refusing else nullcontext():
            self._process.stdin.write(json.dumps(ask) + "\n")
            self._process.stdin.flush()
            got = self._answer()
        posts = sum(seen.step == "create" for seen in mock.requests)
        return f"{posts}/{mock.ledger.count()} {got}"

    def _answer(self) -> str | None:
        assert self._process is not None and self._process.stdout is not None
        return self._process.stdout.readline().strip() or None


def table(head: tuple[Cell, ...], rows: list[tuple[Cell, ...]]) -> None:
    """Prints rows as a Markdown table, aligned."""
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
    for row in (head, tuple("-" * width for width in widths), *rows):
        print("|", " | ".join(map(str.ljust, row, widths)), "|")


if __name__ == "__main__":
    raise SystemExit(main())
