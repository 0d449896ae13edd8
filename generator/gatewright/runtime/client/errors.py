"""Everything that can go wrong, each with what is safe to do next.

GatewayError
├── before anything is sent
│   ├── UnknownModel            no model of that key
│   ├── InvalidRequest          broken rules, all of them in `violations`
│   ├── MissingKey              no API key
│   ├── MediaError              a local file that cannot be sent
│   └── PriceRefused            dearer than a bound of the call, or of unknown price
├── StatusError                 the gateway said no
│   ├── BadRequest              400
│   ├── AuthenticationError     401
│   ├── InsufficientCredits     402
│   ├── PermissionDenied        403
│   ├── NotFound                404
│   ├── Conflict                409
│   │   └── IdempotencyConflict the key was used with another body
│   ├── ContentRejected         422
│   ├── RateLimited             429
│   └── ServerError             5xx; of a create it would be OutcomeUnknown
├── ConnectionFailed            nothing was created: the gateway was not reached
├── OutcomeUnknown              a paid create that may or may not have been accepted
├── TaskError
│   ├── TaskFailed              the gateway gave up on the task
│   │   ├── TaskCancelled
│   │   └── TaskExpired
│   ├── TaskTimeout             still running at the deadline; `task_id` picks it up again
│   └── EmptyResult             made and paid for, but the answer holds no file that can be read
├── DownloadError
│   ├── DownloadRefused         not a file that is safe to fetch or to save
│   ├── DownloadFailed          the file did not come
│   └── NotSaved                the file could not be written to disk
└── WebhookVerificationError    a delivery that is not proven to be the gateway's
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..rules.messages import printable

if TYPE_CHECKING:
    from ..rules.violations import Violation


LONGEST_SHOWN = 100
"""Characters of an id or a code that a message shows; the attribute holds all of it."""


def brief(text: str) -> str:
    """An id or a code of an answer as a message shows it: printable and not too long."""
    cut = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return printable(cut)


class GatewayError(Exception):
    """The root of the tree. What is not known is None."""

    nothing_created: bool = False
    """Whether it is certain that no task and no file came of the call, so nothing was charged.

    False for everything that is met after the create (a poll, a download), and where refusals are charged."""
    advice: str = ""
    """What to do about it, whatever the stage."""

    def __init__(
        self,
        message: str,
        *,
        gateway: str = "",
        operation: str = "",
        status: int | None = None,
        code: str | None = None,
        error_type: str | None = None,
        request_id: str | None = None,
        task_id: str | None = None,
        body: Any = None,
        retry_after: float | None = None,
        hint: str | None = None,
        nothing_created: bool | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.gateway = gateway
        self.operation = operation
        self.status = status
        """HTTP status."""
        self.code = code
        """The gateway's own error code."""
        self.error_type = error_type
        """The gateway's own word for the kind of error, where it has one beside the code."""
        self.request_id = request_id
        """What the gateway's support asks for."""
        self.task_id = task_id
        self.body = body
        """The answer: JSON data, or text when it was not JSON."""
        self.retry_after = retry_after
        """Seconds that the gateway asked to wait."""
        self._hint = hint
        if nothing_created is not None:
            self.nothing_created = nothing_created

    @property
    def is_retry_safe(self) -> bool:
        """Whether making it again cannot be charged a second time: `nothing_created`."""
        return self.nothing_created

    @property
    def hint(self) -> str:
        """What to do next; empty where nobody knows."""
        if self._hint is not None:
            return self._hint
        stage = ""
        if self.nothing_created and self.operation in ("create", "upload"):
            stage = "nothing was created"
        elif self.operation == "poll" and self.task_id:
            known = "if the id is right" if isinstance(self, NotFound) else "the task was created"
            stage = f"{known}: task({brief(self.task_id)!r}).wait() picks it up"
        said = "; ".join(filter(None, (stage, self.advice)))
        return said[:1].upper() + said[1:]

    def __str__(self) -> str:
        where = f"{self.gateway} {self.operation}" if self.operation else ""
        facts = [
            f"HTTP {self.status}" if self.status else "",
            f"code {brief(self.code)}" if self.code else "",
            f"request {brief(self.request_id)}" if self.request_id else "",
            f"task {brief(self.task_id)}" if self.task_id else "",
        ]
        known = ", ".join(filter(None, facts))
        text = f"{where}: {self.message}" if where else self.message
        text += f" ({known})" if known else ""
        return f"{text}. {self.hint}" if self.hint else text


class InvalidRequest(GatewayError, ValueError):
    """The request breaks rules of the model's page; nothing was sent."""

    nothing_created = True

    def __init__(
        self, message: str, *, violations: Sequence[Violation] = (), gateway: str = ""
    ) -> None:
        super().__init__(message, gateway=gateway)
        self.violations: list[Violation] = list(violations)
        """Every broken rule."""


class UnknownModel(GatewayError, LookupError):
    """There is no model of that key; the message names the nearest one."""

    nothing_created = True

    def __init__(self, message: str, *, key: object = None) -> None:
        super().__init__(message)
        self.key = key
        """What was asked for."""


class MissingKey(GatewayError):
    """There is no API key; the message names the environment variables."""

    nothing_created = True


class MediaError(GatewayError, ValueError):
    """A reference file that cannot be sent; nothing was created."""

    nothing_created = True


class PriceRefused(GatewayError):
    """The price is above a bound of the call, not known, or in another unit; nothing was sent."""

    nothing_created = True


class StatusError(GatewayError):
    """The gateway answered with an error."""


class BadRequest(StatusError):
    """The gateway refused the request as wrong. A validator that let it pass has missed a rule."""

    advice = "correct the request"


class AuthenticationError(StatusError):
    """The key is missing, wrong, revoked or expired."""

    advice = "check the API key"


class InsufficientCredits(StatusError):
    """The account cannot pay for the request."""

    advice = "top up the account"


class PermissionDenied(StatusError):
    """The key may not do this."""

    advice = "check the scopes and limits of the key"


class NotFound(StatusError):
    """There is no such thing, or it belongs to another account."""


class Conflict(StatusError):
    """The request contradicts what the gateway holds."""


class IdempotencyConflict(Conflict):
    """The idempotency key was used before, with another body."""

    advice = "use a new idempotency key for a new request"


class ContentRejected(StatusError):
    """The gateway's moderation refused the content."""

    advice = "change the prompt or the reference files"


class RateLimited(StatusError):
    """Too many requests; `retry_after` says how long to wait, when the gateway did."""

    advice = "wait and call again"


class ServerError(StatusError):
    """The gateway failed at something that costs nothing."""


class ConnectionFailed(GatewayError):
    """The gateway could not be reached; of a create: it was certainly not received."""


class OutcomeUnknown(GatewayError):
    """A paid create may have been accepted, and no task id came back.

    It is not sent again, because that could be paid twice. `idempotency_key`, `client_request_id`,
    `request_body` and `sent_at` are what it takes to find out.
    """

    def __init__(
        self,
        message: str,
        *,
        request_body: Any = None,
        idempotency_key: str | None = None,
        client_request_id: str | None = None,
        sent_at: datetime | None = None,
        **facts: Any,
    ) -> None:
        super().__init__(message, **facts)
        self.request_body = request_body
        self.idempotency_key = idempotency_key
        """Sent with every attempt, the gateway's safeguard only where it documents that; else None."""
        self.client_request_id = client_request_id
        self.sent_at = sent_at
        """When the first attempt left, UTC."""


class TaskError(GatewayError):
    """About a task that was created: `task_id` names it."""

    def __init__(self, message: str, *, credits: Any = None, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.credits = credits
        """What was reserved and finally charged, as far as the answer says."""


class TaskFailed(TaskError):
    """The task ended without a result."""


class TaskCancelled(TaskFailed):
    """The task was cancelled."""


class TaskExpired(TaskFailed):
    """The task expired."""


class TaskTimeout(TaskError):
    """The deadline passed while the task was still running, or could not be asked about."""


class EmptyResult(TaskError):
    """The gateway says that the task succeeded, but its answer holds no file that can be read.

    It was made, and charged as any other; `task_id` names it and `body` is the whole answer.
    """

    advice = "it was made and charged: look into the answer, in `body`, before making it again"


class DownloadError(GatewayError):
    """A result was made and paid for, but not fetched; nothing was saved.

    `file` is what was made; its `save` and `read` may be called again.
    """

    advice = "it is made and paid for: call save again, or open its url"

    def __init__(self, message: str, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.url: str | None = None
        """The link; None when the answer carried the file itself."""
        self.file: Any = None
        """The Image, Video or Audio, or its async twin; None where only a flow knows of it."""


class DownloadRefused(DownloadError):
    """What the link leads to is not safe to fetch, or not an image, a video or a sound."""


class DownloadFailed(DownloadError):
    """The file did not come; its link may have expired."""


class NotSaved(DownloadError):
    """The file cannot be written where it was to go; the system's own error is the cause."""


class WebhookVerificationError(GatewayError, ValueError):
    """A delivery whose signature does not prove where it came from; do not act on it."""


class GatewayWarning(UserWarning):
    """Something odd that stopped nothing, such as a file name whose suffix is not its content."""
