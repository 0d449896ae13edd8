"""What the tests of money share: clients as applications open them, and what a caller has in the end."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import image_gateways
from gatewright.mock import VALID_KEY
from image_gateways import unfinished

from .trials import MODELS, Lab


@contextlib.contextmanager
def opened(lab: Lab, gateway: str, colour: str, **options: Any) -> Iterator[Any]:
    """A client that is closed in the end."""
    one = client(lab, gateway, colour, **options)
    yield one
    lab.do(one.close())


def client(lab: Lab, gateway: str, colour: str, **options: Any) -> Any:
    """A client with connections of its own, unless `http_client` is among the options."""
    name = f"{'' if colour == 'sync' else 'Async'}{MODELS[gateway][0]}"
    env = replace(lab.env, http=None)
    given = {"api_key": VALID_KEY, "base_url": lab.mock.gateway_url(gateway), "env": env}
    return getattr(image_gateways, name)(**(given | options))


def model(client: Any, gateway: str) -> Any:
    return getattr(client, MODELS[gateway][1])


def outcome(call: Callable[[], Any], lab: Lab) -> Any:
    """The result of a call, or what it raises."""
    try:
        return lab.do(call())
    except (Exception, KeyboardInterrupt, asyncio.CancelledError) as error:
        return error


def name_of(one: Any) -> str:
    """What a caller has."""
    return type(one).__name__ if isinstance(one, BaseException) else "result"


def held(lab: Lab, error: BaseException) -> str:
    """What a caller can find in the error that ended a call."""
    found = unfinished(error)
    if found is None:
        return "nothing"
    if found.file is not None:
        return "the file"
    if found.task_id is not None:
        known = found.task_id in [charge.task for charge in lab.mock.ledger.charges()]
        return "the task" if known else "another task"
    return "what was sent" if found.outcome is None else "the picture"
