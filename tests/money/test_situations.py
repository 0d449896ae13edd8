"""Each cell of the table of situations: how many requests, how many charges, what the caller has."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from gatewright.mock import VALID_KEY, Fault

from .situations import AT_ONCE, CALLS, MANY, PLACES, REFUSALS, RETRIES, SITUATIONS, Situation
from .trials import Lab
from .troubles import GATEWAYS, TASK_GATEWAYS

REPO = Path(__file__).resolve().parents[2]
CASES = [
    pytest.param(one, gateway, colour, id=f"{one.name}, {gateway}, {colour}")
    for one in SITUATIONS
    for gateway in GATEWAYS
    for colour in one.colours
    if gateway in one.gateways
]


@pytest.mark.parametrize(("situation", "gateway", "colour"), CASES)
def test_a_situation_costs_what_it_brings(
    laboratory: Lab, situation: Situation, gateway: str, colour: str
) -> None:
    told = situation.told(laboratory, gateway, colour)
    assert told == comes_to(situation, gateway)


def comes_to(situation: Situation, gateway: str) -> str:
    """The cell, from the promise as its users read it."""
    kept = "the task" if gateway in TASK_GATEWAYS else "the picture"
    return {
        "three event loops, one client": "3/3 3 results",
        "cancelled in the create": f"1/1 {kept}",
        "cancelled in a poll": f"1/1 {kept}",
        "cancelled in a pause between polls": f"1/1 {kept}",
        "cancelled in an upload": "0/0 nothing",
        "cancelled in a download": "1/1 the file, then saved",
        "cancelled while it waits for a connection": "0/0 nothing",
        "cancelled between a 429 and the next attempt": "1/0 nothing",
        "Ctrl-C in the create": f"1/1 {kept}",
        "Ctrl-C in a poll": f"1/1 {kept}",
        "Ctrl-C in a pause between polls": f"1/1 {kept}",
        "Ctrl-C in an upload": "0/0 nothing",
        "Ctrl-C in a download": "1/1 the file, then saved",
        "Ctrl-C while it waits for a connection": "0/0 nothing",
        "Ctrl-C between a 429 and the next attempt": "1/0 nothing",
        "a hook that fails before sending": "0/0 ConnectionFailed",
        "a hook that fails after the answer": "1/1 OutcomeUnknown",
        "a hook that raises for a 402": "1/0 InsufficientCredits",
        "saved into a folder that is not there": "1/1 NotSaved, then saved",
        "three results into one folder": "3/3 3 files",
        f"{MANY} calls, {PLACES} connections": f"{MANY}/{MANY} {MANY} results",
        f"{CALLS} calls, {REFUSALS} times 429": f"{CALLS + REFUSALS}/{CALLS} {CALLS} results",
    }[situation.name]


def openai() -> Path:
    """The Python of an environment that has the openai package; skips the test where there is none."""
    for name in ("peers", "bench"):
        python = REPO / "build" / name / "bin" / "python"
        if python.exists():
            return python
    pytest.skip("the openai package is not installed: make peers")


def test_as_many_get_through_a_crowd_of_429_as_with_the_openai_package(laboratory: Lab) -> None:
    mock = laboratory.mock
    mock.reset()
    mock.faults.add(Fault("rate_limited", retry_after="1", times=REFUSALS))
    script = REPO / "benchmarks" / "charges_peers.py"
    url = f"{mock.gateway_url('umodelverse')}/v1"
    command = [str(openai()), str(script), "openai", url, VALID_KEY]
    ask = {"do": "crowd", "calls": CALLS, "at_once": AT_ONCE, "max_retries": RETRIES}
    done = subprocess.run(command, input=json.dumps(ask), capture_output=True, text=True)
    theirs = done.stdout.splitlines()[-1]
    (situation,) = [one for one in SITUATIONS if one.name.endswith("times 429")]
    for colour in situation.colours:
        ours = situation.told(laboratory, "umodelverse", colour).partition(" ")[2]
        assert int(ours.split()[0]) >= int(theirs.split()[0]), (ours, theirs)
