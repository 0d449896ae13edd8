"""What a user reads of every model calls its arguments as Python does, and leaves no hole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from gatewright.ir import Model
from gatewright.render.index import index_entry
from gatewright.render.signatures import call_doc, price_words
from gatewright.runtime.cli.words import change
from tests.validators.everything import catalogue

from .test_facts import specs

RULED = [model for model in catalogue().models if model.rules]


@pytest.mark.parametrize("model", RULED, ids=lambda model: model.key)
def test_rules_are_told_in_the_names_of_arguments(model: Model) -> None:
    doc = call_doc(model)
    names = {param.name for param in model.params}
    kept_apart = {param.wire for param in model.params} | {
        ".".join(param.place) for param in model.params
    }
    for rule in model.rules:
        words = set(re.findall(r"[\w.]+", rule.words))
        assert words & names or any(word.split(".")[0] in names for word in words), rule.words
        assert not words & (kept_apart - names - {"type", "size"}), rule.words
        assert f"    {rule.words}." in doc.splitlines()


def test_every_rule_is_a_sentence_with_a_capital_at_its_beginning() -> None:
    from tests.rules.real import package

    said = {rule.relation.words() for model in (*RULED, *package().models) for rule in model.rules}
    assert len(said) > 60
    assert [one for one in said if not one[0].isupper() or one.endswith(".")] == []


def changes() -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """(model, mode, what it changes, the whole param) of each param that a mode changes."""
    return [
        (key, mode, one, facts["params"][name])
        for key, facts in specs().items()
        for mode, stated in facts.get("modes", {}).items()
        for name, one in stated.get("params", {}).items()
        if facts["params"].get(name, {"type": "constant"})["type"] != "constant"
    ]


def test_what_a_mode_changes_is_never_said_without_a_word_for_it() -> None:
    found = changes()
    assert len(found) > 50
    for key, mode, one, whole in found:
        said = change(mode, one, whole)
        assert said not in (f"in {mode}", f"in {mode} "), (key, one)


def test_modes_of_one_price_are_told_together() -> None:
    several = 0
    for model in catalogue().models:
        said = price_words(model)
        parts = [one.partition(": ")[2] for one in said.split("; ") if ": " in one]
        assert len(parts) == len(set(parts)) != 1, said
        several += len(parts) > 1
    assert several > 10


def test_words_in_the_parts_of_a_message_are_text_that_the_model_takes() -> None:
    takes = {model.key: index_entry(model)["takes"] for model in catalogue().models}
    assert "text" in takes["umodelverse/gemini-2.5-flash-image"]
    assert "text" in takes["umodelverse/doubao-seedance-1-5-pro-251215"]
    assert "text" in takes["umodelverse/vidu-lip-sync"]
    assert "text" not in takes["reapi/topaz-video-upscaler"]
    # Steps that follow an earlier task take its id alone.
    assert all("task_id" in one or "taskId" in one for one in followed(takes))


def followed(takes: dict[str, list[str]]) -> list[set[str]]:
    """The params of each model that takes neither text nor a file."""
    stated = specs()
    return [set(stated[key]["params"]) for key, taken in takes.items() if not taken]


def test_files_inside_objects_are_files_that_the_model_takes() -> None:
    takes = {model.key: index_entry(model)["takes"] for model in catalogue().models}
    assert takes["umodelverse/gemini-2.5-flash-image"] == ["text", "image"]
    assert takes["umodelverse/doubao-seedance-1-5-pro-251215"] == ["text", "image"]
    assert takes["reapi/wan2.7-video-official"] == ["text", "image", "video", "audio"]
    assert takes["umodelverse/kling-video-o1"] == ["text", "image", "video"]
    # The pages of these two show texts alone.
    assert takes["umodelverse/gemini-3-pro-image-preview"] == ["text"]
    assert takes["umodelverse/gemini-3.1-flash-image-preview"] == ["text"]


def test_every_address_inside_an_object_says_what_it_leads_to() -> None:
    found = {
        f"{key} {name}": "takes" in inner or "takes" in one
        for key, facts in specs().items()
        for name, one in facts.get("params", {}).items()
        for inner in inside(one)
        if inner.get("items", inner)["type"] in ("url", "base64")
    }
    assert len(found) > 10
    assert [name for name, says in found.items() if not says] == []


def inside(facts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every key of the objects in a param."""
    for one in facts.get("items", facts).get("fields", {}).values():
        yield one
        yield from inside(one)
