"""The download policy: what must come, comes; what is hostile leaves nothing behind."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from gatewright.runtime.client import errors
from gatewright.runtime.client.flows import target
from gatewright.runtime.client.flows.addresses import checked_addresses

from .conftest import KEY, World, answer, error, task
from .pictures import gif, jpeg, png, webp

CDN = "https://cdn.example/1.png"


def file(data: bytes, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(200, content=data, headers=named)


def moved(to: str, status: int = 302) -> Callable[[httpx.Request], httpx.Response]:
    return lambda request: httpx.Response(status, headers={"location": to})


def result_of(world: World, url: str = CDN, **options: Any) -> Any:
    """A finished task whose one picture lies at `url`."""
    world.plays(task(), task("done", urls=[url]))
    result = world.do(world.client("dedup", **options).one.generate("a fox"))
    world.requests.clear()
    return result


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_picture_is_fetched_from_the_checked_address_without_the_key(
    world: World, tmp_path: Path
) -> None:
    result = result_of(world)
    world.plays(file(png()))
    path = world.do(result.save(tmp_path / "fox.png"))
    assert path.read_bytes() == png()
    assert left(tmp_path) == ["fox.png"]
    (request,) = world.requests
    assert request.url.host == "93.184.216.34"
    assert request.headers["host"] == "cdn.example"
    assert request.extensions["sni_hostname"] == "cdn.example"
    assert "authorization" not in request.headers
    assert KEY not in repr(request.headers.raw)


@pytest.mark.parametrize(
    ("data", "suffix"), [(png(), ".png"), (jpeg(), ".jpg"), (webp(), ".webp"), (gif(), ".gif")]
)
def test_a_name_without_a_suffix_gets_the_one_of_the_content(
    world: World, tmp_path: Path, data: bytes, suffix: str
) -> None:
    result = result_of(world)
    world.plays(file(data, content_type="image/png"))
    assert world.do(result.save(tmp_path / "fox")).name == f"fox{suffix}"


def test_a_wrong_suffix_is_kept_with_a_warning(world: World, tmp_path: Path) -> None:
    result = result_of(world)
    world.plays(file(jpeg()))
    with pytest.warns(errors.GatewayWarning, match="holds image/jpeg"):
        assert world.do(result.save(tmp_path / "fox.png")).name == "fox.png"


def test_bytes_can_be_read_without_a_file(world: World) -> None:
    result = result_of(world)
    world.plays(file(png()))
    assert world.do(result.images[0].read()) == png()


def test_several_pictures_are_numbered(world: World, tmp_path: Path) -> None:
    world.plays(
        task(id="../t 1"), task("done", id="../t 1", urls=[CDN, CDN]), file(png()), file(jpeg())
    )
    result = world.do(world.client("dedup").one.generate("a fox"))
    with pytest.raises(ValueError, match="2 files"):
        world.do(result.save(tmp_path / "fox.png"))
    paths = world.do(result.save_all(tmp_path / "new"))
    assert [path.name for path in paths] == ["---t-1-1.png", "---t-1-2.jpg"]


def test_links_can_be_followed_after_the_client_is_closed(world: World, tmp_path: Path) -> None:
    result = result_of(world, "http://127.0.0.1:1/x.png")
    result.images[0]._session.connection.closed = True
    with pytest.raises(errors.DownloadRefused, match="not https"):
        world.do(result.images[0].read())


@pytest.mark.parametrize("prefix", ["", "data:image/png;base64,"])
def test_base64_in_the_answer_is_the_file(world: World, tmp_path: Path, prefix: str) -> None:
    encoded = prefix + base64.b64encode(png()).decode()
    world.plays(answer(200, {"data": [{"b64": encoded}]}))
    result = world.do(world.client("swift").one.generate("a fox"))
    assert world.do(result.save(tmp_path / "fox")).read_bytes() == png()
    assert encoded not in repr(result)


REFUSED_LINKS = [
    "http://cdn.example/1.png",
    "ftp://cdn.example/1.png",
    "file:///etc/passwd",
    "/etc/passwd",
    "javascript:alert(1)",
    "https://",
    "https:///x.png",
    "https://user:pass@cdn.example/1.png",
    "https://user@cdn.example/1.png",
    "https://cdn.example:0/1.png",
    "https://cdn.example:99999/1.png",
    "https://[::1/1.png",
    "https://cdn.example/\r\nHost: x",
    "https://cdn.example\\@evil.example/",
]
REFUSED_ADDRESSES = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "2001:db8::1",
]


@pytest.mark.parametrize("url", REFUSED_LINKS)
def test_a_link_that_is_no_public_https_address_is_not_followed(
    world: World, tmp_path: Path, url: str
) -> None:
    result = result_of(world, url)
    with pytest.raises(errors.DownloadRefused):
        world.do(result.save(tmp_path / "fox.png"))
    assert world.requests == []
    assert left(tmp_path) == []


@pytest.mark.parametrize("address", REFUSED_ADDRESSES)
def test_a_host_that_means_a_private_machine_is_not_asked(
    world: World, tmp_path: Path, address: str
) -> None:
    world.addresses["cdn.example"] = ("93.184.216.34", address)
    result = result_of(world)
    with pytest.raises(errors.DownloadRefused, match="not a public address"):
        world.do(result.save(tmp_path / "fox.png"))
    assert world.requests == []
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    "steps",
    [
        [moved("http://cdn.example/1.png")],
        [moved("https://inside.example/1.png")],
        [moved("//inside.example/1.png", 307)],
        [moved("file:///etc/passwd")],
        [moved("https://a:b@cdn.example/")],
        [moved("https://[")],
        [moved("/again")] * 6,
    ],
    ids=range(7),
)
def test_each_hop_is_checked_like_the_first(world: World, tmp_path: Path, steps: list[Any]) -> None:
    world.addresses["inside.example"] = ("10.0.0.1",)
    result = result_of(world)
    world.plays(*steps)
    with pytest.raises(errors.DownloadRefused):
        world.do(result.save(tmp_path / "fox.png"))
    assert world.steps == []
    assert left(tmp_path) == []


def test_five_hops_are_followed(world: World) -> None:
    result = result_of(world)
    world.plays(*[moved(f"/{hop}") for hop in range(5)], file(png()))
    assert world.do(result.images[0].read()) == png()
    assert world.requests[-1].url.path == "/4"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>sign in</html>" * 9,
        b'{"error": "expired"}' * 9,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>" * 3,
        b"PK\x03\x04" + png(),
        png()[:12],
        png()[:-6],
        jpeg()[:-2],
        webp()[:-1],
        gif()[:-1],
        png(8001, 8001),
        png(0, 5),
        jpeg(65_535, 65_535),
        webp(16_384, 16_384),
    ],
    ids=lambda data: repr(data[:16]),
)
def test_what_is_no_whole_picture_of_a_sane_size_is_never_saved(
    world: World, tmp_path: Path, data: bytes
) -> None:
    result = result_of(world)
    world.plays(file(data, content_type="image/png"))
    with pytest.raises(errors.DownloadRefused):
        world.do(result.save(tmp_path / "fox.png"))
    assert left(tmp_path) == []


def test_the_frame_of_a_jpeg_is_found_behind_its_thumbnail(world: World) -> None:
    result = result_of(world)
    world.plays(file(jpeg(40_000, 40_000, thumbnail=jpeg())))
    with pytest.raises(errors.DownloadRefused, match="40,000 x 40,000"):
        world.do(result.images[0].read())


def test_an_endless_body_is_cut_at_the_cap(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target, "MAX_BYTES", {"image": 1000})
    result = result_of(world)
    world.plays(file(png() + b"\0" * 1000))
    with pytest.raises(errors.DownloadRefused, match="more than 1,000 bytes"):
        world.do(result.save(tmp_path / "fox.png"))
    assert left(tmp_path) == []


def test_a_bomb_is_cut_at_the_cap(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target, "MAX_BYTES", {"image": 1000})
    result = result_of(world)
    world.plays(file(gzip.compress(png() + b"\0" * 1_000_000), content_encoding="gzip"))
    with pytest.raises(errors.DownloadRefused, match="more than 1,000 bytes"):
        world.do(result.save(tmp_path / "fox.png"))
    assert left(tmp_path) == []


def test_an_expired_link_says_what_to_do(world: World, tmp_path: Path) -> None:
    result = result_of(world)
    world.plays(error(403))
    with pytest.raises(errors.DownloadFailed, match="ask for the task again") as caught:
        world.do(result.save(tmp_path / "fox.png"))
    assert caught.value.status == 403
    assert left(tmp_path) == []


def test_passing_trouble_is_tried_again_from_the_first_byte(world: World, tmp_path: Path) -> None:
    result = result_of(world)
    world.plays(httpx.ReadError("reset"), error(503), file(png()))
    assert world.do(result.save(tmp_path / "fox.png")).read_bytes() == png()


def test_lasting_trouble_ends_and_leaves_nothing(world: World, tmp_path: Path) -> None:
    result = result_of(world)
    world.plays(*[httpx.ReadError("reset")] * 3)
    with pytest.raises(errors.DownloadFailed, match="reset"):
        world.do(result.save(tmp_path / "fox.png"))
    assert left(tmp_path) == []


def test_an_unknown_host_is_a_failed_download(world: World) -> None:
    result = result_of(world)
    object.__setattr__(result.images[0]._session.context.env, "resolve", lost)
    with pytest.raises(errors.DownloadFailed, match="is not known"):
        world.do(result.images[0].read())


def lost(host: str, port: int) -> tuple[str, ...]:
    raise OSError("no such host")


def test_an_earlier_file_stays_when_the_new_one_does_not_come(world: World, tmp_path: Path) -> None:
    (tmp_path / "fox.png").write_bytes(b"earlier")
    result = result_of(world)
    world.plays(error(404))
    with pytest.raises(errors.DownloadFailed):
        world.do(result.save(tmp_path / "fox.png"))
    assert (tmp_path / "fox.png").read_bytes() == b"earlier"


def test_a_folder_is_no_name_for_a_picture(world: World, tmp_path: Path) -> None:
    result = result_of(world)
    with pytest.raises(errors.NotSaved, match="save_all"):
        world.do(result.save(tmp_path))
    assert world.requests == []


@pytest.mark.parametrize(
    ("private", "scheme", "address", "allowed"),
    [
        ("loopback", "http", "127.0.0.1", True),
        ("loopback", "https", "::1", True),
        ("loopback", "https", "93.184.216.34", True),
        ("loopback", "http", "93.184.216.34", False),
        ("loopback", "http", "10.0.0.1", False),
        ("private", "http", "10.0.0.1", True),
        ("private", "https", "fc00::1", True),
        ("private", "http", "169.254.169.254", False),
        ("none", "https", "fec0::1", False),
        ("private", "https", "fec0::1", False),
        ("none", "https", "192.0.0.8", False),
        ("private", "http", "0.0.0.0", False),
        ("none", "https", "127.0.0.1", False),
    ],
)
def test_private_addresses_are_for_those_who_allowed_them(
    private: Any, scheme: str, address: str, allowed: bool
) -> None:
    if allowed:
        assert checked_addresses((address,), scheme, private) == (address,)
    else:
        with pytest.raises(errors.DownloadRefused):
            checked_addresses((address,), scheme, private)


@pytest.mark.parametrize(
    ("base_url", "option", "allowed"),
    [
        ("http://127.0.0.1:9/x", None, True),
        ("http://localhost:9", None, True),
        ("http://[::1]:9", None, True),
        ("http://127.0.0.1:9", False, False),
        ("https://gateway.example", None, False),
        ("https://127.0.0.1.example", None, False),
        ("https://gateway.example", True, True),
    ],
)
def test_results_on_this_machine_are_for_gateways_on_this_machine(
    world: World, base_url: str, option: bool | None, allowed: bool
) -> None:
    world.addresses["127.0.0.1"] = ("127.0.0.1",)
    link = "http://127.0.0.1:7/1.png"
    result = result_of(world, link, base_url=base_url, allow_private_downloads=option)
    if allowed:
        world.plays(file(png()))
        assert world.do(result.images[0].read()) == png()
    else:
        with pytest.raises(errors.DownloadRefused):
            world.do(result.images[0].read())
