"""The fast path with the scanner. It may only accept, and it accepts only valid requests.

The scanner accepts valid requests without building objects. Of the others it mostly knows that
no key is there twice; they are then read by the quickest reader there is, msgspec's or json's,
neither of which would notice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .all_modes import told_by_parts
from .form import ScanForm, Unsayable, choice
from .schema_form import request_form

if TYPE_CHECKING:
    from gatewright_scan import Scanner

    from ..package import InstalledPackage, Which


_SCAN, _MSGSPEC = "gatewright_scan", "msgspec"

ScanRow = tuple[int, int, int, Any]
"""(number from 0, start, end, body) of a line among others, start and end in bytes.

The body is NOTHING where the line may have equal keys or not be JSON.
"""
Sorted = tuple[int, int, int, bool, bytes | None]
"""(number from 0, start, end, once, told) of a line that is not certainly right.

`once`: no object in it has a key twice, if it is JSON at all. `told`: the same is wrong in all lines with the same.
"""


class Fast:
    """Looks at requests to the model `model`, or at those that name their model under `field`.

    Raises ImportError where the scanner is not installed, Unsayable where `model` has no form.
    """

    def __init__(
        self,
        package: InstalledPackage,
        which: Which,
        model: str | None = None,
        field: str | None = None,
    ) -> None:
        scan = import_module(_SCAN)
        self._scanner: type[Scanner] = scan.Scanner
        self._catalog, self._which, self._field = (
            package.models,
            which,
            field or package.which.MODEL,
        )
        self.nothing: Any = package.decode.NOTHING
        """The body of what is not JSON."""
        self._named = model is None
        self._forms: dict[str, ScanForm] = {}
        self._models: dict[str, str] = {}
        """Model, as a request names it → its key."""
        self._met: set[str] = set()
        self._told: set[str] = set()
        """Models of which `told` says everything that is wrong."""
        self.seen: dict[bytes, Any] = {}
        """What somebody keeps by `told`, until that gets another meaning."""
        self.glance: Callable[..., tuple[int, ...] | None] = scan.glance
        self.once: int = scan.ONCE
        """The verdict of `look` for a text without duplicate keys, which `anything` may read."""
        self.anything = _anything()
        """Reads JSON, keeping the last of equal keys; raises some exception."""
        if model is None:
            self._look_for(choice(self._field, {}), [])
        else:
            self._look_for(request_form(self._catalog, model), [model])
            self._tell(model)

    def meet(self, models: Iterable[str]) -> None:
        """Adds the forms of these models. Until then the validator checks their requests.

        Forms are added on demand, because most of thousands of models never occur.
        """
        new = [key for key in models if key not in self._met]
        if not new or not self._named:
            return
        self._met.update(new)
        for key in new:
            try:
                tag = self._tag(key)
                self._forms[tag[1]] = request_form(self._catalog, key, tag)
                self._models[tag[1]] = key
                self._tell(key)
            except Unsayable:
                continue
        form = choice(self._field, self._forms)
        self._look_for(form, [self._models[name.decode()] for name in form.names])

    def _tag(self, model: str) -> tuple[str, str]:
        """(key, value) by which a request is known to be for `model`; raises Unsayable."""
        name = self._field
        if model not in self._which.keys:
            raise Unsayable(model)
        own = self._catalog.data(model, "schemas")["properties"].get(name)
        value = model if own is None else own.get("const")
        if self._which.of({name: value}, name) != model:
            raise Unsayable(name)
        return name, value

    def _tell(self, model: str) -> None:
        if told_by_parts(self._catalog.data(model, "schemas")):
            self._told.add(model)

    def tells(self, model: str | None) -> bool:
        """Whether lines for `model` with the same `told` have the same wrong in them."""
        return model in self._told

    def _look_for(self, form: ScanForm, models: list[str]) -> None:
        scanner = self._scanner(form)
        self._sort, self._sorted = scanner.sort, models
        self.seen.clear()
        self.look = scanner.look
        """0 for a text that certainly is right."""

    def sort(self, data: bytes) -> tuple[int, dict[str, int], list[Sorted]]:
        """(lines, model → right ones, those that need a closer look) of lines between newlines."""
        lines, counts, rest = self._sort(data)
        right = {key: n for key, n in zip(self._sorted, counts, strict=True) if n}
        return lines, right, rest

    def read(self, line: bytes) -> Any:
        """The body of a line in which no object has a key twice; NOTHING where it is not JSON."""
        try:
            return self.anything(line)
        except Exception:
            return self.nothing  # The exact reader says where.


def installed_parts() -> dict[str, bool]:
    """Returns the parts of the fast path, and whether each is installed."""
    return {"scan": _there(_SCAN), "msgspec": _there(_MSGSPEC)}


def _there(module: str) -> bool:
    try:
        import_module(module)
    except ImportError:
        return False
    return True


def _anything() -> Callable[[bytes | str], Any]:
    try:
        read: Callable[[bytes | str], Any] = import_module(_MSGSPEC).json.Decoder().decode
    except ImportError:
        decode = json.JSONDecoder(parse_constant=_refuse_constant).decode
        return lambda text: decode(text if isinstance(text, str) else text.decode())
    return read


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def fast_reader(
    package: InstalledPackage, which: Which, model: str | None = None, field: str | None = None
) -> Fast | None:
    """A Fast of these, or None where there is none."""
    try:
        return Fast(package, which, model, field)
    except (ImportError, Unsayable):
        return None
