"""Constants of a validator never share a name, whatever the keys are called."""

from __future__ import annotations

from dataclasses import replace

from gatewright.ir import Key, Model
from gatewright.render.checks import plan
from gatewright.runtime.rules.kinds.enum import Enum
from gatewright.runtime.rules.kinds.object import Object

from .everything import package


def with_enums(*names: str) -> Model:
    """A model that takes enums of these names as well."""
    model = package().model("reapi/qwen-image-2")
    (known,) = (key for key in model.body.fields if key.wire == "output_format")
    param = known.params[0]
    more = tuple(
        Key(name, (replace(known.cases[0], param=replace(param, name=name, wire=name)),))
        for name in names
    )
    assert isinstance(param.kind, Enum)
    return replace(model, body=Object(fields=(*model.body.fields, *more)))


def test_an_enum_beside_a_param_that_is_called_like_its_table_does_not_clash() -> None:
    made = plan(with_enums("x", "x_options", "sources", "places", "body", "empty", "body_"))
    names = [name for name, _ in made.tables]
    assert len(names) > 1 and len(set(names)) == len(names)
    assert not {"EMPTY", "PLAIN_ADDRESSES"} & set(names)
