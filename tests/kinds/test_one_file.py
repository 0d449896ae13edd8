"""A kind is one file: a copy of gatewright gets only `colour.py`, and every part supports it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPO = Path(__file__).parents[2]
COLOUR = Path(__file__).with_name("colour.py")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = tmp_path_factory.mktemp("copy")
    for folder in ("generator", "templates", "specs"):
        shutil.copytree(REPO / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(COLOUR, root / "generator/gatewright/runtime/rules/kinds/colour.py")
    script = Path(__file__).with_name("one_file.py")
    ours = [root / "generator", root / "generator/tools", REPO]  # REPO: helpers of the tests
    path = os.pathsep.join(map(str, ours))
    done = subprocess.run(
        [sys.executable, str(script), str(root)],
        capture_output=True,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": path, "XDG_CACHE_HOME": str(root / "cache")},
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_the_generated_package_carries_it(found: dict[str, Any]) -> None:
    assert found["generated"]


def test_each_limit_is_kept_inside_and_broken_outside_and_jsonschema_agrees(
    found: dict[str, Any],
) -> None:
    tested = {(place, limit) for place, limit, *_ in found["sides"]}
    assert {("/tint", "alpha"), ("/ground", "alpha"), ("/palette/0", "digits")} <= tested
    for place, limit, inside, outside, right, wrong in found["sides"]:
        assert inside == [] and right, (place, limit)
        assert outside != [] and not wrong, (place, limit)


def test_a_violation_says_what_is_wrong_and_what_would_be_right(found: dict[str, Any]) -> None:
    assert found["violations"] == [
        "/tint: 3 is not a colour such as #00ff7f",
        "/ground: '#00FF7F' is not a colour such as #00ff7f; use '#00ff7f'",
    ]


def test_its_type_and_words_stand_in_the_module_of_the_model(found: dict[str, Any]) -> None:
    module = found["module"]
    assert "tint: str" in module and "palette: Sequence[str]" in module
    assert "tint: What the light is like (or #rrggbbaa, default" in module


def test_its_line_stands_in_the_exported_document(found: dict[str, Any]) -> None:
    (line,) = (line for line in found["markdown"].splitlines() if line.startswith("| `tint` |"))
    assert "#rrggbb; or #rrggbbaa" in line


def test_a_limit_that_moved_is_told_with_its_direction(found: dict[str, Any]) -> None:
    assert "`tint` may be transparent no more." in found["diff"]
    assert "major" in found["diff"]


def test_a_wrong_one_on_the_command_line_is_named_before_anything_is_sent(
    found: dict[str, Any],
) -> None:
    assert "'#00FF7F' is not a colour such as #00ff7f; use '#00ff7f'" in found["ordered"]
    assert "'red' is not a colour such as #00ff7f" in found["ordered"]
    assert "#123456" not in found["ordered"]


def test_its_limits_say_how_much_a_change_of_a_page_matters(found: dict[str, Any]) -> None:
    assert found["severity"] == ["breaking", "loosening"]


def test_the_schema_of_specs_takes_its_limits_and_no_others(found: dict[str, Any]) -> None:
    assert found["takes"] == [True, False, False]


def test_a_file_with_one_is_checked_and_repaired(found: dict[str, Any]) -> None:
    assert "'#00FF7F' is not a colour such as #00ff7f; use '#00ff7f'" in found["validated"]
    assert found["repaired"]["ground"] == "#00ff7f" and found["repaired"]["tint"] == "#ffffff"


def test_the_doctor_names_a_wrong_one_and_the_nearest_right_call(found: dict[str, Any]) -> None:
    assert not found["doctor"]["fine"]
    assert found["doctor"]["right"]["body"]["ground"] == "#00ff7f"


def test_a_page_states_it_by_its_word_and_its_examples_are_held_against_it(
    found: dict[str, Any],
) -> None:
    assert found["page"]["facts"] == ["colour", "#ffffff", "colour"]
    assert found["page"]["contradicted"] == [True, False, False]


def test_the_mock_refuses_a_wrong_one_and_takes_a_right_one(found: dict[str, Any]) -> None:
    (wrong, said), (right, _) = found["mocked"]
    assert wrong == 400 and "/ground" in said
    assert right == 200


def test_its_schema_stands_in_the_openapi_document(found: dict[str, Any]) -> None:
    assert "^#[0-9a-f]{6}([0-9a-f]{2})?$" in found["openapi"]
