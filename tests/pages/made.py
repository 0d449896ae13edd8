"""Models of our own invention, the facts they have, and pages that state them in every shape."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Made:
    """A param of an invented model."""

    name: str
    kind: str
    """enum, switch, integer, number, string or size."""
    required: bool = False
    default: Any = None
    options: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    text: str = "Shape of the picture"


@dataclass(frozen=True)
class Invented:
    """An invented model, as a page states it."""

    id: str
    title: str
    characters: int
    params: tuple[Made, ...]
    credits: int = 5
    max_files: int = 2
    files: tuple[tuple[str, int, tuple[str, ...]], ...] = (
        ("image", 8, ("image/png", "image/webp", "image/jpeg")),
    )
    prompt_required: bool = True
    days: int = 3

    def with_param(self, name: str, **changes: Any) -> Invented:
        """The model with one param changed."""
        return replace(
            self,
            params=tuple(
                replace(one, **changes) if one.name == name else one for one in self.params
            ),
        )

    def without(self, name: str) -> Invented:
        """The model without one param."""
        return replace(self, params=tuple(one for one in self.params if one.name != name))


SHAPES = ("rivya", "reapi", "skills-video", "umodelverse")
"""The gateway whose pages have the shape: tables, prose, dump, run-together table."""

_POOLS = (
    ("aspect", ("1:1", "4:5", "5:4", "2:1", "9:21")),
    ("style", ("ink", "oil", "gouache", "pencil")),
    ("preset", ("wide_hd", "tall_hd", "square_xl")),
    ("file_kind", ("png", "webp", "avif")),
)


def invented(shape: str, seed: int) -> Invented:
    """A model for pages of that shape, the same for the same seed."""
    chance = random.Random(f"{shape} {seed}")
    params: list[Made] = []
    for name, pool in chance.sample(_POOLS, 3):
        options = tuple(chance.sample(pool, chance.randint(3, len(pool))))
        params.append(
            Made(name, "enum", False, chance.choice(options), options, text="Look of the picture")
        )
    low = chance.choice([0, 1, 2])
    high = chance.choice([10, 60, 2048])
    params.append(
        Made(
            "steps",
            "integer",
            chance.random() < 0.3,
            None,
            (),
            low,
            high,
            "How often it is refined",
        )
    )
    params.append(
        Made("tiled", "switch", False, chance.choice([True, False]), text="Repeats without seams")
    )
    if shape == "umodelverse":
        low, high = chance.choice([(128, 2048), (256, 1024)])
        params.append(Made("canvas", "size", False, None, (), low, high, "Size of the canvas"))
        params = [one for one in params if one.kind not in ("enum", "switch")]
        params.append(
            Made("grain", "integer", False, -1, (), None, None, "Random grain of the picture")
        )
        params.append(Made("strength", "number", True, None, (), 1, 9, "How strong"))
    elif shape != "rivya":
        params.append(
            Made(
                "avoid",
                "string",
                False,
                None,
                (),
                None,
                chance.choice([200, 350]),
                "What to leave out",
            )
        )
    chance.shuffle(params)
    name = chance.choice(["easel", "palette", "canvas"])
    number = chance.randint(2, 9)
    model = {
        "skills-video": f"studio/{name}-{number}",
        "umodelverse": f"Studio/{name.title()}-{number}",
    }
    title = {"umodelverse": f"{name.title()}-{number}"}.get(shape, f"{name.title()} {number}")
    return Invented(
        model.get(shape, f"{name}-{number}"),
        title,
        chance.choice([600, 1200, 4000]),
        tuple(params),
        chance.randint(2, 40),
        chance.randint(1, 3),
        days=chance.randint(2, 14),
    )


def facts(model: Invented, shape: str) -> dict[str, Any]:
    """The facts of the model's own spec, by name, that a page of that shape states."""
    said: dict[str, Any] = {"id": model.id, "title": model.title, "medium": "image"}
    said["params.prompt.type"] = "string"
    said["params.prompt.required"] = model.prompt_required
    if shape in ("rivya", "reapi"):
        said["params.prompt.max_length"] = model.characters
    for one in model.params:
        said |= _param_facts(one, shape)
    if shape == "rivya":
        said |= {
            "inputs": ["text", "file"],
            "price.credits": model.credits,
            "price.billing": "fixed",
        }
        said |= {"uploads.max_files": model.max_files}
        for kind, size, types in model.files:
            said[f"uploads.{kind}.max_bytes"] = size * 1024 * 1024
            said[f"uploads.{kind}.mime_types"] = list(types)
        said["modes.text_to_image.absent"] = ["reference_media"]
        said["modes.reference.present"] = ["reference_media"]
    if shape == "reapi":
        said |= {"price.billing": "per_image", "price.credits": model.credits, "outputs.count": 1}
    if shape == "skills-video":
        said["price.known"] = "after"
    if shape == "umodelverse":
        said["links.lifetime"] = f"{model.days} days"
    return said


def _param_facts(one: Made, shape: str) -> dict[str, Any]:
    path = f"params.{one.name}"
    said: dict[str, Any] = {f"{path}.type": "boolean" if one.kind == "switch" else one.kind}
    if one.kind == "switch" and shape == "rivya":
        said[f"{path}.wire"] = "string"
    if one.required:
        said[f"{path}.required"] = True
    if one.default is not None:
        said[f"{path}.default"] = one.default
    if one.options:
        said[f"{path}.options"] = list(one.options)
    low, high = {"size": ("min_side", "max_side"), "string": ("min_length", "max_length")}.get(
        one.kind, ("minimum", "maximum")
    )
    if one.low is not None:
        said[f"{path}.{low}"] = one.low
    if one.high is not None:
        said[f"{path}.{high}"] = one.high
    return said


def example(model: Invented, shape: str) -> str:
    """A request for the model, as JSON."""
    values = {
        one.name: _shown_value(one, shape)
        for one in model.params
        if one.required or one.default is not None
    }
    body: dict[str, Any] = {} if shape == "skills-video" else {"model": model.id}
    body["prompt"] = "A lighthouse at dusk"
    body |= {"params": values} if shape == "rivya" else values
    return json.dumps(body, indent=2)


def _shown_value(one: Made, shape: str) -> Any:
    if one.kind == "switch":
        return str(one.default).lower() if shape == "rivya" else one.default
    if one.kind in ("string", "size"):
        return "people" if one.kind == "string" else f"{one.high}x{one.high}"
    if one.options and one.default is None:
        return one.options[0]
    if one.default is None:
        return one.low if one.low is not None else 0
    return one.default


def default_word(one: Made) -> str:
    """The default as a page writes it."""
    if one.default is None:
        return "-"
    return str(one.default).lower() if one.kind == "switch" else str(one.default)
