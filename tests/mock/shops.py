"""Gateways that no spec of the project describes: written here, generated, and served by the mock."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.load import load
from gatewright.mock import Clock, MockServer
from gatewright.resolve import resolve

from ..generator.conftest import GATEWAY, MODEL, PACKAGE

SIDES = ("sync", "async")


def write(root: Path, gateway: str = GATEWAY, model: str = MODEL) -> Path:
    """A folder of specs with the gateway `shop` and its model `easel`."""
    (root / "gateways").mkdir(parents=True)
    (root / "models" / "shop").mkdir(parents=True)
    (root / "package.yaml").write_text(PACKAGE)
    (root / "gateways" / "shop.yaml").write_text(gateway)
    (root / "models" / "shop" / "easel.yaml").write_text(model)
    return root


@contextmanager
def opened(specs: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[MockServer, Any]]:
    """The mock of these specs, and the package that was generated from them."""
    workspace, unread = load(specs)
    package, faults = resolve(workspace)
    assert package is not None, [*unread, *faults]
    out = specs.parent / "out"
    assert main(["generate", "--specs", str(specs), "--out", str(out)]) == 0
    monkeypatch.syspath_prepend(str(out))
    try:
        with MockServer(package, clock=Clock(speed=50)) as mock:
            yield mock, importlib.import_module("shop_images")
    finally:
        for name in list(sys.modules):
            if name.partition(".")[0] == "shop_images":
                del sys.modules[name]


def calls(side: str, module: Any, mock: MockServer, act: Callable[[Any], Any]) -> Any:
    """What `act` on a client of the shop returns, awaited where the client is async."""
    settings = {"api_key": "test-key", "base_url": mock.gateway_url("shop")}
    if side == "sync":
        with module.Shop(**settings) as client:
            return act(client)

    async def story() -> Any:
        async with module.AsyncShop(**settings) as client:
            outcome = act(client)
            return await outcome if inspect.isawaitable(outcome) else outcome

    return asyncio.run(story())
