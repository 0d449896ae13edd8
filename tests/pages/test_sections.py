"""What stands below a heading: told by words of the heading, and where these say nothing, by evidence."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.pages import read
from gatewright.pages.shapes.sheet.roles import role_by_words, role_of_line

REQUEST = '```json\n{"model": "maker/reed-2", "prompt": "reeds", "haze": 3}\n```\n'
ASKED = "| Name | Type | Description |\n|---|---|---|\n| haze | integer | 1-5 |\n"
TOLD = "| Name | Type | Description |\n|---|---|---|\n| {} | string | A word |\n| {} | integer | 1-5 |\n"


def params(text: str) -> dict[str, Any]:
    facts = read(text.encode(), "page.md").facts
    return {
        one.name.removeprefix("params."): one.value
        for one in facts
        if one.path[0] == "params" and one.sure != "unsure" and len(one.path) > 2
    }


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        *(("What you get back", "response"), ("Reply", "response"), ("The answer", "response")),
        *(("Knobs", "params"), ("Things you may send", "params"), ("Settings of this model", "params")),
        *(("When it goes wrong", "errors"), ("Common failures", "errors"), ("失败说明", "errors")),
        *(("Waiting for the clip", "apart"), ("Polling", "apart"), ("获取结果", "apart")),
        *(("What it costs", "price"), ("资费", "price"), ("Your key", "auth"), ("Code sample", "example")),
        *(("How long files are kept", "apart"), ("链接时效", "apart"), ("可选参数", "params")),
    ],
)  # fmt: skip
def test_words_of_a_heading_tell_what_stands_below(heading: str, role: str) -> None:
    assert role_by_words(heading) == role


@pytest.mark.parametrize("line", ["If something fails", "What you get", "Reading the result"])
def test_a_line_of_a_copy_that_has_only_words_of_headings_is_one(line: str) -> None:
    assert role_of_line(line, {}) is not None


@pytest.mark.parametrize(
    "line",
    ["The result has two parts.", "Reeds in the answer", "output_format", "Parameter", "Status"],
)
def test_any_other_line_of_a_copy_is_none(line: str) -> None:
    assert role_of_line(line, {"parameter": "name"}) is None


@pytest.mark.parametrize(
    "names",
    [("task_id", "progress"), ("output.look", "output.size"), ("result.look", "request_id")],
)
def test_keys_of_an_answer_are_no_params_below_a_heading_that_says_nothing(
    names: tuple[str, str],
) -> None:
    text = f"# Reed 2\n\n## Parameters\n\n{ASKED}\n{REQUEST}\n## Later on\n\n{TOLD.format(*names)}"
    assert params(text) == params(f"# Reed 2\n\n## Parameters\n\n{ASKED}\n{REQUEST}")
    assert params(text)["haze.maximum"] == 5


def test_keys_of_an_example_answer_are_no_params() -> None:
    answer = '```json\n{"task_id": "t", "mood": "calm", "depth": 4}\n```\n'
    text = f"# Reed 2\n\n{REQUEST}\n## Mirror\n\n{answer}\n{TOLD.format('mood', 'depth')}"
    assert params(text) == {}


def test_a_table_below_an_address_that_only_asks_describes_an_answer() -> None:
    table = TOLD.format("mood", "depth")
    posted = f"# Reed 2\n\n## Mirror\n\n`POST /v1/reeds`\n\n{table}"
    assert params(posted)["depth.maximum"] == 5
    assert params(posted.replace("POST", "GET")) == {}


def test_a_second_table_with_nothing_that_only_requests_have_states_no_param() -> None:
    sent = "| Name | Type | Notes |\n|---|---|---|\n| prompt | string | up to 60 characters |\n| haze | integer | 1-5 |\n"
    other = TOLD.format("mood", "depth")
    text = f"# Reed 2\n\n## A drawing\n\n{sent}\n## The mirror\n\n{other}"
    assert params(text) == params(f"# Reed 2\n\n## A drawing\n\n{sent}")
    asked = other.replace("Description |", "Default |").replace("1-5", "3")
    assert params(text.replace(other, asked))["depth.default"] == 3


def test_a_size_with_a_star_is_one_default() -> None:
    table = "| Name | Type | Description |\n|---|---|---|\n| size | string | Default `640*480`. |\n"
    assert params(f"# Reed 2\n\n## Parameters\n\n{table}")["size.default"] == "640*480"


def test_items_of_a_list_are_sentences_of_their_own() -> None:
    text = "# Reeds\n\n## Response\n\n- `link` (string): the picture, kept for 9 days\n- `length` (number): up to 600 seconds\n"
    facts = {one.name: one.value for one in read(text.encode(), "page.md").facts}
    assert facts["links.lifetime"] == "9 days"


def test_keys_that_a_request_shows_are_params_whatever_else_answers_are_called() -> None:
    table = "| Name | Type | Description |\n|---|---|---|\n| haze | integer | 1-5 |\n| state | string | Of the water |\n"
    assert params(f"# Reed 2\n\n{REQUEST}\n## Mirror\n\n{table}")["haze.maximum"] == 5


@pytest.mark.parametrize("key", ["params", "input", "parameters"])
def test_an_object_that_holds_the_params_is_none_itself(key: str) -> None:
    body = f'```json\n{{"model": "maker/reed-2", "{key}": {{"prompt": "reeds", "haze": 3}}}}\n```\n'
    table = f"| Name | Type | Description |\n|---|---|---|\n| {key} | object | The controls |\n| {key}.haze | integer | 1-5 |\n"
    found = params(f"# Reed 2\n\n## Parameters\n\n{table}\n{body}")
    assert found["haze.maximum"] == 5
    assert not any(one.startswith(key) for one in found)


LABELS = (
    "API model id\nreed-2\n\nPrompt limit\n40 characters\n\nBase credits\n7\n\nBilling\nFIXED\n"
)


def test_labels_that_only_one_gateway_has_tell_it_and_nothing_is_more_than_likely() -> None:
    reading = read(f"Reed 2\n\n{LABELS}".encode(), "page.txt")
    assert reading.gateway == "rivya"
    assert {one.sure for one in reading.facts} == {"likely"}
    assert read(b"Reed 2\n\nBase credits\n7\n", "page.txt").gateway is None


def test_labels_in_a_table_tell_the_gateway_too() -> None:
    pairs = LABELS.strip().split("\n\n")
    rows = "".join(f"| {one.replace(chr(10), ' | ')} |\n" for one in pairs)
    assert read(f"# Reed 2\n\n| | |\n|---|---|\n{rows}".encode(), "p.md").gateway == "rivya"


@pytest.mark.parametrize(
    "sentence",
    [
        *("Set `model` to `maker/reed-2`.", "Call it with the model id `maker/reed-2`."),
        *("`model` (必填\uff0c值为 `maker/reed-2`)", "将 `model` 设为 `maker/reed-2`。"),
        *("Send `maker/reed-2` as the model.", "The `model` field must be `maker/reed-2`."),
    ],
)
def test_an_id_is_read_in_sentences(sentence: str) -> None:
    assert read(f"# Reeds\n\n{sentence}\n".encode(), "page.md").model == "maker/reed-2"


@pytest.mark.parametrize(
    "sentence",
    [
        "For drawings send `maker/ink-1` as the model instead.",
        "Send `maker/ink-1` as the model. It takes no pictures, set model to `maker/ink-2` for these.",
        "Set `quality` to `high-4`.",
    ],
)
def test_what_names_another_model_gives_no_id(sentence: str) -> None:
    text = f"# Reeds\n\n{sentence}\n\nSet `model` to `maker/reed-2`.\n"
    assert read(text.encode(), "page.md").model in (None, "maker/reed-2")


@pytest.mark.parametrize(
    "code",
    [
        "requests.post(URL, json={\n    'prompt': \"a reed's tip\",\n    'haze': 3, 'loop': True, 'look': None,\n})",
        'const body = {\n  prompt: "a reed\'s tip", // words\n  haze: 3, loop: true, look: null,\n};',
    ],
)
def test_a_request_in_code_that_is_not_json_is_an_example(code: str) -> None:
    examples = read(f"# Reeds\n\n```\n{code}\n```\n".encode(), "page.md").examples
    assert [body for _, body in examples] == [
        {"prompt": "a reed's tip", "haze": 3, "loop": True, "look": None}
    ]
