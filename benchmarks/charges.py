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

REPO = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPO))

from tests.money.trials import Lab, Trial, lab  # noqa: E402 (found beside the tests)
from tests.money.troubles import ALL, CREATE, GATEWAYS, Trouble  # noqa: E402

from gatewright.mock import VALID_KEY  # noqa: E402
from gatewright.pipeline import read_package  # noqa: E402

PEERS = tuple(REPO / "build" / name / "bin" / "python" for name in ("peers", "bench"))
"""Environments that may have the openai package: of `make peers`, of `make bench`."""
SCRIPT = Path(__file__).with_name("charges_openai.py")
Cell = str


def main() -> int:
    """The exit code: 0 fine, 1 a double charge by one of our clients."""
    package, faults = read_package(REPO / "specs")
    if package is None:
        print("\n".join(map(str, faults)), file=sys.stderr)
        return 3
    worst, rows = 0, list[tuple[Cell, ...]]()
    with lab(package) as laboratory, OpenAI(laboratory) as openai:
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
                if told(sync) != told(other):
                    print(f"{gateway}, {trouble.name}: {sync} but async {other}", file=sys.stderr)
                    return 1
                worst = max(worst, sync.charges, other.charges)
                cells.append(told(sync))
            cells.append(openai.cell(trouble))
            rows.append((trouble.name, *cells))
            print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    table(("while it lasts", *GATEWAYS, "openai package"), rows)
    print(f"\nA cell is POSTs/charges and what the caller got. Most charges for one call: {worst}.")
    print(openai.note)
    return 0 if worst <= 1 else 1


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
                self.note = f"The last column is {version}, its pauses between attempts skipped."
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
        if self._process is None or trouble not in CREATE or "umodelverse" not in trouble.gateways:
            return ""
        mock = self._lab.mock
        mock.reset()
        if trouble.fault is not None:
            mock.faults.add(replace(trouble.fault, gateway="umodelverse", times=None))
        assert self._process.stdin is not None
        with mock.refusing() if trouble.fault is None else nullcontext():
            self._process.stdin.write(json.dumps({"timeout": trouble.timeout}) + "\n")
            self._process.stdin.flush()
            got = self._answer()
        posts = sum(seen.step == "create" for seen in mock.requests)
        self._most = max(self._most, mock.ledger.count())
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
