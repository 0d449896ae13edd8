"""One gateway as an ASGI application: its endpoints, its keys, its refusals, and faults on top."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Message, Receive, Scope, Send

from .. import ir
from .body import BadBody, FormData, digest, is_form, read_form, read_json
from .courier import Courier
from .envelope import Reply
from .faults import EARLY_KINDS, TASK_KINDS, Fault, FaultError, Faults
from .hook_steps import WEBHOOK, WRITES, HookSteps, UnknownHook
from .narrowing import is_object
from .routes import SLASH, RouteMatch, find, path_of, routes_of
from .scenarios import HEADER, from_header
from .spoil import response, spoil
from .steps import Done, Steps
from .stream import EventStream, first_event
from .tasks import MockTask
from .world import VALID_KEY, SeenRequest, World, key_id

_NOTHING = Reply.json({})
_BODIES = ("create", "stream", "upload")
"""Steps whose requests carry a body."""


@dataclass(slots=True)
class _Call:
    """A request as far as it was understood."""

    found: RouteMatch
    key: str | None
    idempotency_key: str | None
    body: Any = None
    problem: str = ""
    """Why the body cannot be read."""
    model: ir.Model | None = None
    task: MockTask | None = None


class GatewayApp:
    """Answers as `gateway` does, below the mount point."""

    def __init__(self, world: World, gateway: ir.Gateway, courier: Courier) -> None:
        self._world = world
        self._gateway = gateway
        self._routes = routes_of(gateway)
        self._steps = Steps(world, gateway)
        self._hooks = HookSteps(world, gateway)
        self._courier = courier

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        body = hashlib.sha256()

        async def receive_hashed() -> Message:
            message = await receive()
            body.update(message.get("body", b""))
            return message

        request = Request(scope, receive_hashed)
        path = path_of(scope)
        shown = path.replace(SLASH, "%2F")
        seen = SeenRequest(self._world.clock.now(), request.method, shown, self._gateway.name)
        self._world.requests.append(seen)
        try:
            answer = await self._answer(request, path, seen)
            seen.sent = body.hexdigest()
            await answer(scope, receive, send)
        except ClientDisconnect:
            return

    async def _answer(self, request: Request, path: str, seen: SeenRequest) -> Response:
        found = find(self._routes, request.method, path, request.url.query)
        if isinstance(found, list):
            return response(
                _note_outcome(seen, self._no_endpoint(request.method, seen.path, found)).reply
            )
        seen.step = found.route.step
        try:
            own = Faults(*from_header(request.headers.get(HEADER, "")))
        except FaultError as error:
            return JSONResponse({"mock": str(error)}, 400)
        if early := self._take(own, seen, EARLY_KINDS):
            return spoil(early, _NOTHING)
        call = await self._read(request, found, seen)
        fault = self._take(own, seen, None, call)
        if fault is not None and not fault.counts:
            done = self._failure(fault)
            self._charge_refusal(call, done)
            return spoil(fault, _note_outcome(seen, done or Done(_NOTHING)).reply)
        done = self._perform(call, fault)
        self._courier.wake()
        if done.task is not None:
            # What a create's header asks for later steps waits for its task.
            self._world.faults.add(*(replace(one, task=done.task.id) for one in own.pending()))
        else:
            self._charge_refusal(call, done)
        if fault is not None:
            done = self._failure(fault) or done
        _note_outcome(seen, done)
        if found.route.step == "stream" and done.task is not None:
            if fault is None or fault.kind in TASK_KINDS:
                return EventStream(self._world, done.task)
            done = Done(first_event(self._world, done.task))
        return response(done.reply) if fault is None else spoil(fault, done.reply)

    async def _read(self, request: Request, found: RouteMatch, seen: SeenRequest) -> _Call:
        """The request with its body; what cannot be read is a problem for later, after the key."""
        header = self._gateway.idempotency_header
        call = _Call(
            found,
            self._key(request, found.route.operation),
            request.headers.get(header) if header else None,
        )
        seen.idempotency_key = call.idempotency_key
        if found.route.step in _BODIES:
            try:
                call.body = await (read_form if is_form(request) else read_json)(request)
                seen.digest = "" if isinstance(call.body, FormData) else digest(call.body)
            except BadBody as error:
                call.problem = str(error)
        elif found.route.step.startswith(WEBHOOK) and "origin" in request.headers:
            # A foreign page must not make the mock send something to this machine.
            call.problem = "No web page may use webhooks of the mock."
        elif found.route.step in WRITES:
            try:
                call.body = await read_json(request)
            except BadBody as error:
                call.problem = str(error)
        if found.route.operation is not None and found.route.step in ("create", "stream"):
            path_id = found.holes.get("model")
            call.model = self._steps.model(found.route.operation, call.body, path_id)
            if call.model is not None:
                # Operations that share an endpoint may differ in this.
                call.key = self._key(request, call.model.operation)
        if call.model is not None and isinstance(call.body, FormData):
            call.body = replace(call.body, outside=outside(call.model, request, found.holes))
        elif call.model is not None and is_object(call.body):
            call.body = {**call.body, **outside(call.model, request, found.holes)}
        if "id" in found.holes:
            call.task = self._world.tasks.get(found.holes["id"])
            if call.task is not None and found.route.operation is not None:
                call.key = self._key(request, call.task.asked.model.operation)
            seen.task = found.holes["id"][:100]
        return call

    def _key(self, request: Request, operation: ir.Operation | None) -> str | None:
        """The key of a request, where its operation or else its gateway looks for it."""
        gateway = self._gateway
        place = (gateway.key_header, gateway.key_before, gateway.key_query)
        if operation is not None and operation.key_place is not None:
            place = operation.key_place
        header, before, query = place
        if query:
            return request.query_params.get(query) or None
        said = request.headers.get(header, "")
        if said[: len(before)].lower() != before.lower():
            return None
        return said[len(before) :].strip() or None

    def _perform(self, call: _Call, fault: Fault | None) -> Done:
        steps = self._steps
        if call.key != VALID_KEY:
            missing = call.key is None
            message = "An API key is required." if missing else "This API key is not valid."
            return steps.refuse("missing_key" if missing else "authentication", message)
        if call.problem:
            return steps.refuse("invalid_request", call.problem)
        match call.found.route.step:
            case "create" | "stream":
                return steps.create(
                    call.model,
                    call.body,
                    key=key_id(call.key),
                    idempotency_key=call.idempotency_key,
                    fault=fault,
                )
            case "poll":
                word = fault.word if fault and fault.kind == "unknown_status" else None
                return steps.poll(call.task, model=model_of_path(call.found.holes), word=word)
            case "result":
                return steps.result(call.task, model=model_of_path(call.found.holes))
            case "cancel":
                return steps.cancel(call.task, model=model_of_path(call.found.holes))
            case "upload":
                return steps.upload(call.body)
            case "balance":
                return steps.balance()
            case "running":
                return steps.running()
            case step if step.startswith(WEBHOOK):
                return self._hook_step(step, call)
            case _:
                return steps.no_answer()

    def _hook_step(self, step: str, call: _Call) -> Done:
        try:
            return Done(self._hooks.answer(step, call.found.holes.get("id", ""), call.body))
        except BadBody as error:
            return self._steps.refuse("invalid_request", str(error))
        except UnknownHook:
            return self._steps.refuse("not_found", "There is no webhook endpoint with this id.")

    def _charge_refusal(self, call: _Call, done: Done | None) -> None:
        """Charges a refused create where the gateway says that it does."""
        refused = done is not None and 400 <= done.reply.status < 500
        is_create = call.found.route.step in ("create", "stream") and call.key == VALID_KEY
        if self._gateway.refusals_cost and refused and is_create and call.model is not None:
            self._world.charge_refusal(self._gateway, call.model, key_id(VALID_KEY))

    def _no_endpoint(self, method: str, path: str, allowed: list[str]) -> Done:
        if not allowed:
            return self._steps.refuse("not_found", f"There is no endpoint {path[:100]}.")
        headers = (("allow", ", ".join(allowed)),)
        message = f"{method} is not allowed here."
        return self._steps.refuse("invalid_request", message, status=405, headers=headers)

    def _failure(self, fault: Fault) -> Done | None:
        """The gateway's own error that the fault asks for, if it asks for one."""
        means, status = fault.means, fault.status
        if fault.kind == "rate_limited":
            means = "rate_limited"
        elif fault.kind == "server_error":
            status = status or 500
            same = [code.means for code in self._gateway.errors if code.http == status]
            means = (same or ["server_error"])[0]
        elif fault.kind != "refusal":
            return None
        headers = (("retry-after", fault.retry_after),) if fault.retry_after else ()
        message = "The mock was asked for this answer."
        return self._steps.refuse(means, message, status=status, headers=headers)

    def _take(
        self,
        own: Faults,
        seen: SeenRequest,
        kinds: Container[str] | None,
        call: _Call | None = None,
    ) -> Fault | None:
        """The fault for this request: one of its own header first."""
        model = call.model.key if call and call.model else ""
        task = call.task.id if call and call.task else ""
        where = (seen.step, self._gateway.name, model, task)
        fault = own.take(*where, kinds=kinds) or self._world.faults.take(*where, kinds=kinds)
        if fault is not None:
            seen.fault = fault.kind
        return fault


def model_of_path(holes: Mapping[str, str]) -> str | None:
    """The model that a path names, whole or by the beginning of its id."""
    return holes.get("model", holes.get("app"))


def outside(model: ir.Model, request: Request, holes: Mapping[str, str]) -> dict[str, Any]:
    """What a request says outside its body, in the containers of requests as data.

    `holes`: what stands in its path.
    """
    found: dict[str, dict[str, Any]] = {}
    for param in (*model.params, *model.constants):
        place, kind, element = param.outside, param.kind, param.kind.element()
        if place == "query":
            texts = request.query_params.getlist(param.wire)
            if texts and element is not None:
                found.setdefault(param.at[0], {})[param.wire] = [
                    element.parse(one) for one in texts
                ]
                continue
        elif place == "header":
            texts = request.headers.getlist(param.wire)
        elif place == "path":
            texts = [holes[param.wire]] if param.wire in holes else []
        else:
            continue
        if texts:
            found.setdefault(param.at[0], {})[param.wire] = kind.parse(texts[-1])
    return dict(found)


def _note_outcome(seen: SeenRequest, done: Done) -> Done:
    seen.status = done.reply.status
    seen.refused, seen.meant = done.refused, done.meant
    if done.task is not None:
        seen.task = done.task.id
    return done
