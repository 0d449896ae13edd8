"""How much of a disk a model takes: in two files of its own, and in those of its gateway."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gatewright.ir import Package
from gatewright.pipeline import read_package
from gatewright.render import render

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from synthetic import make

REPO = Path(__file__).parents[2]
MODELS, GATEWAYS = 200, 4
KIB = 1024
OWN, EACH = 12 * KIB, 11.75 * KIB
"""Most bytes of a model in its own files and in all; 4,000 of them stay below 50 MB with what all share."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Package, dict[str, str]]:
    """A package of copies of all shapes of models, and its files."""
    specs = tmp_path_factory.mktemp("many") / "specs"
    make(specs, MODELS, GATEWAYS)
    package, faults = read_package(specs)
    assert package is not None, faults
    return package, render(package, None)


def own_sizes(package: Package, files: dict[str, str]) -> dict[str, int]:
    """Model key → bytes of its own files."""
    return {
        model.key: sum(
            len(text.encode())
            for path, text in files.items()
            if path.startswith(f"{package.import_name}/{gateway.module}/")
            and path.endswith(f"/{model.attribute}.py")
        )
        for gateway in package.gateways
        for model in gateway.models
    }


def test_no_model_has_more_than_twelve_kilobytes_in_its_own_two_files(
    many: tuple[Package, dict[str, str]],
) -> None:
    sizes = own_sizes(*many)
    assert {key: size for key, size in sizes.items() if not 0 < size <= OWN} == {}


def test_no_documented_model_has_more() -> None:
    package, faults = read_package(REPO / "specs")
    assert package is not None, faults
    sizes = own_sizes(package, render(package, None))
    assert len(sizes) > 200
    assert {key: size for key, size in sizes.items() if not 0 < size <= OWN} == {}


def test_a_model_adds_no_more_to_its_package_than_is_promised(
    many: tuple[Package, dict[str, str]],
) -> None:
    package, files = many
    homes = tuple(f"{package.import_name}/{one.module}/" for one in package.gateways)
    whole = sum(len(text.encode()) for path, text in files.items() if path.startswith(homes))
    assert whole / MODELS <= EACH
