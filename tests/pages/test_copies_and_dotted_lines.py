"""Copies without marks, heads that begin alike, dotted lines, and pages about another operation than the usual one."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.pages import read
from tests.pages.test_read_in_prose import said


def facts_on(text: str, gateway: str | None = None) -> dict[str, Any]:
    reading = read(text.encode(), "page", gateway)
    return {one.name: one.value for one in reading.facts if one.sure != "unsure"}


FUSED = """
# Kite/Plover

https://api.modelverse.cn/v1/tasks/submit

输入

参数类型是否必选描述
modelstring是模型名称\uff0c此处为 Kite/Plover
input.promptstring是要画什么\uff0c最长 90 个字符
parameters.hueint否色调\uff0c范围\uff1a0 ~ 9\uff0c默认 4
input.cover_urlstring否封面图片 URL
"""


def test_a_head_whose_first_labels_are_another_label_is_cut_right() -> None:
    facts = facts_on(FUSED)
    assert facts["params.prompt.max_length"] == 90
    assert (facts["params.hue.minimum"], facts["params.hue.default"]) == (0, 4)
    assert facts["params.cover_url.at"] == "input"


def test_no_key_has_a_name_in_another_script() -> None:
    without_head = FUSED.replace("参数类型是否必选描述\n", "")
    assert all(name.isascii() for name in facts_on(without_head))


def test_a_default_ends_where_the_description_begins_in_another_script() -> None:
    page = (
        "# Kite/Plover API\n\n请求体\n\n字段名类型是否必须默认值描述\n"
        "modelstring必须-模型名称\uff0c此处为 Kite/Plover。\n"
        "glazestring可选matte釉面\uff0c可选值\uff1amatte、satin、gloss\n\n"
        "POST https://api.modelverse.cn/v1/images/generations\n"
    )
    facts = facts_on(page)
    assert facts["params.glaze.default"] == "matte"
    assert facts["params.glaze.options"] == ["matte", "satin", "gloss"]


DOTTED = """
# Plover

`POST https://open.skills.video/api/v1/generation/kite/plover`

## Body

#### `prompt`

`string` · required

What to draw.

#### `glaze`

`enum<string>` · default: `satin`

How it shines.

Available options: `matte`, `satin`
"""


def test_a_type_and_its_marks_may_stand_in_one_line_with_dots_between() -> None:
    facts = facts_on(DOTTED)
    assert facts["params.prompt.required"] is True
    assert (facts["params.glaze.type"], facts["params.glaze.default"]) == ("enum", "satin")
    assert facts["params.glaze.options"] == ["matte", "satin"]


def test_commas_may_stand_for_the_dots() -> None:
    assert facts_on(DOTTED.replace(" · ", ", ")) == facts_on(DOTTED)


def test_a_line_of_words_with_dots_between_is_no_head() -> None:
    told = facts_on(DOTTED.replace("How it shines.", "String · lace · required reading"))
    assert told == facts_on(DOTTED)


BARE = """
plover-2

Request body

glaze — string, optional

How it shines. Accepted values:

- matte
- satin

Plover 2 on reAPI draws. POST /api/v1/videos/generations and GET /api/v1/tasks/{id}
"""


def test_options_in_a_list_need_no_marks_below_words_that_announce_them() -> None:
    facts = facts_on(BARE)
    assert facts["params.glaze.options"] == ["matte", "satin"]


def test_a_list_that_nothing_announces_gives_no_options() -> None:
    facts = facts_on(BARE.replace("Accepted values:", "Loved by:"))
    assert "params.glaze.options" not in facts


def test_what_is_said_of_a_create_is_about_the_operation_that_the_page_shows() -> None:
    facts = facts_on(BARE)
    assert facts["operations.videos.poll"] == "GET /api/v1/tasks/{id}"
    assert not [one for one in facts if one.startswith("operations.images.")]


def test_a_page_that_shows_several_operations_says_it_of_the_usual_one() -> None:
    both = f"{BARE}\nPOST /api/v1/images/generations\n"
    assert facts_on(both)["operations.images.poll"] == "GET /api/v1/tasks/{id}"


ANSWER = """
### 输出

| 参数 | 类型 | 描述 |
| :-- | :-- | :-- |
| output.task_status | string | 任务状态\uff1a`Pending`、`Running`、`Success`、`Failure` |
"""


def test_the_description_of_an_answers_key_may_list_the_status_words() -> None:
    facts = facts_on(FUSED + ANSWER)
    assert (facts["states.queued"], facts["states.failed"]) == (["Pending"], ["Failure"])


def test_a_list_with_a_word_of_unknown_meaning_states_nothing() -> None:
    facts = facts_on(FUSED + ANSWER.replace("Running", "Kiting"))
    assert not [one for one in facts if one.startswith("states.")]


def test_how_many_addresses_a_list_takes_may_stand_behind_a_comma() -> None:
    page = BARE.replace(
        "How it shines. Accepted values:\n\n- matte\n- satin", "URLs only, at most 6."
    )
    facts = facts_on(page.replace("string, optional", "string[], optional"))
    assert facts["params.glaze.max_items"] == 6


def test_one_clip_or_track_is_an_output_too() -> None:
    assert facts_on(f"{BARE}\nEach request produces exactly one clip.\n")["outputs.count"] == 1


GLAZES = ["matte", "satin", "gloss"]
SHAPES = {"options": ["2:3", "3:2"], "default": "3:2"}
WORDED: list[tuple[str, str, dict[str, Any]]] = [
    ("Set to taste. Default `soft`.", "string", {"default": "soft"}),
    ("Set to taste. Default true.", "boolean", {"default": True}),
    ("Set to taste. Default taste.", "string", {}),
    ("How warm. `2` \u2013 `8`.", "integer", {"minimum": 2, "maximum": 8}),
    ("How warm. Made for 2 - 8 guests.", "integer", {}),
    ("Set to taste. `Soft-One` by default.", "string", {"default": "Soft-One"}),
    ("Set to taste. When omitted, it is `soft`.", "string", {"default": "soft"}),
    ("Set to taste. When omitted, it is guessed.", "string", {}),
    ("How warm. `2` \u2013 `8`, step 2.", "integer", {"minimum": 2, "maximum": 8}),
    ("How warm. Not less than 2 and not more than 8.", "integer", {"minimum": 2, "maximum": 8}),
    ("How warm. No lower than 2, no higher than 8.", "integer", {"minimum": 2, "maximum": 8}),
    ("How warm. Takes `2`, `4` or `8`.", "integer", {"options": [2, 4, 8]}),
    ("The glaze. Takes `matte`, `satin` and `gloss`.", "string", {"options": GLAZES}),
    ("The glaze. Only `matte`, `satin` or `gloss`.", "string", {"options": GLAZES}),
    ("The glaze. `matte`, `satin` or `gloss`.", "string", {"options": GLAZES}),
    ("The glaze. `matte` and `satin`.", "string", {}),
    ("The shape. Values:<br>- 2:3<br>- 3:2", "string", {"options": ["2:3", "3:2"]}),
    ("The shape. Values:<br>- `2:3`<br>- `3:2`<br>Default: 3:2", "string", SHAPES),
]


@pytest.mark.parametrize(("words", "kind", "told"), WORDED)
def test_a_sentence_says_so_much_and_no_more(words: str, kind: str, told: dict[str, Any]) -> None:
    facts = said(words, kind)
    keys = ("default", "minimum", "maximum", "options")
    assert {key: facts[key] for key in keys if key in facts} == told


@pytest.mark.parametrize(
    ("words", "kind"), [("a public HTTPS URL", "url"), ("a small one", "string")]
)
def test_a_list_holds_addresses_where_each_of_it_is_said_to_be_one(words: str, kind: str) -> None:
    listed = f"No more than 6 pictures, each {words}."
    page = BARE.replace("How it shines. Accepted values:\n\n- matte\n- satin", listed)
    facts = facts_on(page.replace("string, optional", "string[], optional"))
    assert facts["params.glaze.items.type"] == kind


BULLETS = """
# Plover

`POST https://open.skills.video/api/v1/generation/kite/plover`

## Body

- **ode** (`string`, default: `""`): What is sung. Maximum string length: `90`.
- **covers** (`string<uri>[]`): What is shown. Required array length: `1 - 6` elements.
"""


def test_an_empty_text_in_brackets_is_a_default() -> None:
    assert facts_on(BULLETS)["params.ode.default"] == ""


def test_lengths_may_be_told_in_the_words_of_a_reference() -> None:
    facts = facts_on(BULLETS)
    assert facts["params.ode.max_length"] == 90
    assert (facts["params.covers.min_items"], facts["params.covers.max_items"]) == (1, 6)


def test_a_list_of_so_many_public_addresses_holds_addresses() -> None:
    listed = "Between 1 and 6 public HTTPS URLs."
    page = BARE.replace("How it shines. Accepted values:\n\n- matte\n- satin", listed)
    facts = facts_on(page.replace("string, optional", "string[], optional"))
    assert facts["params.glaze.items.type"] == "url"
