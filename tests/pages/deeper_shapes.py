"""Pages of our own in deeper shapes: lists in lists, components, labels below headings, tables beside tables."""

from __future__ import annotations

from typing import Any

DEEPER_SHAPES: dict[str, tuple[str, dict[str, Any]]] = {
    "components with attributes": (
        "---\ntitle: Reeds\n---\n\n## Request\n\n"
        '<ParamField body="prompt" type="string" required>\n  What to draw. At most 900 characters.\n</ParamField>\n\n'
        '<ParamField body="width" type="integer" default="1024">\n  Wide in pixels. Must be divisible by 64. Range: 256-1536.\n</ParamField>\n\n'
        '<ParamField body="format" type="string" default="jpeg">\n  How it is written. Accepts `png` or `jpeg`.\n</ParamField>\n\n'
        "<ParamField body=\"steps\" type='integer' default={20} required={false}>\n  Rounds, from 1 to 50.\n</ParamField>\n\n"
        '<ParamField header="Authorization" type="string" required>\n  The key.\n</ParamField>\n'
        '<ParamField path="task_id" type="string" required>The task.</ParamField>\n\n'
        '## Response\n\n<ResponseField name="seed" type="integer">\n  At most 9.\n</ResponseField>\n',
        {
            "prompt": {"type": "string", "required": True, "max_length": 900},
            "width": {
                "type": "integer",
                "default": 1024,
                "step": 64,
                "minimum": 256,
                "maximum": 1536,
            },
            "format": {"type": "enum", "options": ["png", "jpeg"], "default": "jpeg"},
            "steps": {"type": "integer", "default": 20, "minimum": 1, "maximum": 50},
        },
    ),
    "components inside components": (
        '## Request Body\n\n<ParamField body="shots" type="array" required={true}>\n  The parts.\n'
        '  <Expandable title="properties">\n'
        '    <ParamField body="text" type="string" required={true}>\n      The words of this part.\n    </ParamField>\n\n'
        '    <ParamField body="seconds" type="integer" default={5}>\n      How long.\n\n      Value range: \\[3, 15]\n    </ParamField>\n'
        "  </Expandable>\n</ParamField>\n\n"
        '<ParamField body="wait" type="boolean" default="false">\n  Whether to wait.\n</ParamField>\n',
        {
            "shots": {
                "type": "list",
                "required": True,
                "items.type": "object",
                "items.fields.text.type": "string",
                "items.fields.text.required": True,
                "items.fields.seconds.type": "integer",
                "items.fields.seconds.default": 5,
                "items.fields.seconds.minimum": 3,
                "items.fields.seconds.maximum": 15,
            },
            "wait": {"type": "boolean", "default": False},
        },
    ),
    "a component that closes itself, and another of outputs": (
        '### Input Schema\n\n<ParamField body="image" type="string" required />\n\n'
        '<ParamField body="mode" type="ModeEnum" default="fast">\n  How to go. Default value: `"fast"`\n\n  Possible values: `fast`, `fine`\n</ParamField>\n\n'
        '### Output Schema\n\n<ParamField body="seed" type="integer" required>\n  The seed.\n</ParamField>\n',
        {
            "image": {"type": "string", "required": True},
            "mode": {"type": "enum", "options": ["fast", "fine"], "default": "fast"},
        },
    ),
    "a list of fields in a list": (
        "## Request body\n\n- `prompt` (string, required): What to draw.\n- `style` (object, optional): How it looks.\n"
        "  - `name` (string, required): Its name.\n  - `weight` (number, optional): How much, between 0 and 2. Default: `1`\n"
        "- `seed` (integer, optional): At most 99.\n",
        {
            "prompt": {"type": "string", "required": True},
            "style": {
                "type": "object",
                "fields.name.type": "string",
                "fields.name.required": True,
                "fields.weight.type": "number",
                "fields.weight.minimum": 0,
                "fields.weight.maximum": 2,
                "fields.weight.default": 1,
            },
            "seed": {"type": "integer", "maximum": 99},
        },
    ),
    "a list with limits and options below each name": (
        "## Parameters\n\n- **prompt** (string, required): What to draw.\n  - Max length: 500 characters\n"
        "- **ratio** (string, optional, default: `1:1`): The shape.\n  - `1:1` - Square\n  - `16:9` - Wide\n  - `9:16` - Tall\n"
        "- **scale** (number, optional, default: `2.5`, range: 0-20): How close.\n"
        "- **count** (integer, optional)\n  - Default: 1\n  - Minimum: 1\n  - Maximum: 4\n",
        {
            "prompt": {"type": "string", "required": True, "max_length": 500},
            "ratio": {"type": "enum", "default": "1:1", "options": ["1:1", "16:9", "9:16"]},
            "scale": {"type": "number", "default": 2.5, "minimum": 0, "maximum": 20},
            "count": {"type": "integer", "default": 1, "minimum": 1, "maximum": 4},
        },
    ),
    "names with the type behind a colon, and options as a union": (
        "### Body Parameters\n\n- `prompt: string`\n\n  What to draw. At most 400 characters.\n\n"
        '- `size: optional "small" or "large" or "auto"`\n\n  How big.\n\n  - `"small"`\n\n  - `"large"`\n\n  - `"auto"`\n\n'
        "- `n: optional number`\n\n  How many. Must be between 1 and 10.\n",
        {
            "prompt": {"type": "string", "max_length": 400, "required": True},
            "size": {"type": "enum", "options": ["small", "large", "auto"]},
            "n": {"type": "number", "minimum": 1, "maximum": 10},
        },
    ),
    "labels below a heading for each param": (
        "# Reeds\n\n## Parameters\n\n### `tempo`\n\n- Type: integer\n- Default: 90\n- Range: 40\u2013180\n\nHow quick it goes.\n\n"
        "### `tone`\n\n**Type:** string\n**Required:** yes\n**Options:** `warm`, `cold`\n\n### `mix`\n\nType: number\nMinimum: 0\nMaximum: 1\nRequired: No\n",
        {
            "tempo": {"type": "integer", "default": 90, "minimum": 40, "maximum": 180},
            "tone": {"type": "enum", "required": True, "options": ["warm", "cold"]},
            "mix": {"type": "number", "minimum": 0, "maximum": 1},
        },
    ),
    "other tables around the table of params": (
        "# Reeds\n\n## Available models\n\n| Name | Type | Max length |\n|---|---|---|\n| reed_one | string | 5 |\n\n"
        "## Pricing\n\n| Field | Type | Price |\n|---|---|---|\n| picture | integer | 0.04 |\n\n"
        "## Input parameters\n\n| Parameter | Type | Required | Default | Description |\n|---|---|---|---|---|\n| `seed` | integer | No | `7` | At most 99 |\n\n"
        "## Response object\n\n| Field | Type | Description |\n|---|---|---|\n| `url` | string | At most 9 characters |\n\n"
        "## Status and error handling\n\n| Name | Type | Description |\n|---|---|---|\n| `quota` | integer | At most 5 |\n",
        {"seed": {"type": "integer", "default": 7, "maximum": 99}},
    ),
    "a table without bars at its edges": (
        "## Parameters\n\nParameter | Type | Required | Description\n---|---|---|---\n`prompt` | string | Yes | What to draw (max 800 chars)\n"
        "`ratio` | string | No | 1:1, 2:3, 16:9 (default: 1:1)\n`wide` | boolean | No | Whether it is wide (default: false)\n",
        {
            "prompt": {"type": "string", "required": True, "max_length": 800},
            "ratio": {"type": "enum", "options": ["1:1", "2:3", "16:9"], "default": "1:1"},
            "wide": {"type": "boolean", "default": False},
        },
    ),
    "rows that lost a bar": (
        "## Parameters\n\n| Parameter | Type | Required | Description |\n|---|---|---|---|\nprompt | string | Yes | What to draw (max 800 chars) |\n"
        "steady | boolean | No | Whether it holds still (default: false) |\n",
        {
            "prompt": {"type": "string", "required": True, "max_length": 800},
            "steady": {"type": "boolean", "default": False},
        },
    ),
    "options in a table of their own": (
        "## Parameters\n\n| Parameter | Type | Required | Description |\n|---|---|---|---|\n| style | string | No | How it looks |\n| seed | integer | No | A seed |\n\n"
        "### `style` options\n\n| Value | Description |\n|---|---|\n| `ink` | Drawn with ink |\n| `oil` | Painted |\n",
        {"style": {"type": "string"}, "seed": {"type": "integer"}},
    ),
    "marks for what is required": (
        "## Fields\n\n| Field | Type | Required | Description | Example |\n|---|---|---|---|---|\n"
        "| `prompt` | *string* | :heavy_check_mark: | What to draw | A reed |\n| `count` | *number* | :heavy_minus_sign: | How many | 2 |\n| `seed` | Optional[int] | \u2796 | A seed | 3 |\n| `tone` | `str` | \u2705 | The tone | |\n",
        {
            "prompt": {"type": "string", "required": True},
            "count": {"type": "number"},
            "seed": {"type": "integer"},
            "tone": {"type": "string", "required": True},
        },
    ),
    "the word required among the defaults": (
        "## Request Parameters\n\n| Parameter | Type | Default | Description |\n|---|---|---|---|\n| `prompt` | string | required | What to draw |\n"
        '| `width` | int | 1024 | How wide (256-1024, multiple of 16) |\n| `steps` | int | 28 | Rounds (1-50) |\n| `seed` | int | null | A seed |\n| `format` | string | "PNG" | How it is written |\n',
        {
            "prompt": {"type": "string", "required": True},
            "width": {
                "type": "integer",
                "default": 1024,
                "minimum": 256,
                "maximum": 1024,
                "step": 16,
            },
            "steps": {"type": "integer", "default": 28, "minimum": 1, "maximum": 50},
            "seed": {"type": "integer"},
            "format": {"type": "string", "default": "PNG"},
        },
    ),
    "a table for each object, below a heading with its name": (
        "## Parameters\n\n| Parameter | Type | Required | Description |\n|---|---|---|---|\n| voice | object | yes | How it sounds (see below) |\n| parts | array | no | The parts |\n\n"
        "### voice object\n\n| Parameter | Type | Default | Range | Description |\n|---|---|---|---|---|\n| speed | float | 1.0 | [0.5, 2.0] | How fast |\n| tone | string | - | warm/cold/even | How warm |\n\n"
        "### Parts items\n\n| Parameter | Type | Description |\n|---|---|---|\n| words | string | What is said |\n",
        {
            "voice": {
                "type": "object",
                "required": True,
                "fields.speed.type": "number",
                "fields.speed.default": 1,
                "fields.speed.minimum": 0.5,
                "fields.speed.maximum": 2,
                "fields.tone.type": "enum",
                "fields.tone.options": ["warm", "cold", "even"],
            },
            "parts": {"type": "list", "items.type": "object", "items.fields.words.type": "string"},
        },
    ),
    "limits and options in the cell of the type": (
        "## Inputs\n\n| Input | Type | Notes |\n|---|---|---|\n| steps | int (1-150) | Rounds |\n| mode | enum: `calm`, `very calm` | How calm |\n"
        "| seed | integer | null | A seed |\n",
        {
            "steps": {"type": "integer", "minimum": 1, "maximum": 150},
            "mode": {"type": "enum", "options": ["calm", "very calm"]},
            "seed": {"type": "integer", "nullable": True},
        },
    ),
    "formats of files are not options of an address": (
        "## Parameters\n\n| Parameter | Type | Description |\n|---|---|---|\n| first_image | string | The first picture. Must be jpeg, png or webp. |\n"
        "| output_format | string | `png` (default) or `webp` |\n| kind | string | Either first_image or kind must be given. |\n",
        {
            "first_image": {"type": "string"},
            "output_format": {"type": "enum", "options": ["png", "webp"], "default": "png"},
            "kind": {"type": "string"},
        },
    ),
    "parts of a line that have run together": (
        "Request body\n\ntextstring \u00b7 min: 1 \u00b7 max: 4096Required\n\nWhat is said.\n\nspeednumber \u00b7 min: 0.25 \u00b7 max: 4Optional\n\nHow fast.\n\nDefault: 1\n\n"
        "shape\nstringRequired\nIts shape.\n",
        {
            "text": {"type": "string", "required": True, "min_length": 1, "max_length": 4096},
            "speed": {"type": "number", "minimum": 0.25, "maximum": 4, "default": 1},
            "shape": {"type": "string", "required": True},
        },
    ),
    "names with a bracket, and labels on the lines below": (
        'Request parameters:\nwords (required):\nType: String\nDescription: What to draw.\nExample:\n"a reed"\nwide (optional):\nType: Integer\nDescription: How wide. At most 900.\nExample:\n"512"\n',
        {
            "words": {"type": "string", "required": True},
            "wide": {"type": "integer", "maximum": 900},
        },
    ),
    "a column of options that tells something else": (
        "## Parameters\n\n| Parameter | Type | Required | Default | Options |\n|---|---|---|---|---|\n| prompt | string | Yes | - | What you wish to see |\n"
        '| size | string | no (default "small") | - | small, large |\n| name | string | No | reed.png | Needed when it is kept |\n',
        {
            "prompt": {"type": "string", "required": True},
            "size": {"type": "enum", "default": "small", "options": ["small", "large"]},
            "name": {"type": "string", "default": "reed.png"},
        },
    ),
    "words that a page in Chinese has for defaults and options": (
        "## \u8bf7\u6c42\u53c2\u6570\n\n| \u5b57\u6bb5 | \u7c7b\u578b | \u5fc5\u586b | \u53d6\u503c\u4e0e\u8bf4\u660e |\n| --- | --- | --- | --- |\n"
        "| `mode` | string | \u5426 | `std` \u6216 `pro`\uff1b\u7701\u7565\u65f6\u4e3a `std` |\n| `scale` | number | \u5426 | `0`\uff5e`1`\uff1b\u7701\u7565\u65f6\u4e3a `0.5` |\n"
        "| `pitch` | integer | \u5426 | \u97f3\u8c03 [-12, 12]\uff0c\u9ed8\u8ba4 0 |\n",
        {
            "mode": {"type": "enum", "options": ["std", "pro"], "default": "std"},
            "scale": {"type": "number", "minimum": 0, "maximum": 1, "default": 0.5},
            "pitch": {"type": "integer", "minimum": -12, "maximum": 12, "default": 0},
        },
    ),
}
