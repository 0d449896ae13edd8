"""The page of one model: every limit, default, mode, price, answer and source that is documented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...ir import Gateway, Mode, Model, Param, Provenance, Source, leaves
from ...runtime.facts.files import limits_in_words
from ...runtime.facts.sight import NOT_DOCUMENTED, missing, seen_in_words
from ...runtime.rules.relations.conditions import value_in_words
from . import words
from .text import code, code_block, link, plain, table


def page_path(model: Model) -> str:
    """Returns the path of the page of `model`, relative to the other pages."""
    return f"{model.gateway}/{model.attribute}.md"


def page(gateway: Gateway, model: Model) -> str:
    """The whole page, with a newline at its end."""
    return "\n\n".join(_parts(gateway, model)) + "\n"


def _parts(gateway: Gateway, model: Model) -> Iterator[str]:
    yield f"# {plain(model.title)} on {plain(gateway.title)}"
    if model.summary:
        yield plain(model.summary)
    yield table(("Fact", "Value"), _facts(gateway, model))
    yield "## What it takes"
    rows = [_row(model, param) for param in _params(model)]
    yield table(("Field", "Python", "Takes", "Default", "Needed", "Source"), rows)
    yield "## Modes"
    yield table(
        ("Mode", "When", "Takes besides or instead"), [_mode(model, m) for m in model.modes]
    )
    if model.rules:
        yield "## Rules"
        rules = [(plain(one.relation.words()), _source(one.provenance)) for one in model.rules]
        yield table(("Rule", "Source"), rules)
    if model.file_params:
        yield "## Files"
        yield table(("Kind", "Argument", "Bytes", "Types", "Besides", "Source"), _files(model))
    yield "## Answers"
    if model.operation.poll is not None:
        yield table(("Status", "Means"), [(code(word), means) for word, means in gateway.states])
    if gateway.errors:
        yield "## Errors"
        yield table(("Code", "HTTP", "Means"), _errors(gateway))
    if model.examples:
        yield "## Examples"
        for name, body in model.examples:
            yield f"{words.mode(name).capitalize()}:"
            yield code_block(body)
    if model.undocumented:
        yield "## Not documented"
        yield "\n".join(f"- {code(fact)}" for fact in model.undocumented)
    yield "## Sources"
    pages = dict.fromkeys(link(source) for source in (*model.sources, *gateway.sources))
    yield "\n".join(f"- {one}" for one in pages)


def _facts(gateway: Gateway, model: Model) -> Iterator[tuple[str, str]]:
    operation = model.operation
    path = operation.create.path.replace("{model}", model.id)
    yield "Key", code(model.key)
    yield "Model id", f"{code(model.id)}, in the {operation.model_in}"
    yield "Create", code(f"{operation.create.method} {gateway.base_url}{path}")
    if operation.poll is not None:
        yield "Poll", code(f"{operation.poll.method} {gateway.base_url}{operation.poll.path}")
    yield "Returns", words.returns(model)
    yield "Links to results", words.lifetime(model)
    yield "Price", words.price(model)
    if model.unseen:
        yield "Page", seen_in_words(model.unseen)
    yield "Price read from", _source(model.price.source)
    yield "Sent twice, charged once", _deduplicates(gateway)


def _deduplicates(gateway: Gateway) -> str:
    if gateway.infers_deduplication:
        return "no page says it; the spec infers it, which counts as no"
    if gateway.deduplicates is None:
        return NOT_DOCUMENTED
    header = f", with {code(gateway.idempotency_header)}" if gateway.idempotency_header else ""
    return f"yes{header}" if gateway.deduplicates else "no: charged again"


def _params(model: Model) -> Iterator[tuple[Param, tuple[str, ...]]]:
    """Returns every field with its path, also the fields inside lists and objects."""
    for param in (*model.params, *model.constants):
        yield param, param.place
        inner, several = param.kind.single(), "[]" if param.kind.element() else ""
        for key in inner.inner_keys():
            yield key.params[0], (*param.at, f"{param.wire}{several}", key.wire)


def _row(model: Model, found: tuple[Param, tuple[str, ...]]) -> tuple[str, ...]:
    param, path = found
    own = (f"In {words.mode(mode)}: {doc}" for mode, doc in param.docs)
    text = "".join(f"{plain(one)}<br>" for one in (param.doc, *own) if one)
    deprecated = f"<br>Deprecated: {plain(param.deprecated)}" if param.deprecated else ""
    nested = all(param is not one for one in (*model.params, *model.constants))
    return (
        code(".".join(path)),
        "" if nested or not param.name else code(param.name),
        f"{text}{words.takes(param.kind)}{deprecated}",
        words.default(param),
        _required_cell(model, param, nested=nested),
        _source(param.provenance),
    )


def _required_cell(model: Model, param: Param, *, nested: bool) -> str:
    if nested:
        return "yes" if param.required else ""
    names = [
        m.name
        for m in model.modes
        if any(p.fact == param.fact and needed for p, needed in leaves(model.body, m.name))
        or any(p.fact == param.fact and p.required for p in model.params_in(m))
    ]
    if len(names) == len(model.modes):
        return "yes"
    return ", ".join(words.mode(name) for name in names)


def _mode(model: Model, mode: Mode) -> tuple[str, str, str]:
    parts = [f"{code(name)} is there" for name in mode.present]
    parts += [f"{code(name)} is not" for name in mode.absent]
    parts += [
        f"{code(one.label)} is {' or '.join(code(value_in_words(value)) for value in one.values)}"
        for one in mode.when
    ]
    widest = {param.fact: param for param in model.params}
    other = [
        f"{code(param.wire)}: {words.takes(param.kind)}"
        for param in model.params_in(mode)
        if param.fact in widest and param.kind != widest[param.fact].kind
    ]
    return words.mode(mode.name), " and ".join(parts) or "always", "<br>".join(other)


def _files(model: Model) -> Iterator[tuple[str, ...]]:
    gap = missing("limits", model.unseen)
    for param in model.file_params:
        for one in param.uploads.limits if param.uploads is not None else ():
            size = gap if one.max_bytes is None else f"at most {one.max_bytes:,}"
            types = ", ".join(code(mime) for mime in one.mime_types) or gap
            words = limits_in_words(replace(one, max_bytes=None, mime_types=()))
            by_address = param.uploads is not None and param.uploads.addresses_only
            besides = ", ".join([*words, *(["by address only"] if by_address else [])])
            yield one.kind, code(param.name), size, types, besides, _source(one.source)


def _errors(gateway: Gateway) -> Iterator[tuple[str, str, str]]:
    statuses = dict(gateway.error_http)
    for one in gateway.errors:
        status = one.http or statuses.get(one.means)
        yield (
            code(one.code),
            NOT_DOCUMENTED if status is None else str(status),
            one.means.replace("_", " "),
        )


def _source(provenance: Provenance) -> str:
    """Returns the source of a fact."""
    source: Source | None = provenance.source
    how = provenance.how if provenance.how != "source" else ""
    said = [one for one in (how, plain(provenance.reason)) if one]
    return ": ".join(said) if source is None else "; ".join([link(source), *said])
