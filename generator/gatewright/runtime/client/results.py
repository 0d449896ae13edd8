"""Results, sync and async; both share their data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Unpack, cast

from ..facts.expiry import ExpiresAt
from .files import (
    ASYNC_OF_MEDIUM,
    OF_MEDIUM,
    AsyncAudio,
    AsyncFile,
    AsyncImage,
    AsyncVideo,
    Audio,
    Image,
    MadeFile,
    SyncFile,
    Video,
)
from .flows import keep
from .flows.target import DownloadOptions
from .http.message import HttpResponse
from .outcome import Credits, Outcome, Output, Progress
from .price import Estimate
from .showing import credits_data, moment, page, picture, price_data

if TYPE_CHECKING:
    from .session import AsyncSession, SyncSession

__all__ = ["AsyncResult", "Credits", "Progress", "Result"]

F = TypeVar("F")
"""What the files are, of a sync or of an async client."""


class ResultBase(Generic[F]):
    """A finished task and its files."""

    def __init__(self, outcome: Outcome, files: tuple[F, ...]) -> None:
        self._outcome = outcome
        self.files = files
        """Every file, whatever its medium, in the order of the answer."""

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
    def charge(self) -> Decimal | None:
        """Credits that were charged, by the answer; None: it does not say."""
        credits = self._outcome.credits
        charged = credits.final if credits.final is not None else credits.total
        return None if charged is None else Decimal(str(charged))

    @property
    def usage(self) -> dict[str, int | float]:
        """Amounts that the answer counts, such as seconds, characters or tokens; empty: it says none."""
        return self._outcome.used

    @property
    def price(self) -> Estimate | None:
        """What the page says that one request costs; None when the model is not known."""
        return self._outcome.price

    @property
    def created_at(self) -> datetime | None:
        """When the task was created, by the gateway's clock."""
        return self._outcome.created_at

    @property
    def updated_at(self) -> datetime | None:
        """When the task last changed, by the gateway's clock."""
        return self._outcome.updated_at

    @property
    def input(self) -> Any:
        """The request as the gateway says that it understood it, as JSON; None: it does not say."""
        return self._outcome.input

    @property
    def actual_prompt(self) -> str | None:
        """The prompt after the gateway's rewrite; None: it does not say."""
        return self._outcome.actual_prompt

    @property
    def expires_at(self) -> ExpiresAt:
        """When the links end, counted from `created_at`, else from the answer.

        ``"sometime"``: they end, and no page says when; ``"never"``: a page says that they do not
        end; None: no page says whether they end.
        """
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

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the last answer; their names are in lower case."""
        return self._outcome.response.headers

    @property
    def response(self) -> HttpResponse:
        """The last answer as HTTP brought it: `status`, `headers` and `body`, the bytes.

        The body is empty where the files themselves came in it; `raw` has what it said.
        """
        return self._outcome.response

    @property
    def file(self) -> F:
        """The one file; raises ValueError when there are more."""
        return self._only()

    @property
    def url(self) -> str | None:
        """The link of the one file; None when the answer carried it. Raises ValueError when there are
        more."""
        found: str | None = getattr(self._only(), "url", None)
        return found

    def to_dict(self) -> dict[str, Any]:
        """What is known of the result, as JSON takes it; not the files themselves."""
        files = cast(tuple[MadeFile[Any], ...], self.files)
        return {
            "id": self.id,
            "name": self.name,
            "model": self.model,
            "status": self.status,
            "files": [file.to_dict() for file in files],
            "credits": credits_data(self.credits),
            "price": price_data(self.price),
            "created_at": moment(self.created_at),
            "expires_at": moment(self.expires_at),
            "request_id": self.request_id,
            "warnings": list(self.warnings),
        }

    def __iter__(self) -> Iterator[F]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, index: int) -> F:
        return self.files[index]

    def _only(self) -> F:
        if len(self.files) != 1:
            raise ValueError(f"the result holds {len(self.files)} files; use save_all, or files")
        return self.files[0]

    def _names(self) -> list[str]:
        """The beginning of each file's name: the result's name and a number."""
        stem = keep.stem_of(self._outcome.name)
        return [f"{stem}-{number}" for number in range(1, len(self.files) + 1)]

    def __repr__(self) -> str:
        return f"{type(self).__name__}(id={self.id!r}, model={self.model!r}, files={self.files!r})"


class Result(ResultBase[SyncFile]):
    """A finished task of a synchronous client."""

    def read(self, **options: Unpack[DownloadOptions]) -> bytes:
        """The bytes of the one file; raises ValueError when there are more. See `SyncFile.save`."""
        return self._only().read(**options)

    def _repr_png_(self) -> bytes | None:
        return picture(self.files[0], "image/png") if len(self.files) == 1 else None

    def _repr_jpeg_(self) -> bytes | None:
        return picture(self.files[0], "image/jpeg") if len(self.files) == 1 else None

    def _repr_html_(self) -> str | None:
        drawn = len(self.files) == 1 and self.files[0].medium == "image"
        return None if drawn else page(self.files)

    @property
    def images(self) -> tuple[Image, ...]:
        """The images among the files."""
        return tuple(one for one in self.files if isinstance(one, Image))

    @property
    def videos(self) -> tuple[Video, ...]:
        """The videos among the files."""
        return tuple(one for one in self.files if isinstance(one, Video))

    @property
    def audios(self) -> tuple[Audio, ...]:
        """The audio files among the files."""
        return tuple(one for one in self.files if isinstance(one, Audio))

    def save(self, path: str | PathLike[str], **options: Unpack[DownloadOptions]) -> Path:
        """Saves the one file; raises ValueError when there are more. See `SyncFile.save`."""
        return self._only().save(path, **options)

    def save_all(
        self,
        folder: str | PathLike[str],
        *,
        overwrite: bool = False,
        **options: Unpack[DownloadOptions],
    ) -> list[Path]:
        """Saves every file into `folder`, named by the task, a number and its content.

        Where the gateway names no task, the model, the time and random digits stand for it. A file
        of that name with other bytes stays, and a digest is added to the new name; `overwrite=True`
        replaces it. Makes the folder. `options` hold for each file, see `SyncFile.save`. Raises
        DownloadRefused, DownloadFailed, NotSaved.
        """
        pairs = zip(self.files, self._names(), strict=True)
        return [file.save_in(folder, stem, overwrite=overwrite, **options) for file, stem in pairs]


class AsyncResult(ResultBase[AsyncFile]):
    """A finished task of an async client."""

    async def read(self, **options: Unpack[DownloadOptions]) -> bytes:
        """The bytes of the one file; raises ValueError when there are more. See `SyncFile.save`."""
        return await self._only().read(**options)

    def _repr_html_(self) -> str:
        return page(self.files)

    @property
    def images(self) -> tuple[AsyncImage, ...]:
        """The images among the files."""
        return tuple(one for one in self.files if isinstance(one, AsyncImage))

    @property
    def videos(self) -> tuple[AsyncVideo, ...]:
        """The videos among the files."""
        return tuple(one for one in self.files if isinstance(one, AsyncVideo))

    @property
    def audios(self) -> tuple[AsyncAudio, ...]:
        """The audio files among the files."""
        return tuple(one for one in self.files if isinstance(one, AsyncAudio))

    async def save(self, path: str | PathLike[str], **options: Unpack[DownloadOptions]) -> Path:
        """Saves the one file; raises ValueError when there are more. See `SyncFile.save`."""
        return await self._only().save(path, **options)

    async def save_all(
        self,
        folder: str | PathLike[str],
        *,
        overwrite: bool = False,
        **options: Unpack[DownloadOptions],
    ) -> list[Path]:
        """Saves every file into `folder`, named by the task, a number and its content.

        Where the gateway names no task, the model, the time and random digits stand for it. A file
        of that name with other bytes stays, and a digest is added to the new name; `overwrite=True`
        replaces it. Makes the folder. `options` hold for each file, see `SyncFile.save`. Raises
        DownloadRefused, DownloadFailed, NotSaved.
        """
        pairs = zip(self.files, self._names(), strict=True)
        return [
            await file.save_in(folder, stem, overwrite=overwrite, **options) for file, stem in pairs
        ]


def expiry_of(outcome: Outcome, output: Output) -> ExpiresAt:
    """When the link of one file ends; None where it has no link."""
    return None if output.url is None else outcome.expires_at


def result(session: SyncSession, outcome: Outcome) -> Result:
    """The outcome in the hands of a synchronous client."""
    id = outcome.id
    files = (
        OF_MEDIUM[one.medium](session, one, expiry_of(outcome, one), id) for one in outcome.outputs
    )
    return Result(outcome, tuple(files))


def async_result(session: AsyncSession, outcome: Outcome) -> AsyncResult:
    """The outcome in the hands of an async client."""
    id = outcome.id
    files = (
        ASYNC_OF_MEDIUM[one.medium](session, one, expiry_of(outcome, one), id)
        for one in outcome.outputs
    )
    return AsyncResult(outcome, tuple(files))
