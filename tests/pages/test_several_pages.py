"""A model that two pages describe: each page is held against its own record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gatewright.load import load
from gatewright.pages import compare, read
from gatewright.pages.drift.findings import DRIFT
from gatewright.pages.drift.record import load_records

_SPEC = """id: reeds/brush
title: Brush
medium: image
sources:
  page: {title: Brush, url: 'https://example.com/a', read: 2026-01-02}
  other: {title: Brush from pictures, url: 'https://example.com/b', read: 2026-01-02}
seen: whole
params:
  prompt: {type: string, role: prompt, required: true}
  steps: {type: integer, minimum: 1, maximum: 50}
"""
_PAGE = """# Brush{title}

`https://api.modelverse.cn/v1/images/generations`

## 请求参数

| 字段名 | 类型 | 是否必填 | 描述 |
|---|---|---|---|
| model | string | 必填 | 模型名称,此处为 `reeds/brush` |
| prompt | string | 必填 | 提示词 |
{rows}
"""
_STEPS = "| steps | int | 可选 | 推理次数, 取值范围 1~{most} |"


def test_each_page_has_its_own_record(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    spec = keep("umodelverse", "brush", _SPEC)
    first = _PAGE.format(title="", rows=_STEPS.format(most=50))
    second = _PAGE.format(title=" from pictures", rows="| seal | string | 可选 | 印章 |")
    for text in (first, second):
        accept(text)
    assert len(load_records(spec)) == 2
    workspace, _ = load(gateways)
    assert not compare(read(first.encode(), "first"), workspace).has_drift
    # What only the other page states is not gone from this one.
    held = compare(read(second.encode(), "second"), workspace)
    assert not any(one.kind == "gone" for one in held.findings)
    changed = _PAGE.format(title="", rows=_STEPS.format(most=40))
    found = compare(read(changed.encode(), "first"), workspace).findings
    assert [(one.name, one.page) for one in found if one.kind == "changed"] == [
        ("params.steps.maximum", 40)
    ]


_TWO = _PAGE.format(title=" from pictures", rows=_STEPS.format(most=80))


def test_pages_that_part_are_quiet_only_as_they_were_accepted(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    spec = keep("umodelverse", "brush", _SPEC + "provenance: {params.steps: {source: other}}\n")
    accept(_PAGE.format(title="", rows=_STEPS.format(most=50)))
    accept(_TWO)

    def told(text: str) -> list[tuple[str, object, object]]:
        workspace, _ = load(gateways)
        found = compare(read(text.encode(), "b"), workspace)
        assert found.has_drift == any(one.kind in DRIFT for one in found.findings)
        return [(one.name, one.spec, one.page) for one in found.findings if one.kind in DRIFT]

    assert told(_TWO) == []
    # The page moves on, and so may the spec: neither is taken for what was accepted.
    moved = _TWO.replace("80", "90")
    assert told(moved) == [("params.steps.maximum", 50, 90)]
    spec.write_text(spec.read_text().replace("maximum: 50", "maximum: 60"))
    assert told(_TWO) == [("params.steps.maximum", 60, 80)]


def test_a_list_of_prices_is_no_second_page_of_the_model(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    keep("umodelverse", "brush", _SPEC + "provenance: {price: {source: other}}\n")
    accept(_TWO)
    workspace, _ = load(gateways)
    found = compare(read(_TWO.encode(), "page"), workspace).findings
    assert [(one.name, one.kind) for one in found if one.kind in DRIFT] == [
        ("params.steps.maximum", "changed")
    ]


def test_what_a_page_says_unsurely_is_told_again_when_the_spec_moves(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    spec = keep("umodelverse", "brush", _SPEC)
    advised = "| steps | int | 可选 | about 1, between 1 and 50 for the best reeds |"
    text = _PAGE.format(title="", rows=advised)
    accept(text)
    workspace, _ = load(gateways)
    assert not compare(read(text.encode(), "page"), workspace).has_drift
    spec.write_text(spec.read_text().replace("maximum: 50", "maximum: 60"))
    workspace, _ = load(gateways)
    found = compare(read(text.encode(), "page"), workspace).findings
    assert [(one.name, one.kind) for one in found if one.kind in DRIFT] == [
        ("params.steps.maximum", "unsure")
    ]


def test_a_limit_that_is_no_longer_understood_is_no_longer_told_once_a_person_has_read_it(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    spec = keep("umodelverse", "brush", _SPEC)
    accept(_PAGE.format(title="", rows=_STEPS.format(most=50)))
    spec.write_text(spec.read_text().replace("maximum: 50", "maximum: 40"))
    worded = "| steps | int | 可选 | 推理次数, 1 以上, default three, 40 credits per step |"
    text = _PAGE.format(title="", rows=worded)

    def told() -> list[tuple[str, str]]:
        workspace, _ = load(gateways)
        found = compare(read(text.encode(), "page"), workspace).findings
        return [(one.name, one.kind) for one in found if one.kind in DRIFT]

    assert ("params.steps.maximum", "unsure") in told()
    accept(text)
    assert told() == []
    spec.write_text(spec.read_text().replace("maximum: 40", "maximum: 30"))
    assert ("params.steps.maximum", "unsure") in told()
