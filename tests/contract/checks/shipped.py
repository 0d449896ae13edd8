"""What the package ships beside its behaviour: types, schemas, documentation and facts as data."""

from __future__ import annotations

import inspect
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_overloads

from ..handle import Package
from ..stage import Colour, Stage, slots
from ..subject import Gateway, Model
from ..table import Table, facts_of
from .registry import of_gateway, of_model, of_package
from .results import lifetime


def properties(package: Package, model: Model) -> dict[str, Any]:
    """The properties of the model's params in the shipped schema."""
    schema = package.module().MODELS.data(model.key, "schemas")
    where = model.request.get("params", "")
    found: dict[str, Any] = schema["properties"]
    return found[where]["properties"] if where else found


@of_model("params", "modes", "operations", "uploads", by="data")
def the_schema_states_every_default(package: Package, model: Model, colour: Colour) -> None:
    shown = properties(package, model)
    for name, facts in model.params.items():
        default = facts.get("default")
        if facts.get("wire") == "string" and default is not None:
            default = str(default).lower()
        assert shown[name].get("default") == default, name
        assert ("default" in shown[name]) == ("default" in facts), name
        if "options" in facts:
            assert shown[name]["enum"] == model.options(name), name


@of_model("params", "modes", by="data")
def the_types_of_the_arguments_have_exactly_the_options(
    package: Package, model: Model, colour: Colour
) -> None:
    module = package.module(f"{model.gateway.module}.{model.attribute}")
    methods = [*get_overloads(module.Calls.generate), module.Calls.request]
    typed = [inspect.signature(one).parameters for one in methods]
    for name, facts in model.params.items():
        if facts["type"] != "enum":
            continue
        written = [hints[name].annotation for hints in typed if name in hints]
        # Without options there is None: all that an argument of another mode may be.
        found = {options_in(eval(one, vars(module))) for one in written} - {frozenset()}
        assert found == {frozenset(model.options(name, mode)) for mode in model.modes}, name


def options_in(hint: Any) -> frozenset[Any]:
    """The options of a type without None, which is "not given"; long ones have a name.

    Python takes types that differ in their order for one.
    """
    parts = (get_args(one) if get_origin(one) is Literal else (one,) for one in get_args(hint))
    return frozenset(one for part in parts for one in part if one not in (None, NoneType))


@of_model("params", "price", "modes", by="data")
def the_documentation_of_a_call_states_limits_and_defaults(
    package: Package, model: Model, colour: Colour
) -> None:
    module = package.module(f"{model.gateway.module}.{model.attribute}")
    lines = arguments_of(str(module.Calls.generate.__doc__))
    longest = model.facts.get("params.prompt.max_length")
    assert longest is None or f"at most {longest:,} characters" in lines["prompt"]
    for name, facts in model.params.items():
        for limit in ("minimum", "maximum", "max_length", "min_side", "max_side", "max_items"):
            assert as_read(facts.get(limit, "")) in lines[name], f"{name}.{limit}"
        if isinstance(facts.get("default"), (str, int, bool)):
            assert "default " in lines[name], name
            assert str(facts["default"]) in lines[name].partition("default ")[2], name
        for pixels in ("min_pixels", "max_pixels"):
            assert as_read(facts.get(pixels, "")) in lines[name], f"{name}.{pixels}"


def as_read(limit: Any) -> str:
    """A limit as documents write it: whole numbers in groups of three digits."""
    return f"{limit:,}" if isinstance(limit, int) else str(limit)


def arguments_of(text: str) -> dict[str, str]:
    """The Args section of a docstring: name → what it says."""
    found: dict[str, str] = {}
    for line in text.partition("Args:")[2].splitlines():
        head, colon, rest = line.strip().partition(": ")
        if colon and head.isidentifier():
            found[head] = rest
        elif found and line.strip():
            last = next(reversed(found))
            found[last] = f"{found[last]} {line.strip()}"
    return found


@of_model("id", "title", "medium", "links", "outputs", "price", "operation", by="data")
def the_model_is_in_the_catalogue_as_its_page_names_it(
    package: Package, model: Model, colour: Colour
) -> None:
    info = package.module().MODELS[model.key]
    assert (info.key, info.id, info.title) == (model.key, model.id, model.facts["title"])
    assert (info.medium, info.module) == (model.facts["medium"], model.attribute)
    assert info.operation.name == model.operation
    assert info.output_count == model.facts.get("outputs.count")
    price = model.facts["price"]
    amount = next((price[unit] for unit in ("credits", "usd", "cny") if unit in price), None)
    assert info.price.amount == (None if amount is None else str(amount))
    assert info.price.credits_per_usd == price.get("credits_per_usd")
    assert info.price.round == price.get("round")
    assert info.price.per == ("image" if price.get("billing") == "per_image" else "request")
    lives = model.facts.get("links.lifetime")
    assert info.links_lifetime == (lifetime(lives).total_seconds() if lives else None)
    modes = {one.name: (list(one.present), list(one.absent)) for one in info.modes}
    assert modes == {
        name: (one.get("present", []), one.get("absent", [])) for name, one in model.modes.items()
    }


MEDIA = ("image", "video", "audio")


@of_gateway(
    "title", "class", "base_url", "auth", "endpoints", "states", "older_states", "polling",
    "idempotency", "tracing", "errors", "uploads.via", "answers", "webhooks", by="data",
)  # fmt: skip
def the_gateway_is_described_as_its_pages_do(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    info = package.module(f"{gateway.module}._gateway").GATEWAY
    facts = gateway.facts
    assert (info.name, info.title) == (gateway.name, facts["title"])
    assert info.class_name == facts["class"]
    assert (info.base_url, info.key_prefix) == (facts["base_url"], facts.get("auth.key_prefix"))
    assert info.states == gateway.words
    for name in ("first", "every"):
        bounds = facts.get(f"polling.{name}")
        assert getattr(info, f"poll_{name}") == (tuple(bounds) if bounds else None)
    assert info.deadline == facts["polling.deadline"]
    assert info.idempotency_header == facts.get("idempotency.header")
    inferred = "provenance.idempotency.deduplicates.inferred" in facts.facts
    stated = facts.get("idempotency.deduplicates")
    assert info.deduplicates == (None if inferred else stated)
    assert info.infers_deduplication == (inferred and stated is True)
    assert info.idempotency_conflict == facts.get("idempotency.conflict")
    assert info.endpoints == {
        name: tuple(text.split(" ", 1)) for name, text in facts.get("endpoints", {}).items()
    }
    assert {code: (one.means, one.http) for code, one in info.errors.items()} == {
        code: (one["means"], one.get("http")) for code, one in facts["errors.codes"].items()
    }
    assert list(info.error_families) == facts.get("errors.families", [])
    assert info.tracing_argument == facts.get("tracing.param", "")
    assert info.upload_via == facts["uploads.via"]
    hooks = facts.get("webhooks")
    assert (info.webhooks is None) == (hooks is None)
    if hooks is not None:
        assert info.webhooks.endpoints == {
            action: tuple(text.split(" ", 1)) for action, text in hooks["endpoints"].items()
        }
        assert info.webhooks.fields == hooks["fields"]
        assert list(info.webhooks.required) == hooks.get("required", [])
        assert info.webhooks.signature == hooks.get("signature")
    shapes = {
        state: slots(body)
        for state, body in facts["answers"].items()
        if state in ("error", "upload", "balance")
    }
    assert {state: one.slots for state, one in info.answers.items()} == shapes


@of_gateway("operations", "answers", by="data")
def each_operation_is_described_as_its_pages_do(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    operations = package.module(f"{gateway.module}._gateway").OPERATIONS
    assert list(operations) == list(gateway.operations)
    for name, facts in gateway.operations.items():
        info = operations[name]
        for endpoint in ("create", "poll", "stream"):
            expected = tuple(facts[endpoint].split(" ", 1)) if endpoint in facts else None
            assert getattr(info, endpoint) == expected
        request = facts["request"]
        key = tuple(request.get("model_key", "model").split("."))
        assert info.model_at == (key if request["model"] == "body" else None)
        told = gateway.answers(name)
        shapes = {state: slots(body) for state, body in told.items() if state not in MEDIA}
        assert {state: one.slots for state, one in info.answers.items()} == shapes
        for medium in facts.get("answers", {}).keys() & set(MEDIA):
            own = {state: slots(body) for state, body in told[medium].items()}
            shown = info.by_medium[medium]
            assert {state: shown[state].slots for state in own} == own


@of_package
def the_distribution_is_named_as_it_was_decided(
    package: Package, table: Table, colour: Colour
) -> None:
    project = package.project()
    for name in ("name", "version", "license"):
        assert project[name] == table[name], name
    assert project["scripts"] == {table["command"]: f"{table['import_name']}._runtime.cli:process"}
    about = vars(package.runtime("_about"))
    assert about["NAME"] == table["import_name"]
    assert about["DISTRIBUTION"] == table["name"]
    assert about["VERSION"] == table["version"]
    assert about["COMMAND"] == table["command"]
    assert package.module().__version__ == table["version"]


@of_model("", by="data")
def the_shipped_facts_are_the_signed_ones(package: Package, model: Model, colour: Colour) -> None:
    stage = Stage(package, model.gateway, colour)
    spec = getattr(stage.client, model.attribute).spec
    assert facts_of(spec) == model.facts.facts
    assert spec == package.module().MODELS.data(model.key, "facts")
