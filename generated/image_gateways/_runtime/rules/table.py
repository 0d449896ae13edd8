"""The rules of one model, read from its gateway's data when a request first needs one.

A validator asks its guards in plain code and names a rule by its key, the last steps of its JSON Pointer.
Only a wrong value, a list, and what params ask of each other need the rule itself.
"""

from __future__ import annotations

from .rule import EMPTY as EMPTY
from .rule import has as has
from .rule import has_tag as has_tag
from .rule import no_dict as no_dict
from .violations import Body as Body
from .violations import Violations as Violations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container
    from typing import Any

    from .relations.base import Relation
    from .rule import Rule


class Rules(dict["str | tuple[int, str]", "Rule"]):
    """The rules of a model: ``rule["size"]``, and ``rule[m, "size"]`` where mode number m has its own.

    `id` is the model's id, `home` the name of the module of its validator.
    """

    __slots__ = ("_home", "_made", "_relations", "_unlisted", "id")

    def __init__(self, home: str, id: str) -> None:
        super().__init__()
        self.id: str = id
        self._home: str = home
        self._made: bool = False
        self._relations: list[Relation] = []
        self._unlisted: list[Rule] = []

    def __missing__(self, key: str | tuple[int, str]) -> Rule:
        if self._made:
            raise KeyError(key)
        self._make()
        return self[key]

    def _make(self) -> None:
        """Makes the rules of their data. Raises FileNotFoundError where the package has none."""
        from ..catalog.data import load_data
        from .making import made_rules

        home, _, module = self._home.rpartition(".")
        package = home.rpartition(".")[0]
        made = made_rules(load_data(package, "rules", module), self.id)
        self.update(made.rules)
        self._relations, self._unlisted = made.relations, made.unlisted
        self._made = True

    def fine(self, key: str, mode: int = 0) -> Container[Any]:
        """What the rule at `key` knows as certainly right."""
        if not self._made:
            self._make()
        return (self[key] if key in self else self[mode, key]).fine

    def between(self, out: Violations, body: Any) -> Violations:
        """Notes what params of `body` break of what they ask of each other."""
        if not self._made:
            self._make()
        for relation in self._relations:
            out = relation.judge(out, body)
        return out

    def notices(self, body: Any) -> Violations:
        """Every value of `body` that is taken though no page lists it, or None."""
        from .unlisted import notices

        if not self._made:
            self._make()
        return notices(body, *self._unlisted)
