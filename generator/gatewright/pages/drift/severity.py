"""How much a difference between page and spec matters to those who call the model."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Literal, cast

from ...release import Change, Verdict, added_code, deprecation, removed_code, verdict_of
from ...runtime.rules.limits import LOOSENED, Limit, bound_move
from ..equal import same, show
from ..facts import FactPath
from ..words.known_limits import limits_by_name
from .dropped_codes import CODES, is_code

Severity = Literal["breaking", "loosening", "price", "wording", "none"]

ORDER: tuple[Severity, ...] = ("breaking", "price", "loosening", "wording", "none")
_OF_FILES = frozenset({"max_files", "max_bytes"})
_SETS = frozenset({"also", "mime_types", "inputs"})
_OF_VERDICTS: dict[Verdict, Severity] = {
    "major": "breaking",
    "minor": "loosening",
    "patch": "wording",
    "none": "none",
}
_UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


def severity(path: FactPath, old: Any, new: Any) -> Severity:
    """The severity of `old` (None: not there) becoming `new` (None: gone) at `path`."""
    key = path[-1]
    if path[0] == "price":
        return "price"
    if path[0] in ("title", "inputs"):
        return "wording"
    if path[0] == "uploads" and key in _OF_FILES:
        return _most(old, new)
    limit = limits_by_name().get(key)
    if limit is not None:
        return _severity_of_move(limit, old, new)
    if path == CODES:
        known, listed = (cast(Collection[object], one or ()) for one in (old, new))
        return _of_release(added_code("", str(one)) for one in listed if one not in known)
    if path[2:] and key == "deprecated":
        return _of_release([deprecation("", "", "", str(old or ""), str(new or ""))])
    if is_code(path) and new is None:
        return _of_release([removed_code("", key)])
    if key in _SETS:
        return _choices(old, new)
    if key == "required":
        return "breaking" if new else "loosening"
    if key == "nullable":
        return "loosening" if new else "breaking"
    if key == "lifetime":
        return _most(seconds(old), seconds(new))
    if key in ("default", "doc"):
        return "loosening" if old is None else "breaking"
    if path[0] == "params" and len(path) == 2:
        return _row(old, new)
    if path[0] == "uploads" and len(path) == 2:
        return "loosening" if old is None else "breaking"
    return "breaking"


def _severity_of_move(limit: Limit, old: Any, new: Any) -> Severity:
    """What the kind's own limit says of its move; a limit that says nothing may break anything."""
    was, now = (limit.unset if one is None else one for one in (old, new))
    ways = {move.way for move in limit.moves(was, now)}
    return "loosening" if ways == {LOOSENED} else "breaking"


def _most(old: Any, new: Any) -> Severity:
    return "loosening" if bound_move("", old, new, upper=True).way == LOOSENED else "breaking"


def _choices(old: Any, new: Any) -> Severity:
    if old is None:
        return "breaking"
    if new is None:
        return "breaking"
    return "breaking" if set(old) - set(new) else "loosening"


def _of_release(changes: Iterable[Change]) -> Severity:
    """What the changes are in a release."""
    return _OF_VERDICTS[verdict_of(changes)]


def _row(old: Any, new: Any) -> Severity:
    if new is None:
        return "breaking"
    required = isinstance(new, dict) and bool(new.get("required"))  # pyright: ignore
    return "breaking" if required else "loosening"


def seconds(text: Any) -> int | None:
    """Seconds in ``7 days``; None for anything else."""
    found = re.fullmatch(r"(\d+) (second|minute|hour|day)s?", str(text))
    return int(found[1]) * _UNITS[found[2]] if found else None


def alike(path: FactPath, spec: Any, page: Any) -> bool:
    """Whether spec and page mean the same: the order of options does not count, nor do units of time."""
    if isinstance(spec, list) and isinstance(page, list):
        mine, theirs = cast(list[object], spec), cast(list[object], page)
        return len(mine) == len(theirs) and all(one in mine for one in theirs)
    if path[-1] == "lifetime":
        return seconds(spec) == seconds(page)
    if path[2:] and path[-1] == "deprecated":
        # A spec says in a sentence of its own what to use.
        return re.search(rf"\b{re.escape(show(page).rpartition(' ')[2])}\b", show(spec)) is not None
    if path == ("auth", "header"):
        return show(spec).casefold() == show(page).casefold()
    if path == ("title",):
        return _letters(spec) == _letters(page)
    if path[0] == "price":
        # A page that names one price of a table, that of the defaults, says nothing else.
        return show(spec) == show(page) or (
            isinstance(spec, dict) and any(show(one) == show(page) for one in _amounts(spec))
        )
    return same(spec, page)


def _letters(title: Any) -> str:
    return "".join(one for one in str(title).casefold() if one.isalnum())


def _amounts(price: Any) -> Iterator[object]:
    """Every amount of a price, which may be a table."""
    if isinstance(price, dict):
        for child in cast(dict[str, Any], price).values():
            yield from _amounts(child)
    else:
        yield price
