"""Every slot has somebody who reads or fills it."""

from __future__ import annotations

from pathlib import Path

import pytest

import gatewright
from gatewright.slots import READ, SHOWN

HOME = Path(gatewright.__file__).parent


def text(*folders: str) -> str:
    return "".join(path.read_text() for one in folders for path in (HOME / one).rglob("*.py"))


@pytest.mark.parametrize("slot", READ)
def test_the_runtime_reads_what_it_is_said_to_read(slot: str) -> None:
    family, _, name = slot.partition(".")
    runtime = text("runtime/client")
    # Families are read as a whole, by the beginning of their slots.
    whole = f'"{family}."' in runtime and (family == "credits" or f'"{name}"' in runtime)
    assert f'"{slot}"' in runtime or whole


@pytest.mark.parametrize("slot", SHOWN)
def test_the_mock_and_the_exports_know_the_others(slot: str) -> None:
    assert f'"{slot}"' in text("mock") and f'"{slot}"' in text("export")
    assert f'"{slot}"' not in text("runtime/client")
