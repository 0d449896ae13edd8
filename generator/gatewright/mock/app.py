"""The mock as one ASGI application."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route

from .. import ir
from .clock import Clock
from .control import control_routes
from .courier import Courier
from .faults import Fault
from .files import files_app
from .gateway import GatewayApp
from .guard import refusal
from .page import page
from .tasks import Timing
from .world import DEFAULT_CREDITS, Suggest, World


def create_app(
    package: ir.Package,
    *,
    clock: Clock | None = None,
    seed: int = 0,
    credits: int = DEFAULT_CREDITS,
    timing: Timing | None = None,
    faults: Iterable[Fault] = (),
    trust_inferred_deduplication: bool = False,
    suggest: Suggest | None = None,
) -> Starlette:
    """Every gateway of `package` under ``/<gateway name>``, in front of its documented paths.

    Result files are served below ``/_files``; `MockServer` and `serve` give them an origin of
    their own. Faults that cut the connection work under those two only. A create with a key that was
    used is charged again, unless a page says otherwise; `trust_inferred_deduplication` charges it
    once also where the spec only infers that. `suggest` says what a refused body meant: the header
    ``x-mock-meant`` of the refusal and ``/_mock/requests`` tell it.
    """
    world = World(
        package,
        clock=clock,
        seed=seed,
        credits=credits,
        timing=timing,
        faults=faults,
        trust_inferred_deduplication=trust_inferred_deduplication,
        suggest=suggest,
    )
    return app_of(world)


def app_of(world: World, hosts: Container[str] = ()) -> Starlette:
    """The application of a world; ``app.state.world`` is that world.

    `hosts` are names of the server beside the loopback names and the address it is reached at.
    """

    async def home(request: Request) -> Response:
        refused = refusal(request, hosts)
        if refused is not None:
            return refused
        return HTMLResponse(page(world, str(request.base_url).rstrip("/")))

    courier = Courier(world)
    gateways = [
        Mount(f"/{gateway.name}", app=GatewayApp(world, gateway, courier))
        for gateway in world.package.gateways
    ]
    for mount in gateways:
        # A line break in a path is for the gateway to refuse, in its own words.
        mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    routes = [
        Route("/", home),
        *control_routes(world, hosts),
        Mount("/_files", app=files_app(world)),
    ]
    app = Starlette(routes=[*routes, *gateways])
    app.state.world = world
    return app
