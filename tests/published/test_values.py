"""Each construct of a schema: the facts that it becomes, or the reason why not."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gatewright.emit.replace import replace_all
from gatewright.pipeline import read_package
from gatewright.published import ImportOptions
from gatewright.schema import request_schema

from .bodies import bent
from .made import OPTIONS, cog, imported, params
from .walker import statements

ACCEPTING = ImportOptions("replicate", "2026-11-28", accept=True)

CARRIED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"type": "string"}, {"type": "string"}),
    ({"type": "string", "minLength": 1, "maxLength": 9},
     {"type": "string", "min_length": 1, "max_length": 9}),
    ({"type": "string", "pattern": "^[a-z]+$"}, {"type": "string", "pattern": "[a-z]+"}),
    ({"type": "string", "format": "uri"}, {"type": "url"}),
    ({"type": "string", "format": "byte"}, {"type": "base64"}),
    ({"type": "string", "enum": ["a", "b"], "default": "b"},
     {"type": "enum", "options": ["a", "b"], "default": "b"}),
    ({"type": "string", "enum": ["a", None], "nullable": True},
     {"type": "enum", "options": ["a"], "nullable": True}),
    ({"const": "a"}, {"type": "enum", "options": ["a"]}),
    ({"type": "integer", "enum": [5, 10]}, {"type": "integer", "options": [5, 10]}),
    ({"type": "number", "enum": [0.5, 1]}, {"type": "number", "options": [0.5, 1]}),
    ({"enum": ["auto", 5]}, {"type": "union", "any_of": [
        {"type": "enum", "options": ["auto"]}, {"type": "integer", "options": [5]}]}),
    ({"type": "integer", "minimum": 1.0, "maximum": 4}, {"type": "integer", "minimum": 1, "maximum": 4}),
    ({"type": "number", "minimum": 0, "exclusiveMinimum": True}, {"type": "number", "above": 0}),
    ({"type": "number", "exclusiveMaximum": 2, "multipleOf": 0.25},
     {"type": "number", "below": 2, "step": 0.25}),
    ({"type": ["integer", "null"]}, {"type": "integer", "nullable": True}),
    ({"anyOf": [{"type": "integer", "maximum": 3}, {"type": "null"}]},
     {"type": "integer", "maximum": 3, "nullable": True}),
    ({"allOf": [{"type": "number", "minimum": 1}, {"type": "integer"}]}, {"type": "integer", "minimum": 1}),
    ({"allOf": [{"type": "integer", "minimum": 1}, {"minimum": 3}]}, {"type": "integer", "minimum": 3}),
    ({"anyOf": [{"type": "string"}, {"enum": ["a"]}]},
     {"type": "enum", "options": ["a"], "open": True}),
    ({"anyOf": [{"enum": ["a"]}, {"enum": ["b", "a"]}]}, {"type": "enum", "options": ["a", "b"]}),
    ({"anyOf": [{"type": "string", "format": "uri"}, {"type": "string"}]}, {"type": "string"}),
    ({"type": ["string", "integer"], "maximum": 3}, {"type": "union", "any_of": [
        {"type": "string"}, {"type": "integer", "maximum": 3}]}),
    ({"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2},
     {"type": "list", "items": {"type": "integer"}, "min_items": 1, "max_items": 2}),
    ({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
     {"type": "object", "fields": {"a": {"type": "string", "required": True}}}),
    ({"type": "object", "additionalProperties": True}, {"type": "object", "open": True}),
    ({"type": "boolean", "default": True}, {"type": "boolean", "default": True}),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "facts"), CARRIED, ids=lambda one: str(one)[:60])
def test_a_construct_is_carried(
    schema: dict[str, Any], facts: dict[str, Any], tmp_path: Path
) -> None:
    (model,) = imported(cog({"it": schema}), tmp_path / "specs").models
    assert model.problem == "" and model.data["params"]["it"] == facts
    assert model.data["seen"] == {"except": ["price"]}
    assert set(model.accounting.listed.values()) <= {
        "the vendor's own words; --docs takes descriptions"
    }


LISTED: list[tuple[dict[str, Any], str, str]] = [
    ({"type": "string", "pattern": "a.*"}, "pattern", "it cannot be written as the form of a whole text"),
    ({"type": "string", "pattern": "^a|b$"}, "pattern", "it cannot be written as the form of a whole text"),
    ({"type": "string", "format": "date"}, "format", "the language has no form of that name"),
    ({"type": "array", "items": {"type": "string"}, "uniqueItems": True}, "uniqueItems",
     "the language cannot say this"),
    ({"type": "integer", "ge": 3}, "ge", "neither JSON Schema nor OpenAPI has a word of that name"),
    ({"type": "string", "example": "a hill"}, "example", "the vendor's own example"),
    ({"type": "string", "deprecated": True}, "deprecated",
     "the document does not say what to use instead; write `deprecated:` by hand"),
    ({"type": "string", "not": {"const": "a"}}, "not", "the language cannot say this"),
    ({"type": "object", "properties": {"a": {"type": "string"}}, "minProperties": 1}, "minProperties",
     "the language cannot say this"),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "word", "why"), LISTED, ids=lambda one: str(one)[:60])
def test_a_construct_is_listed_with_its_reason(
    schema: dict[str, Any], word: str, why: str, tmp_path: Path
) -> None:
    (model,) = imported(cog({"it": schema}), tmp_path / "specs").models
    assert model.problem == ""
    listed = {pointer: said for (_, pointer), said in model.accounting.listed.items()}
    (said,) = [why for pointer, why in listed.items() if pointer.endswith(f"/it/{word}")]
    assert said == why
    notes = ("example", "deprecated")
    assert model.data["seen"]["except"] == (["price"] if word in notes else ["limits", "price"])


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": "array"},
        {"enum": [True]},
        {"enum": [{"a": 1}]},
        {"$ref": "#/components/schemas/nowhere"},
        {"type": "array", "items": {"$ref": "#/components/schemas/Input/properties/it"}},
        {"$ref": "https://elsewhere.example/a.json"},
        {"anyOf": "x"},
        {"type": "invented"},
    ],
    ids=str,
)
def test_a_value_that_cannot_be_said_leaves_its_key_open(
    schema: dict[str, Any], tmp_path: Path
) -> None:
    (model,) = imported(
        cog({"it": schema, "prompt": {"type": "string"}}), tmp_path / "specs"
    ).models
    assert model.problem == "" and "it" not in model.data["params"]
    assert "params" in model.data["seen"]["except"]
    assert any(pointer.endswith("/properties/it") for _, pointer in model.accounting.listed)


@pytest.mark.parametrize("inner", [{}, {"type": "invented"}])
def test_an_object_with_a_key_that_cannot_be_said_does_not_say_that_it_is_closed(
    inner: dict[str, Any], tmp_path: Path
) -> None:
    keys = {"odd": inner, "even": {"type": "string"}}
    schema = {"type": "object", "properties": keys, "additionalProperties": False}
    (model,) = imported(cog({"it": schema}), tmp_path / "specs").models
    assert list(model.data["params"]["it"]["fields"]) == ["even"]
    said = [
        pointer
        for _, pointer in model.accounting.listed
        if pointer.endswith("additionalProperties")
    ]
    assert len(said) == 1
    keys["odd"] = {"type": "integer"}
    (model,) = imported(cog({"it": schema}), tmp_path / "specs").models
    assert not any(one.endswith("additionalProperties") for _, one in model.accounting.listed)


CLASHES: list[tuple[dict[str, Any], str, dict[str, Any]]] = [
    ({"type": "integer", "enum": [5, 10], "default": "5"}, 'the default cannot be: "5" breaks type',
     {"type": "integer", "options": [5, 10]}),
    ({"enum": ["a", "b", "a"]}, 'the option "a" is listed twice', {"type": "enum", "options": ["a", "b"]}),
    ({"enum": ["a"], "default": "c"}, 'the default cannot be: "c" breaks enum',
     {"type": "enum", "options": ["a"]}),
    ({"type": "string", "enum": [5]}, 'the option 5 is not of the type "string"',
     {"type": "integer", "options": [5]}),
    ({"type": "integer", "maximum": 4, "enum": [5]}, "the option 5 breaks maximum",
     {"type": "integer", "options": [5]}),
    ({"type": "integer", "minimum": 5, "maximum": 3}, "nothing meets minimum 5 and maximum 3",
     {"type": "integer"}),
    ({"type": "number", "exclusiveMinimum": 3, "maximum": 3}, "nothing meets exclusiveMinimum 3 and maximum 3",
     {"type": "number"}),
    ({"type": "number", "exclusiveMinimum": True, "minimum": 3, "maximum": 3},
     "nothing meets exclusiveMinimum 3 and maximum 3", {"type": "number"}),
    ({"type": "string", "minLength": 5, "maxLength": 2}, "nothing meets minLength 5 and maxLength 2",
     {"type": "string"}),
    ({"type": "integer", "maximum": 4, "default": 9}, "the default cannot be: 9 breaks maximum",
     {"type": "integer", "maximum": 4}),
    ({"type": "array", "items": {"enum": ["a"]}, "default": ["b"]}, 'the default cannot be: "b" breaks enum',
     {"type": "list", "items": {"type": "enum", "options": ["a"]}}),
    ({"type": "integer", "default": None}, "the default cannot be: null breaks type",
     {"type": "integer"}),
    ({"allOf": [{"type": "string", "maxLength": 3}, {"type": "integer"}]}, 'nothing is of "string" and "integer"',
     {"type": "string", "max_length": 3}),
    ({"type": "string", "enum": ["a", "b"], "const": "c"}, 'no value is in both lists: "a"\u2026 and "c"\u2026',
     {"type": "enum", "options": ["a", "b"]}),
    ({"allOf": [{"enum": [1, 2]}, {"enum": [3]}]}, "no value is in both lists: 1\u2026 and 3\u2026",
     {"type": "integer", "options": [1, 2]}),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "said", "facts"), CLASHES, ids=lambda one: str(one)[:60])
def test_a_contradiction_is_told_with_both_places_and_chosen_by_a_person(
    schema: dict[str, Any], said: str, facts: dict[str, Any], tmp_path: Path
) -> None:
    (model,) = imported(cog({"it": schema}), tmp_path / "specs").models
    assert model.problem == "the document contradicts itself; --accept-contradictions chooses"
    (clash,) = model.clashes
    assert clash.said == said and clash.choice
    assert "/properties/it/" in clash.place.pointer and clash.other.pointer != clash.place.pointer
    assert not imported(cog({"it": schema}), tmp_path / "specs").texts
    (model,) = imported(cog({"it": schema}), tmp_path / "specs", ACCEPTING).models
    assert model.problem == "" and model.data["params"]["it"] == facts
    assert said in model.data["provenance"]["params.it"]["inferred"]


@pytest.mark.parametrize(
    ("schema", "other"),
    [
        ({"type": "integer", "maximum": 4, "default": 9}, "maximum"),
        ({"type": "integer", "enum": [5, 10], "default": 7}, "enum"),
        ({"type": "array", "items": {"enum": ["a"]}, "default": ["b"]}, "items/enum"),
        ({"type": "integer", "minimum": 5, "maximum": 3}, "maximum"),
        ({"allOf": [{"type": "string"}, {"type": "integer"}]}, "allOf/0/type"),
        ({"allOf": [{"const": "a"}, {"enum": ["b"]}]}, "allOf/1/enum"),
    ],
)
def test_the_other_place_of_a_contradiction_is_the_rule_that_is_broken(
    schema: dict[str, Any], other: str, tmp_path: Path
) -> None:
    (model,) = imported(cog({"it": schema}), tmp_path / "specs").models
    (clash,) = model.clashes
    assert clash.other.pointer.endswith(f"/properties/it/{other}")


@pytest.mark.parametrize(
    "null", [{"type": "null"}, {"const": None}, {"enum": [None]}, {"nullable": True}]
)
@pytest.mark.parametrize("word", ["anyOf", "oneOf"])
def test_null_may_be_written_in_several_ways(
    null: dict[str, Any], word: str, tmp_path: Path
) -> None:
    found = params({"it": {word: [{"type": "string"}, null]}}, tmp_path)
    assert found == {"it": {"type": "string", "nullable": True}}


def test_a_mapping_tells_objects_apart(tmp_path: Path) -> None:
    def shape(key: str) -> dict[str, Any]:
        keys = {"kind": {"type": "string"}, key: {"type": "integer"}}
        return {"type": "object", "properties": keys, "required": ["kind"]}

    way = {
        "propertyName": "kind",
        "mapping": {"box": "#/components/schemas/Box", "ball": "Ball"},
    }
    names = [{"$ref": f"#/components/schemas/{one}"} for one in ("Box", "Ball")]
    entry = cog(
        {"it": {"oneOf": names, "discriminator": way}}, Box=shape("side"), Ball=shape("radius")
    )
    run = imported(entry, tmp_path)
    (model,) = run.models
    kinds = [one["fields"]["kind"] for one in model.data["params"]["it"]["any_of"]]
    assert [one["const"] for one in kinds] == ["box", "ball"] and run.texts


def test_rules_in_descriptions_are_candidates_and_no_facts(tmp_path: Path) -> None:
    words = "Only works if shape is set. Must be between 1 and 4. Ignored when seed is there."
    (model,) = imported(
        cog({"it": {"type": "integer", "description": words}}), tmp_path / "s"
    ).models
    assert model.data["params"]["it"] == {"type": "integer"}
    assert [(one.fact, one.form) for one in model.candidates] == [
        ("params.it", "range"),
        ("params.it", "only_when"),
        ("params.it", "forbidden"),
    ]
    assert model.candidates[0].words == "Must be between 1 and 4"


def test_descriptions_are_taken_only_where_asked_for(tmp_path: Path) -> None:
    said = {"it": {"type": "integer", "description": "How\nmany."}}
    assert params(said, tmp_path / "s")["it"] == {"type": "integer"}
    asked = ImportOptions("replicate", "2026-11-28", docs=True)
    assert params(said, tmp_path / "s", asked)["it"]["doc"] == "How many."


def test_names_are_what_python_takes(tmp_path: Path) -> None:
    keys = ("class", "timeout", "CFG", "cfg", "_x", "a b", "body")
    found = params({key: {"type": "string"} for key in keys}, tmp_path / "s")
    assert {key: one.get("name") or one.get("key") for key, one in found.items()} == {
        "class": None,
        "timeout": "timeout_value",
        "CFG": None,
        "cfg": "cfg_value",
        "x": "_x",
        "a_b": "a b",
        "body": "body_value",
    }


def test_the_prompt_is_known_by_its_name_and_the_spec_says_so(tmp_path: Path) -> None:
    (model,) = imported(cog({"prompt": {"type": "string"}}), tmp_path / "s", OPTIONS).models
    assert model.data["params"]["prompt"]["role"] == "prompt"
    assert model.data["provenance"]["params.prompt.role"] == {"inferred": "It is called prompt."}
    assert model.data["undocumented"] == ["params.prompt.max_length"]


def test_a_prompt_may_have_another_name(tmp_path: Path) -> None:
    (model,) = imported(cog({"promptText": {"type": "string"}}), tmp_path).models
    assert model.data["params"]["promptText"]["role"] == "prompt"
    why = model.data["provenance"]["params.promptText.role"]
    assert why == {"inferred": "It is called promptText."}
    both = cog({"prompt_text": {"type": "string"}, "prompt": {"type": "string"}})
    (model,) = imported(both, tmp_path).models
    roles = {key: one.get("role") for key, one in model.data["params"].items()}
    assert roles == {"prompt_text": None, "prompt": "prompt"}


def test_params_come_in_the_order_that_the_document_gives(tmp_path: Path) -> None:
    found = params(
        {"b": {"type": "string", "x-order": 2}, "a": {"type": "string", "x-order": 1}}, tmp_path
    )
    assert list(found) == ["a", "b"]


@pytest.mark.parametrize("default", [{}, {"default": "a"}])
def test_a_text_that_has_to_be_there_and_may_be_one_is_fixed(
    default: dict[str, Any], tmp_path: Path
) -> None:
    entry = cog({"it": {"type": "string", "enum": ["a"], **default}}, ["it"])
    (model,) = imported(entry, tmp_path).models
    assert model.data["params"]["it"] == {"type": "constant", "const": "a", "required": True}


ASKED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"at_least_one_of": ["a", "b"]}),
    ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"exactly_one_of": ["a", "b"]}),
    ({"not": {"required": ["a", "b"]}}, {"at_most_one_of": ["a", "b"]}),
    ({"dependentRequired": {"a": ["b"]}}, {"param": "a", "needs": ["b"]}),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "rule"), ASKED, ids=lambda one: str(one)[:50])
def test_what_a_request_asks_of_its_keys_is_a_rule(
    schema: dict[str, Any], rule: dict[str, Any], tmp_path: Path
) -> None:
    entry = cog({key: {"type": "integer"} for key in "abc"})
    inner = entry["latest_version"]["openapi_schema"]["components"]["schemas"]["Input"]
    inner.update(schema)
    run = imported(entry, tmp_path)
    (model,) = run.models
    assert model.problem == "" and list(model.data["rules"].values()) == [rule]
    root = "/latest_version/openapi_schema"
    counted = statements(entry, f"{root}/components/schemas/Input", root)
    assert {one for _, one in model.accounting.carried} | {
        one for _, one in model.accounting.listed
    } == counted
    replace_all(run.texts)
    package, faults = read_package(tmp_path)
    assert package is not None, faults
    ours = jsonschema.Draft202012Validator(request_schema(package.gateway("replicate").models[0]))
    theirs = jsonschema.Draft202012Validator(inner)
    judged = set()
    for body in bent(inner, inner, random.Random(1), 200):
        body.pop("no_such_key", None)
        right = theirs.is_valid(body)
        assert ours.is_valid({"version": model.data["id"], "input": body}) is right, body
        judged.add(right)
    assert judged == {True, False}


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [{"required": ["a", "b"]}, {"required": ["c"]}]},
        {"oneOf": [{"properties": {"a": {"const": 1}}}, {"required": ["b"]}]},
        {"not": {"required": ["a", "b", "c"]}},
        {"dependentRequired": {"a": ["nowhere"]}},
        {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
        {"anyOf": "x"},
    ],
    ids=str,
)
def test_what_no_rule_says_is_listed(schema: dict[str, Any], tmp_path: Path) -> None:
    entry = cog({key: {"type": "integer"} for key in "abc"})
    inner = entry["latest_version"]["openapi_schema"]["components"]["schemas"]["Input"]
    inner.update(schema)
    (model,) = imported(entry, tmp_path).models
    assert model.problem == "" and "rules" not in model.data
    assert "limits" in model.data["seen"]["except"]
    root = "/latest_version/openapi_schema"
    counted = statements(entry, f"{root}/components/schemas/Input", root)
    assert {one for _, one in (*model.accounting.carried, *model.accounting.listed)} == counted
