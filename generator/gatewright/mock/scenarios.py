"""Asking for faults: in a scenario file, by a request header, or over ``/_mock/faults``."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from .faults import Fault, FaultError, one_of
from .narrowing import is_list, is_object

HEADER = "X-Mock-Fault"
"""``kind; name=value; …``, several faults separated by commas."""


def from_data(data: Any, where: str = "fault") -> Fault:
    """A fault from plain data, such as a table of a scenario file; FaultError says what is wrong."""
    if not is_object(data):
        raise FaultError(f"{where}: a fault is a table with a 'kind', not {type(data).__name__}")
    known = {one.name: str(one.type) for one in fields(Fault)}
    settings: dict[str, Any] = {}
    for name, value in data.items():
        one_of(f"{where}: field", str(name), tuple(known))
        settings[name] = _parse_setting(f"{where}: {name}", known[name], value)
    if "kind" not in settings:
        raise FaultError(f"{where}: 'kind' is missing")
    try:
        return Fault(**settings)
    except FaultError as error:
        raise FaultError(f"{where}: {error}") from None


def from_header(text: str) -> tuple[Fault, ...]:
    """The faults of one `HEADER` value."""
    return tuple(_from_words(one) for one in text.split(",") if one.strip())


def load_scenario(path: Path) -> tuple[Fault, ...]:
    """The ``[[fault]]`` tables of a TOML file; FaultError names the file and the table."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FaultError(f"{path}: {error}") from None
    tables = data.pop("fault", [])
    if data or not is_list(tables):
        raise FaultError(f"{path}: a scenario holds [[fault]] tables and nothing else")
    return tuple(
        from_data(table, f"{path}: fault {number}") for number, table in enumerate(tables, 1)
    )


def _from_words(text: str) -> Fault:
    kind, *settings = (word.strip() for word in text.split(";"))
    data: dict[str, Any] = {"kind": kind}
    for setting in filter(None, settings):
        name, equals, value = setting.partition("=")
        if not equals:
            raise FaultError(f"{HEADER}: expected name=value, got {setting!r}")
        data[name.strip()] = value.strip()
    return from_data(data, HEADER)


def _parse_setting(where: str, annotation: str, value: Any) -> Any:
    """`value` as its field wants it; headers have only text, files have types of their own."""
    try:
        if annotation.startswith("tuple"):
            return tuple(value.split("|") if isinstance(value, str) else map(str, value))
        if annotation.startswith("bool"):
            return value if isinstance(value, bool) else {"true": True, "false": False}[value]
        if annotation.startswith("int"):
            if value == "always" and "None" in annotation:
                return None
            return int(value)
        if annotation == "float":
            return float(value)
    except (KeyError, TypeError, ValueError):
        raise FaultError(
            f"{where}: {value!r} is not of type {annotation.partition(' ')[0]}"
        ) from None
    if not isinstance(value, str):
        raise FaultError(f"{where}: expected text, got {value!r}")
    return value
