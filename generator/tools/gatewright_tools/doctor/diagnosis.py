"""The diagnosis of one call."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from .answers import Meaning, meaning
from .bodies import body_of
from .call import Finding, GivenCall, GivenPart, Incident, is_unknown
from .forms import as_data, as_parts, takes_form
from .headers import around_the_body
from .nearest import Difference, nearest_request
from .places import CREATE, STREAM, Place, expected_endpoint, gateways, locate

if TYPE_CHECKING:
    from ..package import Catalog, InstalledPackage, Violation


@dataclass(slots=True)
class Diagnosis:
    """The faults of one call, and the nearest valid call."""

    place: Place
    name: str = ""
    called: bool = True
    """Whether the input had a request, and not an answer only."""
    call: GivenCall = field(default_factory=GivenCall)
    findings: list[Finding] = field(default_factory=list[Finding])
    violations: list[Violation] = field(default_factory=list["Violation"])
    untold: list[Violation] = field(default_factory=list["Violation"])
    """What a rule says of values that come from elsewhere; whether they are wrong is not known."""
    judged: bool = False
    """Whether the rules have checked a request."""
    nearest: Any = None
    """A valid request body. None when the given one is valid, or none was found."""
    changes: list[Difference] = field(default_factory=list[Difference])
    body: Any = None
    """The given request body, or None when it is missing or cannot be read."""
    headers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Headers that belong to the request and hold no key."""
    answer: Meaning | None = None
    behind: list[Violation] = field(default_factory=list["Violation"])
    """The broken rules that probably caused the answer."""
    also: str = ""
    """Other possible causes when the request is valid."""

    @property
    def fine(self) -> bool:
        """Whether the call and its answer have no fault."""
        error = self.answer is not None and self.answer.is_error
        return not self.findings and not self.violations and not error


def diagnose(package: InstalledPackage, case: Incident, key: str | None = None) -> Diagnosis:
    """Diagnoses a call. Raises NoCall when neither gateway nor model can be found."""
    catalog = package.models
    body, text_findings = body_of(case.call)
    place = locate(package, case, body, key)
    call = case.call or GivenCall()
    if call.form:
        body = as_data(place, call)
    result = Diagnosis(place, case.name, called=case.call is not None, call=call, body=body)
    prefixes = {
        info.key_prefix: info.title
        for info in map(catalog.gateway, gateways(catalog).values())
        if info.key_prefix
    }
    if case.call is not None:
        result.findings += [
            *around_the_body(place, call, prefixes),
            *place.findings,
            *text_findings,
        ]
        result.headers = _headers_to_keep(place, call)
    if place.model is None and place.aim == CREATE and body is not None and not place.findings:
        hint = "name one, or give --model KEY"
        result.findings.append(Finding("body", "names no model, so it cannot be judged", hint))
    if place.aim in (CREATE, STREAM) and call.sends:
        _judge(package, result, call)
    if case.answer is not None:
        result.answer = meaning(place, case.answer, case.call)
        result.behind = _behind(result, case)
    result.also = _also(result)
    return result


class RightCall(NamedTuple):
    """The nearest right call, without its key."""

    method: str
    url: str
    headers: list[tuple[str, str]]
    body: Any
    form: tuple[GivenPart, ...] = ()
    """Its parts, where it is a form of parts; `body` is the same as data then."""


def right_call(diagnosis: Diagnosis) -> RightCall | None:
    """The nearest right call, None where it cannot be told."""
    places = diagnosis.place.package.places
    whole = diagnosis.nearest if diagnosis.violations else diagnosis.place.whole(diagnosis.body)
    place = diagnosis.place.in_mode_of(whole)
    if not isinstance(whole, dict):
        if place.aim in (CREATE, STREAM):
            return None
        wanted = expected_endpoint(place)
        return RightCall(*wanted, diagnosis.headers, whole) if wanted else None
    parted = places.part_body(cast("dict[str, Any]", whole))
    wanted = expected_endpoint(place, parted.path)
    if wanted is None:
        return None
    url = places.with_query(wanted[1], parted.query)
    headers = [*diagnosis.headers, *parted.headers.items()]
    given = diagnosis.call
    is_form = place.operation.multipart or (
        given.form and takes_form(place.gateway, place.operation)
    )
    form = as_parts(parted.body, given) if is_form else ()
    return RightCall(wanted[0], url, headers, parted.body, form)


def _judge(package: InstalledPackage, result: Diagnosis, call: GivenCall) -> None:
    if result.place.model is None or result.body is None:
        return
    check = package.models.rules(result.place.model.key)
    result.judged = True
    given = result.place.whole(result.body)

    def violations_of(body: Any) -> list[Violation]:
        return [one for one in check(body) or [] if not is_unknown(one.value)]

    result.violations = violations_of(given)
    result.untold = [one for one in check(given) or [] if is_unknown(one.value)]
    if call.body is not None:
        _, faults = package.decode.RecordReader().read(call.body, whole=True)
        if any(fault.rule in ("duplicateKey", "finite") for fault in faults):
            result.findings += [Finding("body", fault.message) for fault in faults]
    if result.violations:
        found = nearest_request(package, violations_of, json.loads(json.dumps(given)))
        if found is not None:
            result.nearest, result.changes = found


def _headers_to_keep(place: Place, call: GivenCall) -> list[tuple[str, str]]:
    header = place.gateway.idempotency_header
    value = call.header(header.lower()) if header else None
    return [(header, value)] if header and value else []


OF_THE_BODY = ("invalid_request", "unknown_model")
"""Meanings of errors that something in a request caused."""


def _behind(result: Diagnosis, case: Incident) -> list[Violation]:
    """Returns the violations whose key the refusal names, else all violations."""
    answer = result.answer
    if answer is None or answer.means not in OF_THE_BODY or not result.violations:
        return []
    said = (answer.said or "").lower()
    named = [
        one
        for one in result.violations
        if (word := one.path.rpartition("/")[2].lower()) and word in said
    ]
    return named or result.violations


def _also(result: Diagnosis) -> str:
    """Returns possible causes when the request breaks no documented rule."""
    if result.violations or result.findings or not result.judged:
        return ""
    answer, gateway, words = result.answer, result.place.gateway, result.place.package.words
    if answer is None or not answer.is_error:
        rest = (f"the key (${gateway.key_env[0]})", "the credits of the account", "a rate limit")
        return (
            f"the {'rest of the ' if result.untold else ''}request is right; if it is refused all the same, "
            f"look at {words.join_words(rest)}"
        )
    if answer.means in (*OF_THE_BODY, "not_found"):
        return "it breaks no documented rule: what is refused is not on the pages, or they have changed"
    return "the request breaks no documented rule, and the answer is about something else"


def all_keys(catalog: Catalog) -> Iterable[str]:
    """The beginnings of all gateways' keys."""
    infos = map(catalog.gateway, gateways(catalog).values())
    return [info.key_prefix for info in infos if info.key_prefix]
