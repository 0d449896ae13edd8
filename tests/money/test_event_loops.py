"""One async client in several event loops: each call is charged once and brings its picture."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import Any

import httpx
import pytest

import image_gateways
from gatewright.mock import VALID_KEY

from .trials import MODELS, Lab
from .troubles import GATEWAYS


@pytest.fixture
def lab(laboratory: Lab) -> Lab:
    laboratory.mock.reset()
    return laboratory


def client(lab: Lab, gateway: str, **options: Any) -> Any:
    """A client as a module would hold it, with connections of its own."""
    kind = getattr(image_gateways, f"Async{MODELS[gateway][0]}")
    own = {"env": replace(lab.env, http=None), "base_url": lab.mock.gateway_url(gateway)}
    return kind(api_key=VALID_KEY, **own, **options)


def generate(client: Any, gateway: str) -> Any:
    return getattr(client, MODELS[gateway][1]).generate("a lighthouse")


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_each_of_five_loops_gets_its_picture_for_one_charge(lab: Lab, gateway: str) -> None:
    shared = client(lab, gateway)
    for count in range(1, 6):
        result = asyncio.run(generate(shared, gateway))
        assert len(result.images) == 1
        assert lab.mock.ledger.count() == count


def test_two_loops_that_run_at_once_share_a_client(lab: Lab) -> None:
    shared, results = client(lab, "umodelverse"), []

    def work() -> None:
        async def main() -> None:
            for _ in range(5):
                results.append(await generate(shared, "umodelverse"))

        asyncio.run(main())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == lab.mock.ledger.count() == 20


def test_a_task_of_one_loop_is_waited_for_and_saved_in_another(lab: Lab, tmp_path: Any) -> None:
    shared = client(lab, "reapi")
    task = asyncio.run(shared.qwen_image_2.submit("a lighthouse"))
    result = asyncio.run(task.wait())
    assert asyncio.run(result.save(tmp_path / "x")).stat().st_size
    assert lab.mock.ledger.count() == 1


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_given_client_is_refused_in_a_second_loop_before_anything_is_sent(
    lab: Lab, gateway: str
) -> None:
    http = httpx.AsyncClient(limits=httpx.Limits(max_keepalive_connections=0))
    shared = client(lab, gateway, http_client=http)
    asyncio.run(generate(shared, gateway))
    sent = len(lab.mock.requests)
    with pytest.raises(RuntimeError, match=r"nothing was sent.*another event loop"):
        asyncio.run(generate(shared, gateway))
    assert (lab.mock.ledger.count(), len(lab.mock.requests)) == (1, sent)


def test_without_asyncio_a_call_is_refused_before_anything_is_sent(lab: Lab) -> None:
    call = generate(client(lab, "rivya"), "rivya")
    with pytest.raises(RuntimeError, match=r"nothing was sent.*asyncio"):
        call.send(None)
    assert lab.mock.requests == ()


def test_a_client_can_be_closed_in_another_loop(lab: Lab) -> None:
    shared = client(lab, "rivya")
    asyncio.run(generate(shared, "rivya"))
    asyncio.run(shared.close())
    with pytest.raises(RuntimeError, match="closed"):
        asyncio.run(generate(shared, "rivya"))
    assert lab.mock.ledger.count() == 1
