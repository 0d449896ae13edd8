"""A list of files whose order gives a meaning, and modes that follow from a value."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gatewright.release import compare

from ..generator.checking import EASEL, change, found
from ..generator.conftest import MODEL
from ..release.conftest import package_of
from .shops import opened, write

LIST = (
    "params:\n  frames: {type: list, max_items: 2, items: {type: url}, takes: {image: {}},"
    " order: [first_frame, last_frame]}\n"
)
ORDERED = MODEL.replace("params:\n", LIST)
MODES = """\
modes:
  wide: {when: {size: "16:9"}}
  square: {}

"""


def test_an_editor_says_what_each_file_is_and_the_command_line_what_makes_a_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = ORDERED.replace("price:\n", f"{MODES}price:\n")
    with opened(write(tmp_path / "specs", model=model), monkeypatch) as (_, module):
        said = module.Shop(api_key="k").easel.generate.__doc__
        assert "The first file is the first frame, the second the last frame." in said
        command = [sys.executable, "-m", "shop_images", "show", "shop/easel"]
        done = subprocess.run(
            command, cwd=tmp_path / "out", capture_output=True, text=True, check=True
        )
        assert "modes: wide (size 16:9), square" in done.stdout


def test_another_order_is_a_change(tmp_path: Path) -> None:
    other = ORDERED.replace("[first_frame, last_frame]", "[last_frame, first_frame]")
    packages = [
        package_of(write(tmp_path / str(number), model=text))
        for number, text in enumerate((ORDERED, other))
    ]
    (one,) = compare(*packages)
    assert (one.fact, one.direction) == ("params.frames.order", "changed")


FAULTS = {
    "more than are taken": (
        "max_items: 2",
        "max_items: 1",
        "`order` names 2 files, and 1 are taken",
    ),
    "no list": (
        "{type: list, max_items: 2, items: {type: url}, ",
        "{type: url, ",
        "only files of a list have an order",
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_an_order_that_cannot_be_is_refused(tmp_path: Path, case: tuple[str, str, str]) -> None:
    before, after, message = case
    root = write(tmp_path / "specs", model=ORDERED)
    change(root, EASEL, before, after)
    (fault,) = found(root)
    assert message in fault
