"""Where a task is asked for, stopped, and its result fetched.

Answers may say so; they are believed as long as they lead to the gateway's own hosts, so that the key
never goes to a stranger. Else, and for a task picked up by its id, the documented path counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from urllib.parse import urljoin

from ...catalog.info import ModelInfo, OperationInfo
from ..context import Context
from ..errors import GatewayError
from ..http.message import HttpRequest
from ..paths import UnfitValue, app_of
from ..secret import origin
from .places import with_query

TaskAction = Literal["poll", "result", "cancel"]
DONE = {"poll": "polled", "result": "fetched", "cancel": "cancelled"}


def request_to(
    context: Context,
    operation: OperationInfo,
    step: TaskAction,
    task_id: str,
    model: ModelInfo | None,
    addresses: Mapping[str, str],
) -> HttpRequest | GatewayError:
    """The request of that step about a task, or the error that there can be none.

    `addresses` are what the answers about the task say. Raises ValueError for a step that the operation
    has not.
    """
    endpoint: tuple[str, str] | None = getattr(operation, step)
    if endpoint is None:
        raise ValueError(f"{operation.name} has no tasks that can be {DONE[step]}")
    method, path = endpoint
    said = own_address(context, addresses.get(step))
    if said is not None:
        query = path.partition("?")[2]
        # What the page asks for behind the question mark is wanted whatever the answer says.
        whole = said if "?" in said or "{" in query else with_query(said, query)
        return HttpRequest(method, whole, key_place=operation.key_place)
    values = {"id": task_id}
    if model is not None:
        values |= {"model": model.id, "app": app_of(model.id)}
    try:
        url = context.url(path, operation.base_url, **values)
        return HttpRequest(method, url, key_place=operation.key_place)
    except UnfitValue as unfit:
        return GatewayError(
            f"the task cannot be {DONE[step]}: {unfit}",
            gateway=context.gateway.title,
            operation=step,
        )


def own_address(context: Context, said: str | None) -> str | None:
    """`said` as a whole address, if it is one of the gateway's own; else None."""
    if said is None or any(char <= " " or char in '\x7f\\"<>' for char in said):
        return None
    try:
        whole = urljoin(f"{context.base_url}/", said)
        return whole if origin(whole) in map(origin, context.hosts) else None
    except ValueError:
        return None
