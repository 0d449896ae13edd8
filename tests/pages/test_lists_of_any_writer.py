"""Lists of fields as any writer may draw them: the parts of a head in any order, with any marks between."""

from __future__ import annotations

import re
from typing import Any

import pytest

from gatewright.pages import read

SHOWN = '\n## Try it\n\n```json\n{"model": "heron-2", "prompt": "reeds", "ratio": "3:2", "count": 2}\n```\n'
SAID = {
    "prompt.type": "string",
    "prompt.required": True,
    "prompt.max_length": 700,
    "ratio.type": "enum",
    "ratio.options": ["1:1", "3:2"],
    "ratio.default": "1:1",
    "count.type": "integer",
    "count.minimum": 1,
    "count.maximum": 6,
    "count.default": 1,
}
LISTS = {
    "code marks and dots": "## Fields\n\n- `prompt` \u00b7 string \u00b7 **required** \u00b7 up to 700 characters\n- `ratio` \u00b7 string \u00b7 `1:1`, `3:2` \u00b7 default `1:1`\n- `count` \u00b7 integer \u00b7 1 to 6 \u00b7 default `1`\n",
    "a definition list": "## Fields\n\n**`prompt`** \u2014 string, mandatory\n: The scene. At most 700 characters.\n\n**`ratio`** \u2014 string\n: One of `1:1`, `3:2`. If omitted, `1:1`.\n\n**`count`** \u2014 whole number\n: Between 1 and 6. Left out, it is 1.\n",
    "a numbered list below a heading that tells nothing": "## What goes in\n\n1. `prompt` (str, must be set). No more than 700 characters.\n2. `ratio` (str, may be left out). Choose from `1:1` and `3:2`; `1:1` is the default.\n3. `count` (int, may be left out). 1 at the least, 6 at the most. Uses 1 by default.\n",
    "sentences in one paragraph": "## Payload\n\n`prompt` (string, must be set) says what to draw, in at most 700 characters. `ratio` (string, may be left out) is `1:1` or `3:2`; `1:1` is the default. `count` (integer, may be left out) goes from 1 to 6 and is 1 by default.\n",
    "sentences with a verb": "## Payload\n\n`prompt` is a string. Max length 700. Every request needs it.\n\n`ratio` is a string. Options: `1:1` / `3:2`. Falls back to `1:1`.\n\n`count` is an integer between 1 and 6. Defaults to 1.\n",
    "headings with a line of marks": "## Request\n\n#### prompt\n*string, required*\n\nUp to 700 characters.\n\n#### ratio\n*string, optional, default `1:1`*\n\nEither `1:1` or `3:2`.\n\n#### count\n*integer, optional, default `1`*\n\nFrom 1 to 6.\n",
    "labels in other words": "## Keys\n\n- `prompt` \u2013 The scene.\n  - Data type: string, required\n  - Limits: max 700 characters\n- `ratio` \u2013 The shape.\n  - Value type: string\n  - Choices: `1:1`, `3:2`\n  - If omitted: `1:1`\n- `count` \u2013 How many.\n  - Value type: int\n  - Between: 1 and 6\n  - Fallback: 1\n",
    "required and optional keys below headings of their own": "## Body\n\n### You have to send\n\n`prompt` *(string)* \u2014 at most 700 characters.\n\n### You may send\n\n`ratio` *(string)* \u2014 `1:1` or `3:2`; the default is `1:1`.\n\n`count` *(integer)* \u2014 between 1 and 6. Default: 1.\n",
    "a type of TypeScript": '## Body\n\n```ts\ninterface HeronRequest {\n  /** The scene. At most 700 characters. */\n  prompt: string;\n  ratio?: "1:1" | "3:2"; // The default is 1:1\n  /** Integer. Between 1 and 6, default 1. */\n  count?: number;\n}\n```\n',
    "a class of Python": '## Body\n\n```python\nclass HeronRequest(BaseModel):\n    prompt: str = Field(..., max_length=700, description="The scene.")\n    ratio: Literal["1:1", "3:2"] = "1:1"\n    count: int = Field(1, ge=1, le=6)\n```\n',
    "comments behind keys": '## Body\n\n```jsonc\n{\n  "prompt": "reeds",  // string, required, max 700 characters\n  "ratio": "3:2",     // string, optional, one of: 1:1, 3:2; default: 1:1\n  "count": 2          // integer, optional, 1-6, default 1\n}\n```\n',
    "Chinese, with full marks": "## \u5b57\u6bb5\n\n`prompt`\uff08\u5fc5\u586b\uff0cstring\uff09\uff1a\u753b\u9762\u63cf\u8ff0\uff0c\u4e0d\u8d85\u8fc7 700 \u4e2a\u5b57\u7b26\u3002\n\n`ratio`\uff08\u9009\u586b\uff0cstring\uff09\uff1a\u6bd4\u4f8b\uff0c\u53ef\u9009\u503c\u4e3a `1:1`\u3001`3:2`\uff0c\u9ed8\u8ba4 `1:1`\u3002\n\n`count`\uff08\u9009\u586b\uff0cint\uff09\uff1a\u5f20\u6570\uff0c\u8303\u56f4 1~6\uff0c\u9ed8\u8ba4 1\u3002\n",
}


def params(text: str) -> dict[str, Any]:
    """What a page surely says of its params, but for what is merely not required."""
    found = {
        one.name.removeprefix("params."): one.value
        for one in read(text.encode(), "p.md").facts
        if one.path[0] == "params" and one.sure != "unsure"
    }
    return {name: value for name, value in found.items() if value is not False}


@pytest.mark.parametrize("drawn", LISTS.values(), ids=LISTS)
def test_a_list_states_the_same_however_it_is_drawn(drawn: str) -> None:
    page = "# Heron 2\n\n`POST https://reapi.ai/api/v1/images/generations`\n\n" + drawn + SHOWN
    assert params(page) == SAID


def test_the_parts_of_html_that_touch_are_words_of_their_own() -> None:
    rows = "<div><code>count</code><span>integer</span><span>Default: 1</span></div><div>Minimum 1, maximum 6.</div>"
    page = f"<html><body><h1>Heron 2</h1><h2>Body parameters</h2>{rows}</body></html>"
    assert params(page) == {name: value for name, value in SAID.items() if re.match("count", name)}


def test_a_default_ends_where_the_next_thing_begins() -> None:
    page = "## Body\n\n- `look` \u2014 `enum<string>`, default `studio`. Options: `studio`, `outdoor`.\n"
    assert params(page) == {
        "look.type": "enum",
        "look.default": "studio",
        "look.options": ["studio", "outdoor"],
    }


@pytest.mark.parametrize(
    "drawn",
    [
        "## Words\n\n- `wing` \u2014 string, required. A part of a bird.\n- `beak` \u2014 string. Another one.\n",
        "## Answer\n\n`wing` is a string. The address of the picture.\n",
        "## Body\n\nNote \u2014 string values need marks.\n",
        "## Body\n\n```ts\ninterface HeronTask {\n  wing: string;\n}\n```\n",
    ],
)
def test_what_is_like_a_list_of_fields_and_none_of_a_request_states_nothing(drawn: str) -> None:
    assert params("# Heron 2\n\n" + drawn + SHOWN) == {}
