"""None is not given, and NULL travels as null: only where a page says that it may."""

from __future__ import annotations

import asyncio
import copy
import pickle
from collections.abc import Iterator
from typing import Any

import pytest

from image_gateways import NULL, AsyncSkillsVideo, InvalidRequest, Null, ReAPI, SkillsVideo
from image_gateways._runtime.cli import main as command
from image_gateways.testing import FakeGateways


@pytest.fixture
def fake() -> Iterator[FakeGateways]:
    with FakeGateways() as made:
        yield made


def test_none_is_left_out_and_null_travels(fake: FakeGateways) -> None:
    model = SkillsVideo().qwen_image_2
    model.generate("a fox", seed=None)
    model.generate("a fox", seed=NULL)
    first, second = (one.body for one in fake.creates)
    assert "seed" not in first
    assert second["seed"] is None
    assert model.request("a fox", seed=NULL)["seed"] is None
    assert model.validate("a fox", seed=NULL) == []

    async def main() -> None:
        await AsyncSkillsVideo().qwen_image_2.generate("a fox", seed=NULL)
        await AsyncSkillsVideo().model("qwen/qwen-image-2").generate("a fox", seed=NULL)

    asyncio.run(main())
    assert [one.body["seed"] for one in fake.creates[2:]] == [None, None]


def test_null_where_no_page_allows_it_is_refused_before_anything_is_sent(
    fake: FakeGateways,
) -> None:
    null: Any = NULL
    with pytest.raises(InvalidRequest, match="seed: null is not"):
        ReAPI().qwen_image_2.generate("a fox", seed=null)
    with pytest.raises(TypeError, match="stream is True or False, not Null"):
        ReAPI().qwen_image_2.generate("a fox", stream=null)
    assert not fake.requests


def test_the_extra_body_takes_none_where_null_is_allowed_and_null_everywhere(
    fake: FakeGateways,
) -> None:
    model = SkillsVideo().qwen_image_2
    model.generate("a fox", extra_body={"seed": None, "new": NULL})
    body = fake.creates[0].body
    assert body["seed"] is None
    assert body["new"] is None
    with pytest.raises(TypeError, match="extra_body\\['n'\\] is None: leave it out, or pass NULL"):
        model.generate("a fox", extra_body={"n": None})
    assert len(fake.creates) == 1


def test_there_is_one_null_wherever_it_went() -> None:
    assert pickle.loads(pickle.dumps(NULL)) is NULL is copy.deepcopy(NULL) is Null()
    assert not NULL
    assert repr(NULL) == "NULL"


@pytest.mark.parametrize(("text", "sent"), [("seed=null", None), ("negative_prompt=null", "null")])
def test_the_command_line_writes_null_where_it_is_allowed_and_text_elsewhere(
    fake: FakeGateways, text: str, sent: object, tmp_path: Any
) -> None:
    key = "skills-video/qwen/qwen-image-2"
    arguments = ["generate", "--model", key, "--prompt", "a fox", "-p", text]
    assert command([*arguments, "--out", str(tmp_path / "x.png"), "--quiet"]) == 0
    assert fake.creates[0].body[text.partition("=")[0]] == sent
