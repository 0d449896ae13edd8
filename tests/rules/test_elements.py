"""Elements of a list in conditions and counts: a validator and its schema see the same ones."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gatewright.runtime.rules.kinds.list import List
from gatewright.runtime.rules.kinds.text import Text
from gatewright.runtime.rules.pointers import EACH
from gatewright.runtime.rules.relations.conditions import Is
from gatewright.runtime.rules.relations.where import Where

IMAGE = Is(("kind",), ("image",))
BY_DEFAULT = Is(("kind",), ("image",), otherwise=True)
LISTS: list[Any] = [
    ["x", 3, None],
    ["x", {"kind": "image"}],
    [{"kind": "image"}, {"kind": "image"}],
    [{"kind": "video"}, {}, "x"],
    [],
]


@pytest.mark.parametrize("which", [IMAGE, BY_DEFAULT], ids=["stated", "by default"])
@pytest.mark.parametrize("elements", LISTS, ids=str)
def test_a_count_by_kind_is_that_of_its_schema(which: Is, elements: list[Any]) -> None:
    rule = Where("/files", List(items=Text()), count=1, of_kind=(which,), source="", fact="")
    body = {"files": elements}
    assert (rule.judge(None, body) is None) == Draft202012Validator(rule.schema()).is_valid(body)


@pytest.mark.parametrize("otherwise", [False, True], ids=["stated", "by default"])
@pytest.mark.parametrize("elements", LISTS, ids=str)
def test_a_condition_inside_a_list_is_that_of_its_schema(
    elements: list[Any], otherwise: bool
) -> None:
    one = Is(("files", EACH, "kind"), ("image",), otherwise)
    body = {"files": elements}
    assert one.holds(body) == Draft202012Validator(one.schema()).is_valid(body)
