"""Schemathesis, all phases, reads the exported documents and finds nothing wrong with the mock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gatewright.mock import VALID_KEY, MockServer

from .conftest import GATEWAYS, HERE

pytest.importorskip("schemathesis", reason="`make peers` has it")

SEEDS = (1, 2, 3)
LINKED = ("reapi", "rivya", "skills-video")
"""Gateways whose creates lead to a poll."""


def fuzz(document: Path, mock: MockServer, gateway: str, seed: int) -> tuple[Any, str]:
    """Schemathesis' own report of one run, and what it printed."""
    report = document.with_suffix(f".{seed}.report.json")
    command = [sys.executable, "-m", "schemathesis.cli", "run", str(document)]
    command += [
        "--url",
        mock.gateway_url(gateway),
        "--header",
        f"Authorization: Bearer {VALID_KEY}",
    ]
    command += ["--seed", str(seed), "--max-examples", "50", "--continue-on-failure"]
    command += ["--report", "json", "--report-json-path", str(report)]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "fuzz_hooks", "PYTHONPATH": str(HERE)}
    done = subprocess.run(
        command, env=environment, cwd=document.parent, capture_output=True, text=True, check=False
    )
    assert report.exists(), done.stdout + done.stderr
    return json.loads(report.read_text("utf-8")), done.stdout


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("gateway", GATEWAYS)
def test_nothing_fails_in_any_phase(
    gateway: str, seed: int, document: Callable[[str], Path], mock: MockServer
) -> None:
    found, said = fuzz(document(gateway), mock, gateway, seed)
    assert found["failures"] == found["errors"] == [], said
    assert found["exit_code"] == 0 and found["complete"], said
    ran = {name for name, phase in found["phases"].items() if phase["status"] == "success"}
    assert ran >= {"examples", "coverage", "fuzzing"}
    assert ("stateful" in ran) == (gateway in LINKED), said
    rates = found["valid_rates"]
    accepted = [sum(phase["accepted"] for phase in one.values()) for one in rates.values()]
    assert len(accepted) == found["operations"]["total"] and all(accepted), rates


def test_a_document_that_promises_too_much_is_found_out(
    document: Callable[[str], Path], mock: MockServer
) -> None:
    honest = document("reapi")
    described = json.loads(honest.read_text("utf-8"))
    schemas = described["components"]["schemas"]
    schemas["Balance"]["properties"]["balance"] = {"type": "string"}
    schemas["QwenImage2Request"]["properties"]["prompt"]["maxLength"] = 900
    boastful = honest.with_name("boastful.json")
    boastful.write_text(json.dumps(described), "utf-8")
    found, said = fuzz(boastful, mock, "reapi", 1)
    titles = {one["title"] for one in found["failures"]}
    assert {"Response violates schema", "Schema-valid request rejected"} <= titles, said
