"""The body of a request while it is made: what is in it, and which files are not sent yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from numbers import Integral, Real
from typing import Any, cast

from ..catalog.info import UploadInfo
from ..rules.messages import mode_note
from ..rules.pointers import pointer, steps
from ..rules.violations import Violation
from .media.local import Local
from .media.uploaded import UploadedFile
from .null import NULL

ArgumentPlace = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A local file and where in the body its address goes."""

    argument: str
    path: ArgumentPlace
    local: Local
    files: UploadInfo
    """How the argument takes files."""


@dataclass(slots=True)
class Draft:
    """A request's body, perhaps with local files that are not sent yet."""

    body: dict[str, Any]
    names: dict[str, str]
    """JSON Pointer → Python argument."""
    files: list[Placed] = field(default_factory=list[Placed])
    client_request_id: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Merged over the body, unjudged."""

    def whole(self) -> dict[str, Any]:
        """The body with `extra` merged over it."""
        return merge_bodies(self.body, self.extra) if self.extra else self.body

    def argument(self, pointer: str) -> str:
        """What a caller calls the thing at `pointer`: ``/params/size`` is ``size``."""
        return ".".join(self.call_path(tuple(steps(pointer)))) or "request"

    def call_path(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The same of the keys that lead there; what is inside an argument keeps its keys."""
        for end in range(len(path), 0, -1):
            name = self.names.get(pointer(path[:end]))
            if name is not None:
                return (name, *path[end:])
        return path

    def words_of(self, violation: Violation) -> tuple[str, str]:
        """Message and suggestion of a violation, with its params and its mode as a caller calls them."""
        rule, *rest = violation
        said = Violation((rule.with_names(self.call_path), *rest))
        return f"{said.message}{mode_note(said.mode, said.why)}", said.suggestion or ""

    def replace(self, placed: Placed, value: Any) -> None:
        """Puts `value` in the place of a file."""
        target: Any = self.body
        for key in placed.path[:-1]:
            target = target[key]
        target[placed.path[-1]] = value

    def put_address(self, placed: Placed, made: UploadedFile) -> None:
        """Puts the address of a file, and its token, in its place; what the caller said of it stays."""
        files = placed.files
        if files.item is None:
            self.replace(placed, made.url)
            return
        item = made.item(files.item, files)
        said = self._at(placed.path)
        self.replace(placed, {**item, **said, files.item["address"]: made.url})

    def _at(self, path: ArgumentPlace) -> Any:
        """What the body has at `path`."""
        value: Any = self.body
        for key in path:
            value = value[key]
        return value

    def seconds(self) -> dict[str, Decimal]:
        """How long the films and sounds of an argument are, where all are local and tell it."""
        found: dict[str, list[Decimal | None]] = {}
        for placed in self.files:
            found.setdefault(placed.argument, []).append(placed.local.seconds())
        return {
            name: sum((one for one in lengths if one is not None), Decimal(0))
            for name, lengths in found.items()
            if None not in lengths and len(lengths) == self._places(name)
        }

    def _places(self, argument: str) -> int:
        """How many files and addresses an argument has that takes files."""
        path = next(one.path for one in self.files if one.argument == argument)
        value = self._at(path[:-1])
        return len(value) if isinstance(value, list) else 1  # pyright: ignore[reportUnknownArgumentType]


def plain(value: Any) -> Any:
    """`value` in the plain types that JSON has; what JSON does not have stays as it is."""
    if value is None or value is NULL:
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    if type(value).__module__ == "numpy" and type(value).__name__ in ("bool", "bool_"):
        return bool(value)
    if isinstance(value, (list, tuple)):
        return [plain(element) for element in cast("list[Any]", value)]
    if isinstance(value, Mapping):
        return {
            plain(key): plain(element) for key, element in cast("dict[Any, Any]", value).items()
        }
    return value


def put(body: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Puts `value` at `path`, making the containers on the way."""
    for key in path[:-1]:
        body = body.setdefault(key, {})
    body[path[-1]] = value


def merge_bodies(body: dict[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """`body` with `extra` over it; objects at the top level are merged key by key."""
    result = dict(body)
    for key, value in extra.items():
        below = result.get(key)
        if isinstance(below, dict) and isinstance(value, Mapping):
            result[key] = {**cast("dict[str, Any]", below), **plain(value)}
        else:
            result[key] = plain(value)
    return result
