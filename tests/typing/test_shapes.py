"""Objects with known keys have a type of their own: editors complete keys, checkers refuse others."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.validators.everything import rendered

MODULE = rendered()["image_gateways/reapi/newer_1.py"]
USE = """
from image_gateways.reapi import ReAPI
from image_gateways.reapi.newer_1 import ShotsItem, ShotsItem_

class Own(ShotsItem_, total=False):
    more: list[int]

own: Own = {"depth": 1, "more": [1]}
model = ReAPI(api_key="x").newer_1
shot: ShotsItem = {"prompt": "x", "camera": {"type": "still"}}
model.request("x", shots=[shot], shots_item={"depth": 1})
model.request("x", shots_item=own)
model.request("x", shots_item={"depth": "deep"})
model.request("x", shots_item={"depth": 1, "more": [1]})
model.request("x", voice_setting={"voice-id": "a", "class": None})
model.request("x", shots=[{"camera": {"type": "still"}}])
model.request("x", shots=[{"prompt": "x", "speed": 3}])
model.request("x", shots=[{"prompt": "x", "camera": {"type": "fly"}}])
model.request("x", voice_setting={"class": "soft"})
"""
WRONG = (13, 14, 16, 17, 18, 19)
"""Lines that a checker refuses."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shapes")
    for path, text in rendered().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "use.py").write_text(USE)
    return folder


def test_mypy_refuses_exactly_what_the_page_does_not_know(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", f"--cache-dir={tmp_path}", "use.py"],
        cwd=folder, capture_output=True, text=True, timeout=280,
    )  # fmt: skip
    lines = [int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error:" in line]
    assert tuple(dict.fromkeys(lines)) == WRONG, done.stdout


def test_keys_stand_as_texts_and_names_never_meet() -> None:
    tree = ast.parse(MODULE)
    assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
    made = [
        target.id for node in assigned for target in node.targets if isinstance(target, ast.Name)
    ]
    assert {"VoiceSetting", "ShotsItemCamera", "ShotsItem", "ShotsItem_", "ImageSize"} <= set(made)
    assert made.index("ShotsItemCamera") < made.index("ShotsItem")
    assert "Mapping" not in MODULE  # not even for the open ones


def test_models_without_objects_have_no_such_classes() -> None:
    for path, text in rendered().items():
        if path.endswith(("qwen2_image.py", "qwen_image_2.py")):
            assert "TypedDict" not in text
