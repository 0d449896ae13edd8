"""The real openai SDK makes a picture through the mock's OpenAI-compatible endpoint."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from PIL import Image

from gatewright.mock import VALID_KEY, Fault, MockServer

openai = pytest.importorskip("openai", reason="`make peers` has it")

MODEL = "Qwen/Qwen-Image"


@pytest.fixture
def client(mock: MockServer) -> Iterator[Any]:
    with _client(mock, VALID_KEY) as client:
        yield client


def _client(mock: MockServer, key: str) -> Any:
    base = f"{mock.gateway_url('umodelverse')}/v1"
    return openai.OpenAI(base_url=base, api_key=key, max_retries=0, timeout=10)


def test_it_makes_a_picture(client: Any, mock: MockServer) -> None:
    answer = client.images.generate(model=MODEL, prompt="a lighthouse at dusk", size="320x256")
    (made,) = answer.data
    embedded = base64.b64decode(made.b64_json.partition(",")[2])
    assert httpx.get(made.url).content == embedded
    with Image.open(io.BytesIO(embedded)) as picture:
        assert picture.size == (320, 256)
    assert answer.created > 1_700_000_000
    assert mock.ledger.count("umodelverse") == 1


def test_a_bad_size_is_its_bad_request_error(client: Any, mock: MockServer) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.generate(model=MODEL, prompt="a lighthouse", size="64x64")
    assert caught.value.status_code == 400
    assert caught.value.code == "param_error" and "/size" in str(caught.value)
    assert mock.ledger.count("umodelverse") == 0


def test_a_wrong_key_is_its_authentication_error(mock: MockServer) -> None:
    with (
        _client(mock, "another-key") as client,
        pytest.raises(openai.AuthenticationError) as caught,
    ):
        client.images.generate(model=MODEL, prompt="a lighthouse")
    assert caught.value.status_code == 401 and caught.value.code == "auth_error"
    assert mock.ledger.count("umodelverse") == 0


def test_too_many_requests_are_its_rate_limit_error(client: Any, mock: MockServer) -> None:
    mock.faults.add(Fault("rate_limited", gateway="umodelverse"))
    with pytest.raises(openai.RateLimitError) as caught:
        client.images.generate(model=MODEL, prompt="a lighthouse")
    assert caught.value.status_code == 429 and caught.value.code == "rate_limit"
    assert mock.ledger.count("umodelverse") == 0
