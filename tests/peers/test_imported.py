"""The vendors' own clients make files through the mock of gateways that were imported from documents."""

from __future__ import annotations

import base64
import importlib
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from gatewright.cli import main
from gatewright.mock import VALID_KEY, Clock, MockServer
from gatewright.pipeline import read_package

EXAMPLES = Path(__file__).parents[2] / "examples"
SDXL = "stability-ai/sdxl:7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc"


@contextmanager
def mock_of(name: str) -> Iterator[MockServer]:
    """The mock of an example's gateways."""
    package, faults = read_package(EXAMPLES / name / "specs")
    assert package is not None, faults
    with MockServer(package, clock=Clock(speed=50)) as server:
        yield server


def drawn() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(made, "PNG")
    return made.getvalue()


def is_picture(content: bytes) -> bool:
    with Image.open(io.BytesIO(content)) as picture:
        return picture.width > 0


def content_of(text: str) -> bytes:
    """The file in an answer, whose base64 stands there alone."""
    return base64.b64decode(text, validate=True)


@pytest.fixture
def openai_client() -> Iterator[Any]:
    openai = pytest.importorskip("openai", reason="`make peers` has it")
    opened: list[Any] = []
    with mock_of("openai_images") as mock:

        def client(gateway: str) -> Any:
            address = mock.gateway_url(gateway)
            made = openai.OpenAI(base_url=address, api_key=VALID_KEY, max_retries=0, timeout=20)
            opened.append(made)
            return made

        yield client
        for one in opened:
            one.close()


def test_openai_makes_a_picture(openai_client: Any) -> None:
    answer = openai_client("openai").images.generate(
        model="gpt-image-1", prompt="a lighthouse", n=2, size="1024x1024"
    )
    assert len(answer.data) == 2 and all(
        is_picture(content_of(one.b64_json)) for one in answer.data
    )


def test_openai_edits_a_picture_with_a_mask(openai_client: Any) -> None:
    files = {"image": [("a.png", drawn()), ("b.png", drawn())], "mask": ("mask.png", drawn())}
    answer = openai_client("openai").images.edit(model="gpt-image-1", prompt="a hill", **files)
    assert is_picture(content_of(answer.data[0].b64_json))


def test_openai_tells_a_refusal(openai_client: Any) -> None:
    import openai

    with pytest.raises(openai.BadRequestError, match="/quality"):
        openai_client("openai").images.generate(model="gpt-image-1", prompt="x", quality="best")


@pytest.fixture
def fal() -> Iterator[Any]:
    fal_client = pytest.importorskip("fal_client", reason="`make peers` has it")
    import fal_client.client as module

    with mock_of("fal_queue") as mock, pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "QUEUE_URL_FORMAT", f"{mock.gateway_url('fal')}/")
        client = fal_client.SyncClient(key=VALID_KEY)
        yield client
        client._client.close()


def test_fal_client_subscribes_and_gets_the_result(fal: Any) -> None:
    import fal_client

    told: list[Any] = []
    result = fal.subscribe(
        "fal-ai/flux/dev", {"prompt": "a hill"}, with_logs=True, on_queue_update=told.append
    )
    assert isinstance(told[-1], fal_client.Completed) and len(told) > 1
    assert is_picture(httpx.get(result["images"][0]["url"]).content)


def test_fal_client_submits_looks_and_cancels(fal: Any) -> None:
    import fal_client

    handle = fal.submit("fal-ai/kling-video/v1/standard/text-to-video", {"prompt": "a wave"})
    assert isinstance(handle.status(), fal_client.Queued | fal_client.InProgress)
    handle.cancel()


@pytest.fixture
def replicate_client() -> Iterator[Any]:
    replicate = pytest.importorskip("replicate", reason="`make peers` has it")
    with mock_of("replicate_predictions") as mock:
        client = replicate.Client(api_token=VALID_KEY, base_url=mock.gateway_url("replicate"))
        yield client
        client._client.close()


def test_replicate_runs_an_official_model(replicate_client: Any) -> None:
    from replicate.helpers import FileOutput

    made = replicate_client.run(
        "black-forest-labs/flux-schnell", input={"prompt": "a hill", "num_outputs": 2}
    )
    # The client makes files of https addresses only, and the mock has none.
    assert len(made) == 2 and all(
        is_picture(FileOutput(one, replicate_client).read()) for one in made
    )


def test_replicate_creates_waits_and_cancels_predictions(replicate_client: Any) -> None:
    prediction = replicate_client.predictions.create(version=SDXL, input={"prompt": "a hill"})
    prediction.wait()
    assert prediction.status == "succeeded" and is_picture(httpx.get(prediction.output[0]).content)
    other = replicate_client.predictions.create(version=SDXL, input={"prompt": "a hill"})
    other.cancel()
    assert replicate_client.predictions.get(other.id).status == "canceled"


def test_replicate_tells_a_refusal(replicate_client: Any) -> None:
    from replicate.exceptions import ReplicateError

    with pytest.raises(ReplicateError, match="num_outputs"):
        replicate_client.run(
            "black-forest-labs/flux-schnell", input={"prompt": "a hill", "num_outputs": 9}
        )


class Wire(httpx.BaseTransport):
    """Keeps each request and answers none."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, str, Any]] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        body = request.read()
        key = request.headers["authorization"]
        self.seen.append((request.method, request.url.path, key, _parts(request, body)))
        return httpx.Response(418, json={"detail": "seen"})


def _parts(request: httpx.Request, body: bytes) -> Any:
    """A JSON body as data, a form as its parts in the order of their names."""
    kind = request.headers["content-type"]
    if kind.startswith("application/json"):
        return json.loads(body)
    edge = b"--" + kind.partition("boundary=")[2].encode()
    found = []
    for part in body.split(edge)[1:-1]:
        head, _, content = part.strip(b"\r\n").partition(b"\r\n\r\n")
        name = head.decode().partition('name="')[2].partition('"')[0]
        found.append((name, content))
    return sorted(found)


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Any]:
    """The generated package of an example, and a wire that keeps what is sent."""
    folders: list[str] = []

    def package(name: str) -> Any:
        out = tmp_path / name
        own = f"{name}_package"
        command = ["generate", "--specs", str(EXAMPLES / name / "specs"), "--out", str(out)]
        assert main([*command, "--package", own]) == 0
        sys.path.insert(0, str(out))
        folders.append(str(out))
        return importlib.import_module(own)

    yield package
    for one in folders:
        sys.path.remove(one)


def test_our_request_is_that_of_the_openai_client(ours: Any) -> None:
    openai = pytest.importorskip("openai", reason="`make peers` has it")
    package, theirs, mine = ours("openai_images"), Wire(), Wire()
    url = "https://api.openai.com/v1"
    given = {"prompt": "a hill", "n": 2, "size": "1024x1024", "output_format": "webp"}
    with (
        openai.OpenAI(
            base_url=url, api_key="k", max_retries=0, http_client=httpx.Client(transport=theirs)
        ) as client,
        pytest.raises(openai.APIError),
    ):
        client.images.generate(model="gpt-image-1", **given)
    with (
        package.Openai(api_key="k", http_client=httpx.Client(transport=mine)) as client,
        pytest.raises(package.GatewayError),
    ):
        client.gpt_image_1.generate(**given)
    assert mine.seen == theirs.seen


def test_our_form_is_that_of_the_openai_client(ours: Any) -> None:
    openai = pytest.importorskip("openai", reason="`make peers` has it")
    package, theirs, mine = ours("openai_images"), Wire(), Wire()
    picture = drawn()
    with openai.OpenAI(
        api_key="k", base_url="https://api.openai.com/v1", max_retries=0,
        http_client=httpx.Client(transport=theirs),
    ) as client, pytest.raises(openai.APIError):  # fmt: skip
        client.images.edit(
            model="gpt-image-1",
            prompt="a hill",
            image=[("a.png", picture)],
            mask=("m.png", picture),
            n=2,
        )
    with (
        package.Openai(api_key="k", http_client=httpx.Client(transport=mine)) as client,
        pytest.raises(package.GatewayError),
    ):
        client.gpt_image_1.generate("a hill", image=[picture], mask=picture, n=2)
    assert mine.seen == theirs.seen


def test_our_request_is_that_of_the_replicate_client(ours: Any) -> None:
    replicate = pytest.importorskip("replicate", reason="`make peers` has it")
    package, theirs, mine = ours("replicate_predictions"), Wire(), Wire()
    client = replicate.Client(api_token="k", transport=theirs)
    for act in (
        lambda: client.run("black-forest-labs/flux-schnell", input={"prompt": "a hill"}),
        lambda: client.predictions.create(version=SDXL, input={"prompt": "a hill"}),
    ):
        with pytest.raises(replicate.exceptions.ReplicateError):
            act()
    with package.Replicate(api_key="k", http_client=httpx.Client(transport=mine)) as own:
        for model in (own.flux_schnell, own.sdxl):
            with pytest.raises(package.GatewayError):
                model.submit("a hill")
    assert mine.seen == theirs.seen


class Queue(httpx.BaseTransport):
    """fal's queue for one task: keeps each request, and has the picture at the second look."""

    def __init__(self) -> None:
        self.seen: list[dict[str, Any]] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        body, params = request.read(), dict(request.url.params)
        # The page asks for logs with `1`, the client with `true`: the server reads both.
        logs = params.pop("logs", "") in ("1", "true")
        self.seen.append(
            {
                "asked": f"{request.method} {request.url.copy_with(query=None)}",
                "params": params,
                "logs": logs,
                "key": request.headers["authorization"],
                "kind": request.headers.get("content-type"),
                "fal": sorted(key for key in request.headers if key.startswith("x-fal")),
                "body": json.loads(body) if body else None,
            }
        )
        task = "https://queue.fal.run/fal-ai/flux/requests/r1"
        looks = sum(one["asked"].endswith("/status") for one in self.seen)
        states = ["IN_QUEUE", "IN_QUEUE", "COMPLETED"]
        queue = {
            "status": states[min(looks, 2)],
            "request_id": "r1",
            "response_url": task,
            "status_url": f"{task}/status",
            "cancel_url": f"{task}/cancel",
            "queue_position": 0,
        }
        if self.seen[-1]["asked"] == f"GET {task}":
            return httpx.Response(200, json={"images": [{"url": "https://fal.media/a.png"}]})
        return httpx.Response(200, json={**queue, "logs": []})


@pytest.fixture
def fal_pair(ours: Any) -> Iterator[tuple[Any, Queue, Any, Queue]]:
    """fal's client and ours, each with a queue of its own."""
    fal_client = pytest.importorskip("fal_client", reason="`make peers` has it")
    theirs, mine = Queue(), Queue()
    client = fal_client.SyncClient(key="k")
    client._client._transport = theirs
    package = ours("fal_queue")
    with package.Fal(api_key="k", http_client=httpx.Client(transport=mine)) as own:
        yield client, theirs, own, mine
    client._client.close()


def test_our_requests_are_those_of_the_fal_client_from_submit_to_the_result(
    fal_pair: tuple[Any, Queue, Any, Queue],
) -> None:
    client, theirs, own, mine = fal_pair
    given = {"prompt": "a hill", "num_images": 2, "image_size": "square_hd", "seed": 7}
    handle = client.submit("fal-ai/flux/dev", given)
    looks = [type(one).__name__ for one in handle.iter_events(with_logs=True)]
    result = handle.get()
    task = own.flux_dev.submit(**given)
    assert task.wait().url == result["images"][0]["url"]
    assert looks == ["Queued", "Completed"]
    # Its `get` looks once more, and without logs, before it fetches the result.
    assert mine.seen == [*theirs.seen[:3], theirs.seen[-1]] and mine.seen[1]["logs"]


def test_our_cancel_is_that_of_the_fal_client(fal_pair: tuple[Any, Queue, Any, Queue]) -> None:
    client, theirs, own, mine = fal_pair
    client.submit("fal-ai/flux/dev", {"prompt": "a hill"}).cancel()
    own.flux_dev.submit("a hill").cancel()
    assert mine.seen == theirs.seen and mine.seen[-1]["asked"].startswith("PUT ")
