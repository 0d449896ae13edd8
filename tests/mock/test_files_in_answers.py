"""A file within an answer: the digits alone or a data URL, as its gateway's spec says."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import httpx
from PIL import Image

from gatewright.load import load
from gatewright.mock import Clock, MockServer
from gatewright.resolve import resolve

from .calls import Caller

OPENAI = Path(__file__).parents[2] / "examples" / "openai_images" / "specs"


def size_of(digits: str) -> tuple[int, int]:
    with Image.open(io.BytesIO(base64.b64decode(digits, validate=True))) as picture:
        return picture.size


def test_an_answer_in_openais_shape_holds_the_digits_alone() -> None:
    package, faults = resolve(load(OPENAI)[0])
    assert package is not None, faults
    asked = {"model": "gpt-image-1", "prompt": "a lighthouse", "n": 2, "size": "1024x1024"}
    operation = package.model("openai/gpt-image-1").operation
    with MockServer(package, clock=Clock(speed=0)) as mock:
        address = mock.gateway_url("openai") + operation.create.path
        head = {"authorization": "Bearer test-key"}
        answer: Any = httpx.post(address, json=asked, headers=head, timeout=10)
    made = [one["b64_json"] for one in answer.json()["data"]]
    assert [size_of(one) for one in made] == [(1024, 1024)] * 2


def test_a_data_url_is_written_where_the_page_shows_one(caller: Caller) -> None:
    answer: Any = caller.create("umodelverse", change={"size": "256x512"}).json()
    head, comma, digits = answer["data"][0]["b64_json"].partition(",")
    assert (head, comma) == ("data:image/png;base64", ",")
    assert size_of(digits) == (256, 512)
