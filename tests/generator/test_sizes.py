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
OWN, EACH = 12 * KIB, 12.25 * KIB


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Package, dict[str, str]]:
    """A package of copies of all shapes of models, and its files."""
    specs = tmp_path_factory.mktemp("many") / "specs"
    make(specs, MODELS, GATEWAYS)
    package, faults = read_package(specs)
    assert package is not None, faults
    return package, render(package, None)


def test_no_model_has_more_than_twelve_kilobytes_in_its_own_two_files(
    many: tuple[Package, dict[str, str]],
) -> None:
    package, files = many
    sizes = {
        model.key: sum(
            len(text.encode())
            for path, text in files.items()
            if path.endswith(f"/{model.attribute}.py")
        )
        for model in package.models
    }
    assert {key: size for key, size in sizes.items() if not 0 < size <= OWN} == {}


LARGE = {
    # A voice, a sound file, words and effects: five objects with 33 values, one of 41 languages.
    *(f"umodelverse/speech-{name}" for name in (
        "02-hd", "02-turbo", "2.6-hd", "2.6-turbo", "2.8-hd", "2.8-turbo",
    )),
    # Shots, pictures and films as objects, modes that differ in several params, up to ten rules.
    "umodelverse/kling-v3",
    "umodelverse/kling-v3-omni",
    "umodelverse/kling-video-o1",
    # Cases of pictures, films and sounds that are told apart by which of them is given.
    "reapi/doubao-seedance-2.0",
    "reapi/doubao-seedance-2.0-fast",
    "reapi/midjourney",
    # Three modes that differ in most of their eleven params, each with overloads of two methods.
    "umodelverse/viduq2",
    "umodelverse/viduq2-pro",
    "umodelverse/viduq2-turbo",
}  # fmt: skip
"""Keys of the models whose pages state so much that they need more than others."""
MOST = 21 * KIB


def test_no_real_model_has_more_but_those_that_are_named() -> None:
    package, faults = read_package(REPO / "specs")
    assert package is not None, faults
    files = render(package, None)
    sizes = {
        model.key: sum(
            len(text.encode())
            for path, text in files.items()
            if path.startswith(f"{package.import_name}/{gateway.module}/")
            and path.endswith(f"/{model.attribute}.py")
        )
        for gateway in package.gateways
        for model in gateway.models
    }
    over = {
        key: size for key, size in sizes.items() if not 0 < size <= (MOST if key in LARGE else OWN)
    }
    assert over == {}
    # Who came down to the bar is taken off the list.
    assert [key for key in LARGE if sizes[key] <= OWN] == []


def test_a_model_adds_no_more_to_its_package_than_is_promised(
    many: tuple[Package, dict[str, str]],
) -> None:
    package, files = many
    homes = tuple(f"{package.import_name}/{one.module}/" for one in package.gateways)
    whole = sum(len(text.encode()) for path, text in files.items() if path.startswith(homes))
    assert whole / MODELS <= EACH
