"""The local gateways of the examples, on a clock that only sleeping moves."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from gatewright.mock import Clock, MockServer
from image_gateways._runtime.client.env import Env, use_env

from .pages import ROOT


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ModuleType]:
    """The module `local_gateways`, for clients that never wait: their sleep moves the mock's clock."""
    monkeypatch.syspath_prepend(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    clock = Clock(speed=0)

    async def advance(seconds: float) -> None:
        clock.advance(seconds)
        await asyncio.sleep(0)

    env = Env(sleep=clock.advance, async_sleep=advance)
    module = importlib.import_module("local_gateways")
    monkeypatch.setattr(module, "Clock", lambda speed: clock)
    with use_env(env):
        yield module


@pytest.fixture
def gateways(local: ModuleType) -> Iterator[MockServer]:
    """The running mock, named by the environment."""
    with local.local_gateways() as mock:
        yield mock
