"""Addresses in answers: believed on the gateway's own hosts, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatewright.runtime.client.context import Context
from gatewright.runtime.client.env import REAL
from gatewright.runtime.client.flows.reach import own_address, request_to
from gatewright.runtime.client.http.message import HttpRequest
from gatewright.runtime.client.quota import Quota
from gatewright.runtime.client.secret import Credentials, Secret
from gatewright.runtime.client.unfinished import Ended

from .conftest import KEY
from .gateways import DEDUP, DEDUP_IMAGES

GATEWAY = replace(DEDUP, hosts=("https://queue.dedup.example",))
IMAGES = replace(DEDUP_IMAGES, base_url="https://queue.dedup.example/v2")


def context(base_url: str = GATEWAY.base_url) -> Context:
    return Context(GATEWAY, base_url, REAL, None, None, 0, Quota(), Ended(), "none")


@pytest.mark.parametrize(
    ("said", "believed"),
    [
        ("https://dedup.example/v9/tasks/1", True),
        ("https://queue.dedup.example/v9/tasks/1?logs=1", True),
        ("/v9/tasks/1", True),
        ("https://dedup.example.evil.example/1", False),
        ("https://dedup.example@evil.example/1", False),
        ("http://dedup.example/1", False),
        ("https://dedup.example:8443/1", False),
        ("//evil.example/1", False),
        ("https://evil.example/https://dedup.example/", False),
        ("https://dedup.example\\@evil.example/", False),
        ("https://dedup.example/ a", False),
        ("https://[::1", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_addresses_of_the_gateway_are_believed(said: str, believed: bool) -> None:
    found = own_address(context(), said)
    assert (found is not None) == believed
    request = request_to(context(), IMAGES, "poll", "t1", None, {"poll": said})
    assert isinstance(request, HttpRequest)
    documented = "https://queue.dedup.example/v2/v1/generations/t1"
    assert (request.url == documented) == (not believed)
    credentials = Credentials(GATEWAY, Secret(KEY), context().hosts)
    assert credentials.key_for(request.url) is not None
    if not believed and "://" in said and not {"[", " "} & set(said):
        assert credentials.key_for(said) is None


def test_a_client_with_another_base_url_sends_everything_there() -> None:
    mine = context("http://localhost:9/proxy")
    answers = {"poll": "https://queue.dedup.example/v9/tasks/1"}
    request = request_to(mine, IMAGES, "poll", "t1", None, answers)
    assert isinstance(request, HttpRequest)
    assert request.url == "http://localhost:9/proxy/v1/generations/t1"
    assert Credentials(GATEWAY, Secret(KEY), mine.hosts).key_for(answers["poll"]) is None


def test_what_the_page_asks_for_behind_the_question_mark_is_asked_for() -> None:
    logs = replace(IMAGES, poll=("GET", "/v1/generations/{id}?logs=1"))
    request = request_to(context(), logs, "poll", "t1", None, {"poll": "https://dedup.example/t1"})
    assert isinstance(request, HttpRequest)
    assert request.url == "https://dedup.example/t1?logs=1"


@pytest.mark.parametrize(
    ("places", "headers", "url"),
    [
        (
            ("authorization", "Bearer ", ""),
            {"authorization": f"Bearer {KEY}"},
            "https://a.example/x",
        ),
        (("Authorization", "Key ", ""), {"Authorization": f"Key {KEY}"}, "https://a.example/x"),
        (("x-api-key", "", ""), {"x-api-key": KEY}, "https://a.example/x"),
        (("", "", "key"), {}, f"https://a.example/x?key={KEY}"),
    ],
)
def test_the_key_travels_where_its_gateway_wants_it(
    places: tuple[str, str, str], headers: dict[str, str], url: str
) -> None:
    header, before, query = places
    gateway = replace(DEDUP, key_header=header, key_before=before, key_query=query)
    key = Secret(KEY).at_place_of(gateway)
    other = {"X-Api-Key": "another", "AUTHORIZATION": "another"}
    signed = key.sign({**other, "accept": "*/*"})
    assert {name: one for name, one in signed.items() if KEY in one} == headers
    assert "another" not in [one for name, one in signed.items() if name.lower() == header.lower()]
    assert key.address("https://a.example/x") == url
    assert key.address("https://a.example/x?a=1").startswith("https://a.example/x?a=1")
