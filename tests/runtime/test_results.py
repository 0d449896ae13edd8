"""Results and tasks in an application's hands."""

from __future__ import annotations

import base64
import copy
import inspect
import json
import pickle
from typing import Any

import httpx
import pytest

from gatewright.runtime.catalog.models import unknown_model
from gatewright.runtime.client import errors

from .conftest import World, done, task
from .pictures import jpeg, png

CDN = "https://cdn.example/1.png"


def made(world: World, *urls: str, **headers: str) -> Any:
    """A result with these links."""
    finished = done(*urls)
    for name, value in headers.items():
        finished.headers[name.replace("_", "-")] = value
    world.plays(task(), finished)
    return world.do(world.client("dedup").one.generate("a fox"))


def test_a_result_of_one_file_is_as_good_as_the_file(world: World) -> None:
    result = made(world, CDN)
    assert result.file is result.files[0] is result[0]
    assert result.url == CDN
    world.plays(httpx.Response(200, content=png()))
    assert world.do(result.read(max_bytes=1000)) == png()


def test_a_result_is_a_row_of_files(world: World) -> None:
    result = made(world, CDN, CDN)
    assert list(result) == list(result.files) and len(result) == 2 and result[-1] is result.files[1]
    for asked in ("file", "url"):
        with pytest.raises(ValueError, match="2 files"):
            getattr(result, asked)
    with pytest.raises(ValueError, match="2 files"):
        world.do(result.read())


def test_a_result_as_json_holds_what_is_known_and_no_file(world: World) -> None:
    result = made(world, CDN)
    data = json.loads(json.dumps(result.to_dict()))
    assert data["id"] == "t1" and data["model"] == "dedup/art/one" and data["status"] == "done"
    assert data["price"] == {
        "amount": "6",
        "unit": "credit",
        "per": "request",
        "source": "a page",
    }
    assert data["files"] == [result.file.to_dict()]
    assert data["files"][0]["url"] == CDN and data["files"][0]["medium"] == "image"
    assert data["expires_at"].startswith("2026-01-01T01:")


def test_the_headers_of_the_last_answer_are_there(world: World) -> None:
    assert made(world, CDN, X_Ratelimit_Left="7").headers["x-ratelimit-left"] == "7"


def test_the_last_answer_is_there_as_http_brought_it(world: World) -> None:
    result = made(world, CDN, X_Ratelimit_Left="7")
    assert result.response.status == 200
    assert result.response.headers["x-ratelimit-left"] == "7"
    assert json.loads(result.response.body) == result.raw
    assert pickle.loads(pickle.dumps(result)).response == result.response


def test_a_file_that_came_in_the_answer_is_not_held_twice(world: World) -> None:
    result = made(world, "data:image/png;base64," + base64.b64encode(png()).decode())
    assert result.response.body == b""
    assert world.do(result.read()) == png()
    assert json.dumps(result.raw).count("base64") == 1


def test_a_notebook_shows_a_picture_and_fetches_it_once(world: World) -> None:
    result = made(world, CDN)
    if world.colour == "async":
        assert f'<img src="{CDN}"' in result._repr_html_()
        assert not hasattr(result, "_repr_png_")
        return
    world.plays(httpx.Response(200, content=png()))
    assert result._repr_png_() == png()
    assert result._repr_jpeg_() is None and result._repr_html_() is None
    assert world.steps == []
    photo = made(world, CDN)
    world.plays(httpx.Response(200, content=jpeg()))
    assert (photo._repr_png_(), photo._repr_jpeg_()) == (None, jpeg())


def test_a_notebook_shows_several_by_their_links_which_are_escaped(world: World) -> None:
    shown = made(world, CDN, 'https://cdn.example/"><script>')._repr_html_()
    assert shown.count("<img ") == 2 and "<script>" not in shown


def test_a_notebook_shows_no_traceback_for_a_picture_that_is_gone(world: World) -> None:
    if world.colour == "async":
        return
    result = made(world, CDN)
    world.plays(httpx.Response(404))
    assert result._repr_png_() is None


# Tasks.


def listed(world: World, news: Any) -> list[Any]:
    """What an iteration over news brings."""
    if world.colour == "sync":
        return list(news)

    async def all_of_it() -> list[Any]:
        return [one async for one in news]

    found: list[Any] = world.do(all_of_it())
    return found


def test_the_news_of_a_task_come_one_by_one_and_waiting_is_over_then(world: World) -> None:
    world.plays(task(), task("running"), task("running"), done(CDN))
    submitted = world.do(world.client("dedup").one.submit("a fox"))
    news = listed(world, submitted.progress(deadline=100))
    assert [one.state for one in news] == ["queued", "running", "running", "succeeded"]
    assert world.do(submitted.wait()).url == CDN
    assert world.do(submitted.done()) is True
    assert world.steps == [] and len(world.requests) == 4


def test_the_news_of_a_task_that_fails_end_with_its_error(world: World) -> None:
    world.plays(task(), task("failed"))
    submitted = world.do(world.client("dedup").one.submit("a fox"))
    news: list[Any] = []

    async def follow() -> None:
        async for one in submitted.progress():
            news.append(one)

    with pytest.raises(errors.TaskFailed):
        if world.colour == "sync":
            news.extend([])
            for one in submitted.progress():
                news.append(one)
        else:
            world.do(follow())
    assert [one.state for one in news] == ["queued", "failed"]


def test_news_that_nobody_wants_any_more_stop_the_asking(world: World) -> None:
    if world.colour == "async":
        return
    world.plays(task(), task("running"))
    submitted = world.do(world.client("dedup").one.submit("a fox"))
    for one in submitted.progress():
        if one.state == "running":
            break
    assert len(world.requests) == 2
    world.plays(done(CDN))
    assert submitted.wait().url == CDN


@pytest.mark.parametrize(
    ("word", "over"),
    [("queued", False), ("running", False), ("done", True), ("failed", True), ("stopped", True)],
)
def test_one_look_tells_whether_a_task_has_ended(world: World, word: str, over: bool) -> None:
    world.plays(task(word))
    assert world.do(world.client("dedup").task("t1").done()) is over


# Models by key, and whole bodies.

BODY = {"model": "qwen2-image", "prompt": "a fox", "params": {"imageSize": "16:9"}}


def test_a_model_is_found_by_its_key_or_its_id() -> None:
    from image_gateways import AsyncRivya, Rivya, UnknownModel

    for kind in (Rivya, AsyncRivya):
        client = kind(api_key="k")
        assert client.model("rivya/qwen2-image").info.key == "rivya/qwen2-image"
        assert client.model("qwen2-image").request("a fox") == client.qwen2_image.request("a fox")
        with pytest.raises(UnknownModel, match="did you mean rivya/qwen2-image"):
            client.model("rivya/qwen2-imag")
        with pytest.raises(UnknownModel):
            client.model("reapi/qwen-image-2")


def test_a_body_that_was_judged_travels_as_it_is() -> None:
    from image_gateways import Rivya, validate

    body = Rivya(api_key="k").qwen2_image.request("a fox", image_size="16:9", seed=7)
    assert validate("rivya/qwen2-image", body) == []
    sent: list[Any] = []

    def answered(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.content))
        return httpx.Response(200, json={"id": "t1", "status": "queued"})

    http = httpx.Client(transport=httpx.MockTransport(answered))
    model = Rivya(api_key="k", http_client=http).model("rivya/qwen2-image")
    assert model.submit(body=body, extra_headers={"x-a": "b"}).id == "t1"
    assert sent == [body]
    del body["model"]
    assert model.request(body=body)["model"] == "qwen2-image"
    assert "model" not in body


def test_a_body_is_judged_and_takes_no_arguments_beside_it() -> None:
    from image_gateways import InvalidRequest, Rivya, UModelverse

    model = Rivya(api_key="k").model("qwen2-image")
    with pytest.raises(InvalidRequest, match="prompt"):
        model.generate(body={"model": "qwen2-image", "params": {}})
    with pytest.raises(InvalidRequest, match="model"):
        model.generate(body={"model": "other", "prompt": "a fox"})
    with pytest.raises(TypeError, match="leave out prompt, seed"):
        model.generate("a fox", body={"prompt": "a fox"}, seed=3)
    with pytest.raises(TypeError, match="body is a mapping, not list"):
        model.generate(body=[1])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="multiple values for argument 'prompt'"):
        model.generate("a fox", prompt="an owl")
    with pytest.raises(TypeError, match="answers at once and has no tasks"):
        UModelverse(api_key="k").model("Qwen/Qwen-Image").submit("a fox")
    assert [one.path for one in model.validate(body={"prompt": 7})] == ["/prompt"]


def test_a_file_is_uploaded_by_the_client_for_the_first_model_that_takes_files() -> None:
    from image_gateways import MediaError, ReAPI, Rivya, UnknownModel

    sent: list[httpx.Request] = []

    def answered(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={"url": "https://files.example/1"})

    http = httpx.Client(transport=httpx.MockTransport(answered))
    client = Rivya(api_key="k", http_client=http)
    kept = client.upload(png())
    assert (kept.url, kept.kind, kept.gateway) == ("https://files.example/1", "image", "rivya")
    assert client.model("qwen2-image").upload(png(), timeout=3).size == len(png())
    assert client.qwen_image.request("a fox", reference_media=[kept])["params"]
    with pytest.raises(UnknownModel):
        client.upload(png(), model="qwen9")
    with pytest.raises(MediaError, match="host the file"):
        ReAPI(api_key="k").upload(png())
    assert len(sent) == 2


# The tree of errors.


def test_no_error_of_ours_is_one_of_the_system() -> None:
    for name, kind in vars(errors).items():
        if inspect.isclass(kind) and issubclass(kind, Exception):
            assert not issubclass(kind, (OSError, TimeoutError)), name


def test_an_unknown_model_is_in_the_tree_and_can_be_copied_and_pickled() -> None:
    error = unknown_model("a/b", ("a/bc",))
    assert isinstance(error, errors.GatewayError) and isinstance(error, LookupError)
    for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert (type(again), str(again), again.key) == (type(error), str(error), "a/b")
    assert error.nothing_created


def test_both_colours_have_the_same_methods() -> None:
    from gatewright.runtime.client.any_model import AnyModel, AsyncAnyModel
    from gatewright.runtime.client.client import AsyncClient, SyncClient
    from gatewright.runtime.client.tasks import AsyncTask, Task

    def public(kind: type) -> set[str]:
        return {name for name in dir(kind) if not name.startswith("_")}

    pairs = ((AnyModel, AsyncAnyModel), (SyncClient, AsyncClient), (Task, AsyncTask))
    for one, other in pairs:
        assert public(one) == public(other)
