"""Pages from an address: cached, asked for politely, refused when they are not what was asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from gatewright.pages import PageError
from gatewright.pages.fetch import FetchError, fetch
from gatewright.pages.text.characters import MAX_BYTES

ADDRESS = "https://pages.example/docs/easel"


def client(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(answer), follow_redirects=False)


def test_a_page_is_asked_for_again_only_if_it_changed(tmp_path: Path) -> None:
    asked: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers.get("if-none-match"))
        if request.headers.get("if-none-match") == '"1"':
            return httpx.Response(304)
        return httpx.Response(200, content=b"the page", headers={"etag": '"1"'})

    waits: list[float] = []
    for _ in range(2):
        body = fetch(ADDRESS, tmp_path, client(answer), waits.append, lambda: 5.0)
        assert body == b"the page"
    assert asked == [None, '"1"']
    assert waits == [1.0]


@pytest.mark.parametrize(
    ("response", "why"),
    [
        (httpx.Response(404), "the server answered 404"),
        (
            httpx.Response(302, headers={"location": "https://else.example/"}),
            "it has moved to https://else.example/",
        ),
    ],
)
def test_anything_but_the_page_is_an_error_of_the_network(
    tmp_path: Path, response: httpx.Response, why: str
) -> None:
    with pytest.raises(FetchError, match=why):
        fetch(ADDRESS, tmp_path, client(lambda _: response), lambda _: None)


def test_a_page_without_end_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="larger than"):
        endless = httpx.Response(200, content=b"x" * (MAX_BYTES + 1))
        fetch(ADDRESS, tmp_path, client(lambda _: endless), lambda _: None)
    assert not list(tmp_path.glob("*.page"))


def test_a_server_that_cannot_be_reached_is_one_sentence(tmp_path: Path) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    with pytest.raises(FetchError, match="did not come: ConnectError"):
        fetch(ADDRESS, tmp_path, client(refuse), lambda _: None)


def test_an_address_with_a_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="password"):
        fetch("https://me:secret@pages.example/", tmp_path)
