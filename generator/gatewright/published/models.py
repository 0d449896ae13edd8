"""A model as a document states it, and the data of its spec."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from ..runtime.rules.kinds import kind_class
from ..runtime.rules.relations.base import Facts
from . import reasons
from .branches import lost_part, named_keys
from .demands import read_demands
from .flat import SCHEMA_WORDS, FlatSchema, NoSchema, flatten
from .objects import beside_others, name_arguments, order_facts, read_fields
from .options import Clash
from .parts import take_files
from .places import Library, SchemaPlace
from .prose import Candidate, described_rules, price_hint
from .sources import digest_of, further_sources, stated_elsewhere
from .statements import Accounting, PublishedStatement, statements_of
from .values import ValueReader

PROMPTS = ("prompt", "promptText", "prompt_text", "text_prompt")
"""Names of the text that says what to make, the likeliest first."""
_ELSEWHERE = frozenset(
    {"type", "properties", "required", "not", "dependentRequired", "nullable"}
    | {"additionalProperties", "unevaluatedProperties"}
)
"""Statements of a whole request that others than `_rest` look at."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person chose about an import."""

    gateway: str
    today: str
    accept: bool = False
    """Whether the listed options and types count where a document contradicts itself."""
    docs: bool = False
    """Whether descriptions are taken."""
    medium: str | None = None
    """What a model makes whose document does not say it."""


@dataclass(slots=True)
class PublishedModel:
    """One model of a document: its spec as data, and what became of each statement."""

    root: str
    """What a person calls it: the id without its version."""
    place: SchemaPlace
    """The schema of its request."""
    data: dict[str, Any] = field(default_factory=dict[str, Any])
    problem: str = ""
    """Why it has no spec."""
    apart: str = ""
    """Why it stays apart from the model with its id."""
    accounting: Accounting = field(default_factory=Accounting)
    clashes: list[Clash] = field(default_factory=list[Clash])
    candidates: list[Candidate] = field(default_factory=list[Candidate])
    lost: set[str] = field(default_factory=set[str])
    rules: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    inferred: dict[str, str] = field(default_factory=dict[str, str])
    """What is concluded from the document: the name of the fact → why."""
    roots: list[SchemaPlace] = field(default_factory=list[SchemaPlace])
    """Further schemas of the request: of what travels outside its body."""
    unread: list[SchemaPlace] = field(default_factory=list[SchemaPlace])
    """Members of its answers that no slot reads."""
    files: dict[str, str] = field(default_factory=dict[str, str])
    """The files that state its request: name → title."""

    @property
    def digest(self) -> str:
        """SHA-256 of what the document states about the request."""
        return digest_of(self.accounting.stated.values(), len(self.place.document.prefix))


def read_params(
    model: PublishedModel,
    library: Library,
    options: ImportOptions,
    skip: frozenset[str] = frozenset(),
    forms: dict[str, str] | None = None,
    outside: dict[str, Facts] | None = None,
) -> dict[str, Facts]:
    """The params of the request whose schema is at the model's place, and those `outside` the body.

    `forms`: the request is a form; content types of its parts by key.
    """
    try:
        return _params(model, library, options, skip, forms, outside or {})
    except RecursionError:
        model.problem = "its request cannot be read: it is nested too deep"
        model.accounting = Accounting()
        return {}


def _params(
    model: PublishedModel,
    library: Library,
    options: ImportOptions,
    skip: frozenset[str],
    forms: dict[str, str] | None,
    outside: dict[str, Facts],
) -> dict[str, Facts]:
    accounting = model.accounting
    form = forms is not None
    reader = ValueReader(library, accounting, options.accept, model.clashes, model.lost, form)
    try:
        flat = flatten(model.place, library, accounting, "params")
    except NoSchema as error:
        accounting.leave_all(model.place, library, str(error))
        accounting.close([model.place, *model.roots], library)
        model.problem = f"its request cannot be read: {error}"
        return {}
    params = read_fields(reader, flat, "params", skip)
    _rest(reader, flat)
    _prompt(params)
    model.inferred = take_files(params, reader.binary, forms or {})
    outside = beside_others(outside, params)
    params = {**outside, **params}
    name_arguments(params)
    model.rules = read_demands(reader, flat, params)
    _read_other_keys(reader, flat)
    inside = {key: facts for key, facts in params.items() if key not in outside}
    _descriptions(model, library, flat, inside, options)
    model.candidates = list(dict.fromkeys(model.candidates))
    if accounting.malformed:
        model.lost.add("limits")
    accounting.close([model.place, *model.roots], library)
    model.files = library.titles({document for document, _ in accounting.stated})
    if model.clashes and not options.accept:
        model.problem = "the document contradicts itself; --accept-contradictions chooses"
    return {key: order_facts(facts) for key, facts in params.items()}


def _rest(reader: ValueReader, flat: FlatSchema) -> None:
    """What the whole request states beside its keys."""
    for place in flat.places("type"):
        if place.node == "object":
            reader.accounting.carry(place, "params")
    known = named_keys(list(flat.places("properties")))
    for word, places in flat.words.items():
        for place in places:
            if word in SCHEMA_WORDS - _ELSEWHERE:
                part = lost_part(place, word, reader.library, known)
                reader.lose(place, reasons.NOT_SAID, part)
                reader.lost.add("limits")
                reader.accounting.leave_all(place, reader.library, reasons.INSIDE)
                if word in ("patternProperties", "dependentSchemas"):
                    for name in place.members:
                        reader.accounting.leave_all(place.at(name), reader.library, reasons.INSIDE)
            elif word in ("title", "description"):
                reader.accounting.leave(place, reasons.WORDS)
            elif word in ("example", "examples"):
                reader.accounting.leave(place, reasons.EXAMPLE)
            elif word.startswith("x-") and place.key not in reader.accounting.carried:
                reader.accounting.leave(place, reasons.HINT)


def _read_other_keys(reader: ValueReader, flat: FlatSchema) -> None:
    """Whether keys that are not listed are refused: last, because a key that cannot be said opens the request."""
    for place in flat.places("additionalProperties", "unevaluatedProperties"):
        if place.node is not False:
            reader.lose(place, reasons.NOT_SAID, "params")
            reader.accounting.leave_all(place, reader.library, reasons.INSIDE)
        elif "params" in reader.lost:
            reader.accounting.leave(place, reasons.OPENED)
        else:
            reader.accounting.carry(place, "params")


def _prompt(params: dict[str, Facts]) -> None:
    """The text called so says what to make."""
    for key in PROMPTS:
        facts = params.get(key)
        if facts is not None and kind_class(facts).free_text:
            facts["role"] = "prompt"
            return


def _descriptions(
    model: PublishedModel,
    library: Library,
    flat: FlatSchema,
    params: dict[str, Facts],
    options: ImportOptions,
) -> None:
    """What the request and its keys are told in words."""
    own = [one for word in flat.words for one in flat.places(word)]
    model.candidates += _worded_candidates(
        (PublishedStatement(*one.key, one.pointer.rpartition("/")[2], one.node) for one in own),
        "params",
    )
    for key, facts in params.items():
        wire = facts.get("key", key)
        describe(
            model,
            library,
            options,
            f"params.{key}",
            facts,
            [one.at(wire) for one in flat.places("properties") if one.has(wire)],
        )


def describe(
    model: PublishedModel,
    library: Library,
    options: ImportOptions,
    fact: str,
    facts: Facts,
    places: list[SchemaPlace],
) -> None:
    """The candidates in the descriptions of a param whose schemas are at `places`; with --docs, its text."""
    for place in places:
        model.candidates += _worded_candidates(statements_of(place, library), fact)
    texts: list[SchemaPlace] = []
    for place in places if options.docs else ():
        with suppress(NoSchema):
            texts += flatten(place, library, Accounting(), fact).places("description")
    for text in texts[:1]:
        said = one_doc(text.node)
        if said:
            facts["doc"] = said
            model.accounting.listed.pop(text.key, None)
            model.accounting.carry(text, f"{fact}.doc")


def one_doc(text: Any) -> str:
    """A description as a spec has it, in one line; empty where it is none."""
    said = " ".join(text.split()) if isinstance(text, str) else ""
    return "".join(char for char in said if char.isprintable())


def _worded_candidates(statements: Iterable[PublishedStatement], fact: str) -> Iterator[Candidate]:
    """The candidates in descriptions and hints."""
    for one in statements:
        if one.word == "description":
            yield from described_rules(one.value, one.pointer, fact)
        elif one.word.startswith("x-"):
            yield from price_hint(one.word, one.value, one.pointer, fact)


def spec_data(
    model: PublishedModel,
    head: dict[str, Any],
    source: dict[str, Any],
    params: dict[str, Facts],
    more: dict[str, Any],
    inferred: dict[str, str],
) -> dict[str, Any]:
    """The data of a spec: `head`, the source of its facts, params, what is `more`, and the reasons."""
    page = {
        **source,
        "document": model.place.document.title,
        "pointer": model.place.pointer or "/",
        "digest": model.digest,
    }
    parts = [one for one in ("params", "limits") if one in model.lost]
    inferred = {**inferred, **model.inferred}
    undocumented = [
        f"params.{key}.max_length"
        for key, facts in params.items()
        if facts.get("role") == "prompt" and "max_length" not in facts
    ]
    for clash in model.clashes:
        fact = ".".join(clash.fact.split(".")[:2])
        if fact.partition(".")[2] not in params:
            continue
        said = f"The document contradicts itself: {clash.said}. Accepted: {clash.choice}."
        inferred = {**inferred, fact: f"{inferred[fact]} {said}" if fact in inferred else said}
    for key, facts in params.items():
        if facts.get("role") == "prompt":
            inferred = {**inferred, f"params.{key}.role": f"It is called {key}."}
    further, names = further_sources(model.place, model.accounting, model.files, source["read"])
    elsewhere = stated_elsewhere(model.accounting, params, names)
    return {
        **head,
        "sources": {"page": page, **further},
        "seen": {"except": [*parts, "price"]},
        "params": params,
        **({"rules": model.rules} if model.rules else {}),
        **more,
        "undocumented": undocumented,
        "provenance": {**elsewhere, **{name: {"inferred": why} for name, why in inferred.items()}},
    }
