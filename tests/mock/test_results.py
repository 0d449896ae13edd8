from __future__ import annotations

import io
import itertools
from typing import Any

import httpx
import pytest
from PIL import Image

from gatewright.mock import Fault
from gatewright.mock.pictures import Sketch, draw
from gatewright.mock.sizes import pixels

from .calls import GATEWAYS, Caller


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize(
    ("gateway", "change", "size", "format"),
    [
        ("rivya", {"params": {"image_size": "16:9"}}, (1408, 792), "PNG"),
        ("rivya", {"params": {"image_size": "3:4", "output_format": "jpeg"}}, (888, 1184), "JPEG"),
        ("rivya", {"model": "qwen-image"}, (1024, 1024), "PNG"),
        (
            "rivya",
            {"model": "qwen-image", "params": {"image_size": "portrait_16_9"}},
            (576, 1024),
            "PNG",
        ),
        ("reapi", {"image_size": "9:16", "output_format": "jpeg"}, (792, 1408), "JPEG"),
        ("skills-video", {"image_size": "landscape_4_3"}, (1024, 768), "PNG"),
        ("skills-video", {"output_format": "webp", "aspect_ratio": "2:3"}, (832, 1248), "WEBP"),
        ("umodelverse", {"size": "256x1536"}, (256, 1536), "PNG"),
    ],
)
def test_pictures_have_the_asked_size_and_format(
    caller: Caller, gateway: str, change: dict[str, Any], size: tuple[int, int], format: str
) -> None:
    answer = caller.client.get(caller.link(gateway, change=change))
    picture = opened(answer.content)
    assert (picture.size, picture.format) == (size, format)
    assert answer.headers["content-type"] == f"image/{format.lower()}"


@pytest.mark.parametrize(
    ("word", "size"),
    [
        ("1:1", (1024, 1024)),
        ("21:9", (1568, 672)),
        ("square", (512, 512)),
        ("landscape_16_9", (1024, 576)),
        ("100000x0", None),
        ("99999x1", (4096, 16)),
        ("0:0", None),
        ("999:1", None),
        ("png", None),
        ("", None),
    ],
)
def test_words_for_sizes_become_pixels(word: str, size: tuple[int, int] | None) -> None:
    got = pixels(word)
    if size is None and got is not None:
        assert all(16 <= side <= 4096 for side in got)
    else:
        assert got == size


def test_the_same_request_gives_the_same_bytes_and_pictures_differ(caller: Caller) -> None:
    links = [
        one["url"]
        for _ in range(2)
        for one in caller.finished("skills-video", change={"n": 2})["data"]["images"]
    ]
    a, b, again_a, again_b = (caller.client.get(link).content for link in links)
    assert a == again_a and b == again_b and a != b


@pytest.mark.parametrize(
    "prompt",
    ["", " ", "x" * 100_000, "\ud800", "a\r\nb\x00\u2028c", "海边的灯塔", "👩‍👩‍👧" * 50, "W" * 700],
)
@pytest.mark.parametrize("size", [(16, 16), (64, 1536), (640, 640)])
def test_any_prompt_can_be_drawn(prompt: str, size: tuple[int, int]) -> None:
    picture = opened(draw(Sketch(prompt, "footer", size, "jpeg", references=(("a", b"no"),) * 5)))
    assert picture.size == size


def test_the_prompt_is_legible_on_the_picture() -> None:
    """White letters on a darker ground: many bright pixels with a prompt, next to none without."""
    with_text, without = (
        opened(draw(Sketch(prompt, "", (512, 512), "png"))).convert("L").crop((0, 0, 512, 200))
        for prompt in ("LIGHTHOUSE", ".")
    )
    bright = [sum(picture.histogram()[240:]) for picture in (with_text, without)]
    assert bright[0] > 20 * max(bright[1], 50)


def test_results_live_on_another_origin_and_need_no_key(caller: Caller) -> None:
    link = httpx.URL(caller.link("rivya"))
    assert (
        str(link).startswith(caller.mock.files_url) and link.port != httpx.URL(caller.mock.url).port
    )
    assert httpx.get(link).status_code == 200


def test_a_result_is_not_there_before_its_task_is_done(caller: Caller) -> None:
    id = caller.create("rivya").json()["id"]
    base = f"{caller.mock.files_url}/results/{id}"
    assert caller.client.get(f"{base}/0.png").status_code == 404
    caller.mock.clock.advance(60)
    statuses = [
        caller.client.get(f"{base}/{name}").status_code
        for name in ("0.png", "1.png", "0.gif", "x.png")
    ]
    assert statuses == [200, 404, 404, 404]


def test_links_expire_when_the_pages_say(caller: Caller) -> None:
    link = caller.link("umodelverse")
    caller.mock.clock.advance(7 * 86_400 - 60)
    assert caller.client.get(link).status_code == 200
    caller.mock.clock.advance(120)
    assert caller.client.get(link).status_code == 410


def test_an_expired_link_can_be_asked_for(caller: Caller) -> None:
    caller.mock.faults.add(Fault("expired", status=403))
    assert caller.client.get(caller.link("rivya")).status_code == 403


def test_an_endless_body_outlives_any_cap(caller: Caller) -> None:
    caller.mock.faults.add(Fault("endless_body"))
    with caller.client.stream("GET", caller.link("rivya")) as answer:
        sizes = itertools.accumulate(len(chunk) for chunk in answer.iter_raw())
        assert any(size > 20_000_000 for size in sizes)


def test_a_gzip_bomb_is_small_on_the_wire(caller: Caller) -> None:
    caller.mock.faults.add(Fault("gzip_bomb"))
    with caller.client.stream("GET", caller.link("rivya")) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        sizes = itertools.accumulate(len(chunk) for chunk in answer.iter_bytes())
        assert any(size > 10_000_000 for size in sizes)
        assert answer.num_bytes_downloaded < 1_000_000


def test_a_result_may_be_html_or_cut_short(caller: Caller) -> None:
    link = caller.link("rivya")
    caller.mock.faults.add(Fault("html", on="result"), Fault("close_mid_answer", on="result"))
    assert caller.client.get(link).headers["content-type"].startswith("text/html")
    with pytest.raises(httpx.RemoteProtocolError):
        caller.client.get(link)


@pytest.mark.parametrize("to", ["http://10.0.0.1/x.png", "http://169.254.169.254/", "file:///etc"])
def test_a_result_may_redirect_anywhere(caller: Caller, to: str) -> None:
    link = caller.link("reapi")
    caller.mock.faults.add(Fault("redirect", to=to))
    answer = caller.client.get(link)
    assert answer.status_code == 302 and answer.headers["location"] == to


def test_a_redirect_without_a_target_goes_round_in_circles(caller: Caller) -> None:
    link = caller.link("reapi")
    caller.mock.faults.add(Fault("redirect", times=None))
    with pytest.raises(httpx.TooManyRedirects):
        caller.client.get(link, follow_redirects=True)


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_the_date_header_is_the_mocks_time(caller: Caller, gateway: str) -> None:
    from email.utils import parsedate_to_datetime

    date = parsedate_to_datetime(caller.create(gateway).headers["date"])
    assert abs(date.timestamp() - caller.mock.clock.now()) <= 1
