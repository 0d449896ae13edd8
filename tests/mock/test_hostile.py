"""The mock itself must not fall over: no 500, whatever comes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .calls import GATEWAYS, Caller

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["prompt", "model", "params", "image_size", "size", "seed", "n", "image_urls", "image_url", "x"]
)


@pytest.mark.parametrize("gateway", GATEWAYS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(change=st.dictionaries(KEYS, JSON, max_size=4))
def test_no_body_makes_the_mock_stumble(caller: Caller, gateway: str, change: Any) -> None:
    try:
        json.dumps(change, allow_nan=False)
    except ValueError:
        return
    answer = caller.create(gateway, change=change)
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("depth", [10, 60, 70, 300, 500, 700, 900, 950, 990, 5000])
@pytest.mark.parametrize("shape", [('{"a":', "}"), ("[", "]")])
def test_no_depth_makes_the_mock_stumble(
    caller: Caller, depth: int, shape: tuple[str, str]
) -> None:
    deep = shape[0] * depth + "1" + shape[1] * depth
    content = f'{{"model": "qwen2-image", "prompt": "x", "params": {{"a": {deep}}}}}'
    answer = caller.create("rivya", content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "//",
        "/../x",
        "/%00",
        "/%ff",
        "/api/v1/generations/%2e%2e",
        "/generation/" + "a" * 5000,
        "/?x",
    ],
)
@pytest.mark.parametrize("gateway", GATEWAYS)
def test_no_path_makes_the_mock_stumble(caller: Caller, gateway: str, path: str) -> None:
    answer = caller.client.get(caller.mock.gateway_url(gateway) + path)
    assert answer.status_code in (400, 404, 405)
    assert caller.client.get(caller.mock.url).status_code == 200


@pytest.mark.parametrize(
    "path", ["/results/x/0.png", "/uploads/x/y", "/results/..%2f/0", "/", "/%ff"]
)
def test_no_file_path_makes_the_mock_stumble(caller: Caller, path: str) -> None:
    assert caller.client.get(caller.mock.files_url + path).status_code == 404
