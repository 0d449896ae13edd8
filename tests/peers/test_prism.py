"""Prism, given the exported documents, accepts and refuses the same 200 bodies as the mock."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from gatewright import ir
from gatewright.mock import VALID_KEY, MockServer

from .bodies import bodies
from .conftest import GATEWAYS

INSTALLED = Path(__file__).parents[2] / "build/peers/prism/node_modules/.bin/prism"
PRISM = str(INSTALLED) if INSTALLED.exists() else shutil.which("prism")
BODIES = 200
LEAST = 5
"""Bodies of a model; of many models, only some are asked."""
PATIENCE = 60.0
"""Real seconds that Prism may take to start."""

pytestmark = [
    pytest.mark.skipif(
        PRISM is None, reason="Prism is not there; `make peers` installs it with npm"
    ),
    pytest.mark.skipif(shutil.which("node") is None, reason="Prism needs Node.js"),
]


@contextmanager
def prism(document: Path) -> Generator[str]:
    """The base URL of a Prism that serves `document`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = document.with_suffix(".prism.log")
    command = [PRISM or "", "mock", "--host", "127.0.0.1", "--port", str(port), str(document)]
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            _await(process, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"Prism did not start: {log.read_text('utf-8', 'replace')}")


def verdicts(base: str, model: ir.Model, count: int) -> list[bool]:
    """Whether `base` accepts each of the bodies; anything but a yes or a 4xx is a failure."""
    found: list[bool] = []
    path = model.operation.create.path.replace("{model}", model.id)
    with httpx.Client(headers={"authorization": f"Bearer {VALID_KEY}"}, timeout=30) as client:
        for body in bodies(model, count, seed=1):
            answer = client.post(base + path, json=body)
            assert answer.is_success or answer.status_code in (400, 422), (body, answer.text)
            found.append(answer.is_success)
    return found


@pytest.mark.parametrize("name", GATEWAYS)
def test_prism_and_the_mock_agree_on_every_body(
    name: str, package: ir.Package, document: Callable[[str], Path], mock: MockServer
) -> None:
    with prism(document(name)) as base:
        models = [one for one in package.gateway(name).models if one.examples]
        ours_all: list[bool] = []
        for model in models[:: max(1, len(models) * len(GATEWAYS) * LEAST // BODIES)]:
            count = max(LEAST, BODIES // len(package.models))
            theirs = verdicts(base, model, count)
            ours = verdicts(mock.gateway_url(name), model, count)
            differing = [
                (body, "Prism accepts" if theirs[place] else "Prism refuses")
                for place, body in enumerate(bodies(model, count, seed=1))
                if theirs[place] != ours[place]
            ]
            assert differing == []
            ours_all += ours
        share = sum(ours_all) / len(ours_all)
        assert 0.2 < share < 0.8, "the bodies are too much alike"
