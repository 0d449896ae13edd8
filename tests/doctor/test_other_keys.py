"""Keys that a gateway wants in another place than most."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gatewright_tools.doctor.call import GivenCall
from gatewright_tools.doctor.headers import (
    _key,  # pyright: ignore[reportPrivateUsage]
    gateway_with_key,
    key_words,
)
from gatewright_tools.doctor.places import Place
from gatewright_tools.package import open_package
from image_gateways import MODELS
from image_gateways.reapi._gateway import GATEWAY


def found(call: GivenCall, **places: str) -> list[str]:
    gateway: Any = replace(GATEWAY, key_prefix=None, **places)
    return [f"{one.message}; {one.suggestion}" for one in _key(gateway, call, {}, "")]


@pytest.mark.parametrize(
    ("places", "headers", "url", "said"),
    [
        ({"key_header": "X-Api-Key", "key_before": ""}, [("x-api-key", "abcdefgh")], "", ""),
        ({"key_header": "X-Api-Key", "key_before": ""}, [], "", "there is no key"),
        (
            {"key_header": "Authorization", "key_before": "Key "},
            [("authorization", "Bearer abcdefgh")],
            "",
            "'Key' does not stand before the key",
        ),
        (
            {"key_header": "Authorization", "key_before": "Key "},
            [("authorization", "Key abcdefgh")],
            "",
            "",
        ),
        (
            {"key_header": "", "key_before": "", "key_query": "key"},
            [],
            "https://a.example/x?key=abcdefgh",
            "",
        ),
        (
            {"key_header": "", "key_before": "", "key_query": "key"},
            [],
            "https://a.example/x",
            "there is no key",
        ),
    ],
)
def test_a_key_is_looked_for_where_its_gateway_wants_it(
    places: dict[str, str], headers: list[tuple[str, str]], url: str, said: str
) -> None:
    told = found(GivenCall("POST", url, headers), **places)
    assert bool(told) == bool(said), told
    assert all(one.startswith(said) and "$REAPI_KEY" in one for one in told)


def test_the_right_place_is_told_by_the_name_of_the_variable() -> None:
    bearer: Any = GATEWAY
    assert key_words(bearer) == '-H "Authorization: Bearer $REAPI_KEY"'
    key: Any = replace(GATEWAY, key_header="X-Api-Key", key_before="")
    assert key_words(key) == '-H "X-Api-Key: $REAPI_KEY"'
    query: Any = replace(GATEWAY, key_query="key")
    assert key_words(query) == '"?key=$REAPI_KEY" in the address'


def test_an_operation_may_want_the_key_in_a_place_of_its_own() -> None:
    model = MODELS["umodelverse/gemini-2.5-flash-image"]
    gateway = MODELS.gateway(model.key)
    package = open_package("image_gateways")
    place = Place(package, gateway, model.key, model, model.operation, {})
    assert key_words(gateway_with_key(place)) == '-H "x-goog-api-key: $MODELVERSE_API_KEY"'
    other = MODELS["umodelverse/gemini-3-pro-image-preview"]
    place = replace(place, model=other, operation=other.operation)
    assert key_words(gateway_with_key(place)) == '-H "Authorization: Bearer $MODELVERSE_API_KEY"'
