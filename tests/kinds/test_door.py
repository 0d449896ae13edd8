"""The package of kinds hands out each class, from the file that its first word names."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gatewright.runtime.rules import kinds


@pytest.mark.parametrize("name", ["Text", "BooleanText", "Enum"])
def test_a_class_is_taken_from_its_file(name: str) -> None:
    assert getattr(kinds, name).__name__ == name


@pytest.mark.parametrize("name", ["Nothing", "Text.x", "_found", ""])
def test_another_name_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError, match="has no attribute"):
        getattr(kinds, name)


def test_asking_for_one_class_loads_no_other_file() -> None:
    code = (
        "import sys; from gatewright.runtime.rules.kinds import Text; "
        "print(sum('.kinds.' in name for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "2\n"  # text and base
