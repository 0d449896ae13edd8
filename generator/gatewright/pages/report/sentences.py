"""One finding, one change of text, or one reading of all of it, in a sentence."""

from __future__ import annotations

import json
from typing import Any, cast

from ..drift.findings import DRIFT, Comparison, PageFinding, TextChange
from ..drift.severity import ORDER
from ..equal import show
from ..facts import Leftover

NEVER = "never accepted, so changes of its text are not seen; read it, then run `gatewright docs accept`"


def sentence(finding: PageFinding, page: str) -> str:
    """One finding: where on the page, where in the spec, what."""
    spec = f"{finding.file.path}:{finding.line}"
    here = f"{page}:{finding.place.line}" if finding.place and finding.place.line else page
    note = f" ({finding.note})" if finding.note else ""
    match finding.kind:
        case "changed":
            what = _change(finding.spec, finding.page)
        case "new":
            what = f"new on the page: {short(finding.page)}"
        case "gone":
            what = f"no longer on the page; the spec has {short(finding.spec)}"
        case "unread":
            what = f"not read; the spec has {short(finding.spec)}"
        case _ if finding.page is not None and finding.page == finding.spec:
            what = f"unsure: {short(finding.page)}, as the spec has it"
        case _:
            said = [f"the page may say {short(finding.page)}"] if finding.page is not None else []
            has = [f"the spec has {short(finding.spec)}"] if finding.spec is not None else []
            what = f"unsure: {', '.join(said + has)}"
    level = f"{finding.severity}: " if finding.severity != "none" else ""
    return f"{here}: {level}{finding.name}: {what}{note} [{spec}]"


def _change(spec: Any, page: Any) -> str:
    old, new = short(spec), short(page)
    if isinstance(page, list) and isinstance(spec, list | dict) and max(len(old), len(new)) > 60:
        listed = cast(list[object], page)
        added = [one for one in listed if one not in spec]
        gone = [one for one in cast(list[object], spec) if one not in listed]
        parts = [f"new are {show(added)}"] if added else []
        parts += [f"gone are {show(gone)}"] if gone and isinstance(spec, list) else []
        return f"changed: {'; '.join(parts) or 'another order'}"
    return f"changed from {old} to {new}"


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


def leftover_sentence(left: Leftover, page: str) -> str:
    """Words that were not understood: where, what, and what they may be."""
    return f"{page}:{left.line}: not understood: {left.text} [{left.why}]"


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


def rank(finding: PageFinding) -> tuple[int, int, str]:
    """The order of findings: the most severe first, then as the page has them."""
    line = finding.place.line if finding.place else 0
    return ORDER.index(finding.severity), line, finding.name


def short(value: Any) -> str:
    """A value in a line of text."""
    text = show(value) if not isinstance(value, dict) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 100 else f"{text[:99]}…"
