"""Files inside objects of a model's own, and files that travel as bare base64."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from gatewright.release import compare

from ..generator.checking import EASEL, change, found
from ..generator.conftest import GATEWAY, MODEL
from ..release.conftest import package_of
from ..runtime.pictures import png
from .shops import SIDES, calls, opened, write

SHOP = GATEWAY.replace("polling:\n", "polling:\n  first: [0, 0]\n  every: [0.05, 0.05]\n")
PARAMS = """\
params:
  frames:
    type: list
    max_items: 3
    items:
      type: object
      fields:
        image_url: {type: url, required: true}
        type: {type: enum, options: [first_frame, end_frame]}
    takes: {image: {min_side: 8}}
    file_keys: {address: image_url}
  image:
    type: object
    fields:
      bytes: {type: base64, required: true}
      mimeType: {type: enum, options: [image/png, image/jpeg], required: true}
    takes: {image: {mime_types: [image/png, image/jpeg]}}
    file_keys: {address: bytes, mime_type: mimeType}
  either: {type: url, schemes: [https], base64: true, takes: {image: {}}}
"""
FORMS = MODEL.replace("params:\n", PARAMS)
LINK = "https://pictures.example/hat.png"
PNG = png(16, 16)
DIGITS = base64.b64encode(PNG).decode()
SENT: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"image": PNG}, {"image": {"bytes": DIGITS, "mimeType": "image/png"}}),
    (
        {"image": {"bytes": PNG, "mimeType": "image/jpeg"}},
        {"image": {"bytes": DIGITS, "mimeType": "image/jpeg"}},
    ),
    ({"either": PNG}, {"either": DIGITS}),
    ({"either": DIGITS}, {"either": DIGITS}),
    ({"either": LINK}, {"either": LINK}),
    ({"frames": LINK}, {"frames": [{"image_url": LINK}]}),
    (
        {"frames": [PNG, {"image_url": PNG, "type": "end_frame"}, {"image_url": LINK}]},
        {
            "frames": [
                {"image_url": "…"},
                {"image_url": "…", "type": "end_frame"},
                {"image_url": LINK},
            ]
        },
    ),
]
"""What is given, and what arrives; an ellipsis stands for the address of a file as this gateway takes it."""


def inlined(value: Any) -> Any:
    """`value` with an ellipsis for every data address that holds the picture."""
    if isinstance(value, dict):
        return {key: inlined(one) for key, one in value.items()}
    if isinstance(value, list):
        return [inlined(one) for one in value]
    return "…" if value == f"data:image/png;base64,{DIGITS}" else value


@pytest.mark.parametrize("side", SIDES)
def test_a_local_file_arrives_in_the_form_that_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    gateway = SHOP.replace("via: public_url", "via: inline")
    assert "via: inline" in gateway
    with opened(write(tmp_path / "specs", gateway, FORMS), monkeypatch) as (mock, module):
        for given, arrives in SENT:
            made = calls(side, module, mock, lambda shop, g=given: shop.easel.generate("hat", **g))
            assert len(made.images) == 1
            body = inlined(mock.tasks.latest(1)[0].asked.body)
            assert {key: body[key] for key in arrives} == arrives


def test_bare_base64_needs_no_way_of_uploading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gateway = SHOP.replace("via: inline", "via: public_url")
    with opened(write(tmp_path / "specs", gateway, FORMS), monkeypatch) as (mock, module):
        calls("sync", module, mock, lambda shop: shop.easel.generate("hat", either=PNG))
        assert mock.tasks.latest(1)[0].asked.body["either"] == DIGITS


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"frames": [{"image_url": png(4, 4)}]}, "frames: file.png is 4 x 4 pixels"),
    ({"either": "cats"}, "is not an https address"),
    ({"image": {"mimeType": "image/png"}}, "bytes: is required and missing"),
]


@pytest.mark.parametrize("case", WRONG)
def test_a_file_in_an_object_is_judged_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: tuple[dict[str, Any], str]
) -> None:
    given, said = case
    with opened(write(tmp_path / "specs", SHOP, FORMS), monkeypatch) as (mock, module):
        with pytest.raises(module.GatewayError) as caught:
            calls("sync", module, mock, lambda shop: shop.easel.generate("hat", **given))
        assert said in str(caught.value)
        assert not mock.tasks.latest(1)


def test_the_mock_looks_into_files_of_every_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import httpx

    with opened(write(tmp_path / "specs", SHOP, FORMS), monkeypatch) as (mock, _):
        url, key = mock.gateway_url("shop"), {"authorization": "Bearer test-key"}
        odd = base64.b64encode(b"no picture at all, and longer than forty bytes").decode()
        for part, status in (
            ({"image": {"bytes": DIGITS, "mimeType": "image/png"}}, 200),
            ({"image": {"bytes": odd, "mimeType": "image/png"}}, 400),
            ({"image": {"bytes": f"data:image/png;base64,{DIGITS}", "mimeType": "image/png"}}, 400),
            ({"either": odd}, 400),
        ):
            body = {"model": "easel", "prompt": "a hat", **part}
            answer = httpx.post(f"{url}/v1/images", json=body, headers=key)
            assert answer.status_code == status, part


CHANGES = {
    "other keys": (
        "file_keys: {address: bytes, mime_type: mimeType}",
        "file_keys: {address: bytes}",
        "params.image.file_keys",
    ),
    "no base64": (", base64: true", "", "params.either.base64"),
}


@pytest.mark.parametrize("case", CHANGES.values(), ids=CHANGES)
def test_another_form_is_a_change(tmp_path: Path, case: tuple[str, str, str]) -> None:
    before, after, fact = case
    packages = [
        package_of(write(tmp_path / str(number), SHOP, text))
        for number, text in enumerate((FORMS, FORMS.replace(before, after)))
    ]
    assert fact in [one.fact for one in compare(*packages)]


FAULTS = {
    "no key": (
        "    file_keys: {address: image_url}\n",
        "",
        "nothing says which key of the object is the file; name it: `file_keys: {address: …}`",
    ),
    "no such key": (
        "{address: image_url}",
        "{address: image_ur}",
        "the object has no key `image_ur`; did you mean `image_url`?",
    ),
    "no file": (
        "{address: image_url}",
        "{address: type}",
        "`type` is neither an address nor base64; give it the type `url` or `base64`",
    ),
    "no object": (
        "takes: {image: {}}}",
        "takes: {image: {}}, file_keys: {address: x}}",
        "only an object has keys; remove them",
    ),
    "no files": (
        "    takes: {image: {min_side: 8}}\n",
        "",
        "nothing says which files the param takes; add `takes`",
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_a_form_that_cannot_be_is_refused(tmp_path: Path, case: tuple[str, str, str]) -> None:
    before, after, message = case
    root = write(tmp_path / "specs", SHOP, FORMS)
    change(root, EASEL, before, after)
    assert [one.partition(": ")[2] for one in found(root)] == [message]
