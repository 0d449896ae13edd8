"""The runtime reads every slot."""

from __future__ import annotations

from pathlib import Path

import pytest

import gatewright
from gatewright.runtime.catalog.info import FILE_FAMILIES
from gatewright.slots import FILE_FIELDS, READ, file_slot, is_slot

HOME = Path(gatewright.__file__).parent


def text(*folders: str) -> str:
    return "".join(path.read_text() for one in folders for path in (HOME / one).rglob("*.py"))


@pytest.mark.parametrize("slot", READ)
def test_the_runtime_reads_what_it_is_said_to_read(slot: str) -> None:
    family, _, name = slot.partition(".")
    runtime = text("runtime/client")
    # Families are read as a whole, by the beginning of their slots.
    whole = {"credits": True, "used": True, "first": name in FILE_FIELDS}
    named = f'"{family}"' in runtime and (whole.get(family, False) or f'"{name}"' in runtime)
    assert f'"{slot}"' in runtime or named or (family == "address" and f'"{name}"' in runtime)


@pytest.mark.parametrize("family", FILE_FAMILIES)
@pytest.mark.parametrize("field", FILE_FIELDS)
def test_a_slot_of_a_file_may_name_its_medium_and_a_label(family: str, field: str) -> None:
    assert file_slot(f"{family}.{field}") == (family, "", field)
    assert file_slot(f"{family}.cover_2.{field}") == (family, "cover_2", field)
    for other in (f"{family}.{field}s", f"{family}.Cover.{field}", f"{family}.a.b.{field}", family):
        assert file_slot(other) is None and not is_slot(other)
    assert f'{field}"' in text("runtime/client") and f"{field}" in text("mock")
