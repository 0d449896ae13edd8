"""What is seen at a glance is where the reader of the whole record finds it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from gatewright_tools.bulk.glance import glance, mark
from gatewright_tools.package import InstalledPackage, open_package
from image_gateways import MODELS
from image_gateways._runtime.record.positions import positions

from ..validators.everything import FIXTURES

PACKAGE = "image_gateways"
VERDICTS: dict[str, Any] = json.loads((FIXTURES / "verdicts.json").read_text(encoding="utf-8"))
SPELLINGS: list[dict[str, Any]] = [
    {},
    {"separators": (",", ":")},
    {"ensure_ascii": False},
    {"separators": (" ,", "\t:\t ")},
]


@pytest.fixture(scope="module")
def package() -> InstalledPackage:
    return open_package(PACKAGE)


def wrong() -> Iterator[tuple[str, Any]]:
    """(model, wrong body) of the project's models."""
    for key, cases in VERDICTS.items():
        if key in MODELS:
            yield from ((key, case["body"]) for case in cases if case["told"])


def exactly(data: bytes, found: Any) -> list[int]:
    return [number for place in positions(data, found) for number in place]


def test_a_glance_and_the_reader_say_the_same_places(package: InstalledPackage) -> None:
    seen = read = 0
    for key, body in wrong():
        found = package.models.rules(key)(body)
        if not found:
            continue
        for spelling in SPELLINGS:
            data = json.dumps(body, **spelling).encode("utf-8", "surrogatepass")
            glanced = glance(data, [mark(package, one) for one in found])
            if glanced is None:
                read += 1
                continue
            seen += 1
            assert glanced == exactly(data, found), (key, data)
    assert seen > 200 and read > 200


@pytest.mark.parametrize("value", [-0.5, "", "\U0001f600é", {"x y": 1}])
def test_wrong_values_of_every_model_are_mostly_seen_at_a_glance(
    package: InstalledPackage, value: Any
) -> None:
    seen = count = 0
    for key in MODELS:
        names = package.models.data(key, "schemas")["properties"]
        body = {**dict.fromkeys(names, value), "of_nobody": value}
        found = package.models.rules(key)(body)
        if not found:
            continue
        data = json.dumps(body, ensure_ascii=False).encode()
        glanced = glance(data, [mark(package, one) for one in found])
        assert glanced is None or glanced == exactly(data, found), (key, data)
        seen += glanced is not None
        count += 1
    assert seen > 0.6 * count


TRAPS = [
    '{"prompt": 7, "params": {"prompt": "a"}}',
    '{"params": {"x": {"prompt": "a"}}, "prompt": 7}',
    '{"prompt": 7, "prompt": 8}',
    '{"pr\\u006fmpt": 6, "prompt": "a", "pr\\u006fmpt": 7}',
    '{"prompt": "a", "x\\"prompt": 1, "prompt": 7}',
    '{"x\\"prompt": 1}',
    '{"x": "\\\\", "prompt": 7}',
    '{"x": "prompt", "prompt": 7}',
    '{"prompt":\t7}',
    '{"prompt"\t: 7}',
    '{"prompt":  7}',
    '{"prompt":\r\n7}',
    '{"\U0001f600é": "é", "prompt": 7}',
    '[{"prompt": 7}]',
    ' {"prompt": 7}',
    "{}",
    ' {"seeds": 1}',
    '{"params": {}, "seeds": 1, "prompt": "seeds"}',
    '{"params": {"seed": "x"}, "seed": 1, "prompt": "a"}',
    '{"prompt": "a", "": 1, "a/b~": 2, "é": 3, "\\n": 4}',
    '{"prompt": "a", "params": {"image_size": null}}',
    '{"prompt": "a", "params": {"image_size": "9"}}',
]


@pytest.mark.parametrize("text", TRAPS)
@pytest.mark.parametrize("key", ["rivya/qwen2-image", "reapi/qwen-image-2"])
def test_what_only_looks_like_the_key_is_never_taken_for_it(
    package: InstalledPackage, key: str, text: str
) -> None:
    found = package.models.rules(key)(json.loads(text))
    data = text.encode()
    glanced = glance(data, [mark(package, one) for one in found or ()])
    assert glanced is None or glanced == exactly(data, found)


def test_a_plain_record_is_seen_at_a_glance(package: InstalledPackage) -> None:
    data = '{"model": "qwen2-image", "params": {"seed": "é", "seeds": 1}, "image_size": 3}'.encode()
    found = package.models.rules("rivya/qwen2-image")(json.loads(data))
    assert found and len(found) == 4  # The prompt is missing, too.
    assert glance(data, [mark(package, one) for one in found]) == exactly(data, found)


def test_the_scanner_gives_the_same_glance(package: InstalledPackage) -> None:
    scan: Any = pytest.importorskip("gatewright_scan", exc_type=ImportError)
    seen = count = 0
    for key, body in wrong():
        found = package.models.rules(key)(body)
        if not found:
            continue
        marks = [mark(package, one) for one in found]
        if None in marks:
            continue
        spellings = [*SPELLINGS, {"indent": 1}, {"ensure_ascii": False, "sort_keys": True}]
        for spelling in spellings:
            data = json.dumps(body, **spelling).encode("utf-8", "surrogatepass")
            try:
                expected = glance(data, marks)
            except UnicodeDecodeError:
                continue  # The scanner is not sure of such a line.
            among = b"[" + data + b'"'
            said = scan.glance(among, 1, 1 + len(data), tuple(marks))
            assert said == (None if expected is None else tuple(expected)), (key, data)
            seen += said is not None
            count += 1
    assert seen > 200 and count - seen > 200
