"""What the methods of generated models are made of.

A generated method has the model's arguments in its signature. Some methods of a model have the same
arguments; `like` gives them the signature and the documentation of the one that is written out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import FunctionType, MappingProxyType
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

P = ParamSpec("P")
S = TypeVar("S")
R = TypeVar("R")


Given = dict[str, Any]
"""Arguments and options of one call by name, without those that were left out."""


NO_OPTIONS: Mapping[str, Any] = MappingProxyType({})


def join_arguments(names: Mapping[str, Any], options: Mapping[str, Any]) -> Given:
    """Joins the local `names` of a method with the `options` among them, without what is None."""
    found = {**names, **options}
    found.pop("self", None)
    return {name: one for name, one in found.items() if one is not None and one is not options}


def like(
    pattern: Callable[Concatenate[S, P], Any],
) -> Callable[[Callable[[S, Given], R]], Callable[Concatenate[S, P], R]]:
    """Decorates a method that takes `Given`: callers see the arguments and the text of `pattern`."""
    written = cast(FunctionType, pattern)
    names = written.__code__.co_varnames[1 : written.__code__.co_argcount]

    def decorate(method: Callable[[S, Given], R]) -> Callable[Concatenate[S, P], R]:
        def call(self: Any, /, *positional: Any, **arguments: Any) -> Any:
            return method(self, _arguments_by_name(method.__name__, names, positional, arguments))

        shape = FunctionType(written.__code__, written.__globals__, method.__name__)
        shape.__defaults__, shape.__kwdefaults__ = written.__defaults__, written.__kwdefaults__
        returns = {"return": method.__annotations__["return"]}
        shape.__annotations__ = {**written.__annotations__, **returns}
        for name in ("__module__", "__name__", "__qualname__"):
            setattr(call, name, getattr(method, name))
        call.__doc__ = written.__doc__
        vars(call)["__wrapped__"] = shape  # where inspect finds the signature
        return cast("Callable[Concatenate[S, P], R]", call)

    return decorate


def _arguments_by_name(
    method: str, names: tuple[str, ...], positional: tuple[Any, ...], arguments: Given
) -> Given:
    """All arguments by name; raises TypeError as Python does for its own functions."""
    if len(positional) > len(names):
        plural = "s" if names else ""
        takes = f"{len(names) + 1} positional argument{plural} but {len(positional) + 1} were given"
        raise TypeError(f"{method}() takes {takes}")
    for name, value in zip(names, positional, strict=False):
        if name in arguments:
            raise TypeError(f"{method}() got multiple values for argument {name!r}")
        arguments[name] = value
    return arguments
