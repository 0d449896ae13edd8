"""A failing call of an id that has several operations: its path says which of them it was for."""

from __future__ import annotations

import pytest

from gatewright_tools.doctor.call import GivenCall, Incident
from gatewright_tools.doctor.places import locate
from gatewright_tools.package import open_package


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/v1/images/generations", "umodelverse/wan2.7-image"),
        ("/v1/tasks/submit", "umodelverse/wan2.7-image@tasks"),
    ],
)
def test_the_path_of_a_call_tells_operations_of_one_id_apart(path: str, key: str) -> None:
    url, body = f"https://api.umodelverse.ai{path}", {"model": "wan2.7-image"}
    place = locate(open_package("image_gateways"), Incident(GivenCall("POST", url)), body)
    assert place.key == key
