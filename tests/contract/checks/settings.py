"""Where a client finds its key and its gateway."""

from __future__ import annotations

import pytest

from ..handle import Package
from ..stage import Colour, Stage, environment
from ..subject import PROMPT, Gateway, models_of
from .registry import of_gateway
from .requests import accepted, create, created_at


def key_sent(package: Package, gateway: Gateway, colour: Colour) -> str:
    """The key that a create carries in this environment."""
    model = models_of(gateway)[0]
    stage = Stage(package, gateway, colour, api_key=None)
    stage.answer(created_at(model), accepted(model))
    stage.run(create(stage, model)(PROMPT))
    return str(stage.requests()[0].headers["authorization"])


@of_gateway("auth", sends=True)
def the_key_comes_from_each_documented_variable(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    documented = gateway.facts["auth.env"]
    names = list(dict.fromkeys([*documented, f"{gateway.environment}_API_KEY"]))
    for index, name in enumerate(names):
        later = dict.fromkeys(names[index + 1 :], "a-later-one")
        with environment(**later, **{name: f"from-{name}"}):
            assert key_sent(package, gateway, colour) == f"Bearer from-{name}"
    with environment(), pytest.raises(package.runtime("client.errors").MissingKey) as caught:
        key_sent(package, gateway, colour)
    said = str(caught.value)
    assert all(name in said for name in names)
    info = package.module(f"{gateway.module}._gateway").GATEWAY
    assert list(info.key_env) == names


@of_gateway("base_url", "class", sends=True)
def the_address_is_the_documented_one_until_it_is_replaced(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    with environment():
        assert repr(gateway.facts["base_url"]) in repr(Stage(package, gateway, colour).client)
    with environment(**{f"{gateway.environment}_BASE_URL": "http://127.0.0.1:1/there/"}):
        client = Stage(package, gateway, colour).client
        assert repr("http://127.0.0.1:1/there") in repr(client)
