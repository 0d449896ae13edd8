"""The package of the first models: what it exports is known to the last row."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError

from gatewright import ir
from gatewright.pipeline import read_package
from tests.first import first_specs

SPECS = first_specs()


def _step(_: Any, step: float, value: Any, __: Any) -> Any:
    if isinstance(value, (int, float)) and Fraction(repr(value)) % Fraction(repr(step)):
        yield ValidationError(f"{value!r} is not a multiple of {step!r}")


Judge: Any = validators.extend(Draft202012Validator, {"multipleOf": _step})  # type: ignore[no-untyped-call]
"""Judges by JSON Schema with steps in decimals: jsonschema divides binary fractions, and refuses 0.3 for 0.05."""


@pytest.fixture(scope="session")
def package() -> ir.Package:
    package, faults = read_package(SPECS)
    assert package is not None, faults
    return package


@pytest.fixture(scope="session")
def catalogue() -> ir.Package:
    """Every model of the real specs."""
    found, faults = read_package(Path(__file__).parents[2] / "specs")
    assert found is not None, faults
    return found
