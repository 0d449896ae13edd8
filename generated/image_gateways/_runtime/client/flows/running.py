"""The tasks that have not ended, where a page documents a list of them."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping

from ...catalog.info import OperationInfo
from ..context import Context
from ..effects import Flow
from ..errors import GatewayError, GatewayWarning
from ..http.message import HttpRequest
from .answers import read
from .create import Accepted
from .exchange import repeatable
from .refusals import header_id

Listed = tuple[OperationInfo, Accepted]
"""The operation that a listed task belongs to, and what the list says of it."""


def list_tasks(context: Context, operations: Mapping[str, OperationInfo]) -> Flow[list[Listed]]:
    """The tasks of an account that wait or run, as far as the gateway lists them.

    Each element of the answer is read as the answer to a poll. One without an id is left out, with a
    GatewayWarning. Raises GatewayError where no page documents such a list, or the answer is none.
    """
    gateway = context.gateway
    endpoint = gateway.endpoints.get("running")
    pollable = [one for one in operations.values() if one.poll is not None]
    if endpoint is None or not pollable:
        raise GatewayError("no page documents a list of tasks", gateway=gateway.title)
    method, path = endpoint
    request = HttpRequest(method, context.url(path))
    data, response = yield from repeatable(context, "running", request, context.until(None))
    if not isinstance(data, list):
        raise GatewayError(
            "the answer is not a list of tasks",
            gateway=gateway.title,
            operation="running",
            status=response.status,
            request_id=header_id(response),
            body=data,
        )
    found: list[Listed] = []
    for item in data:  # pyright: ignore[reportUnknownVariableType]
        reading = read(gateway, pollable[0], item)
        if reading.id:
            found.append((pollable[0], Accepted(reading, item, response, told=True)))
        else:
            shown = json.dumps(item)[:200]
            warnings.warn(f"a listed task has no id: {shown}", GatewayWarning, stacklevel=2)
    return found
