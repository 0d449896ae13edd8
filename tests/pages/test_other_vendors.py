"""Pages of vendors that nobody has described to the reader: what is read is right, and nobody is told that all is well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.pages import read
from tests.pages.vendor_shapes import SHAPES_OF_VENDORS

PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "a reference with words behind names": (
        "# Create image\n\n`POST /v1/pictures`\n\n## Request body\n\nprompt string Required\n"
        "What to draw. Maximum 1000 characters.\n\nn integer or null Optional\nDefaults to 1\nBetween 1 and 10.\n\n"
        "quality string Optional\nOne of auto, high, or low. Defaults to auto.\n",
        {
            "prompt": {"type": "string", "required": True, "max_length": 1000},
            "n": {"type": "integer", "nullable": True, "default": 1, "minimum": 1, "maximum": 10},
            "quality": {"type": "enum", "options": ["auto", "high", "low"], "default": "auto"},
        },
    ),
    "a table of inputs": (
        "# Reed painter\n\n## Parameters\n\n| Field | Type | Default value | Description |\n|---|---|---|---|\n"
        "| prompt | string | | What to draw |\n| num_outputs | integer (1-4) | 1 | How many |\n"
        "| scale | number | 7.5 | Range 0 to 50 |\n",
        {
            "prompt": {"type": "string"},
            "num_outputs": {"type": "integer", "default": 1, "minimum": 1, "maximum": 4},
            "scale": {"type": "number", "default": 7.5, "minimum": 0, "maximum": 50},
        },
    ),
    "a schema with stars": (
        "# Reeds\n\n## Input schema\n\nprompt*\nstring\nWhat to draw\n\nimage_size\nenum\nOptions: square, wide\n"
        "\nseed\ninteger\nA seed\n",
        {
            "prompt": {"type": "string", "required": True},
            "image_size": {"type": "enum", "options": ["square", "wide"]},
            "seed": {"type": "integer"},
        },
    ),
    "prose alone": (
        "# Reeds\n\nSend a prompt of up to 500 characters and wait for 30 seconds.\n",
        {},
    ),
    "a list of bullets": (
        "# Reeds\n\n## Request parameters\n\n- `prompt` (string, required): what to draw\n- `steps` (integer, optional): at most 50\n",
        {
            "prompt": {"type": "string", "required": True},
            "steps": {"type": "integer", "maximum": 50},
        },
    ),
    "an HTML definition list": (
        "<html><body><h1>Reeds</h1><h2>Request body</h2><dl><dt>prompt</dt><dd>string</dd><dd>What to draw</dd></dl></body></html>",
        {"prompt": {"type": "string"}},
    ),
    "an HTML table with unknown columns": (
        "<table><tr><th>Name<th>Type<th>Lore<th>In beta</tr><tr><td>steps<td>integer<td>1..50<td>yes</tr></table>",
        {"steps": {"type": "integer"}},
    ),
    "an example of JSON alone": ('# Reeds\n\n```json\n{"prompt": "reeds", "steps": 4}\n```\n', {}),
    "nested objects": (
        "## Request body\n\n| Parameter | Type | Required |\n|---|---|---|\n| config | object | yes |\n| config.size | string | no |\n",
        {"config": {"type": "object", "required": True, "fields.size.type": "string"}},
    ),
    "a table of answers": (
        "## Response\n\n| Field | Type | Description |\n|---|---|---|\n| url | string | At most 9 characters |\n",
        {},
    ),
    "a table of models": (
        "## Models\n\n| Name | Type | Price |\n|---|---|---|\n| reed-2 | fast | $0.04 per image |\n| reed-3 | slow | $0.08 per image |\n",
        {},
    ),
}

PAGES |= SHAPES_OF_VENDORS


@pytest.mark.parametrize("name", PAGES)
def test_only_what_such_a_page_says_is_read_and_never_as_if_all_were_well(
    name: str, tmp_path: Path, gateways: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, truth = PAGES[name]
    reading = read(text.encode(), name)
    assert reading.gateway is None
    for fact in reading.facts:
        if fact.sure == "unsure" or fact.path[0] != "params" or fact.value is False:
            continue
        said = truth.get(fact.path[1], {})
        assert said.get(".".join(fact.path[2:])) == fact.value, (fact.name, fact.value)
    path = tmp_path / ("page.html" if text.startswith("<") else "page.md")
    path.write_text(text)
    specs = ["--specs", str(gateways)]
    for action in ("read", "check", "draft", "apply"):
        assert main(["docs", action, str(path), *specs]) != 0, action
    assert main(["docs", "read", str(path), *specs, "--json"]) == 1
    last = capsys.readouterr().out
    assert (
        json.loads(last[last.rindex("\n[\n") if "\n[\n" in last else last.index("[\n") :])[0][
            "gateway"
        ]
        is None
    )


def test_at_least_ten_shapes_of_vendors_are_tried() -> None:
    assert len(SHAPES_OF_VENDORS) >= 10


def test_limits_behind_a_type_belong_to_the_field_that_they_stand_at() -> None:
    text = "## Body parameters\n\nlength integer\n\nSeconds.\n\nseed integer [0 .. 9]\n"
    facts = {one.name: one.value for one in read(text.encode(), "x").facts}
    assert "params.length.maximum" not in facts
    assert (facts["params.seed.minimum"], facts["params.seed.maximum"]) == (0, 9)


def test_a_name_with_brackets_is_a_list() -> None:
    text = "## Request body\n\n| Field | Type |\n|---|---|\n| parts[] | object |\n| parts[].text | string |\n"
    facts = {one.name: one.value for one in read(text.encode(), "x").facts}
    assert facts["params.parts.type"] == "list"
    assert facts["params.parts.items.type"] == "object"
    assert facts["params.parts.items.fields.text.type"] == "string"
