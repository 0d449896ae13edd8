"""The other origin: result files and uploads, which need no key and may have expired."""

from __future__ import annotations

from anyio import to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from .envelope import Reply
from .faults import Fault
from .results import file_of, lifetime
from .spoil import response, spoil
from .world import SeenRequest, World


def files_app(world: World) -> Starlette:
    """``/results/<task>/<number>.<format>`` and ``/uploads/<id>/<name>``."""

    async def result(request: Request) -> Response:
        task = world.tasks.get(request.path_params["task"])
        seen = SeenRequest(world.clock.now(), request.method, request.url.path, "", "result")
        world.requests.append(seen)
        if task is None:
            seen.status = 404
            return PlainTextResponse("There is no such file.\n", 404)
        seen.gateway, seen.task, model = task.gateway.name, task.id, task.asked.model
        name: str = request.path_params["name"]
        number, _, ending = name.partition(".")
        now = world.clock.now()
        known = number.isascii() and number.isdigit() and len(number) < 3
        if not known or int(number) >= task.asked.count or ending != task.asked.format.name:
            seen.status = 404
            return PlainTextResponse("There is no such file.\n", 404)
        if task.meaning(now) != "succeeded":
            seen.status = 404
            return PlainTextResponse("This file is not there yet.\n", 404)
        fault = world.faults.take("result", task.gateway.name, model.key, task.id)
        if now > task.ends + lifetime(model):
            fault = Fault("expired")
        content = await to_thread.run_sync(file_of, world, task, int(number))
        reply = Reply(200, content, task.asked.format.mime)
        seen.status = reply.status
        if fault is None:
            return response(reply)
        seen.fault = fault.kind
        return spoil(fault, reply)

    async def upload(request: Request) -> Response:
        file = world.uploads.get(request.path_params["id"])
        if file is None:
            return PlainTextResponse("There is no such file.\n", 404)
        # An upload is somebody's bytes: never let a browser take it for a page.
        headers = {"x-content-type-options": "nosniff", "content-disposition": "attachment"}
        return Response(file.content, headers=headers, media_type=file.mime)

    return Starlette(
        routes=[
            Route("/results/{task}/{name}", result),
            Route("/uploads/{id}/{name}", upload),
        ]
    )
