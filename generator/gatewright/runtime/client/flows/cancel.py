"""Stopping a task, where the gateway has an endpoint for it."""

from __future__ import annotations

from collections.abc import Mapping

from ...catalog.info import ModelInfo, OperationInfo
from ..context import Context, Deadline
from ..effects import Flow
from ..errors import GatewayError
from .exchange import repeatable
from .reach import request_to


def cancel(
    context: Context,
    operation: OperationInfo,
    task_id: str,
    deadline: Deadline,
    model: ModelInfo | None,
    addresses: Mapping[str, str],
) -> Flow[None]:
    """Asks the gateway to stop the task; what was charged until then is the gateway's to say.

    Raises GatewayError where no page documents it, and the refusal, such as for a task that has ended.
    """
    if operation.cancel is None:
        raise GatewayError(
            "no page documents how a task is cancelled",
            gateway=context.gateway.title,
            operation="cancel",
            task_id=task_id,
            nothing_created=False,
        )
    request = request_to(context, operation, "cancel", task_id, model, addresses)
    if isinstance(request, GatewayError):
        raise request
    try:
        yield from repeatable(context, "cancel", request, deadline, empty=True)
    except GatewayError as error:
        error.nothing_created, error.task_id = False, task_id
        raise
