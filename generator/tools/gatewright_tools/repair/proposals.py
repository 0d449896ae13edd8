"""The safe repair of one broken rule. It keeps the author's meaning and changes the spelling.

Safe is what the rule's suggestion is certain of. What a request asks for is never changed: no
prompt, no amount, no other size; nothing is cut, moved into range or thrown away but null.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from .moving import move_edits
from .spans import Edit, Node

if TYPE_CHECKING:
    from gatewright.runtime.rules.kinds.base import Stated

    from ..package import InstalledPackage, Violation

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,30})(?:\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,3})?")


def proposal(
    package: InstalledPackage, violation: Violation, document: Node, text: str
) -> list[Edit]:
    """The edits of `text` that mend `violation`; none when nothing certain does.

    The validator checks the result afterwards.
    """
    parts = package.pointers.steps(violation.path)
    rule, keyword, value, _ = violation
    if keyword == "additionalProperties":
        return _rename_key(package, rule, value, document, parts, text)
    node = document.find(parts)
    if node is None:
        return []
    if keyword == "type" and value is None:
        holder = document.find(parts[:-1])
        inside = holder is not None and holder.kind == "object" and parts
        return [holder.without(parts[-1])] if holder is not None and inside else []
    raw = text[node.start : node.end]
    new = None
    if keyword == "type":
        new = _convert_type(package, violation, raw)
    elif isinstance(value, str):
        new = _right_spelling(violation, value)
    return [] if new is None else [Edit(node.start, node.end, new)]


def _rename_key(
    package: InstalledPackage,
    rule: Stated,
    key: object,
    document: Node,
    parts: list[str],
    text: str,
) -> list[Edit]:
    """The key in its right spelling or at its right place, where no other key may be meant for it."""
    holder = document.find(parts[:-1])
    found = rule.correction("additionalProperties", key)
    if holder is None or rule.kind.walks != "keys" or not isinstance(key, str):
        return []
    member = holder.members.get(key)
    if member is None or found is None or found.path is None or not found.certain:
        return []
    unknown = {*rule.kind.unknown_keys(holder.members)} - {key}
    target = package.pointers.steps(found.path)
    rivals = [(one, rule.correction("additionalProperties", one)) for one in unknown]
    slips = package.spelling.slips
    if any(
        slips(one, target[-1], 1) < 2 or (meant is not None and meant.path == found.path)
        for one, meant in rivals
    ):
        return []
    if target[:-1] != parts[:-1]:
        return move_edits(document, holder, key, target, text)
    if target[-1] in holder.members:
        return []
    return [Edit(member.start, member.end, json.dumps(target[-1], ensure_ascii=False))]


def _convert_type(package: InstalledPackage, violation: Violation, raw: str) -> str | None:
    """`raw`, the text of a value, as the same value of the wanted type."""
    rule, keyword, value, _ = violation
    right = rule.correction(keyword, value)
    if right is None or not right.certain:
        return None
    if isinstance(right.value, list):
        return f"[{raw}]"
    if isinstance(right.value, str):
        if rule.kind.choices:
            return f'"{raw}"' if raw in rule.kind.choices else None
        unsure = not _NUMBER.fullmatch(raw) or is_prompt(package, violation)
        return None if unsure else f'"{raw}"'
    word = value.strip() if isinstance(value, str) else ""
    return word.lower() if isinstance(right.value, bool) or _NUMBER.fullmatch(word) else None


def _right_spelling(violation: Violation, value: str) -> str | None:
    """A string that means the same as `value` and is spelled as wanted."""
    found = violation[0].correction(violation[1], value)
    if found is None or not found.certain or found.value == value:
        return None
    return json.dumps(found.value, ensure_ascii=False)


def is_prompt(package: InstalledPackage, violation: Violation) -> bool:
    """Whether the violation is about a prompt, whatever its key. Only its author may change a prompt."""
    path = package.pointers.steps(violation.path)
    if path and "prompt" in path[-1].lower():
        return True
    model = package.models.get(violation[0].model)
    prompt = None if model is None else model.arguments.get(model.positional)
    return prompt is not None and path == [str(step) for step in prompt.at]
