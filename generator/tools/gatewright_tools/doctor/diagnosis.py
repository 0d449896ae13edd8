"""Everything that can be said of one call."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .answers import Meaning, meaning
from .bodies import body_of
from .call import Finding, GivenCall, Incident
from .headers import around_the_body
from .nearest import Difference, nearest_request
from .places import CREATE, STREAM, Place, expected, gateways, locate

if TYPE_CHECKING:
    from ..package import Catalog, InstalledPackage, Violation


@dataclass(slots=True)
class Diagnosis:
    """What is wrong with one call, and the nearest right one."""

    place: Place
    name: str = ""
    called: bool = True
    """Whether there was a call, and not its answer alone."""
    findings: list[Finding] = field(default_factory=list[Finding])
    violations: list[Violation] = field(default_factory=list["Violation"])
    judged: bool = False
    """Whether there was a request to judge."""
    nearest: Any = None
    """A request body that breaks no rule; None where the one given does not, or none was found."""
    changes: list[Difference] = field(default_factory=list[Difference])
    body: Any = None
    """The request body as it was, None when there was none that could be read."""
    headers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Headers that belong to the request and hold no key."""
    answer: Meaning | None = None
    behind: list[Violation] = field(default_factory=list["Violation"])
    """The broken rules that the answer is about, as far as can be told."""
    also: str = ""
    """What else it can be, where the request is right."""

    @property
    def fine(self) -> bool:
        """Whether there is nothing to say against the call and its answer."""
        error = self.answer is not None and self.answer.is_error
        return not self.findings and not self.violations and not error


def diagnose(package: InstalledPackage, case: Incident, key: str | None = None) -> Diagnosis:
    """Finds out what is wrong with a call; raises Unreadable when nobody can tell what it is for."""
    catalog = package.models
    body, text_findings = body_of(case.call)
    place = locate(package, case, body, key)
    result = Diagnosis(place, case.name, called=case.call is not None, body=body)
    call = case.call or GivenCall()
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
        result.headers = _kept(place, call)
    if place.model is None and place.aim == CREATE and body is not None and not place.findings:
        hint = "name one, or give --model KEY"
        result.findings.append(Finding("body", "names no model, so it cannot be judged", hint))
    if place.aim in (CREATE, STREAM) and call.body is not None:
        _judge(package, result, call)
    if case.answer is not None:
        result.answer = meaning(place, case.answer, case.call)
        result.behind = _behind(result, case)
    result.also = _also(result)
    return result


def right_call(diagnosis: Diagnosis) -> tuple[str, str, Any] | None:
    """(method, address, body) of the nearest right call, None where it cannot be told."""
    wanted = expected(diagnosis.place)
    body = diagnosis.body if not diagnosis.violations else diagnosis.nearest
    if wanted is None or (body is None and diagnosis.place.aim in (CREATE, STREAM)):
        return None
    return *wanted, body


def _judge(package: InstalledPackage, result: Diagnosis, call: GivenCall) -> None:
    if result.place.model is None or result.body is None:
        return
    check = package.models.rules(result.place.model.key)
    result.judged = True
    result.violations = check(result.body) or []
    _, faults = package.decode.RecordReader().read(call.body or b"")
    if any(fault.rule in ("duplicateKey", "finite") for fault in faults):
        result.findings += [Finding("body", fault.message) for fault in faults]
    if result.violations:
        found = nearest_request(package, check, json.loads(json.dumps(result.body)))
        if found is not None:
            result.nearest, result.changes = found


def _kept(place: Place, call: GivenCall) -> list[tuple[str, str]]:
    header = place.gateway.idempotency_header
    value = call.header(header.lower()) if header else None
    return [(header, value)] if header and value else []


def _behind(result: Diagnosis, case: Incident) -> list[Violation]:
    """The violations that a refusal is about: those whose key it names, else all of them."""
    answer = result.answer
    if answer is None or answer.means != "invalid_request" or not result.violations:
        return []
    said = (answer.said or "").lower()
    named = [
        one
        for one in result.violations
        if (word := one.path.rpartition("/")[2].lower()) and word in said
    ]
    return named or result.violations


def _also(result: Diagnosis) -> str:
    """What is left to look at when the request breaks no documented rule."""
    if result.violations or result.findings or not result.judged:
        return ""
    answer, gateway, words = result.answer, result.place.gateway, result.place.package.words
    if answer is None or not answer.is_error:
        rest = (f"the key (${gateway.key_env[0]})", "the credits of the account", "a rate limit")
        return f"the request is right; if it is refused all the same, look at {words.listed(rest)}"
    if answer.means in ("invalid_request", "not_found"):
        return "it breaks no documented rule: what is refused is not on the pages, or they have changed"
    return "the request breaks no documented rule, and the answer is about something else"


def all_keys(catalog: Catalog) -> Iterable[str]:
    """The beginnings of all gateways' keys."""
    infos = map(catalog.gateway, gateways(catalog).values())
    return [info.key_prefix for info in infos if info.key_prefix]
