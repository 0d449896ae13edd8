"""A page → the spec of a new model: what was read, and as comments what was not."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any

from ...runtime.facts.sight import PARTS
from ..equal import show
from ..facts import FactPath, PageCandidate, PageFact, PageReading
from ..statements.media_params import file_facts
from ..words.known_limits import limits_by_name, needs, takes
from .edit import block, scalar
from .worded_rules import RulesInWords

_TOP = ("params", "modes", "rules", "uploads", "outputs", "links", "price")
_NOT_SAID = "The page does not say whether it is required."
_HEAD = "# yaml-language-server: $schema=../../schema/model.schema.json"
_FIRST, _LAST = ("type", "role", "at", "items"), ("nullable", "required", "default", "takes")
_EXPECTED: tuple[tuple[FactPath, str], ...] = (
    (("params", "prompt", "max_length"), "how many characters a prompt may have"),
    (("price", "credits"), "what a request costs: credits, usd or cny"),
    (("links", "lifetime"), "how long the addresses of results work"),
)

_SEEN = (
    f"# Where the copy did not show all of the page: {{except: [{', '.join(PARTS)}]}}, those that it lacks.",
    "seen: whole",
)


def draft(
    reading: PageReading, today: str, address: str = "", broken: Sequence[str] | None = None
) -> str:
    """The text of a spec. `today` is the day of reading, `address` the page's own when it is known.

    `broken` says why the page's own example does not pass; the draft then has none. Raises ValueError
    when the page does not even say which model it is about.
    """
    model = _model_of(reading)
    facts = {fact.path: fact for fact in reading.facts if fact.owner == "model"}
    data = _data(facts, ("params", "prompt") in reading.partly_read)
    _files(data.get("params", {}), reading)
    data["rules"], candidates = _rules(data.get("params", {}), reading)
    lines = [*_head_lines(model, facts, today, address)]
    for key in _TOP:
        if data.get(key):
            lines += ["", *block(key, data[key], 0)]
    lines += _examples(reading) if broken is None else _broken_example(broken)
    if _needs_reason(reading, facts):
        lines += ["", *block("provenance", {"params.prompt.required": {"chosen": _NOT_SAID}}, 0)]
    lines += _missing_facts(facts)
    lines += _doubtful_lines(reading, facts)
    lines += _candidates(candidates)
    return "\n".join(lines) + "\n"


def _model_of(reading: PageReading) -> str:
    """The model that the page is about. Raises ValueError when there is none, or more than one."""
    if reading.model is not None:
        return reading.model
    if not reading.models:
        raise ValueError("the page does not say which model it is about")
    names = ", ".join(reading.models)
    raise ValueError(
        f"the page is about {len(reading.models)} models ({names}); name one with --model"
    )


def _head_lines(
    model: str, facts: dict[FactPath, PageFact], today: str, address: str
) -> Iterator[str]:
    """What stands before the facts of a request."""
    title = str(facts[("title",)].value) if ("title",) in facts else model
    yield from (_HEAD, f"id: {scalar(model)}", f"title: {scalar(title)}")
    medium = facts.get(("medium",))
    if medium is not None and medium.sure != "unsure":
        yield f"medium: {medium.value}"
    else:
        yield "# medium: image, video or audio? The page does not say."
    url = {"url": address} if address else {}
    page = {"title": title, **url, "read": today}
    yield from ("", "sources:", *block("page", page, 2), "", *_SEEN)
    if ("inputs",) in facts:
        yield from ("", *block("inputs", facts[("inputs",)].value, 0))


def _broken_example(broken: Sequence[str]) -> Iterator[str]:
    yield from ("", "# The page's own example does not pass the rules above:")
    yield from (f"# {_comment(why)}" for why in broken)


def _needs_reason(reading: PageReading, facts: dict[FactPath, PageFact]) -> bool:
    """Whether a prompt is required by our choice: the page says nothing of it, not even in words not understood."""
    said = ("params", "prompt", "required") in facts or ("params", "prompt") in reading.partly_read
    return _has_prompt(facts) and not said


def _has_prompt(facts: dict[FactPath, PageFact]) -> bool:
    """Whether the page says anything of a prompt; a model may have none."""
    return any(path[:2] == ("params", "prompt") for path in facts)


def _data(facts: dict[FactPath, PageFact], unread_prompt: bool) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if _has_prompt(facts):
        prompt: dict[str, Any] = {"type": "string", "role": "prompt"}
        data["params"] = {"prompt": prompt if unread_prompt else {**prompt, "required": True}}
    for path, fact in sorted(facts.items(), key=lambda item: (item[1].place.line, _rank(item[0]))):
        if fact.sure == "unsure" or path[0] not in _TOP or fact.partial:
            continue
        optional = path[-1] == "required" and path[0] == "params" and fact.value is False
        if optional and path[1] != "prompt":
            continue
        level = data
        for key in path[:-1]:
            level = level.setdefault(key, {})
        level[path[-1]] = fact.value
    modes: dict[str, Any] = data.get("modes", {})
    if "text_to_image" in modes:
        data["modes"] = {"text_to_image": modes["text_to_image"]} | modes
    params: dict[str, dict[str, Any]] = data.get("params", {})
    _complete(params)
    return data


def _complete(params: dict[str, dict[str, Any]]) -> None:
    """Leaves only params whose type was read, with their keys in the usual order."""
    for name, param in list(params.items()):
        inner = param.get("items", param)
        if "fields" in inner:
            _complete(inner["fields"])
        stated = "type" in param
        if not stated or (needs(param["type"], "items") and "type" not in param.get("items", {})):
            del params[name]
            continue
        if takes(inner["type"], ("fields",)) and not inner.get("fields"):
            inner.pop("fields", None)
            inner["open"] = True
        params[name] = {key: param[key] for key in sorted(param, key=lambda one: _rank((one,)))}


def _rank(path: FactPath) -> int:
    """Where the key of `path` stands in a param."""
    order = (*_FIRST, *limits_by_name(), *_LAST)
    return order.index(path[-1]) if path[-1] in order else len(order)


def _examples(reading: PageReading) -> Iterator[str]:
    """The page's own request, with a prompt that is not the page's."""
    if not reading.examples:
        return
    body: dict[str, Any] = copy.deepcopy(reading.examples[0][1])
    at = reading.fact("model", ("params", "prompt", "at"))
    held = body.get(str(at.value)) if at else body
    if isinstance(held, dict) and "prompt" in held:
        held["prompt"] = "A lighthouse at dusk, painted in gouache"
    yield ""
    yield "examples:"
    yield from block("minimal", body, 2)


def _missing_facts(facts: dict[FactPath, PageFact]) -> Iterator[str]:
    missing = [(path, what) for path, what in _EXPECTED if path not in facts]
    if ("price", "credits") not in facts and any(path[0] == "price" for path in facts):
        missing = [one for one in missing if one[0] != ("price", "credits")]
    if not _has_prompt(facts):
        missing = [one for one in missing if one[0][:2] != ("params", "prompt")]
    if missing:
        yield ""
        yield "# Not found on the page; fill in what another page says, or list it under `undocumented`:"
        yield from (f"# {'.'.join(path)}: {what}" for path, what in missing)


def _doubtful_lines(reading: PageReading, facts: dict[FactPath, PageFact]) -> Iterator[str]:
    unsure = [fact for fact in facts.values() if fact.sure == "unsure"]
    if unsure or reading.leftovers:
        yield ""
        yield "# Read without certainty, or not understood:"
        for fact in unsure:
            yield f"# line {fact.place.line}: {_comment(fact.name)} may be {_comment(show(fact.value))} ({_comment(fact.note)})"
        for left in reading.leftovers:
            yield f"# line {left.line}: {_comment(left.text)}"


def _files(params: dict[str, dict[str, Any]], reading: PageReading) -> None:
    """Says of params that take files which, and what for."""
    made = reading.fact("model", ("medium",))
    medium = str(made.value) if made is not None and made.sure != "unsure" else ""
    for key, facts in params.items():
        described = reading.descriptions.get(("params", key), "")
        facts |= file_facts(key, facts, described, medium)
        params[key] = {one: facts[one] for one in sorted(facts, key=lambda one: _rank((one,)))}


def _rules(
    params: dict[str, dict[str, Any]], reading: PageReading
) -> tuple[dict[str, Any], list[PageCandidate]]:
    """(the rules that the page tells in words of one meaning, what may tell one)."""
    sentences = RulesInWords(params)
    rules: dict[str, Any] = {}
    left: list[PageCandidate] = []
    for one in reading.candidates:
        about = one.fact.split(".") if one.fact else ["params", ""]
        told = sentences.rule_in(one.words, about[1]) if len(about) == 2 else None
        if told is None:
            left.append(one)
        elif told[1] not in rules.values():
            rules[told[0] if told[0] not in rules else f"{told[0]}_{len(rules) + 1}"] = told[1]
    demanded = {rule["param"] for rule in rules.values() if "required" in rule}
    return rules, [
        one for one in left if one.fact not in {f"params.{key}.required" for key in demanded}
    ]


def _candidates(left: list[PageCandidate]) -> Iterator[str]:
    if left:
        yield ""
        yield "# The page may tell rules in these words; write those that hold under `rules`, or as limits:"
        for one in left:
            about = f"{_comment(one.fact)}: " if one.fact else ""
            yield f"# line {one.line}: {about}{one.form}? {_comment(one.words)}"


def _comment(text: str) -> str:
    """`text` where no character of it can end the comment or hide in it."""
    return "".join(char if char.isprintable() else "?" for char in text)[:160]
