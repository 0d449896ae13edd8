"""What the numbers of a list add up to."""

from __future__ import annotations

from ..decimals import digits
from ..exact import apart, exact_sum, number, plain_decimal
from ..pointers import dotted_path, pointer
from ..violations import note
from .base import Relation, conditions
from .conditions import MISSING, all_schema, all_words, or_else, value_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Any, ClassVar

    from ..kinds.base import Kind
    from ..violations import Violations
    from .base import Arguments, Facts
    from .conditions import Clause

SUM = "x-sum"
"""The keyword that says it in schemas; JSON Schema has none for a sum."""


class Sum(Relation):
    """``{param: emo_vec, sum_at_most: 1.5}``, ``{param: shots, each: seconds, sum_is: duration}``.

    A plain number in quotation marks counts as the number; what is none is refused elsewhere. With `when`,
    `with` or `without` it holds under that condition only.
    """

    __slots__ = ("as_much_as", "clauses", "each", "most", "usual")
    leads: ClassVar[tuple[str, ...]] = ("as_much_as",)
    keys: ClassVar[dict[str, dict[str, Any]]] = {
        "sum_at_most": {
            "type": "number",
            "description": "Most that the numbers of a list add up to.",
        },
        "sum_is": {
            "$ref": "#/$defs/argument",
            "description": "The argument that says what the numbers of a list add up to.",
        },
        "each": {
            "type": "string",
            "minLength": 1,
            "description": "The key of each element that is added; left out: the element itself.",
        },
        "param": {"$ref": "#/$defs/argument"},
        "when": {"$ref": "#/$defs/values"},
        "with": {"$ref": "#/$defs/argument_or_several"},
        "without": {"$ref": "#/$defs/argument_or_several"},
    }
    named: ClassVar[tuple[str, ...]] = ("param", "sum_is", "with", "without")
    optional: ClassVar[tuple[str, ...]] = ("sum_is", "with", "without")
    either: ClassVar[tuple[str, ...]] = ("sum_at_most", "sum_is")

    def __init__(
        self,
        path: str,
        kind: Kind,
        *,
        each: str = "",
        most: float | None = None,
        as_much_as: tuple[str, ...] = (),
        usual: float | None = None,
        clauses: tuple[Clause, ...] = (),
        **facts: Any,
    ) -> None:
        super().__init__(path, kind, **facts)
        self.each: str = each
        self.most: float | None = most
        self.as_much_as: tuple[str, ...] = as_much_as
        self.usual: float | None = usual
        self.clauses: tuple[Clause, ...] = clauses

    @classmethod
    def is_stated_in(cls, facts: Facts) -> bool:
        return "sum_at_most" in facts or "sum_is" in facts

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        name, other = facts["param"], facts.get("sum_is", "")
        place = arguments.paths[name]
        return (
            cls(
                pointer(place),
                arguments.kinds[name],
                each=facts.get("each", ""),
                most=facts.get("sum_at_most"),
                as_much_as=arguments.paths.get(other, ()),
                usual=arguments.defaults.get(other),
                clauses=conditions(facts, arguments),
                source=source,
                fact=fact,
            ),
        )

    def settings(self) -> dict[str, Any]:
        found = {
            "each": self.each,
            "most": self.most,
            "as_much_as": self.as_much_as,
            "usual": self.usual,
            "clauses": self.clauses,
        }
        return {key: one for key, one in found.items() if one or one == 0}

    def allows(self) -> dict[str, bool]:
        return {"most": True, "clauses": False}

    def judge(self, out: Violations, body: Any) -> Violations:
        value: Any = value_at(body, self.place)
        if not isinstance(value, list):
            return out
        parts: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
        if self.each:
            parts = [value_at(one, (self.each,)) for one in parts]
        total = exact_sum(one for one in map(number, parts) if one is not None)
        bound = self._limit_in(body)
        if bound is None or (total <= bound if self.as_much_as == () else total == bound):
            return out
        if not all(clause.holds(body) for clause in self.clauses):
            return out
        return note(out, self, "sum", (total, bound))

    def _limit_in(self, body: Any) -> Decimal | None:
        """What the sum is held against in `body`; None where nothing says it."""
        if not self.as_much_as:
            return number(self.most)
        value = value_at(body, self.as_much_as)
        return number(self.usual if value is MISSING else value)

    def schema(self) -> dict[str, Any]:
        end = {"equals": list(self.as_much_as)} if self.as_much_as else {"maximum": self.most}
        usual = {} if self.usual is None else {"default": self.usual}
        each = {"each": self.each} if self.each else {}
        made = {SUM: {"of": list(self.place), **each, **end, **usual}}
        return {"if": all_schema(self.clauses), "then": made} if self.clauses else made

    def message(self, keyword: str, value: Any) -> str:
        total, bound = value
        if self.as_much_as:
            what = f"adds up to {plain_decimal(total)}, and {dotted_path(self.as_much_as)} is {plain_decimal(bound)}"
        else:
            what = f"adds up to {plain_decimal(total)}, more than {plain_decimal(bound)}"
        return f"{what}{self._when()}"

    def _when(self) -> str:
        return f" when {all_words(self.clauses)}" if self.clauses else ""

    def suggestion(self, keyword: str, value: Any) -> str | None:
        total, bound = value
        what = f"lower its {self.each}" if self.each else "lower its numbers"
        if total < bound:
            what = what.replace("lower", "raise")
        return or_else(f"{what} by {plain_decimal(apart(total, bound))} in all", self.clauses)

    def words(self) -> str:
        what = f"The sum of {self.each} in {self.name}" if self.each else f"The sum of {self.name}"
        if self.as_much_as:
            return f"{what} is {dotted_path(self.as_much_as)}{self._when()}"
        return f"{what} is at most {digits(self.most or 0)}{self._when()}"
