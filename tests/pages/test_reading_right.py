"""Shapes of real pages: what they say is read, and nothing else is made of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.load import load
from gatewright.pages import PageReading, compare, read, readings_of
from gatewright.pages.drift.findings import DRIFT
from gatewright.pages.writing.draft import draft
from tests.pages.made import Invented, Made, invented
from tests.pages.rendered import page

HEAD = "| Key | Type | Required | Default | Range | Description |\n|---|---|---|---|---|---|\n"


def facts_of(reading: PageReading, name: str = "x") -> dict[str, Any]:
    """What a reading says of a param, by the rest of the fact's name; unsure facts have a note instead."""
    return {
        ".".join(fact.path[2:]): fact.value if fact.sure != "unsure" else f"? {fact.note}"
        for fact in reading.facts
        if fact.owner == "model" and fact.path[:2] == ("params", name)
    }


def row(kind: str, default: str = "-", limits: str = "-", text: str = "Some words") -> PageReading:
    table = f"{HEAD}| x | {kind} | No | {default} | {limits} | {text} |\n"
    return read(f"Rivya AI Docs\n\n## Model parameters\n\n{table}".encode(), "x.md")


def chinese(kind: str, text: str, name: str = "x") -> PageReading:
    table = (
        f"| 参数 | 类型 | 是否必选 | 描述 |\n|---|---|---|---|\n| {name} | {kind} | 否 | {text} |\n"
    )
    return read(f"### 输入\n\n{table}\n`https://api.modelverse.cn/v1/x`\n".encode(), "x.md")


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ("min 1 / max 10 / step 3", {"minimum": 1, "maximum": 10, "step": 3}),
        ("min 1, max 10, step 3", {"minimum": 1, "maximum": 10, "step": 3}),
        ("1 - 10, step 3", {"minimum": 1, "maximum": 10, "step": 3}),
        ("multiple of 8, 256 - 1536", {"minimum": 256, "maximum": 1536, "step": 8}),
        ("min 10000 / max 99999", {"minimum": 10000, "maximum": 99999}),
        ("[1,10]", {"minimum": 1, "maximum": 10}),
        ("(0,10]", {"above": 0, "maximum": 10}),
        ("[0, 10)", {"minimum": 0, "below": 10}),
        ("0 < x <= 9", {"above": 0, "maximum": 9}),
        ("x >= 64", {"minimum": 64}),
        ("x > 0", {"above": 0}),
        ("step 5", {"step": 5}),
        ("min 0", {"minimum": 0}),
        ("max 6", {"maximum": 6}),
    ],
)
@pytest.mark.parametrize("shape", ["cell", "line"])
def test_a_range_is_read_in_every_shape(limits: str, said: dict[str, int], shape: str) -> None:
    if shape == "cell":
        reading = row("integer", limits=limits)
    else:
        reading = read(f"Body\n\nx\ninteger\n\nWords.\n\nRequired range: {limits}\n".encode(), "x")
    found = facts_of(reading)
    assert {key: found[key] for key in found if key not in ("type", "required")} == said
    assert reading.leftovers == ()


def test_a_range_that_is_not_understood_is_told() -> None:
    reading = row("integer", limits="as many as you like")
    assert set(facts_of(reading)) == {"type", "required"}
    assert [left.text for left in reading.leftovers] == ["as many as you like"]


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("int", "取值范围 `[1,10]`", {"minimum": 1, "maximum": 10}),
        ("float", "取值范围 `(0,10]`,默认值为 `1.5`", {"above": 0, "maximum": 10, "default": 1.5}),
        ("int", "可选值:`4` ~ `12`,默认 `6`", {"minimum": 4, "maximum": 12, "default": 6}),
        ("int", "可选值:`5`、`10`", {"options": [5, 10]}),
        ("int", "可选范围 `[8000,16000,22050]`", {"options": [8000, 16000, 22050]}),
        ("int", "宽度,x >= 64,必须是32的倍数", {"minimum": 64, "step": 32}),
        ("string", "可选值:`on`、`off`,默认 `off`", {"options": ["on", "off"], "default": "off"}),
        ("string", "版本:可选值:<br>`v4`<br>`v4.5`<br>`v5`", {"options": ["v4", "v4.5", "v5"]}),
        ("string", "格式,可选值为png,jpg。", {"options": ["png", "jpg"]}),
        ("enum<string>", "可用选项: `mp3, wav, flac`", {"options": ["mp3", "wav", "flac"]}),
        ("bool", "默认 `false`", {"default": False}),
        ("string", "图片 URL,请确保可访问", {}),
    ],
)
def test_prose_of_pages_in_chinese_is_read(kind: str, text: str, said: dict[str, Any]) -> None:
    found = facts_of(chinese(kind, text))
    assert {key: found[key] for key in found if key not in ("type", "required")} == said


@pytest.mark.parametrize(
    ("kind", "items"),
    [
        ("array(string)", "string"),
        ("array[string]", "string"),
        ("string[]", "string"),
        ("list<integer>", "integer"),
        ("[object]", "object"),
    ],
)
def test_lists_say_what_they_hold_in_every_shape(kind: str, items: str) -> None:
    found = facts_of(row(kind))
    assert (found["type"], found["items.type"]) == ("list", items)


@pytest.mark.parametrize("kind", ["jpeg/png", "file", "quux"])
def test_a_type_that_is_not_known_keeps_its_row(kind: str) -> None:
    reading = row(kind)
    assert facts_of(reading) == {"required": False}
    assert [left.text for left in reading.leftovers] == [kind]


def test_defaults_to_auto_is_the_default_auto() -> None:
    reading = read(b"Body\n\nx\nstring\nDefaults to auto\n\nWords.\n", "x")
    assert facts_of(reading)["default"] == "auto"
    assert facts_of(row("string", text="How it looks. Defaults to auto."))["default"] == "auto"


def test_two_defaults_in_one_sentence_are_unsure() -> None:
    reading = row("integer", text="Defaults to 4, and defaults to 8 when x is given.")
    assert facts_of(reading)["default"] == "? more than one default is given"


def test_options_that_leave_out_the_default_are_unsure() -> None:
    found = facts_of(chinese("string", "可选值 `raw`,`png`。默认为 `link`"))
    assert (found["type"], found["default"]) == ("string", "link")
    assert found["options"] == "? the default is not one of the options"


def test_a_default_right_before_the_other_options_is_one_of_them() -> None:
    found = facts_of(chinese("string", "默认为 `link`,可选 `raw`"))
    assert (found["type"], found["options"]) == ("enum", ["link", "raw"])
    assert found["default"] == "link"


def test_words_that_are_explained_are_options_where_the_default_is_one_of_them() -> None:
    told = "How it comes. Defaults to link. link: an address. raw: the data."
    found = facts_of(row("string", text=told))
    assert (found["type"], found["options"]) == ("enum", ["link", "raw"])
    assert facts_of(row("string", text="How it comes. link: a. raw: b."))["type"] == "string"


def test_an_option_that_something_does_not_support_makes_the_options_unsure() -> None:
    found = facts_of(chinese("string", "可选值 `480p`、`720p`,其中 fast 不支持 480p"))
    assert found["options"] == "? one of the options is said not to be supported"
    assert facts_of(chinese("string", "可选值 `480p`、`720p`,不支持 4K"))["options"] == [
        "480p",
        "720p",
    ]


def test_two_sizes_that_are_squares_are_limits_of_the_sides() -> None:
    found = facts_of(chinese("string", "宽x高,要求介于[256x256, 1536x1536]之间"))
    assert (found["type"], found["min_side"], found["max_side"]) == ("size", 256, 1536)
    assert "min_side" not in facts_of(chinese("string", "宽x高,介于[2560x1440, 4096x4096]之间"))


@pytest.mark.parametrize(
    ("said", "ratio"),
    [("宽高比介于 1/16 到 16 之间", 16), ("宽高比 1:2.5 ~ 2.5:1", 2.5), ("比例 1:4 到 16:1", None)],
)
def test_a_ratio_that_is_the_same_both_ways_is_a_limit_of_the_sides(
    said: str, ratio: float | None
) -> None:
    found = facts_of(chinese("string", f"宽x高,{said}"))
    assert (found["type"], found.get("max_ratio")) == ("size", ratio)


def test_a_range_behind_the_word_of_a_choice_is_a_range() -> None:
    found = facts_of(chinese("int", "可选:1 - 16"))
    assert (found["minimum"], found["maximum"]) == (1, 16)


def test_the_elements_of_a_default_say_what_a_list_holds() -> None:
    table = "## Body\n\n| Key | Type | Default |\n| --- | --- | --- |\n| x | array | {} |\n"
    found = facts_of(read(table.format('["TEXT", "IMAGE"]').encode(), "x"))
    assert (found["items.type"], found["default"]) == ("string", ["TEXT", "IMAGE"])
    unsaid = facts_of(read(table.format("[]").encode(), "x"))
    assert unsaid["items.type"] == "? of what is not said"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_default_never_moves_to_the_field_before(between: str) -> None:
    text = f"Body\n\nlast_frame_url\nstring\n\nWhere it ends.\n\nduration\ndefault:8{between}Seconds.\n\nmode\nenum<string>\n\nAvailable options:\na,\nb\n"
    reading = read(text.encode(), "x")
    assert "default" not in facts_of(reading, "last_frame_url")
    assert facts_of(reading, "mode")["options"] == ["a", "b"]
    assert facts_of(reading, "duration") == {"required": False}
    assert [left.text for left in reading.leftovers] == ["8"]


def test_fields_of_an_object_that_the_page_describes_are_its_fields() -> None:
    table = (
        "| Field | Type | Required |\n|---|---|---|\n| voice | object | Yes |\n| voice.speed | number | No |\n"
        "| parts | object[] | No |\n| parts.text | string | Yes |\n| input.prompt | string | Yes |\n"
    )
    facts = {
        fact.name: fact.value for fact in read(f"## Request body\n\n{table}".encode(), "x").facts
    }
    assert facts["params.voice.fields.speed.type"] == "number"
    assert facts["params.parts.items.fields.text.required"] is True
    assert (facts["params.prompt.type"], facts["params.prompt.at"]) == ("string", "input")


SEVERAL = (
    "# Reeds\n\n`https://api.modelverse.cn/v1/tasks/submit`\n\n### 输入\n\n| 参数 | 类型 | 是否必选 | 描述 |\n|---|---|---|---|\n"
    "| model | string | 是 | 模型名称,可选值:`reed-2`、`reed-2-pro` |\n| input.prompt | string | 是 | 提示词,最多 900 字符 |\n\n"
    '```\n{"output": {"urls": ["https://x.example/a.mp4"]}}\n```\n'
)


def test_a_page_about_several_models_is_held_against_each_of_their_specs(
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    reading = read(SEVERAL.encode(), "x")
    assert reading.models == ("reed-2", "reed-2-pro")
    path = tmp_path / "reeds.md"
    path.write_text(SEVERAL)
    assert main(["docs", "draft", str(path), "--specs", str(gateways)]) == 3
    assert "2 models (reed-2, reed-2-pro); name one with --model" in capsys.readouterr().err
    for name in reading.models:
        assert main(["docs", "draft", str(path), "--specs", str(gateways), "--model", name]) == 0
        keep("umodelverse", name, capsys.readouterr().out)
    assert main(["docs", "accept", str(path), "--specs", str(gateways)]) == 0
    assert main(["docs", "check", str(path), "--specs", str(gateways)]) == 0
    assert capsys.readouterr().out.count("confirmed here") == 2
    workspace, faults = load(gateways)
    assert faults == []
    assert [one.data["medium"] for one in workspace.models] == ["video", "video"]
    less = read(SEVERAL.replace("900", "800").encode(), "x")
    for one in readings_of(less, workspace):
        found = [
            (own.kind, own.name) for own in compare(one, workspace).findings if own.kind in DRIFT
        ]
        assert found == [("changed", "params.prompt.max_length")]


def test_a_path_of_its_own_names_the_model() -> None:
    text = "# reed-2-pro\n\n## 请求地址\n\n`POST https://api.modelverse.cn/v1/reed-2-pro`\n"
    reading = read(text.encode(), "x")
    assert reading.model == "reed-2-pro"


@pytest.mark.parametrize(
    "head",
    [
        "<title>Reed 2 | Rivya AI Docs</title>",
        "<link rel='canonical' href='https://rivya.ai/docs/api/models/reed-2'>",
        "<meta property='og:url' content='https://rivya.ai/docs/x'>",
    ],
)
def test_a_page_that_names_its_gateway_nowhere_in_its_text_is_known_by_its_head(head: str) -> None:
    body = (
        "<h2>Model parameters</h2><table><tr><th>Key<th>Type</tr><tr><td>x<td>string</tr></table>"
    )
    reading = read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "x")
    assert reading.gateway == "rivya"


def test_the_medium_of_a_draft_can_be_given_and_names_its_modes(
    gateways: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = page(invented("skills-video", 3), "skills-video")
    text = text.replace(" text-to-image model", "").replace("seed\n", "seed\n")
    text = text.replace(
        "\nResponse\n", "\nimage_urls\nstring<uri>[]\n\nPictures, up to 4 images.\n\nResponse\n", 1
    )
    path = tmp_path / "x.txt"
    path.write_text(text)
    specs = ["--specs", str(gateways)]
    assert main(["docs", "draft", str(path), *specs]) == 1
    assert "to fill in: `medium` is missing" in capsys.readouterr().err
    main(["docs", "draft", str(path), *specs, "--medium", "video"])
    out = capsys.readouterr().out
    assert "medium: video" in out
    assert "text_to_video:" in out
    assert "to_image" not in out


RIDGES = Invented(
    "ridge-2",
    "Ridge 2",
    900,
    (
        Made("steps", "number", False, 2, (), 0, 6, "How often"),
        Made("seeds", "integer", False, None, (), 10000, 99999, "A seed"),
        Made("mood", "enum", False, "calm", ("calm", "wild", "grey"), text="Its mood"),
    ),
)


@pytest.mark.parametrize("form", ["markdown", "fused", "html", "tabs"])
def test_ranges_with_a_bar_between_are_read_in_rows_that_ran_together_too(form: str) -> None:
    text = page(RIDGES, "rivya", form)
    for bound in ("max 6", "max 99999"):
        text = text.replace(f", {bound}", f" / {bound} / step 3")
    reading = read(text.encode(), "x")
    steps, seeds = facts_of(reading, "steps"), facts_of(reading, "seeds")
    assert (steps["minimum"], steps["maximum"], steps["step"], steps["default"]) == (0, 6, 3, 2)
    assert (seeds["minimum"], seeds["maximum"], seeds["step"]) == (10000, 99999, 3)
    assert reading.leftovers == ()


def test_a_draft_that_cannot_pass_says_what_is_to_be_filled_in(
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "x.md"
    path.write_text(page(RIDGES, "rivya").replace("Capability\nImage", "Capability\n-"))
    assert main(["docs", "draft", str(path), "--specs", str(gateways)]) == 1
    streams = capsys.readouterr()
    assert "# To fill in before `gatewright check` passes:\n# - line" in streams.out
    assert "to fill in: `medium` is missing" in streams.err
    keep("rivya", "ridge", streams.out.replace("# medium: image", "medium: image #"))
    workspace, faults = load(gateways)
    assert faults == []
    assert workspace.models[0].data["medium"] == "image"


def test_a_draft_from_a_page_whose_example_breaks_its_rules_passes_without_it(
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "x.md"
    path.write_text(page(RIDGES, "rivya").replace('"mood": "calm"', '"humour": "dry"'))
    assert main(["docs", "draft", str(path), "--specs", str(gateways)]) == 0
    out = capsys.readouterr().out
    assert "# The page's own example does not pass the rules above:" in out
    keep("rivya", "ridge", out)
    assert main(["check", "--specs", str(gateways), "--out", str(tmp_path / "out")]) in (0, 1)


def test_a_prompt_limit_of_a_dash_is_nothing() -> None:
    text = page(RIDGES, "rivya").replace("Prompt limit\n900 characters", "Prompt limit\n-")
    text = text.replace("Maximum 900 characters for this model.", "What it shows.")
    assert draft(read(text.encode(), "x"), "2026-01-02").count("max_length") == 1
    assert "max_length" not in facts_of(read(text.encode(), "x"), "prompt")


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("string", "当前仅支持 `720P`、`480P`", {"type": "enum", "options": ["720P", "480P"]}),
        ("string", '支持 "1K", "2K"', {"type": "enum", "options": ["1K", "2K"]}),
        (
            "string",
            "480P 时支持 `832x480, 480x832`<br>720P 时支持 `1280x720, 720x1280`",
            {"type": "enum", "options": ["832x480", "480x832", "1280x720", "720x1280"]},
        ),
        ("string", "`std`:标准;`pro`:专业", {"type": "enum", "options": ["std", "pro"]}),
        ("int", "支持 `5` `8`", {"type": "integer", "options": [5, 8]}),
        ("string", "图片格式支持 `.jpg`、`.png`", {"type": "string"}),
        ("string", "不支持 `a`、`b`", {"type": "string"}),
        ("string", "仅 `pro` 支持 `sound`", {"type": "string"}),
        ("string", "接口类型,此处为 `extend` 延长", {"type": "constant", "const": "extend"}),
        ("string", "Must be `cover`.", {"type": "constant", "const": "cover"}),
        ("string", "Must be `a` or `b`", {"type": "enum", "options": ["a", "b"]}),
        ("[]string", "图", {"type": "list", "items.type": "string"}),
        ("array", "图", {"type": "list", "items.type": "? of what is not said"}),
    ],
)
def test_what_chinese_sentences_say_with_marked_words_is_read(
    kind: str, text: str, said: dict[str, Any]
) -> None:
    found = facts_of(chinese(kind, text))
    assert {key: value for key, value in found.items() if key != "required"} == said


def test_a_list_whose_elements_have_described_keys_is_one_of_objects() -> None:
    rows = "| x | array | 否 | 图 |\n| x.role | string | 是 | 此处固定为 `user` |\n"
    head = "| 参数 | 类型 | 是否必选 | 描述 |\n|---|---|---|---|\n"
    reading = read(f"### 输入\n\n{head}{rows}\n`https://api.modelverse.cn/v1/x`\n".encode(), "x.md")
    assert facts_of(reading) == {
        "type": "list",
        "items.type": "object",
        "items.fields.role.type": "constant",
        "items.fields.role.const": "user",
        "items.fields.role.required": True,
        "required": False,
    }


@pytest.mark.parametrize(
    ("kind", "default", "text", "note"),
    [
        ("int", "", "默认值为 `16:9`", {"type": "the default is not of the param's type"}),
        ("int", "", "可选值为1-6. 0表示最严格", {"minimum": "a number beyond it is explained"}),
        (
            "number",
            "",
            "范围建议(0,10]",
            {"above": "said as advice, or about", "maximum": "said as advice, or about"},
        ),
    ],
)
def test_what_a_page_says_against_itself_or_advises_is_unsure(
    kind: str, default: str, text: str, note: dict[str, str]
) -> None:
    found = facts_of(chinese(kind, text))
    assert {key: found.get(key) for key in note} == {key: f"? {why}" for key, why in note.items()}


def test_a_default_of_a_list_is_read_as_it_is_written() -> None:
    found = facts_of(row("array of string", '["TEXT", "IMAGE"]'))
    assert found["default"] == ["TEXT", "IMAGE"]


def test_the_only_id_in_examples_that_are_not_json_is_the_id() -> None:
    text = (
        '# Reeds\n\n```json\n{\n  "model": "reeds/voice-2", // the model\n  "input": "x",\n}\n```\n'
    )
    assert read(text.encode(), "x", "umodelverse").model == "reeds/voice-2"
    other = text + '\n```json\n{\n  "model": "reeds/voice-3", // another\n}\n```\n'
    assert read(other.encode(), "x", "umodelverse").model is None


def test_a_key_without_a_type_ends_the_entry_above_without_an_empty_line() -> None:
    body = [
        "prompt",
        "string",
        "required",
        "Maximum string length: 300",
        "first_frame_url",
        "string",
    ]
    lines = [
        "curl https://open.skills.video/api/v1/generation/maker/reed",
        "Body",
        *body,
        "required",
    ]
    page = "\n".join(
        [*lines, "duration", "default:6", "resolution", "enum<string>", "default:768p"]
    )
    facts = {one.name: one.value for one in read(page.encode(), "x").facts}
    assert (facts["params.prompt.max_length"], facts["params.prompt.required"]) == (300, True)
    assert facts["params.first_frame_url.required"] is True
    assert "params.first_frame_url.default" not in facts
    assert facts["params.resolution.default"] == "768p"
