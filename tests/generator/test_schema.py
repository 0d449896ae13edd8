"""The schemas of the spec files, and the compiled checks that hold data against a schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing import Registry, Resource

from gatewright.check.shape import schema_of
from gatewright.load import SpecFile, load
from gatewright.resolve import resolve
from gatewright.schema import SchemaError, compile_schema, request_schema
from tests.validators.test_oracle import binary_steps

SPECS = Path(__file__).parents[2] / "specs"
KINDS = ("package", "gateway", "model", "reading")
WORKSPACE = load(SPECS)[0]
FILES = WORKSPACE.files()

WORDS = ("a", "b", "type", "x1", "", "aa", "é", "a\n")
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from([0.5, 1.0, -0.0, 2.5, 0.3, 1e20])
    | st.sampled_from(WORDS)
)
SMALL = st.dictionaries(st.sampled_from(["a", "b"]), LEAVES, max_size=2)
VALUES = SMALL | st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4)
    ),
    max_leaves=8,
)

KEYWORDS: dict[str, Any] = {
    "type": {"type": "integer"},
    "types": {"type": ["string", "null"]},
    "number": {"type": "number"},
    "object": {"type": "object"},
    "array": {"type": "array"},
    "boolean": {"type": "boolean"},
    "properties": {"properties": {"a": {"type": "integer"}, "b": False}},
    "additionalProperties": {"properties": {"a": True}, "additionalProperties": False},
    "additionalProperties of a kind": {"additionalProperties": {"type": "string"}},
    "additionalProperties beside others": {
        "properties": {"a": {"type": "integer"}},
        "additionalProperties": {"type": "string"},
    },
    "propertyNames": {"propertyNames": {"pattern": "^a"}},
    "required": {"required": ["a", "b"]},
    "items": {"items": {"type": "boolean"}},
    "enum": {"enum": [1, "a", None, [1], {"a": 1}]},
    "const": {"const": 1},
    "const of a mapping": {"const": {"a": [True]}},
    "pattern": {"pattern": "^[a-z]+"},
    "minLength": {"minLength": 2},
    "maxLength": {"maxLength": 1},
    "minItems": {"minItems": 2},
    "maxItems": {"maxItems": 1},
    "minProperties": {"minProperties": 2},
    "uniqueItems": {"uniqueItems": True},
    "minimum": {"minimum": 1},
    "maximum": {"maximum": 2.5},
    "exclusiveMinimum": {"exclusiveMinimum": 1},
    "multipleOf": {"multipleOf": 2},
    "allOf": {"allOf": [{"type": "object"}, {"required": ["a"]}]},
    "not": {"not": {"required": ["a"]}},
    "if": {"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"type": "integer"}},
    "if alone": {"if": {"type": "string"}, "then": {"minLength": 1}},
    "$ref": {
        "$ref": "#/$defs/tree",
        "$defs": {
            "tree": {"type": ["object", "null"], "additionalProperties": {"$ref": "#/$defs/tree"}}
        },
    },
    "nothing": {},
    "everything": True,
    "nothing at all": False,
}


def on_disk(kind: str) -> dict[str, Any]:
    """A schema of the spec files as an editor reads it."""
    path = SPECS / "schema" / f"{kind}.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def oracle_of(schema: Any) -> Callable[[Any], bool]:
    """Whether jsonschema finds a value to be right."""
    parts = cast(Any, Resource).from_contents(on_disk("parts"))
    registry = cast(Any, Registry)().with_resource("parts.schema.json", parts)
    validator: Any = jsonschema.Draft202012Validator(schema, registry=registry)
    return lambda value: bool(validator.is_valid(value))


@pytest.mark.parametrize("schema", KEYWORDS.values(), ids=KEYWORDS)
def test_each_keyword_means_what_it_means_to_jsonschema(schema: Any) -> None:
    # A schema that is only true or false cannot be a whole file.
    checked = compile_schema({"allOf": [schema]} if isinstance(schema, bool) else schema)
    right = oracle_of(schema)

    @settings(max_examples=150, deadline=None, database=None)
    @given(VALUES)
    def agree(value: Any) -> None:
        assert bool(checked(value)) == (not right(value)), value

    agree()


def test_a_pattern_ends_at_the_very_end() -> None:
    """Python's own `$` would let a last newline pass, and with it jsonschema."""
    checked = compile_schema({"pattern": "^[a-z]+$"})
    assert checked("abc") == []
    assert [fault.keyword for fault in checked("abc\n")] == ["pattern"]


def test_an_unknown_keyword_is_refused_and_not_passed_over() -> None:
    with pytest.raises(SchemaError, match="oneOf"):
        compile_schema({"properties": {"a": {"oneOf": [True]}}})


def test_a_value_of_the_wrong_type_is_one_fault() -> None:
    checked = compile_schema({"type": "string", "minLength": 3, "enum": ["abc"]})
    assert [(fault.path, fault.keyword) for fault in checked(5)] == [((), "type")]


def test_a_wrong_type_further_down_hides_nothing() -> None:
    checked = compile_schema(
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["b", "c"]}
    )
    assert [(fault.path, fault.keyword, fault.wanted) for fault in checked({"a": 1})] == [
        (("a",), "type", ["string"]),
        ((), "required", "b"),
        ((), "required", "c"),
    ]


def spoilt(value: Any) -> Iterator[Any]:
    """`value` with one thing in it changed, for every thing in it."""
    if isinstance(value, dict):
        mapping = cast(dict[str, Any], value)
        for key, child in mapping.items():
            yield {one: two for one, two in mapping.items() if one != key}
            for other in spoilt(child):
                yield {**mapping, key: other}
        yield {**mapping, "surplus": 1}
    elif isinstance(value, list):
        elements = list(cast(list[object], value))
        for index, child in enumerate(elements):
            for other in spoilt(child):
                yield [*elements[:index], other, *elements[index + 1 :]]
        yield []
        yield [*elements, *elements]
    yield None
    yield -1
    yield "?"


@pytest.mark.parametrize("file", FILES, ids=lambda file: cast(SpecFile, file).path.name)
def test_the_language_is_what_jsonschema_says_it_is(file: SpecFile) -> None:
    checked, right = compile_schema(schema_of(file.kind)), oracle_of(on_disk(file.kind))
    assert checked(file.data) == []
    assert right(file.data)
    every = max(1, sum(1 for _ in spoilt(file.data)) // 150)
    for number, data in enumerate(spoilt(file.data)):
        if number % every == 0:
            assert bool(checked(data)) == (not right(data)), data


def test_a_request_is_judged_as_jsonschema_judges_it() -> None:
    package, faults = resolve(WORKSPACE)
    assert package is not None, faults
    for model in package.models:
        schema = request_schema(model)
        jsonschema.Draft202012Validator.check_schema(schema)
        checked, oracle = compile_schema(schema), jsonschema.Draft202012Validator(schema)
        for _, body in model.examples:
            assert checked(body) == []
            for data in spoilt(body):
                wrong = any(not binary_steps(error) for error in oracle.iter_errors(data))
                assert bool(checked(data)) == wrong, data


@pytest.mark.parametrize("kind", [*KINDS, "parts"])
def test_the_schemas_are_schemas(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(on_disk(kind))


def test_no_part_of_a_schema_lies_about_unused() -> None:
    texts = [json.dumps(on_disk(kind)) for kind in (*KINDS, "parts")]
    for kind in (*KINDS, "parts"):
        for name in on_disk(kind).get("$defs", ()):
            assert any(f'#/$defs/{name}"' in text for text in texts), f"{kind}: {name}"


def subschemas(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(schema, dict):
        return
    node = cast(dict[str, Any], schema)
    yield path, node
    for word in ("properties", "$defs"):
        for key, child in node.get(word, {}).items():
            yield from subschemas(child, f"{path}/{key}")
    for word in ("additionalProperties", "items"):
        yield from subschemas(node.get(word), f"{path}/*")


def referred(node: dict[str, Any]) -> str:
    """The name of the definition that a subschema refers to."""
    return cast(str, node.get("$ref", "#/$defs/nothing")).rpartition("/")[2]


@pytest.mark.parametrize("kind", KINDS)
def test_editors_have_a_description_of_every_key(kind: str) -> None:
    schema = schema_of(kind)
    bare = [
        f"{path}/{key}"
        for path, node in subschemas(schema)
        for key, child in node.get("properties", {}).items()
        if "description" not in child and "description" not in schema["$defs"][referred(child)]
    ]
    assert bare == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_mapping_of_the_language_takes_any_key(kind: str) -> None:
    open_ones = {
        path
        for path, node in subschemas(schema_of(kind))
        if node.get("type") == "object" and "additionalProperties" not in node
    }
    # An example and an envelope are JSON of somebody else's making; what differs between the ids of
    # a page is any part of a model's spec, and is checked as that model.
    assert {
        path
        for path in open_ones
        if not any(part in path for part in ("/answers", "/examples", "/ids/"))
    } == set()
