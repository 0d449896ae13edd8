"""What a request may hold: every limit on both sides, every option, every type, through `validate`."""

from __future__ import annotations

from typing import Any

from ..handle import Package
from ..stage import Colour
from ..subject import PROMPT, Body, Model, models, sample
from .registry import of_model

PROBES: dict[str, Any] = {
    "null": None,
    "boolean": True,
    "integer": 3,
    "number": 0.5,
    "string": "text",
    "flag in words": "true",
    "list": [],
    "object": {},
}
FAR = 10**12
"""Beyond every limit that somebody might have meant."""


def broken(package: Package, model: Model, body: Any) -> set[tuple[str, str]]:
    """(pointer, rule) of everything that is wrong with `body`."""
    return {(one.path, one.rule) for one in package.module().validate(model.key, body)}


def expect(package: Package, model: Model, body: Body, *faults: tuple[str, str]) -> None:
    """Raises unless `body` has exactly these faults."""
    found = broken(package, model, body)
    assert found == set(faults), f"{str(body)[:200]}: {found}, not {set(faults)}"


@of_model("id", "params", "operations", "modes", "provenance.params")
def a_request_needs_what_its_page_says_it_needs(
    package: Package, model: Model, colour: Colour
) -> None:
    for mode in model.modes:
        body = model.minimal(mode)
        expect(package, model, body)
        if "model" in body:
            expect(package, model, body | {"model": f"{model.id}-2"}, ("/model", "const"))
            without = {key: value for key, value in body.items() if key != "model"}
            expect(package, model, without, ("/model", "required"))
        where = model.pointer("prompt", "prompt")
        longest = model.facts.get("params.prompt.max_length")
        assert longest is None or model.facts.get("params.prompt.min_length") is None
        for text in ("", "\U0001f30a" * (longest or 100_000)):
            expect(package, model, model.place(body, "prompt", text, "prompt"))
        if longest is not None:
            long = model.place(body, "prompt", "\U0001f30a" * (longest + 1), "prompt")
            expect(package, model, long, (where, "maxLength"))
        expect(package, model, model.place(body, "prompt", 7, "prompt"), (where, "type"))
        without = {key: value for key, value in body.items() if key != "prompt"}
        change = model.modes[mode].get("params", {}).get("prompt", {})
        needed = change.get("required", model.facts["params.prompt.required"])
        expect(package, model, without, *([(where, "required")] if needed else []))


@of_model("params", "operations")
def a_key_that_no_page_has_is_refused(package: Package, model: Model, colour: Colour) -> None:
    for container in ("params", ""):
        body = model.place(model.minimal(), "imagesize", "16:9", container)
        pointer = model.pointer("imagesize", container)
        expect(package, model, body, (pointer, "additionalProperties"))
    expect(package, model, model.minimal())
    assert broken(package, model, [model.minimal()]) == {("", "type")}


@of_model("params", "modes")
def each_param_takes_its_own_type_and_no_other(
    package: Package, model: Model, colour: Colour
) -> None:
    for name, facts in model.params.items():
        body = model.minimal(mode_for(model, name))
        for kind, value in PROBES.items():
            faults = faults_of(facts, kind, value)
            pointer = model.pointer(name)
            whole = model.place(body, name, value)
            expect(package, model, whole, *((pointer, rule) for rule in faults))


def mode_for(model: Model, param: str) -> str:
    """A mode in which the param may be there."""
    return next(name for name, one in model.modes.items() if param not in one.get("absent", ()))


def faults_of(facts: dict[str, Any], kind: str, value: Any) -> list[str]:
    """The rules that a probe breaks, for a param with these facts."""
    if kind == "null":
        return [] if facts.get("nullable") else ["type"]
    if facts["type"] == "boolean" and facts.get("wire") == "string":
        return [] if kind == "flag in words" else ["enum"] if kind == "string" else ["type"]
    text = kind in ("string", "flag in words")
    match facts["type"]:
        case "string":
            return [] if text else ["type"]
        case "enum":
            return ["enum"] if text else ["type"]
        case "url" | "size":
            return ["pattern"] if text else ["type"]
        case "boolean":
            return [] if kind == "boolean" else ["type"]
        case "integer":
            return [] if kind == "integer" else ["type"]
        case "number":
            return [] if kind in ("integer", "number") else ["type"]
        case other:
            return [] if kind == other else ["type"]


def vocabulary() -> set[str]:
    """Every option that any model has, and words that none has."""
    words = {"", "auto", "4k", "1024x1024", "PNG", "gif", "jpg"}
    for model in models():
        for name, facts in model.params.items():
            if "options" in facts:
                words |= set(model.options(name))
    return words


@of_model("params", "modes")
def an_enum_has_exactly_the_options_of_its_page(
    package: Package, model: Model, colour: Colour
) -> None:
    for name, facts in model.params.items():
        if facts["type"] != "enum":
            continue
        for mode in model.modes:
            body, pointer = model.minimal(mode), model.pointer(name)
            options = set(model.options(name, mode))
            for word in vocabulary() | options:
                faults = [] if word in options else [(pointer, "enum")]
                expect(package, model, model.place(body, name, word), *faults)


@of_model("params")
def a_number_ends_where_its_page_says(package: Package, model: Model, colour: Colour) -> None:
    for name, facts in model.params.items():
        if facts["type"] not in ("integer", "number"):
            continue
        body, pointer = model.minimal(mode_for(model, name)), model.pointer(name)
        for limit, sign in (("minimum", -1), ("maximum", 1)):
            end = facts.get(limit)
            expect(package, model, model.place(body, name, sign * FAR if end is None else end))
            for step in (1, 0.5) if end is not None else ():
                if step == 1 or facts["type"] == "number":
                    beyond = model.place(body, name, end + sign * step)
                    expect(package, model, beyond, (pointer, limit))


@of_model("params")
def a_text_ends_where_its_page_says(package: Package, model: Model, colour: Colour) -> None:
    for name, facts in model.params.items():
        if facts["type"] != "string":
            continue
        body, pointer = model.minimal(mode_for(model, name)), model.pointer(name)
        longest = facts.get("max_length", 100_000)
        expect(package, model, model.place(body, name, "é" * longest))
        expect(package, model, model.place(body, name, ""))
        if "max_length" in facts:
            long = model.place(body, name, "é" * (longest + 1))
            expect(package, model, long, (pointer, "maxLength"))


@of_model("params")
def a_size_keeps_each_side_in_range(package: Package, model: Model, colour: Colour) -> None:
    for name, facts in model.params.items():
        if facts["type"] != "size":
            continue
        body, pointer = model.minimal(mode_for(model, name)), model.pointer(name)
        low, high = facts["min_side"], facts["max_side"]
        for width, height in ((low, high), (high, low), (low, low), (high, high)):
            expect(package, model, model.place(body, name, f"{width}x{height}"))
        for side in (low - 1, high + 1):
            for size in (f"{side}x{low}", f"{high}x{side}"):
                expect(package, model, model.place(body, name, size), (pointer, "pattern"))


@of_model("params")
def an_address_has_a_scheme_that_its_page_allows(
    package: Package, model: Model, colour: Colour
) -> None:
    schemes = ("https", "http", "ftp", "s3")
    for name, facts in model.params.items():
        listed = facts["type"] == "list"
        inner = facts.get("items", {}) if listed else facts
        if inner.get("type") != "url":
            continue
        body = model.minimal(mode_for(model, name))
        pointer = model.pointer(name) + ("/0" if listed else "")
        for scheme in schemes:
            url = f"{scheme}://cdn.example.com/a.png"
            allowed = scheme in inner.get("schemes", schemes)
            whole = model.place(body, name, [url] if listed else url)
            expect(package, model, whole, *([] if allowed else [(pointer, "pattern")]))
        public = inner.get("public", False)
        start = f"{inner.get('schemes', ['https'])[0]}://"
        wrong = ["cdn", f"{start}x.example/a b", f"{start}x.example/a\n", f"{start}x.example/<a>"]
        others = ["127.0.0.1", "10.0.0.1", "[::1]", "localhost", "me:pw@x.example", "2130706433"]
        for url in (*wrong, *(f"{start}{host}/a.png" for host in others)):
            refused = url in wrong or public
            whole = model.place(body, name, [url] if listed else url)
            expect(package, model, whole, *([(pointer, "pattern")] if refused else []))


@of_model("params", "uploads")
def a_list_ends_where_its_page_says(package: Package, model: Model, colour: Colour) -> None:
    lists = {
        name: (facts.get("max_items"), sample(facts["items"]))
        for name, facts in model.params.items()
        if facts["type"] == "list"
    }
    if model.item_list:
        lists[model.item_list] = model.facts.get("uploads.max_files"), model.item()
    for name, (most, one) in lists.items():
        body, pointer = model.minimal(), model.pointer(name)
        expect(package, model, model.place(body, name, [one] * (most or 1000)))
        expect(package, model, model.place(body, name, []))
        if most is not None:
            many = model.place(body, name, [one] * (most + 1))
            expect(package, model, many, (pointer, "maxItems"))
        wrong = model.place(body, name, [7])
        expect(package, model, wrong, (f"{pointer}/0", "type"))


@of_model("uploads.item", "uploads.image", "uploads.field", "uploads.max_files")
def a_reference_item_has_the_keys_of_its_page(
    package: Package, model: Model, colour: Colour
) -> None:
    if not model.item_list:
        return
    facts = model.gateway.facts["uploads.item"]
    kinds = [kind for kind in ("image", "video", "audio") if model.facts.get(f"uploads.{kind}")]
    types = [mime for kind in kinds for mime in model.facts[f"uploads.{kind}.mime_types"]]
    options = {"media_kind": kinds, "mime_type": types}
    others = {"media_kind": ["image", "video", "audio"], "mime_type": every_mime_type(model)}
    pointer = f"{model.pointer(model.item_list)}/0"

    def judge(item: Body, *faults: tuple[str, str]) -> None:
        expect(package, model, model.place(model.minimal(), str(model.item_list), [item]), *faults)

    whole = {
        name: options[one["type"]][0] if one["type"] in options else sample(one)
        for name, one in facts.items()
    }
    judge(whole)
    judge(whole | {"mimetype": "image/png"}, (f"{pointer}/mimetype", "additionalProperties"))
    for name, one in facts.items():
        at = f"{pointer}/{name}"
        without = {key: value for key, value in whole.items() if key != name}
        judge(without, *([(at, "required")] if one.get("required") else []))
        for kind, value in PROBES.items():
            typed = {**one, "type": "enum"} if one["type"] in options else one
            judge(whole | {name: value}, *((at, rule) for rule in faults_of(typed, kind, value)))
        for word in others.get(one["type"], ()):
            allowed = word in options[one["type"]]
            judge(whole | {name: word}, *([] if allowed else [(at, "enum")]))


def every_mime_type(model: Model) -> list[str]:
    """The MIME types that the gateway knows, and some that it does not."""
    known = [
        mime
        for kind in ("image", "video", "audio")
        for mime in model.gateway.facts.get(f"uploads.{kind}.mime_types", ())
    ]
    return [*known, "image/gif", "image/avif", "image/heic", "image/bmp"]


@of_model("sources", "provenance.params", "provenance.uploads")
def a_broken_rule_names_the_page_that_states_it(
    package: Package, model: Model, colour: Colour
) -> None:
    body = model.place(model.minimal(), "prompt", 7, "prompt")
    sources = {model.pointer("prompt", "prompt"): model.facts.source_of("params.prompt")}
    for name in model.params:
        body = model.place(body, name, {"no": "such"})
        sources[model.pointer(name)] = model.facts.source_of(f"params.{name}")
    if model.item_list:
        item = {"kind": "a film", "mimeType": "image/x", "url": "https://x.example/a"}
        strange = model.place(model.minimal(), model.item_list, [item])
        found = package.module().validate(model.key, strange)
        other = model.gateway.facts["sources.openapi.url"]
        facts = {one.path.rpartition("/")[2]: one.fact for one in found}
        assert facts["kind"].startswith("uploads.")
        assert facts["mimeType"].endswith(".mime_types")
        assert all(other not in one.source for one in found)
        body = model.place(body, model.item_list, [{"url": PROMPT}])
        sources[model.pointer(model.item_list) + "/0/url"] = model.gateway.facts.source_of(
            "uploads.item.url"
        )
        sources[model.pointer(model.item_list) + "/0/kind"] = model.gateway.facts.source_of(
            "uploads.item.kind"
        )
    for name in model.gateway.facts.get("params", {}):
        body |= {name: 7}
        stated = model.gateway.facts.source_of(f"params.{name}")
        sources[f"/{name}"] = stated or model.facts.source_of(f"params.{name}")
    found = {one.path: one.source for one in package.module().validate(model.key, body)}
    assert set(sources) <= set(found), set(sources) - set(found)
    for path, source in sources.items():
        assert source is not None
        assert f"read {source['read']}" in found[path], path
        assert source.get("url", "") in found[path], path
