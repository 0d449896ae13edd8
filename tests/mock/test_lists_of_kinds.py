"""A param that is a list of texts and of objects, on two gateways, as an application meets it."""

from __future__ import annotations

import asyncio
import importlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from gatewright.cli import main
from gatewright.load import load
from gatewright.mock import VALID_KEY, Clock, MockServer
from gatewright.resolve import resolve

SPECS = Path(__file__).parents[2] / "examples" / "more_gateways"
MODEL = """
title: Mix
medium: image
summary: Pictures of parts.
sources:
  page: {title: A model that nobody runs, read: 2026-11-29}
params:
  parts:
    type: list
    required: true
    max_items: 4
    items:
      type: union
      any_of:
      - {type: string, max_length: 20}
      - type: object
        fields:
          kind: {type: constant, const: image, required: true}
          link: {type: url, required: true}
          weight: {type: number, maximum: 1}
      - type: object
        fields:
          kind: {type: constant, const: color, required: true}
          hex: {type: string, required: true}
"""
ANSWER = "answers: {succeeded: {id: <id>, status: <status>, output: <output.url>}}\n"
IDS = {"atelier": ("mix-1", "Atelier", ""), "replicate": ("acme/mix-1", "Replicate", ANSWER)}
LINK = "https://a.example/i.png"
PARTS = ["a pier", {"kind": "image", "link": LINK, "weight": 0.5}, {"kind": "color", "hex": "#fff"}]
GATEWAYS = pytest.mark.parametrize("gateway", IDS)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[MockServer, Any, Path]]:
    """The mock of the specs, and the package that was generated from them."""
    folder = tmp_path_factory.mktemp("lists")
    shutil.copytree(SPECS, folder / "specs")
    for gateway, (id, _, more) in IDS.items():
        path = folder / "specs" / "models" / gateway / "mix.yaml"
        path.write_text(f"id: {id}\n{MODEL}{more}")
    package, faults = resolve(load(folder / "specs")[0])
    assert package is not None, faults
    out = folder / "out"
    assert main(["generate", "--specs", str(folder / "specs"), "--out", str(out)]) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(out))
        with MockServer(package, clock=Clock(speed=100)) as mock:
            yield mock, importlib.import_module("more_gateways"), out
    for name in list(sys.modules):
        if name.partition(".")[0] == "more_gateways":
            del sys.modules[name]


def client(home: tuple[MockServer, Any, Path], gateway: str, before: str = "") -> Any:
    mock, module, _ = home
    mock.reset()
    made = getattr(module, before + IDS[gateway][1])
    return made(api_key=VALID_KEY, base_url=mock.gateway_url(gateway))


@GATEWAYS
def test_the_parts_travel_as_they_were_given(
    home: tuple[MockServer, Any, Path], gateway: str
) -> None:
    with client(home, gateway) as one:
        made = one.mix_1.generate(parts=tuple(PARTS))
        assert made.images[0].read()[:4] == b"\x89PNG"
        body = home[0].tasks.latest(1)[0].asked.body
        assert body.get("input", body)["parts"] == PARTS


@GATEWAYS
def test_one_async_client_makes_pictures_in_one_event_loop_after_the_other(
    home: tuple[MockServer, Any, Path], gateway: str
) -> None:
    one = client(home, gateway, "Async")

    async def inside() -> Any:
        """A loop in a thread, while the first one goes on."""
        first = await one.mix_1.generate(parts=PARTS)
        second = await asyncio.to_thread(lambda: asyncio.run(one.mix_1.generate(parts=PARTS)))
        return first, second, await one.mix_1.generate(parts=PARTS)

    task = asyncio.run(one.mix_1.submit(parts=PARTS))
    waited = asyncio.run(task.wait())
    results = [waited, *asyncio.run(inside())]
    pictures = [asyncio.run(made.images[0].read()) for made in results]
    asyncio.run(one.close())
    assert len({made.id for made in results}) == len(pictures) == home[0].ledger.count() == 4
    with pytest.raises(RuntimeError, match="closed"):
        asyncio.run(one.mix_1.generate(parts=PARTS))


@GATEWAYS
@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([3], "parts.0: 3 is not a string or an object"),
        ([None], "parts.0: null is not a string or an object; leave it out"),
        (["x" * 21], "parts.0: 21 characters are more than 20; shorten it by 1"),
        ([{"kind": "imag"}], "parts.0: its kind is 'imag', which is none of image or color; did"),
        ([{"link": LINK}], "parts.0: has no kind, which says what it is; set kind to image or"),
        (["x", {"kind": "image"}], "parts.1.link: is required and missing; add a URL"),
        ([{**PARTS[1], "weight": 2}], "parts.0.weight: 2 is above 1; use 1"),  # type: ignore[dict-item]
        (PARTS[1], "parts: an object of 3 keys is not a list; put it in a list$"),
        ("a pier", r"parts: 'a pier' is not a list; put it in a list: \['a pier'\]"),
        ({"a", "b"}, r"not a list; make a list of it: list\(…\)"),
        ((part for part in PARTS), r"not a list; make a list of it: list\(…\)"),
    ],
)
def test_what_is_wrong_with_a_part_is_said_where_it_stands(
    home: tuple[MockServer, Any, Path], gateway: str, parts: Any, said: str
) -> None:
    with client(home, gateway) as one, pytest.raises(home[1].InvalidRequest, match=said):
        one.mix_1.generate(parts=parts)
    assert home[0].requests == ()


@pytest.mark.parametrize(
    "part", [3, None, "x" * 21, {"kind": "imag"}, {"kind": "image"}, {"link": LINK}, ["x"]]
)
def test_the_mock_refuses_such_parts_by_itself(
    home: tuple[MockServer, Any, Path], part: Any
) -> None:
    mock, _, _ = home
    url = f"{mock.gateway_url('atelier')}/v1/prints?key={VALID_KEY}"
    for parts, status in ((PARTS, 201), ([*PARTS, part], 400)):
        assert httpx.post(url, json={"model": "mix-1", "parts": parts}).status_code == status


def test_each_object_has_a_type_that_is_called_after_what_tells_it(
    home: tuple[MockServer, Any, Path],
) -> None:
    written = (home[2] / "more_gateways" / "atelier" / "mix_1.py").read_text()
    assert "parts: Sequence[str | PartsItemImage | PartsItemColor]" in written


def test_a_model_without_a_prompt_says_how_many_positional_arguments_it_takes(
    home: tuple[MockServer, Any, Path],
) -> None:
    with client(home, "atelier") as one, pytest.raises(TypeError, match="1 positional argument b"):
        one.mix_1.submit(PARTS)
