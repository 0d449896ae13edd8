"""What a validator looks into for values that are certainly right, as expressions of its code."""

from __future__ import annotations

from ..names import constant
from ..runtime.rules.addresses import PLAIN_ADDRESSES, PUBLIC_ADDRESSES
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.pointers import EACH
from .literals import INDENT, Construction, SetLiteral, inline

FineTable = Construction | SetLiteral
SHORT = 44
"""Columns of a top-level key and its options up to which these stand where they are asked for."""
ADDRESSES = {"PLAIN_ADDRESSES": PLAIN_ADDRESSES, "PUBLIC_ADDRESSES": PUBLIC_ADDRESSES}
_TAKEN = frozenset({"EMPTY", *ADDRESSES})


class FineBook:
    """Collects the constants that expressions name; equal options are one constant."""

    def __init__(self) -> None:
        self.tables: list[tuple[str, FineTable]] = []
        self._addresses: set[str] = set()

    @property
    def imports(self) -> list[tuple[str, list[str]]]:
        """(module below the runtime's rules, names) that the expressions need."""
        return [("addresses", sorted(self._addresses))] if self._addresses else []

    def of(self, kind: Kind | None, rule: str, mode: int, path: tuple[str, ...]) -> str:
        """The expression for the values at `path` that are right by the rule `rule`, as `mode` has it."""
        table = () if kind is None else kind.guard_table()
        for name, addresses in ADDRESSES.items():
            if table is addresses:
                self._addresses.add(name)
                return name
        if kind is None or isinstance(table, tuple):
            return ""
        if not isinstance(table, frozenset):
            asked = (rule, mode) if mode else (rule,)
            return self._store_table(rule, Construction("rule.fine", asked))
        if not kind.choices:
            return ""
        options = SetLiteral(kind.choices)
        room = SHORT - len(path[-1]) - 2 * len(INDENT) * path.count(EACH)
        return inline(options) if _columns(kind) <= room else self._store_table(rule, options)

    def keys(self, kind: Kind, rule: str) -> str:
        """The constant for the keys of an object; empty where it takes others."""
        keys = kind.only_keys()
        return "" if keys is None else self._store_table(rule or "body", SetLiteral(keys))

    def _store_table(self, rule: str, made: FineTable) -> str:
        # 1 equals True and 1.0, but their text differs.
        known = next((name for name, other in self.tables if inline(other) == inline(made)), None)
        if known is not None:
            return known
        name, taken = constant(_word(rule)), {name for name, _ in self.tables} | _TAKEN
        while name in taken:
            name += "_"
        self.tables.append((name, made))
        return name


def _columns(kind: Kind) -> int:
    """How long the options are on one line, whatever of their text has to be escaped."""
    return sum(len(str(one)) + (4 if isinstance(one, str) else 2) for one in kind.choices)


def _word(rule: str) -> str:
    """The last word of the key of a rule; of an element, with the list's."""
    *_, around, last = ("", *rule.split("/"))
    return f"{around} item" if last == EACH else last
