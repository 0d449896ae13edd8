"""Documents in the shapes that vendors publish, written here: no vendor's text is in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gatewright.published import ImportOptions, ImportRecord, ImportRun, Library, import_models
from gatewright.published.documents import PublishedDocument

OPTIONS = ImportOptions("replicate", "2026-11-28")
PICTURE = {"type": "array", "items": {"type": "string", "format": "uri"}}
PROMPT = {"type": "string", "title": "Prompt", "x-order": 0, "description": "What to draw."}


def cog(
    properties: dict[str, Any],
    required: list[str] | None = None,
    *,
    name: str = "someone/lighthouse",
    output: Any = PICTURE,
    example: Any = ("https://made.example/0.png",),
    version: str = "a" * 64,
    **components: Any,
) -> dict[str, Any]:
    """A model as Replicate's API answers it."""
    owner, _, own = name.partition("/")
    request: dict[str, Any] = {"type": "object", "title": "Input", "properties": properties}
    if required:
        request["required"] = required
    shown = list(example) if isinstance(example, tuple) else example
    return {
        "owner": owner,
        "name": own,
        "url": f"https://replicate.example/{name}",
        "default_example": {"output": shown},
        "latest_version": {
            "id": version,
            "openapi_schema": {
                "openapi": "3.0.2",
                "info": {"title": "Cog", "version": "0.1.0"},
                "components": {"schemas": {"Input": request, "Output": output, **components}},
            },
        },
    }


def document(data: Any, name: str = "models.json") -> PublishedDocument:
    """A document that nobody has written down."""
    return PublishedDocument(name, json.loads(json.dumps(data)), name)


def imported(
    data: Any, specs: Path, options: ImportOptions = OPTIONS, shape: str = "replicate"
) -> ImportRun:
    """What an import of `data` finds and would write."""
    library = Library([document(data)], [])
    return import_models(shape, library, options, specs, ImportRecord(shape), lambda _: True)


def params(
    properties: dict[str, Any], specs: Path, options: ImportOptions = OPTIONS, **more: Any
) -> dict[str, Any]:
    """The params of the one model that takes `properties`."""
    (model,) = imported(cog(properties, **more), specs, options).models
    assert model.problem == ""
    found: dict[str, Any] = model.data["params"]
    return found


CATALOGUE: list[dict[str, Any]] = [
    cog(
        {
            "prompt": PROMPT,
            "seed": {"type": "integer", "nullable": True, "x-order": 2},
            "width": {
                "type": "integer",
                "minimum": 64,
                "maximum": 1440,
                "default": 512,
                "x-order": 1,
            },
            "scale": {"type": "number", "minimum": 0, "maximum": 3.5, "default": 0.00005},
            "image": {"type": "string", "format": "uri"},
            "megapixels": {"allOf": [{"$ref": "#/components/schemas/megapixels"}], "default": "1"},
            "count": {"allOf": [{"$ref": "#/components/schemas/count"}], "default": 2},
            "lora": {
                "type": "boolean",
                "default": False,
                "description": "Ignored when scale is 0. Between 1 and 4 of them.",
            },
        },
        ["prompt"],
        megapixels={"type": "string", "title": "megapixels", "enum": ["1", "0.25"]},
        count={"type": "integer", "enum": [1, 2, 4]},
    ),
    cog(
        {
            "prompt": {**PROMPT, "default": "a hill"},
            "model": {"type": "string", "minLength": 1, "maxLength": 8},
            "CFG": {"type": "number"},
            "cfg": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 20},
            "class": {"type": "string", "format": "password", "x-cog-secret": True},
            "_hidden key": {"type": "string"},
            "words": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3},
            "text": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
            "style": {"anyOf": [{"type": "string"}, {"type": "string", "enum": ["oil", "ink"]}]},
            "size": {
                "anyOf": [
                    {"type": "string", "enum": ["square", "wide"]},
                    {
                        "type": "object",
                        "properties": {
                            "width": {
                                "type": "integer",
                                "minimum": 8,
                                "maximum": 64,
                                "multipleOf": 8,
                            },
                            "height": {"type": "integer"},
                        },
                        "required": ["width", "height"],
                    },
                    {"type": "null"},
                ]
            },
        },
        name="someone/harbour-film",
        output={"type": "string", "format": "uri"},
        example="https://made.example/a.mp4",
    ),
    cog(
        {"audio": {"type": "string", "format": "uri"}, "anything": {"title": "Anything"}},
        ["audio"],
        name="else/stems",
        output={
            "type": "object",
            "properties": {
                "vocals": {"type": "string", "format": "uri"},
                "drums": {"type": "string", "format": "uri"},
                "cover": {"type": "string", "format": "uri"},
                "notes": {"type": "string"},
            },
        },
        example={
            "vocals": "https://made.example/v.wav",
            "drums": "https://made.example/d.wav",
            "cover": "https://made.example/c.png",
        },
    ),
    cog({"prompt": PROMPT}, name="else/writer", output={"type": "string"}, example="a poem"),
    cog(
        {"prompt": PROMPT, "duration": {"type": "integer", "enum": [5, 10], "default": "5"}},
        name="else/odd-film",
        output={"type": "string", "format": "uri"},
        example="https://made.example/b.mp4",
    ),
]
"""Models that use what Replicate's schemas use: four that can be written, one that contradicts itself."""
