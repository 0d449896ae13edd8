"""The safe repair of one broken rule. It keeps the author's meaning and changes the spelling.

Safe is what changes no meaning and leaves no choice. What a request asks for is never changed: no
prompt, no amount, no other size; nothing is cut, moved into range or thrown away but null.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from . import spelling
from .spans import Edit, Node

if TYPE_CHECKING:
    from gatewright.runtime.rules.rule import Rule

    from ..package import InstalledPackage, Violation

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,30})(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?")


def proposal(
    package: InstalledPackage, violation: Violation, document: Node, text: str
) -> Edit | None:
    """The edit of `text` that mends `violation`, or None when nothing certain does.

    The validator checks the result afterwards.
    """
    parts = package.pointers.steps(violation.path)
    rule, keyword, value, _ = violation
    if keyword == "additionalProperties":
        return _renamed(package, rule, value, document.find(parts[:-1]))
    node = document.find(parts)
    if node is None:
        return None
    if keyword == "type" and value is None:
        holder = document.find(parts[:-1])
        inside = holder is not None and holder.kind == "object" and parts
        return holder.without(parts[-1]) if holder is not None and inside else None
    raw = text[node.start : node.end]
    new = None
    if keyword == "type":
        new = _retyped(violation, raw)
    elif isinstance(value, str):
        new = _respelled(package, violation, value)
    return None if new is None else Edit(node.start, node.end, new)


def _renamed(
    package: InstalledPackage, rule: Rule, key: object, holder: Node | None
) -> Edit | None:
    if holder is None or rule.kind.walks != "keys" or not isinstance(key, str):
        return None
    member = holder.members.get(key)
    right = spelling.key(package, key, rule.kind.keys, frozenset(holder.members))
    if member is None or right is None:
        return None
    return Edit(member.start, member.end, json.dumps(right, ensure_ascii=False))


def _retyped(violation: Violation, raw: str) -> str | None:
    """`raw`, the text of a value, as the same value of the wanted type."""
    rule, keyword, value, _ = violation
    right = rule.kind.right(keyword, value)
    if right is None or not right.certain:
        return None
    if isinstance(right.value, list):
        return f"[{raw}]"
    if isinstance(right.value, str):
        if rule.kind.choices:
            return f'"{raw}"' if raw in rule.kind.choices else None
        return f'"{raw}"' if _NUMBER.fullmatch(raw) and not says_what_to_draw(violation) else None
    word = value.strip() if isinstance(value, str) else ""
    return word.lower() if isinstance(right.value, bool) or _NUMBER.fullmatch(word) else None


def _respelled(package: InstalledPackage, violation: Violation, value: str) -> str | None:
    """A string that means the same as `value` and is spelled as wanted."""
    rule, keyword = violation[0], violation[1]
    if rule.kind.choices:
        right = spelling.option(package, value, rule.kind.choices)
    else:
        found = rule.kind.right(keyword, value)
        right = found.value if found is not None and found.certain else None
    return None if right is None or right == value else json.dumps(right, ensure_ascii=False)


def says_what_to_draw(violation: Violation) -> bool:
    """Whether the violation is about a prompt. Only its author may change a prompt."""
    return "prompt" in violation.path.rpartition("/")[2].lower()
