"""Safe repairs: what they mend, what they never touch, and that they never do harm."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatewright_tools.package import open_package
from gatewright_tools.repair import repair_text
from tests.validators.everything import model_of, some, validator
from tests.validators.strategies import bent, bodies, body_in, mode_of

Check = Callable[[Any], list[Any] | None]
MODELS = {key: model_of(key) for key in some(4)}
PACKAGE = open_package("image_gateways")
CHECKS = {key: validator(model, "image_gateways._runtime") for key, model in MODELS.items()}
EVERYTHING = CHECKS["reapi/everything-1"]
THOROUGH = settings(
    max_examples=120, derandomize=True, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
BASE = '{"model": "everything-1", "prompt": "xx", '


def fixed(pair: str, check: Check = EVERYTHING) -> tuple[str, int]:
    """(the pair after repair, how many rules are still broken)."""
    found = repair_text(PACKAGE, check, f"{BASE}{pair}}}")
    assert found.text.startswith(BASE.rstrip(", ")) and found.text.endswith("}")
    return found.text[len(BASE) : -1], len(found.left)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"mood": "CALM"', '"mood": "calm"'),
        ('"mood": " Wild "', '"mood": "wild"'),
        ('"odd": 1', '"odd": "1"'),
        ('"steps": "7"', '"steps": 7'),
        ('"steps": " 14 "', '"steps": 14'),
        ('"guidance": "2.50"', '"guidance": 2.50'),
        ('"flag": "False"', '"flag": false'),
        ('"quoted": true', '"quoted": "true"'),
        ('"quoted": "TRUE"', '"quoted": "true"'),
        ('"size": "250 X 250"', '"size": "250x250"'),
        ('"size": "250\u00d7250"', '"size": "250x250"'),
        ('"size": "250*250"', '"size": "250x250"'),
        ('"note": 7.50', '"note": "7.50"'),
        ('"tags": "ab"', '"tags": ["ab"]'),
        ('"grid": [1]', '"grid": [[1]]'),
        ('"tools": {"type": "DRAW"}', '"tools": [{"type": "draw"}]'),
        ('"Mood": "calm"', '"mood": "calm"'),
        ('"guidence": 2', '"guidance": 2'),
        ('"imageSizee": 1, "tagss": "a"', '"imageSizee": 1, "tags": ["a"]'),
        ('"settings": {"output": {"aspect_ratio": "WIDE"}}',
         '"settings": {"output": {"aspectRatio": "wide"}}'),
        ('"options": {"depht": "1"}', '"options": {"depth": 1}'),
        ('"mood": null, "tiny": 1', '"tiny": 1'),
        ('"tiny": 1, "mood": null', '"tiny": 1'),
        ('"aspectRatio": "wide"', '"settings": {"output": {"aspectRatio": "wide"}}'),
        ('"tiny": 1,\n  "mood" : null,\n  "count": 2', '"tiny": 1,\n  "count": 2'),
    ],
)  # fmt: skip
def test_what_means_the_same_is_written_as_the_gateway_wants_it(before: str, after: str) -> None:
    text, left = fixed(before)
    assert text == after
    assert left == ("imageSizee" in before)


@pytest.mark.parametrize(
    "pair",
    [
        '"mood": "clam"', '"mood": "sharp"', '"odd": "10"', '"odd": true', '"steps": 8',
        '"steps": "eight"', '"steps": "8"', '"steps": "07"', '"steps": "7.5"', '"tiny": 10',
        '"strength": 1.5', '"flag": 1', '"flag": "yes"', '"quoted": 1', '"size": "2000x2000"',
        '"size": "250:250"', '"size": "250"', '"size": [250, 250]', '"note": "too long for it"',
        '"note": true', '"tags": ["a", "b", "c", "d"]', '"unheard_of": 1', '"mod": "calm", "tinny": 10',
        '"tag": ["a"], "tagz": ["b"]', '"mood": ["calm"]', '"prompts": "a"',
        '"steps": 7.5', '"size": "1\u00d71"', '"grid": [null]',
    ],
)  # fmt: skip
def test_what_has_more_than_one_meaning_or_asks_for_something_else_stays(pair: str) -> None:
    text, left = fixed(pair)
    assert text == pair
    assert left >= 1


@pytest.mark.parametrize(
    ("key", "body", "path", "after"),
    [
        ("rivya/qwen-image", {"params": {"image_size": "landscape-16-9"}}, ("params", "image_size"),
         "landscape_16_9"),
        ("rivya/qwen-image", {"params": {"image_size": "landscape 169"}}, ("params", "image_size"),
         "landscape 169"),
        ("rivya/qwen-image", {"params": {"output_format": "jpg"}}, ("params", "output_format"), "jpeg"),
        ("rivya/qwen-image", {"params": {"output_format": ".PNG"}}, ("params", "output_format"), "png"),
        ("rivya/qwen2-image", {"params": {"image_size": "16 / 9"}}, ("params", "image_size"), "16:9"),
        ("rivya/qwen2-image", {"params": {"image_size": "1.6:9"}}, ("params", "image_size"), "1.6:9"),
        ("rivya/qwen2-image", {"params": {"referenceMediaItems": {"url": "https://a.example/b",
         "kind": "Image", "mimetype": "image/jpg"}}}, ("params", "referenceMediaItems"),
         [{"url": "https://a.example/b", "kind": "image", "mimeType": "image/jpeg"}]),
        ("skills-video/qwen/qwen-image-2", {"image_url": "https://a.example/b"}, ("image_urls",),
         ["https://a.example/b"]),
        ("reapi/qwen-image-2", {"image_urls": ["https://a.example/b"]}, ("image_urls",),
         ["https://a.example/b"]),
        ("umodelverse/Qwen/Qwen-Image", {"size": "1024 \u00d7 1024"}, ("size",), "1024x1024"),
    ],
)  # fmt: skip
def test_the_real_models_are_served_too(
    key: str, body: dict[str, Any], path: tuple[str, ...], after: Any
) -> None:
    found = json.loads(repair_text(PACKAGE, CHECKS[key], json.dumps({"prompt": "x", **body})).text)
    for part in path:
        found = found[part]
    assert found == after


def test_a_prompt_is_never_touched() -> None:
    for prompt in ("7", "true", '["a fox"]', '"x"', "null"):
        text = f'{{"model": "everything-1", "prompt": {prompt}}}'
        found = repair_text(PACKAGE, EVERYTHING, text)
        assert (found.text, found.repairs) == (text, []), found.text


def test_a_prompt_by_another_name_is_never_touched() -> None:
    catalog = PACKAGE.models
    others = {
        key: at
        for key in catalog
        if (prompt := catalog[key].arguments.get(catalog[key].positional)) is not None
        and "prompt" not in (at := [str(step) for step in prompt.at])[-1]
    }
    assert others
    for key, at in others.items():
        body: Any = 2024
        for step in reversed(at):
            body = {step: body}
        text = json.dumps(body)
        assert repair_text(PACKAGE, catalog.rules(key), text).text == text, key


def test_every_other_character_of_the_text_stays() -> None:
    text = (
        '\n{\t"model":"everything-1" ,\r\n  "prompt" : "\\u00e9 \u00e9 {\\"seed\\": \\"1\\"}",\n'
        '  "tiny" :\t"1",   "weight":1.50e0\n\n}\n \n'
    )
    found = repair_text(PACKAGE, EVERYTHING, text)
    assert found.text == text.replace('"tiny" :\t"1"', '"tiny" :\t1')
    (repair,) = found.repairs
    assert str(repair) == (
        '/tiny: "1" \u2192 1 [type; Everything, https://example.com/everything, read 2026-11-21]'
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"model": "everything-1", "prompt": "xx", "tiny": "1", "tiny": "2"}',
        '{"model": "everything-1", "prompt": "xx", "tiny": "1", "loose": {"a": 1, "a": 2}}',
    ],
)
def test_a_document_that_has_a_key_twice_is_left_as_it_is(text: str) -> None:
    found = repair_text(PACKAGE, EVERYTHING, text)
    assert (found.text, found.repairs) == (text, [])


def test_a_document_that_is_nested_very_deep_is_left_as_it_is() -> None:
    deep = "[" * 900 + "]" * 900
    text = f'{{"model": "everything-1", "prompt": "xx", "tiny": "1", "loose": {{"a": {deep}}}}}'
    found = repair_text(PACKAGE, EVERYTHING, text)
    assert found.text in (text, text.replace('"1"', "1"))


def test_a_key_is_not_renamed_when_two_could_be_meant_or_the_right_one_is_there() -> None:
    for pair in ('"Mood": "calm", "MOOD": "wild"', '"mood": "calm", "Mood": "wild"'):
        assert fixed(pair)[0] == pair


def test_a_value_without_quotation_marks_stays_as_long_as_it_is() -> None:
    assert fixed('"seed": "12345678901234567890"')[0] == '"seed": 12345678901234567890'


@pytest.mark.parametrize("key", MODELS)
def test_a_right_request_is_never_touched(key: str) -> None:
    @THOROUGH
    @given(bodies(MODELS[key]))
    def run(body: Any) -> None:
        text = json.dumps(body, indent=1)
        assert repair_text(PACKAGE, CHECKS[key], text).text == text

    run()


@pytest.mark.parametrize("key", MODELS)
def test_a_repair_breaks_no_rule_and_repairing_twice_is_repairing_once(key: str) -> None:
    check = CHECKS[key]

    @THOROUGH
    @given(bent(MODELS[key]))
    def run(body: Any) -> None:
        text = json.dumps(body, ensure_ascii=True)
        before = {(one.path, one.rule) for one in check(json.loads(text)) or []}
        found = repair_text(PACKAGE, check, text)
        after = check(json.loads(found.text)) or []
        assert after == found.left
        assert {(one.path, one.rule) for one in after} <= before
        assert len(after) < len(before) or not found.repairs
        again = repair_text(PACKAGE, check, found.text)
        assert (again.text, again.repairs) == (found.text, [])

    run()


@st.composite
def slips(draw: st.DrawFn, body: dict[str, Any], value: Any) -> dict[str, Any]:
    """`body` with some values written otherwise, the meaning kept."""
    kinds = {field.wire: field.kind() for field in value.fields}
    spoilt: dict[str, Any] = {}
    for key, one in body.items():
        kind = kinds[key]
        slip = draw(st.booleans())
        if kind.word == "object" and isinstance(one, dict) and kind.fields:
            spoilt[key] = draw(slips(one, kind))
        elif slip and kind.word in ("integer", "number", "boolean") and one is not None:
            spoilt[key] = one == "true" if kind.as_text else json.dumps(one)
        elif slip and kind.word == "size" and one is not None:
            spoilt[key] = one.replace("x", " \u00d7 ")
        elif slip and kind.word == "enum" and not kind.open and one is not None:
            spoilt[key] = f" {one.upper()}"
        elif (
            slip
            and kind.word == "list"
            and isinstance(one, list)
            and len(one) == 1
            and not isinstance(one[0], (list, type(None)))
        ):
            spoilt[key] = one[0]
        else:
            spoilt[key] = copy.deepcopy(one)
    return spoilt


@pytest.mark.parametrize("key", MODELS)
def test_slips_of_the_pen_are_undone(key: str) -> None:
    check = CHECKS[key]
    undone = 0

    @THOROUGH
    @given(st.data())
    def run(data: st.DataObject) -> None:
        nonlocal undone
        body = data.draw(bodies(MODELS[key]))
        in_mode = mode_of(MODELS[key], body)
        found = repair_text(
            PACKAGE, check, json.dumps(data.draw(slips(body, body_in(MODELS[key], in_mode))))
        )
        assert json.loads(found.text) == body
        undone += len(found.repairs)

    run()
    kinds = {param.kind.word for param in MODELS[key].params}
    assert undone or kinds <= {"string", "url"}
