"""Params in the path of a create: what `check` asks of them, so that no hole stays open and none is filled twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.export.openapi import openapi
from gatewright.load import load
from gatewright.pipeline import read_package
from gatewright.release import compare
from gatewright.resolve import resolve

from .checking import EASEL, SHOP, change, found

CREATE = "create: POST /v1/images\n"
OPEN = "create: POST /v1/rooms/{room}/images\n"
ROOM = "  room: {type: string, required: true, in: path}\n  seed:\n"


@pytest.fixture
def rooms(shop: Path) -> Path:
    """The small shop, whose creates name a room in their path."""
    change(shop, SHOP, CREATE, OPEN)
    change(shop, EASEL, "  seed:\n", ROOM)
    change(shop, EASEL, "    prompt: a hat\n", "    prompt: a hat\n    $path: {room: attic}\n")
    assert found(shop) == []
    return shop


ONE = "{type: string, required: true, in: path}"
FAULTS = {
    "nothing": (
        "{type: string, in: path}",
        "a path needs its params, and this one may be left out",
    ),
    "another place": (
        "{type: string, required: true}",
        "nothing fills `{room}` in this path; can be filled here: `{model}`, and what a param",
    ),
    "a list": (
        "{type: list, items: {type: string}, required: true, in: path}",
        "a value of type list cannot travel in the path",
    ),
    "an object": (
        "{type: object, open: true, required: true, in: path}",
        "a value of type object cannot travel in the path",
    ),
    "a union": (
        "{type: union, any_of: [{type: string}, {type: integer}], required: true, in: path}",
        "a value of type union cannot travel in the path",
    ),
    "null": (
        "{type: string, nullable: true, required: true, in: path}",
        "null cannot stand in a path",
    ),
    "a file": (
        "{type: url, takes: {image: {}}, required: true, in: path}",
        "a file cannot travel in the path",
    ),
    "an empty default": (
        '{type: string, default: "", in: path}',
        "'' in a path leads to another one",
    ),
    "the path above": (
        '{type: constant, const: "..", required: true, in: path}',
        "'..' in a path leads to another one",
    ),
    "an option that is a dot": (
        '{type: enum, options: [a, "."], required: true, in: path}',
        "an option that is empty, `.` or `..` leads to another path",
    ),
    "the id's own hole": (
        "{type: string, required: true, in: path, key: model}",
        "the client itself fills `{model}`",
    ),
    "no name": (
        "{type: string, required: true, in: path, key: my-room}",
        "`{my-room}` is not a hole; a hole's name has letters, digits and underscores",
    ),
    "no hole": (
        "{type: string, required: true, in: path, key: floor}",
        "`images`, which creates, has no `{floor}` in its path",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_fill_a_hole_is_told(rooms: Path, name: str) -> None:
    facts, message = FAULTS[name]
    change(rooms, EASEL, ONE, facts)
    assert any(message in one for one in found(rooms)), found(rooms)


@pytest.mark.parametrize(
    "facts", ["{type: string, default: attic, in: path}", "{type: constant, const: a, in: path}"]
)
def test_what_the_client_fills_by_itself_need_not_be_given(rooms: Path, facts: str) -> None:
    change(rooms, EASEL, ONE, facts)
    change(rooms, EASEL, "    $path: {room: attic}\n", "")
    assert found(rooms) == []


def test_a_hole_that_only_one_of_two_models_fills_is_told_at_the_other(rooms: Path) -> None:
    text = (rooms / EASEL).read_text().replace("easel", "easel-2").replace(ROOM, "  seed:\n")
    (rooms / "models/shop/easel-2.yaml").write_text(text.replace("    $path: {room: attic}\n", ""))
    (told,) = found(rooms)
    assert told.startswith("models/shop/easel-2.yaml:")
    assert "nothing fills `{room}` in the path of `images`; add a param with `in: path`" in told


def test_a_hole_behind_the_question_mark_is_told(rooms: Path) -> None:
    change(rooms, SHOP, OPEN, "create: POST /v1/images?room={room}\n")
    assert any("nothing fills `{room}` behind the question mark" in one for one in found(rooms))


MODES = "modes:\n  seeded:\n    present: [{}]\n    params: {{room: {}}}\n  usual: {{}}\n\nprice:\n"


@pytest.mark.parametrize(
    ("present", "change_of_room", "message"),
    [
        ("seed", "{forbidden: true}", "nothing fills `{room}` in the path of `images` in the mode"),
        ("seed", "{required: false}", "this one may be left out in the mode `seeded`"),
        (
            "room",
            "{max_length: 9}",
            "`room` is in the path of every request, so this decides nothing",
        ),
    ],
)
def test_each_mode_fills_the_path(
    rooms: Path, present: str, change_of_room: str, message: str
) -> None:
    change(rooms, EASEL, "price:\n", MODES.format(present, change_of_room))
    assert any(message in one for one in found(rooms)), found(rooms)


def test_an_operation_of_a_mode_may_have_another_path(rooms: Path) -> None:
    more = "  halls:\n    media: [image]\n    create: POST /v1/images\n    request:\n      model: body\n\nstates:\n"
    change(rooms, SHOP, "states:\n", more)
    modes = MODES.format("seed", "{forbidden: true}").replace(
        "  seeded:\n", "  seeded:\n    operation: halls\n"
    )
    change(rooms, EASEL, "price:\n", modes)
    assert found(rooms) == []


def test_no_text_in_a_path_is_empty(rooms: Path) -> None:
    package, faults = resolve(load(rooms)[0])
    assert package is not None, faults
    (param,) = [one for one in package.models[0].params if one.wire == "room"]
    assert param.kind.schema() == {"type": "string", "minLength": 1}


def test_its_document_has_it_as_a_param_of_the_path(rooms: Path) -> None:
    package, faults = read_package(rooms)
    assert package is not None, faults
    document = openapi(package.gateways[0], "1.0.0", "MIT")
    (param,) = document["paths"]["/v1/rooms/{room}/images"]["post"]["parameters"]
    assert param == {
        "name": "room",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "minLength": 1},
    }
    (schema,) = (
        one for name, one in document["components"]["schemas"].items() if name == "EaselRequest"
    )
    assert "$path" not in schema["properties"] and "$path" not in schema.get("required", [])


def test_a_param_that_moved_from_the_body_into_the_path_is_told(rooms: Path) -> None:
    after, faults = read_package(rooms)
    assert after is not None, faults
    change(rooms, SHOP, OPEN, CREATE)
    change(rooms, EASEL, ONE, "{type: string, required: true}")
    change(rooms, EASEL, "    $path: {room: attic}\n", "    room: attic\n")
    before, faults = read_package(rooms)
    assert before is not None, faults
    told = {(one.fact, one.text) for one in compare(before, after)}
    assert any(fact == "params.room.at" and "`$path/room`" in text for fact, text in told), told
