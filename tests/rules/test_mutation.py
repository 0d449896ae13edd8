"""Every fact of every rule, changed: a request of the table is judged otherwise, or `check` refuses the change."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from gatewright.check import check
from gatewright.load import SpecFile, Workspace, load
from gatewright.resolve.gateway import gateway_of
from gatewright.resolve.model import model_of

from .real import CASES, REPO, Case, spec_of


def mutants(value: Any) -> Iterator[Any]:
    """Other values for a fact, the fact left out among them as None."""
    yield None
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, float):
        yield from (round(value + 0.01, 6), round(value - 0.01, 6))
    elif isinstance(value, str):
        yield f"{value}_2"
    elif isinstance(value, list):
        for index in range(len(value)):
            yield [*value[:index], *value[index + 1 :]]
    elif isinstance(value, dict):
        for key, inner in value.items():
            for other in mutants(inner):
                rest = {name: one for name, one in value.items() if name != key}
                yield rest if other is None else {**value, key: other}


def changed(rule: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in rule.items():
        for other in mutants(value):
            rest = {name: one for name, one in rule.items() if name != key}
            yield f"{key}: {other}", rest if other is None else {**rule, key: other}


def told(data: dict[str, Any], gateway: Any, case: Case) -> list[list[str]]:
    """What the rules say of both requests of the case."""
    rules = model_of(data, gateway).rules
    found: list[list[str]] = []
    for body in (case.breaks, case.keeps):
        whole = {"model": case.model, **body}
        found.append([str(one) for rule in rules for one in rule.relation.judge(None, whole) or []])
    return found


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    found, faults = load(REPO / "specs")
    assert not faults
    return found


def with_data(workspace: Workspace, data: dict[str, Any]) -> Workspace:
    file = SpecFile(workspace.models[0].path, "model", "reapi", "", data, complete=True)
    others = [one for one in workspace.models if one.gateway != "reapi"]
    gateways = workspace.gateways
    return Workspace(
        workspace.root, workspace.package, gateways, [*others, file], workspace.readings
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.model}: {case.name}")
def test_no_fact_of_a_rule_can_change_unseen(case: Case, workspace: Workspace) -> None:
    data = yaml.load(spec_of(case.model), yaml.CSafeLoader)
    data["sources"]["page"]["read"] = "2026-11-21"
    data["rules"] = {case.name: data["rules"][case.name]}
    gateway = gateway_of("reapi", workspace.gateways["reapi"].data)
    assert not check(with_data(workspace, data))
    right = told(data, gateway, case)
    assert right == [[case.told], []]
    gone = copy.deepcopy(data)
    del gone["rules"]
    assert told(gone, gateway, case) == [[], []]
    count = 0
    for name, rule in changed(data["rules"][case.name]):
        mutant = {**data, "rules": {case.name: rule}}
        count += 1
        if not check(with_data(workspace, mutant)):
            assert told(mutant, gateway, case) != right, name
    assert count >= 3
