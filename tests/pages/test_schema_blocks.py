"""Schemas in code of a page: JSON Schema and OpenAPI, in JSON and in YAML."""

from __future__ import annotations

from typing import Any

from gatewright.pages import PageReading, read

OPENAPI = """# Reeds

## OpenAPI Specification

````yaml POST /v1/reeds
openapi: 3.0.1
paths:
  /v1/reeds:
    post:
      description: |-
        Draws reeds.

        ```json
        {"prompt": "not an end of the code"}
        ```
      requestBody:
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Reeds'
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  url: {type: string, maxLength: 9}
components:
  schemas:
    Reeds:
      allOf:
        - type: object
          required: [prompt]
          properties:
            model:
              type: string
              enum: [reeds-2]
            prompt:
              type: string
              description: What to draw (at most 900 characters)
              maxLength: 800
            steps:
              type: integer
              minimum: 1
              maximum: 50
              default: 20
            scale:
              anyOf:
                - type: number
                  exclusiveMinimum: 0
                - type: 'null'
            images:
              type: array
              maxItems: 4
              items: {type: string, format: uri}
            look:
              type: object
              properties:
                tone:
                  type: string
                  enum: [warm, cold]
                  default: warm
            size: {type: string, pattern: '[0-9]+'}
````

Text behind the code.
"""
SCHEMA = """# Reeds

## Parameters

| Name | Type | Required | Description |
|---|---|---|---|
| steps | integer | No | At most 60 |

```json
{
  "type": "object",
  "properties": {
    "prompt": {"type": "string"},
    "steps": {"type": ["integer", "null"], "maximum": 50},
    "look": {"enum": ["warm", "cold"]}
  }
}
```
"""


def params(reading: PageReading) -> dict[str, Any]:
    return {
        one.name.removeprefix("params."): one.value
        for one in reading.facts
        if one.path[0] == "params" and one.sure != "unsure"
    }


def test_a_document_in_yaml_states_the_keys_of_its_request() -> None:
    reading = read(OPENAPI.encode(), "page")
    assert reading.model == "reeds-2"
    said = {name: value for name, value in params(reading).items() if value is not False}
    assert said == {
        "prompt.type": "string",
        "prompt.required": True,
        "steps.type": "integer",
        "steps.minimum": 1,
        "steps.maximum": 50,
        "steps.default": 20,
        "scale.type": "number",
        "scale.nullable": True,
        "scale.above": 0,
        "images.type": "list",
        "images.items.type": "url",
        "images.max_items": 4,
        "look.type": "object",
        "look.fields.tone.type": "enum",
        "look.fields.tone.options": ["warm", "cold"],
        "look.fields.tone.default": "warm",
        "size.type": "string",
    }


def test_what_schema_and_description_say_otherwise_is_a_contradiction() -> None:
    fact = read(OPENAPI.encode(), "page").fact("model", ("params", "prompt", "max_length"))
    assert fact is not None
    assert fact.sure == "unsure"
    assert "contradicts itself" in fact.note


def test_facts_of_a_schema_have_the_lines_of_their_members() -> None:
    text = OPENAPI.splitlines()
    for fact in read(OPENAPI.encode(), "page").facts:
        if fact.path[-1] in ("minimum", "maximum"):
            assert fact.path[-1] in text[fact.place.line - 1], fact.name


def test_a_member_that_is_not_read_is_listed() -> None:
    reading = read(OPENAPI.encode(), "page")
    assert [one.text for one in reading.leftovers if "`size`" in one.why] == ["pattern"]


def test_a_schema_beside_a_table_confirms_it_or_contradicts_it() -> None:
    reading = read(SCHEMA.encode(), "page")
    said = params(reading)
    assert (said["steps.type"], said["look.options"]) == ("integer", ["warm", "cold"])
    assert "prompt.required" not in said
    fact = reading.fact("model", ("params", "steps", "maximum"))
    assert fact is not None
    assert "60 in line 7, 50 in line 14" in fact.note


def test_a_schema_on_one_line_and_a_plain_list_of_keys_are_read() -> None:
    for code in (
        '{"openapi":"3.0.0","paths":{"/v1/reeds":{"post":{"requestBody":{"content":{"application/json":{"schema":'
        '{"type":"object","properties":{"n":{"type":"integer","maximum":4}}}}}}}}}}',
        '{"n": {"type": "integer", "maximum": 4}, "size": {"type": "string"}}',
        '{"name": "draw", "inputSchema": {"type": "object", "properties": {"n": {"type": "integer", "maximum": 4}}}}',
    ):
        said = params(read(f"# Reeds\n\n```json\n{code}\n```\n".encode(), "page"))
        assert (said["n.type"], said["n.maximum"]) == ("integer", 4)


def test_a_document_about_two_requests_states_nothing_of_either() -> None:
    two = OPENAPI.replace("components:", "  /v1/moss:\n    post:\n      requestBody:\n        content:\n"
        "          application/json:\n            schema: {type: object, properties: {n: {type: integer}}}\ncomponents:")  # fmt: skip
    assert params(read(two.encode(), "page")) == {}


def test_a_schema_below_a_heading_for_answers_states_no_param() -> None:
    page = SCHEMA.replace("```json", "## Response\n\n```json")
    assert "look.options" not in params(read(page.encode(), "page"))


def test_a_schema_that_holds_itself_or_expands_without_end_is_left() -> None:
    inside = SCHEMA.replace('{"type": "string"}', '{"$ref": "#"}')
    assert "look.options" in params(read(inside.encode(), "page"))
    bomb = "\n".join(
        ["```yaml", "a: &a [x, x, x, x, x, x, x, x, x]"]
        + [
            f"{two}: &{two} [{', '.join([f'*{one}'] * 9)}]"
            for one, two in zip("abcdefg", "bcdefgh", strict=True)
        ]
        + ["properties: {n: {type: integer}}", "```"]
    )
    assert params(read(bomb.encode(), "page")) == {}


def test_a_schema_of_odd_forms_gives_no_traceback_and_no_fact_that_it_does_not_say() -> None:
    for odd in (
        '{"type": ["string", "integer"]}',
        '{"type": {}}',
        '{"type": 4, "enum": 4, "default": [], "minimum": "1"}',
        '{"type": "integer", "maximum": 1e999, "required": [4]}',
        '{"type": "array", "items": [{"type": "string"}]}',
        '{"anyOf": [{"type": "string"}, 4, {"type": "integer"}], "$ref": 4, "allOf": {}}',
        '{"properties": 4, "description": 4}',
    ):
        said = params(read(SCHEMA.replace('{"type": "string"}', odd).encode(), "page"))
        assert said["look.options"] == ["warm", "cold"]
        known = {"prompt.type", "prompt.default", "prompt.items.type"}
        assert {one for one in said if one.startswith("prompt.")} <= known, odd
    for paths in ("4", "[]", '{"request": {"body": {"x": {"schemaArray": {"a": 1}}}}}'):
        assert (
            params(read(f'```json\n{{"paths": {paths}, "openapi": 3}}\n```\n'.encode(), "x")) == {}
        )


def test_code_that_is_nested_without_end_is_left() -> None:
    for deep in ("[" * 100_000, "- " * 100_000, '{"type": ' * 50_000, "a: " * 50_000):
        assert params(read(f"```yaml\ntype: x\n{deep}\n```\n".encode(), "page")) == {}


def test_a_document_of_one_operation_alone_is_read() -> None:
    code = (
        "paths:\n  path: /v1/reeds\n  method: post\n  request:\n    body:\n      application/json:\n        schemaArray:\n"
        "          - type: object\n            properties:\n              n:\n                allOf:\n"
        "                  - type: integer\n                    maximum: 4\n"
    )
    said = params(read(f"# Reeds\n\n````yaml POST /v1/reeds\n{code}````\n".encode(), "page"))
    assert said == {"n.type": "integer", "n.maximum": 4}
