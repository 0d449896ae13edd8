"""``validate_json``: one request as text, judged with everything that its text breaks."""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from image_gateways import MODELS, UnknownModel, validate, validate_json
from image_gateways._runtime.record.from_text import reader
from tests.validators.everything import package
from tests.validators.strategies import bent, bodies

KEY = "rivya/qwen2-image"
RIGHT = {"model": "qwen2-image", "prompt": "a gull"}
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def read(installed: str) -> Any:
    """`validate_json`, made anew for each way to be installed."""
    made: dict[str, Any] = {}

    def call(key: str, text: Any) -> Any:
        if key not in made:
            made[key] = reader(MODELS, key)
        return made[key](text)

    return call


@pytest.mark.parametrize("key", [model.key for model in package().models if model.key in MODELS])
def test_it_finds_what_validate_finds(key: str, read: Any) -> None:
    model = package().model(key)

    @QUICK
    @given(st.one_of(bodies(model), bent(model)), st.sampled_from([None, (",", ":")]))
    def judge(body: Any, separators: Any) -> None:
        text = json.dumps(body, separators=separators)
        expected = validate(key, json.loads(text))
        assert read(key, text) == expected
        assert read(key, text.encode()) == expected

    judge()


@pytest.mark.parametrize("form", [bytes, bytearray, memoryview, lambda data: data.decode()])
def test_text_comes_in_every_form(form: Any, read: Any) -> None:
    assert read(KEY, form(json.dumps(RIGHT).encode())) == []
    (one,) = read(KEY, form(b'{"model": "qwen2-image", "prompt": "\xc3\xa9", "x": 1}'))
    assert one.path == "/x"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (b"", ["json"]),
        (b"{", ["json"]),
        (b"\xff", ["encoding"]),
        ('{"prompt": "\ud800"}', ["unicode"]),
        (b'{"model":"qwen2-image","prompt":"a","prompt":"b"}', ["duplicateKey"]),
        ('{"model":"qwen2-image","prompt":"\u00e9","prompt":"b"}', ["duplicateKey"]),
        (b'{"model":"qwen2-image","prompt":"a","prompt":5}', ["duplicateKey", "type"]),
        (b'{"model":"qwen2-image","prompt":"a","params":{"seed":NaN}}', ["finite"]),
        (b'{"model":"qwen2-image","prompt":"a","y":NaN}', ["finite", "additionalProperties"]),
        (b"[" * 100_000, ["json"]),
        (b"[]", ["type"]),
    ],
)
def test_what_is_wrong_with_the_text_is_a_violation_too(
    text: Any, rules: list[str], read: Any
) -> None:
    found = read(KEY, text)
    assert [one.rule for one in found] == rules
    for one in found:
        assert one.message.isprintable()
        assert set(one.as_dict()) >= {"path", "rule", "message", "suggestion", "source"}
        assert str(one)
        assert repr(one)


def test_the_public_function_keeps_what_it_made() -> None:
    assert validate_json(KEY, json.dumps(RIGHT)) == []
    assert [one.rule for one in validate_json(KEY, b"{}")] == ["required", "required"]
    with pytest.raises(UnknownModel, match=r"did you mean rivya/qwen2-image\?"):
        validate_json("rivya/qwen2-imag", b"{}")


def test_threads_do_not_mix_up_what_they_read(read: Any) -> None:
    twice = b'{"model": "qwen2-image", "prompt": "a", "prompt": "b"}'
    escaped = b'{"model": "qwen2-image", "pro\\u006dpt": "a"}'
    assert [one.rule for one in read(KEY, twice)] == ["duplicateKey"]
    wrong: list[bytes] = []

    def judge(text: bytes, rules: list[str]) -> None:
        for _ in range(2000):
            if [one.rule for one in read(KEY, text)] != rules:
                wrong.append(text)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [
            threading.Thread(target=judge, args=case)
            for case in [(twice, ["duplicateKey"]), (escaped, [])] * 2
        ]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    finally:
        sys.setswitchinterval(before)
    assert not wrong


def test_a_number_is_no_text(read: Any) -> None:
    with pytest.raises(TypeError):
        read(KEY, 10**10)
