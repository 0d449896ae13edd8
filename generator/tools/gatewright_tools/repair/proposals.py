"""The safe repair of one broken rule: the author's meaning, written as the gateway wants it.

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
    from ..package import Package, Violation

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,30})(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?")
BOOLEANS = ("true", "false")


def proposal(package: Package, violation: Violation, document: Node, text: str) -> Edit | None:
    """The edit of `text` that mends `violation`, or None when nothing certain does.

    Whether it really does is for the validator to say afterwards.
    """
    parts = split(violation.path)
    judge, rule, value, _ = violation
    if rule == "additionalProperties":
        return _renamed(package, judge, value, document.find(parts[:-1]))
    node = document.find(parts)
    if node is None:
        return None
    if rule == "type" and value is None:
        holder = document.find(parts[:-1])
        inside = holder is not None and holder.kind == "object" and parts
        return holder.without(parts[-1]) if holder is not None and inside else None
    raw = text[node.start : node.end]
    new = None
    if rule == "type":
        new = _retyped(package, violation, raw)
    elif isinstance(value, str):
        new = _respelled(package, violation, value)
    return None if new is None else Edit(node.start, node.end, new)


def split(pointer: str) -> list[str]:
    """The parts of a JSON Pointer."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def _renamed(package: Package, judge: object, key: object, holder: Node | None) -> Edit | None:
    if holder is None or not isinstance(judge, package.judges.Object) or not isinstance(key, str):
        return None
    member = holder.members.get(key)
    right = spelling.key(package, key, judge.keys, frozenset(holder.members))
    if member is None or right is None:
        return None
    return Edit(member.start, member.end, json.dumps(right, ensure_ascii=False))


def _retyped(package: Package, violation: Violation, raw: str) -> str | None:
    """`raw`, the text of a value, as the same value of the wanted type."""
    judges = package.judges
    judge, value = violation[0], violation[2]
    if isinstance(judge, judges.List):
        return f"[{raw}]"
    if isinstance(judge, judges.Enum):
        quoted = f'"{raw}"'
        return quoted if not isinstance(value, (str, list, dict)) and raw in judge.options else None
    if isinstance(judge, judges.Flag):
        word = value.strip().lower() if isinstance(value, str) else ""
        return word if word in BOOLEANS else None
    if isinstance(judge, judges.Number):
        word = value.strip() if isinstance(value, str) else ""
        return word if _NUMBER.fullmatch(word) else None
    plain_text = judge.__class__ is judges.Text and not says_what_to_draw(violation)
    if plain_text and _NUMBER.fullmatch(raw):
        return f'"{raw}"'
    return None


def _respelled(package: Package, violation: Violation, value: str) -> str | None:
    """A string that means the same as `value` and is spelled as wanted."""
    judges = package.judges
    judge, rule = violation[0], violation[1]
    right = None
    if rule == "enum" and isinstance(judge, judges.Enum):
        right = spelling.option(package, value, judge.options)
    elif rule == "const" and isinstance(judge, judges.Const):
        right = spelling.option(package, value, (judge.const,))
    elif rule == "pattern" and isinstance(judge, judges.Size):
        word = "".join(value[:40].lower().split())
        for cross in package.suggestions.CROSSES.replace(":", "").replace(",", "").replace("/", ""):
            word = word.replace(cross, "x")
        right = word if judges.read_size(word) else None
    return None if right is None or right == value else json.dumps(right, ensure_ascii=False)


def says_what_to_draw(violation: Violation) -> bool:
    """Whether it is about a prompt, which nobody but its author touches."""
    return "prompt" in violation.path.rpartition("/")[2].lower()
