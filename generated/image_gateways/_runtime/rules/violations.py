"""One broken rule of a request. Its texts are made when they are read.

A validator notes only the rule and the value. Path, message, suggestion and source are made on
first use. This module imports nothing of the standard library.
"""

from __future__ import annotations

from .pointers import pointer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .kinds.base import Stated
    from .meant import Suggestion

    Check = Callable[[Any], "list[Violation] | None"]
    """What judges a request: its violations, or None where it has none."""
    Body = Any
else:
    Body = object
    """A request body: any value of JSON."""


class Violation(tuple["Stated", str, "Any", tuple[int, ...]]):
    """One broken rule, with the JSON Pointer of the field it is about.

    `rule` is the JSON Schema 2020-12 keyword that the exported schema would have broken (``type``,
    ``enum``, ``const``, ``required``, ``additionalProperties``, ``maxLength``, ``minimum`` …), or one
    of three that JSON Schema cannot say: ``finite`` (NaN and infinities), ``unicode`` (lone
    surrogates, which UTF-8 cannot carry) and ``mode`` (a parameter that this mode does not take). A
    notice, which refuses nothing, has ``unlisted`` (a value that no page lists) or ``unseen`` (a key
    that was not seen, where the page was not seen whole).

    A tuple underneath (`rule.Rule`, keyword, value, indices): making one is all that a refusal costs.
    """

    __slots__ = ()

    @property
    def rule(self) -> str:
        """The broken rule, a JSON Schema keyword or one of the three above."""
        return self[1]

    @property
    def value(self) -> Any:
        """The value; the unknown key for ``additionalProperties`` and ``unseen``; None for ``required``."""
        return self[2]

    @property
    def path(self) -> str:
        """JSON Pointer of the field; ``""`` is the whole document."""
        path = self[0].path
        for index in self[3]:
            path = path.replace("*", str(index), 1)
        if self.rule in ("additionalProperties", "unseen"):
            return path + pointer([self._key()])
        return path

    def _key(self) -> str:
        """The unknown key, in words where it is none that JSON could have."""
        if isinstance(self.value, str):
            return self.value
        from .messages import show_value

        return show_value(self.value)

    @property
    def message(self) -> str:
        """What is wrong, in one line; values are shortened and control characters escaped."""
        return self[0].message(self.rule, self.value)

    @property
    def suggestion(self) -> str | None:
        """The nearest right value or what else to do, or None when there is nothing to say."""
        return self[0].suggestion(self.rule, self.value)

    @property
    def correction(self) -> Suggestion | None:
        """What was surely or probably meant, as data; None where nothing clearly is."""
        return self[0].correction(self.rule, self[2])

    @property
    def source(self) -> str:
        """Where the rule is written: title, address and date of reading of the page."""
        return self[0].statement(self.rule)[1]

    @property
    def mode(self) -> str:
        """The mode the value was judged in, or ``""`` where modes make no difference."""
        return self[0].mode

    @property
    def why(self) -> str:
        """What in the request makes it one of `mode` (``/image_url is there``), or ``""``."""
        return self[0].because

    @property
    def value_text(self) -> str | None:
        """The refused value as a message shows it: shortened, escaped; None where it is missing."""
        from .messages import show_value

        return None if self.rule == "required" else show_value(self.value)

    @property
    def fact(self) -> str:
        """The name of the fact in the spec (``params.image_size``)."""
        return self[0].statement(self.rule)[0]

    def as_dict(self) -> dict[str, Any]:
        """The violation as JSON data."""
        meant = self.correction
        return {
            "path": self.path,
            "rule": self.rule,
            "value": self.value_text,
            "message": self.message,
            "suggestion": self.suggestion,
            "meant": meant.as_dict(self.path) if meant is not None and meant.is_plain else None,
            "source": self.source,
            "mode": self.mode,
            "why": self.why,
        }

    def __repr__(self) -> str:
        return f"Violation(path={self.path!r}, rule={self.rule!r}, message={self.message!r})"

    def __str__(self) -> str:
        from .messages import printable

        hint = self.suggestion
        text = f"{self.path or '(document)'}: {self.message}" + (f"; {hint}" if hint else "")
        return printable(text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Violation):
            return NotImplemented
        # Not by value: that may be nested too deep to be compared or shown.
        return (self.path, self.rule, self.message) == (other.path, other.rule, other.message)

    def __hash__(self) -> int:
        return hash((self.path, self.rule))


Violations = list[Violation] | None
"""The list of violations that a validator fills, or None while there are none."""


def note(
    out: Violations, rule: Stated, keyword: str, value: Any = None, at: tuple[int, ...] = ()
) -> list[Violation]:
    """Adds one violation to `out`, which is made when there was none."""
    if out is None:
        return [Violation((rule, keyword, value, at))]
    out.append(Violation((rule, keyword, value, at)))
    return out
