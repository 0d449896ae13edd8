"""Everything that may go wrong with one call, and what it proves about the create.

The last column is the resend rule in the words of its users, written down beside the runtime's own
code and never derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gatewright.mock import Fault

GATEWAYS = ("rivya", "reapi", "skills-video", "umodelverse")
TASK_GATEWAYS = GATEWAYS[:3]
INFERRED = ("rivya",)
"""Their specs infer that a repeated key is charged once; no page says so, so it counts as no."""

UNREACHED = "unreached"
"""The gateway never saw the request: sent again, then ConnectionFailed."""
REFUSED = "refused"
"""The gateway said no, clearly: one request, its own error."""
THROTTLED = "throttled"
"""429: sent again after the pause asked for, then RateLimited."""
TOLD = "told"
"""429 with a pause that nobody waits for: RateLimited at once."""
AMBIGUOUS = "ambiguous"
"""It may have been accepted: again only where deduplication is trusted, else OutcomeUnknown."""
HARMLESS = "harmless"
"""Odd, but the picture comes."""
LATER = "later"
"""The create went well; what follows fails, and only that is repeated."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that goes wrong."""

    name: str
    proves: str
    fault: Fault | None
    """None: the connection is refused."""
    error: str = ""
    """What the caller gets while it lasts, where the proof does not say."""
    once: str = ""
    """What the caller gets when it happens once; empty: the result."""
    gateways: tuple[str, ...] = GATEWAYS
    timeout: float = 5.0
    deadline: float = 60.0
    file: bool = False
    """Whether a local file is sent along."""
    fetches: bool = False
    """Whether the result is fetched."""
    only: tuple[bool, ...] = field(default=(False, True))
    """Whether it is tried once (False), for ever (True), or both."""


def _throttled_trouble(text: str, proves: str = THROTTLED) -> Trouble:
    shown = text if len(text) < 33 else f"{text[:8]}… ({len(text)} digits)"
    fault = Fault("rate_limited", retry_after=text)
    return Trouble(f"429, Retry-After: {shown}" if text else "429", proves, fault)


def _refused_trouble(means: str, error: str, **more: tuple[str, ...]) -> Trouble:
    return Trouble(f"refused: {means}", REFUSED, Fault("refusal", means=means), error, **more)


def _ambiguous(name: str, fault: Fault, **more: float) -> Trouble:
    return Trouble(name, AMBIGUOUS, fault, **more)  # type: ignore[arg-type]


SHORT = 0.12
"""Seconds that an exchange may take where the gateway will not answer."""

CREATE = (
    Trouble("connection refused", UNREACHED, None),
    _refused_trouble("invalid_request", "BadRequest"),
    _refused_trouble("authentication", "AuthenticationError"),
    _refused_trouble("insufficient_credits", "InsufficientCredits"),
    _refused_trouble("permission", "PermissionDenied"),
    _refused_trouble("not_found", "NotFound"),
    _refused_trouble("content_rejected", "ContentRejected"),
    _throttled_trouble(""),
    _throttled_trouble("2"),
    _throttled_trouble("0.5"),
    _throttled_trouble("0"),
    _throttled_trouble("-5"),
    _throttled_trouble("soon"),
    _throttled_trouble("nan"),
    _throttled_trouble("7, 8"),
    _throttled_trouble("Thu, 01 Jan 1970 00:00:00 GMT"),
    _throttled_trouble("Wed, 99 Foo 2026 25:61:00 GMT"),
    _throttled_trouble("Thu, 01 Jan 2099 00:00:00 GMT", TOLD),
    _throttled_trouble("3600", TOLD),
    _throttled_trouble("inf", TOLD),
    _throttled_trouble("9" * 400, TOLD),
    _ambiguous("reset before the body is read", Fault("close_before_reading")),
    _ambiguous("closed after the body was read", Fault("close_after_body")),
    _ambiguous("closed in the middle of the answer", Fault("close_mid_answer")),
    _ambiguous("stall", Fault("stall"), timeout=SHORT),
    _ambiguous("answer in drops", Fault("drip", seconds=2), timeout=SHORT),
    *(
        _ambiguous(
            f"{status} {when} acceptance", Fault("server_error", status=status, accepted=accepted)
        )
        for status in (500, 502, 503, 504)
        for when, accepted in (("before", False), ("after", True))
    ),
    _ambiguous("a proxy's page with 200", Fault("html")),
    _ambiguous("a proxy's page with 502", Fault("html", status=502)),
    _ambiguous("half a JSON document", Fault("truncated")),
    _ambiguous("neither id nor picture", Fault("missing_fields", fields=("id", "data"))),
    _ambiguous("id and picture are null", Fault("null_fields", fields=("id", "data"))),
    Trouble("unknown fields", HARMLESS, Fault("extra_fields")),
    Trouble(
        "usage, times and input missing",
        HARMLESS,
        Fault("missing_fields", fields=("usage", "created_at", "updated_at", "input", "created")),
    ),
    Trouble(
        "usage, times and input null",
        HARMLESS,
        Fault("null_fields", fields=("usage", "created_at", "updated_at", "input", "created")),
    ),
    Trouble(
        "closed after a form was read",
        AMBIGUOUS,
        Fault("close_after_body"),
        gateways=("rivya", "skills-video"),
        file=True,
    ),
)


def _task(name: str, error: str, fault: Fault, **more: float) -> Trouble:
    return Trouble(name, LATER, fault, error, gateways=TASK_GATEWAYS, **more)  # type: ignore[arg-type]


TASK = (
    Trouble(
        "the task never ends",
        LATER,
        Fault("never_ends"),
        "TaskTimeout",
        "TaskTimeout",
        gateways=TASK_GATEWAYS,
    ),
    Trouble(
        "the task fails", LATER, Fault("fails"), "TaskFailed", "TaskFailed", gateways=TASK_GATEWAYS
    ),
    Trouble(
        "the task expires, which no word here tells",
        LATER,
        Fault("expires"),
        "TaskFailed",
        "TaskFailed",
        gateways=TASK_GATEWAYS,
    ),
    Trouble("the picture fails", AMBIGUOUS, Fault("fails"), gateways=("umodelverse",)),
    Trouble("the task is slow", HARMLESS, Fault("slow", seconds=25), gateways=TASK_GATEWAYS),
    _task("poll: unknown status word", "result", Fault("unknown_status")),
    *(
        _task(f"poll: {status}", "TaskTimeout", Fault("server_error", on="poll", status=status))
        for status in (500, 502, 503, 504)
    ),
    _task("poll: 429", "TaskTimeout", Fault("rate_limited", on="poll", retry_after="3")),
    _task(
        "poll: 429, Retry-After: inf",
        "TaskTimeout",
        Fault("rate_limited", on="poll", retry_after="inf"),
        deadline=200.0,
    ),
    _task("poll: reset", "TaskTimeout", Fault("close_before_reading", on="poll")),
    _task("poll: closed in the middle", "TaskTimeout", Fault("close_mid_answer", on="poll")),
    _task("poll: stall", "TaskTimeout", Fault("stall", on="poll"), timeout=SHORT, deadline=12.0),
    _task("poll: a proxy's page", "TaskTimeout", Fault("html", on="poll")),
    _task("poll: half a JSON document", "TaskTimeout", Fault("truncated", on="poll")),
    Trouble(
        "poll: 401",
        LATER,
        Fault("refusal", on="poll", means="authentication"),
        "AuthenticationError",
        "AuthenticationError",
        gateways=TASK_GATEWAYS,
    ),
    Trouble(
        "poll: 404",
        LATER,
        Fault("refusal", on="poll", means="not_found"),
        "NotFound",
        gateways=TASK_GATEWAYS,
    ),
)

FILE = (
    # UModelverse answers with the picture itself, so it has no links that may fail.
    Trouble(
        "link: expired",
        LATER,
        Fault("expired"),
        "DownloadFailed",
        "DownloadFailed",
        fetches=True,
        gateways=TASK_GATEWAYS,
    ),
    Trouble(
        "link: redirects for ever",
        LATER,
        Fault("redirect"),
        "DownloadRefused",
        fetches=True,
        gateways=TASK_GATEWAYS,
    ),
    Trouble(
        "link: to a private address",
        LATER,
        Fault("redirect", to="http://10.0.0.1/x.png"),
        "DownloadRefused",
        "DownloadRefused",
        fetches=True,
        gateways=TASK_GATEWAYS,
    ),
    Trouble(
        "link: a page",
        LATER,
        Fault("html", on="result"),
        "DownloadRefused",
        "DownloadRefused",
        fetches=True,
        gateways=TASK_GATEWAYS,
    ),
    Trouble(
        "link: endless",
        LATER,
        Fault("endless_body"),
        "DownloadRefused",
        "DownloadRefused",
        fetches=True,
        gateways=TASK_GATEWAYS,
        only=(True,),
    ),
    Trouble(
        "link: a gzip bomb",
        LATER,
        Fault("gzip_bomb"),
        "DownloadRefused",
        "DownloadRefused",
        fetches=True,
        gateways=TASK_GATEWAYS,
        only=(True,),
    ),
    Trouble(
        "link: closed in the middle",
        LATER,
        Fault("close_mid_answer", on="result"),
        "DownloadFailed",
        fetches=True,
        gateways=TASK_GATEWAYS,
    ),
)

UPLOAD = (
    Trouble(
        "upload: 503",
        LATER,
        Fault("server_error", on="upload", status=503),
        "ServerError",
        gateways=("rivya",),
        file=True,
    ),
    Trouble(
        "upload: closed",
        LATER,
        Fault("close_after_body", on="upload"),
        "ConnectionFailed",
        gateways=("rivya",),
        file=True,
    ),
    Trouble(
        "upload: refused",
        LATER,
        Fault("refusal", on="upload", means="invalid_request"),
        "BadRequest",
        "BadRequest",
        gateways=("rivya",),
        file=True,
    ),
)

ALL = (*CREATE, *TASK, *FILE, *UPLOAD)
