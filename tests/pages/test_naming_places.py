"""A param with another name keeps it in every place of a spec that names it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from gatewright.load.document import SpecFile
from gatewright.load.document import read as load_document
from gatewright.pages.writing.consequences import without_param
from gatewright.pages.writing.edit import EditError
from gatewright.pages.writing.renaming import with_renamed_param
from gatewright.relations import relations

HEAD = "id: made\nparams:\n  tone: {type: string}\n  other: {type: string}\n"
PLACES = {
    "a mode by presence": "modes: {a: {present: [tone]}, b: {absent: [other, tone]}}",
    "a mode by value": "modes:\n  a:\n    when: {tone: [warm]}",
    "a mode by a key of an object": "modes:\n  a:\n    when: {tone.kind: warm}",
    "the price of a mode": "modes:\n  a:\n    present: [other]\n    price: {by: [tone]}",
    "what a mode changes": "modes:\n  a:\n    present: [other]\n    params:\n      tone: {required: true}",
    "outputs": "outputs: {format_param: tone, count_params: [tone], seconds_param: tone}",
    "a price": "price: {of: [tone], by: [other, tone]}",
    "what a price adds": "price:\n  adds: {amount: 1, when: {tone: true}}",
    "for each of what a price adds": "price:\n  adds: {amount: 1, each: tone}",
    "at_least_one_of": "rules: {r: {at_least_one_of: [tone, other]}}",
    "at_most": "rules: {r: {at_most: 3, of: [tone, other], when: {tone: x}, with: tone}}",
    "at_most_one_of": "rules: {r: {at_most_one_of: [other, tone]}}",
    "exactly_one_of": "rules: {r: {exactly_one_of: [tone, other]}}",
    "marks": "rules: {r: {param: tone, marks: '<#>', elements_of: tone, each: tone_s}}",
    "measured": "rules: {r: {param: tone, marks: '<{n}>', maximum: 3, each: tone_s}}",
    "needs": "rules: {r: {param: tone, needs: [other, tone]}}",
    "not_with": "rules: {r: {param: other, not_with: tone}}",
    "only_when": "rules: {r: {param: tone, only_when: {tone.kind: x}}}",
    "sum": "rules: {r: {param: tone, sum_is: tone, each: tone_s, when: {tone: x}, with: tone}}",
    "when": "rules: {r: {param: tone, when: {tone: x}, options: [a]}}",
    "where": "rules: {r: {param: tone, where: {kind: x}, at_most: 1, without: tone}}",
}


def spec(text: str) -> SpecFile:
    file = SpecFile(Path("made.yaml"), "model", "reapi")
    assert load_document(file, (HEAD + text + "\n").encode()) == []
    return file


def words(node: object) -> list[str]:
    """Every key and every text below `node`."""
    if isinstance(node, dict):
        pairs = cast(dict[str, Any], node).items()
        return [word for key, one in pairs for word in [key, *words(one)]]
    if isinstance(node, list):
        return [word for one in cast(list[object], node) for word in words(one)]
    return [str(node)]


def parts(file: SpecFile) -> list[str]:
    data: dict[str, Any] = dict(file.data)
    del data["params"]
    return [word.partition(".")[0] for word in words(data)]


@pytest.mark.parametrize("place", PLACES)
def test_the_new_name_stands_in(place: str) -> None:
    before = spec(PLACES[place])
    after = with_renamed_param(before, "tone", "mood", {"type": "string"})
    assert "tone" in parts(before)
    assert parts(after) == ["mood" if one == "tone" else one for one in parts(before)]


def test_every_relation_has_its_place_above() -> None:
    assert relations().keys() <= PLACES.keys()


@pytest.mark.parametrize("text", [one for one in PLACES.values() if "rules" in one])
def test_a_rule_of_a_param_that_is_gone_is_left_to_a_person(text: str) -> None:
    before = spec(text)
    with pytest.raises(EditError, match=r"rules\.r.* \(line 5\) names `tone`"):
        without_param(before, "tone", before)
