"""A failing call with params outside its body: they are judged with the rest, and the right call has them in the same places."""

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


def told(
    package: InstalledPackage,
    path: str,
    model: str = "read-aloud",
    headers: dict[str, str] | None = None,
    **body: object,
) -> Diagnosis:
    text = json.dumps(body if model in path else {"model": model, **body}).encode()
    sent = [("x-api-key", "key"), ("content-type", "application/json"), *(headers or {}).items()]
    return diagnose(package, Incident(GivenCall("POST", f"{HOST}{path}", sent, text)))


def test_a_right_call_is_right(package: InstalledPackage) -> None:
    found = told(package, "/v1/voices/Ava%20B/speech/full", text="Hello")
    assert found.judged and found.violations == [] and found.findings == []
    assert found.place.outside["$path"] == {"voice_id": "Ava B", "quality": "full"}


def test_a_wrong_option_in_the_path_is_told_and_mended_in_the_path(
    package: InstalledPackage,
) -> None:
    found = told(package, "/v1/voices/ava/speech/ful", text="Hello")
    assert [one.path for one in found.violations] == ["/$path/quality"]
    call = right_call(found)
    assert call is not None and call.url == f"{HOST}/v1/voices/ava/speech/full"
    assert call.body == {"model": "read-aloud", "text": "Hello"}


def test_the_right_call_keeps_its_path(package: InstalledPackage) -> None:
    found = told(package, "/v1/voices/Ava%2FB/speech/full", tex="Hello")
    call = right_call(found)
    assert call is not None
    assert (call.method, call.url) == ("POST", f"{HOST}/v1/voices/Ava%2FB/speech/full")
    assert call.body == {"model": "read-aloud", "text": "Hello"}


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("output_format=ogg", "/$query/output_format"),
        ("output_fromat=wav", "/$query/output_fromat"),
        ("output_format=mp3&output_format=wav", "/$query/output_format"),
    ],
)
def test_what_is_wrong_behind_the_question_mark_is_told(
    package: InstalledPackage, query: str, path: str
) -> None:
    found = told(package, f"/v1/voices/ava/speech/full?{query}", text="Hello")
    assert [one.path for one in found.violations] == [path]


def test_a_slip_behind_the_question_mark_is_mended_there(package: InstalledPackage) -> None:
    found = told(package, "/v1/voices/ava/speech/full?output_fromat=wav", text="Hello")
    call = right_call(found)
    assert call is not None
    assert call.url == f"{HOST}/v1/voices/ava/speech/full?output_format=wav"


def test_numbers_behind_the_question_mark_are_numbers_and_headers_are_kept(
    package: InstalledPackage,
) -> None:
    path = package.models["studio/voice/one"].operation.create[1].replace("{model}", "voice/one")
    headers = {"PROJECT-ID": "p-1"}
    found = told(package, f"{path}?speed=9000", "voice/one", headers, text="Hello")
    assert found.place.outside == {"$query": {"speed": 9000}, "$headers": {"Project-Id": "p-1"}}
    assert [one.path for one in found.violations] == ["/$query/speed"]
    call = right_call(found)
    assert call is not None and ("Project-Id", "p-1") in call.headers
