"""A paid picture is not lost to an answer that nobody expected."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from image_gateways import GatewayError, TaskTimeout, unfinished
from image_gateways._runtime.client.unfinished import Ended, Unfinished, leave

from .hostile import chunk, png
from .trials import MODELS, Lab
from .troubles import GATEWAYS, TASK_GATEWAYS

Change = Callable[[Any], Any]
NUMBERS = ("usage", "reserved_credits", "final_credits")
TELLS_CREDITS = ("rivya", "skills-video")
SILENT = "does not say what was charged"


def walk(change: Callable[[str, Any], Any]) -> Change:
    """Puts every value of every object through `change(key, value)`."""

    def walked(node: Any) -> Any:
        if isinstance(node, list):
            return [walked(one) for one in node]
        if isinstance(node, dict):
            return {key: change(key, walked(value)) for key, value in node.items()}
        return node

    return walked


def put(keys: tuple[str, ...], value: Any) -> Change:
    """`value` in place of whatever stands under one of `keys`."""
    return walk(lambda key, old: value if key in keys else old)


def without(*keys: str) -> Change:
    def less(node: Any) -> Any:
        if isinstance(node, list):
            return [less(one) for one in node]
        if isinstance(node, dict):
            return {key: less(value) for key, value in node.items() if key not in keys}
        return node

    return less


def more(node: Any) -> Any:
    """Unknown fields in every object, of every type."""
    if isinstance(node, list):
        return [more(one) for one in node]
    if isinstance(node, dict):
        extra = {"x": None, "y": [{"z": 1}], "": {}, "__class__": "x", "n": 10**400}
        return {key: more(value) for key, value in node.items()} | extra
    return node


TIMES = ("created_at", "updated_at", "created")
PICTURE = ("content_type", "width", "height", "file_name")
CHANGES: dict[str, tuple[Change, str]] = {
    # name: (what becomes of the answer, a warning that there must be)
    "unknown fields": (more, ""),
    "no usage": (without(*NUMBERS), SILENT),
    "usage is null": (put(NUMBERS, None), SILENT),
    "usage is empty": (put(("usage",), {}), ""),
    "usage is of another shape": (put(("usage",), {"input_tokens_details": {}}), ""),
    "usage is a list": (put(("usage",), [1, 2]), ""),
    "usage is a text": (put(NUMBERS, "plenty"), ""),
    "credits are not numbers": (put(("total", *NUMBERS[1:]), "2"), ""),
    "credits are not finite": (put(("total", *NUMBERS[1:]), float("nan")), ""),
    "no times": (without(*TIMES), ""),
    "times are null": (put(TIMES, None), ""),
    "times are garbage": (put(TIMES, "yesterday"), ""),
    "times are beyond any clock": (put(TIMES, 10**30), ""),
    "times are true": (put(TIMES, True), ""),
    "no model": (without("model"), ""),
    "the model is a number": (put(("model",), 7), ""),
    "no input": (without("input", "actual_prompt"), ""),
    "a new media type": (put(("content_type",), "image/x-new"), ""),
    "sides are texts": (put(PICTURE, "wide"), ""),
    "sides are null": (put(PICTURE, None), ""),
    "no description of the picture": (without(*PICTURE, "n", "type"), ""),
    "type and count are new": (put(("type", "n"), "hologram"), ""),
    "error is an empty object": (put(("error",), {}), ""),
    "error is an empty text": (put(("error",), ""), ""),
    "only the pictures": (
        without(*TIMES, *NUMBERS, *PICTURE, "model", "input", "actual_prompt", "error", "image"),
        SILENT,
    ),
}
STATUS: dict[str, tuple[Change, str]] = {
    "no status": (without("status"), "has no status"),
    "status is null": (put(("status",), None), "has no status"),
    "status is an object": (put(("status",), {"code": 3}), "has no status"),
    "status is a new word": (put(("status",), "delivered"), "unknown status 'delivered'"),
}
BYTES: dict[str, Callable[[bytes], bytes]] = {
    "a byte order mark": lambda body: b"\xef\xbb\xbf" + body,
    "UTF-16": lambda body: body.decode().encode("utf-16"),
    "a damaged character": lambda body: body.replace(b"lighthouse", b"light\xffhouse"),
    "white space around": lambda body: b"\r\n\t " + body + b"\n\n",
    "keys twice": lambda body: body.rstrip()[:-1] + b', "zz": 1, "zz": 2}',
    "a lone surrogate": lambda body: body.rstrip()[:-1] + b', "zz": "\\ud800"}',
}


class Altered(httpx.BaseTransport):
    """Real HTTP whose answers of success arrive otherwise than they were sent."""

    def __init__(self, change: Callable[[bytes], bytes]) -> None:
        self._inner = httpx.HTTPTransport(verify=False)
        self._change = change
        self.last = b""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._inner.handle_request(request)
        body = response.read()
        response.close()
        if b"/results/" in body or b"base64" in body:
            self.last = body = self._change(body)
        return httpx.Response(response.status_code, content=body)

    def close(self) -> None:
        self._inner.close()


def make(laboratory: Lab, gateway: str, transport: Altered) -> Any:
    """A result and its picture, through `transport`."""
    laboratory.mock.reset()
    with httpx.Client(transport=transport) as http:
        client = laboratory.client(gateway, "sync", deadline=30.0)
        client = client.with_options(http_client=http)
        result = getattr(client, MODELS[gateway][1]).generate("a lighthouse")
        (path,) = result.save_all(laboratory.folder)
    assert laboratory.mock.ledger.count() == 1
    assert len(result.images) == 1
    assert path.read_bytes().startswith(b"\x89PNG")
    return result


def in_json(change: Change) -> Callable[[bytes], bytes]:
    return lambda body: json.dumps(change(json.loads(body))).encode()


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("name", CHANGES)
def test_an_odd_answer_is_a_result_with_the_raw_body(
    laboratory: Lab, gateway: str, name: str
) -> None:
    change, warning = CHANGES[name]
    transport = Altered(in_json(change))
    result = make(laboratory, gateway, transport)
    assert repr(result.raw) == repr(json.loads(transport.last))
    if warning and gateway in TELLS_CREDITS:
        assert any(warning in one for one in result.warnings), result.warnings
    assert repr(result)


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
@pytest.mark.parametrize("name", STATUS)
def test_an_odd_status_beside_a_picture_is_a_result_with_a_warning(
    laboratory: Lab, gateway: str, name: str
) -> None:
    change, warning = STATUS[name]
    result = make(laboratory, gateway, Altered(in_json(change)))
    assert any(warning in one for one in result.warnings), result.warnings


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("name", BYTES)
def test_odd_bytes_are_read_as_what_they_must_mean(
    laboratory: Lab, gateway: str, name: str
) -> None:
    assert make(laboratory, gateway, Altered(BYTES[name])).raw


def times(count: int) -> Change:
    """Each list of pictures that many times as long."""

    def longer(key: str, value: Any) -> Any:
        pictures = isinstance(value, list) and (
            "base64" in repr(value) or "/results/" in repr(value)
        )
        return value * count if pictures else value

    return walk(longer)


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_3000_results_for_one_asked_are_cut_to_100_and_their_links_kept(
    laboratory: Lab, gateway: str
) -> None:
    laboratory.mock.reset()
    count = 3000 if gateway in TASK_GATEWAYS else 300
    with httpx.Client(transport=Altered(in_json(times(count)))) as http:
        client = laboratory.client(gateway, "sync", deadline=30.0).with_options(http_client=http)
        result = getattr(client, MODELS[gateway][1]).generate("a lighthouse")
    assert len(result.images) == 100
    assert any(f"lists {count:,} results" in one for one in result.warnings), result.warnings
    links = json.dumps(result.raw)
    assert max(links.count("/results/"), links.count("b64_json")) >= count


def test_a_picture_within_the_answer_may_be_as_large_as_pictures_are(laboratory: Lab) -> None:
    large = png(more=chunk(b"teXt", b"\0" * (20 * 1024 * 1024)))
    change = put(("b64_json",), b64encode(large).decode())
    result = make(laboratory, "umodelverse", Altered(in_json(change)))
    assert result.images[0].read() == large


HOSTILE_IDS = {"a lone surrogate": "\ud800x", "64 KiB": "i" * 70_000, "a line": "a\n\x1b[31mb"}


@pytest.mark.parametrize("name", HOSTILE_IDS)
def test_an_id_that_nobody_can_print_is_whole_in_the_error_and_short_in_its_text(name: str) -> None:
    id = HOSTILE_IDS[name]
    for error in (
        GatewayError("x", gateway="g", operation="poll", task_id=id, request_id=id, code=id),
        TaskTimeout("x", gateway="g", operation="task", task_id=id),
    ):
        text = str(error)
        assert error.task_id == id
        assert text.isprintable()
        assert len(text) < 1000
        text.encode()
    stopped = KeyboardInterrupt()
    leave(stopped, Unfinished("g", id), Ended())
    assert unfinished(stopped) == Unfinished("g", id)
    assert stopped.__notes__[0].isprintable()
    assert len(stopped.__notes__[0]) < 300
