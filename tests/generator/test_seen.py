"""How far a page was seen is a fact that every spec of this project states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gatewright.load import load
from gatewright.resources import schema_dir
from gatewright.runtime.facts.sight import PARTS, missing, seen_in_words

from .checking import found

ROOT = Path(__file__).parents[2]


def test_every_spec_of_this_project_says_how_far_its_page_was_seen() -> None:
    workspace, faults = load(ROOT / "specs")
    assert faults == []
    assert [file.path.name for file in workspace.models if "seen" not in file.data] == []


def test_a_spec_that_does_not_say_it_was_seen_whole(shop: Path) -> None:
    assert found(shop) == []


def test_the_language_and_the_words_know_the_same_parts() -> None:
    schema: dict[str, Any] = json.loads((schema_dir() / "model.schema.json").read_text("utf-8"))
    assert schema["properties"]["seen"]["properties"]["except"]["items"]["enum"] == list(PARTS)


def test_what_is_missing_is_not_seen_only_where_it_was_out_of_sight() -> None:
    assert [missing("limits", unseen) for unseen in ((), ("price",), ("limits",))] == [
        "not documented",
        "not documented",
        "not seen",
    ]
    assert seen_in_words(()) == "seen whole"
    assert seen_in_words(("examples",)) == "seen except for examples"
    assert seen_in_words(("params", "examples", "answers")) == (
        "seen except for params, examples and answers: unknown keys travel with a warning"
    )
