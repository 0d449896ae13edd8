"""The life of a task: its status words, its envelopes and its polling intervals."""

from __future__ import annotations

from typing import Any

import pytest

from ..handle import Package
from ..stage import CREATED_AT, VALUES, Colour, Stage, filled, slots
from ..subject import PROMPT, Gateway, Model
from .registry import of_gateway, of_model
from .requests import accepted, created_at

ENDS = {"failed": "TaskFailed", "cancelled": "TaskCancelled", "expired": "TaskExpired"}
NEARLY_ONE = 1 - 2**-53


def with_tasks(gateway: Gateway) -> list[tuple[str, tuple[str, str]]]:
    """The operations whose polls hold the result, each with the address of one task."""
    return [
        (name, gateway.url(one["poll"], id="task-17"))
        for name, one in gateway.operations.items()
        if "poll" in one and "result" not in one
    ]


def envelope(
    gateway: Gateway, operation: str, meaning: str, word: str | None, **values: Any
) -> Any:
    """Returns the answer of a task with that status word."""
    state = {"succeeded": "succeeded"}.get(meaning, "failed" if meaning in ENDS else "pending")
    answers = gateway.answers(operation)
    return filled(gateway, answers.get(state) or answers["created"], status=word, **values)


@of_gateway("states", "older_states", "operations", "answers.pending", "base_url", sends=True)
def each_status_word_has_its_meaning(package: Package, gateway: Gateway, colour: Colour) -> None:
    for operation, address in with_tasks(gateway):
        stage = Stage(package, gateway, colour)
        words = gateway.words
        stage.answer(
            address, *(envelope(gateway, operation, means, word) for word, means in words.items())
        )
        task = stage.client.task("task-17", operation=operation)
        for word, meaning in words.items():
            progress = stage.run(task.status())
            assert (progress.status, progress.state, progress.id) == (word, meaning, "task-17")
        headers = stage.requests()[0].headers
        assert headers["authorization"] == "Bearer test-key"


@of_gateway("states", sends=True)
def a_word_that_no_page_has_neither_ends_nor_breaks_a_wait(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    for operation, address in with_tasks(gateway):
        stage = Stage(package, gateway, colour)
        last = gateway.word("succeeded")
        stage.answer(
            address,
            envelope(gateway, operation, "running", "brand new"),
            envelope(gateway, operation, "succeeded", last),
        )
        result = stage.run(stage.client.task("task-17", operation=operation).wait())
        assert result.status == last
        assert any("brand new" in warning for warning in result.warnings)


@of_gateway("answers.video", "answers.audio", "operations", "states", sends=True)
def a_task_of_each_medium_is_read_from_its_own_envelope(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    for medium in ("image", "video", "audio"):
        shape = gateway.facts.get(f"answers.{medium}.succeeded")
        if shape is None:
            continue
        for operation, address in with_tasks(gateway):
            stage = Stage(package, gateway, colour)
            here = {"output__content_type": None, "first__content_type": None}
            done = filled(gateway, shape, status=gateway.word("succeeded"), **here)
            stage.answer(address, done)
            result = stage.run(stage.client.task("task-17", operation=operation).wait())
            kinds = {"image": result.images, "video": result.videos, "audio": result.audios}
            assert [one.url for one in kinds[medium]] == [VALUES["output.url"]], medium
            assert result.files == kinds[medium]
            assert result.charge == VALUES["credits.total"]
            assert result.warnings == ()
            del done["data"][f"{medium}s"]
            stage = Stage(package, gateway, colour)
            stage.answer(address, done)
            again = stage.run(stage.client.task("task-17", operation=operation).wait())
            assert [one.url for one in again.files] == [VALUES["first.url"]]


@of_gateway("answers.succeeded", "operations", "timestamps", "states", "older_states", sends=True)
def a_finished_task_is_read_from_every_place_of_its_envelope(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    for operation, address in with_tasks(gateway):
        shape = gateway.answers(operation)["succeeded"]
        places = slots(shape)
        for word, meaning in gateway.words.items():
            if meaning != "succeeded":
                continue
            stage = Stage(package, gateway, colour)
            stage.answer(address, filled(gateway, shape, status=word))
            result = stage.run(stage.client.task("task-17", operation=operation).wait())
            assert (result.id, result.status) == ("task-17", word)
            assert result.warnings == (), result.warnings
            look_at(result, places, str(gateway.facts.get("timestamps")))


def look_at(result: Any, places: dict[str, Any], timestamps: str) -> None:
    """Raises unless `result` holds what stood in the slots of its answer."""
    image = result.files[0]
    assert len(result.files) == 1
    assert image.url == VALUES["output.url"]
    for slot, name in (
        ("output.file_name", "file_name"),
        ("output.content_type", "media_type"),
        ("output.width", "width"),
        ("output.height", "height"),
    ):
        assert getattr(image, name) == (VALUES[slot] if slot in places else None), slot
    credits = result.credits
    for name in ("reserved", "final", "total"):
        slot = f"credits.{name}"
        assert getattr(credits, name) == (VALUES[slot] if slot in places else None), slot
    for slot in ("credits.subscription", "credits.permanent"):
        if slot in places:
            assert credits.parts[slot.removeprefix("credits.")] == VALUES[slot]
    assert result.request_id == ("req-99" if "request_id" in places else None)
    known = "created_at" in places and timestamps in ("iso8601", "unix")
    assert result.created_at == (CREATED_AT if known else None)


@of_gateway("answers.succeeded", "operations", sends=True)
def several_results_come_back_in_their_order(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    for operation, address in with_tasks(gateway):
        shape = gateway.answers(operation)["succeeded"]
        word = gateway.word("succeeded")
        answer = filled(gateway, shape, status=word)
        home, key = list_in(answer, slots(shape)["output.url"])
        home[key] = home[key] * 3
        stage = Stage(package, gateway, colour)
        stage.answer(address, answer)
        result = stage.run(stage.client.task("task-17", operation=operation).wait())
        assert [image.url for image in result.files] == [VALUES["output.url"]] * 3


def list_in(answer: Any, path: tuple[str, ...]) -> tuple[Any, str]:
    """The object that holds the list of results, and the list's key in it."""
    *parents, key = path[: path.index("*")]
    for parent in parents:
        answer = answer[parent]
    return answer, key


@of_gateway("answers.succeeded", sends=True)
def a_lone_first_result_is_no_lost_result(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    for operation, address in with_tasks(gateway):
        shape = gateway.answers(operation)["succeeded"]
        places = slots(shape)
        if "first.url" not in places:
            continue
        word = gateway.word("succeeded")
        answer = filled(gateway, shape, status=word)
        home, key = list_in(answer, places["output.url"])
        del home[key]
        stage = Stage(package, gateway, colour)
        stage.answer(address, answer)
        result = stage.run(stage.client.task("task-17", operation=operation).wait())
        (image,) = result.files
        assert image.url == VALUES["first.url"]
        for slot, name in (
            ("first.file_name", "file_name"),
            ("first.content_type", "media_type"),
            ("first.width", "width"),
            ("first.height", "height"),
        ):
            assert slot not in places or getattr(image, name) == VALUES[slot], slot


@of_gateway("answers.failed", "operations", "states", "older_states", sends=True)
def a_task_that_ends_badly_says_why(package: Package, gateway: Gateway, colour: Colour) -> None:
    tree = package.runtime("client.errors")
    for operation, address in with_tasks(gateway):
        shape = gateway.answers(operation)["failed"]
        places = slots(shape)
        for word, meaning in gateway.words.items():
            if meaning not in ENDS:
                continue
            stage = Stage(package, gateway, colour)
            stage.answer(address, filled(gateway, shape, status=word))
            with pytest.raises(tree.TaskFailed) as caught:
                stage.run(stage.client.task("task-17", operation=operation).wait())
            error = caught.value
            assert type(error).__name__ == ENDS[meaning], word
            assert error.task_id == "task-17"
            assert error.code == ("why" if "error.code" in places else None)
            assert error.message == VALUES["error.message"]
            assert error.request_id == ("req-99" if "request_id" in places else None)
            for name in ("reserved", "final", "total"):
                slot = f"credits.{name}"
                expected = VALUES[slot] if slot in places else None
                assert getattr(error.credits, name) == expected


@of_model("medium", "operation", "operations", "answers.created", "states", sends=True)
def a_create_gives_a_task_that_can_be_waited_for(
    package: Package, model: Model, colour: Colour
) -> None:
    gateway, operation = model.gateway, model.operation
    if not model.polled:
        return
    stage = Stage(package, gateway, colour)
    stage.answer(created_at(model), accepted(model))
    address = gateway.url(gateway.operations[operation]["poll"], id="task-17")
    stage.answer(
        address,
        envelope(gateway, operation, "running", gateway.word("running")),
        envelope(gateway, operation, "succeeded", gateway.word("succeeded")),
    )
    task = stage.run(getattr(stage.client, model.attribute).submit(PROMPT))
    assert (task.id, task.created_status) == (
        "task-17",
        gateway.word("queued") or gateway.word("running"),
    )
    seen: list[tuple[str, str | None]] = []

    def note(progress: Any) -> None:
        seen.append((progress.status, progress.state))

    async def note_async(progress: Any) -> None:
        note(progress)

    result = stage.run(task.wait(on_progress=note_async if colour == "async" else note))
    assert result.model == model.key
    assert result.files[0].url == VALUES["output.url"]
    states = ["queued" if gateway.word("queued") else "running", "running", "succeeded"]
    assert [state for _, state in seen] == states


@of_gateway("polling", sends=True)
def a_task_is_looked_at_as_often_as_its_page_says(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    operation, address = with_tasks(gateway)[0]
    polling = gateway.facts["polling"]
    word = gateway.word("running")
    for chance in (0.0, NEARLY_ONE):
        stage = Stage(package, gateway, colour, chance=chance)
        stage.answer(address, envelope(gateway, operation, "running", word))
        with pytest.raises(package.runtime("client.errors").TaskTimeout) as caught:
            stage.run(stage.client.task("task-17", operation=operation).wait())
        assert caught.value.task_id == "task-17"
        deadline = polling["deadline"]
        assert f"within {deadline} s" in str(caught.value)
        assert deadline - 2 <= stage.world.seconds <= deadline + 0.001
        if "every" in polling:
            low, high = polling["every"]
            first, *pauses = [pause for pause in stage.world.slept if pause > 0][:-1]
            assert first == low if chance == 0 else low <= first <= high
            assert max(pauses) == high
            assert all(low <= pause <= high for pause in pauses[:-1])


@of_model("polling", sends=True)
def the_first_look_comes_when_its_page_says(package: Package, model: Model, colour: Colour) -> None:
    gateway, operation = model.gateway, model.operation
    polling = gateway.facts["polling"]
    if "first" not in polling and "every" not in polling:
        return
    low, high = polling.get("first") or [polling["every"][0]] * 2
    address = gateway.url(gateway.operations[operation]["poll"], id="task-17")
    last = gateway.word("succeeded")
    for chance, pause in ((0.0, low), (0.5, (low + high) / 2), (NEARLY_ONE, high)):
        stage = Stage(package, gateway, colour, chance=chance)
        stage.answer(created_at(model), accepted(model))
        stage.answer(address, envelope(gateway, operation, "succeeded", last))
        stage.run(getattr(stage.client, model.attribute).generate(PROMPT))
        assert stage.world.slept == [pytest.approx(pause)]
