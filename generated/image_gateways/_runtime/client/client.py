"""The clients. Making one opens nothing and reads no key; both happen at the first send."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, Unpack

from ..catalog.doors import did_you_mean
from ..catalog.info import GatewayInfo, OperationInfo
from ..catalog.models import unknown_model
from .env import Env, standard
from .errors import MediaError
from .http.connection import AsyncConnection, SyncConnection
from .http.given import check_given
from .quota import Quota
from .session import AsyncSession, SyncSession
from .settings import Changes, client_options, turn_on_logging, with_changes
from .unfinished import Ended, Unfinished

if TYPE_CHECKING:
    from types import TracebackType

    from .any_model import AnyModel, AsyncAnyModel
    from .flows.balance import Balance
    from .http.connection import AsyncHttpClient, HttpClient
    from .media import Media
    from .media.uploaded import UploadedFile
    from .model import AsyncModel, SyncModel
    from .tasks import AsyncTask, Task

T = TypeVar("T")
M = TypeVar("M", bound="SyncModel")
AM = TypeVar("AM", bound="AsyncModel")


class ClientBase:
    """What the generated classes say about their gateway."""

    info: ClassVar[GatewayInfo]
    operations: ClassVar[Mapping[str, OperationInfo]]
    _home: ClassVar[str]
    """The name of the generated module, beside which the models are."""
    _prefix: ClassVar[str] = ""
    """What the names of this client's models begin with."""

    # Type checkers see each model in a stub, and would take any name for one if they saw this.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """The model of that name; raises AttributeError, which names the nearest one."""
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            classes = self._classes()
            if name not in classes:
                near = did_you_mean(name, (one for one in dir(self) if one[0] != "_"))
                raise AttributeError(f"{type(self).__name__} has no model {name!r}{near}")
            module = import_module(f"{self._home.rpartition('.')[0]}.{name}")
            model = self._model(getattr(module, f"{self._prefix}{classes[name]}"))
            self.__dict__[name] = model
            return model

        def __dir__(self) -> list[str]:
            return sorted({*super().__dir__(), *self._classes()})

        def _classes(self) -> dict[str, str]:
            """Modules of the gateway's models → their classes."""
            return import_module(f"{self._home.rpartition('.')[0]}._models").CLASSES

    def _check_http_client(self, http_client: T) -> T:
        """The caller's own client of httpx or httpx2; raises TypeError for anything else."""
        if http_client is not None:
            check_given(http_client, type(self).__name__, bool(self._prefix))
        return http_client

    def _find_model(self, key: str) -> Any:
        """The model of a key, ``gateway/id``, or of an id of this gateway.

        Raises UnknownModel for a key that no model of this gateway has.
        """
        name = self.info.name
        models: dict[str, str] = import_module(f"{self._home.rpartition('.')[0]}._models").MODELS
        id = key.removeprefix(f"{name}/")
        module = models.get(id, models.get(key))
        if module is None:
            raise unknown_model(key, tuple(f"{name}/{one}" for one in models))
        return getattr(self, module)

    def _uploading(self, key: str | None) -> Any:
        """The model of a key, or the first one that takes uploaded files.

        Raises UnknownModel, and MediaError where there is none.
        """
        if key is not None:
            return self._find_model(key)
        from ..catalog.shipped import model_infos

        for one in model_infos(self._home.rpartition(".")[0]):
            if any(argument.files is not None for argument in one.arguments.values()):
                return getattr(self, one.module)
        from .flows.upload import public_only

        raise MediaError(public_only(self.info), gateway=self.info.title)

    def _pollable(self, name: str | None) -> OperationInfo:
        """The operation that a task belongs to: the one of that name, else the first with tasks.

        Raises ValueError where there is none, or where an id alone does not find a task.
        """
        for operation in self.operations.values():
            if operation.poll is not None and name in (None, operation.name):
                if "{model}" in operation.poll[1] or "{app}" in operation.poll[1]:
                    raise ValueError(
                        f"{self.info.title} finds a task by its model and its id: "
                        "use the model's own task(id)"
                    )
                return operation
        kind = "" if name is None else f" of the kind {name!r}"
        raise ValueError(f"{self.info.title} has no tasks{kind}")


class SyncClient(ClientBase):
    """A gateway's synchronous client. Threads may share one.

    Keywords, all optional: `api_key`, `base_url`, `timeout` (seconds of one HTTP exchange),
    `deadline` (seconds of a whole call), `max_retries`, `default_headers`,
    `trust_inferred_deduplication`, `allow_private_downloads` and `http_client`, an `httpx.Client` or `httpx2.Client` of your own,
    which stays yours to close. Its headers, cookies, params, auth, timeout, proxy and CA count;
    downloads go through it too, but take no headers, cookies, params or auth along. `env` is for
    tests. Raises TypeError or ValueError for anything else.
    """

    def __init__(
        self,
        *,
        http_client: HttpClient | None = None,
        env: Env | None = None,
        **given: Unpack[Changes],
    ) -> None:
        turn_on_logging()
        world = env if env is not None else standard()
        connection = SyncConnection(self._check_http_client(http_client), world.http)
        chosen = client_options(given, self.info)
        self._session = SyncSession(self.info, chosen, connection, world, Quota(), Ended())

    def with_options(
        self, *, http_client: HttpClient | None = None, **changes: Unpack[Changes]
    ) -> Self:
        """A client with other settings that shares this one's connections; closing one closes both.

        With another `http_client` nothing but the retry quota and what is unfinished is shared.
        """
        old = self._session
        connection = old.connection
        if http_client is not None:
            connection = SyncConnection(self._check_http_client(http_client))
        other = object.__new__(type(self))
        other._session = SyncSession(
            self.info,
            with_changes(old.options, changes, self.info),
            connection,
            old.context.env,
            old.context.quota,
            old.context.ended,
        )
        return other

    def task(self, id: str, *, operation: str | None = None) -> Task:
        """Picks up a task by its id; nothing is sent yet.

        `operation` names the kind of create, where a gateway has several and their answers differ.
        Raises ValueError where the gateway has no such tasks, or finds them by model and id only:
        then the model's own `task` picks them up.
        """
        from .tasks import Task

        return Task(self._session, id, self._pollable(operation))

    @property
    def unfinished(self) -> tuple[Unfinished, ...]:
        """What calls of this client had ordered that were cancelled or interrupted: the last 64.

        Each is on the exception of its call too, which `asyncio.gather` and task groups may drop.
        """
        return self._session.context.ended.all()

    def model(self, key: str) -> AnyModel:
        """The model of a key, ``gateway/id``, or of an id of this gateway.

        Its methods take any argument by name, or a whole request as `body`. Raises UnknownModel.
        """
        from .any_model import AnyModel

        return AnyModel(self._find_model(key))

    def upload(
        self,
        file: Media,
        *,
        model: str | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
    ) -> UploadedFile:
        """Uploads a file once, to be given as a reference file as often as you like.

        It has to be one that `model` takes, a key or an id; by default the first model that takes
        files. Raises UnknownModel, MediaError, or what the answer means.
        """
        found: SyncModel = self._uploading(model)
        return found.upload(file, timeout=timeout, deadline=deadline)

    def balance(self) -> Balance:
        """The account's credits. Raises GatewayError where no page documents a balance."""
        from .flows.balance import balance

        return self._session.run(balance(self._session.context))

    def running(self) -> list[Task]:
        """The account's tasks that wait or run, where a page documents a list of them.

        A gateway may list the first ones only. Raises GatewayError where no page documents it.
        """
        from .tasks import running

        return running(self._session, self.operations)

    def close(self) -> None:
        """Closes the connections; links of results can still be fetched."""
        self._session.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._session.context.base_url!r})"

    def _model(self, kind: type[M]) -> M:
        return kind(self._session)


class AsyncClient(ClientBase):
    """A gateway's client for asyncio, with the keywords of `SyncClient`.

    Event loops may share one; an `http_client` of your own stays with the loop that first used it.
    """

    _prefix = "Async"

    def __init__(
        self,
        *,
        http_client: AsyncHttpClient | None = None,
        env: Env | None = None,
        **given: Unpack[Changes],
    ) -> None:
        turn_on_logging()
        world = env if env is not None else standard()
        connection = AsyncConnection(self._check_http_client(http_client), world.http)
        chosen = client_options(given, self.info)
        self._session = AsyncSession(self.info, chosen, connection, world, Quota(), Ended())

    def with_options(
        self, *, http_client: AsyncHttpClient | None = None, **changes: Unpack[Changes]
    ) -> Self:
        """See `SyncClient.with_options`."""
        old = self._session
        connection = old.connection
        if http_client is not None:
            connection = AsyncConnection(self._check_http_client(http_client))
        other = object.__new__(type(self))
        other._session = AsyncSession(
            self.info,
            with_changes(old.options, changes, self.info),
            connection,
            old.context.env,
            old.context.quota,
            old.context.ended,
        )
        return other

    def task(self, id: str, *, operation: str | None = None) -> AsyncTask:
        """See `SyncClient.task`."""
        from .tasks import AsyncTask

        return AsyncTask(self._session, id, self._pollable(operation))

    @property
    def unfinished(self) -> tuple[Unfinished, ...]:
        """See `SyncClient.unfinished`."""
        return self._session.context.ended.all()

    def model(self, key: str) -> AsyncAnyModel:
        """See `SyncClient.model`."""
        from .any_model import AsyncAnyModel

        return AsyncAnyModel(self._find_model(key))

    async def upload(
        self,
        file: Media,
        *,
        model: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (of one exchange, not of this call)
        deadline: float | None = None,
    ) -> UploadedFile:
        """See `SyncClient.upload`."""
        found: AsyncModel = self._uploading(model)
        return await found.upload(file, timeout=timeout, deadline=deadline)

    async def balance(self) -> Balance:
        """The account's credits. Raises GatewayError where no page documents a balance."""
        from .flows.balance import balance

        return await self._session.run(balance(self._session.context))

    async def running(self) -> list[AsyncTask]:
        """See `SyncClient.running`."""
        from .tasks import async_running

        return await async_running(self._session, self.operations)

    async def close(self) -> None:
        """Closes the connections; links of results can still be fetched."""
        await self._session.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._session.context.base_url!r})"

    def _model(self, kind: type[AM]) -> AM:
        return kind(self._session)
