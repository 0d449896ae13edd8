"""A step that one mode has is none of the other modes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import jsonschema

from gatewright.ir import Case, Key
from gatewright.runtime.rules.kinds.integer import Integer
from gatewright.runtime.rules.kinds.object import Object
from gatewright.schema import request_schema

from .everything import package


def test_a_step_of_one_mode_is_no_step_of_the_others() -> None:
    model = package().model("reapi/everything-1")
    assert [mode.name for mode in model.modes] == ["edit", "quick", "plain"]
    changed = replace(model, body=even(model.body))
    check = jsonschema.Draft202012Validator(request_schema(changed))
    plain: dict[str, Any] = {"model": model.id, "prompt": "xx"}
    edit = {**plain, "picture": "https://x.example/a", "count": 1}
    assert [check.is_valid({**body, "tiny": 3}) for body in (plain, edit)] == [True, False]
    assert [check.is_valid({**body, "tiny": 4}) for body in (plain, edit)] == [True, True]


def even(body: Object) -> Object:
    """The body with ``tiny`` a multiple of two in the mode edit."""
    return Object(fields=tuple(_even(key) if key.wire == "tiny" else key for key in body.fields))


def _even(key: Key) -> Key:
    (whole,) = key.cases
    assert whole.param is not None
    stepped = replace(whole.param, kind=Integer(maximum=9, step=2))
    cases = (Case(("edit",), stepped, False), Case(("quick", "plain"), whole.param, False))
    return Key(key.wire, cases)
