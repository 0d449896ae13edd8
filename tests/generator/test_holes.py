"""Holes in paths: `check` refuses holes that nothing fills. A value cannot change the path."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.runtime.client.paths import UnfitValue, fill_path

from .checking import SHOP, Case, change, found

HOLES: dict[str, Case] = {
    "a hole of a poll with another name": (
        SHOP,
        "GET /v1/tasks/{id}",
        "GET /v1/{task}/{id}",
        "gateways/shop.yaml:16:11: nothing fills `{task}` in this path; "
        "can be filled here: `{id}`, `{model}`, `{app}`",
    ),
    "an id in a create": (
        SHOP,
        "POST /v1/images",
        "POST /v1/{id}",
        "gateways/shop.yaml:15:13: nothing fills `{id}` in this path; can be filled here: `{model}`",
    ),
    "a hole in the path of a balance": (
        SHOP,
        "states:\n",
        "endpoints:\n  balance: GET /v1/{account}\n\nstates:\n",
        "gateways/shop.yaml:21:12: nothing fills `{account}` in this path; "
        "no hole can be filled here",
    ),
    "a lone brace": (
        SHOP,
        "GET /v1/tasks/{id}",
        "GET /v1/tasks/{id}/{",
        "gateways/shop.yaml:16:11: `{` is not a hole; a hole looks like `{id}`",
    ),
    "a hole twice": (
        SHOP,
        "GET /v1/tasks/{id}",
        "GET /v1/{id}/tasks/{id}",
        "gateways/shop.yaml:16:11: `{id}` stands twice in this path",
    ),
    "an unreadable hole of an endpoint that nothing calls": (
        SHOP,
        "states:\n",
        "endpoints:\n  list: GET /v1/{file-id}\n\nstates:\n",
        "gateways/shop.yaml:21:9: `{file-id}` is not a hole; "
        "a hole's name has small letters, digits and underscores",
    ),
    "a hole in the base URL": (
        SHOP,
        "https://shop.example\n",
        "https://{region}.shop.example\n",
        "gateways/shop.yaml:3:11: nothing fills a hole in a base URL; write it out",
    ),
    "a hole in the base URL of an operation": (
        SHOP,
        "    poll: GET /v1/tasks/{id}\n",
        "    poll: GET /v1/tasks/{id}\n    base_url: https://{id}.shop.example\n",
        "gateways/shop.yaml:17:15: nothing fills a hole in a base URL; write it out",
    ),
    "a password in the base URL of an operation": (
        SHOP,
        "    poll: GET /v1/tasks/{id}\n",
        "    poll: GET /v1/tasks/{id}\n    base_url: https://u:p@shop.example\n",
        "gateways/shop.yaml:17:15: base_url carries a user name or password; the key goes into api_key",
    ),
    "a query in the base URL": (
        SHOP,
        "https://shop.example\n",
        "https://shop.example?x=1\n",
        "gateways/shop.yaml:3:11: base_url is not an http or https address of a host, perhaps with a path",
    ),
    "a port that is none": (
        SHOP,
        "https://shop.example\n",
        "https://shop.example:99999\n",
        "gateways/shop.yaml:3:11: base_url is not an address",
    ),
    "a fragment in a path": (
        SHOP,
        "POST /v1/images",
        "POST /v1/images#now",
        "gateways/shop.yaml:15:13: what stands behind `#` is never sent; leave it out",
    ),
    "a path that leads up": (
        SHOP,
        "POST /v1/images",
        "POST /v1/../images",
        "gateways/shop.yaml:15:13: `.` and `..` lead to another path; write the path out",
    ),
    "a stream that does not say which model": (
        SHOP,
        "    poll: GET /v1/tasks/{id}\n    request:\n      model: body",
        "    poll: GET /v1/tasks/{id}\n    stream: POST /v1/sse/{model}\n    request:\n      model: body",
        "gateways/shop.yaml:17:13: the model is in the body, but the stream has {model}",
    ),
}


@pytest.mark.parametrize("case", HOLES.values(), ids=HOLES)
def test_a_hole_that_nothing_fills_is_refused_at_its_place(shop: Path, case: Case) -> None:
    file, old, new, expected = case
    change(shop, file, old, new)
    assert expected in found(shop)


def test_a_hole_of_an_endpoint_that_nothing_calls_is_documentation(shop: Path) -> None:
    change(shop, SHOP, "states:\n", "endpoints:\n  file: GET /v1/files/{file_id}\n\nstates:\n")
    assert found(shop) == []


@pytest.mark.parametrize(
    "value", ["", ".", "..", "\ud800", "x" * 60_001, "\u4e2d" * 10_000, "\udfff" * 70_000]
)
def test_no_value_leads_to_another_path(value: str) -> None:
    with pytest.raises(UnfitValue, match="the id"):
        fill_path("/v1/tasks/{id}", {"id": value})


@pytest.mark.parametrize("value", ["../admin", "a/../../b", "./x"])
def test_no_model_leads_to_another_path_though_its_slashes_stay(value: str) -> None:
    with pytest.raises(UnfitValue, match="another path"):
        fill_path("/run/{model}", {"model": value})


def test_everything_else_is_encoded_into_one_segment() -> None:
    values = {"id": "a/../b?c#d%2e{model}", "model": "art/one"}
    path = fill_path("/{model}/tasks/{id}", values)
    assert path == "/art/one/tasks/a%2F..%2Fb%3Fc%23d%252e%7Bmodel%7D"
    assert fill_path("/status?task_id={id}", {"id": ".."}) == "/status?task_id=.."
    assert fill_path("/tasks/x{id}", {"id": ".."}) == "/tasks/x.."
