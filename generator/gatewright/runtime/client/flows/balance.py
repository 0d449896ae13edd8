"""What is left on the account."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...catalog.info import JSON
from ..context import Context
from ..effects import Flow
from ..errors import GatewayError
from ..http.message import HttpRequest
from .answers import first
from .exchange import repeatable


@dataclass(frozen=True, slots=True)
class Balance:
    """The answer about the account's credits."""

    credits: int | float | None
    """None where no page says how to read the answer; look into `raw`."""
    raw: JSON = field(repr=False)


def balance(context: Context) -> Flow[Balance]:
    """The account's balance. Raises GatewayError where no page documents an endpoint for it."""
    gateway = context.gateway
    endpoint = gateway.endpoints.get("balance")
    if endpoint is None:
        raise GatewayError("no page documents a balance", gateway=gateway.title)
    method, path = endpoint
    request = HttpRequest(method, context.url(path))
    data, _ = yield from repeatable(context, "balance", request, context.until(None))
    answers = [gateway.answers["balance"]] if "balance" in gateway.answers else []
    found = first(answers, "balance", data)
    number = isinstance(found, (int, float)) and not isinstance(found, bool)
    return Balance(found if number else None, data)
