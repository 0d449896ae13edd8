"""Every slot of the language is read by the runtime, and what it says reaches the caller."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gatewright.runtime.catalog.info import AnswerInfo
from gatewright.runtime.client import flows
from gatewright.runtime.client.errors import BadRequest
from gatewright.runtime.client.flows.answers import read
from gatewright.slots import SLOTS, file_slot

from .conftest import World, answer, task
from .gateways import PLAIN, PLAIN_IMAGES

URL = "https://cdn.example/1.png"

VALUES: dict[str, Any] = {
    "status": "done", "created_at": 1778457600, "updated_at": 1778457600, "input": {"prompt": "x"},
    "count": 7, "progress.log": ["a"], "progress.position": 3, "progress.percent": 40.0,
}  # fmt: skip
SOURCES = "".join(
    path.read_text(encoding="utf-8") for path in Path(flows.__file__ or "").parent.glob("*.py")
)


def value_of(slot: str) -> Any:
    if slot.startswith(("credits.", "used.")):
        return 5
    return VALUES.get(slot, "https://x.example/a" if slot.endswith(("url", "put")) else "word")


@pytest.mark.parametrize("slot", sorted(SLOTS))
def test_every_slot_is_read(slot: str) -> None:
    if slot.startswith(("upload.", "balance", "error.type", "error.legacy_code", "output.bytes")):
        assert f'"{slot}"' in SOURCES, "by the flow of that endpoint"
        return
    slots = {"output.url": ("urls", "*")}
    data: dict[str, Any] = {"urls": [URL]}
    found = file_slot(slot)
    if slot.startswith("first."):
        slots = {"first.url": ("value", "url"), slot: ("value", slot.removeprefix("first."))}
        read_at = replace(PLAIN_IMAGES, answers={"succeeded": AnswerInfo(slots)})
        value = value_of(slot) if slot != "first.width" and slot != "first.height" else 4
        one = {"url": URL} | {slot.removeprefix("first."): value}
        assert read(PLAIN, read_at, {"value": one}) != read(PLAIN, read_at, {"value": {}})
        assert slot == "first.url" or read(PLAIN, read_at, {"value": one}) != read(
            PLAIN, read_at, {"value": {"url": URL}}
        )
        return
    if found is not None:
        slots = {"output.url": ("files", "*", "url")}
        data = {"files": [{"url": URL}]}
    key = ("files", "*", found.field) if found is not None else ("value",)
    key = ("value", "*") if slot == "progress.log" else key
    if slot == "output.hex":
        slots, data = {}, {}
    read_at = replace(PLAIN_IMAGES, answers={"succeeded": AnswerInfo({**slots, slot: key})})
    value = {
        "base64": "iVBORw0KGgo=",
        "data_url": "data:image/png;base64,iVBORw0KGgo=",
        "hex": "89504e47",
        "width": 4,
        "height": 4,
        "seconds": 2,
    }.get(slot.rpartition(".")[2], value_of(slot))
    said: dict[str, Any] = {"value": value}
    if found is not None:
        said = {"files": [{"url": URL, found.field: value}]}
    if slot.startswith("output.error_"):  # of a file that is not there
        data, said = {"files": [{}]}, {"files": [{found.field: value} if found else {}]}
    with_it, without = (read(PLAIN, read_at, one) for one in ({**data, **said}, data))
    assert with_it != without or slot == "output.url"


def test_a_task_keeps_what_the_answer_to_its_create_says(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = type(world.client("plain").one)
    operation = plain.info.operation
    made = AnswerInfo(
        {
            **operation.answers["created"].slots,
            "credits.reserved": ("reserved",),
            "input": ("input",),
            "used.tokens": ("tokens",),
        }
    )
    told = replace(operation, answers={**operation.answers, "created": made})
    monkeypatch.setattr(plain, "info", replace(plain.info, operation=told))
    world.plays(task(reserved=6, input={"prompt": "a fox"}, tokens=9))
    submitted = world.do(world.client("plain").one.submit("a fox"))
    assert submitted.credits.reserved == 6
    assert submitted.input == {"prompt": "a fox"}
    assert submitted.usage == {"tokens": 9}
    again = world.client("plain").task("t1")
    assert (again.credits.reserved, again.input, again.usage) == (None, None, {})


def test_a_refusal_keeps_the_gateways_word_for_its_kind(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = world.client("plain").info
    shape = AnswerInfo({**info.answers["error"].slots, "error.type": ("error", "type")})
    monkeypatch.setattr(
        type(world.client("plain")), "info", replace(info, answers={**info.answers, "error": shape})
    )
    world.plays(answer(400, {"error": {"type": "invalid_request_error", "message": "no"}}))
    with pytest.raises(BadRequest) as caught:
        world.do(world.client("plain").one.generate("a fox"))
    assert caught.value.error_type == "invalid_request_error"
