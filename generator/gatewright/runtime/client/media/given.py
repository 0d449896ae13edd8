"""The ways in which applications hold a file, each as bytes, a path or an open file.

Libraries are recognised by the names of their classes, so that none of them is imported.
"""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Mapping
from inspect import iscoroutinefunction
from typing import Any, cast

from ...catalog.info import UploadInfo
from ...rules.messages import printable
from ..errors import GatewayWarning, MediaError
from .local import Local, check, from_bytes, from_open, from_path
from .png import COLOURS, png

PLAIN_MODES = ("1", "L", "LA", "I", "I;16", "P", "RGB", "RGBA")
"""Modes of PIL that a PNG can hold as they are."""
BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n")
MEDIA_KINDS = ("image", "video", "audio")


def is_file(value: object) -> bool:
    """Whether a value can only be a file that has no address yet."""
    return (
        isinstance(value, (os.PathLike, bytes, bytearray, memoryview))
        or hasattr(value, "read")
        or is_form_file(value)
        or is_picture(value)
        or is_pixels(value)
        or is_named(value)
    )


def is_picture(value: object) -> bool:
    """Whether a value is an image of PIL."""
    return any(
        kind.__name__ == "Image" and kind.__module__ == "PIL.Image" for kind in type(value).__mro__
    )


def is_pixels(value: object) -> bool:
    """Whether a value is an array of numpy, or one that gives its memory like that."""
    return isinstance(getattr(value, "__array_interface__", None), dict) and not is_picture(value)


def is_form_file(value: object) -> bool:
    """Whether a value is a file of a form whose own `read` is a coroutine."""
    return (
        hasattr(value, "filename")
        and hasattr(value, "file")
        and iscoroutinefunction(getattr(value, "read", None))
    )


def is_named(value: object) -> bool:
    """Whether a value is (name, file) or (name, file, MIME type)."""
    if not isinstance(value, tuple):
        return False
    parts = cast("Any", value)
    return (
        2 <= len(parts) <= 4
        and (parts[0] is None or isinstance(parts[0], str))
        and not isinstance(parts[1], (str, Mapping, tuple))
        and is_file(parts[1])
    )


def local(value: Any) -> Local:
    """`value` as a file whose size and type are known; raises MediaError for what is none."""
    if is_named(value):
        return _named_file(value)
    if is_form_file(value):
        return from_open(value.file, _label(value))
    if isinstance(value, os.PathLike):
        return from_path(cast("os.PathLike[str]", value))
    if isinstance(value, (bytes, bytearray, memoryview)):
        return from_bytes(bytes(cast("bytes", value)), "file")
    if is_picture(value):
        return from_bytes(_png_bytes(value), f"{os.path.splitext(_label(value))[0] or 'image'}.png")  # noqa: PTH122
    if is_pixels(value):
        return from_bytes(_pixels(value), "image.png")
    if iscoroutinefunction(getattr(value, "read", None)):
        raise MediaError(f"{type(value).__name__}: pass the bytes, `await file.read()`")
    return from_open(value, _label(value))


def look(value: Any, limits: UploadInfo | None, argument: str = "") -> Local:
    """`value` as a file that is within `limits`, as far as it tells.

    Raises MediaError, which names the `argument`, when it is gone, empty or outside the limits.
    """
    try:
        found = local(value)
        if limits is not None:
            check(found, limits)
    except MediaError as error:
        if not argument:
            raise
        raise MediaError(f"{argument}: {error.message}") from error
    return found


def no_file(name: str, text: str) -> MediaError:
    """The error for a string that is not an address, with the way out."""
    shown = printable(text[:60]) + ("…" if len(text) > 60 else "")
    if len(text) > 100 and BASE64.issuperset(text):
        way = "it looks like base64: pass the bytes, base64.b64decode(text)"
    elif text.startswith("file:"):
        way = "for a file on this machine pass pathlib.Path(…)"
    elif "://" in text:
        way = "a reference file has a public https address; or pass its bytes or a path object"
    else:
        way = f"a string is an address; for a file on this machine pass pathlib.Path({shown!r})"
        way = way if len(text) <= 60 else way.partition("(")[0] + "(…)"
    return MediaError(f"{name}: {shown!r} is not an https address; {way}")


def _named_file(value: Any) -> Local:
    """A file that is named, as openai takes it; its bytes say what it is, whatever is claimed."""
    name, found = value[0], local(value[1])
    claimed = value[2] if len(value) > 2 else None
    if isinstance(claimed, str) and claimed.partition("/")[0] in MEDIA_KINDS:
        mime = claimed.partition(";")[0].strip().lower()
        if mime not in (found.type.mime, *found.type.also):
            said = f"{name or found.name} holds {found.type.mime}, not {mime}"
            warnings.warn(said, GatewayWarning, stacklevel=2)
    if not name:
        return found
    return Local(printable(os.path.basename(name)), found.size, found.type, found.open)  # noqa: PTH119


def _label(value: Any) -> str:
    """What a file says it is called, never a path; empty where it says nothing."""
    for attribute in ("filename", "name"):
        text = getattr(value, attribute, None)
        if isinstance(text, str) and text:
            return printable(os.path.basename(text.replace("\\", "/")))  # noqa: PTH119
    return ""


def _png_bytes(picture: Any) -> bytes:
    """An image of PIL as a PNG, which loses nothing."""
    memory = io.BytesIO()
    if picture.mode not in PLAIN_MODES:
        picture = picture.convert("RGBA" if "A" in picture.mode or "a" in picture.mode else "RGB")
    picture.save(memory, format="PNG")
    return memory.getvalue()


def _pixels(array: Any) -> bytes:
    """An array of bytes as a PNG; raises MediaError for another type or shape."""
    facts = array.__array_interface__
    shape, kind = tuple(facts["shape"]), str(facts["typestr"])
    depth = shape[2] if len(shape) == 3 else 1
    if kind[1:] != "u1" or len(shape) not in (2, 3) or depth not in COLOURS or 0 in shape:
        raise MediaError(
            f"an array of {kind} and shape {shape} is not a picture; pass uint8 of the shape "
            "(height, width) or (height, width, 3)"
        )
    return png(array.tobytes(), shape[1], shape[0], depth)
