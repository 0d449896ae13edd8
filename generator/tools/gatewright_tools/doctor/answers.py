"""Explains an error of a gateway by its pages: cause, charge, and whether to send again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .call import GivenAnswer, GivenCall
from .codes import code_of, data_of, envelopes_of
from .places import Place
from .sources import source_of

if TYPE_CHECKING:
    from gatewright.runtime.catalog.info import ErrorInfo

    from ..package import InstalledPackage


@dataclass(frozen=True, slots=True)
class Meaning:
    """The explanation of an answer."""

    status: int | None
    code: str | None
    said: str | None
    """The gateway's own sentence, shortened."""
    means: str | None
    """The kind of error, one of `meanings.BY_MEANING`. None: the error is not known."""
    explained: str
    charged: str
    again: str
    """Whether and when it is safe to send it again."""
    source: str
    request_id: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the gateway refused the request, or may have."""
        return self.means is not None or (self.status or 0) >= 400


def meaning(place: Place, answer: GivenAnswer, call: GivenCall | None) -> Meaning:
    """Explains `answer` by the pages of its gateway."""
    package, gateway = place.package, place.gateway
    operation = place.operation
    first, text = package.answers.first, package.answers.text
    code, known = code_of(package, gateway, operation, answer)
    data = data_of(answer)
    envelopes = envelopes_of(gateway, operation)
    said = text(first(envelopes, "error.message", data))
    status = answer.status if answer.status is not None else known.http if known else None
    means = known.means if known else _by_status(package, status)
    if means is None and code in package.meanings.BY_MEANING:
        # No page lists the code, and its word is plain.
        means = code
    source = source_of(place.facts, f"errors.codes.{code}") if known else ""
    explained = charged = again = ""
    accepted = status is None or status < 400
    if (
        accepted
        and package.answers.read(gateway, operation, data).state in package.answers.ENDED_BADLY
    ):
        means = means or "generation_failed"
        explained = "the task was accepted and ended without a result"
        charged, again = _failure_charge(place), "a new request is a new task, and costs as one"
    if means is not None and not explained:
        explained = EXPLAINED.get(means) or _sentence(
            package.meanings.BY_MEANING[means].__doc__ or ""
        )
        charged, again = _money(place, status, known, means, call)
    return Meaning(
        status,
        code,
        package.refusals.shorten(said) if said else None,
        means,
        explained or "this error is not known",
        charged,
        again,
        source,
        text(first(envelopes, "request_id", data)),
    )


EXPLAINED = {
    "timeout": "the gateway gave up waiting for its own model",
    "unavailable": "the gateway or the model behind it cannot be reached",
    "server_error": "the gateway itself failed",
    "generation_failed": "the model behind the gateway made no result",
    "missing_key": "no key was sent",
    "unknown_model": "the gateway knows no such model",
}
"""Texts for errors that share one exception class."""
FAULTS = {408: "timeout", 503: "unavailable", 504: "timeout"}
"""The meaning of HTTP statuses that `meanings.BY_STATUS` lacks."""
AGAIN = {
    "rate_limited": "yes, after a pause",
    "idempotency_conflict": "yes, with a new idempotency key if it is a new request",
    "authentication": "yes, with the right key",
    "missing_key": "yes, with a key",
    "permission": "yes, with a key that may do this",
    "insufficient_credits": "yes, once the account is topped up",
    "content_rejected": "yes, with another prompt or other reference files",
}


def _by_status(package: InstalledPackage, status: int | None) -> str | None:
    """What an HTTP status means where no code says more."""
    if status is None or status < 400:
        return None
    kind = package.meanings.BY_STATUS.get(status)
    if kind is None:
        return FAULTS.get(status, "server_error" if status >= 500 else "invalid_request")
    meanings: Mapping[str, object] = package.meanings.BY_MEANING
    return next(name for name, one in meanings.items() if one is kind)


def _sentence(doc: str) -> str:
    text = doc.partition(". ")[0].partition("\n")[0].rstrip(".")
    return text[:1].lower() + text[1:]


def _money(
    place: Place, status: int | None, known: ErrorInfo | None, means: str, call: GivenCall | None
) -> tuple[str, str]:
    """(what was charged, whether to send again) after an error to a create."""
    gateway = place.gateway
    refused = status is None or (400 <= status < 500 and status != 408)
    if refused and (known is None or known.means not in place.package.refusals.PROVES_NOTHING):
        free = place.facts.get("charges", {}).get("rejected") == "free"
        page = source_of(place.facts, "charges.rejected") if free else ""
        charged = f"nothing was created, and what is refused is free ({page})" if free else NOTHING
        return charged, AGAIN.get(
            means, "yes, once it is put right; as it is the answer stays the same"
        )
    header = gateway.idempotency_header
    if header is None or not (gateway.deduplicates or gateway.infers_deduplication):
        return UNSURE, LOOK
    if call is not None and "headers" in call.told and call.header(header.lower()) is None:
        return UNSURE, f"the call carried no {header}, so {LOOK}"
    if gateway.deduplicates:
        return UNSURE, f"only with the same {header}, which is charged once; without one {LOOK}"
    inferred = f"that the same {header} is charged once is inferred, no page says it"
    return UNSURE, f"{LOOK}; {inferred}"


NOTHING = "nothing was created"
UNSURE = "it may have been accepted and charged"
LOOK = "not before the list of tasks or the balance shows that nothing came of it"


def _failure_charge(place: Place) -> str:
    outcome = place.facts.get("charges", {}).get("failed")
    source = source_of(place.facts, "charges.failed")
    words = {"refunded": "what was charged comes back", "free": "nothing is charged",
             "charged": "it is charged all the same"}  # fmt: skip
    said = words.get(outcome or "", "what it costs in the end no page says; look at the balance")
    return f"{said} ({source})" if outcome and source else said
