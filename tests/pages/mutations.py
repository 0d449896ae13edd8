"""Every single change that a page of an invented model can undergo, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.pages.made import Invented, Made


@dataclass(frozen=True)
class Mutation:
    """One change: the model afterwards, and the one finding it has to give."""

    what: str
    model: Invented
    kind: str
    fact: str
    severity: str


def mutations(model: Invented, shape: str) -> Iterator[Mutation]:
    """Every mutation of a model that pages of that shape can show."""
    if shape in ("rivya", "reapi"):
        for count, severity in (
            (model.characters + 100, "loosening"),
            (model.characters - 100, "breaking"),
        ):
            after = replace(model, characters=count)
            yield Mutation("prompt limit", after, "changed", "params.prompt.max_length", severity)
        after = replace(model, credits=model.credits + 1)
        yield Mutation("price", after, "changed", "price.credits", "price")
    after = replace(model, prompt_required=False)
    yield Mutation("prompt optional", after, "changed", "params.prompt.required", "loosening")
    if shape == "rivya":
        yield from _files(model)
    if shape == "umodelverse":
        after = replace(model, days=model.days - 1)
        yield Mutation("lifetime", after, "changed", "links.lifetime", "breaking")
    for one in model.params:
        yield Mutation(
            "row gone", model.without(one.name), "gone", f"params.{one.name}", "breaking"
        )
        yield from _param(model, one)
    row = Made("halo", "integer", False, 3, (), 1, 7, "Width of the halo")
    for at in range(len(model.params) + 1):
        params = (*model.params[:at], row, *model.params[at:])
        yield Mutation("row new", replace(model, params=params), "new", "params.halo", "loosening")


def _files(model: Invented) -> Iterator[Mutation]:
    kind, size, types = model.files[0]
    for now, severity in ((size + 2, "loosening"), (size - 2, "breaking")):
        after = replace(model, files=((kind, now, types),))
        yield Mutation("file size", after, "changed", "uploads.image.max_bytes", severity)
    more = replace(model, files=((kind, size, (*types, "image/avif")),))
    yield Mutation("MIME type added", more, "changed", "uploads.image.mime_types", "loosening")
    for index in range(len(types)):
        less = replace(model, files=((kind, size, types[:index] + types[index + 1 :]),))
        yield Mutation("MIME type dropped", less, "changed", "uploads.image.mime_types", "breaking")
    other = replace(model, files=((kind, size, ("image/gif", *types[1:])),))
    yield Mutation("MIME type renamed", other, "changed", "uploads.image.mime_types", "breaking")
    after = replace(model, max_files=model.max_files + 1)
    yield Mutation("more files", after, "changed", "uploads.max_files", "loosening")
    after = replace(model, files=(*model.files, ("video", 40, ("video/mp4",))))
    yield Mutation("kind new", after, "new", "uploads.video", "loosening")


def _param(model: Invented, one: Made) -> Iterator[Mutation]:
    path = f"params.{one.name}"

    def after(**changes: object) -> Invented:
        return model.with_param(one.name, **changes)

    kind, severity = ("changed", "loosening") if one.required else ("new", "breaking")
    turned = after(required=not one.required)
    yield Mutation("required turned", turned, kind, f"{path}.required", severity)
    low, high = {"size": ("min_side", "max_side"), "string": ("min_length", "max_length")}.get(
        one.kind, ("minimum", "maximum")
    )
    if one.high is not None:
        yield Mutation(
            "upper limit up", after(high=one.high + 5), "changed", f"{path}.{high}", "loosening"
        )
        yield Mutation(
            "upper limit down", after(high=one.high - 1), "changed", f"{path}.{high}", "breaking"
        )
        if one.low is None or one.kind in ("integer", "number"):
            yield Mutation(
                "upper limit gone", after(high=None), "gone", f"{path}.{high}", "loosening"
            )
    if one.low is not None:
        yield Mutation(
            "lower limit up", after(low=one.low + 1), "changed", f"{path}.{low}", "breaking"
        )
        if one.high is None or one.kind in ("integer", "number"):
            yield Mutation(
                "lower limit gone", after(low=None), "gone", f"{path}.{low}", "loosening"
            )
    elif one.kind in ("integer", "number"):
        yield Mutation("lower limit new", after(low=-5), "new", f"{path}.minimum", "breaking")
    for index, option in enumerate(one.options):
        if option != one.default and len(one.options) > 2:
            less = one.options[:index] + one.options[index + 1 :]
            yield Mutation(
                "option dropped", after(options=less), "changed", f"{path}.options", "breaking"
            )
        if option != one.default:
            renamed = (*one.options[:index], _renamed_option(option), *one.options[index + 1 :])
            yield Mutation(
                "option renamed", after(options=renamed), "changed", f"{path}.options", "breaking"
            )
    for index in range(len(one.options) + 1 if one.options else 0):
        more = (*one.options[:index], _renamed_option(one.options[0]), *one.options[index:])
        yield Mutation(
            "option added", after(options=more), "changed", f"{path}.options", "loosening"
        )
    if one.default is not None:
        yield Mutation("default gone", after(default=None), "gone", f"{path}.default", "breaking")
    for other in _other_defaults(one):
        kind = "new" if one.default is None else "changed"
        severity = "loosening" if one.default is None else "breaking"
        yield Mutation("default", after(default=other), kind, f"{path}.default", severity)


def _renamed_option(option: str) -> str:
    return "7:3" if ":" in option else f"{option}_new" if "_" in option else f"{option}x"


def _other_defaults(one: Made) -> Iterator[object]:
    if one.kind == "switch":
        yield not one.default
    elif one.options:
        yield from (option for option in one.options if option != one.default)
    elif one.kind in ("integer", "number") and one.low is not None:
        yield one.low + 1
    elif one.kind == "integer":
        yield 4
