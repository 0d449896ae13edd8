"""Moves a member of an object to another object of the same document, as edits of its text."""

from __future__ import annotations

import json

from .spans import Edit, Node


def move_edits(document: Node, holder: Node, key: str, target: list[str], text: str) -> list[Edit]:
    """The edits that put the value of `key` at `target`; none where something is in the way.

    Objects that are missing on the way there are made.
    """
    value = holder.members[key].node
    raw = text[value.start : value.end]
    home, depth = document, 0
    while depth < len(target) - 1 and home.kind == "object" and target[depth] in home.members:
        home = home.members[target[depth]].node
        depth += 1
    if home.kind != "object" or target[depth] in home.members or _inside(home, value):
        return []
    for step in reversed(target[depth + 1 :]):
        raw = f"{{{json.dumps(step, ensure_ascii=False)}: {raw}}}"
    name = json.dumps(target[depth], ensure_ascii=False)
    if home is holder:
        return [Edit(holder.members[key].start, value.end, f"{name}: {raw}")]
    return [holder.without(key), _add_member(home, f"{name}: {raw}", text)]


def _inside(node: Node, other: Node) -> bool:
    return other.start <= node.start and node.end <= other.end


def _add_member(home: Node, member: str, text: str) -> Edit:
    """The edit that adds `member` at the end of an object, set apart as its last one is."""
    if not home.members:
        return Edit(home.start + 1, home.end - 1, member)
    members = list(home.members.values())
    if len(members) > 1:
        space = text[members[-2].node.end : members[-1].start].partition(",")[2]
    else:
        space = text[home.start + 1 : members[0].start]
    return Edit(members[-1].node.end, members[-1].node.end, f",{space or ' '}{member}")
