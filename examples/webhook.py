"""An application that is told when its pictures are done, and believes only what is signed.

It takes each delivery once: what is delivered again, or by somebody else, changes nothing. The test kit
delivers here; a gateway would.

Run it: python examples/webhook.py
"""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from image_gateways import Rivya, StandardWebhooks, WebhookVerificationError
from image_gateways.testing import FakeGateways

SEEN: set[str] = set()
"""Ids of deliveries that were taken; an application keeps them for as long as they are valid, in its database."""
DONE: list[str] = []


async def hook(request: Request) -> Response:
    """Takes a delivery: 400 for one that is not proven, 204 for one that is."""
    verifier: StandardWebhooks = request.app.state.verifier
    try:
        event = verifier.verify(await request.body(), request.headers)
    except WebhookVerificationError as error:
        return Response(str(error), 400)
    if (name := request.headers["webhook-id"]) not in SEEN:
        SEEN.add(name)
        if event["type"] == "generation.succeeded":
            DONE.append(event["data"]["id"])
    return Response(status_code=204)


app = Starlette(routes=[Route("/hooks", hook, methods=["POST"])])


def main() -> None:
    with FakeGateways() as fakes, Rivya() as rivya:
        mine = rivya.webhooks.register(
            "https://me.example/hooks", events=["generation.succeeded"], name="mine"
        )
        secret = mine.secret or ""
        app.state.verifier = StandardWebhooks(secret)
        task = rivya.qwen2_image.submit("a lighthouse")
        event = {"type": "generation.succeeded", "data": {"id": task.id}}
        delivery = fakes.deliver(event, secret)
        print("delivered:", delivery.to(app, "/hooks").status)
        print("again:", delivery.to(app, "/hooks").status)
        forged = fakes.deliver(event, "whsec_" + "bm90IG91cnM=")
        print("forged:", forged.to(app, "/hooks").status)
        print("done:", task.id in DONE, rivya.qwen2_image.task(DONE[0]).wait().status)


if __name__ == "__main__":
    main()
