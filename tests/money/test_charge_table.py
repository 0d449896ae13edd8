"""The charge table: every trouble on every gateway, sync and async, once and permanently."""

from __future__ import annotations

import pytest

from image_gateways import OutcomeUnknown

from . import troubles
from .trials import Lab, Trial
from .troubles import ALL, CREATE, INFERRED, Trouble

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
    assert (trial.posts, trial.charges, trial.got) == expected(trouble, lasting)
    assert len(trial.keys) <= 1
    assert len(trial.bodies) <= 1
    if gateway in INFERRED:
        assert None not in trial.keys
    assert trial.took < trouble.deadline + 5
    if isinstance(trial.outcome, OutcomeUnknown):
        complete(trial, gateway)


GIVEN = [one for one in CASES if one.values[0] == "umodelverse" and one.values[2]]


@pytest.mark.parametrize("colour", ["sync", "async"])
@pytest.mark.parametrize(("gateway", "trouble", "lasting"), GIVEN)
def test_it_is_the_same_through_an_http_client_of_the_callers(
    laboratory: Lab, gateway: str, colour: str, trouble: Trouble, lasting: bool
) -> None:
    trial = laboratory.trial(gateway, colour, trouble, lasting=lasting, given=True)
    assert (trial.posts, trial.charges, trial.got) == expected(trouble, lasting)


TRUSTED = [
    pytest.param(gateway, trouble, lasting, id=f"{gateway}: {trouble.name}, {word}")
    for trouble in CREATE
    for gateway in trouble.gateways
    if gateway in INFERRED
    for lasting, word in ((False, "once"), (True, "lasting"))
]


@pytest.mark.parametrize("colour", ["sync", "async"])
@pytest.mark.parametrize(("gateway", "trouble", "lasting"), TRUSTED)
def test_a_caller_who_trusts_what_is_inferred_is_charged_once_where_it_is_true(
    laboratory: Lab, gateway: str, colour: str, trouble: Trouble, lasting: bool
) -> None:
    with laboratory.deduplicating():
        trial = laboratory.trial(
            gateway, colour, trouble, lasting=lasting, trust_inferred_deduplication=True
        )
    assert (trial.posts, trial.charges, trial.got) == expected(trouble, lasting, trusted=True)
    assert len(trial.keys) <= 1
    assert None not in trial.keys
    assert len(trial.bodies) <= 1
    if isinstance(trial.outcome, OutcomeUnknown):
        complete(trial, gateway)


@pytest.mark.parametrize("colour", ["sync", "async"])
@pytest.mark.parametrize("gateway", INFERRED)
def test_a_caller_who_trusts_what_is_not_true_pays_for_each_attempt(
    laboratory: Lab, gateway: str, colour: str
) -> None:
    (trouble,) = [one for one in CREATE if one.name == "closed after the body was read"]
    for trusting, charges in ((True, ATTEMPTS), (False, 1)):
        trial = laboratory.trial(
            gateway, colour, trouble, lasting=True, trust_inferred_deduplication=trusting
        )
        assert (trial.posts, trial.charges, trial.got) == (charges, charges, "OutcomeUnknown")


def expected(trouble: Trouble, lasting: bool, trusted: bool = False) -> tuple[int, int, str]:
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
        case troubles.AMBIGUOUS if not trusted:
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
    assert ("sent once" in error.hint) == (trial.posts == 1)
    assert not error.is_retry_safe
    assert (error.idempotency_key is not None) == (gateway in INFERRED)
    if error.idempotency_key:
        assert trial.keys <= {error.idempotency_key}
        assert error.idempotency_key in error.hint
