"""The Jinja environment. It is strict, and the text of a spec never becomes a template."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from json.encoder import encode_basestring_ascii as _quoted
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..ir import Gateway, Model
from ..runtime.catalog.keys import known_as
from ..schema import request_schema
from . import checks, doors, flags, index, infos, overview, signatures
from .alike import Alike
from .checked import CheckedKey, ValidatorPlan, ValueCheck
from .compiled import compiled_templates
from .literals import INDENT, WIDTH, docstring, inline, literal, pack_value
from .sharing import Sharing
from .twins import Twins


def environment(folders: Iterable[Path], alike: Alike | None = None) -> Environment:
    """Returns an environment for one package, which takes each template from the first of `folders` that has it.

    What it and `alike` find out of models is true of that package alone.
    """
    alike = alike or Alike()
    env = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,
        bytecode_cache=compiled_templates(),
    )
    planned = _once(checks.plan)
    twins = Twins(planned, alike)
    sharing = Sharing(alike)
    filters: dict[str, Any] = dict(
        all_of=flags.all_of,
        any_of=any_of,
        lacking=lacking,
        list_guards=list_guards,
        there_and=there_and,
        is_member=is_member,
        as_tuple=tuple,
        docstring=docstring,
        json_line=json_line,
        known_as=known_as,
        literal=literal,
        otherwise=otherwise,
        packed=pack_value,
        json_lines=json_lines,
        once_alike=alike.once,
        plan=planned,
        plan_of=twins.plan,
        data_line=lines(sharing, twins),
        twin_of=twins.first,
        schema=request_schema,
        toml=toml,
        call_line=call_line,
        with_index=with_index,
        **doors.FILTERS,
        **index.FILTERS,
        **infos.FILTERS,
        **overview.FILTERS,
        **signatures.FILTERS,
    )
    env.filters.update(filters)
    return env


def lines(sharing: Sharing, twins: Twins) -> Callable[[Model, Gateway, str], list[Any]]:
    """What gives the line of a model in a data file of a kind."""

    def line(model: Model, gateway: Gateway, kind: str) -> list[Any]:
        made: dict[str, Callable[[Model], dict[str, Any]]] = {
            "facts": lambda one: one.facts,
            "infos": infos.model_info,
            "rules": lambda one: twins.data(one, gateway),
            "schemas": request_schema,
        }
        return sharing.line(model, gateway, kind, made[kind])

    return line


def _once(plan: Callable[[Model], ValidatorPlan]) -> Callable[[Model], ValidatorPlan]:
    """`plan`, asked once for each model: two templates need it."""
    made: dict[int, tuple[Model, ValidatorPlan]] = {}

    def plan_once(model: Model) -> ValidatorPlan:
        if id(model) not in made:
            made[id(model)] = model, plan(model)
        return made[id(model)][1]

    return plan_once


def json_line(value: Any) -> str:
    """`value` as JSON on one line, in ASCII, without a blank that it does not need."""
    return json.dumps(value, separators=(",", ":"))


def json_lines(value: dict[str, Any]) -> str:
    """An object as JSON in ASCII with a line for each of its keys, so that a changed fact is a changed line."""
    rows = (f"{_quoted(key)}:{json_line(one)}" for key, one in value.items())
    return "{\n" + ",\n".join(rows) + "\n}"


def toml(text: str) -> str:
    """A TOML basic string in ASCII. JSON's escapes are TOML's, but for characters beyond U+FFFF."""
    parts = [f"\\U{ord(one):08x}" if ord(one) > 0xFFFF else _quoted(one)[1:-1] for one in text]
    return f'"{"".join(parts)}"'


def is_member(member: ValueCheck, several: ValueCheck, var: str) -> str:
    """The condition that the value `var` of `several` kinds is judged as `member`."""
    tag = member.kind.tagged_by()
    if tag and sum(one.tagged_by() is not None for one in several.kind.members()) > 1:
        return f"has_tag({var}, {inline(tag[0])}, {inline(tag[1])})"
    return f"{var}.__class__ is {member.value_class} or issubclass({var}.__class__, {member.value_class})"


def otherwise(key: CheckedKey, unsure: str) -> str:
    """``else`` or ``elif``: when a key that is not in `unsure`, an object or the empty one, is missing."""
    asked = ([f"{unsure} is not EMPTY"] if unsure else []) + ([key.when] if key.when else [])
    return f"elif {' and '.join(asked)}" if asked else "else"


def lacking(key: CheckedKey, name: str, unsure: str) -> str:
    """When the key, whose value is `name` or the empty object, is missing in `unsure`."""
    asked = [f"{name} is EMPTY", *([f"{unsure} is not EMPTY"] if unsure else [])]
    return " and ".join([*asked, *([key.when] if key.when else [])])


def list_guards(check: ValueCheck, var: str) -> list[str]:
    """Conditions of which one is true where `var` is not a plain list, or breaks a limit of the list."""
    return [f"{var}.__class__ is not list", *check.guards(var)]


def there_and(guards: list[str], there: str, level: int) -> str:
    """``if there and (a or b):``, laid out like the formatter does it where that is too long."""
    asked = " or ".join(guards)
    inner = f"({asked})" if len(guards) > 1 else asked
    line = f"if {there} and {inner}:"
    if len(INDENT) * level + len(line) <= WIDTH:
        return line
    if len(guards) == 1:
        return f"if (\n{INDENT}{there}\n{INDENT}and {inner}\n):"
    rows = asked
    if len(INDENT) * (level + 1) + len(asked) > WIDTH:
        rows = f"\n{INDENT}or ".join(guards)
    return f"if {there} and (\n{INDENT}{rows}\n):"


def any_of(conditions: list[str], keyword: str, level: int) -> str:
    """``if a or b:``, one condition a line in brackets when it is too long for its indentation."""
    line = f"{keyword} {' or '.join(conditions)}:"
    if len(INDENT) * level + len(line) <= WIDTH or len(conditions) == 1:
        return line
    rows = f"\n{INDENT}or ".join(conditions)
    return f"{keyword} (\n{INDENT}{rows}\n):"


def call_line(head: str, arguments: str, level: int, end: str = "") -> str:
    """``head(arguments)`` and `end`, the arguments on a line of their own when it is too long."""
    line = f"{head}({arguments}){end}"
    if len(INDENT) * level + len(line) <= WIDTH:
        return line
    return f"{head}(\n{INDENT}{arguments}\n){end}"


def with_index(at: tuple[str, ...], index: str) -> tuple[str, ...]:
    """The names of indices `at` with one more."""
    return (*at, index)
