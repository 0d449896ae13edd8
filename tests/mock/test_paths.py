"""Odd paths and forms: answered by the gateway itself, in its own envelope."""

from __future__ import annotations

import httpx
import pytest

from gatewright.mock import MockServer


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
