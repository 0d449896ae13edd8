"""Results and their pictures, sync and async; both share their data and their flows."""

from __future__ import annotations

import io
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypedDict, TypeVar

from .errors import DownloadError, GatewayWarning
from .flows import download, keep
from .flows.target import limits
from .media.sniff import BY_SUFFIX, MediaType
from .outcome import Credits, Outcome, Output, Progress
from .price import Estimate

if TYPE_CHECKING:
    from .session import AsyncSession, SyncSession

__all__ = ["AsyncImage", "AsyncResult", "Credits", "Image", "Progress", "Result"]

C = TypeVar("C")
I = TypeVar("I")  # noqa: E741 (the picture's class)


class _How(TypedDict):
    """How files are saved into a folder."""

    overwrite: bool
    max_bytes: int | None
    deadline: float | None


class ImageBase(Generic[C]):
    """One file of a result, fetched only when it is asked for.

    Of a video or audio model it is a video or a sound: `media_type` and the bytes say so. It can be
    pickled, but leaves its client behind then, because a key does not travel.
    """

    def __init__(
        self,
        session: C,
        output: Output,
        expires_at: datetime | None,
        task_id: str | None = None,
    ) -> None:
        self._session: C | None = session
        self._output = output
        self._task_id = task_id
        self.expires_at = expires_at
        """When the link ends; None: not documented, or it does not."""

    @property
    def url(self) -> str | None:
        """The link; None when the answer carried the file itself."""
        return self._output.url

    @property
    def media_type(self) -> str | None:
        """The MIME type that the answer names, not checked yet."""
        return self._output.media_type

    @property
    def width(self) -> int | None:
        """Pixels, as the answer says."""
        return self._output.width

    @property
    def height(self) -> int | None:
        """Pixels, as the answer says."""
        return self._output.height

    @property
    def file_name(self) -> str | None:
        """The name that the answer gives, not to be trusted as a path."""
        return self._output.file_name

    def _live(self) -> C:
        """The session; raises RuntimeError in a process that this picture was pickled into."""
        if self._session is None:
            raise RuntimeError(
                "this picture was pickled and left its client behind: fetch its url, or ask a client "
                "for task(id).wait() to get it anew"
            )
        return self._session

    @contextmanager
    def _named(self) -> Generator[None]:
        """Lets an error of the download say which picture it is about."""
        try:
            yield
        except DownloadError as error:
            error.image, error.url, error.task_id = self, self.url, self._task_id
            raise

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "_session": None}

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.url or 'within the answer'!r})"


class Image(ImageBase["SyncSession"]):
    """A picture of a synchronous client."""

    def read(self, *, max_bytes: int | None = None, deadline: float | None = None) -> bytes:
        """The bytes. Limits and errors: see `save`."""
        memory, taken = io.BytesIO(), limits(max_bytes, deadline)
        session = self._live()
        with self._named():
            session.download(download.read(session.context, self._output, memory, taken))
        return memory.getvalue()

    def save(
        self,
        path: str | PathLike[str],
        *,
        max_bytes: int | None = None,
        deadline: float | None = None,
    ) -> Path:
        """Writes the picture to `path` and returns where it is.

        `max_bytes` is the most that is taken: 256 MiB of a picture, 512 MiB of a sound and 2 GiB of
        a film unless you say otherwise. `deadline` is in seconds, 600 by default.

        A path without a suffix gets the one of its content; another suffix than the content's is
        kept as asked, with a GatewayWarning. A file of that name is replaced. Raises
        DownloadRefused, DownloadFailed, NotSaved.
        """
        session, taken = self._live(), limits(max_bytes, deadline)
        with self._named():
            flow = keep.save(session.context, self._output, keep.target(path), taken)
            return suffixed(*session.download(flow))

    def save_in(
        self,
        folder: str | PathLike[str],
        stem: str,
        *,
        overwrite: bool = False,
        max_bytes: int | None = None,
        deadline: float | None = None,
    ) -> Path:
        """Writes the picture into `folder` as `stem` and a suffix; see `Result.save_all`."""
        session, taken = self._live(), limits(max_bytes, deadline)
        with self._named():
            flow = keep.keep(
                session.context, self._output, Path(folder), stem, taken, overwrite=overwrite
            )
            return (session.download(flow))[0]


class AsyncImage(ImageBase["AsyncSession"]):
    """A picture of an async client."""

    async def read(self, *, max_bytes: int | None = None, deadline: float | None = None) -> bytes:
        """The bytes; see `Image.read`."""
        memory, taken = io.BytesIO(), limits(max_bytes, deadline)
        session = self._live()
        with self._named():
            await session.download(download.read(session.context, self._output, memory, taken))
        return memory.getvalue()

    async def save(
        self,
        path: str | PathLike[str],
        *,
        max_bytes: int | None = None,
        deadline: float | None = None,
    ) -> Path:
        """Writes the picture to `path` and returns where it is; see `Image.save`."""
        session, taken = self._live(), limits(max_bytes, deadline)
        with self._named():
            flow = keep.save(session.context, self._output, keep.target(path), taken)
            return suffixed(*await session.download(flow))

    async def save_in(
        self,
        folder: str | PathLike[str],
        stem: str,
        *,
        overwrite: bool = False,
        max_bytes: int | None = None,
        deadline: float | None = None,
    ) -> Path:
        """Writes the picture into `folder` as `stem` and a suffix; see `Result.save_all`."""
        session, taken = self._live(), limits(max_bytes, deadline)
        with self._named():
            flow = keep.keep(
                session.context, self._output, Path(folder), stem, taken, overwrite=overwrite
            )
            return (await session.download(flow))[0]


class ResultBase(Generic[I]):
    """A finished task and its pictures."""

    def __init__(self, outcome: Outcome, images: tuple[I, ...]) -> None:
        self._outcome = outcome
        self.images = images
        """The pictures, in the order of the answer."""

    @property
    def id(self) -> str | None:
        """The task's id; None where the gateway answers at once."""
        return self._outcome.id

    @property
    def name(self) -> str:
        """What its files are called: the id, else the model, the time and some random digits."""
        return self._outcome.name

    @property
    def model(self) -> str:
        """The model's key."""
        return self._outcome.model

    @property
    def status(self) -> str:
        """The gateway's own word."""
        return self._outcome.status

    @property
    def credits(self) -> Credits:
        """What the answer says about credits."""
        return self._outcome.credits

    @property
    def paid(self) -> Decimal | None:
        """Credits that were charged, by the answer; None: it does not say."""
        credits = self._outcome.credits
        charged = credits.final if credits.final is not None else credits.total
        return None if charged is None else Decimal(str(charged))

    @property
    def price(self) -> Estimate | None:
        """What the page says that one request costs; None when the model is not known."""
        return self._outcome.price

    @property
    def created_at(self) -> datetime | None:
        """When the task was created, by the gateway's clock."""
        return self._outcome.created_at

    @property
    def expires_at(self) -> datetime | None:
        """When the links end; None: not documented, or they do not."""
        return self._outcome.expires_at

    @property
    def request_id(self) -> str | None:
        """What the gateway's support asks for."""
        return self._outcome.request_id

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was odd about the answers."""
        return self._outcome.warnings

    @property
    def raw(self) -> Any:
        """The last answer as it came."""
        return self._outcome.raw

    def _only(self) -> I:
        if len(self.images) != 1:
            count = "no picture" if not self.images else f"{len(self.images)} pictures"
            raise ValueError(f"the result holds {count}; use save_all, images and raw")
        return self.images[0]

    def _names(self) -> list[str]:
        """The beginning of each file's name: the result's name and a number."""
        stem = keep.stem_of(self._outcome.name)
        return [f"{stem}-{number}" for number in range(1, len(self.images) + 1)]

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}(id={self.id!r}, model={self.model!r}, images={self.images!r})"
        )


class Result(ResultBase[Image]):
    """A finished task of a synchronous client."""

    def save(
        self,
        path: str | PathLike[str],
        *,
        max_bytes: int | None = None,
        deadline: float | None = None,
    ) -> Path:
        """Saves the one picture; raises ValueError when there are more or none. See `Image.save`."""
        return self._only().save(path, max_bytes=max_bytes, deadline=deadline)

    def save_all(
        self,
        folder: str | PathLike[str],
        *,
        overwrite: bool = False,
        max_bytes: int | None = None,
        deadline: float | None = None,
    ) -> list[Path]:
        """Saves every picture into `folder`, named by the task, a number and its content.

        Where the gateway names no task, the model, the time and random digits stand for it. A file
        of that name with other bytes stays, and a digest is added to the new name; `overwrite=True`
        replaces it. Makes the folder. `max_bytes` and `deadline` hold for each file. Raises DownloadRefused, DownloadFailed, NotSaved.
        """
        home = keep.made(folder)
        pairs = zip(self.images, self._names(), strict=True)
        how: _How = {"overwrite": overwrite, "max_bytes": max_bytes, "deadline": deadline}
        return [image.save_in(home, stem, **how) for image, stem in pairs]


class AsyncResult(ResultBase[AsyncImage]):
    """A finished task of an async client."""

    async def save(
        self,
        path: str | PathLike[str],
        *,
        max_bytes: int | None = None,
        deadline: float | None = None,
    ) -> Path:
        """Saves the one picture; raises ValueError when there are more or none. See `Image.save`."""
        return await self._only().save(path, max_bytes=max_bytes, deadline=deadline)

    async def save_all(
        self,
        folder: str | PathLike[str],
        *,
        overwrite: bool = False,
        max_bytes: int | None = None,
        deadline: float | None = None,
    ) -> list[Path]:
        """Saves every picture into `folder`, named by the task, a number and its content.

        Where the gateway names no task, the model, the time and random digits stand for it. A file
        of that name with other bytes stays, and a digest is added to the new name; `overwrite=True`
        replaces it. Makes the folder. `max_bytes` and `deadline` hold for each file. Raises DownloadRefused, DownloadFailed, NotSaved.
        """
        home = keep.made(folder)
        pairs = zip(self.images, self._names(), strict=True)
        how: _How = {"overwrite": overwrite, "max_bytes": max_bytes, "deadline": deadline}
        return [await image.save_in(home, stem, **how) for image, stem in pairs]


def result(session: SyncSession, outcome: Outcome) -> Result:
    """The outcome in the hands of a synchronous client."""
    expires = outcome.expires_at
    return Result(
        outcome, tuple(Image(session, output, expires, outcome.id) for output in outcome.outputs)
    )


def async_result(session: AsyncSession, outcome: Outcome) -> AsyncResult:
    """The outcome in the hands of an async client."""
    expires = outcome.expires_at
    images = tuple(AsyncImage(session, output, expires, outcome.id) for output in outcome.outputs)
    return AsyncResult(outcome, images)


def suffixed(path: Path, found: MediaType) -> Path:
    """`path`, with a warning when its suffix promises something else than the file is."""
    promised = BY_SUFFIX.get(path.suffix.lower())
    if promised is not None and promised is not found:
        message = f"{path} holds {found.mime}, not what its suffix says"
        warnings.warn(message, GatewayWarning, stacklevel=3)
    return path
