"""The other origin: result files and uploads, which need no key and may have expired."""

from __future__ import annotations

from dataclasses import replace

from anyio import to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from .body import LARGEST
from .envelope import Reply
from .faults import Fault
from .results import file_named, file_of, lifetime
from .sniff import mime_type
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
        now, found = world.clock.now(), file_named(task, name)
        if found is None:
            seen.status = 404
            return PlainTextResponse("There is no such file.\n", 404)
        if task.meaning(now) != "succeeded":
            seen.status = 404
            return PlainTextResponse("This file is not there yet.\n", 404)
        fault = world.faults.take("result", task.gateway.name, model.key, task.id)
        if now > task.ends + lifetime(model):
            fault = Fault("expired")
        content = await to_thread.run_sync(file_of, world, task, *found)
        reply = Reply(200, content, task.asked.format_of(found[1]).mime)
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

    async def put(request: Request) -> Response:
        room = world.uploads.get(request.path_params["id"])
        content = await request.body()
        if room is None or room.content or len(content) > LARGEST:
            return PlainTextResponse("There is no such address.\n", 404)
        if any(request.headers.get(name) != value for name, value in room.headers):
            return PlainTextResponse("This address was signed for other headers.\n", 403)
        mime = mime_type(content) or "application/octet-stream"
        world.uploads.add(replace(room, content=content, mime=mime))
        return Response(status_code=200)

    return Starlette(
        routes=[
            Route("/put/{id}", put, methods=["PUT"]),
            Route("/results/{task}/{name}", result),
            Route("/uploads/{id}/{name}", upload),
        ]
    )
