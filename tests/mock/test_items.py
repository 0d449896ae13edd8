"""Reference items as each gateway names their keys, from the spec to the body that travels."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ..generator.checking import SHOP, change, found
from ..generator.conftest import GATEWAY, MODEL
from .shops import SIDES, calls, opened, write

FILES = """uploads:
  via: files_api
  argument: references
  field: pictures
  item:
    image_url: {type: url, required: true}
    weight: {type: number}
  roles: {address: image_url}
  form: {file: upload}
"""
ADDRESSES = FILES.replace("files_api", "public_url").replace("  form: {file: upload}\n", "")
INLINE = ADDRESSES.replace("public_url", "inline")
EVERY_ROLE = FILES.replace(
    "    weight: {type: number}\n  roles: {address: image_url}\n",
    "    sort: {type: media_kind, required: true}\n"
    "    type: {type: mime_type}\n"
    "    label: {type: string}\n"
    "  roles: {label: x, address: image_url}\n",
).replace(
    "{label: x, address: image_url}",
    "{name: label, address: image_url, kind: sort, mime_type: type}",
)
TAKES_FILES = MODEL.replace("price:\n", "uploads:\n  max_files: 2\n  image: {}\n\nprice:\n")
LINK = "https://pictures.example/hat.png"


def gateway(uploads: str) -> str:
    text = GATEWAY.replace("uploads:\n  via: public_url\n", uploads)
    if "files_api" in uploads:
        text = text.replace(
            "states:\n", "endpoints:\n  upload: POST /v1/{model}/files\n\nstates:\n"
        )
        text = text.replace(
            "  error:\n    error: ", "  upload: {file: <upload.url>}\n  error:\n    error: "
        )
    return text


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, "PNG")
    return made.getvalue()


def body_of(mock: Any) -> dict[str, Any]:
    """The body of the last create that was accepted."""
    body: dict[str, Any] = mock.tasks.latest(1)[0].asked.body
    return body


@pytest.mark.parametrize("uploads", [ADDRESSES, FILES, INLINE], ids=["link", "files", "inline"])
@pytest.mark.parametrize("side", SIDES)
def test_an_address_travels_under_the_gateways_own_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str, uploads: str
) -> None:
    specs = write(tmp_path / "specs", gateway(uploads), TAKES_FILES)
    with opened(specs, monkeypatch) as (mock, module):
        own = {"image_url": LINK, "weight": 0.5}
        made = calls(
            side, module, mock, lambda shop: shop.easel.generate("a hat", references=[LINK, own])
        )
        assert body_of(mock)["pictures"] == [{"image_url": LINK}, own]
    assert len(made.images) == 1


@pytest.mark.parametrize("side", SIDES)
def test_a_local_file_is_uploaded_and_travels_under_the_gateways_own_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    specs = write(tmp_path / "specs", gateway(FILES), TAKES_FILES)
    with opened(specs, monkeypatch) as (mock, module):
        calls(side, module, mock, lambda shop: shop.easel.generate("a hat", references=[picture()]))
        (item,) = body_of(mock)["pictures"]
        uploads = [one.path for one in mock.requests if one.step == "upload"]
        # The mock draws from the picture that it was given, so it has found its address.
        assert mock.tasks.latest(1)[0].asked.references == (item["image_url"],)
    assert item.keys() == {"image_url"} and item["image_url"].startswith(mock.files_url)
    assert uploads == ["/v1/easel/files"]


def test_a_local_file_inside_the_body_is_an_item_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs = write(tmp_path / "specs", gateway(INLINE), TAKES_FILES)
    with opened(specs, monkeypatch) as (mock, module):
        calls(
            "sync", module, mock, lambda shop: shop.easel.generate("a hat", references=[picture()])
        )
        (item,) = body_of(mock)["pictures"]
    assert item["image_url"].startswith("data:image/png;base64,")


def test_each_role_is_written_under_its_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs = write(tmp_path / "specs", gateway(EVERY_ROLE), TAKES_FILES)
    path = tmp_path / "hat.png"
    path.write_bytes(picture())
    with opened(specs, monkeypatch) as (mock, module):
        calls("sync", module, mock, lambda shop: shop.easel.generate("x", references=[path, LINK]))
        file, link = body_of(mock)["pictures"]
    address = file.pop("image_url")
    assert file == {"label": "hat.png", "sort": "image", "type": "image/png"}
    assert address.startswith(mock.files_url)
    assert link == {"image_url": LINK, "sort": "image"}


FAULTS = {
    "a role of no key": (
        "roles: {address: image_url}",
        "roles: {address: image_uri}",
        "an item has no key `image_uri`; did you mean `image_url`?",
    ),
    "two roles of one key": (
        "roles: {address: image_url}",
        "roles: {address: image_url, name: image_url}",
        "`image_url` is already the address of an item",
    ),
    "a required key that nothing fills": (
        "weight: {type: number}",
        "weight: {type: number, required: true}",
        "nothing says what to write into `weight` of an item; name it in `roles`",
    ),
    "a kind of file without its role": (
        "weight: {type: number}",
        "weight: {type: media_kind}",
        "nothing says what to write into `weight` of an item; name it in `roles`, as its kind",
    ),
    "a role of another type": (
        "weight: {type: number}\n  roles: {address: image_url}",
        "weight: {type: media_kind}\n  roles: {address: image_url, name: weight}",
        "`weight` is of type media_kind, not the name",
    ),
    "items without roles": (
        "  roles: {address: image_url}\n",
        "",
        "`roles` is missing, which a list of reference files needs",
    ),
    "items without the key of their list": (
        "  field: pictures\n",
        "",
        "`field` is missing, which a list of reference files needs",
    ),
    "a token of no key": (
        "  form: {file: upload}",
        "  token: {field: tokn, kinds: [audio]}\n  form: {file: upload}",
        "an item has no key `tokn`; one of image_url, weight",
    ),
    "a token that no answer returns": (
        "  form: {file: upload}",
        "  token: {field: weight, kinds: [audio]}\n  form: {file: upload}",
        "nothing marks <upload.token> in the answer to an upload; mark it under `answers`",
    ),
    "a limit of an id that no part of the form is": (
        "  form: {file: upload}",
        "  client_request_id_max_length: 9\n  form: {file: upload}",
        "no part of the form is the caller's own id; name it in `form`, or remove the limit",
    ),
    "items in a form": (
        "via: files_api",
        "via: multipart",
        "a form carries files at its top level, so they cannot be in items; remove `item`",
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_items_that_nobody_could_fill_are_refused(
    tmp_path: Path, case: tuple[str, str, str]
) -> None:
    old, new, expected = case
    specs = write(tmp_path / "specs", gateway(FILES), TAKES_FILES)
    assert found(specs) == []
    change(specs, SHOP, old, new)
    assert expected in [fault.split(": ", 1)[1] for fault in found(specs)]
