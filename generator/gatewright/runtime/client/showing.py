"""Results as JSON and in notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from .errors import DownloadError

if TYPE_CHECKING:
    from typing import ClassVar, Protocol

    from ..facts.expiry import ExpiresAt
    from .outcome import Credits
    from .price import Estimate

    class Linked(Protocol):
        """A file that may have a link."""

        medium: ClassVar[str]

        @property
        def url(self) -> str | None: ...

    class Drawable(Linked, Protocol):
        """A file whose bytes can be had at once."""

        @property
        def media_type(self) -> str | None: ...
        def read_once(self) -> bytes: ...


TAGS = {"image": "img", "video": "video controls", "audio": "audio controls"}
"""Medium → what shows it on a page."""


def credits_data(credits: Credits) -> dict[str, Any]:
    """What an answer says about credits."""
    parts = dict(credits.parts)
    return {
        "reserved": credits.reserved,
        "final": credits.final,
        "total": credits.total,
        "parts": parts,
    }


def price_data(price: Estimate | None) -> dict[str, Any] | None:
    """A price; amounts are texts, so that no digit is lost."""
    if price is None:
        return None
    amount = None if price.amount is None else str(price.amount)
    return {"amount": amount, "unit": price.unit, "per": price.per, "source": price.source}


def moment(time: ExpiresAt) -> str | None:
    """A time in ISO 8601; a word stays as it is."""
    return time if time is None or isinstance(time, str) else time.isoformat()


def page(files: Iterable[Linked]) -> str:
    """Files as a notebook shows them: by their links."""
    return "".join(file_html(file) for file in files)


def file_html(file: Linked) -> str:
    """One file by its link; one without a link only by its name."""
    if file.url is None:
        return f"<p>{escape(repr(file))}</p>"
    tag = TAGS[file.medium]
    link = escape(file.url)
    end = "" if tag == "img" else f"</{tag.partition(' ')[0]}>"
    return f'<{tag} src="{link}" style="max-width: 32em">{end}'


def picture(file: Drawable, mime: str) -> bytes | None:
    """The bytes of a picture of that type, for a notebook; None where it is none, or does not come."""
    if file.medium != "image" or file.media_type not in (None, mime):
        return None
    try:
        data = file.read_once()
    except DownloadError:
        return None
    from .media.sniff import sniff

    found = sniff(data[:64])
    return data if found is not None and found.mime == mime else None
