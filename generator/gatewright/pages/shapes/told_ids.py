"""The id of a model in sentences: ``Set model to maker/x-2``, where no row, label or request gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts import Statement
from .sheet import Sheet

_ID = r"[\"'`]?(?P<id>(?-i:(?=[\w@./:+-]*[/\d-])(?!x-)[A-Za-z0-9@](?:[\w./:+-]*\w)?))[\"'`]?(?![\w/-])"
_BARE_ID = r"[\"'`]?(?P<id>(?-i:(?=[a-z0-9./:_-]*[/-])(?=[a-z._:-]*[/\d])(?!x-)[a-z0-9](?:[a-z0-9._/:-]*[a-z0-9])?))[\"'`]?(?![\w/-])"
"""An id that no name of a model looks like."""
_SAYS = [
    re.compile(one, re.I | re.A)
    for one in (
        rf"\b(?:model|API)[ -](?:model )?(?:id|identifier|slug|string|name)\b(?: (?:in requests|of this model|here|to use|to send))?(?: is| reads|:| =|, here| \(|,)* ?{_ID}",
        rf"\b(?:its|the) (?:API )?(?:id|identifier) (?:is|reads) {_ID}",
        rf"\b(?:set|put|fill|give)(?: the)?(?: (?:field|key|param(?:eter)?))? model(?: (?:field|key))?(?: (?:to|with|as)| =) {_ID}",
        rf"\b(?:use|send|pass|give|with|put) {_ID} (?:as|for|in|into) (?:the |your |its )?model\b",
        rf"\bmodel (?:(?:field|key) )?(?:must be|is always|always|is fixed (?:to|at)|has to be|should be|takes|equals|:|=) ?{_ID}",
        rf"\bmodel (?:is )?(?:called|named|addressed as|known as) {_ID}(?= (?:in|by|on|over)\b)",
        rf"\bmodel ?: ?{_BARE_ID}",
        rf"(?:模型 ?(?:ID|标识符?|名称?|编号|代号|名)|model|模型) ?(?:参数|字段)?(?:[(,:]|必填|请|统一|在请求中|在此|此处|值|的|取|固定|必须|需要?|设置?|填写?|传入?|使用|选择|为|是|成| )+{_ID}",
        rf"(?:调用|请求|使用) ?{_BARE_ID} ?(?:模型)?(?:时|的接口|,)",
    )
]
_AND_MORE = re.compile(r" ?(?:[,/、]|and\b|or\b|和|或) ?[\"'`]?[A-Za-z@][\w./:-]*[/\d-]", re.I)
"""Behind an id: another one."""
_OTHERS = re.compile(
    r"\b(?:other|another|instead|older|newer|also|e\.g\.|such as|example)\b|其他|例如|如需", re.I
)


def told_id_statements(sheet: Sheet) -> Iterator[Statement]:
    """The only id that sentences of a page give the model."""
    found: dict[str, int] = {}
    for index, line in enumerate(sheet.lines):
        if line.code or len(line.cells) > 2 or len(line.text) > 400 or _OTHERS.search(line.text):
            continue
        for says in _SAYS:
            match = says.search(line.text)
            if match and "://" not in match[0]:
                if not _AND_MORE.match(line.text, match.end()):
                    found.setdefault(match["id"], index)
                break
    if len(found) == 1:
        for told, index in found.items():
            yield Statement("model", ("id",), told, sheet.place(index))
