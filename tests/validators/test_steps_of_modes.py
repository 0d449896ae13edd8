"""A step that one mode has is none of the other modes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import jsonschema

from gatewright.ir import Mode
from gatewright.schema import request_schema

from .everything import package


def test_a_step_of_one_mode_is_no_step_of_the_others() -> None:
    model = package().model("reapi/everything-1")
    assert [mode.name for mode in model.modes] == ["edit", "quick", "plain"]
    changed = replace(model, modes=(even(model.modes[0]), *model.modes[1:]))
    check = jsonschema.Draft202012Validator(request_schema(changed))
    plain: dict[str, Any] = {"model": model.id, "prompt": "xx"}
    edit = {**plain, "picture": "https://x.example/a", "count": 1}
    assert [check.is_valid({**body, "tiny": 3}) for body in (plain, edit)] == [True, False]
    assert [check.is_valid({**body, "tiny": 4}) for body in (plain, edit)] == [True, True]


def even(mode: Mode) -> Mode:
    """The mode with ``tiny`` a multiple of two."""
    fields = tuple(
        replace(one, value=replace(one.value, step=2)) if one.wire == "tiny" else one
        for one in mode.body.fields
    )
    return replace(mode, body=replace(mode.body, fields=fields))
