"""A change is carried to everything in the spec that follows from it; what a person must decide is listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.load import load
from gatewright.load.document import SpecFile
from gatewright.load.document import read as load_document
from gatewright.pages import read
from gatewright.pages.writing.draft import draft
from gatewright.pipeline import load_specs, resolve_specs
from tests.pages.made import Made, invented
from tests.pages.rendered import page

MODEL = replace(
    invented("reapi", 1),
    params=(
        Made("mood", "enum", False, "calm", ("calm", "wild", "grey"), text="Its mood"),
        Made("steps", "integer", False, 4, (), 1, 9, "How often"),
        Made("source", "string", False, None, (), None, 200, "What it starts from"),
        Made("tiled", "switch", False, True, text="Without seams"),
    ),
)
MORE = """
modes:
  text_to_image: {absent: [source]}
  edit:
    present: [source]
    params:
      mood: {also: [stormy]}
"""
EXAMPLE = """examples:
  minimal:
    model: {id}
    prompt: A lighthouse at dusk
    mood: grey
    steps: 8
  edit:
    model: {id}
    prompt: A lighthouse at dusk
    source: reeds
    tiled: false
"""


@pytest.fixture
def spec(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> Path:
    """A spec with modes and two examples, whose page was accepted."""
    text = draft(read(page(MODEL, "reapi").encode(), "page"), "2026-01-02")
    head = text[: text.index("\nexamples:")]
    path = keep("reapi", "made", f"{head}{MORE}\n{EXAMPLE.format(id=MODEL.id)}")
    assert load_specs(gateways)[1] == []
    accept(page(MODEL, "reapi"))
    return path


def applied(spec: Path, text: str) -> tuple[int, dict[str, Any]]:
    """(exit code of apply, data of the spec afterwards), which has to pass every check."""
    changed = spec.parent / "../../../page.txt"
    changed.write_text(text)
    folder = spec.parents[2]
    code = main(["docs", "apply", str(changed), "--specs", str(folder)])
    workspace, faults = load(folder)
    assert [*faults, *resolve_specs(workspace)[1]] == []
    file: SpecFile = workspace.models[0]
    return code, file.data


def test_a_param_that_is_gone_leaves_modes_and_examples(spec: Path) -> None:
    code, data = applied(spec, page(MODEL.without("source"), "reapi"))
    assert code == 0
    assert "modes" not in data
    assert "source" not in data["examples"]["edit"]
    code, data = applied(spec, page(MODEL.without("source").without("steps"), "reapi"))
    assert (code, "steps" in data["examples"]["minimal"]) == (0, False)


def test_a_param_with_another_name_keeps_its_place_everywhere(spec: Path) -> None:
    params = tuple(
        replace(one, name="origin") if one.name == "source" else one for one in MODEL.params
    )
    renamed = replace(MODEL, params=params)
    code, data = applied(spec, page(renamed, "reapi"))
    assert code == 0
    assert data["modes"]["edit"]["present"] == ["origin"]
    assert data["modes"]["text_to_image"]["absent"] == ["origin"]
    assert data["examples"]["edit"]["origin"] == "reeds"
    assert "'source'" not in str(data)


def test_limits_of_a_new_param_are_written_as_a_person_writes_them(spec: Path) -> None:
    more = replace(
        MODEL, params=(*MODEL.params, Made("weight", "integer", False, 2, (), 1, 5, "?"))
    )
    code, data = applied(spec, page(more, "reapi"))
    assert code == 0
    assert [*data["params"]["weight"]][:4] == ["type", "minimum", "maximum", "default"]


def test_a_param_with_another_name_keeps_what_the_project_says_of_it(spec: Path) -> None:
    text = spec.read_text()
    line = next(one for one in text.split("\n") if one.strip() == "source:")
    spec.write_text(text.replace(line, f"{line}\n    doc: What it starts from.", 1))
    params = tuple(
        replace(one, name="origin") if one.name == "source" else one for one in MODEL.params
    )
    code, data = applied(spec, page(replace(MODEL, params=params), "reapi"))
    assert code == 0
    assert data["params"]["origin"]["doc"] == "What it starts from."
    assert "source" not in data["params"]


def test_a_param_with_another_name_keeps_what_no_page_states_of_it(spec: Path) -> None:
    text = spec.read_text()
    assert "undocumented:" not in text
    spec.write_text(f"{text}\nundocumented: [params.prompt.min_length, params.source.min_length]\n")
    params = tuple(
        replace(one, name="origin") if one.name == "source" else one for one in MODEL.params
    )
    code, data = applied(spec, page(replace(MODEL, params=params), "reapi"))
    assert code == 0
    assert data["undocumented"] == ["params.prompt.min_length", "params.origin.min_length"]
    spec.write_text(spec.read_text().replace("params.prompt.min_length, ", ""))
    code, data = applied(spec, page(MODEL, "reapi"))
    assert (code, data["undocumented"]) == (0, ["params.source.min_length"])


def test_a_param_that_is_required_now_is_given_in_every_example(spec: Path) -> None:
    code, data = applied(spec, page(MODEL.with_param("steps", required=True), "reapi"))
    assert code == 0
    assert [one["steps"] for one in data["examples"].values()] == [8, 4]


def test_a_param_of_another_type_takes_the_values_of_the_page(spec: Path) -> None:
    page_text = page(MODEL.with_param("steps", kind="string", high=None, low=None), "reapi")
    code, data = applied(spec, page_text.replace('"steps": "people"', '"steps": "7"'))
    assert code == 0
    assert data["params"]["steps"] == {"type": "string", "default": "4"}
    assert data["examples"]["minimal"]["steps"] == "7"


def test_options_and_limits_that_an_example_breaks_are_mended_there(spec: Path) -> None:
    less = MODEL.with_param("mood", options=("calm", "wild")).with_param("steps", high=6)
    code, data = applied(spec, page(less, "reapi"))
    assert code == 0
    assert data["examples"]["minimal"]["mood"] in ("calm", "wild")
    assert data["examples"]["minimal"]["steps"] <= 6


def test_what_cannot_be_carried_is_listed_and_the_rest_is_written(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = MODEL.with_param("source", required=True).with_param("steps", high=12)
    code, data = applied(spec, page(asked, "reapi"))
    out = capsys.readouterr().out
    assert code == 1
    assert data["params"]["steps"]["maximum"] == 12
    assert "left to a person: params.source.required: " in out
    assert "+    maximum: 12" in out


def test_a_new_error_code_asks_what_it_means_and_is_named_in_full(
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    model = invented("rivya", 2)
    keep("rivya", "made", draft(read(page(model, "rivya").encode(), "page"), "2026-01-02"))
    path = tmp_path / "page.md"
    path.write_text(page(model, "rivya"))
    specs = ["--specs", str(gateways)]
    assert main(["docs", "accept", str(path), *specs]) == 0
    known = "validation_failed, insufficient_credits, idempotency_conflict, rate_limited, not_found"
    more = f"{known}, wrong_moon_phase"
    path.write_text(
        page(replace(model, credits=99), "rivya").replace("validation_failed, rate_limited", more)
    )
    assert main(["docs", "check", str(path), *specs]) == 1
    assert "new are wrong_moon_phase" in capsys.readouterr().out
    assert main(["docs", "apply", str(path), *specs]) == 1
    out = capsys.readouterr().out
    assert "errors.codes: add wrong_moon_phase by hand, with what each means" in out
    assert "+  credits: 99" in out


def test_a_cut_page_writes_nothing_and_other_pages_are_written(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = spec.parents[2]
    other = invented("rivya", 2)
    path = folder / "models/rivya/other.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(draft(read(page(other, "rivya").encode(), "page"), "2026-01-02"))
    pages = folder.parent / "pages"
    pages.mkdir()
    (pages / "b.md").write_text(page(other, "rivya"))
    assert main(["docs", "accept", str(pages), "--specs", str(folder)]) == 0
    (pages / "b.md").write_text(page(replace(other, credits=77), "rivya"))
    whole = page(MODEL, "reapi").split("\n")
    (pages / "a.txt").write_text("\n".join(whole[: len(whole) * 3 // 5]))
    before = spec.read_bytes()
    capsys.readouterr()
    assert main(["docs", "apply", str(pages), "--specs", str(folder)]) == 1
    streams = capsys.readouterr()
    assert "a.txt: the page looks cut" in streams.err
    assert spec.read_bytes() == before
    assert "+  credits: 77" in streams.out
    assert main(["docs", "check", str(pages / "b.md"), "--specs", str(folder)]) == 0


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_page_cut_anywhere_gives_no_traceback_and_removes_no_fact(spec: Path, tenth: int) -> None:
    lines = page(MODEL, "reapi").split("\n")
    before = spec.read_bytes()
    code, _ = applied(spec, "\n".join(lines[: len(lines) * tenth // 10]))
    assert code in (1, 3)
    assert spec.read_bytes() == before


_OLD = """# Brush

`https://api.modelverse.cn/v1/images/generations`

## 请求参数

| 字段名 | 类型 | 是否必须 | 默认值 | 描述 |
|---|---|---|---|---|
| model | string | 必须 | - | 模型名称,此处为 `reeds/brush` |
| prompt | string | 必须 | - | 提示词 |
| n | int | 可选 | 1 | 数量, 取值范围 1~4 |
| ratio | string | 可选 | "1:1" | 可选值: `1:1`, `16:9` |
| seed | int | 可选 | -1 | 随机数种子 |

## 示例

```json
{
    "model": "reeds/brush",
    "prompt": "Reeds",
    "ratio": "16:9"
}
```

```python
picture = client.paint(
    model="reeds/brush",
    prompt="Reeds",
    ratio="16:9",
)
```
"""


def test_a_page_whose_params_are_others_now_is_carried_through_with_its_examples(
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    accept: Callable[[str], None],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    reading = read(_OLD.encode(), "brush").making("image")
    spec = keep("umodelverse", "brush", draft(reading, "2026-01-02"))
    accept(_OLD)
    kept = [one for one in _OLD.splitlines() if not one.startswith(("| n |", "| ratio |"))]
    at = next(index for index, line in enumerate(kept) if line.startswith("| seed"))
    row = "| size | string | 必须 | - | 尺寸(宽x高),每个维度范围 256 ~ 1536,例如 `1024x1024` |"
    text = "\n".join([*kept[: at + 1], row, *kept[at + 1 :]]) + "\n"
    text = text.replace('"ratio": "16:9"', '"size": "1024x1024"').replace(
        'ratio="16:9"', 'size="1024x1024"'
    )
    path = tmp_path / "page.md"
    path.write_text(text)
    options = [str(path), "--specs", str(gateways)]
    assert main(["docs", "check", *options]) == 1
    out = capsys.readouterr().out
    for told in ("params.n: no longer", "params.ratio: no longer", "params.size: new on the page"):
        assert told in out
    assert "not understood" not in out
    assert main(["docs", "apply", *options]) == 0
    data: dict[str, Any] = {}
    file = SpecFile(spec, "model", "umodelverse")
    data = file.data if load_document(file, spec.read_bytes()) == [] else data
    assert data["params"].keys() == {"prompt", "seed", "size"}
    assert data["params"]["size"] == {
        "type": "size",
        "required": True,
        "min_side": 256,
        "max_side": 1536,
    }
    assert data["examples"]["minimal"]["size"] == "1024x1024"
    assert "ratio" not in data["examples"]["minimal"]
    assert load_specs(gateways)[1] == []
    assert main(["docs", "check", *options]) == 0


_MOVING = """# Brush

`https://api.modelverse.cn/v1/tasks/submit`

## 请求参数

| 字段名 | 类型 | 是否必须 | 默认值 | 描述 |
|---|---|---|---|---|
| model | string | 必须 | - | 模型名称,此处为 `reeds/brush` |
| input.prompt | string | 必须 | - | 提示词 |
| parameters.n | int | 可选 | 1 | 数量, 取值范围 1~4 |
| parameters.ratio | string | 可选 | "1:1" | 可选值: `1:1`, `16:9` |
| parameters.seed | int | 可选 | -1 | 随机数种子 |

## 示例

```json
{
    "model": "reeds/brush",
    "input": {
        "prompt": "Reeds"
    },
    "parameters": {
        "n": 2,
        "ratio": "16:9"
    }
}
```
"""
_HELD = """    },
    "parameters": {
        "n": 2,
        "ratio": "16:9"
    }
"""


def placed(container: str) -> str:
    """The page with its params in `container`; empty: at the top level."""
    inside = '        "n": 2,\n        "ratio": "16:9"\n    }\n'
    ways = {
        "parameters": _HELD,
        "input": inside,
        "": f"    }},\n{inside.removesuffix(chr(10) + '    }' + chr(10))}\n",
    }
    text = _MOVING.replace("parameters.", f"{container}." if container else "")
    text = text.replace(_HELD, ways[container])
    return text.replace('"Reeds"', '"Reeds",') if container == "input" else text


@pytest.mark.parametrize("operation", ["images", "tasks"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (one, other)
        for one in ("parameters", "input", "")
        for other in ("parameters", "input", "")
        if one != other
    ],
)
def test_params_in_another_container_take_the_values_of_all_examples_there(
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    accept: Callable[[str], None],
    before: str,
    after: str,
    operation: str,
) -> None:
    reading = read(placed(before).encode(), "brush").making("image")
    text = draft(reading, "2026-01-02").replace(
        "medium: image\n", f"medium: image\noperation: {operation}\n"
    )
    if operation == "tasks":
        at = "" if before else "    at: ''\n"
        text = text.replace("    at: parameters\n", "")
        for type_ in ("integer", "enum"):
            text = text.replace(f"    type: {type_}\n", f"    type: {type_}\n{at}")
    more = text[text.index("  minimal:\n") :].replace("minimal", "again").partition("\n\n")[0]
    head, tail = text.split("examples:\n")
    spec = keep("umodelverse", "brush", f"{head}examples:\n{more}\n{tail}")
    assert load_specs(gateways)[1] == []
    accept(placed(before))
    path = spec.parents[3] / "page.md"
    path.write_text(placed(after))
    options = [str(path), "--specs", str(gateways)]
    assert main(["docs", "accept", *options]) == 0
    assert main(["docs", "check", *options]) == 1, "accepted is not written"
    assert main(["docs", "apply", *options]) == 0
    workspace, faults = load_specs(gateways)
    assert faults == []
    (model,) = workspace.models
    for example in ("minimal", "again"):
        body = model.data["examples"][example]
        held = body[after] if after else body
        assert (held["n"], held["ratio"]) == (2, "16:9")
        rest: dict[str, Any] = body[before] if before == "input" else {} if before else body
        assert "n" not in rest
        assert ("parameters" in body) is (after == "parameters")
    assert main(["docs", "check", *options]) == 0
