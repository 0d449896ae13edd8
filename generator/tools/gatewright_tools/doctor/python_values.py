"""What the names of a Python script hold, as far as its text tells; what it does not tell is ``$NAME``."""

from __future__ import annotations

import ast
import copy
import json
from collections.abc import Iterator
from typing import Any, cast

from .call import OpenFile, is_unknown

OPENING = ("open", "read_bytes")
"""Calls that open a file: of a name, or of a path before the dot."""
TYPES: dict[str, Any] = {
    "str": str, "int": int, "float": float, "bool": bool, "list": list, "tuple": list, "Path": str,
}  # fmt: skip
HeldObject = dict[str, Any]
_PythonStatement = ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Delete | ast.Expr | ast.withitem


class Names:
    """The values of names at a place of a script, taken from its statements. Nothing is run.

    What has no value before that place has the one that the whole script gives it.
    """

    def __init__(self, later: Names | None = None) -> None:
        self._held: HeldObject = {}
        self._later = later

    @classmethod
    def along(cls, tree: ast.Module) -> Iterator[tuple[ast.Call, Names]]:
        """(a call, the names as they are there) for each call, in the order of the script."""
        nodes = sorted((one for one in ast.walk(tree)), key=_end)
        whole = cls()
        for node in nodes:
            if isinstance(node, _PythonStatement):
                whole._take(node)
        names = cls(whole)
        for node in nodes:
            if isinstance(node, _PythonStatement):
                names._take(node)
            elif isinstance(node, ast.Call):
                yield node, names

    def _take(self, node: _PythonStatement) -> None:
        match node:
            case ast.Assign(targets=[target], value=value):
                self._assign(target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._assign(target, value)
            case ast.withitem(optional_vars=ast.Name() as target, context_expr=value):
                self._assign(target, value)
            case ast.AugAssign(target=ast.Name(id=name), op=op, value=value):
                found = self._join(self.value(node.target), op, self.value(value))
                self._held[name] = f"${name}" if is_unknown(found) else found
            case ast.Delete():
                for one in node.targets:
                    if isinstance(one, ast.Subscript):
                        self._change(one.value, "pop", [self.value(one.slice)])
            case ast.Expr(value=ast.Call(func=ast.Attribute() as function) as call):
                given = [self.value(one) for one in call.args]
                self._change(function.value, function.attr, given or [self.keywords(call)[0]])
            case _:
                pass

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        found = self.value(value)
        if isinstance(target, ast.Name):
            untold = isinstance(value, ast.Call) and is_unknown(found)
            self._held[target.id] = f"${target.id}" if untold else found
        elif isinstance(target, ast.Subscript):
            self._change(target.value, "setitem", [self.value(target.slice), found])

    def _change(self, of: ast.expr, how: str, given: list[Any]) -> None:
        """Changes an object or a list that is known."""
        held = self.value(of)
        if isinstance(held, dict):
            change_object(cast("HeldObject", held), how, given)
        elif isinstance(held, list) and how in ("append", "extend") and given:
            more: Any = given[0] if how == "extend" else given[:1]
            cast("Any", held).extend(more if isinstance(more, list) else [])

    def keywords(self, node: ast.Call) -> tuple[dict[str, Any], Any]:
        """(the arguments of a call by name, those that ``**NAME`` brings where nobody tells them)."""
        found: dict[str, Any] = {}
        untold: Any = None
        for one in node.keywords:
            value = self.value(one.value)
            if one.arg is not None:
                found[one.arg] = value
            elif isinstance(value, dict):
                found |= cast("dict[str, Any]", value)
            else:
                untold = value
        return found, untold

    def value(self, node: ast.expr) -> Any:
        """The value of an expression."""
        match node:
            case ast.Constant(value=bytes() as text):
                return text.decode("utf-8", "replace")
            case ast.Constant():
                return node.value
            case ast.Dict():
                return self._object(node)
            case ast.List() | ast.Tuple():
                return [self.value(one) for one in node.elts]
            case ast.Name():
                return self._of_name(node.id)
            case ast.JoinedStr():
                parts = (
                    one.value if isinstance(one, ast.FormattedValue) else one for one in node.values
                )
                return "".join(str(self.value(one)) for one in parts)
            case ast.BinOp():
                return self._join(self.value(node.left), node.op, self.value(node.right))
            case ast.UnaryOp(op=ast.USub()):
                inner = self.value(node.operand)
                return -inner if isinstance(inner, (int, float)) else inner
            case ast.Subscript():
                return self._element(self.value(node.value), self.value(node.slice))
            case ast.Call():
                return self._call_value(node)
            case ast.NamedExpr():
                return self.value(node.value)
            case _:
                return "$value"

    def _element(self, held: Any, key: Any) -> Any:
        try:
            return held[key] if isinstance(held, (dict, list)) else f"${key}"  # pyright: ignore[reportUnknownVariableType]
        except (LookupError, TypeError):
            return f"${key}" if str(key).isidentifier() else "$value"

    def _of_name(self, name: str) -> Any:
        if name in self._held or self._later is None:
            return self._held.get(name, f"${name}")
        return copy.deepcopy(self._later._of_name(name))

    def _object(self, node: ast.Dict) -> Any:
        found: dict[str, Any] = {}
        for key, one in zip(node.keys, node.values, strict=True):
            value = self.value(one)
            if key is not None:
                found[str(self.value(key))] = value
            elif isinstance(value, dict):
                found |= cast("dict[str, Any]", value)
            else:
                return value  # What is in it besides is not told.
        return found

    def _join(self, left: Any, op: ast.operator, right: Any) -> Any:
        if isinstance(op, ast.BitOr) and isinstance(left, dict) and isinstance(right, dict):
            return {**cast("HeldObject", left), **cast("HeldObject", right)}
        if not isinstance(op, ast.Add):
            return "$value"
        if isinstance(left, list) and isinstance(right, list):
            return [*left, *right]
        if isinstance(left, (int, float)) and isinstance(right, (int, float)):
            return left + right
        return f"{left}{right}"

    def _call_value(self, node: ast.Call) -> Any:
        name = dotted_name(node.func)
        last = name.rpartition(".")[2]
        given = [self.value(one) for one in node.args]
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        match last, given:
            case _ if last in OPENING:
                return OpenFile(
                    self.value(owner) if owner is not None else given[0] if given else "value"
                )
            case "dumps", [inner, *_]:
                return inner if is_unknown(inner) else json.dumps(inner, default=str)
            case "getenv" | "get", [key, *default]:
                address = default and isinstance(default[0], str) and "://" in default[0]
                return default[0] if address else f"${key}"
            case "dict", [] | [dict()]:
                more, untold = self.keywords(node)
                first = cast("HeldObject", given[0]) if given else {}
                return {**first, **more} if untold is None else untold
            case "encode" | "copy", [] | [str()] if owner is not None:
                return copy.deepcopy(self.value(owner))
            case "deepcopy" | "copy", [inner]:
                return copy.deepcopy(inner)
            case _, [inner] if name in TYPES and not is_unknown(inner):
                try:
                    return TYPES[name](inner)
                except (TypeError, ValueError):
                    return f"${last}"
            case _:
                return f"${last or 'value'}"


def change_object(held: HeldObject, how: str, given: list[Any]) -> None:
    """Does to an object what a method of it does, or an assignment to a key of it."""
    match how, given:
        case "setitem", [key, value]:
            held[str(key)] = value
        case "setdefault", [key, value]:
            held.setdefault(str(key), value)
        case "update", [dict()]:
            held.update(cast("HeldObject", given[0]))
        case "pop", [key, *_]:
            held.pop(str(key), None)
        case _:
            pass


def dotted_name(node: ast.expr) -> str:
    """The name of what is called, with a dot before each attribute."""
    if isinstance(node, ast.Attribute):
        return f"{dotted_name(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "()"


def _end(node: ast.AST) -> tuple[int, int]:
    """Where a node ends; what a ``with`` opens ends where it is opened."""
    at = node.context_expr if isinstance(node, ast.withitem) else node
    return getattr(at, "end_lineno", 0), getattr(at, "end_col_offset", 0)
