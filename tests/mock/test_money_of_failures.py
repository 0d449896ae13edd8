"""What a failed task costs in the end, by what a gateway's pages say of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.mock import Fault

from ..generator.conftest import GATEWAY
from .shops import calls, opened, write

ENDS = {
    "when: on_create, failed: refunded": "refunded",
    "when: on_create, failed: free": "refunded",
    "when: on_create, failed: charged": "settled",
    "when: on_create": "settled",
    "when: on_success": "refunded",
    "when: on_success, failed: charged": "settled",
}


@pytest.mark.parametrize(("charges", "state"), ENDS.items())
def test_a_failed_task_costs_what_the_pages_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, charges: str, state: str
) -> None:
    gateway = GATEWAY.replace(
        "polling:\n", f"charges: {{{charges}}}\n\npolling:\n  every: [0.05, 0.05]\n"
    )
    with opened(write(tmp_path / "specs", gateway), monkeypatch) as (mock, module):
        before = mock.world.accounts["shop"].balance
        mock.faults.add(Fault("fails"))
        with pytest.raises(module.TaskFailed):
            calls("sync", module, mock, lambda shop: shop.easel.generate("a hat"))
        (charge,) = mock.ledger.charges()
        assert charge.state == state
        after = mock.world.accounts["shop"].balance
        assert before is not None
        assert after is not None
        assert (before == after) == (state == "refunded")
