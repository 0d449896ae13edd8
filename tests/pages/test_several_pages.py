"""A model that two pages describe: each page is held against its own record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gatewright.load import load
from gatewright.pages import compare, read
from gatewright.pages.record import load_records

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
    assert not compare(read(first.encode(), "first"), workspace).drifted
    # What only the other page states is not gone from this one.
    held = compare(read(second.encode(), "second"), workspace)
    assert not any(one.kind == "gone" for one in held.findings)
    changed = _PAGE.format(title="", rows=_STEPS.format(most=40))
    found = compare(read(changed.encode(), "first"), workspace).findings
    assert [(one.name, one.page) for one in found if one.kind == "changed"] == [
        ("params.steps.maximum", 40)
    ]
