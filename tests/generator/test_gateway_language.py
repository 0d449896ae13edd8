"""Facts of how a gateway is talked to that contradict each other: each is told at its place."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from gatewright.resolve import resolve

from .checking import EASEL, SHOP, change, found, loaded

BEARER = "auth:\n  scheme: bearer\n"
POLL = "    poll: GET /v1/tasks/{id}\n"
FAULTS = {
    "no place for the key": (SHOP, BEARER, "auth:\n", "nothing says where the key travels"),
    "two places for the key": (
        SHOP,
        BEARER,
        "auth:\n  scheme: bearer\n  header: X-Key\n",
        "the key travels in `scheme` already",
    ),
    "a prefix without a header": (
        SHOP,
        BEARER,
        'auth:\n  scheme: bearer\n  prefix: "Key "\n',
        "a prefix stands before the key in a header",
    ),
    "no place for the key of an operation": (
        SHOP,
        POLL,
        f"{POLL}    auth: {{}}\n",
        "nothing says where the key travels",
    ),
    "two places for the key of an operation": (
        SHOP,
        POLL,
        f"{POLL}    auth: {{scheme: bearer, query: key}}\n",
        "the key travels in `scheme` already",
    ),
    "an address of nothing": (
        SHOP,
        "  created:\n    id: <id>\n",
        "  created:\n    id: <id>\n    stop: <address.cancel>\n",
        "<address.cancel> is marked, but the operation has no `cancel`",
    ),
    "a result without a task": (
        SHOP,
        POLL,
        "    result: GET /v1/results/{id}\n",
        "without `poll` there is no task",
    ),
    "a cancel of no task": (
        SHOP,
        POLL,
        f"{POLL}    cancel: POST /v1/cancel\n",
        "the path of a cancel has {id} in it",
    ),
    "a key of what is in the path": (
        SHOP,
        "create: POST /v1/images\n" + POLL + "    request:\n      model: body\n",
        "create: POST /v1/{model}\n"
        + POLL
        + "    request:\n      model: path\n      model_key: x\n",
        "the model is in the path, so it has no key",
    ),
    "a slot of a file that nobody knows": (
        SHOP,
        "urls: [<output.url>]",
        "urls: [<output.url>]\n    more: <image.cover.urls>",
        "there is no slot <image.cover.urls>",
    ),
    "an answer that is a text": (
        SHOP,
        "  succeeded:\n    id: <id>\n    status: <status>\n    urls: [<output.url>]\n",
        "  succeeded: <output.url>\n",
        "an answer is an object, a list, or the file itself",
    ),
    "a medium whose answers hold no file": (
        SHOP,
        "  error:\n    error: ",
        "  image:\n    succeeded: {films: none}\n  error:\n    error: ",
        "the `succeeded` answer marks no <output.url>, nor another slot that holds a file",
    ),
    "headers of a file that is put nowhere": (
        SHOP,
        "  via: public_url\n",
        "  via: public_url\n  put: {X-Keep: a}\n",
        "these are headers of a file that is put at a signed address",
    ),
    "a signed address that nobody gives": (
        SHOP,
        "  via: public_url\n",
        "  via: signed_url\n",
        "the answer to an upload has to mark <upload.put>",
    ),
    "a header that is the client's own": (
        EASEL,
        "  seed:\n",
        "  Authorization: {type: string, in: header, name: mine}\n  seed:\n",
        "only the client itself sets this header",
    ),
    "a param in two places": (
        EASEL,
        "  seed:\n",
        "  more: {type: string, in: query, at: extra}\n  seed:\n",
        "a param that travels in the query has no container in the body",
    ),
    "a list in a header": (
        EASEL,
        "  seed:\n",
        "  more: {type: list, items: {type: string}, in: header}\n  seed:\n",
        "a value of type list cannot travel in the header",
    ),
    "a model's answers without a file": (
        EASEL,
        "price:\n",
        "answers:\n  succeeded: {id: <id>, status: <status>}\n\nprice:\n",
        "the `succeeded` answer marks no <output.url>, nor another slot that holds a file",
    ),
    "the answers of a medium that nothing makes": (
        SHOP,
        "  error:\n    error: ",
        "  audio:\n    succeeded: {url: <output.url>}\n  error:\n    error: ",
        "no operation here makes audio, so it has no answers",
    ),
    "an operation's answers of a medium that it does not make": (
        SHOP,
        POLL,
        f"{POLL}    answers: {{video: {{succeeded: {{url: <output.url>}}}}}}\n",
        "no operation here makes video, so it has no answers",
    ),
    "seconds of all pictures": (
        SHOP,
        "  via: public_url\n",
        "  via: public_url\n  image: {max_seconds: 3}\n",
        "a file of the kind image has no `max_seconds`; remove it",
    ),
    "a code that is no number": (
        SHOP,
        "code_type: string",
        "code_type: integer",
        "`bad` is not a whole number, as `code_type` says of the codes",
    ),
    "seconds of no param": (
        EASEL,
        "price:\n",
        "outputs: {seconds_param: sede}\n\nprice:\n",
        "there is no param `sede`; did you mean `seed`?",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_contradiction_is_told_at_its_file(shop: Path, name: str) -> None:
    file, old, new, message = FAULTS[name]
    assert found(shop) == []
    change(shop, file, old, new)
    told = found(shop)
    assert any(message in one and one.startswith(file) for one in told), told


def test_results_that_no_file_shows_are_missed_in_the_model(shop: Path) -> None:
    change(
        shop,
        SHOP,
        "  succeeded:\n    id: <id>\n    status: <status>\n    urls: [<output.url>]\n",
        "",
    )
    assert any("there is no `succeeded` answer" in one and EASEL in one for one in found(shop))
    own = "answers:\n  succeeded: {id: <id>, status: <status>, out: <output.hex>}\n\nprice:\n"
    change(shop, EASEL, "price:\n", own)
    assert found(shop) == []


def test_a_mode_that_nobody_named_is_called_by_what_the_model_needs() -> None:
    from gatewright.resolve.modes import only_mode

    prompt = {"prompt": {"type": "string", "role": "prompt", "required": True}}
    needed = {"type": "url", "required": True}
    assert only_mode({"medium": "video", "params": prompt}) == "text_to_video"
    assert only_mode({"medium": "audio", "params": {"song": needed}}) == "file_to_audio"
    film = {"start": {**needed, "takes": {"image": {}}}, **prompt}
    assert only_mode({"medium": "video", "params": film}) == "image_to_video"
    assert only_mode({"medium": "image", "params": {}}) == "to_image"


def test_every_limit_that_a_gateway_states_holds_for_a_model_that_states_none(shop: Path) -> None:
    stated = "{max_bytes: 9, min_side: 4, max_side: 64, max_ratio: 2, min_seconds: 1, max_seconds: 5, max_seconds_tall: 3, mime_types: [video/mp4]}"
    change(shop, SHOP, "  via: public_url\n", f"  via: public_url\n  video: {stated}\n")
    change(
        shop, EASEL, "  seed:\n", "  clip: {type: url, takes: {video: {max_side: 32}}}\n  seed:\n"
    )
    package, faults = resolve(loaded(shop))
    assert package is not None, faults
    (param,) = package.models[0].file_params
    assert param.uploads is not None
    (found,) = param.uploads.limits
    (general,) = package.gateways[0].uploads.limits
    named = {one.name: getattr(general, one.name) for one in fields(general)}
    del named["source"], named["stated"]
    assert None not in named.values()
    assert {name: getattr(found, name) for name in named} == {**named, "max_side": 32}
    assert found.source_of("max_seconds") == general.source_of("max_seconds")
