"""The lines that the tests' signed tables need after a change, for a person to sign.

A table of a gateway holds its models by `GATEWAY/ID`, each param as a spec says it without the project's words.
Models without an entry there have a file of their own, a fact a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from ...load import SpecFile, spec_key
from ...load.document import read

_NOT_SIGNED = frozenset({"sources", "examples", "summary", "provenance", "undocumented"})
_OWN = frozenset({"doc", "role", "name", "at", "key", "wire", "file_keys"})
"""What a spec says of a param in words of the project, or of how it travels."""
_NO_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null"})
"""Words that YAML takes for other values."""
_SECTIONS = ("medium", "price", "links", "rules", "modes", "uploads")
"""What a table of a gateway holds of a model beside its params."""


def lines_to_sign(before: SpecFile, after: SpecFile, tests: Path = Path("tests")) -> Iterator[str]:
    """One line for each fact that differs, under the table it belongs into; one that is gone is a comment.

    `tests` is where the signed tables lie.
    """
    table = tests / "catalogue" / "facts" / f"{before.gateway}.yaml"
    keys = [spec_key(before.gateway, {**before.data, "id": one}) for one in _ids(before)]
    signed = _entries(table)
    if before.kind == "model" and any(key in signed for key in keys):
        lines = list(_table_lines(before, after))
        if lines:
            yield f"to sign in {table.as_posix()}, under {' and '.join(keys)}:"
            yield from lines
        return
    below = f"models/{before.gateway}" if before.kind == "model" else "gateways"
    own = tests / "facts" / below / f"{before.path.stem}.facts"
    if before.kind == "gateway" or own.exists():
        lines = list(_fact_lines(before, after))
        if lines:
            yield f"to sign in {own.as_posix()}:"
            yield from lines


def _ids(file: SpecFile) -> list[str]:
    return [str(file.data["id"])] if "id" in file.data else [*map(str, file.data.get("ids", {}))]


def _entries(table: Path) -> dict[str, Any]:
    """The entries of a table, by the model's key; empty where there is none."""
    if not table.is_file():
        return {}
    file = SpecFile(table, "package", "")
    return {} if read(file, table.read_bytes()) else file.data


def _table_lines(before: SpecFile, after: SpecFile) -> Iterator[str]:
    for section in _SECTIONS:
        old, new = (one.data.get(section) for one in (before, after))
        if old != new:
            yield f"  {section}: {_flow(new)}" if new is not None else f"  # remove {section}"
    old, new = (_plain(one.data.get("params", {})) for one in (before, after))
    changed = {name: new[name] for name in new if old.get(name) != new[name]}
    if changed or old.keys() - new.keys():
        yield "  params:"
    yield from (f"    # remove {name}" for name in old if name not in new)
    yield from (f"    {name}: {_flow(one)}" for name, one in changed.items())


def _plain(params: Any) -> dict[str, Any]:
    """Params without the project's words, in their fields and items as well."""
    return {name: _bare(one) for name, one in cast(dict[str, Any], params).items()}


def _bare(value: Any) -> Any:
    if isinstance(value, list):
        return [_bare(one) for one in value]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(value, dict):
        return value
    stated = cast(dict[str, Any], value)
    kept = {key: one for key, one in stated.items() if not ("type" in stated and key in _OWN)}
    return {key: _plain(one) if key == "fields" else _bare(one) for key, one in kept.items()}


def _flow(value: Any) -> str:
    """A value as a line of YAML; JSON is YAML, and keys need no marks."""
    if isinstance(value, dict):
        pairs = cast(dict[str, Any], value).items()
        return "{" + ", ".join(f"{_word(key)}: {_flow(one)}" for key, one in pairs) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"  # pyright: ignore[reportUnknownArgumentType]
    return json.dumps(value, ensure_ascii=False)


def _word(key: str) -> str:
    plain = key.isidentifier() and key.casefold() not in _NO_WORDS
    return key if plain else json.dumps(key, ensure_ascii=False)


def _fact_lines(before: SpecFile, after: SpecFile) -> Iterator[str]:
    old, new = dict(_signed_facts(before)), dict(_signed_facts(after))
    yield from (f"  # remove {name}" for name in old if name not in new)
    for name, value in new.items():
        if name not in old or old[name] != value:
            yield f"  {name} = {json.dumps(value, ensure_ascii=False)}"


def _signed_facts(file: SpecFile) -> Iterator[tuple[str, Any]]:
    for key, value in file.data.items():
        if key not in _NOT_SIGNED:
            yield from _leaves(key, value)


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        for key, child in cast(dict[str, Any], value).items():
            if key != "doc":
                yield from _leaves(f"{name}.{key}", child)
    else:
        yield name, value
