"""What a person leaves as the spec has it, though the page says otherwise, stays quiet until one of the two moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.cli import main

_PAGE = """# Brush

`https://api.modelverse.cn/v1/images/generations`

## 请求参数

| 字段名 | 类型 | 是否必填 | 描述 |
|---|---|---|---|
| model | string | 必填 | 模型名称,此处为 `reeds/brush` |
| prompt | string | 必填 | 提示词 |
| stream | bool | 可选 | 流式返回 |
| steps | int | 可选 | 推理次数, 取值范围 1~50 |

It paints reeds.

Some of them in autumn.

Others in spring.
"""
_SPEC = """id: reeds/brush
title: Brush
medium: image
sources:
  page: {title: Brush, url: 'https://example.com/a', read: 2026-01-02}
seen: whole
params:
  prompt: {type: string, role: prompt, required: true}
  steps: {type: integer, minimum: 1, maximum: 40}
"""


@pytest.fixture
def run(
    gateways: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Runs an action over the text of the page: (exit code, what it printed)."""

    def ran(action: str, text: str, *options: str) -> tuple[int, str]:
        path = tmp_path / "brush.md"
        path.write_text(text, encoding="utf-8")
        code = main(["docs", action, str(path), "--specs", str(gateways), *options])
        return code, capsys.readouterr().out

    return ran


def test_what_is_left_is_quiet_and_what_is_not_left_is_told(
    keep: Callable[[str, str, str], Path], run: Callable[..., tuple[int, str]]
) -> None:
    keep("umodelverse", "brush", _SPEC)
    code, out = run("accept", _PAGE, "--leave", "params.stream")
    assert code == 0
    assert "accepted beside the spec" in out
    assert "1 fact differs from the spec, told until the spec has what the page says" in out
    code, out = run("check", _PAGE)
    assert code == 1
    assert "params.steps.maximum: changed from 40 to 50" in out
    assert "params.stream" not in out
    run("accept", _PAGE, "--leave", "params.steps.maximum")
    assert run("check", _PAGE)[0] == 0


def test_it_is_told_again_when_page_or_spec_moves(
    keep: Callable[[str, str, str], Path], run: Callable[..., tuple[int, str]]
) -> None:
    keep("umodelverse", "brush", _SPEC)
    run("accept", _PAGE, "--leave", "params.stream", "--leave", "params.steps.maximum")
    assert run("check", _PAGE)[0] == 0
    code, out = run("check", _PAGE.replace("1~50", "1~60"))
    assert code == 1
    assert "params.steps.maximum: changed from 40 to 60" in out
    keep("umodelverse", "brush", _SPEC.replace("maximum: 40", "maximum: 30"))
    code, out = run("check", _PAGE)
    assert code == 1
    assert "params.steps.maximum: changed from 30 to 50" in out


def test_what_is_gone_from_the_page_can_be_left_too(
    keep: Callable[[str, str, str], Path], run: Callable[..., tuple[int, str]]
) -> None:
    keep("umodelverse", "brush", _SPEC.replace("maximum: 40", "maximum: 50"))
    run("accept", _PAGE, "--leave", "params.stream")
    less = "\n".join(line for line in _PAGE.splitlines() if "steps" not in line) + "\n"
    code, out = run("check", less)
    assert code == 1
    assert "params.steps: no longer on the page" in out
    run("accept", less, "--leave", "params.steps")
    assert run("check", less)[0] == 0


def test_models_of_one_file_keep_what_each_of_them_leaves(
    keep: Callable[[str, str, str], Path], run: Callable[..., tuple[int, str]]
) -> None:
    both = _PAGE.replace("此处为 `reeds/brush`", "可选值: `reeds/brush`, `reeds/broom`")
    models = "ids:\n  reeds/brush: {}\n  reeds/broom: {params: {steps: {maximum: 30}}}\n"
    spec = models + _SPEC.partition("\n")[2]
    keep("umodelverse", "brush", spec)
    code, out = run("accept", both, "--leave", "params.steps.maximum", "--leave", "params.stream")
    assert code == 0, out
    assert out.count("accepted beside the spec: ") == 4
    assert run("check", both)[0] == 0
