"""A transport of somebody else's in the caller's client: what it says of a lost answer is not believed."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import httpx
import pytest

from gatewright.mock import VALID_KEY
from image_gateways import AsyncUModelverse

from .callers import name_of, outcome
from .test_charge_table import expected
from .trials import Lab
from .troubles import CREATE, Trouble

GATEWAY = "umodelverse"
PATIENT = 0.8
"""Seconds of an exchange at least: each call makes its connections anew."""
CASES = [
    pytest.param(one, lasting, id=f"{one.name}, {'lasting' if lasting else 'once'}")
    for one in CREATE
    for lasting in one.only
    if GATEWAY in one.gateways
]


def got(lab: Lab, transport: httpx.AsyncBaseTransport, trouble: Trouble, lasting: bool) -> Any:
    """(creates, charges, what the caller has) of one call through `transport`."""
    lab.mock.reset()
    if trouble.fault is not None:
        fault = replace(trouble.fault, gateway=GATEWAY, times=None if lasting else 1)
        lab.mock.faults.add(fault)

    async def main() -> Any:
        async with httpx.AsyncClient(transport=transport) as http:
            client = AsyncUModelverse(
                api_key=VALID_KEY,
                base_url=lab.mock.gateway_url(GATEWAY),
                http_client=http,
                env=lab.env,
                timeout=max(trouble.timeout, PATIENT),
                deadline=trouble.deadline,
            )
            return await client.qwen_image.generate("a lighthouse")

    with lab.mock.refusing() if trouble.fault is None else nullcontext():
        found = outcome(main, lab)
    posts = sum(seen.step == "create" for seen in lab.mock.requests)
    return posts, lab.mock.ledger.count(), name_of(found)


@pytest.mark.parametrize(("trouble", "lasting"), CASES)
def test_the_transport_of_httpx_aiohttp_charges_once(
    laboratory: Lab, trouble: Trouble, lasting: bool
) -> None:
    transport = pytest.importorskip("httpx_aiohttp").AiohttpTransport()
    assert got(laboratory, transport, trouble, lasting) == expected(trouble, lasting)


class Renaming(httpx.AsyncBaseTransport):
    """Calls each failure of its own a connection that was not made."""

    def __init__(self) -> None:
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            response = await self._inner.handle_async_request(request)
            await response.aread()
        except Exception as error:
            lost = ConnectionResetError(str(error))
            raise httpx.ConnectTimeout("no way there", request=request) from lost
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


AFTER = [one for one in CREATE if GATEWAY in one.gateways and one.fault is not None]


@pytest.mark.parametrize("trouble", AFTER, ids=lambda one: one.name)
def test_a_lost_answer_under_another_name_is_an_unknown_outcome(
    laboratory: Lab, trouble: Trouble
) -> None:
    assert got(laboratory, Renaming(), trouble, True) == expected(trouble, True)
