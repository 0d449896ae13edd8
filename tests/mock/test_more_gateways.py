"""Two gateways in the shape of others, said in YAML alone: from their specs to files."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from gatewright.cli import main
from gatewright.load import load
from gatewright.mock import Clock, Fault, MockServer
from gatewright.resolve import resolve

from ..runtime.films import medium

ROOT = Path(__file__).parents[2]
SPECS = ROOT / "examples" / "more_gateways"
SIDES = ("sync", "async")
CLASSES = {"atelier": "Atelier", "fal": "Fal", "replicate": "Replicate", "studio": "Studio"}
QUEUES = ("fal", "replicate")


def drawn(size: tuple[int, int]) -> bytes:
    """A small picture."""
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, "PNG")
    return made.getvalue()


PNG = drawn((24, 16))
FILM = medium("mp4")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated package."""
    folder = tmp_path_factory.mktemp("more")
    assert main(["generate", "--specs", str(SPECS), "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def module(out: Path) -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(out))
        yield importlib.import_module("more_gateways")
    for name in list(sys.modules):
        if name.partition(".")[0] == "more_gateways":
            del sys.modules[name]


@pytest.fixture
def mock() -> Iterator[MockServer]:
    package, faults = resolve(load(SPECS)[0])
    assert package is not None, faults
    with MockServer(package, clock=Clock(speed=50)) as server:
        yield server


Call = Callable[[Any], Any]


@pytest.fixture(params=SIDES)
def call(request: pytest.FixtureRequest, module: Any, mock: MockServer) -> Callable[..., Any]:
    """Runs `act` with a client of that gateway, sync or async."""

    def made(gateway: str, act: Call, **options: Any) -> Any:
        settings = {"api_key": "test-key", "base_url": mock.gateway_url(gateway), **options}
        if request.param == "sync":
            with getattr(module, CLASSES[gateway])(**settings) as client:
                return act(client)

        async def story() -> Any:
            async with getattr(module, f"Async{CLASSES[gateway]}")(**settings) as client:
                outcome = act(client)
                return await outcome if inspect.isawaitable(outcome) else outcome

        return asyncio.run(story())

    return made


@pytest.mark.parametrize(
    ("gateway", "model", "arguments", "kinds"),
    [
        ("fal", "flux_dev", {"prompt": "a pier", "num_images": 2}, ["Image", "Image"]),
        ("fal", "film", {"prompt": "a pier", "duration": "5"}, ["Video"]),
        ("fal", "speech", {"text": "Good evening"}, ["Audio"]),
        ("replicate", "sdxl", {"prompt": "a pier", "num_outputs": 3}, ["Image"] * 3),
        ("replicate", "video_01", {"prompt": "a pier"}, ["Video"]),
        (
            "replicate",
            "stems",
            {"audio": "https://cdn.example.com/song.mp3"},
            ["Audio", "Audio", "Image"],
        ),
        ("studio", "sketch_1", {"prompt": "a pier"}, ["Image"]),
        ("studio", "edit_1", {"prompt": "a pier", "image": PNG, "n": 2}, ["Image", "Image"]),
        ("studio", "one", {"text": "Good evening", "output_format": "wav"}, ["Audio"]),
        (
            "studio",
            "reel_1",
            {"prompt": "a pier", "clips": 2, "seconds": 1},
            ["Video", "Video", "Image"],
        ),
        ("atelier", "print_1", {"prompt": "a pier", "references": [PNG]}, ["Image"]),
        ("atelier", "clip_1", {"prompt": "a pier", "references": [FILM, PNG]}, ["Video"]),
    ],
)
def test_every_model_makes_files_of_its_medium(
    call: Callable[..., Any],
    mock: MockServer,
    tmp_path: Path,
    gateway: str,
    model: str,
    arguments: dict[str, Any],
    kinds: list[str],
) -> None:
    result = call(gateway, lambda client: getattr(client, model).generate(**arguments))
    assert [type(one).__name__.removeprefix("Async") for one in result.files] == kinds
    assert result.warnings == ()
    saved = result.save_all(tmp_path)
    paths = asyncio.run(saved) if inspect.isawaitable(saved) else saved
    assert len(paths) == len(kinds) and all(path.stat().st_size for path in paths)
    if model == "stems":
        assert [one.label for one in result.files] == ["vocals", "drums", "cover"]
        assert len({path.read_bytes() for path in paths}) == 3
    assert mock.world.ledger.count() == 1
    if gateway == "replicate":
        assert result.usage["seconds"] > 0
        assert result.expires_at is not None


@pytest.mark.parametrize("gateway", QUEUES)
def test_progress_tells_the_place_in_the_queue_and_what_was_printed(
    call: Callable[..., Any], gateway: str
) -> None:
    news: list[Any] = []
    model = {"fal": "flux_dev", "replicate": "sdxl"}[gateway]
    call(gateway, lambda client: getattr(client, model).generate("a pier", on_progress=news.append))
    if gateway == "fal":
        assert news[0].position is not None
    assert any("0 %" in one.logs for one in news)
    assert all(isinstance(line, str) for one in news for line in one.logs)


def test_the_model_the_key_and_the_addresses_travel_as_the_pages_say(
    call: Callable[..., Any], mock: MockServer
) -> None:
    call("fal", lambda client: client.flux_dev.generate("a pier"))
    call("replicate", lambda client: client.sdxl.request("a pier"))
    paths = [one.path for one in mock.requests if one.gateway == "fal"]
    assert paths[0] == "/fal-ai/flux/dev"
    assert paths[1].startswith("/fal-ai/flux/requests/task_") and paths[1].endswith("/status")
    assert paths[-1] == paths[1].removesuffix("/status")
    body = call("replicate", lambda client: client.sdxl.request("a pier"))
    body = asyncio.run(body) if inspect.isawaitable(body) else body
    assert body["version"].startswith("stability-ai/sdxl:")
    assert body["input"] == {"prompt": "a pier"}


def test_an_operation_wants_the_key_in_a_place_of_its_own(
    call: Callable[..., Any], mock: MockServer
) -> None:
    made = call("studio", lambda client: client.reel_1.generate("a pier", seconds=1))
    assert len(made.files) == 2, "the create and each look carry the key where they want it"
    create = f"{mock.gateway_url('studio')}/v1/reels"
    task = next(one.path for one in mock.requests if one.path.startswith("/v1/reels/"))
    poll = f"{mock.gateway_url('studio')}{task}"
    body = {"model": "reel-1", "prompt": "a pier"}
    for name, code in (("X-Reel-Key", 200), ("X-Api-Key", 401)):
        key = {name: "test-key"}
        assert httpx.post(create, json=body, headers=key).status_code == code
        assert httpx.get(poll, headers=key).status_code == code
    sketches = f"{mock.gateway_url('studio')}/v1/sketches"
    sketch = {"engine": {"name": "sketch-1"}, "prompt": "a pier"}
    assert httpx.post(sketches, json=sketch, headers={"X-Reel-Key": "test-key"}).status_code == 401


@pytest.mark.parametrize("gateway", QUEUES)
def test_a_task_is_stopped_and_says_so(
    call: Callable[..., Any], module: Any, mock: MockServer, gateway: str
) -> None:
    model = {"fal": "flux_dev", "replicate": "sdxl"}[gateway]
    mock.faults.add(Fault("never_ends"))

    def story(client: Any) -> Any:
        task = getattr(client, model).submit("a pier")
        if not inspect.isawaitable(task):
            task.cancel()
            return task.wait(deadline=5)

        async def awaited() -> Any:
            running = await task
            await running.cancel()
            return await running.wait(deadline=5)

        return awaited()

    with pytest.raises(module.TaskFailed) as caught:
        call(gateway, story)
    assert caught.value.task_id
    if gateway == "replicate":
        assert isinstance(caught.value, module.TaskCancelled)


@pytest.mark.parametrize("gateway", QUEUES)
def test_a_task_that_fails_is_an_error_with_its_id(
    call: Callable[..., Any], module: Any, mock: MockServer, gateway: str
) -> None:
    model = {"fal": "flux_dev", "replicate": "sdxl"}[gateway]
    mock.faults.add(Fault("fails"))
    with pytest.raises(module.TaskFailed) as caught:
        call(gateway, lambda client: getattr(client, model).generate("a pier", deadline=20))
    assert caught.value.task_id and "mock" in str(caught.value).lower()


@pytest.mark.parametrize("gateway", QUEUES)
def test_a_task_is_picked_up_by_its_id_alone(call: Callable[..., Any], gateway: str) -> None:
    model = {"fal": "flux_dev", "replicate": "sdxl"}[gateway]
    result = call(gateway, lambda client: getattr(client, model).generate("a pier"))
    again = call(gateway, lambda client: getattr(client, model).task(result.id).wait(deadline=5))
    assert [one.url for one in again.files] == [one.url for one in result.files]


def test_a_task_of_any_medium_is_picked_up_without_its_model(call: Callable[..., Any]) -> None:
    made = call("replicate", lambda client: client.video_01.generate("a pier"))
    again = call("replicate", lambda client: client.task(made.id).wait(deadline=5))
    assert [type(one).__name__.removeprefix("Async") for one in again.files] == ["Video"]


def test_a_key_in_another_place_is_no_key(mock: MockServer, module: Any) -> None:
    client = module.Fal(api_key="other", base_url=mock.gateway_url("fal"))
    with client, pytest.raises(module.AuthenticationError):
        client.flux_dev.generate("a pier")


def test_a_local_file_is_put_at_a_signed_address_without_the_key(
    call: Callable[..., Any], mock: MockServer
) -> None:
    result = call("studio", lambda client: client.sketch_1.generate("a pier", reference=PNG))
    assert result.usage["images"] == 1 and result.usage["tokens"] > 0
    (asked,) = [one for one in mock.requests if one.step == "upload"]
    assert asked.status == 200
    (task,) = mock.world.tasks.latest(5)
    link = task.asked.body["reference"]
    upload = mock.world.uploads.get(link.rpartition("/")[0].rpartition("/")[2])
    assert upload is not None and upload.content == PNG and upload.mime == "image/png"
    assert task.asked.body["engine"] == {"name": "sketch-1"}


def test_a_file_that_is_put_without_the_signed_headers_is_not_taken(mock: MockServer) -> None:
    asked = httpx.post(
        f"{mock.gateway_url('studio')}/v1/uploads",
        json={"file_name": "a.png", "content_type": "image/png", "size": len(PNG)},
        headers={"X-Api-Key": "test-key"},
    ).json()
    for headers, status in (({}, 403), ({"X-Keep": "one-week"}, 403), ({"X-Keep": "one-day"}, 200)):
        put = httpx.put(asked["put_url"], content=PNG, headers=headers)
        assert put.status_code == status
        assert (httpx.get(asked["public_url"]).content == PNG) == (status == 200)


def test_params_travel_behind_the_question_mark_and_as_headers(
    call: Callable[..., Any], module: Any, mock: MockServer
) -> None:
    arguments = {"text": "Hello", "output_format": "wav", "speed": 1.5, "project_id": "p-7"}
    result = call("studio", lambda client: client.one.generate(**arguments))
    assert result.files[0].media_type == "audio/wav" and result.id is None
    (task,) = mock.world.tasks.latest(5)
    assert task.asked.body == {
        "text": "Hello",
        "$query": {"output_format": "wav", "speed": 1.5},
        "$headers": {"Project-Id": "p-7"},
    }
    with pytest.raises(module.InvalidRequest, match="speed"):
        call("studio", lambda client: client.one.generate("Hello", speed=9))


def test_null_in_a_form_is_not_sent(
    call: Callable[..., Any], module: Any, mock: MockServer
) -> None:
    for style in (module.NULL, None):
        call(
            "studio",
            lambda client, style=style: client.edit_1.generate("a pier", image=PNG, style=style),
        )
    for task in mock.world.tasks.latest(2):
        assert "style" not in task.asked.body
    whole = call(
        "studio",
        lambda client: client.edit_1.request(
            "a pier", image="https://a.example/b.png", style=module.NULL
        ),
    )
    assert "style" not in whole


def test_files_of_a_gateway_s_own_list_travel_under_the_keys_of_their_roles(
    call: Callable[..., Any], mock: MockServer
) -> None:
    call("atelier", lambda client: client.clip_1.generate("a pier", references=[FILM, PNG]))
    film, picture = mock.world.tasks.latest(1)[0].asked.body["refs"]
    assert (film["sort"], film["mime"], film["label"]) == ("video", "video/mp4", "file.mp4")
    assert film["ticket"]
    assert (picture["sort"], "ticket" in picture) == ("image", False)
    assert all(one["href"].startswith(mock.files_url) for one in (film, picture))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (drawn((2050, 16)), "no side may be above 2048"),
        (medium("mp4", pictures=32), "more than the most, 3"),
        (PNG + bytes(1048577), "more than the 1,048,576"),
    ],
)
def test_a_limit_that_only_the_gateway_states_holds_on_both_sides(
    call: Callable[..., Any],
    mock: MockServer,
    module: Any,
    monkeypatch: pytest.MonkeyPatch,
    file: bytes,
    said: str,
) -> None:
    def made() -> Any:
        return call("atelier", lambda client: client.clip_1.submit("a pier", references=[file]))

    with pytest.raises(module.MediaError, match=said):
        made()
    assert mock.requests == ()
    home = module.Atelier.__module__.partition(".")[0]
    monkeypatch.setattr(f"{home}._runtime.client.media.given.check", lambda local, limits: None)
    with pytest.raises(module.BadRequest):
        made()


def test_an_order_is_charged_once_and_a_failed_one_is_given_back(
    call: Callable[..., Any], mock: MockServer, module: Any
) -> None:
    def ordered(words: str) -> Any:
        return call(
            "atelier", lambda client: client.print_1.submit(words, idempotency_key="order-1")
        )

    full = call("atelier", lambda client: client.balance()).credits
    for _ in range(2):
        ordered("a pier")
    with pytest.raises(module.IdempotencyConflict):
        ordered("another pier")
    assert call("atelier", lambda client: client.balance()).credits == full - 3
    mock.faults.add(Fault("fails"))
    with pytest.raises(module.TaskFailed) as caught:
        call("atelier", lambda client: client.print_1.generate("a hat"))
    assert caught.value.code == "PRINT_SPOILT"
    assert call("atelier", lambda client: client.balance()).credits == full - 3


def test_an_order_that_expires_is_the_documented_error_and_is_given_back(
    call: Callable[..., Any], mock: MockServer, module: Any
) -> None:
    full = call("atelier", lambda client: client.balance()).credits
    mock.faults.add(Fault("expires"))
    with pytest.raises(module.TaskExpired, match="the task is thrown_away") as caught:
        call("atelier", lambda client: client.print_1.generate("a hat"))
    assert caught.value.task_id == mock.tasks.latest(1)[0].id
    assert call("atelier", lambda client: client.balance()).credits == full


def test_a_task_fails_where_its_gateway_has_no_word_for_an_expiry(
    call: Callable[..., Any], mock: MockServer, module: Any
) -> None:
    mock.faults.add(Fault("expires"))
    with pytest.raises(module.TaskFailed) as caught:
        call("replicate", lambda client: client.video_01.generate("a pier"))
    assert type(caught.value) is module.TaskFailed


def test_a_film_says_how_far_it_is_by_the_answer_of_its_medium_and_is_stopped(
    call: Callable[..., Any], mock: MockServer
) -> None:
    mock.faults.add(Fault("slow", seconds=5000))
    task = call("atelier", lambda client: client.clip_1.submit("a pier"))
    mock.clock.advance(2500)
    look = call("atelier", lambda client: client.task(task.id).status())
    assert 40 < look.percent < 70
    call("atelier", lambda client: client.task(task.id).cancel())
    assert mock.world.tasks.latest(1)[0].fate == "cancelled"


def test_a_film_tells_how_far_it_is_and_what_it_used(
    call: Callable[..., Any], mock: MockServer
) -> None:
    news: list[Any] = []
    mock.faults.add(Fault("slow", seconds=150))
    result = call(
        "studio", lambda client: client.reel_1.generate("a pier", clips=2, on_progress=news.append)
    )
    shares = [one.percent for one in news if one.percent is not None]
    assert shares and shares == sorted(shares)
    assert result.usage == {"seconds": 2}
    assert [one.seconds for one in result.videos] == [2, 2]
    assert [one.label for one in result.images] == ["poster"]


def test_the_generated_package_passes_the_type_checker(out: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "more_gateways"]
    done = subprocess.run(command, cwd=out, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("gateway", QUEUES)
def test_the_test_kit_of_the_package_knows_their_paths(module: Any, gateway: str) -> None:
    kit = importlib.import_module("more_gateways.testing")
    keys = (one for one in module.MODELS if one.startswith(f"{gateway}/"))
    key = next(one for one in keys if "prompt" in module.MODELS[one].arguments)
    with kit.FakeGateways() as fakes, getattr(module, CLASSES[gateway])() as client:
        made = client.model(key).generate("a lighthouse")
        assert made.files and made.files[0].read()
        assert fakes.charges == 1
        lost = client.model(key).task("task-99")
        with pytest.raises(module.NotFound, match="no test has made a task task-99"):
            lost.wait()


SEGMENTS = {
    "a slash": "a/b",
    "a question": "a?b=c",
    "a way up": "../../v1/reels",
    "percent signs": "%2e%2e%2F",
    "a fragment": "a#b",
    "a space": "a b",
    "letters of elsewhere": "Zoë 声",
    "a hole": "{model}",
    "dots with more": "...",
}


@pytest.mark.parametrize("name", SEGMENTS)
def test_a_param_in_the_path_is_one_segment_whatever_it_is(
    call: Callable[..., Any], mock: MockServer, name: str
) -> None:
    value = SEGMENTS[name]
    call("studio", lambda client: client.read_aloud.generate("Hello", voice_id=value))
    (task,) = mock.world.tasks.latest(5)
    assert task.asked.body == {
        "model": "read-aloud",
        "text": "Hello",
        "$path": {"voice_id": value, "quality": "full"},
    }
    (seen,) = [one for one in mock.requests if one.step == "create"]
    assert seen.path.startswith("/v1/voices/") and seen.path.endswith("/speech/full")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("", "voice_id: 0 characters are fewer than 1"),
        (".", "voice_id: .* would lead to another path"),
        ("..", "voice_id: .* would lead to another path"),
        ("x" * 60_001, "voice_id: .* 60,001 characters, which no path can hold"),
        ("\ud800", "voice_id: "),
    ],
    ids=["empty", "dot", "dots", "long", "half a letter"],
)
def test_a_value_that_would_change_the_path_is_refused_before_anything_is_sent(
    call: Callable[..., Any], module: Any, mock: MockServer, value: str, why: str
) -> None:
    with pytest.raises(module.InvalidRequest, match=why):
        call("studio", lambda client: client.read_aloud.generate("Hello", voice_id=value))
    assert not mock.requests


def test_a_path_that_extra_body_bends_is_refused_too(
    call: Callable[..., Any], module: Any, mock: MockServer
) -> None:
    for bent in ({"voice_id": ".."}, {"voice_id": None}):
        with pytest.raises(module.InvalidRequest, match="voice_id: "):
            call(
                "studio",
                lambda client, bent=bent: client.read_aloud.generate(
                    "Hello", voice_id="ava", extra_body={"$path": bent}
                ),
            )
    assert not mock.requests
    kept = {"$path": {"model": "other", "base": "elsewhere", "path": "x"}}
    call(
        "studio",
        lambda client: client.read_aloud.generate("Hello", voice_id="ava", extra_body=kept),
    )
    assert [one.path for one in mock.requests] == ["/v1/voices/ava/speech/full"]


def test_a_default_stands_in_the_path_where_nothing_is_given(
    call: Callable[..., Any], mock: MockServer
) -> None:
    for given in ({}, {"quality": None}, {"quality": "draft"}):
        call(
            "studio",
            lambda client, given=given: client.read_aloud.generate("Hello", voice_id="a", **given),
        )
    ends = [one.path.rpartition("/")[2] for one in mock.requests]
    assert ends == ["full", "full", "draft"]


def test_a_create_without_what_its_path_needs_is_refused(
    call: Callable[..., Any], module: Any, mock: MockServer
) -> None:
    with pytest.raises((module.InvalidRequest, TypeError), match="voice_id"):
        call("studio", lambda client: client.read_aloud.generate(text="Hello"))
    assert not mock.requests


def test_the_test_kit_of_the_package_fills_paths(module: Any) -> None:
    kit = importlib.import_module("more_gateways.testing")
    with kit.FakeGateways() as fakes, module.Studio() as client:
        made = client.read_aloud.generate("Hello", voice_id="a/b", output_format="wav")
        assert made.files and fakes.charges == 1
        (seen,) = fakes.requests
        assert seen.model == "studio/read-aloud"
        assert seen.path == "/v1/voices/a%2Fb/speech/full?output_format=wav"
