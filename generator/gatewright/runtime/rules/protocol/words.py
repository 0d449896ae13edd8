"""What a reader is told: a value in documents, a wrong one in messages, and what was meant."""

from __future__ import annotations

from ..meant import Suggestion
from ..messages import show_value
from .verdicts import KindVerdicts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet
    from typing import Any, ClassVar, Protocol

    Quoter = Callable[[str], str]

    class Stated(Protocol):
        """A kind at its place, as its messages and violations need it; see `rule.Rule`."""

        path: str
        mode: str
        because: str
        default: Any
        elsewhere: tuple[tuple[str, tuple[Any, ...], tuple[str, ...]], ...]
        model: str
        places: dict[str, str] | None
        doubled: AbstractSet[str]

        @property
        def kind(self) -> KindWords: ...
        def statement(self, keyword: str, /) -> tuple[str, str]: ...
        def message(self, keyword: str, value: Any, /) -> str: ...
        def suggestion(self, keyword: str, value: Any, /) -> str | None: ...
        def correction(self, keyword: str, value: Any, /) -> Suggestion | None: ...
        def concerns(self) -> tuple[tuple[str, ...], ...]: ...
        def with_names(self, name: Callable[[tuple[str, ...]], tuple[str, ...]], /) -> Stated: ...


class KindWords(KindVerdicts):
    """A kind words its own limits and faults; a `Stated` says where it stands."""

    __slots__ = ()
    noun: ClassVar[str] = "value"
    """What it is called in documents."""
    wants: ClassVar[str] = "a value"
    """What a value must be, in messages."""

    def title(self, quote: Quoter) -> str:
        """What a value is, for documents; `quote` marks words of the wire."""
        return self.noun

    def words(self, only: frozenset[str] | None = None) -> tuple[str, ...]:
        """The limits for readers, one phrase each; `only` names the limits to say."""
        found = [
            limit.words(getattr(self, limit.name), self)
            for limit in self.limits
            if only is None or limit.tells(only)
        ]
        if self.nullable and only is None:
            found.append("or null")
        return tuple(word for word in found if word)

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        """What is wrong with `value`, which breaks `keyword`, in one line."""
        if keyword == "unicode":
            return "holds a lone surrogate, which UTF-8 cannot carry"
        return f"{show_value(value)} is not {self.wants}"

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        """What would be right, in words; None when there is nothing to say."""
        if keyword == "type" and isinstance(value, list) and len(value) == 1:  # pyright: ignore[reportUnknownArgumentType]
            return "give the one value itself, not a list"
        return None

    def to_add(self, rule: Stated) -> str:
        """What to write where the value is missing."""
        return self.wants

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        """What `value`, which breaks `keyword`, was meant to be; None where nothing clearly is meant."""
        elements: list[Any] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]
        if keyword == "type" and len(elements) == 1 and self.walks != "items":
            (single,) = elements
            return Suggestion(single) if not self.broken_keywords(single) else None
        return None

    def key_correction(self, key: str, rule: Stated) -> Suggestion | None:
        """Which key of an object was meant by one that it does not list; None where none clearly is."""
        return None
