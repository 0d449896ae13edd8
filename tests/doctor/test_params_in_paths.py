"""A failing call whose path holds a param: it is judged with the rest, and the right call has it in the path too."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gatewright.cli import main
from gatewright_tools.doctor.call import GivenCall, Incident
from gatewright_tools.doctor.diagnosis import Diagnosis, diagnose, right_call
from gatewright_tools.package import InstalledPackage, open_package

SPECS = Path(__file__).parents[2] / "examples" / "more_gateways"
HOST = "https://api.studio.example"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InstalledPackage]:
    out = tmp_path_factory.mktemp("doctored")
    assert (
        main(["generate", "--specs", str(SPECS), "--out", str(out), "--package", "doctored"]) == 0
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(out))
        yield open_package("doctored")
    for name in list(sys.modules):
        if name.partition(".")[0] == "doctored":
            del sys.modules[name]


def told(package: InstalledPackage, path: str, **body: object) -> Diagnosis:
    text = json.dumps({"model": "read-aloud", **body}).encode()
    headers = [("x-api-key", "key"), ("content-type", "application/json")]
    return diagnose(package, Incident(GivenCall("POST", f"{HOST}{path}", headers, text)))


def test_a_right_call_is_right(package: InstalledPackage) -> None:
    found = told(package, "/v1/voices/Ava%20B/speech/full", text="Hello")
    assert found.judged and found.violations == [] and found.findings == []
    assert found.place.in_path == {"voice_id": "Ava B", "quality": "full"}


def test_a_wrong_option_in_the_path_is_told(package: InstalledPackage) -> None:
    found = told(package, "/v1/voices/ava/speech/best", text="Hello")
    assert [one.path for one in found.violations] == ["/$path/quality"]


def test_the_right_call_keeps_its_path(package: InstalledPackage) -> None:
    found = told(package, "/v1/voices/Ava%2FB/speech/full", tex="Hello")
    call = right_call(found)
    assert call is not None
    method, address, body = call
    assert (method, address) == ("POST", f"{HOST}/v1/voices/Ava%2FB/speech/full")
    assert body == {"model": "read-aloud", "text": "Hello"}
