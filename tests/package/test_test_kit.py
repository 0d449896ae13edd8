"""What an application's own tests use: no network, no waiting, no price, and no generator."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from image_gateways import (
    MODELS,
    AsyncReAPI,
    AsyncRivya,
    InsufficientCredits,
    OutcomeUnknown,
    RateLimited,
    ReAPI,
    Rivya,
    StandardWebhooks,
    TaskFailed,
    TaskTimeout,
    UModelverse,
    WebhookVerificationError,
)
from image_gateways.testing import FAULTS, SECRET, DeliveryAnswer, FakeGateways, sign_delivery
from tests.catalogue.requests import body_of, smallest
from tests.validators.everything import catalogue


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.endswith(("_API_KEY", "_BASE_URL")):
            monkeypatch.delenv(name)


def test_every_model_of_the_package_is_made_saved_and_charged_once(tmp_path: Path) -> None:
    with FakeGateways() as fakes:
        for key in MODELS:
            model = catalogue().model(key)
            mode = model.modes[0]
            body = body_of(model, mode, smallest(model, mode, MODELS.rules(key)))
            with MODELS.client(key)() as client:
                result = client.model(key).generate(body=body)
                assert result.model == key and result.warnings == ()
                assert result.files[0].medium == MODELS[key].medium
                saved = result.save_all(tmp_path / key.replace("/", "-"))
                assert all(path.stat().st_size > 0 for path in saved)
        assert [one.model for one in fakes.creates] == list(MODELS)
        assert fakes.charges == len(MODELS)


def test_ten_pictures_take_no_time(tmp_path: Path) -> None:
    with FakeGateways():
        start = time.perf_counter()
        with Rivya() as rivya:
            for number in range(10):
                rivya.qwen2_image.generate("a lighthouse").save(tmp_path / f"{number}.png")
        assert time.perf_counter() - start < 0.5
    assert len(list(tmp_path.iterdir())) == 10


def test_async_clients_are_faked_as_well() -> None:
    async def main() -> list[bytes]:
        async with AsyncRivya() as rivya, AsyncReAPI() as reapi:
            made = await asyncio.gather(
                rivya.qwen2_image.generate("a fox"), reapi.qwen_image_2.generate("an owl")
            )
            return [await one.read() for one in made]

    with FakeGateways() as fakes:
        assert all(data.startswith(b"\x89PNG") for data in asyncio.run(main()))
        assert fakes.charges == 2


def test_a_test_sees_what_its_code_asked_for() -> None:
    with FakeGateways() as fakes, Rivya(default_headers={"x-team": "red"}) as rivya:
        kept = rivya.upload(b"\x89PNG\r\n\x1a\n" + b"\0" * 60)
        rivya.qwen2_image.generate("a fox", image_size="3:4", reference_media=[kept])
        assert rivya.balance().credits == 1000
        create = fakes.creates[0]
        assert create.body["params"]["image_size"] == "3:4"
        assert create.headers["x-team"] == "red" and "authorization" not in create.headers
        kinds = [one.operation for one in fakes.requests]
        assert kinds == ["upload", "create", "poll", "poll", "balance"]
        fakes.reset()
        assert fakes.requests == [] and fakes.charges == 0


@pytest.mark.parametrize(
    ("name", "kind", "charged"),
    [
        ("insufficient_credits", InsufficientCredits, 0),
        ("rate_limited", RateLimited, 0),
        ("task_failed", TaskFailed, 1),
        ("endless", TaskTimeout, 1),
        ("lost", OutcomeUnknown, 1),
    ],
)
def test_faults_are_met_where_they_are_asked_for(name: str, kind: Any, charged: int) -> None:
    with FakeGateways() as fakes, ReAPI(max_retries=0) as reapi:
        fakes.fail(name)
        with pytest.raises(kind) as caught:
            reapi.qwen_image_2.generate("a fox")
        assert fakes.charges == charged
        assert caught.value.nothing_created == (charged == 0)
        assert reapi.qwen_image_2.generate("a fox").status


def test_every_fault_that_creates_nothing_says_so() -> None:
    for name in FAULTS:
        with FakeGateways() as fakes, ReAPI(max_retries=0) as reapi:
            fakes.fail(name)
            try:
                reapi.qwen_image_2.generate("a fox").read()
            except Exception as error:
                assert getattr(error, "nothing_created", None) is not None, name
            refused = fakes.charges == 0
            assert refused == (
                name not in ("lost", "task_failed", "endless", "no_file", "file_failed")
            ), name


@pytest.mark.parametrize(("true", "charges"), [(True, 1), (False, 2)])
def test_a_lost_answer_is_sent_again_only_for_who_trusts_what_no_page_says(
    true: bool, charges: int
) -> None:
    with FakeGateways(trust_inferred_deduplication=true) as fakes:
        for trusting in (False, True):
            fakes.reset()
            fakes.fail("lost")
            with Rivya(trust_inferred_deduplication=trusting) as rivya:
                if trusting:
                    assert rivya.qwen2_image.generate("a lighthouse").files
                    assert (len(fakes.creates), fakes.charges) == (2, charges)
                    continue
                with pytest.raises(OutcomeUnknown) as caught:
                    rivya.qwen2_image.generate("a lighthouse")
                (create,) = fakes.creates
                assert create.headers["idempotency-key"] == caught.value.idempotency_key


def test_a_fault_of_one_gateway_leaves_the_others_alone() -> None:
    with FakeGateways() as fakes, UModelverse() as other, ReAPI(max_retries=0) as reapi:
        fakes.fail("rate_limited", gateway="reapi", times=2)
        assert other.qwen_image.generate("a fox").file
        for _ in range(2):
            with pytest.raises(RateLimited):
                reapi.qwen_image_2.generate("a fox")
        assert reapi.qwen_image_2.generate("a fox").file


def test_a_misspelt_fault_names_the_nearest_one() -> None:
    with pytest.raises(ValueError, match="did you mean 'rate_limited'"):
        FakeGateways().fail("rate_limit")
    with pytest.raises(ValueError, match="above 0"):
        FakeGateways().fail("lost", times=0)


EVENT = {"type": "generation.succeeded", "id": "task-1"}


async def hooks(scope: Any, receive: Any, send: Any) -> None:
    """An application of ASGI that verifies what it gets at /hooks."""
    got = await receive()
    headers = {name.decode(): value.decode() for name, value in scope["headers"]}
    status = 404
    if scope["path"] == "/hooks":
        try:
            status = 204 if StandardWebhooks(SECRET).verify(got["body"], headers) == EVENT else 500
        except WebhookVerificationError:
            status = 400
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b"seen"})


def test_a_webhook_is_delivered_to_an_application_to_a_function_and_to_an_address() -> None:
    with FakeGateways() as fakes:
        sent = fakes.deliver(EVENT)
        assert sent.to(hooks, "/hooks") == DeliveryAnswer(204, b"seen")
        assert sent.to(hooks, "/other").status == 404
        other = "whsec_" + "b" * 32
        assert fakes.deliver(EVENT, other).to(hooks, "/hooks").status == 400
        assert sent.to(StandardWebhooks(SECRET).verify) == EVENT

        async def main() -> int:
            assert sent.to(hooks, "/hooks").status == 204  # from within a loop too
            return (await sent.to_async(hooks, "/hooks")).status

        assert asyncio.run(main()) == 204
        with pytest.raises(ValueError, match="not on this machine"):
            sent.to("https://example.com/hooks")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            right = StandardWebhooks(SECRET).verify(body, dict(self.headers.items())) == EVENT
            self.send_response(202 if right else 400)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        assert sign_delivery(EVENT).to(f"http://127.0.0.1:{server.server_port}/hooks").status == 202
        thread.join()


def test_a_delivery_is_one_that_the_verifier_takes() -> None:
    with FakeGateways() as fakes, Rivya() as rivya:
        hook = rivya.webhooks.register("https://me.example/hook", events=["a"], name="mine")
        assert hook.secret
        sent = fakes.deliver({"type": "generation.succeeded", "id": "task-1"})
        checked = StandardWebhooks(hook.secret)
        assert checked.verify(sent.body, sent.headers)["id"] == "task-1"
        with pytest.raises(WebhookVerificationError):
            checked.verify(sent.body + b" ", sent.headers)


def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REAPI_BASE_URL", "https://elsewhere.example")
    before = dict(os.environ)
    with FakeGateways():
        inside = Rivya()
        assert "reapi.ai" in repr(ReAPI())
    assert dict(os.environ) == before
    assert Rivya(api_key="k")._session.context.env is not inside._session.context.env


STORY = """
import pytest

from image_gateways import Rivya
from image_gateways.testing import FakeGateways


def draw():
    with Rivya() as rivya:
        return rivya.qwen2_image.generate("a lighthouse", image_size="3:4").read()


def test_my_code_asks_for_a_portrait(fake_gateways: FakeGateways):
    assert draw().startswith(b"\\x89PNG")
    assert fake_gateways.creates[0].body["params"]["image_size"] == "3:4"


def test_the_next_test_starts_anew(fake_gateways):
    assert fake_gateways.requests == []
"""


def test_pytest_has_the_fixture(tmp_path: Path) -> None:
    (tmp_path / "test_story.py").write_text(STORY)
    plugin = ("-p", "no:cacheprovider")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-W", "error", *plugin, "test_story.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "2 passed" in done.stdout, done.stdout + done.stderr


def test_the_plugin_loads_nothing_before_its_fixture_is_used() -> None:
    code = (
        "import sys, pytest\n"
        "import image_gateways._runtime.pytest_plugin\n"
        "print([name for name in sys.modules if 'testing' in name and 'image_gateways' in name])\n"
        "print([name for name in sys.modules if name.startswith('image_gateways')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    lines = done.stdout.splitlines()
    assert lines[0] == "[]", done.stderr
    assert lines[1].count("image_gateways") <= 4, lines[1]
