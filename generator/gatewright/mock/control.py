"""``/_mock/…``: look into the mock and steer it, over HTTP."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Container, Mapping
from decimal import Decimal
from typing import Any, TypeGuard

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .clock import iso8601
from .faults import FaultError
from .guard import refusal
from .money import plain
from .narrowing import is_list, is_object
from .scenarios import from_data
from .world import World


class _BadControl(ValueError):
    """A request that cannot be followed; the text says what is expected."""


def control_routes(world: World, hosts: Container[str] = ()) -> list[Route]:
    """The routes of the control interface; `hosts` are further names of the server."""

    def ledger(request: Request, data: Any) -> Any:
        world.tick()
        name = request.query_params.get("gateway")
        return {
            "count": world.ledger.count(name),
            "balances": balances(world),
            "charges": [charge.as_json() for charge in world.ledger.charges(name)],
        }

    def requests(request: Request, data: Any) -> Any:
        return {"requests": [seen.as_json() for seen in tuple(world.requests)]}

    def reset(request: Request, data: Any) -> Any:
        world.reset()
        return {"reset": True}

    def advance(request: Request, data: Any) -> Any:
        seconds = data.get("seconds") if is_object(data) else None
        if not _is_number(seconds):
            raise _BadControl('expected {"seconds": number}')
        try:
            world.clock.advance(seconds)
        except ValueError as error:
            raise _BadControl(str(error)) from None
        world.tick()
        return {"now": iso8601(world.clock.now())}

    def balance(request: Request, data: Any) -> Any:
        name = data.get("gateway") if is_object(data) else None
        amount = data.get("balance") if is_object(data) else None
        account = world.accounts.get(name) if isinstance(name, str) else None
        if account is None or not _is_number(amount):
            raise _BadControl(
                f'expected {{"gateway": {"|".join(world.accounts)}, "balance": number}}'
            )
        account.balance = Decimal(str(amount))
        return balances(world)

    def faults(request: Request, data: Any) -> Any:
        if request.method == "DELETE":
            world.faults.clear()
        elif request.method == "POST":
            tables = data if is_list(data) else [data]
            try:
                new = [from_data(one, f"fault {n}") for n, one in enumerate(tables, 1)]
            except FaultError as error:
                raise _BadControl(str(error)) from None
            world.faults.add(*new)
        shown = [(fault.kind, fault.step, fault.times) for fault in world.faults.pending()]
        return [{"kind": kind, "on": on, "times": times} for kind, on, times in shown]

    return [
        _route("ledger", ledger, hosts, "GET"),
        _route("requests", requests, hosts, "GET"),
        _route("reset", reset, hosts, "POST"),
        _route("advance", advance, hosts, "POST"),
        _route("balance", balance, hosts, "POST"),
        _route("faults", faults, hosts, "GET", "POST", "DELETE"),
    ]


def balances(world: World) -> Mapping[str, int | float | None]:
    """What each gateway's account holds; None where the gateway bills afterwards."""
    return {
        name: None if account.balance is None else plain(account.balance)
        for name, account in world.accounts.items()
    }


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _route(
    name: str, act: Callable[[Request, Any], Any], hosts: Container[str], *methods: str
) -> Route:
    async def endpoint(request: Request) -> Response:
        refused = refusal(request, hosts)
        if refused is not None:
            return refused
        try:
            body = await request.body()
            return JSONResponse(act(request, json.loads(body) if body else None))
        except _BadControl as error:
            return JSONResponse({"error": str(error)}, 400)
        except (ValueError, RecursionError):
            return JSONResponse({"error": "the body is not JSON"}, 400)

    return Route(f"/_mock/{name}", endpoint, methods=list(methods))
