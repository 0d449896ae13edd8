"""The charge table: every trouble on every gateway, sync and async, once and permanently."""

from __future__ import annotations

import pytest

from image_gateways import OutcomeUnknown

from . import troubles
from .trials import Lab, Trial
from .troubles import ALL, DEDUPLICATING, Trouble

ATTEMPTS = 3
CASES = [
    pytest.param(gateway, trouble, lasting, id=f"{gateway}: {trouble.name}, {word}")
    for trouble in ALL
    for gateway in trouble.gateways
    for lasting, word in ((False, "once"), (True, "lasting"))
    if lasting in trouble.only
]


@pytest.mark.parametrize("colour", ["sync", "async"])
@pytest.mark.parametrize(("gateway", "trouble", "lasting"), CASES)
def test_no_trouble_charges_twice_and_each_ends_as_it_must(
    laboratory: Lab, gateway: str, colour: str, trouble: Trouble, lasting: bool
) -> None:
    trial = laboratory.trial(gateway, colour, trouble, lasting=lasting)
    assert trial.charges <= 1
    assert (trial.posts, trial.charges, trial.got) == expected(gateway, trouble, lasting)
    assert len(trial.keys) <= 1
    assert len(trial.bodies) <= 1
    if gateway in DEDUPLICATING:
        assert None not in trial.keys
    assert trial.took < trouble.deadline + 5
    if isinstance(trial.outcome, OutcomeUnknown):
        complete(trial, gateway)


def expected(gateway: str, trouble: Trouble, lasting: bool) -> tuple[int, int, str]:
    """(posts, charges, what the caller gets), from the rule as its users read it."""
    counts = int(trouble.fault is not None and trouble.fault.counts)
    match trouble.proves:
        case troubles.UNREACHED:
            return 0, 0, "ConnectionFailed"
        case troubles.REFUSED:
            return 1, 0, trouble.error
        case troubles.THROTTLED if lasting:
            return ATTEMPTS, 0, "RateLimited"
        case troubles.THROTTLED:
            return 2, 1, "result"
        case troubles.TOLD:
            return 1, 0, "RateLimited"
        case troubles.AMBIGUOUS if gateway not in DEDUPLICATING:
            return 1, counts, "OutcomeUnknown"
        case troubles.AMBIGUOUS if lasting:
            return ATTEMPTS, counts, "OutcomeUnknown"
        case troubles.AMBIGUOUS:
            return 2, 1, "result"
        case troubles.HARMLESS:
            return 1, 1, "result"
        case _:
            got = trouble.error if lasting else trouble.once or "result"
            made = int(trouble not in troubles.UPLOAD or got == "result")
            return made, made, got


def complete(trial: Trial, gateway: str) -> None:
    """An unknown outcome carries what it takes to find out."""
    error = trial.outcome
    assert error.request_body["prompt"] == "a lighthouse"
    assert error.sent_at is not None
    assert error.gateway
    assert error.operation == "create"
    assert ("sent once" in error.hint) == (gateway not in DEDUPLICATING)
    assert not error.is_retry_safe
    assert (error.idempotency_key is not None) == (gateway in DEDUPLICATING)
    if error.idempotency_key:
        assert trial.keys <= {error.idempotency_key}
        assert error.idempotency_key in error.hint
