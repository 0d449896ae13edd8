"""The error code in an answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .call import GivenAnswer

if TYPE_CHECKING:
    from gatewright.runtime.catalog.info import AnswerInfo, ErrorInfo, GatewayInfo, OperationInfo

    from ..package import InstalledPackage


def code_of(
    package: InstalledPackage,
    gateway: GatewayInfo,
    operation: OperationInfo | None,
    answer: GivenAnswer,
) -> tuple[str | None, ErrorInfo | None]:
    """(the error code in an answer, what the page says of it)."""
    first, text, documented = (
        package.answers.first,
        package.answers.text,
        package.refusals.find_error,
    )
    data = data_of(answer)
    envelopes = envelopes_of(gateway, operation)
    code = text(first(envelopes, "error.code", data))
    if documented(gateway, code) is None:
        code = text(first(envelopes, "error.legacy_code", data)) or code
    return code, documented(gateway, code)


def data_of(answer: GivenAnswer) -> Any:
    """The body of an answer as data, or None."""
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return None


def envelopes_of(gateway: GatewayInfo, operation: OperationInfo | None) -> list[AnswerInfo]:
    """Where errors are to be found in an answer."""
    found = [gateway.answers["error"]] if "error" in gateway.answers else []
    if operation is not None and "failed" in operation.answers:
        found.append(operation.answers["failed"])
    return found
