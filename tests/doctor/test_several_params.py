"""The nearest right request of one that breaks a rule about several params."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright_tools.doctor.nearest import nearest_request
from gatewright_tools.package import open_package

PACKAGE = open_package("image_gateways")
URL = "https://x.example/"
KLING, LIPS, SEEDANCE = (
    "umodelverse/kling-video-o1", "umodelverse/vidu-lip-sync", "reapi/doubao-seedance-2.0",
)  # fmt: skip
FILM = {"model": "vidu-lip-sync", "parameters": {"vidu_type": "lip-sync"}}
FRAMES = [{"url": URL, "role": "first_frame"}]


def nearest(key: str, body: Any) -> tuple[Any, list[str]]:
    found = nearest_request(PACKAGE, PACKAGE.models.rules(key), body)
    assert found is not None
    return found[0], [str(one) for one in found[1]]


def test_one_of_several_params_that_is_missing_is_added() -> None:
    body, said = nearest(LIPS, {**FILM, "input": {"video_url": URL}})
    assert body["input"] == {"video_url": URL, "audio_url": "https://example.com/picture.png"}
    assert said == ['/input/audio_url: added "https://example.com/picture.png"']


@pytest.mark.parametrize("wrong", [None, "x", [1]])
def test_a_wrong_object_in_the_place_of_several_params_does_not_stop_it(wrong: Any) -> None:
    body, said = nearest(
        "umodelverse/wan2.7-image@tasks", {"model": "wan2.7-image", "input": wrong}
    )
    assert body == {
        "model": "wan2.7-image", "input": {"prompt": "a sentence that says what to draw"},
    }  # fmt: skip
    assert len(said) == 2
    assert said[1] == '/input/prompt: added "a sentence that says what to draw"'


def test_of_two_params_of_which_one_may_be_there_the_last_is_left_out() -> None:
    body = {"model": "doubao-seedance-2.0", "prompt": "a fox", "image_urls": [URL]}
    mended, said = nearest(SEEDANCE, {**body, "image_with_roles": FRAMES})
    assert mended == body
    assert [one.partition(":")[0] for one in said] == ["/image_with_roles"]
    assert said[0].endswith(" left out")


def test_of_too_many_elements_in_all_the_last_of_a_list_is_left_out() -> None:
    pictures = [{"image_url": f"{URL}{n}"} for n in range(4)]
    body = {
        "model": "kling-video-o1", "input": {"prompt": "x"},
        "parameters": {"image_list": pictures, "element_list": [{"element_id": n} for n in range(5)]},
    }  # fmt: skip
    mended, said = nearest(KLING, body)
    assert len(mended["parameters"]["image_list"]) == 4
    assert len(mended["parameters"]["element_list"]) == 3
    assert [one.partition(":")[0] for one in said] == ["/parameters/element_list"]


def test_a_param_that_does_not_go_with_another_is_left_out() -> None:
    body = {"model": "doubao-seedance-2.0", "prompt": "a fox", "video_urls": [URL]}
    mended, said = nearest(SEEDANCE, {**body, "image_with_roles": FRAMES})
    assert mended == body
    assert [one.partition(":")[0] for one in said] == ["/image_with_roles"]
