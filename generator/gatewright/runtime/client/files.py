"""The files of results, an image, a video or audio each, sync and async."""

from __future__ import annotations

import io
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, Unpack

from ..facts.expiry import ExpiresAt
from .errors import DownloadError, GatewayWarning
from .flows import download, keep
from .flows.target import DownloadOptions, limits
from .media.sniff import BY_SUFFIX, MediaType
from .outcome import MADE, Output
from .showing import file_html, moment, picture
from .unfinished import Unfinished, leave

if TYPE_CHECKING:
    from .session import AsyncSession, SyncSession

__all__ = ["AsyncAudio", "AsyncImage", "AsyncVideo", "Audio", "Image", "Video"]

C = TypeVar("C", "SyncSession", "AsyncSession")


class MadeFile(Generic[C]):
    """One file of a result, fetched only when it is asked for.

    It can be pickled, but leaves its client behind then, because a key does not travel.
    """

    medium: ClassVar[str]
    """image, video or audio."""

    def __init__(
        self,
        session: C,
        output: Output,
        expires_at: ExpiresAt,
        task_id: str | None = None,
    ) -> None:
        self._session: C | None = session
        self._output = output
        self._task_id = task_id
        self._kept: bytes | None = None
        self.expires_at: ExpiresAt = expires_at
        """When the link ends, as `Result.expires_at` says it; None also where there is no link."""

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
    def seconds(self) -> float | None:
        """Length of a video or audio file, as the answer says."""
        return self._output.seconds

    @property
    def label(self) -> str | None:
        """What the answer calls the file, such as ``vocals``; None: it has no name there."""
        return self._output.label or None

    @property
    def file_name(self) -> str | None:
        """The name that the answer gives, not to be trusted as a path."""
        return self._output.file_name

    def _live(self) -> C:
        """The session; raises RuntimeError in a process that this file was pickled into."""
        if self._session is None:
            raise RuntimeError(
                f"this {MADE[self.medium]} was pickled and left its client behind: fetch its url, or "
                "ask a client for task(id).wait() to get it anew"
            )
        return self._session

    @contextmanager
    def _name_in_errors(self) -> Generator[None]:
        """Lets what ends the download say which file it is about."""
        try:
            yield
        except DownloadError as error:
            error.file, error.url, error.task_id = self, self.url, self._task_id
            raise
        except BaseException as ended:
            context = self._live().context
            found = Unfinished(context.gateway.title, self._task_id, file=self)
            leave(ended, found, context.ended)
            raise

    def _check_type(self, path: Path, found: MediaType) -> Path:
        """`path`, with a warning when the file is not what its suffix or the model promises."""
        promised = BY_SUFFIX.get(path.suffix.lower())
        if promised is not None and promised is not found:
            said = f"{path} holds {found.mime}, not what its suffix says"
            warnings.warn(said, GatewayWarning, stacklevel=4)
        elif self.medium not in (found.kind, *found.holds):
            said = f"{path} holds {found.mime}, and a {MADE[self.medium]} was asked for"
            warnings.warn(said, GatewayWarning, stacklevel=4)
        return path

    def to_dict(self) -> dict[str, Any]:
        """What is known of the file, as JSON takes it; not the file itself."""
        return {
            "medium": self.medium,
            "url": self.url,
            "media_type": self.media_type,
            "width": self.width,
            "height": self.height,
            "file_name": self.file_name,
            "expires_at": moment(self.expires_at),
        }

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "_session": None}

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.url or 'within the answer'!r})"


class SyncFile(MadeFile["SyncSession"]):
    """A file of a synchronous client."""

    def read(self, **options: Unpack[DownloadOptions]) -> bytes:
        """The bytes. `options` and errors: see `SyncFile.save`."""
        memory, session = io.BytesIO(), self._live()
        with self._name_in_errors():
            taken = limits(**options)
            session.download(download.read(session.context, self._output, memory, taken))
        return memory.getvalue()

    def save(self, path: str | PathLike[str], **options: Unpack[DownloadOptions]) -> Path:
        """Writes the file to `path` and returns where it is.

        `max_bytes` is the most that is taken: 256 MiB of an image, 512 MiB of audio and 2 GiB of a
        video unless you say otherwise. `deadline` is in seconds, 600 by default.

        A path without a suffix gets the one of its content; another suffix than the content's is
        kept as asked, with a GatewayWarning. A file of that name is replaced. Raises
        DownloadRefused, DownloadFailed, NotSaved.
        """
        session = self._live()
        with self._name_in_errors():
            taken = limits(**options)
            flow = keep.save(session.context, self._output, keep.target(path), taken)
            return self._check_type(*session.download(flow))

    def save_in(
        self,
        folder: str | PathLike[str],
        stem: str,
        *,
        overwrite: bool = False,
        **options: Unpack[DownloadOptions],
    ) -> Path:
        """Writes the file into `folder` as `stem` and a suffix; see `Result.save_all`."""
        session = self._live()
        with self._name_in_errors():
            taken = limits(**options)
            home = keep.make_folder(folder)
            flow = keep.keep(session.context, self._output, home, stem, taken, overwrite=overwrite)
            return self._check_type(*session.download(flow))

    def read_once(self) -> bytes:
        """The bytes, fetched once; a notebook asks for them in several forms."""
        if self._kept is None:
            self._kept = self.read()
        return self._kept

    def _repr_png_(self) -> bytes | None:
        return picture(self, "image/png")

    def _repr_jpeg_(self) -> bytes | None:
        return picture(self, "image/jpeg")


class AsyncFile(MadeFile["AsyncSession"]):
    """A file of an async client."""

    def _repr_html_(self) -> str:
        return file_html(self)

    async def read(self, **options: Unpack[DownloadOptions]) -> bytes:
        """The bytes. `options` and errors: see `SyncFile.save`."""
        memory, session = io.BytesIO(), self._live()
        with self._name_in_errors():
            taken = limits(**options)
            await session.download(download.read(session.context, self._output, memory, taken))
        return memory.getvalue()

    async def save(self, path: str | PathLike[str], **options: Unpack[DownloadOptions]) -> Path:
        """Writes the file to `path` and returns where it is; see `SyncFile.save`."""
        session = self._live()
        with self._name_in_errors():
            taken = limits(**options)
            flow = keep.save(session.context, self._output, keep.target(path), taken)
            return self._check_type(*await session.download(flow))

    async def save_in(
        self,
        folder: str | PathLike[str],
        stem: str,
        *,
        overwrite: bool = False,
        **options: Unpack[DownloadOptions],
    ) -> Path:
        """Writes the file into `folder` as `stem` and a suffix; see `Result.save_all`."""
        session = self._live()
        with self._name_in_errors():
            taken = limits(**options)
            home = keep.make_folder(folder)
            flow = keep.keep(session.context, self._output, home, stem, taken, overwrite=overwrite)
            return self._check_type(*await session.download(flow))


class Image(SyncFile):
    """An image of a synchronous client."""

    medium = "image"


class Video(SyncFile):
    """A video of a synchronous client."""

    medium = "video"


class Audio(SyncFile):
    """An audio file of a synchronous client: music, speech or other sound."""

    medium = "audio"


class AsyncImage(AsyncFile):
    """An image of an async client."""

    medium = "image"


class AsyncVideo(AsyncFile):
    """A video of an async client."""

    medium = "video"


class AsyncAudio(AsyncFile):
    """An audio file of an async client: music, speech or other sound."""

    medium = "audio"


OF_MEDIUM: dict[str, type[SyncFile]] = {one.medium: one for one in (Image, Video, Audio)}
ASYNC_OF_MEDIUM: dict[str, type[AsyncFile]] = {
    one.medium: one for one in (AsyncImage, AsyncVideo, AsyncAudio)
}
