"""Drafts say which files a param takes and what for, where its name and its description say so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.load import load
from gatewright.pages import compare, read
from gatewright.pages.writing.trial import tried_draft
from tests.pages.test_told_rules import END, HEAD, MODEL, TODAY, table

PICTURE = "图片 URL 或 Base64"


def drafted(gateways: Path, medium: str, *rows: str) -> dict[str, dict[str, Any]]:
    """The params of the draft of a page with `rows`; the draft passes."""
    workspace, faults = load(gateways)
    assert faults == []
    reading = table("prompt | string | 是 | 提示词", *rows).making(medium)
    text, missing = tried_draft(reading, workspace, TODAY)
    assert missing == []
    params: dict[str, dict[str, Any]] = yaml.safe_load(text)["params"]
    return params


ROLES = [
    ("video", "first_frame_url", "string", "首帧图片 URL", "url", "first_frame", "image"),
    ("video", "last_frame_image", "string", f"视频尾帧{PICTURE}", "url", "last_frame", "image"),
    ("video", "image_tail", "string", f"视频尾帧{PICTURE}", "url", "last_frame", "image"),
    ("video", "img_url", "string", "视频首帧图片 URL", "url", "first_frame", "image"),
    ("video", "image_url", "string", "URL of the opening frame", "url", "first_frame", "image"),
    ("video", "image_url", "string", "首帧或尾帧图片 URL", "url", None, "image"),
    ("video", "image_url", "string", "Picture URL", "url", None, "image"),
    ("video", "ref_photo_url", "string", "人脸图 URL", "url", "reference", "image"),
    ("video", "video_url", "string", "视频 URL", "url", "video", "video"),
    ("video", "audio_url", "string", "音频 URL, 用于指导生成", "url", "sound", "audio"),
    ("video", "reference_video_url", "string", "A film's URL", "url", "reference", "video"),
    ("image", "mask", "string", f"遮罩{PICTURE}", "url", "mask", "image"),
    ("image", "image", "string", f"{PICTURE}", "url", "reference", "image"),
    ("image", "input_image", "string", "图片base64", "base64", "reference", "image"),
    ("image", "first_frame_url", "string", f"兼容字段, {PICTURE}", "url", "reference", "image"),
]


@pytest.mark.parametrize(("medium", "key", "type_", "words", "kind", "role", "file"), ROLES)
def test_a_param_of_one_file_has_its_role(
    gateways: Path,
    medium: str,
    key: str,
    type_: str,
    words: str,
    kind: str,
    role: str | None,
    file: str,
) -> None:
    made = drafted(gateways, medium, f"{key} | {type_} | 否 | {words}")[key]
    assert (made["type"], made.get("role"), made["takes"]) == (kind, role, {file: {}})


def test_a_list_of_files_says_of_what_and_what_for(gateways: Path) -> None:
    made = drafted(
        gateways, "video", "images | array[string] | 否 | 参考图片, 支持图片 URL 或 Base64"
    )
    assert made["images"]["items"] == {"type": "url"}
    assert (made["images"]["role"], made["images"]["takes"]) == ("reference", {"image": {}})


def test_content_without_its_prefix_is_bare_base64(gateways: Path) -> None:
    words = "图片 URL 或 Base64。请勿添加前缀\uff0c不要在编码前加 data:image/png;base64, 前缀"
    made = drafted(gateways, "image", f"image | string | 否 | {words}")["image"]
    assert (made["type"], made["base64"]) == ("url", True)


NO_FILES = [
    ("image_size", "string", "Size of the image at the URL"),
    ("video_length", "integer", "Length of the video"),
    ("audio", "bool", "Whether the film has sound"),
    ("image_prompt", "string", "What the image shows"),
    ("callback_url", "string", "URL that is called"),
    ("voice_id", "string", "音色 ID, 见链接"),
]


@pytest.mark.parametrize(("key", "type_", "words"), NO_FILES)
def test_what_only_tells_of_a_file_takes_none(
    gateways: Path, key: str, type_: str, words: str
) -> None:
    made = drafted(gateways, "video", f"{key} | {type_} | 否 | {words}")[key]
    assert "takes" not in made and "role" not in made


LIMITS: list[tuple[str, dict[str, Any]]] = [
    ("体积: ≤20MB", {"max_bytes": 20 * 2**20}),
    ("文件大小不超过 10MB", {"max_bytes": 10 * 2**20}),
    ("Up to 5 MB", {"max_bytes": 5 * 2**20}),
    ("不超过 10MB, 压缩后不超过 5MB", {}),
    ("请求 body 不超过 20MB", {}),
    ("支持 png、jpeg、jpg、webp格式", {"mime_types": ["image/png", "image/jpeg", "image/webp"]}),
    ("图片格式支持 .jpg / .png", {"mime_types": ["image/jpeg", "image/png"]}),
    ("图片格式支持 .jpg / .heic", {}),
    ("宽高尺寸不小于300px", {"min_side": 300}),
    ("宽高比介于 1:2.5 ~ 2.5:1 之间", {"max_ratio": 2.5}),
]


@pytest.mark.parametrize(("words", "limits"), LIMITS)
def test_limits_of_a_file_are_taken_where_the_words_have_one_meaning(
    gateways: Path, words: str, limits: dict[str, Any]
) -> None:
    made = drafted(gateways, "image", f"image | string | 否 | {PICTURE}。{words}")["image"]
    assert made["takes"] == {"image": limits}


def test_the_length_of_a_sound_is_taken(gateways: Path) -> None:
    words = "音频 URL。时长要求\uff1a1-600 秒。格式要求\uff1a支持 wav、mp3、m4a、aac"
    made = drafted(gateways, "video", f"audio_url | string | 否 | {words}")["audio_url"]
    assert made["takes"]["audio"] == {
        "mime_types": ["audio/wav", "audio/mpeg", "audio/mp4", "audio/aac"],
        "min_seconds": 1,
        "max_seconds": 600,
    }


def test_a_page_that_goes_on_to_call_an_address_a_string_is_no_change(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    row = f"| image | string | 否 | {PICTURE} |\n"
    text = HEAD + MODEL + "| prompt | string | 是 | 提示词 |\n" + row + END
    reading = read(text.encode(), "x", "umodelverse").making("image")
    keep("umodelverse", "reed", tried_draft(reading, load(gateways)[0], TODAY)[0])
    accept(text)
    workspace, faults = load(gateways)
    assert faults == []
    moved = text.replace(row, row.replace("| 否 |", "| 是 |"))
    found = compare(read(moved.encode(), "x", "umodelverse"), workspace).findings
    kinds = {one.name: one.kind for one in found}
    assert kinds["params.image.type"] == "confirmed"
    assert kinds["params.image.required"] == "new"
    other = text.replace(row, row.replace("string", "int"))
    found = compare(read(other.encode(), "x", "umodelverse"), workspace).findings
    assert {one.name: one.kind for one in found}["params.image.type"] == "changed"
