"""Which files a param takes and what for, where its name and its description say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...names import words as words_of
from ...runtime.rules.kinds import Text, Url
from ..facts import FactPath
from ..words.known_limits import is_text, needs, takes
from ..words.values import byte_count

_KINDS: dict[str, frozenset[str]] = {
    "image": frozenset(
        [
            "image",
            "images",
            "img",
            "imgs",
            "picture",
            "pictures",
            "photo",
            "photos",
            "frame",
            "mask",
        ]
    ),
    "video": frozenset(["video", "videos", "film", "clip"]),
    "audio": frozenset(["audio", "audios", "sound", "music", "song"]),
}
_NO_FILE = frozenset(
    [
        "size",
        "format",
        "quality",
        "ratio",
        "id",
        "ids",
        "type",
        "count",
        "num",
        "number",
        "prompt",
        "style",
        "strength",
        "weight",
        "model",
        "resolution",
        "length",
        "duration",
        "name",
        "index",
        "seed",
        "fps",
        "method",
        "mode",
        "enabled",
    ]
)
"""Last words of names of params that tell of a file and are none."""
_SAID: dict[str, re.Pattern[str]] = {
    "image": re.compile(r"图片|图像|首帧|尾帧|\b(?:image|picture|photo|frame)s?\b", re.I),
    "video": re.compile(r"视频|\bvideos?\b", re.I),
    "audio": re.compile(r"音频|\b(?:audio|sound)\b", re.I),
}
_ADDRESS = re.compile(r"\bURLs?\b|(?<![a-z])URL|链接|公网地址|\blinks?\b|data ur[il]", re.I)
_CONTENT = re.compile(r"base64", re.I)
_BARE = re.compile(
    r"(?:不要|不能|勿|无需|不可)[^.]{0,40}?(?:前缀|data:)|\bwithout (?:a |the |any )?(?:data:|prefix)|直接传入编码",
    re.I,
)
_FIRST = re.compile(r"首帧|起始帧|\b(?:first|start(?:ing)?|opening) (?:frame|image)\b", re.I)
_LAST = re.compile(r"尾帧|末帧|\b(?:last|end(?:ing)?|final|closing) (?:frame|image)\b", re.I)
_REFERENCE = re.compile(r"参考|\breferences?\b", re.I)
_BYTES = re.compile(
    r"(?:不(?:能)?超过|<=|最大(?:为)?|\bup to|\bat most|\bmax(?:imum)?(?: (?:file )?size)?(?: of|:)?|\bno (?:more|larger) than) ?(\d+(?:\.\d+)? ?[KMG]B)\b",
    re.I,
)
_BODY = re.compile(r"(?:body|请求体|请求|\brequest)[^.;]{0,12}\Z", re.I)
"""Before a size: that of the whole request."""
_TYPES: dict[str, dict[str, str]] = {
    "image": {
        "jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "gif": "gif", "bmp": "bmp",
    },
    "video": {"mp4": "mp4", "mov": "quicktime", "avi": "x-msvideo", "webm": "webm"},
    "audio": {
        "mp3": "mpeg", "wav": "wav", "m4a": "mp4", "aac": "aac", "ogg": "ogg", "flac": "flac",
        "wma": "x-ms-wma",
    },
}  # fmt: skip
"""Endings of names of files → the second half of their MIME type."""
_ENDING = r"\.?[a-z0-9]{2,4}"
_BETWEEN = r" ?(?:,|/|和|或|及|, and|, or| and | or ) ?"
_ENDINGS = rf"({_ENDING}(?:{_BETWEEN}{_ENDING})*)(?!{_BETWEEN}\.?[a-z0-9])"
_FORMATS = re.compile(
    rf"格式(?:要求)?(?:仅)?(?:支持|限)?:? ?(?:仅)?(?:支持)? ?{_ENDINGS}(?![a-z0-9])|(?:支持|\bsupports?) {_ENDINGS} ?(?:格式|formats?\b)",
    re.I | re.A,
)
_SECONDS = re.compile(
    r"时长(?:要求|范围)?(?:为|在)?:? ?(\d+) ?(?:-|~|到|至) ?(\d+) ?(?:秒|s\b)", re.I
)
_SIDE = re.compile(
    r"(?:宽高|边长|短边|每边)(?:尺寸|像素)?(?:不小于|不低于|>=|至少) ?(\d+) ?(?:px|像素)"
)
_RATIO = re.compile(
    r"宽高比(?:介于|在|范围)? ?1 ?: ?(\d+(?:\.\d+)?) ?(?:~|-|到|至|,) ?\1 ?: ?1(?!\d)"
)

FileFacts = dict[str, Any]


def file_facts(key: str, facts: FileFacts, described: str, medium: str) -> FileFacts:
    """What the param `key` gets beside its `facts`; empty where it takes no files for sure.

    `described` are the page's words about it, `medium` is what the model makes.
    """
    typed = _file_type(key, facts, described)
    kind = None if typed is None else _kind_of(key, described)
    if typed is None or kind is None:
        return {}
    role = _role_of(key, described, kind, medium)
    made: FileFacts = {**typed, **({"role": role} if role else {})}
    return {**made, "takes": {kind: dict(limits_of_files(described, kind))}}


def implied_type(path: FactPath, described: str) -> str | None:
    """The type that name and description give to what the page calls a text: ``params.image.type``; else None."""
    listed = path[2:] == ("items", "type")
    if path[0] != "params" or not (listed or path[2:] == ("type",)):
        return None
    text: FileFacts = {"type": Text.word}
    made = file_facts(path[1], {"type": "list", "items": text} if listed else text, described, "")
    return (made.get("items", {}) if listed else made).get("type")


def _name_words(key: str) -> list[str]:
    return [one.casefold() for one in words_of(key)]


def _file_type(key: str, facts: FileFacts, described: str) -> FileFacts | None:
    """The type of a param of files, or None where it takes none."""
    kind = facts.get("type", "")
    name = [one for one in _name_words(key) if not one.isdigit()]
    if not name or name[-1] in _NO_FILE:
        return None
    if needs(kind, "items"):
        inner = _file_type(key, facts.get("items", {}), described)
        return None if inner is None else {"items": {**facts["items"], **inner}}
    if takes(kind, ("schemes",)):
        return {}
    if not is_text(kind) or set(facts) & {"max_length", "min_length", "pattern"}:
        return None
    address = bool(_ADDRESS.search(described)) or name[-1] in ("url", "urls")
    content = bool(_CONTENT.search(described))
    if address:
        bare = content and bool(_BARE.search(described))
        return {"type": Url.word, **({"base64": True} if bare else {})}
    return {"type": "base64"} if content and "data:" not in described else None


def _kind_of(key: str, described: str) -> str | None:
    """The kind of file: by the name, and where the name has no word for it, by the description."""
    name = _name_words(key)
    if {"frame", "mask"} & set(name):
        return "image"
    named = [kind for kind, known in _KINDS.items() if known & set(name)]
    if len(named) == 1:
        return named[0]
    if named or not {"url", "urls", "reference", "input", "file"} & set(name):
        return None
    said = [kind for kind, pattern in _SAID.items() if pattern.search(described)]
    return said[0] if len(said) == 1 else None


def _role_of(key: str, described: str, kind: str, medium: str) -> str | None:
    """What the files are for, or None where name and description leave it open."""
    name = set(_name_words(key))
    refers = bool(name & {"ref", "refs", "reference", "references", "subject", "subjects"})
    if kind == "audio":
        return "sound"
    if kind == "video":
        return "reference" if refers else "video"
    if "mask" in name:
        return "mask"
    if medium != "video":
        return "reference" if medium == "image" else None
    first, last = bool(_FIRST.search(described)), bool(_LAST.search(described))
    if name & {"last", "tail", "end"} and not name & {"first", "start"}:
        return "last_frame"
    if name & {"first", "start"}:
        return "first_frame"
    if first != last:
        return "first_frame" if first else "last_frame"
    if first:
        return None
    several = bool(name & {"images", "urls", "pictures", "photos"})
    return "reference" if refers or (several and _REFERENCE.search(described)) else None


def limits_of_files(described: str, kind: str) -> Iterator[tuple[str, Any]]:
    """The limits of a file in a description; of two numbers for one, none."""
    found = (
        one for one in _BYTES.finditer(described) if not _BODY.search(described, 0, one.start())
    )
    sizes = {byte_count(one[1]) for one in found}
    if len(sizes) == 1 and (size := sizes.pop()) is not None:
        yield "max_bytes", size
    if types := _mime_types(described, kind):
        yield "mime_types", types
    spans = set(_SECONDS.findall(described)) if kind != "image" else set[tuple[str, str]]()
    if len(spans) == 1:
        least, most = spans.pop()
        yield from (("min_seconds", int(least)), ("max_seconds", int(most)))
    if kind == "image":
        sides = set(_SIDE.findall(described))
        if len(sides) == 1:
            yield "min_side", int(sides.pop())
        ratios = set(_RATIO.findall(described))
        if len(ratios) == 1:
            ratio = float(ratios.pop())
            yield "max_ratio", int(ratio) if ratio == int(ratio) else ratio


def _mime_types(described: str, kind: str) -> list[str]:
    """The types of a list of formats, where each of its words is one; else none."""
    listed = [one[1] or one[2] for one in _FORMATS.finditer(described)]
    if len(listed) != 1:
        return []
    known = _TYPES[kind]
    endings = [one.strip(". ").casefold() for one in re.findall(_ENDING, listed[0], re.I)]
    endings = [one for one in endings if one not in ("and", "or")]
    if not all(one in known for one in endings):
        return []
    return list(dict.fromkeys(f"{kind}/{known[one]}" for one in endings))
