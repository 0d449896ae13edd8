"""A JSON null that is meant: None among the arguments of a call says that one is not given."""

from __future__ import annotations

from typing import Any, ClassVar, Final, final


@final
class Null:
    """The type of `NULL`, of which there is one object."""

    __slots__ = ()
    _only: ClassVar[Null | None] = None

    def __new__(cls) -> Null:
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NULL"

    def __reduce__(self) -> tuple[Any, ...]:
        return Null, ()


NULL: Final = Null()
"""Travels as null, for an argument whose page says that it may be null."""
