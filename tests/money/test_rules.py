"""What the charge table does not show: sequences of troubles, empty accounts, callers' own errors."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from gatewright.mock import FAULT_KINDS, Fault
from image_gateways import (
    IdempotencyConflict,
    InsufficientCredits,
    OutcomeUnknown,
    PriceRefused,
    Progress,
)

from .trials import MODELS, Lab
from .troubles import ALL, GATEWAYS, TASK_GATEWAYS

COLOURS = pytest.mark.parametrize("colour", ["sync", "async"])
LOST = Fault("close_after_body")
CONFLICT = Fault("refusal", means="idempotency_conflict")
STREAM_ONLY = {"ends_early"}
SEVERAL_ONLY = {"file_fails"}
"""Of results of several files; tests of the mock count its charges."""


def make(lab: Lab, gateway: str, colour: str, *faults: Fault, **options: Any) -> Any:
    """One picture."""
    lab.mock.faults.add(*faults)
    model = getattr(lab.client(gateway, colour), MODELS[gateway][1])
    return lab.do(model.generate("a lighthouse", **options))


@pytest.fixture
def lab(laboratory: Lab) -> Lab:
    laboratory.mock.reset()
    return laboratory


def posts(lab: Lab) -> int:
    return sum(seen.step == "create" for seen in lab.mock.requests)


def test_every_fault_of_the_mock_is_in_the_charge_table() -> None:
    tried = {trouble.fault.kind for trouble in ALL if trouble.fault is not None}
    assert tried == set(FAULT_KINDS) - STREAM_ONLY - SEVERAL_ONLY


@COLOURS
def test_a_conflict_after_a_lost_attempt_is_an_unknown_outcome(lab: Lab, colour: str) -> None:
    lab.mock.faults.add(LOST, CONFLICT)
    model = lab.client("rivya", colour, trust_inferred_deduplication=True).qwen2_image
    with lab.deduplicating(), pytest.raises(OutcomeUnknown) as caught:
        lab.do(model.generate("a lighthouse"))
    assert isinstance(caught.value.__cause__, IdempotencyConflict)
    assert caught.value.idempotency_key
    assert (posts(lab), lab.mock.ledger.count()) == (2, 1)


@COLOURS
def test_a_conflict_alone_is_a_conflict(lab: Lab, colour: str) -> None:
    with pytest.raises(IdempotencyConflict):
        make(lab, "rivya", colour, CONFLICT)
    assert (posts(lab), lab.mock.ledger.count()) == (1, 0)


@COLOURS
@pytest.mark.parametrize("deduplicates", [True, False])
def test_the_key_of_an_unknown_outcome_costs_nothing_again_only_if_the_gateway_deduplicates(
    lab: Lab, colour: str, deduplicates: bool
) -> None:
    with lab.deduplicating(deduplicates):
        with pytest.raises(OutcomeUnknown) as caught:
            make(lab, "rivya", colour, LOST)
        assert "no page says so" in caught.value.hint
        result = make(lab, "rivya", colour, idempotency_key=caught.value.idempotency_key)
    assert len(result.images) == 1
    assert lab.mock.ledger.count() == (1 if deduplicates else 2)


@COLOURS
@pytest.mark.parametrize("gateway", ["reapi", "skills-video", "umodelverse"])
def test_where_nothing_is_inferred_there_is_nothing_to_trust(
    lab: Lab, gateway: str, colour: str
) -> None:
    with pytest.raises(ValueError, match="trust_inferred_deduplication: "):
        lab.client(gateway, colour, trust_inferred_deduplication=True)
    with pytest.raises(TypeError, match="True or False, not str"):
        lab.client("rivya", colour, trust_inferred_deduplication="yes")
    trusting = lab.client("rivya", colour, trust_inferred_deduplication=True)
    lab.mock.faults.add(Fault("close_after_body"))
    assert lab.do(trusting.with_options(max_retries=1).qwen2_image.generate("a pier")).images
    assert posts(lab) == 2


@COLOURS
def test_the_same_key_with_another_prompt_is_a_conflict_and_no_charge(
    lab: Lab, colour: str
) -> None:
    make(lab, "rivya", colour, idempotency_key="mine")
    model = lab.client("rivya", colour).qwen2_image
    with pytest.raises(IdempotencyConflict):
        lab.do(model.generate("a harbour", idempotency_key="mine"))
    assert lab.mock.ledger.count() == 1


@COLOURS
@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_credits_that_run_out_are_the_gateways_own_refusal(
    lab: Lab, gateway: str, colour: str
) -> None:
    account = lab.mock.world.accounts[gateway]
    before, account.balance = account.balance, Decimal(0)
    try:
        with pytest.raises(InsufficientCredits) as caught:
            make(lab, gateway, colour)
    finally:
        account.balance = before
    assert caught.value.is_retry_safe
    assert (posts(lab), lab.mock.ledger.count()) == (1, 0)


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_price_above_the_limit_or_unknown_is_refused_before_anything_is_sent(
    lab: Lab, gateway: str, colour: str
) -> None:
    with pytest.raises(PriceRefused):
        make(lab, gateway, colour, max_credits=Decimal("0.001"))
    assert lab.mock.requests == ()


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
@COLOURS
def test_an_error_of_the_callers_own_callback_names_the_task_that_goes_on(
    lab: Lab, gateway: str, colour: str
) -> None:
    def broken(progress: Progress) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError) as caught:
        make(lab, gateway, colour, on_progress=broken)
    (charge,) = lab.mock.ledger.charges()
    assert any(charge.task in note for note in caught.value.__notes__)


@COLOURS
def test_so_does_one_that_met_an_event_of_a_stream(lab: Lab, colour: str) -> None:
    def broken(progress: Progress) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError) as caught:
        make(lab, "skills-video", colour, on_progress=broken, stream=True)
    (charge,) = lab.mock.ledger.charges()
    assert any(charge.task in note for note in caught.value.__notes__)


def test_a_cancelled_wait_ends_at_once_and_leaves_the_task_to_be_picked_up(lab: Lab) -> None:
    client = lab.client("reapi", "async")
    seen: list[str] = []

    async def main() -> Any:
        started = asyncio.Event()

        def note(progress: Progress) -> None:
            seen.append(progress.id)
            started.set()

        async with asyncio.TaskGroup() as group:
            job = group.create_task(client.qwen_image_2.generate("a pier", on_progress=note))
            await started.wait()
            job.cancel()
        assert job.cancelled()
        return await client.task(seen[0]).wait()

    assert len(lab.do(main()).images) == 1
    assert lab.mock.ledger.count() == 1
