"""A page that streams how far its picture is. A visitor who leaves loses no picture: its id is kept.

Run it: python examples/web_page.py
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
from local_gateways import local_gateways
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from image_gateways import AsyncRivya, TaskError

ORDERED: list[str] = []
"""The ids of what was ordered; an application keeps them in its database."""


async def draw(request: Request) -> StreamingResponse:
    """Events: where the task is, and at last the picture's address."""
    rivya: AsyncRivya = request.app.state.rivya
    task = await rivya.qwen2_image.submit(request.query_params["prompt"], max_credits=10)
    ORDERED.append(task.id)

    async def events() -> AsyncIterator[str]:
        try:
            async for news in task.progress():
                yield f"event: progress\ndata: {news.status}\n\n"
        except TaskError as error:
            yield f"event: failed\ndata: {error.message}\n\n"
            return
        yield f"event: done\ndata: {(await task.wait()).url}\n\n"

    return StreamingResponse(events(), media_type="text/event-stream")


async def main() -> None:
    app = Starlette(routes=[Route("/draw", draw)])
    async with AsyncRivya() as app.state.rivya:
        visitor = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=visitor, base_url="http://page") as browser:
            answer = await browser.get("/draw", params={"prompt": "a lighthouse"})
            print(answer.text)
        late = await app.state.rivya.qwen2_image.task(ORDERED[0]).wait()
        print(len(await late.read()) > 0, late.status)


if __name__ == "__main__":
    with local_gateways():
        asyncio.run(main())
