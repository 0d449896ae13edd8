"""Odd paths and forms: answered by the gateway itself, in its own envelope."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from gatewright.load import load
from gatewright.mock import MockServer
from gatewright.mock.routes import RouteMatch, find, routes_of
from gatewright.resolve import resolve

from ..generator.conftest import GATEWAY, MODEL
from .shops import write


@pytest.mark.parametrize("odd", ["a%0Ab", "%00", "%C3%84", "a%20b"])
def test_an_odd_task_id_is_refused_in_the_gateways_envelope(
    odd: str, mock: MockServer, client: httpx.Client
) -> None:
    answer = client.get(f"{mock.gateway_url('reapi')}/api/v1/tasks/{odd}")
    assert answer.status_code == 404
    assert set(answer.json()["error"]) == {"code", "message", "request_id"}


def test_a_form_that_cannot_be_read_is_refused_in_the_gateways_envelope(
    mock: MockServer, client: httpx.Client
) -> None:
    answer = client.post(
        f"{mock.gateway_url('skills-video')}/generation/qwen/qwen-image-2",
        content=b"no form at all",
        headers={"content-type": "multipart/form-data; boundary=here"},
    )
    assert answer.status_code == 400
    assert answer.json()["code"] == "IMAGE_GENERATION_INVALID_INPUT"


def test_posting_to_a_task_is_the_wrong_method_where_model_ids_have_a_slash(
    mock: MockServer, client: httpx.Client
) -> None:
    answer = client.post(f"{mock.gateway_url('skills-video')}/generation/task_1", json={})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_an_unknown_model_with_a_slash_is_refused_as_a_model(
    mock: MockServer, client: httpx.Client
) -> None:
    answer = client.post(f"{mock.gateway_url('skills-video')}/generation/qwen/other", json={})
    assert answer.status_code == 400
    assert answer.json()["code"] == "IMAGE_GENERATION_UNSUPPORTED_MODEL"


def test_an_unknown_model_without_a_slash_is_refused_as_a_model_beside_ids_with_one(
    mock: MockServer, client: httpx.Client
) -> None:
    url = f"{mock.gateway_url('umodelverse')}/v1beta/models/other:generateContent"
    key = {"x-goog-api-key": client.headers["authorization"].removeprefix("Bearer ")}
    unknown = client.post(url, json={}, headers=key)
    assert unknown.status_code == 400
    assert "no such model" in unknown.text


@pytest.mark.parametrize("path", ["tasks/status", "videos/task_1", "videos/task_1/content"])
@pytest.mark.parametrize("method", ["POST", "OPTIONS", "DELETE"])
def test_a_documented_path_is_no_model_of_a_path_that_names_models(
    path: str, method: str, mock: MockServer, client: httpx.Client
) -> None:
    answer = client.request(method, f"{mock.gateway_url('umodelverse')}/v1/{path}")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_a_model_whose_path_looks_like_another_one_is_found_all_the_same(tmp_path: Path) -> None:
    gateway = GATEWAY.replace("POST /v1/images", "POST /v1/{model}").replace(
        "model: body", "model: path"
    )
    model = MODEL.replace("id: easel", "id: tasks/easel\nname: easel").replace(
        "    model: easel\n", ""
    )
    workspace, unread = load(write(tmp_path / "specs", gateway, model))
    package, faults = resolve(workspace)
    assert package is not None, (unread, faults)
    routes = routes_of(package.gateways[0])
    found = find(routes, "POST", "/v1/tasks/easel", "")
    assert isinstance(found, RouteMatch)
    assert (found.route.step, found.holes["model"]) == ("create", "tasks/easel")
    polled = find(routes, "GET", "/v1/tasks/easel", "")
    assert isinstance(polled, RouteMatch) and polled.route.step == "poll"
    assert find(routes, "POST", "/v1/tasks/other", "") == ["GET"]
    unknown = find(routes, "POST", "/v1/art/other", "")
    assert isinstance(unknown, RouteMatch) and unknown.route.step == "create"


@pytest.mark.parametrize("query", ["", "task_id=task_1"])
def test_a_query_in_a_path_makes_it_no_closer(query: str, tmp_path: Path) -> None:
    gateway = GATEWAY.replace("GET /v1/tasks/{id}", "GET /v1/images?task_id={id}")
    workspace, unread = load(write(tmp_path / "specs", gateway))
    package, faults = resolve(workspace)
    assert package is not None, (unread, faults)
    found = find(routes_of(package.gateways[0]), "POST", "/v1/images", query)
    assert isinstance(found, RouteMatch) and found.route.step == "create"
