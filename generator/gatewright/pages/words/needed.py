"""Words that say by themselves whether a key is required, where they stand behind its name."""

from __future__ import annotations

import re

from .vocabulary import Vocabulary

_REQUIRED = (
    "required, mandatory, compulsory, obligatory, needed, necessary, must be set, must be sent, must be given,"
    " must be provided, must be present, must be specified, must be filled in, is required, is mandatory, always required,"
    " required field, required parameter, has to be set, has to be sent, cannot be omitted, can't be omitted,"
    " cannot be left out, not optional, required in every request, 必须填写, 必须提供, 必须传, 必须传入, 不可省略, 不能省略, 不能为空,"
    " 不可为空, 必填项, 必填字段, 必填参数, 必选项, 必选参数, 必传, 必传参数, 必传项, 必须参数, 需要填写"
)
_OPTIONAL = (
    "optional, omittable, may be omitted, can be omitted, may be left out, can be left out, may be skipped,"
    " can be skipped, may be left empty, can be left empty, not required, not mandatory, not needed, is optional,"
    " optional field, optional parameter, non-required, not compulsory, need not be set, need not be sent, 非必填, 非必须, 非必选,"
    " 非必需, 非必传, 可不填, 可不传, 可以不填, 可以不传, 可以省略, 可省略, 可为空, 不必填, 选填项, 选填参数, 可选项, 可选参数, 可选字段, 不是必填"
)
_SAID = {
    **{one.strip(): True for one in _REQUIRED.split(",")},
    **{one.strip(): False for one in _OPTIONAL.split(",")},
}
_SILENT = frozenset({"true", "false", "yes", "no", "是", "否", "non", "oui", "sim", "ja"})
"""Answers that say nothing without a question."""
_CASE = re.compile(
    r"(?:required|optional|mandatory|needed|必填|必选|必传|选填)[ ,(]+(?:but |only )?(?:if|when|unless|for|with|without|in|as|by|当|若|仅)\b",
    re.I,
)


_ASKED_HEADING = re.compile(
    r"\b(?:required|mandatory|compulsory|obligatory|must|have to|needed|always)\b|必填|必选|必传|必须|必需",
    re.I,
)
_FREE_HEADING = re.compile(
    r"\b(?:optional|may|can|not required|could|if you like|left out|non-required|extra)\b|选填|可选|非必填|非必须|可不填",
    re.I,
)


def needed_below(heading: str) -> bool | None:
    """Whether the keys below a heading such as ``Required parameters`` are required; None: it does not say."""
    if len(heading) > 60:
        return None
    asked, free = bool(_ASKED_HEADING.search(heading)), bool(_FREE_HEADING.search(heading))
    return (
        None if asked == free and not (free and "not required" in heading.casefold()) else not free
    )


def needed_at(text: str, start: int, words: Vocabulary) -> tuple[bool, int] | None:
    """(whether a key is required, where the words end) by the words that begin at `start`, or None."""
    folded = text[start : start + 40].casefold()
    said = max((one for one in _SAID if folded.startswith(one)), key=len, default="")
    told = max(
        (one for one in words.required if one not in _SILENT and folded.startswith(one)),
        key=len,
        default="",
    )
    if not said and not told:
        return None
    needed = words.required[told] if len(told) > len(said) else _SAID[said]
    return needed, start + max(len(said), len(told))


def needed_in_a_case(text: str, start: int) -> bool:
    """Whether the words that begin there say that a key is required, or optional, under a condition."""
    return bool(_CASE.match(text, start))
