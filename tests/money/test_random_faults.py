"""A thousand calls through random trouble: at most one charge each, an end, and a typed error."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from gatewright.mock import Fault
from image_gateways import GatewayError

from .trials import FILE_ARGUMENT, MODELS, PNG, Lab
from .troubles import GATEWAYS

RUNS = 1200
SHARDS = 12
DEADLINE = 40.0
REAL = 20.0
"""Real seconds that no single call comes near."""
CUT = ("close_before_reading", "close_after_body", "close_mid_answer")
ODD = ("html", "truncated", "extra_fields", "missing_fields", "null_fields")
FIELDS = ("id", "data", "status", "usage", "created_at", "output", "result", "urls", "url", "model")
WAITS = ("", "0", "3", "0.5", "-1", "inf", "nan", "soon", "Thu, 01 Jan 2099 00:00:00 GMT")
MEANS = ("invalid_request", "authentication", "insufficient_credits", "not_found", "rate_limited")


def fault(chance: random.Random) -> Fault:
    """Any fault, struck at any step it can strike.

    But no 4xx after an accepted create: that is not a fault of the network but a gateway that lies.
    """
    step = chance.choice(("create", "create", "poll", "result", "upload"))
    kinds = [*CUT, *ODD, "refusal", "rate_limited", "server_error"]
    kinds += {"create": ["never_ends", "fails", "expires", "slow"], "poll": ["unknown_status"]}.get(
        step, []
    )
    kinds += ["expired", "redirect"] if step == "result" else []
    kind = chance.choice(kinds)
    honest = kind in ("refusal", "rate_limited")
    return Fault(
        kind=kind,
        on=step,
        times=chance.choice((1, 1, 2, 3, None)),
        skip=chance.choice((0, 0, 0, 1, 2)),
        status=chance.choice((None, 500, 502, 503, 504)),
        accepted=False if honest else chance.choice((None, False, True)),
        retry_after=chance.choice(WAITS),
        seconds=chance.uniform(1, 60),
        means="generation_failed" if kind == "fails" else chance.choice(MEANS),
        fields=tuple(chance.sample(FIELDS, 3)),
    )


@pytest.mark.parametrize("shard", range(SHARDS))
def test_random_faults_never_charge_twice(laboratory: Lab, shard: int) -> None:
    for seed in range(shard, RUNS, SHARDS):
        one_run(laboratory, seed)


def one_run(laboratory: Lab, seed: int, colour: str = "") -> None:
    """One call, whose faults follow from `seed` alone."""
    chance = random.Random(seed)
    gateway, drawn = chance.choice(GATEWAYS), chance.choice(("sync", "async"))
    colour = colour or drawn
    faults = [replace(fault(chance), gateway=gateway) for _ in range(chance.randint(1, 4))]
    mock = laboratory.mock
    mock.reset()
    mock.faults.add(*faults)
    client = laboratory.client(gateway, colour, timeout=5.0, deadline=DEADLINE)
    model = getattr(client, MODELS[gateway][1])
    names = FILE_ARGUMENT if chance.random() < 0.3 else {}
    files = {name: [PNG] for of, name in names.items() if of == gateway}
    before, told = laboratory.clock(), f"seed {seed}: {gateway}, {colour}, {faults}"
    error: GatewayError | None = None
    try:
        result = laboratory.do(model.generate("a lighthouse", **files))
        laboratory.do(result.save_all(laboratory.folder))
    except GatewayError as caught:
        error = caught
    took, charges = laboratory.clock() - before, mock.ledger.count()
    creates = [seen for seen in mock.requests if seen.step == "create"]
    read = [seen for seen in creates if seen.fault != "close_before_reading"]
    assert charges <= 1, told
    assert took < DEADLINE + 60 + REAL, told
    assert len({seen.idempotency_key for seen in read}) <= 1, told
    assert len({seen.sent for seen in read}) <= 1, told
    if error is not None:
        assert error.gateway, told
        assert error.operation, told
    if charges and error is not None:
        assert not error.is_retry_safe, told
        assert not error.nothing_created, told
        assert "othing was created" not in str(error), told
    again = [seen for seen in creates[:-1] if seen.status != 429 or seen.fault in CUT]
    assert not again, f"a create after one that may have been accepted; {told}"
