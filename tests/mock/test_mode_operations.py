"""One id with several operations: the mode of a request decides where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gatewright.release import compare

from ..generator.checking import EASEL, change, found
from ..generator.conftest import GATEWAY, MODEL
from ..release.conftest import package_of
from .shops import SIDES, calls, opened, write

IMAGES = """\
  images:
    media: [image]
    create: POST /v1/images
    poll: GET /v1/tasks/{id}
    request:
      model: body
"""
EDITS = """\
  edits:
    media: [image]
    create: POST /v1/edits
    poll: GET /v1/edits/{id}
    request:
      model: body
    answers:
      succeeded:
        id: <id>
        status: <status>
        edited: [<output.url>]
  films:
    media: [video]
    create: POST /v1/films
    request:
      model: body
  nested:
    media: [image]
    create: POST /v1/nested
    request:
      model: body
      params: input
"""
assert IMAGES in GATEWAY
SHOP = GATEWAY.replace(IMAGES, IMAGES + EDITS).replace(
    "polling:\n", "polling:\n  first: [0, 0]\n  every: [0.05, 0.05]\n"
)
MODES = """\
modes:
  text_to_image: {absent: [picture]}
  edit: {present: [picture], operation: edits}

"""
PAIR = MODEL.replace("params:\n", "params:\n  picture: {type: url}\n").replace(
    "price:\n", f"{MODES}price:\n"
)
LINK = "https://pictures.example/hat.png"


@pytest.mark.parametrize("side", SIDES)
def test_each_mode_is_created_and_polled_by_its_operation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    with opened(write(tmp_path / "specs", SHOP, PAIR), monkeypatch) as (mock, module):
        for given, path in ({}, "/v1/images"), ({"picture": LINK}, "/v1/edits"):
            seen = len(mock.requests)
            made = calls(
                side, module, mock, lambda shop, g=given: shop.easel.generate("a hat", **g)
            )
            assert len(made.images) == 1
            create, *polls = [one.path for one in list(mock.requests)[seen:] if "/v1/" in one.path]
            assert create == path
            kind = "/v1/edits/" if given else "/v1/tasks/"
            assert polls and all(one.startswith(kind) for one in polls)


@pytest.mark.parametrize("side", SIDES)
def test_a_submitted_task_waits_at_the_operation_of_its_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    with opened(write(tmp_path / "specs", SHOP, PAIR), monkeypatch) as (mock, module):
        if side == "sync":

            def act(shop: Any) -> Any:
                return shop.easel.submit("a hat", picture=LINK).wait()

        else:

            async def act(shop: Any) -> Any:
                return await (await shop.easel.submit("a hat", picture=LINK)).wait()

        made = calls(side, module, mock, act)
        assert len(made.images) == 1
        assert any(one.path.startswith("/v1/edits/") for one in mock.requests)


def test_the_mock_refuses_a_mode_at_the_other_endpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = PAIR.replace(", operation: edits", "")
    with opened(write(tmp_path / "specs", SHOP, PAIR), monkeypatch) as (mock, module):
        import httpx

        body = {"model": "easel", "prompt": "a hat", "picture": LINK}
        url, key = mock.gateway_url("shop"), {"authorization": "Bearer test-key"}
        assert httpx.post(f"{url}/v1/images", json=body, headers=key).status_code == 400
        assert httpx.post(f"{url}/v1/edits", json=body, headers=key).status_code == 200
        assert module.MODELS["shop/easel"].mode_operations["edit"].name == "edits"
    assert model != PAIR


def test_another_operation_of_a_mode_is_a_change(tmp_path: Path) -> None:
    other = PAIR.replace(", operation: edits", "")
    packages = [
        package_of(write(tmp_path / str(number), SHOP, text))
        for number, text in enumerate((PAIR, other))
    ]
    (one,) = compare(*packages)
    assert (one.fact, one.direction, one.verdict) == ("modes.edit.operation", "changed", "minor")
    assert one.old == "edits" and one.new == "images"


FAULTS = {
    "no such operation": ("operation: edts", "shop has no operation `edts`; did you mean `edits`?"),
    "of another medium": ("operation: films", "`films` makes no image"),
    "of another layout": (
        "operation: nested",
        "`nested` has its params at other places than the model's operation; "
        "make the mode a model of its own",
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_an_operation_that_cannot_be_is_refused(tmp_path: Path, case: tuple[str, str]) -> None:
    operation, message = case
    root = write(tmp_path / "specs", SHOP, PAIR)
    change(root, EASEL, "operation: edits", operation)
    (fault,) = found(root)
    assert fault.partition(": ")[2] == message
