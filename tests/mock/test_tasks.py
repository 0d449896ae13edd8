from __future__ import annotations

import base64

import pytest

from gatewright import ir
from gatewright.mock import Clock, Fault, MockServer

from .calls import GATEWAYS, TASK_GATEWAYS, Caller

WORDS = {
    "rivya": ["queued", "processing", "succeeded"],
    "reapi": ["processing", "processing", "completed"],
    "skills-video": ["IN_QUEUE", "IN_PROGRESS", "COMPLETED"],
}


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_a_task_moves_through_its_gateways_own_words(caller: Caller, gateway: str) -> None:
    created = caller.create(gateway).json()
    words = [created["status"]]
    for seconds in (1.2, 10):
        caller.mock.clock.advance(seconds)
        words.append(caller.poll(gateway, created["id"]).json()["status"])
    assert words == WORDS[gateway]


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_a_task_stays_done(caller: Caller, gateway: str) -> None:
    done = caller.finished(gateway)
    assert caller.poll(gateway, done["id"]).json() == done


def test_rivya_answers_in_the_shape_of_its_page(caller: Caller) -> None:
    created = caller.create("rivya").json()
    assert created | {"id": "…"} == {
        "id": "…",
        "status": "queued",
        "model": "qwen2-image",
        "reserved_credits": 6,
        "final_credits": 0,
        "created_at": created["created_at"],
        "updated_at": created["created_at"],
        "result": None,
        "error": None,
    }
    done = caller.finished("rivya")
    assert done["final_credits"] == done["reserved_credits"] == 6
    assert done["result"]["urls"] == [done["result"]["primary_url"]]
    assert done["created_at"].endswith("Z") and done["updated_at"] > done["created_at"]


def test_reapi_counts_time_in_unix_seconds(caller: Caller) -> None:
    created = caller.create("reapi").json()
    assert set(created) == {"id", "model", "status", "created_at"}
    assert created["created_at"] == int(caller.mock.clock.now())
    assert caller.poll("reapi", created["id"]).json()["output"] is None


def test_skills_video_echoes_the_input_with_its_defaults(caller: Caller) -> None:
    done = caller.finished("skills-video", change={"num_images": 3, "aspect_ratio": "3:2"})
    assert done["input"]["num_images"] == 3 and done["input"]["output_format"] == "png"
    assert done["data"]["n"] == len(done["data"]["images"]) == 3
    assert done["data"]["image"] == done["data"]["images"][0]
    assert done["data"]["image"]["width"] * 2 == done["data"]["image"]["height"] * 3


def test_umodelverse_answers_at_once_with_link_and_data(caller: Caller) -> None:
    answer = caller.create("umodelverse", change={"size": "256x512"}).json()
    (picture,) = answer["data"]
    head, _, data = picture["b64_json"].partition(",")
    assert head == "data:image/png;base64"
    assert base64.b64decode(data) == caller.client.get(picture["url"]).content
    assert answer["usage"] == {"input_tokens_details": {}}


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_every_documented_example_is_accepted(
    caller: Caller, package: ir.Package, gateway: str
) -> None:
    # What travels as a form is called with a client in tests/catalogue.
    for model in (one for one in package.gateway(gateway).models if not one.operation.multipart):
        for name, body in model.examples:
            path = model.operation.create.path.replace("{model}", model.id)
            caller.mock.reset()
            place = model.operation.key_place
            key = {place[0]: f"{place[1]}test-key"} if place else {}
            url = caller.mock.gateway_url(gateway) + path
            answer = caller.client.post(url, json=body, headers=key)
            assert answer.status_code == 200, (name, answer.text)


def test_same_seed_same_ids_and_same_durations(package: ir.Package) -> None:
    answers: list[object] = []
    for _ in range(2):
        with MockServer(package, clock=Clock(start=0, speed=0), seed=7) as mock:
            import httpx

            with httpx.Client(headers={"authorization": "Bearer test-key"}) as client:
                caller = Caller(mock, client)
                answers.append([caller.finished("rivya")["id"], caller.finished("reapi")["id"]])
    assert answers[0] == answers[1]


def test_the_stream_tells_every_change_and_ends(caller: Caller) -> None:
    url = caller.mock.gateway_url("skills-video") + "/generation/sse/qwen/qwen-image-2"
    words: list[str] = []
    with caller.client.stream("POST", url, json={"prompt": "a lighthouse"}) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        for line in answer.iter_lines():
            if line:
                assert line.startswith("data: {")
                words.append(line.split('"status": "')[1].split('"')[0])
                caller.mock.clock.advance(1.2 if len(words) == 1 else 10)
    assert words == ["IN_QUEUE", "IN_PROGRESS", "COMPLETED"]
    assert caller.mock.ledger.count() == 1


def test_a_stream_may_end_early_and_the_task_goes_on(caller: Caller) -> None:
    caller.mock.faults.add(Fault("ends_early"))
    url = caller.mock.gateway_url("skills-video") + "/generation/sse/qwen/qwen-image-2"
    answer = caller.client.post(url, json={"prompt": "a lighthouse"})
    assert answer.text.count("data:") == 1
    caller.mock.clock.advance(60)
    id = caller.mock.tasks.latest(1)[0].id
    assert caller.poll("skills-video", id).json()["status"] == "COMPLETED"


def test_a_task_of_a_query_path_can_be_polled(package: ir.Package) -> None:
    from dataclasses import replace

    import httpx

    gateway = package.gateway("umodelverse")
    tasks = next(one for one in gateway.operations if one.poll is not None)
    model = replace(package.model("umodelverse/Qwen/Qwen-Image"), operation=tasks)
    changed = replace(package, gateways=(replace(gateway, models=(model,)),))
    headers = {"authorization": "Bearer test-key"}
    with (
        MockServer(changed, clock=Clock(speed=0)) as mock,
        httpx.Client(base_url=mock.gateway_url("umodelverse"), headers=headers) as client,
    ):
        body = {"model": "Qwen/Qwen-Image", "prompt": "a pier"}
        id = client.post("/v1/tasks/submit", json=body).json()["output"]["task_id"]
        mock.clock.advance(60)
        done = client.get("/v1/tasks/status", params={"task_id": id}).json()["output"]
        assert done["task_status"] == "Success" and len(done["urls"]) == 1
