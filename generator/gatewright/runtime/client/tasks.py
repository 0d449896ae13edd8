"""Tasks that were created, to be waited for now or picked up by their id later."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..catalog.info import ModelInfo, OperationInfo
from .effects import Flow
from .errors import GatewayError
from .flows.answers import ENDED_BADLY, SUCCEEDED, read
from .flows.cancel import cancel
from .flows.create import Accepted
from .flows.look import poll
from .flows.report import check_callback, hand_out, progress
from .flows.running import list_tasks
from .flows.wait import wait
from .outcome import Credits, Outcome, Progress
from .results import AsyncResult, Result, async_result, result
from .values import seconds

if TYPE_CHECKING:
    from .session import AsyncSession, SessionBase, SyncSession

ENDED = (SUCCEEDED, *ENDED_BADLY)
S = TypeVar("S", bound="SessionBase[Any]")


class TaskBase(Generic[S]):
    """A task: `id` is all that is needed to pick it up again, in another process if need be."""

    def __init__(
        self,
        session: S,
        id: str,
        operation: OperationInfo,
        model: ModelInfo | None = None,
        created: Accepted | None = None,
    ) -> None:
        self.id = id
        self._session = session
        self._operation = operation
        self._model = model
        self._created = created
        self._ended: Outcome | None = None

    @property
    def created_status(self) -> str | None:
        """The status word in the answer to the create, or in the list that named it; None for a task
        picked up by its id."""
        return self._created.reading.word if self._created is not None else None

    @property
    def credits(self) -> Credits:
        """What the answer to the create says about credits, such as those set aside; empty for a task
        picked up by its id."""
        return Credits() if self._created is None else self._created.reading.credits

    @property
    def input(self) -> Any:
        """The request as the answer to the create says that it was understood, as JSON, or None."""
        return None if self._created is None else self._created.reading.input

    @property
    def usage(self) -> dict[str, int | float]:
        """Amounts that the answer to the create counts; empty: it says none."""
        return {} if self._created is None else self._created.reading.used

    def _addresses(self) -> dict[str, str]:
        """Where the answer to the create says that the task is found; empty for one picked up."""
        return {} if self._created is None else self._created.reading.addresses

    def _cancel(self) -> Flow[None]:
        context = self._session.context
        until = context.until(None)
        return cancel(context, self._operation, self.id, until, self._model, self._addresses())

    def _wait(
        self,
        deadline: float | None,
        on_progress: Callable[[Progress], object] | None,
        timeout: float | None,
    ) -> Flow[Outcome]:
        context = self._session.context
        check_callback(context, "on_progress", on_progress)
        until = context.until(None if deadline is None else seconds("deadline", deadline))
        return wait(
            context,
            self._operation,
            self.id,
            until,
            model=self._model,
            on_progress=on_progress,
            created=self._created,
            timeout=None if timeout is None else seconds("timeout", timeout),
        )

    def _wait_with_news(self, deadline: float | None, timeout: float | None) -> Flow[Outcome]:
        """The wait, whose news the drivers hand out one by one."""
        outcome = yield from self._wait(deadline, hand_out, timeout)
        self._ended = outcome
        return outcome

    def _look(self) -> Flow[Progress]:
        context = self._session.context
        until = context.until(None)
        verdict = yield from poll(
            context, self._operation, self.id, until, self._model, addresses=self._addresses()
        )
        if isinstance(verdict, GatewayError):
            verdict.task_id = self.id
            raise verdict
        reading = read(context.gateway, self._operation, verdict[0])
        return progress(self.id, reading, until)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r})"


class Task(TaskBase["SyncSession"]):
    """A task of a synchronous client."""

    def wait(
        self,
        *,
        deadline: float | None = None,
        on_progress: Callable[[Progress], object] | None = None,
        timeout: float | None = None,
    ) -> Result:
        """The finished task.

        `deadline` bounds the whole wait, `timeout` each exchange, both in seconds. Raises
        TaskFailed; TaskTimeout, after which `wait` may be called again; or what a poll met.
        """
        flow = self._wait(deadline, on_progress, timeout)
        ended = self._ended if self._ended is not None else self._session.run(flow)
        return result(self._session, ended)

    def progress(
        self, *, deadline: float | None = None, timeout: float | None = None
    ) -> Iterator[Progress]:
        """Where the task is, answer by answer, until it has ended; `wait` then returns at once.

        Bounds and errors are those of `wait`.
        """
        return self._session.iterate(self._wait_with_news(deadline, timeout))

    def done(self) -> bool:
        """Whether the task has ended, well or badly, by one look at it."""
        return self._ended is not None or self.status().state in ENDED

    def status(self) -> Progress:
        """One look at the task."""
        return self._session.run(self._look())

    def cancel(self) -> None:
        """Asks the gateway to stop the task; `wait` raises TaskCancelled once it has.

        Raises GatewayError where no page documents it, and what the gateway refuses, such as to stop
        a task that has ended.
        """
        self._session.run(self._cancel())


class AsyncTask(TaskBase["AsyncSession"]):
    """A task of an async client."""

    async def wait(
        self,
        *,
        deadline: float | None = None,
        on_progress: Callable[[Progress], object] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (of one exchange, not of this call)
    ) -> AsyncResult:
        """The finished task; see `Task.wait`. What `on_progress` returns is awaited."""
        flow = self._wait(deadline, on_progress, timeout)
        ended = self._ended if self._ended is not None else await self._session.run(flow)
        return async_result(self._session, ended)

    def progress(
        self, *, deadline: float | None = None, timeout: float | None = None
    ) -> AsyncIterator[Progress]:
        """See `Task.progress`."""
        return self._session.iterate(self._wait_with_news(deadline, timeout))

    async def done(self) -> bool:
        """Whether the task has ended, well or badly, by one look at it."""
        return self._ended is not None or (await self.status()).state in ENDED

    async def status(self) -> Progress:
        """One look at the task."""
        return await self._session.run(self._look())

    async def cancel(self) -> None:
        """Asks the gateway to stop the task; see `Task.cancel`."""
        await self._session.run(self._cancel())


def running(session: SyncSession, operations: Mapping[str, OperationInfo]) -> list[Task]:
    """The tasks that wait or run; see `SyncClient.running`."""
    found = session.run(list_tasks(session.context, operations))
    return [Task(session, one.reading.id or "", kind, created=one) for kind, one in found]


async def async_running(
    session: AsyncSession, operations: Mapping[str, OperationInfo]
) -> list[AsyncTask]:
    """The same for asyncio."""
    found = await session.run(list_tasks(session.context, operations))
    return [AsyncTask(session, one.reading.id or "", kind, created=one) for kind, one in found]
