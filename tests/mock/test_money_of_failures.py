"""What a failed task and a refused create cost, by what a gateway's pages say of them."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from gatewright.mock import Fault

from ..generator.conftest import GATEWAY
from .shops import SIDES, calls, opened, write

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


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("rejected", "creates"), [("free", 2), ("charged", 1)])
def test_a_refused_create_is_sent_again_only_where_refusals_are_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str, rejected: str, creates: int
) -> None:
    gateway = GATEWAY.replace(
        "polling:\n", f"charges: {{rejected: {rejected}}}\n\npolling:\n  every: [0.05, 0.05]\n"
    )
    with opened(write(tmp_path / "specs", gateway), monkeypatch) as (mock, module):
        mock.faults.add(Fault("rate_limited", retry_after="0"))
        if rejected == "free":
            assert calls(side, module, mock, lambda shop: shop.easel.generate("a hat")).files
        else:
            with pytest.raises(module.RateLimited) as caught:
                calls(side, module, mock, lambda shop: shop.easel.generate("a hat"))
            assert not caught.value.is_retry_safe
        assert sum(one.step == "create" for one in mock.requests) == creates
        (charge,) = mock.ledger.charges()
        assert bool(charge.task) == (rejected == "free")


@pytest.mark.parametrize(("rejected", "charges"), [("free", 0), ("charged", 1)])
def test_the_test_kit_counts_a_refusal_where_it_costs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rejected: str, charges: int
) -> None:
    gateway = GATEWAY.replace("polling:\n", f"charges: {{rejected: {rejected}}}\n\npolling:\n")
    with opened(write(tmp_path / "specs", gateway), monkeypatch) as (_, module):
        testing = importlib.import_module(f"{module.__name__}.testing")
        with testing.FakeGateways() as fake, module.Shop() as client:
            fake.fail("unreachable", times=3)
            with pytest.raises(module.ConnectionFailed):
                client.easel.generate("a hat")
            assert fake.charges == 0
            fake.fail("invalid_request")
            with pytest.raises(module.BadRequest):
                client.easel.generate("a hat")
            assert fake.charges == charges
