"""What a model does besides its calls: it uploads files, and picks up tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .flows.upload import upload_of
from .media import Media
from .media.uploaded import UploadedFile
from .tasks import AsyncTask, Task

if TYPE_CHECKING:
    from ..catalog.info import ModelInfo
    from .session import AsyncSession, SyncSession


class SyncBeside:
    """The methods of a model of a synchronous client that need no arguments of the model."""

    _session: SyncSession

    def _facts(self) -> ModelInfo:
        raise NotImplementedError

    def upload(
        self, file: Media, *, timeout: float | None = None, deadline: float | None = None
    ) -> UploadedFile:
        """Uploads a file once, to be given as a reference file as often as you like.

        It is looked at first: kind, type and size are those that this model takes. `timeout` bounds
        each exchange, `deadline` the whole, in seconds. Raises MediaError, or what the answer means.
        """
        session = self._session
        return session.run(upload_of(session.context, self._facts(), file, timeout, deadline))

    def task(self, id: str) -> Task:
        """Picks up a task of this model by its id; nothing is sent yet."""
        info = self._facts()
        return Task(self._session, id, info.operation, info)


class AsyncBeside:
    """The same of an async client."""

    _session: AsyncSession

    def _facts(self) -> ModelInfo:
        raise NotImplementedError

    async def upload(
        self,
        file: Media,
        *,
        timeout: float | None = None,  # noqa: ASYNC109 (of one exchange, not of this call)
        deadline: float | None = None,
    ) -> UploadedFile:
        """See `SyncModel.upload`."""
        session = self._session
        return await session.run(upload_of(session.context, self._facts(), file, timeout, deadline))

    def task(self, id: str) -> AsyncTask:
        """Picks up a task of this model by its id; nothing is sent yet."""
        info = self._facts()
        return AsyncTask(self._session, id, info.operation, info)
