"""Pages of our own in the shapes of vendors' references, and all that each of them says of its params."""

from __future__ import annotations

from typing import Any

SHAPES_OF_VENDORS: dict[str, tuple[str, dict[str, Any]]] = {
    "names in code and badges, as OpenAI has them": (
        "# Create a picture\n\nPOST https://api.reeds.example/v1/pictures\n\n## Request body\n\n"
        "prompt\nstring\n\nRequired\nWhat to draw. The maximum length is 32000 characters for reed-1.\n\n"
        "background\nstring or null\n\nOptional\nDefaults to auto\nMust be one of transparent, opaque or auto.\n\n"
        "n\ninteger or null\n\nOptional\nDefaults to 1\nMust be between 1 and 10.\n",
        {
            "prompt": {"type": "string", "required": True},
            "background": {
                "type": "enum",
                "nullable": True,
                "options": ["transparent", "opaque", "auto"],
                "default": "auto",
            },
            "n": {"type": "integer", "nullable": True, "default": 1, "minimum": 1, "maximum": 10},
        },
    ),
    "a list of inputs with the type behind, as Replicate has them": (
        "# reeds/painter\n\n## Input schema\n\nprompt\nstring\nText of the picture\n\nguidance\nnumber\n"
        "Default: 3.5\nMinimum: 0\nMaximum: 10\nHow closely it follows\n\nnum_outputs\ninteger\n(minimum: 1, maximum: 4)\nDefault: 1\n",
        {
            "prompt": {"type": "string"},
            "guidance": {"type": "number", "default": 3.5, "minimum": 0, "maximum": 10},
            "num_outputs": {"type": "integer", "default": 1, "minimum": 1, "maximum": 4},
        },
    ),
    "bold names and stars, as fal has them": (
        "# Reeds\n\n### Input\n\n**`prompt`** `string` *required*\nWhat to draw\n\n**`image_size`** `ImageSize | Enum`\n"
        "Default value: `landscape_4_3`\nPossible enum values: `square_hd, square, landscape_4_3`\n\n**`num_images`** `integer`\nDefault value: `1`\n",
        {
            "prompt": {"type": "string", "required": True},
            "image_size": {
                "type": "enum",
                "options": ["square_hd", "square", "landscape_4_3"],
                "default": "landscape_4_3",
            },
            "num_images": {"type": "integer", "default": 1},
        },
    ),
    "a form with limits in brackets, as Stability has them": (
        "# Generate\n\n`POST /v2/reeds/generate/core`\n\n## Request Body schema: multipart/form-data\n\n"
        "prompt\nrequired\nstring [ 1 .. 10000 ] characters\nWhat you wish to see\n\naspect_ratio\nstring\nDefault: 1:1\n"
        'Enum: "16:9" "1:1" "21:9"\n\nseed\nnumber [ 0 .. 4294967294 ]\nDefault: 0\n',
        {
            "prompt": {
                "type": "string",
                "required": True,
                "min_length": 1,
                "max_length": 10000,
            },
            "aspect_ratio": {
                "type": "enum",
                "default": "1:1",
                "options": ["16:9", "1:1", "21:9"],
            },
            "seed": {"type": "number", "default": 0, "minimum": 0, "maximum": 4294967294},
        },
    ),
    "a table with a default column, as BFL has them": (
        "# Reeds 2 [pro]\n\n## Parameters\n\n| Parameter | Type | Default | Description | Required |\n|---|---|---|---|---|\n"
        "| `prompt` | string | | Text of the picture | **Yes** |\n| `width` | integer | `1024` | A multiple of 32, from 256 to 1440 | No |\n"
        "| `safety_tolerance` | integer | `2` | 0 (strict) to 6 (lax) | No |\n",
        {
            "prompt": {"type": "string", "required": True},
            "width": {
                "type": "integer",
                "default": 1024,
                "step": 32,
                "minimum": 256,
                "maximum": 1440,
            },
            "safety_tolerance": {"type": "integer", "default": 2, "minimum": 0, "maximum": 6},
        },
    ),
    "nested fields with dots and brackets, as Google has them": (
        "# reeds.generateContent\n\n## Request body\n\n| Field | Type | Description |\n|---|---|---|\n"
        "| contents[] | object | Required. The parts. |\n| contents[].role | string | Optional. Must be user. |\n"
        "| generationConfig.sampleCount | integer | Optional. 1 to 4. |\n",
        {
            "contents": {
                "type": "list",
                "required": True,
                "items.type": "object",
                "items.fields.role.type": "string",
            },
            "sampleCount": {
                "type": "integer",
                "at": "generationConfig",
                "minimum": 1,
                "maximum": 4,
            },
        },
    ),
    "cards of values, as Runway has them": (
        "# Start a task\n\n## Body parameters\n\n`ratio` string required\n\nAccepted values: 1280:720 720:1280\n\n"
        "`duration` integer\n\nThe seconds of the film: 5 or 10.\n\n`seed` integer [0 .. 4294967295]\n",
        {
            "ratio": {"type": "string", "required": True},
            "duration": {"type": "integer", "options": [5, 10]},
            "seed": {"type": "integer", "minimum": 0, "maximum": 4294967295},
        },
    ),
    "types in italics and defaults behind, as ElevenLabs has them": (
        "# Create speech\n\n### Request\n\ntext string Required\nThe words.\n\nmodel_id string Optional Defaults to reed_v2\n"
        "Which model.\n\nspeed double Optional >=0.7 <=1.2 Defaults to 1\nHow fast.\n",
        {
            "text": {"type": "string", "required": True},
            "model_id": {"type": "string", "default": "reed_v2"},
            "speed": {"type": "number", "default": 1, "minimum": 0.7, "maximum": 1.2},
        },
    ),
    "a typed schema in code": (
        "# Reeds\n\n```ts\ninterface Input {\n  prompt: string;\n  steps?: number; // 1-50, default 20\n}\n```\n",
        {
            "prompt": {"type": "string", "required": True},
            "steps": {"type": "number", "minimum": 1, "maximum": 50, "default": 20},
        },
    ),
    "a schema of OpenAPI": (
        "# Reeds\n\n```yaml\nproperties:\n  steps:\n    type: integer\n    minimum: 1\n    maximum: 50\n```\n",
        {"steps": {"type": "integer", "minimum": 1, "maximum": 50}},
    ),
}
