"""Uploaded reference files: kept for a while, judged by content against the documented limits."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .. import ir
from .measure import EXACT, seconds_of, sides_of
from .sniff import is_named, kind_of, mime_type

_KEEP_BYTES = 128 * 1024 * 1024
"""All kept files together; the oldest make room."""
_SLACK = 0.1
"""Seconds by which readers of one film may differ, as each counts what pads its sound in its own way."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A stored file."""

    id: str
    name: str
    content: bytes
    mime: str
    headers: tuple[tuple[str, str], ...] = ()
    """What a request has to carry that puts the content here."""


class StoredUploads:
    """The latest uploads by id."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, Upload] = OrderedDict()
        self._bytes = 0

    def add(self, upload: Upload) -> None:
        """Keep a file."""
        before = self._files.pop(upload.id, None)
        self._files[upload.id] = upload
        self._bytes += len(upload.content) - (len(before.content) if before else 0)
        while self._bytes > _KEEP_BYTES and len(self._files) > 1:
            _, gone = self._files.popitem(last=False)
            self._bytes -= len(gone.content)

    def get(self, id: str) -> Upload | None:
        """The file of that id, or None."""
        return self._files.get(id)


def limits_of(gateway: ir.Gateway, model: ir.Model | None) -> Mapping[str, ir.MediaLimit] | None:
    """The limits of a file that is sent ahead, by kind: the model's, or the gateway's; None: no page.

    Which param of several it is for shows in the create alone, so the widest limits hold until then.
    """
    if model is not None:
        found: dict[str, list[ir.MediaLimit]] = {}
        for param in model.file_params:
            for limit in param.uploads.limits if param.uploads is not None else ():
                found.setdefault(limit.kind, []).append(limit)
        if found:
            return {kind: _widest(limits) for kind, limits in found.items()}
    return {limit.kind: limit for limit in gateway.uploads.limits} or None


def limits_of_param(param: ir.Param) -> Mapping[str, ir.MediaLimit] | None:
    """The limits of the files of one param, by kind; None where no page states any."""
    limits = param.uploads.limits if param.uploads is not None else ()
    return {limit.kind: limit for limit in limits} or None


def _widest(limits: list[ir.MediaLimit]) -> ir.MediaLimit:
    """What any of the limits of one kind lets through, where there are several."""
    if len(limits) == 1:
        return limits[0]
    sizes = [one.max_bytes for one in limits]
    types = [one.mime_types for one in limits]
    return ir.MediaLimit(
        limits[0].kind,
        None if None in sizes else max(size for size in sizes if size is not None),
        () if () in types else tuple(dict.fromkeys(mime for some in types for mime in some)),
        limits[0].provenance,
    )


def fault_of(
    content: bytes, kind: str | None, limits: Mapping[str, ir.MediaLimit] | None
) -> str | None:
    """What is wrong with a file that is sent as `kind`, in a sentence; None when it is fine."""
    mime = mime_type(content)
    if mime is None:
        return "the content is not a picture, film or sound of a known type"
    kind = kind or kind_of(mime)
    if kind_of(mime) != kind:
        return f"the content is {mime}, not {kind}"
    if limits is None:
        return None
    limit = limits.get(kind)
    if limit is None:
        return f"takes {' or '.join(limits)} files, not {kind}"
    if limit.max_bytes is not None and len(content) > limit.max_bytes:
        return f"the file has {len(content)} bytes, at most {limit.max_bytes} are allowed"
    if limit.mime_types and not is_named(mime, limit.mime_types):
        return f"the content is {mime}, allowed are {', '.join(limit.mime_types)}"
    return _of_sides(content, mime, limit) or _of_seconds(content, mime, limit)


def _of_sides(content: bytes, mime: str, limit: ir.MediaLimit) -> str | None:
    """What is wrong with the sides of a picture or a film."""
    if limit.min_side is limit.max_side is limit.max_ratio is None:
        return None
    sides = sides_of(content, mime)
    if sides is None or 0 in sides:
        return None
    short, long = sorted(sides)
    if limit.min_side is not None and short < limit.min_side:
        return f"it has a side of {short} pixels, {limit.min_side} is the least"
    if limit.max_side is not None and long > limit.max_side:
        return f"it has a side of {long} pixels, {limit.max_side} is the most"
    if limit.max_ratio is not None and long > short * Fraction(str(limit.max_ratio)):
        return f"one side is {long / short:.2f} times the other, at most {limit.max_ratio}"
    return None


def _of_seconds(content: bytes, mime: str, limit: ir.MediaLimit) -> str | None:
    """What is wrong with the length of a film or a sound."""
    if limit.min_seconds is limit.max_seconds is limit.max_seconds_tall is None:
        return None
    seconds = seconds_of(content, mime)
    if seconds is None:
        return None
    slack = 0 if mime == EXACT else _SLACK
    if limit.min_seconds is not None and seconds + slack < limit.min_seconds:
        return f"it lasts {seconds:g} seconds, {limit.min_seconds} is the least"
    most = _most_seconds(content, mime, limit)
    if most is not None and seconds - slack > most:
        return f"it lasts {seconds:g} seconds, {most} is the most"
    return None


def _most_seconds(content: bytes, mime: str, limit: ir.MediaLimit) -> float | None:
    """The longest that this file may be: a film that is higher than wide may have a length of its own."""
    if limit.max_seconds_tall is None:
        return limit.max_seconds
    sides = sides_of(content, mime)
    if sides is None:
        both = (limit.max_seconds, limit.max_seconds_tall)
        return None if limit.max_seconds is None else max(one for one in both if one is not None)
    return limit.max_seconds_tall if sides[1] > sides[0] else limit.max_seconds
