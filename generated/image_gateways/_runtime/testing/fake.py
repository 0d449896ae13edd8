"""All gateways of a package, in this process: no socket, no waiting, no price."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .. import _about
from ..catalog.info import GatewayInfo, ModelInfo, OperationInfo
from ..catalog.keys import id_of
from ..client import env
from ..client.http.given import library
from .answers import FILES, build_answer, refusal
from .asked import SeenCall, body_of, headers_of, matches, step_at
from .delivery import SECRET, Delivery, sign_delivery, webhook_answer
from .environment import keys
from .faults import REFUSALS, FakeFault, fault, http_status
from .tasks import HOST, FakeTask, failure_answer, queued_answer, running_answer, success_answer

if TYPE_CHECKING:
    from ..catalog.models import Catalog

PAYS_AFTER = ("lost", "task_failed", "file_failed", "endless", "no_file")
"""Faults that a create meets when it was charged."""


@dataclass(slots=True)
class FakeGateways:
    """The gateways of `models` while the ``with`` lasts, for every client that has no `http_client`.

    Clients find a key, sleep no time, and reach nothing else. A task has ended after the second look.
    """

    models: Catalog = field(default_factory=lambda: own_models())
    requests: list[SeenCall] = field(default_factory=list[SeenCall])
    """What was sent to the gateways, oldest first; downloads are not among it."""
    count: int = 1
    """Files of a result, where the pages do not fix how many come."""
    trust_inferred_deduplication: bool = False
    """Whether a repeated key is charged once where no page says so and the spec only infers it."""
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    """Medium → the file that results hold; by default a tiny one."""
    _tasks: dict[str, FakeTask] = field(default_factory=dict[str, FakeTask], init=False, repr=False)
    _by_key: dict[str, FakeTask] = field(
        default_factory=dict[str, FakeTask], init=False, repr=False
    )
    _faults: list[FakeFault] = field(default_factory=list[FakeFault], init=False, repr=False)
    _time: float = field(default=0.0, init=False, repr=False)
    _closing: ExitStack | None = field(default=None, init=False, repr=False)

    def fail(self, name: str, *, gateway: str | None = None, times: int = 1) -> None:
        """Lets the next creates meet a fault, see `FAULTS`. Raises ValueError for an unknown one."""
        self._faults.append(fault(name, gateway, times))

    def deliver(self, data: Any, secret: str = SECRET) -> Delivery:
        """An event as a webhook of an application gets it, signed as `StandardWebhooks` wants it.

        ``fake.deliver(event).to(app, "/hooks")`` sends it to an application of ASGI, to an address on
        this machine, or to a function.
        """
        return sign_delivery(data, secret)

    @property
    def creates(self) -> list[SeenCall]:
        """The creates among the requests."""
        return [one for one in self.requests if one.operation == "create"]

    @property
    def charges(self) -> int:
        """How many creates were charged."""
        return sum(one.charged for one in self.requests)

    def reset(self) -> None:
        """Forgets every request, task and fault."""
        for kept in (self.requests, self._tasks, self._by_key, self._faults, self.files):
            kept.clear()

    def __enter__(self) -> FakeGateways:
        self._closing = ExitStack()
        self._closing.enter_context(env.use_env(self._env()))
        self._closing.enter_context(keys(self._gateways()))
        return self

    def __exit__(self, *error: object) -> None:
        if self._closing is not None:
            self._closing.close()

    def _env(self) -> env.Env:
        start = datetime.now(UTC)

        def sleep(seconds: float) -> None:
            self._time += seconds

        async def async_sleep(seconds: float) -> None:
            sleep(seconds)

        return replace(
            env.REAL,
            clock=lambda: self._time,
            now=lambda: start + timedelta(seconds=self._time),
            sleep=sleep,
            async_sleep=async_sleep,
            http=self._client,
        )

    def _client(self, asynchronous: bool) -> Any:
        """A client of the HTTP library that asks this object and nobody else."""
        made = library()
        kind = made.AsyncClient if asynchronous else made.Client

        def answer(request: Any) -> Any:
            return self._answer(made, request)

        return kind(transport=made.MockTransport(answer))

    def _gateways(self) -> list[GatewayInfo]:
        names = dict.fromkeys(key.partition("/")[0] for key in self.models)
        return [self.models.gateway(self._first(name)) for name in names]

    def _first(self, name: str) -> str:
        return next(key for key in self.models if key.partition("/")[0] == name)

    def _answer(self, http: Any, request: Any) -> Any:
        url = str(request.url)
        if url.startswith(HOST):
            return self._file(http, url)
        for gateway in self._gateways():
            for base in self._bases(gateway):
                if url.startswith(f"{base}/"):
                    path = url.removeprefix(base)
                    status, data = self._reply(http, gateway, request, path)
                    how = {"content": data} if isinstance(data, bytes) else {"json": data}
                    return http.Response(status, **how)
        raise http.ConnectError(f"{url} is not a gateway of this package", request=request)

    def _bases(self, gateway: GatewayInfo) -> list[str]:
        """What addresses of a gateway begin with, the longest first: its own, and those of operations."""
        given = os.environ.get(gateway.base_url_env)
        own = [one.base_url for one in self._operations(gateway).values() if one.base_url]
        found = [given] if given else [gateway.base_url, *own]
        return sorted((one.rstrip("/") for one in found), key=len, reverse=True)

    def _file(self, http: Any, url: str) -> Any:
        medium, _, name = url.removeprefix(HOST).partition("/")
        task = self._tasks.get(name.partition("/")[0])
        if task is not None and task.fault == "no_file":
            return http.Response(404)
        return http.Response(200, content=self._content(medium))

    def _reply(self, http: Any, gateway: GatewayInfo, request: Any, path: str) -> tuple[int, Any]:
        """(HTTP status, data) of the answer to a request of a gateway."""
        at = (request.method, path)
        body = body_of(request)
        seen = SeenCall(
            gateway.name, "other", None, request.method, path, headers_of(request), body
        )
        ids = {id_of(key) for key in self.models if key.startswith(f"{gateway.name}/")}
        meant = step_at(self._operations(gateway).values(), at, ids)
        if meant is not None:
            (_, step, operation), found = meant
            if step == "create":
                seen = replace(seen, operation=step)
                return self._create_task(http, request, gateway, operation, seen)
            self.requests.append(replace(seen, operation="poll"))
            if step == "poll":
                return self._poll_task(gateway, found.get("id", ""))
            return 200, self._success(gateway, self._tasks[found["id"]])
        for name in ("upload", "balance"):
            if name in gateway.endpoints and matches(gateway.endpoints[name], at) is not None:
                self.requests.append(replace(seen, operation=name))
                values = {
                    "upload.url": f"{HOST}image/upload-{len(self.requests)}.png",
                    "upload.token": "token",
                    "balance": 1000,
                }
                return 200, build_answer(gateway.answers.get(name), values)
        listed = gateway.endpoints.get("running")
        if listed is not None and matches(listed, at) is not None:
            self.requests.append(replace(seen, operation="running"))
            return 200, [running_answer(gateway, one) for one in self._going(gateway)]
        return self._webhook(gateway, seen, at)

    def _going(self, gateway: GatewayInfo) -> list[FakeTask]:
        """The gateway's tasks that have not ended."""
        mine = (one for one in self._tasks.values() if one.model.key.startswith(f"{gateway.name}/"))
        return [one for one in mine if one.is_running]

    def _operations(self, gateway: GatewayInfo) -> dict[str, OperationInfo]:
        client = self.models.client(self._first(gateway.name))
        operations: dict[str, OperationInfo] = import_module(
            f"{client.__module__.rpartition('.')[0]}._gateway"
        ).OPERATIONS
        return operations

    def _create_task(
        self,
        http: Any,
        request: Any,
        gateway: GatewayInfo,
        operation: OperationInfo,
        seen: SeenCall,
    ) -> tuple[int, Any]:
        at = (seen.method, seen.path)
        model = self._model(gateway, operation, seen.body, at)
        seen = replace(seen, model=model.key)
        met = self._take_fault(gateway.name)
        if met is not None and met not in PAYS_AFTER:
            costs = gateway.refusals_cost and met in REFUSALS
            self.requests.append(replace(seen, charged=costs))
            if met == "unreachable":
                raise http.ConnectError("a test asked for it", request=request)
            return refusal(gateway, met, http_status(met))
        header = (gateway.idempotency_header or "").lower()
        trusted = self.trust_inferred_deduplication and gateway.infers_deduplication
        key = seen.headers.get(header, "") if gateway.deduplicates or trusted else ""
        again = self._by_key.get(key) if key else None
        self.requests.append(replace(seen, charged=again is None))
        task = again or FakeTask(f"task-{len(self._tasks) + 1}", model, met)
        self._tasks[task.id] = task
        if key:
            self._by_key[key] = task
        if met == "lost":
            raise http.ReadError("a test asked for it", request=request)
        if operation.poll is None:
            if met == "task_failed":
                return refusal(gateway, "generation_failed", 500)
            return 200, self._success(gateway, task)
        return 200, queued_answer(gateway, task)

    def _take_fault(self, gateway: str) -> str | None:
        """The next fault of a create there, which is used up by it."""
        for one in self._faults:
            if one.gateway in (None, gateway):
                one.times -= 1
                if one.times == 0:
                    self._faults.remove(one)
                return one.name
        return None

    def _model(
        self, gateway: GatewayInfo, operation: OperationInfo, body: Any, at: tuple[str, str]
    ) -> ModelInfo:
        id: Any = (matches(operation.create, at) or {}).get("model")
        if operation.model_at is not None:
            id = body
            for key in operation.model_at:
                id = id.get(key) if isinstance(id, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        named = (key for key in self.models if key.startswith(f"{gateway.name}/{id}"))
        known = [self.models[key] for key in named if id_of(key) == id]
        here = [one for one in known if one.operation.create == operation.create]
        return (here or known or [self.models[self._first(gateway.name)]])[0]

    def _poll_task(self, gateway: GatewayInfo, id: str) -> tuple[int, Any]:
        task = self._tasks.get(id)
        if task is None:
            return refusal(gateway, "not_found", 404, f"no test has made a task {id}")
        task.looks += 1
        if task.is_running:
            return 200, running_answer(gateway, task)
        if task.fault == "task_failed":
            return 200, failure_answer(gateway, task)
        if task.model.operation.result is not None:
            return 200, running_answer(gateway, task, "succeeded")
        return 200, self._success(gateway, task)

    def _success(self, gateway: GatewayInfo, task: FakeTask) -> Any:
        return success_answer(gateway, task, self.count, self._content(task.model.medium))

    def _content(self, medium: str) -> bytes:
        """The file that results of this medium hold."""
        return self.files.get(medium, FILES[medium][0])

    def _webhook(
        self, gateway: GatewayInfo, seen: SeenCall, at: tuple[str, str]
    ) -> tuple[int, Any]:
        made = webhook_answer(gateway, seen.body, at)
        if made is not None:
            self.requests.append(replace(seen, operation="webhook"))
            return 200, made
        self.requests.append(seen)
        return refusal(
            gateway, "not_found", 404, f"no documented endpoint is {seen.method} {seen.path}"
        )


def own_models() -> Catalog:
    """The models of the package that carries this."""
    models: Catalog = import_module(f"{_about.NAME}._models").MODELS
    return models
