"""Dumps of reference pages whose lines are parted or joined in odd places."""

from __future__ import annotations

import pytest

from gatewright.pages import read
from tests.pages.test_foreign_shapes import params, table

FUSED = (
    'seedinteger\nA seed [0, 99].\nsizeEnumDefault: "12*7"\nHow large:\n- Small: 8\\*3 (8:3)\nPossible values: 8*3, 12*7\n'
    "loudbooleanDefault: true\nWhether it is loud.\nwordsstring* required\nWhat to draw (max 200 characters).\n"
)


def test_names_and_types_may_have_run_together() -> None:
    assert params(FUSED) == {
        "seed.type": "integer",
        "seed.minimum": 0,
        "seed.maximum": 99,
        "size.type": "enum",
        "size.default": "12*7",
        "size.options": ["8*3", "12*7"],
        "loud.type": "boolean",
        "loud.default": True,
        "words.type": "string",
        "words.required": True,
        "words.max_length": 200,
    }


def test_a_word_that_ends_like_a_type_is_no_field() -> None:
    assert params("## Parameters\n\nsubstring\n\nA subobject of it.\n") == {}


def test_a_dump_with_limits_behind_types_and_options_parted_by_blanks() -> None:
    text = (
        "header Parameters\nauthorization\nrequired\nstring\nA key.\n\nRequest Body schema: multipart/form-data\n"
        "words\nrequired\nstring [ 1 .. 900 ] characters\nWhat to draw.\n\nless\nstring (Less) <= 90 characters\nWhat not to draw.\n\n"
        "ratio\nstring\nDefault: 1:1\nEnum: 1:1 2:1\nHow wide.\n\nseed\nnumber [ 0 .. 77 ]\nDefault: 0\nA seed.\n"
    )
    assert params(text) == {
        "words.type": "string",
        "words.required": True,
        "words.min_length": 1,
        "words.max_length": 900,
        "less.type": "string",
        "less.max_length": 90,
        "ratio.type": "enum",
        "ratio.default": "1:1",
        "ratio.options": ["1:1", "2:1"],
        "seed.type": "number",
        "seed.minimum": 0,
        "seed.maximum": 77,
        "seed.default": 0,
    }


KEYS = (
    'Request body\nlink\nRequired\nstring\n<uri>\nWhere it is.\n\nseed\ninteger\n[ 0 .. 77 ]\nA seed.\n\nlook\nstring\nDefault:\n"warm"\n'
    'Accepted values:\n"warm"\n"cold"\nHow it looks.\n\nparts\nArray of\nobjects\nWhat it has.\n\nkind\nRequired\nstring\nOf what kind.\n'
)


def test_types_defaults_and_options_may_stand_on_lines_of_their_own() -> None:
    assert params(KEYS) == {
        "link.type": "url",
        "link.required": True,
        "seed.type": "integer",
        "seed.minimum": 0,
        "seed.maximum": 77,
        "look.type": "enum",
        "look.default": "warm",
        "look.options": ["warm", "cold"],
        "parts.type": "list",
        "parts.items.type": "object",
    }


def test_an_example_shows_whether_what_follows_an_object_is_a_key_of_it() -> None:
    kinds = [one for one in read(KEYS.encode(), "p").facts if one.path[:2] == ("params", "kind")]
    assert {(one.sure, one.note) for one in kinds} == {("unsure", "it may be a key of parts")}
    inside = params(KEYS + '\n```json\n{"prompt": "x", "parts": [{"kind": "a"}]}\n```\n')
    assert inside["parts.items.fields.kind.type"] == "string" and "kind.type" not in inside
    beside = params(KEYS + '\n```json\n{"prompt": "x", "parts": [], "kind": "a"}\n```\n')
    assert beside["kind.type"] == "string"


def test_a_description_may_list_the_keys_of_its_objects() -> None:
    told = "Shots. Each object has: words (string, required), seconds (integer), and cut (boolean, optional)"
    assert params(table("Name | Type | Description", f"shots | object[] | {told}")) == {
        "shots.type": "list",
        "shots.items.type": "object",
        "shots.items.fields.words.type": "string",
        "shots.items.fields.words.required": True,
        "shots.items.fields.seconds.type": "integer",
        "shots.items.fields.cut.type": "boolean",
    }


def test_rows_may_go_on_below_and_cells_may_be_spanned() -> None:
    text = (
        "## Submit\n\n#### Body参数\n\n|名称 |类型 |**可选/必选** |描述 |\n|---|---|---|---|\n|scale |float |可选 |How strong|\\\n"
        "| | | |默认值:0.5|\\\n| | | |取值范围:[0, 1] |\n|width |int |^^|How wide |\n\n"
        "## 查询任务\n\n#### Body参数\n\n|名称 |类型 |可选/必选 |描述 |\n|---|---|---|---|\n|task_id |string |必选 |Which |\n"
    )
    assert params(text) == {
        "scale.type": "number",
        "scale.default": 0.5,
        "scale.minimum": 0,
        "scale.maximum": 1,
        "width.type": "integer",
    }


def test_a_row_may_have_lost_its_last_empty_cells_alone() -> None:
    head = "## 请求体参数\n\n| Field | Type | Required | Title | Description |\n|---|---|---|---|---|\n"
    assert params(f"{head}more | object | Yes | 更多 |\n") == {
        "more.type": "object",
        "more.required": True,
    }
    risky = "## Parameters\n\n| Name | Type | Required | Default | Range |\n|---|---|---|---|---|\nx | string | Yes | a word |\n"
    assert params(risky) == {}


def test_headers_are_no_params_wherever_they_stand() -> None:
    rows = table(
        "Name | Type | Description",
        "Authorization | string | A key",
        "X-Reed-Version | string | A version",
        "seed | integer | A seed",
    )
    assert params(rows) == {"seed.type": "integer"}


@pytest.mark.parametrize(
    ("name", "told", "said"),
    [
        ("look", "How: single (default), many_auto, many_manual", {"options": ["single", "many_auto", "many_manual"], "default": "single"}),
        ("size", "7p (default) or 9p", {"options": ["7p", "9p"], "default": "7p"}),
        ("voice", "Voice to use: ash, birch, cedar, elm", {"options": ["ash", "birch", "cedar", "elm"]}),
        ("output_format", "输出图片格式:png、jpeg、webp", {"options": ["png", "jpeg", "webp"]}),
        ("words", "Style tags: ash, birch, cedar, elm", None),
        ("words", "What is sung, for example: ash, birch, cedar, elm", None),
        ("image", "Image formats: png, jpeg, webp", None),
    ],
)  # fmt: skip
def test_lists_without_marks_are_options_where_they_are_all_there_is(
    name: str, told: str, said: dict[str, object] | None
) -> None:
    found = params(table("Name | Type | Description", f"{name} | string | {told}"))
    wanted: dict[str, object] = {"type": "enum", **said} if said else {"type": "string"}
    assert found == {f"{name}.{key}": value for key, value in wanted.items()}


def test_a_default_in_words_is_no_value() -> None:
    head = "Parameter | Type | Default | Description"
    found = params(
        table(head, "size | string | model defaults | How large", "x | string | server's model | y")
    )
    assert found == {"size.type": "string", "x.type": "string"}


def test_words_behind_types_may_be_chinese() -> None:
    text = "参数\nprompt string 必填\n画什么, 最大长度为 900 个字符\nlook string\n样子\n可选值: a1、b2\n默认值: a1\n响应格式\nerror object\n错误\n"
    assert params(text) == {
        "prompt.type": "string",
        "prompt.required": True,
        "prompt.max_length": 900,
        "look.type": "enum",
        "look.options": ["a1", "b2"],
        "look.default": "a1",
    }


def test_fields_may_have_run_together_in_one_line() -> None:
    text = "POST https://api.example.com/v1/soundRequest Fields\nwordsstringrequiredWhat to say.paceOptional.ratenumberHow fast between 0 and 3.loopbooleanWhether it goes on.\n"
    assert params(text) == {
        "words.type": "string",
        "words.required": True,
        "rate.type": "number",
        "rate.minimum": 0,
        "rate.maximum": 3,
        "loop.type": "boolean",
    }


def test_components_of_answers_below_a_body_describe_it_where_no_other_does() -> None:
    field = '<ResponseField name="{0}" type="string" required="true">\n  Value: "a" / "b"\n</ResponseField>\n'
    text = f"# Reeds\n\n### Body\n\n{field.format('use')}\n### Response\n\n{field.format('id')}"
    assert params(text) == {"use.type": "enum", "use.required": True, "use.options": ["a", "b"]}
    asked = (
        f'# Reeds\n\n### Body\n\n<ParamField body="n" type="integer" />\n\n{field.format("use")}'
    )
    assert params(asked) == {"n.type": "integer"}


def test_a_body_without_a_heading_and_defaults_that_have_run_into_their_types() -> None:
    text = (
        "Query parameters\n\noutput_formatenumOptionalDefaults to mp3\n\nHow.\n\nRequest\n\nThis endpoint expects an object.\n"
        "wordsstringRequired\n\nWhat to say.\n\nratedoubleOptionalDefaults to 0.3\n\nMust be a value between 0 and 1.\n"
    )
    assert params(text) == {
        "words.type": "string",
        "words.required": True,
        "rate.type": "number",
        "rate.default": 0.3,
        "rate.minimum": 0,
        "rate.maximum": 1,
    }


def test_keys_of_a_body_begin_behind_what_it_is_sent_as() -> None:
    text = (
        "请求参数\nHeader 参数\nAuthorization\nstring\n可选\n示例值:\nBearer x\nBody 参数application/json\nlook\nenum<string>\n必需\n枚举值:\nAB\n"
        "prompt\nstring\n画什么\n示例值:\nCat\nparts\narray[string]\n可选\n"
    )
    assert params(text) == {
        "look.required": True,
        "prompt.type": "string",
        "parts.type": "list",
        "parts.items.type": "string",
    }


@pytest.mark.parametrize(
    ("kind", "told", "said"),
    [
        ("integer", "Whether to wait: 0=at once (default), 1=later", {"options": [0, 1], "default": 0}),
        ("string", "How: clean=as it is, face=for people (up to 10)", {"options": ["clean", "face"]}),
        ("integer", "How often: blank=as it comes, 1=once, 2=twice", {}),
    ],
)  # fmt: skip
def test_values_that_are_explained_one_by_one_are_options(
    kind: str, told: str, said: dict[str, object]
) -> None:
    found = params(table("Name | Type | Description", f"x | {kind} | {told}"))
    wanted = {"type": "enum" if said and kind == "string" else kind, **said}
    assert found == {f"x.{key}": value for key, value in wanted.items()}


def test_options_may_begin_with_the_comma_behind_the_one_before() -> None:
    text = "Body\nparts\nobject[]\nrequired\nratio\nenum<string>\ndefault: 9x16\nAvailable options:\n9x16\n, 16x9\n, 1x1\nhook\nstring\n"
    assert params(text) == {
        "parts.type": "list",
        "parts.items.type": "object",
        "parts.required": True,
        "ratio.type": "enum",
        "ratio.options": ["9x16", "16x9", "1x1"],
        "ratio.default": "9x16",
        "hook.type": "string",
    }


def test_what_an_operation_costs_is_its_price() -> None:
    page = b"# Reeds\n\nMakes it larger.\nThis operation costs 3 credits.\nEndpoint\n"
    assert [one.value for one in read(page, "p").facts if one.path == ("price", "credits")] == [3]


def test_the_default_of_a_key_without_a_type_stays_away_from_the_key_before() -> None:
    html = (
        "<html><body><main><h1>Reed on skills.video</h1><h4>Body</h4>"
        "<div>last_frame</div><div>string&lt;uri&gt;</div><p>The last frame of the film.</p>"
        "<div>duration</div><div>default:</div><div>8</div><p>How long the film is.</p>"
        "</main></body></html>"
    )
    found = {one.path: one.value for one in read(html.encode(), "x").facts}
    assert found[("params", "last_frame", "type")] == "url"
    assert ("params", "last_frame", "default") not in found


def test_a_word_on_the_line_below_the_label_of_defaults_is_the_default() -> None:
    text = "skills.video\n\nBody\n\ngrade\n\nenum<string>\n\ndefault:\n\nfine\n\nHow fine it is.\n\nAvailable options: fine, coarse\n"
    found = {one.path: one.value for one in read(text.encode(), "x").facts}
    assert found[("params", "grade", "default")] == "fine"


def test_a_head_in_one_line_whose_default_follows_without_a_blank_is_a_head() -> None:
    text = "skills.video\n\nBody\n\navoid string\n\nWhat to avoid.\n\ngrade enum<string> default:fine\n\nAvailable options: fine, coarse\n"
    found = {one.path: one.value for one in read(text.encode(), "x").facts}
    assert found[("params", "avoid", "type")] == "string"
    assert found[("params", "grade", "default")] == "fine"
    assert found[("params", "grade", "options")] == ["fine", "coarse"]
