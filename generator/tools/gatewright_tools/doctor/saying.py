"""Prints a diagnosis in words or as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .call import Finding, GivenPart
from .diagnosis import Diagnosis, RightCall, right_call
from .headers import gateway_with_key, key_words
from .places import CREATE, POLL, STREAM


def lines(diagnosis: Diagnosis) -> Iterator[str]:
    """Returns the lines of a diagnosis."""
    place = diagnosis.place
    whose = place.model.key if place.model else place.gateway.title
    if not diagnosis.called:
        whose = place.gateway.title
    aim = {CREATE: "a create", STREAM: "a create with a stream", POLL: "asks about a task"}
    what = aim.get(place.aim, f"asks for {place.aim}") if diagnosis.called else "an answer"
    title = f"{whose}: {what}"
    yield f"{diagnosis.name}: {title}" if diagnosis.name else title
    for one in diagnosis.findings:
        yield f"  {_finding(one)}"
    for violation in diagnosis.violations:
        yield f"  {place.package.words.sentence(violation)}"
    for untold in diagnosis.untold:
        yield f"  {untold.path}: what {untold.value} holds is not in the text, so it is not judged"
    yield from _answer(diagnosis)
    if diagnosis.also:
        yield f"  {diagnosis.also}"
    if diagnosis.findings or diagnosis.violations:
        yield from _right(diagnosis)


def _finding(one: Finding) -> str:
    hint = f"; {one.suggestion}" if one.suggestion else ""
    source = f" [{one.source}]" if one.source else ""
    return f"{one.about}: {one.message}{hint}{source}"


def _answer(diagnosis: Diagnosis) -> Iterator[str]:
    answer = diagnosis.answer
    if answer is None:
        return
    facts = [f"HTTP {answer.status}" if answer.status else "", answer.code or ""]
    head = " ".join(filter(None, facts)) or "answer"
    source = f" [{answer.source}]" if answer.source else ""
    if not answer.is_error:
        yield f"  answer: {head}: {answer.explained}"
        return
    yield f"  answer: {head}: {answer.explained}{source}"
    if answer.said:
        yield f"  the gateway says: {answer.said}"
    if diagnosis.behind:
        paths = ", ".join(one.path or "(document)" for one in diagnosis.behind)
        yield f"  behind it: {paths}"
    if answer.charged:
        yield f"  money: {answer.charged}"
    if answer.again:
        yield f"  send it again? {answer.again}"


def _right(diagnosis: Diagnosis) -> Iterator[str]:
    found = right_call(diagnosis)
    if found is None:
        if diagnosis.violations:
            yield "no near request breaks no rule; put right what is said above"
        return
    if diagnosis.changes:
        yield "the nearest right request differs in"
        for change in diagnosis.changes:
            yield f"  {change}{'' if change.safe else ' (look at it)'}"
    yield "the nearest right call is"
    yield curl(diagnosis, found)


def curl(diagnosis: Diagnosis, call: RightCall) -> str:
    """The call as a command line for bash, the key by the name of its variable."""
    words = [f"curl -X {call.method} {quote_word(call.url)}"]
    gateway = gateway_with_key(diagnosis.place)
    if gateway.key_query:
        mark = "&" if "?" in call.url else "?"
        words = [f'{words[0]}"{mark}{gateway.key_query}=${gateway.key_env[0]}"']
    else:
        words.append(key_words(gateway))
    words += [f"-H {quote_word(f'{name}: {value}')}" for name, value in call.headers]
    if call.form:
        words += [_part(one) for one in call.form]
    elif call.body is not None:
        words.append("-H 'Content-Type: application/json'")
        words.append(f"-d {quote_word(json.dumps(call.body, indent=2))}")
    return " \\\n  ".join(words)


def _part(part: GivenPart) -> str:
    """A part as curl takes it, also a text that would else be taken for a file or for several things."""
    if part.is_file:
        return f"-F {quote_word(f'{part.name}=@{part.text}')}"
    plain = part.text[:1] not in ("@", "<", '"') and ";" not in part.text
    return f"{'-F' if plain else '--form-string'} {quote_word(f'{part.name}={part.text}')}"


def quote_word(text: str) -> str:
    """`text` as one word of bash."""
    return "'" + text.replace("'", "'\\''") + "'"


def data(diagnosis: Diagnosis) -> dict[str, Any]:
    """The same as JSON data."""
    place, answer = diagnosis.place, diagnosis.answer
    found = right_call(diagnosis) if diagnosis.findings or diagnosis.violations else None
    return {
        "name": diagnosis.name or None,
        "gateway": place.gateway.name,
        "model": place.model.key if place.model else None,
        "aim": place.aim,
        "fine": diagnosis.fine,
        "findings": [
            {"about": one.about, "message": one.message, "suggestion": one.suggestion or None,
             "source": one.source}
            for one in diagnosis.findings
        ],
        "violations": [one.as_dict() for one in diagnosis.violations],
        "untold": [one.path for one in diagnosis.untold],
        "answer": None if answer is None else {
            "status": answer.status, "code": answer.code, "said": answer.said,
            "means": answer.means, "explained": answer.explained, "charged": answer.charged or None,
            "again": answer.again or None, "source": answer.source,
            "request_id": answer.request_id, "behind": [one.path for one in diagnosis.behind],
        },
        "also": diagnosis.also or None,
        "changes": [
            {"path": one.path, "what": one.what, "safe": one.safe} for one in diagnosis.changes
        ],
        "right": None if found is None else {
            "method": found.method, "url": found.url, "headers": dict(found.headers),
            "body": found.body, "curl": curl(diagnosis, found),
        },
    }  # fmt: skip
