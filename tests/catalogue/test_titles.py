"""Someone who picks a model from a list tells it from its neighbours."""

from __future__ import annotations

from collections import Counter

from .test_facts import specs


def test_no_two_models_of_a_gateway_share_a_title() -> None:
    titles = Counter((key.partition("/")[0], one["title"]) for key, one in specs().items())
    assert [title for title, times in titles.items() if times > 1] == []
