"""The fast path accepts valid requests only. The validator checks all others."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatewright.ir import Model
from gatewright.schema import request_schema
from gatewright_tools.package import InstalledPackage
from gatewright_tools.record.all_modes import told_by_parts
from gatewright_tools.record.fast import Fast, fast_reader
from gatewright_tools.record.form import KEYS
from image_gateways._runtime.catalog.models import Catalog
from image_gateways._runtime.record.decode import NOTHING
from image_gateways._runtime.record.which import Which
from tests.validators.everything import FIRST, model_of, package, some, validator
from tests.validators.strategies import bent, bodies

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
WRITINGS: list[dict[str, Any]] = [
    {},
    {"separators": (",", ":")},
    {"ensure_ascii": False},
    {"indent": 1},
    {"sort_keys": True},
]


class Models(Catalog):
    """A catalogue of models that are not installed."""

    def __init__(self, models: dict[str, Model]) -> None:
        super().__init__("nowhere", {})
        runtime = "image_gateways._runtime"  # as the package has it
        self.checks = {key: validator(model, runtime) for key, model in models.items()}
        self.schemas = {key: request_schema(model) for key, model in models.items()}

    def keys(self) -> tuple[str, ...]:
        return tuple(self.checks)

    def rules(self, key: str) -> Any:
        return self.checks[key]

    def data(self, key: str, kind: str) -> Any:
        return self.schemas[key]


@pytest.fixture(scope="module")
def models() -> Models:
    return Models({key: model_of(key) for key in some(4)})


def alone(models: Models, key: str) -> Fast:
    """The fast path of one model."""
    pytest.importorskip("gatewright_scan", exc_type=ImportError)
    found = fast_reader(InstalledPackage("image_gateways", models), Which(models), key)
    if found is None:
        pytest.skip("this model has no form, so the validator judges alone")
    return found


@pytest.mark.parametrize("key", some(4))
def test_what_it_accepts_breaks_no_rule(models: Models, key: str) -> None:
    fast, check = alone(models, key), models.rules(key)

    @QUICK
    @given(
        st.one_of(bodies(model_of(key)), bent(model_of(key))),
        st.sampled_from(WRITINGS),
    )
    def judge(body: Any, writing: dict[str, Any]) -> None:
        data = json.dumps(body, **writing).encode().replace(b"\n", b" ")
        lines, good, rest = fast.sort(data)
        assert lines == 1
        if good:
            assert not check(body)
            assert not list(rest)
            assert fast.look(data) == 0
        else:
            ((line, start, end, once, _),) = rest
            assert (line, start, end) == (0, 0, len(data))
            assert not once or fast.read(data) in (NOTHING, body)

    judge()


@pytest.mark.parametrize("key", some(4))
def test_where_the_same_is_told_the_same_is_wrong(models: Models, key: str) -> None:
    fast, check = alone(models, key), models.rules(key)
    if not fast.tells(key):
        pytest.skip("what is wrong depends on values that are not told")
    known: dict[bytes, list[tuple[str, str, str, object]]] = {}

    @QUICK
    @given(st.one_of(bodies(model_of(key)), bent(model_of(key))), bodies(model_of(key)))
    def judge(body: Any, other: dict[str, Any]) -> None:
        tried = [body]
        if isinstance(body, dict):
            mixed = {name: other.get(name, one) for name, one in body.items()}
            tried += [mixed, {**body, "of_nobody": other}, {**body, "of_nobody": 1}]
        for one in tried:
            _, good, rest = fast.sort(json.dumps(one).encode())
            told = None if good else rest[0][4]
            if told is not None:
                found = [(it.path, it.rule, str(it), it.value) for it in check(one) or ()]
                assert repr(known.setdefault(told, found)) == repr(found)

    judge()
    assert known


def test_every_model_whose_modes_ask_for_values_is_judged_in_full() -> None:
    valued = {"if": {"properties": {"a": {"const": 1}}}, "then": {"required": ["b"]}}
    keyed = {"if": {"not": {"required": ["a"]}}, "then": {"required": ["b"]}}
    assert not told_by_parts({"type": "object", "allOf": [valued]})
    assert told_by_parts({"type": "object", "allOf": [keyed]})
    assert not told_by_parts({"properties": {"x": {"items": {"allOf": [keyed, valued]}}}})
    assert not told_by_parts({"properties": {str(number): {} for number in range(KEYS)}})


@pytest.mark.parametrize("key", some(4))
def test_a_key_that_is_there_twice_is_never_accepted(models: Models, key: str) -> None:
    fast = alone(models, key)

    @QUICK
    @given(bodies(model_of(key)), st.data(), st.booleans())
    def judge(body: Any, data: st.DataObject, spaced: bool) -> None:
        objects = [one for one in objects_in(body) if one]
        chosen = data.draw(st.sampled_from(objects))
        name = data.draw(st.sampled_from(sorted(chosen)))
        text = doubled(body, chosen, name, ", " if spaced else ",", ": " if spaced else ":")
        assert json.loads(text) == body
        right = json.dumps(body).encode()
        lines, good, rest = fast.sort(b"\n".join([right, text.encode(), right]))
        sure = {line: once for line, _, _, once, _ in rest}
        assert lines == 3
        assert not sure[1]
        assert sum(good.values()) in (0, 2)

    judge()


def objects_in(node: Any) -> list[dict[str, Any]]:
    """Every object in a JSON value."""
    if isinstance(node, dict):
        return [node] + [one for child in node.values() for one in objects_in(child)]
    return [one for child in node for one in objects_in(child)] if isinstance(node, list) else []


def doubled(node: Any, chosen: dict[str, Any], name: str, comma: str, colon: str) -> str:
    """The JSON of `node` in which `chosen` has the key `name` twice, with the same value."""
    if isinstance(node, list):
        inner = comma.join(doubled(one, chosen, name, comma, colon) for one in node)
        return f"[{inner}]"
    if not isinstance(node, dict):
        return json.dumps(node)
    pairs = [
        f"{json.dumps(key)}{colon}{doubled(value, chosen, name, comma, colon)}"
        for key, value in node.items()
    ]
    if node is chosen:
        pairs.append(f"{json.dumps(name)}{colon}{json.dumps(node[name])}")
    return f"{{{comma.join(pairs)}}}"


@pytest.mark.parametrize(
    "twice",
    [
        rb'"prompt": "a", "prompt": "b"',
        rb'"prompt": "a", "prom\u0070t": "b"',
        rb'"prompt": "a", "other": {"x": 1, "x": 2}',
        rb'"prompt": "a", "other": [1, {"x": {}, "y": 0, "x": []}]',
        rb'"prompt": {"x": 1, "x": 1}',
        rb'"prompt": "a", "other": 1, "other": 2',
    ],
)
def test_equal_keys_are_seen_wherever_they_are(models: Models, twice: bytes) -> None:
    fast = alone(models, "rivya/qwen2-image")
    line = b'{"model": "qwen2-image", %s}' % twice
    assert fast.look(line) not in (0, fast.once)
    ((_, _, _, once, told),) = fast.sort(line)[2]
    assert not once and told is None


def test_the_first_example_of_each_page_takes_the_fast_path(models: Models) -> None:
    for key in FIRST:
        (example, *_) = model_of(key).examples
        assert alone(models, key).look(json.dumps(example[1])) == 0


@pytest.mark.parametrize("field", [None, "for"])
def test_requests_to_models_that_were_met_are_told_apart(models: Models, field: str | None) -> None:
    alone(models, "rivya/qwen2-image")
    which = Which(models)
    fast = fast_reader(InstalledPackage("image_gateways", models), which, None, field)
    assert fast is not None
    lines: list[bytes] = []
    keys: list[str] = []
    for model in (one for one in package().models if one.examples):
        body = dict(model.examples[0][1])
        if field is not None:
            body[field] = model.key
        elif which.of(body) != model.key:
            continue
        keys.append(model.key)
        lines.append(json.dumps(body).encode())
    data = b"\n".join(lines)
    count, good, rest = fast.sort(data)
    assert (count, good, len(list(rest))) == (len(keys), {}, len(keys))
    fast.meet([*keys, "(unknown)"])
    count, good, rest = fast.sort(data)
    others = {keys[line] for line, *_ in rest}
    assert set(good) | others == set(keys)
    assert not set(good) & others
    assert len(others) <= len(keys) // 2
