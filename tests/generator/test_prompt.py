"""The prompt is a param with a role: a model may have none, under any key, beside other texts."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gatewright.pipeline import read_package
from gatewright.render.signatures import call_doc

from ..mock.shops import SIDES, calls, opened, write
from .checking import EASEL, SHOP, change, found
from .conftest import GATEWAY, MODEL

PROMPT = """\
  prompt:
    type: string
    role: prompt
    required: true
    max_length: 100
"""
NONE = MODEL.replace(PROMPT, "").replace("    prompt: a hat\n", "")
NO_PARAM = NONE.replace(NONE[NONE.index("params:") : NONE.index("price:")], "").replace(
    '    size: "16:9"\n', ""
)
OTHER_KEY = MODEL.replace("role: prompt\n", "role: prompt\n    key: text\n").replace(
    "    prompt: a hat", "    text: a hat"
)
OTHER_NAME = MODEL.replace("  prompt:\n", "  lyrics:\n").replace("    prompt: a", "    lyrics: a")
SECOND = MODEL.replace("  size:\n", "  style: {type: string, max_length: 9}\n  size:\n")
SAID: dict[str, tuple[str, tuple[Any, ...], dict[str, Any], dict[str, Any]]] = {
    "no prompt": (NONE, (), {"size": "1:1"}, {"size": "1:1"}),
    "no param at all": (NO_PARAM, (), {}, {}),
    "another key": (OTHER_KEY, ("a hat",), {}, {"text": "a hat"}),
    "another name": (OTHER_NAME, ("a hat",), {}, {"lyrics": "a hat"}),
    "a second text": (SECOND, ("a hat",), {"style": "oil"}, {"prompt": "a hat", "style": "oil"}),
}
"""Model, positional and named arguments of a call, and what of it travels beside the model's id."""


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("case", SAID.values(), ids=SAID)
def test_a_call_makes_a_picture_whatever_texts_a_model_takes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[str, tuple[Any, ...], dict[str, Any], dict[str, Any]],
    side: str,
) -> None:
    model, positional, named, travels = case
    with opened(write(tmp_path / "specs", model=model), monkeypatch) as (mock, module):
        made = calls(side, module, mock, lambda shop: shop.easel.generate(*positional, **named))
        body = mock.tasks.latest(1)[0].asked.body
        schema = module.MODELS.data("shop/easel", "schemas")
        assert module.validate("shop/easel", body) == []
    assert len(made.images) == 1
    assert body == {"model": "easel", **travels}
    jsonschema.validate(body, schema)


def signature(module: Any) -> dict[str, inspect.Parameter]:
    found = inspect.signature(module.Shop(api_key="k").easel.generate).parameters
    return {name: one for name, one in found.items() if one.kind is not one.VAR_KEYWORD}


def test_a_model_without_a_prompt_has_no_positional_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(write(tmp_path / "specs", model=NONE), monkeypatch) as (_, module):
        assert {one.kind for one in signature(module).values()} == {inspect.Parameter.KEYWORD_ONLY}
        with pytest.raises(TypeError):
            module.Shop(api_key="k").easel.request("a hat")
        (violation,) = module.validate("shop/easel", {"model": "easel", "prompt": "a hat"})
        assert (violation.path, violation.rule) == ("/prompt", "additionalProperties")


def test_the_positional_argument_is_called_as_the_param(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(write(tmp_path / "specs", model=OTHER_NAME), monkeypatch) as (_, module):
        assert next(iter(signature(module))) == "lyrics"
        easel = module.Shop(api_key="k").easel
        assert easel.request(lyrics="la") == easel.request("la")
        (violation,) = module.validate("shop/easel", {"model": "easel", "lyrics": "x" * 101})
        assert (violation.path, violation.rule) == ("/lyrics", "maxLength")
        assert violation.fact == "params.lyrics"


def test_a_mode_may_do_without_the_prompt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes = (
        "modes:\n  seeded: {present: [seed], params: {prompt: {required: false}}}\n  said: {}\n\n"
    )
    model = MODEL.replace("price:\n", f"{modes}price:\n")
    with opened(write(tmp_path / "specs", model=model), monkeypatch) as (_, module):
        assert module.validate("shop/easel", {"model": "easel", "seed": 1}) == []
        (violation,) = module.validate("shop/easel", {"model": "easel"})
        assert (violation.path, violation.rule) == ("/prompt", "required")


def test_the_prompt_sits_in_its_own_container(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = "    request:\n"
    assert request in GATEWAY
    gateway = GATEWAY.replace(request, f"{request}      prompt: input\n")
    model = MODEL.replace("    prompt: a hat", "    input: {prompt: a hat}")
    with opened(write(tmp_path / "specs", gateway, model), monkeypatch) as (_, module):
        body = module.Shop(api_key="k").easel.request("a hat", seed=1)
    assert body["input"] == {"prompt": "a hat"}


def test_two_prompts_are_refused(shop: Path) -> None:
    change(shop, EASEL, "  size:\n", "  other: {type: string, role: prompt}\n  size:\n")
    assert found(shop) == [
        "models/shop/easel.yaml:14:31: `prompt` is the prompt already; a second text has no role"
    ]


def test_a_prompt_that_is_no_text_is_refused(shop: Path) -> None:
    change(shop, EASEL, "    maximum: 9\n", "    maximum: 9\n    role: prompt\n")
    change(shop, EASEL, "    role: prompt\n    required: true\n", "    required: true\n")
    assert found(shop) == [
        "models/shop/easel.yaml:22:11: a prompt is a text; give the param the type `string`"
    ]


def test_a_param_of_a_gateway_has_no_role(shop: Path) -> None:
    change(shop, SHOP, "states:\n", "params: {own: {type: string, role: prompt}}\n\nstates:\n")
    (fault,) = found(shop)
    assert "only a param of a model has a role; remove it" in fault


def test_a_mode_has_words_of_its_own_for_a_prompt_and_no_limit_of_its_own() -> None:
    package, faults = read_package(Path(__file__).parents[2] / "specs")
    assert package is not None, faults
    model = package.model("reapi/qwen-image-2")
    prompt = next(param for param in model.params if param.name == "prompt")
    assert prompt.docs == (("edit", "What to change in the picture."),)
    assert "In edit: What to change in the picture." in call_doc(model)
    (key,) = [key for key in model.body.fields if key.wire == "prompt"]
    assert len(key.cases) == 1, "words make no second case"
