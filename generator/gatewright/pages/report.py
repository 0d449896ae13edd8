"""Comparisons and readings as text, JSON, GitHub annotations and SARIF."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from .. import __version__
from ..diagnostics import printable
from ..runtime.terminal import code_hosts
from .drift.findings import DRIFT, Comparison, PageFinding, TextChange
from .drift.severity import ORDER
from .equal import show
from .facts import Leftover, PageFact, PageReading

_MOST_ANNOTATIONS = 10
"""GitHub shows no more of each level in one step."""
_NEVER = "never accepted, so changes of its text are not seen; read it, then run `gatewright docs accept`"
_LEVELS = {"breaking": "error", "price": "error", "loosening": "warning", "wording": "note"}


def reading_lines(reading: PageReading) -> Iterator[str]:
    """A reading as a table, and below it what was not understood."""
    gateway = reading.gateway or "unknown gateway, read by the general rules"
    yield printable(f"{reading.page}: {gateway}, {reading.model or 'model not known'}")
    width = min(56, max((len(fact.name) for fact in reading.facts), default=0))
    for fact in reading.facts:
        sure = (
            "" if fact.sure == "sure" else f"  [{fact.sure}{': ' if fact.note else ''}{fact.note}]"
        )
        owner = "" if fact.owner == "model" else "  (gateway)"
        yield printable(
            f"  {fact.place.line:>5}  {fact.name:<{width}} = {_short(fact.value)}{owner}{sure}"
        )
    if reading.leftovers:
        yield f"  not understood ({len(reading.leftovers)}):"
        for left in reading.leftovers:
            yield printable(f"  {left.line:>5}  {left.text}  [{left.why}]")
    if reading.candidates:
        yield f"  may tell rules ({len(reading.candidates)}):"
        for one in reading.candidates:
            yield printable(f"  {one.line:>5}  {one.fact} {one.form}? {one.words}")
    if reading.unused:
        yield f"  not used ({len(reading.unused)}):"
        for left in reading.unused:
            yield printable(f"  {left.line:>5}  {left.text}  [{left.why}]")
    if not reading.leftovers and not reading.unused and not reading.candidates:
        yield "  every line was used"


def reading_data(reading: PageReading) -> dict[str, Any]:
    """A reading as JSON data."""
    return {
        "page": reading.page,
        "gateway": reading.gateway,
        "model": reading.model,
        "facts": [_fact(fact) for fact in reading.facts],
        "not_understood": [
            {"line": left.line, "text": left.text, "why": left.why} for left in reading.leftovers
        ],
        "may_tell_rules": [
            {"line": one.line, "fact": one.fact, "may_be": one.form, "words": one.words}
            for one in reading.candidates
        ],
        "not_used": [
            {"line": left.line, "text": left.text, "why": left.why} for left in reading.unused
        ],
    }


def _fact(fact: PageFact) -> dict[str, Any]:
    return {
        "fact": fact.name,
        "value": fact.value,
        "owner": fact.owner,
        "line": fact.place.line,
        "heading": fact.place.heading,
        "row": fact.place.row,
        "sure": fact.sure,
        "partial": fact.partial,
        "note": fact.note,
        "also": [place.line for place in fact.others],
        "contradicted": [place.line for place in fact.contradicted],
    }


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """A comparison as text: what differs, what is unsure, and the coverage."""
    page = comparison.reading.page
    if comparison.problem:
        yield printable(f"{page}: {comparison.problem}")
        return
    for finding in sorted(comparison.findings, key=_rank):
        if finding.kind in DRIFT:
            yield printable(sentence(finding, page))
    for change in comparison.changes:
        yield printable(change_sentence(change, page))
    for left in comparison.leftovers:
        yield printable(leftover_sentence(left, page))
    if not comparison.has_record:
        yield printable(f"{page}: {_NEVER}")
    yield printable(f"{page}: {coverage(comparison)}")


def leftover_sentence(left: Leftover, page: str) -> str:
    """Words that were not understood: where, what, and what they may be."""
    return f"{page}:{left.line}: not understood: {left.text} [{left.why}]"


def change_sentence(change: TextChange, page: str) -> str:
    """One piece of changed text: where, what stands there now, and what had stood there."""
    had = f" (had stated {', '.join(change.facts)})" if change.facts else ""
    if change.models:
        names = ", ".join(change.models)
        had += f" (there is no spec for {names}; write one with `gatewright docs draft --model`)"
    here = f"{page}:{change.line}: {f'{change.entry}: ' if change.entry else ''}"
    match change.kind:
        case "gone":
            return f"{here}text behind this line is gone{had}"
        case "moved":
            return f"{here}text has moved here: {change.text}"
        case "new":
            return f"{here}new text, not understood: {change.text}{had}"
        case _:
            return f"{here}changed text, not understood: {change.text}{had}"


def sentence(finding: PageFinding, page: str) -> str:
    """One finding: where on the page, where in the spec, what."""
    spec = f"{finding.file.path}:{finding.line}"
    here = f"{page}:{finding.place.line}" if finding.place and finding.place.line else page
    note = f" ({finding.note})" if finding.note else ""
    match finding.kind:
        case "changed":
            what = _change(finding.spec, finding.page)
        case "new":
            what = f"new on the page: {_short(finding.page)}"
        case "gone":
            what = f"no longer on the page; the spec has {_short(finding.spec)}"
        case "unread":
            what = f"not read; the spec has {_short(finding.spec)}"
        case _ if finding.page is not None and finding.page == finding.spec:
            what = f"unsure: {_short(finding.page)}, as the spec has it"
        case _:
            said = [f"the page may say {_short(finding.page)}"] if finding.page is not None else []
            has = [f"the spec has {_short(finding.spec)}"] if finding.spec is not None else []
            what = f"unsure: {', '.join(said + has)}"
    level = f"{finding.severity}: " if finding.severity != "none" else ""
    return f"{here}: {level}{finding.name}: {what}{note} [{spec}]"


def _change(spec: Any, page: Any) -> str:
    old, new = _short(spec), _short(page)
    if isinstance(page, list) and isinstance(spec, list | dict) and max(len(old), len(new)) > 60:
        listed = cast(list[object], page)
        added = [one for one in listed if one not in spec]
        gone = [one for one in cast(list[object], spec) if one not in listed]
        parts = [f"new are {show(added)}"] if added else []
        parts += [f"gone are {show(gone)}"] if gone and isinstance(spec, list) else []
        return f"changed: {'; '.join(parts) or 'another order'}"
    return f"changed from {old} to {new}"


def coverage(comparison: Comparison) -> str:
    """How much of the model's spec the page covers, in one sentence."""
    mine = [one for one in comparison.findings if one.owner == "model"]
    gateway = [one for one in comparison.findings if one.owner == "gateway"]
    counts = [
        (kind, sum(one.kind == kind for one in mine))
        for kind in ("confirmed", "changed", "gone", "unsure", "unread")
    ]
    there = sum(one.kind != "new" for one in mine)
    words = [
        f"{count} {kind}{' here' if kind == 'confirmed' else ''}"
        for kind, count in counts
        if count or kind == "confirmed"
    ]
    words += [
        f"{count} {what}"
        for what, count in (
            ("new on the page", comparison.count("new")),
            ("stated elsewhere", sum(one.kind == "elsewhere" for one in mine)),
            ("not stated", sum(one.kind == "not stated" for one in mine)),
            ("unsure and accepted", sum(one.kind == "accepted" for one in mine)),
        )
        if count
    ]
    confirmed = sum(one.kind == "confirmed" for one in gateway)
    drift = sum(one.kind in DRIFT for one in gateway)
    tail = f"; of the gateway {confirmed} confirmed" + (f", {drift} to look at" if drift else "")
    unread = f"; lines not understood: {len(comparison.leftovers)}" if comparison.leftovers else ""
    text = f"; changes of text: {len(comparison.changes)}" if comparison.changes else ""
    return f"{there} facts in the spec: {', '.join(words)}{tail}{unread}{text}"


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON data."""
    return {
        "page": comparison.reading.page,
        "gateway": comparison.reading.gateway,
        "model": comparison.reading.model,
        "problem": comparison.problem,
        "coverage": "" if comparison.problem else coverage(comparison),
        "findings": [
            {
                "kind": one.kind,
                "fact": one.name,
                "owner": one.owner,
                "spec": one.spec,
                "page": one.page,
                "severity": one.severity,
                "file": str(one.file.path),
                "line": one.line,
                "page_line": one.place.line if one.place else None,
                "note": one.note,
            }
            for one in sorted(comparison.findings, key=_rank)
        ],
        "accepted": comparison.has_record,
        "changed_text": [
            {
                "kind": one.kind,
                "line": one.line,
                "text": one.text,
                "param": one.entry,
                "had_stated": list(one.facts),
                "models_without_spec": list(one.models),
            }
            for one in comparison.changes
        ],
        "not_understood": [
            {"line": left.line, "text": left.text, "why": left.why} for left in comparison.leftovers
        ],
    }


def github_lines(comparisons: list[Comparison]) -> Iterator[str]:
    """Workflow commands, the most severe first and no more than GitHub shows."""
    found = sorted(
        (
            (one, comparison)
            for comparison in comparisons
            for one in comparison.findings
            if one.kind in DRIFT
        ),
        key=lambda pair: _rank(pair[0]),
    )
    for finding, comparison in found[:_MOST_ANNOTATIONS]:
        level = {"error": "error", "warning": "warning"}.get(
            _LEVELS.get(finding.severity, "warning"), "notice"
        )
        text = _command(sentence(finding, comparison.reading.page))
        yield f"::{level} file={_command(str(finding.file.path), True)},line={finding.line}::{text}"
    if len(found) > _MOST_ANNOTATIONS:
        yield f"::notice::{len(found) - _MOST_ANNOTATIONS} more"
    for comparison in comparisons:
        if comparison.problem:
            yield f"::error::{_command(f'{comparison.reading.page}: {comparison.problem}')}"
            continue
        page, count = comparison.reading.page, len(comparison.leftovers)
        if comparison.changes:
            first = change_sentence(comparison.changes[0], page)
            more = len(comparison.changes) - 1
            yield f"::warning::{_command(first + (f' (and {more} more)' if more else ''))}"
        if count:
            yield f"::warning::{_command(f'{page}: lines not understood: {count}')}"
        if not comparison.has_record:
            yield f"::warning::{_command(f'{page}: {_NEVER}')}"


def sarif(comparisons: list[Comparison]) -> dict[str, Any]:
    """One SARIF 2.1.0 run."""
    results: list[dict[str, Any]] = [
        _result(one, comparison)
        for comparison in comparisons
        for one in comparison.findings
        if one.kind in DRIFT
    ]
    results += [
        {
            "ruleId": "docs/text",
            "level": "warning",
            "message": {"text": printable(change_sentence(one, comparison.reading.page))},
            "locations": [code_hosts.location(str(comparison.model.path), 1)],
        }
        for comparison in comparisons
        for one in comparison.changes
        if comparison.model is not None
    ]
    rules = ["docs/text", *(f"docs/{kind}" for kind in DRIFT)]
    tool = code_hosts.tool("gatewright", __version__, rules)
    return {
        "$schema": code_hosts.SCHEMA,
        "version": code_hosts.VERSION,
        "runs": [{"tool": tool, "results": results}],
    }


def _result(finding: PageFinding, comparison: Comparison) -> dict[str, Any]:
    return {
        "ruleId": f"docs/{finding.kind}",
        "level": _LEVELS.get(finding.severity, "warning"),
        "message": {"text": printable(sentence(finding, comparison.reading.page))},
        "locations": [code_hosts.location(str(finding.file.path), finding.line)],
    }


def _rank(finding: PageFinding) -> tuple[int, int, str]:
    line = finding.place.line if finding.place else 0
    return ORDER.index(finding.severity), line, finding.name


def _command(text: str, prop: bool = False) -> str:
    """`text` inside a workflow command, where it cannot become another one."""
    safe = printable(text)
    return code_hosts.attribute(safe) if prop else code_hosts.command(safe)


def _short(value: Any) -> str:
    text = show(value) if not isinstance(value, dict) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 100 else f"{text[:99]}…"
