"""How long results are kept, in sentences: what is kept, a word for keeping or ending, and one time.

What was uploaded, keys, logs and tasks end as well, and have no say.
"""

from __future__ import annotations

import re

from ..facts import Statement
from ..words.values import COUNT, duration
from .extract import Extract
from .running_text import sentences_of
from .sentences import covers
from .sheet import Sheet

_TIME = (
    rf"(?:\d{{1,5}}|an?|{COUNT}|twenty-four|thirty|forty-eight|seventy-two)[ -]?(?:seconds?|minutes?|mins?|hours?|hrs?|h|days?|weeks?)\b"
    r"|(?:\d{1,5}|[一二两三四五六七八九十]{1,3}) ?(?:秒|分钟|个?小时|天|日(?!期)|周)"
)
_EVERY_TIME = re.compile(rf"(?<![A-Za-z0-9_.-])(?:{_TIME})", re.I)
_KEPT = (
    r"(?:kept|keeps?|stored|stores?|saved|retained|retains?|held|hosted|hosts?|available|downloadable|accessible|reachable|valid|usable|used|opened"
    r"|fetched|downloaded|retrieved|collected|alive|live|lives?|stays?|remains?|persists?|works?|good|online|exists?|cached|served|delivered|offered|up)"
)
_ENDS = (
    r"(?:expires?|expired?|deleted|removed|purged|erased|wiped|cleaned up|cleared|gone|disappears?|vanish(?:es)?|discarded|dropped|invalid|unavailable"
    r"|stops? working|dies?|lapses?|delete|remove|purge|no longer)"
)
_SAYS = [
    re.compile(one, re.I)
    for one in (
        rf"\b{_KEPT}\b(?: [\w'-]+){{0,5}}? (?:for|only|exactly)(?: only| exactly| a total of)? (?P<time>{_TIME})",
        rf"\b{_KEPT} (?P<time>{_TIME})",
        rf"\b{_ENDS}\b(?: automatically)?(?: [\w'-]+){{0,3}}?(?: (?:in|after|within))? (?P<time>{_TIME})",
        rf"\b(?:after|within) (?P<time>{_TIME})[^.;]{{0,60}}?\b{_ENDS}",
        rf"\b(?:download|save|fetch|collect|retrieve|copy|store|get|pick up)\b[^.;]{{0,50}}? (?:within|in under|before) (?P<time>{_TIME})",
        rf"\byou have (?P<time>{_TIME}) to (?:download|save|fetch|collect|retrieve|copy)",
        rf"\bwithin (?P<time>{_TIME})[^.;]{{0,20}}?\b(?:download|save|fetch|collect|retrieve|copy)",
        rf"\b(?:lifetime|retention(?: period| time)?|expiry|expiration(?: time)?|validity(?: period)?|time to live|TTL|storage time)(?: of (?:the |a )?[\w ]{{2,24}}?)?(?: is| of|:| =)? ?(?P<time>{_TIME})",
        rf"(?:有效期限|有效期|有效时间|有效时长|时效|有效|保留|保存|存储|留存|缓存|存放)(?:期限|期|时间|时长)?(?:默认|仅|只|一般)?(?:为|是|有|共)?:? ?(?P<time>{_TIME})",
        rf"(?P<time>{_TIME}) ?(?:之?内|以内)(?:可以?|均|将|会)?(?:有效|下载|访问|使用|失效|过期|删除)",
        rf"(?P<time>{_TIME}) ?(?:之?后|以后)[^.;,]{{0,8}}?(?:将|会|就)?(?:被)?(?:自动)?(?:失效|过期|删除|清除|清理|无法|不可|不能|作废)",
        rf"(?:请|需|务必|建议)[^.;,]{{0,8}}?(?:在|于)?[^.;,]{{0,6}}? ?(?P<time>{_TIME}) ?(?:之?内|以内)(?:及时|尽快)?(?:下载|保存|转存|取走|使用)",
    )
]
_RESULT = re.compile(
    r"\b(?:links?|urls?|files?|results?|outputs?|images?|pictures?|videos?|clips?|films?|tracks?|songs?|audio|sounds?|address(?:es)?|downloads?|media|assets?|artifacts?|generations?|downloadable)\b"
    r"|链接|URL|地址|结果|文件|图片|图像|视频|音频|歌曲|下载|产物",
    re.I,
)
_IT = re.compile(r"(?:It|They|This|These|Each|All of them|Both) ")
"""A sentence that begins so goes on about what the one before it is about."""
_NOT_A_RESULT = re.compile(
    r"\b(?:upload\w*|input|reference|source|your own|free|keys?|tokens?|sessions?|logs?|refunds?|trial|quota|webhooks?|must|cannot be longer|at most|records?|signatures?|presigned|idempotency|refuse\w*|support)\b"
    r"|\bcredits? (?:expire|are|stay)|\b(?:tasks?|jobs?) (?:expire|time|end|are|is)"
    r"|上传|输入|参考|密钥|令牌|会话|日志|退款|试用|必须|不超过|最长|签名|凭证",
    re.I,
)
_LASTS = re.compile(
    rf"\b(?:links?|urls?|address(?:es)?)\b[^.;]{{0,30}}\b(?:lasts?|ends?)\b(?: for| after)? (?P<time>{_TIME})",
    re.I,
)
_ABOUT = re.compile(
    r"\b(?:links?|urls?|files?|results?|lifetimes?|storage|retention|expiry|downloads?|outputs?|keeping|kept)\b|有效期|时效|存储|保留|链接",
    re.I,
)
"""A heading, or a sentence before, behind which a sentence needs no word for what is kept."""
_APART = ("auth", "uploads", "address")
_COUNTS = {
    "twenty-four": "24", "thirty": "30", "forty-eight": "48", "seventy-two": "72",
    "三十": "30", "二十四": "24", "四十八": "48", "七十二": "72",
}  # fmt: skip
_SHORT = {"hr": "hour", "hrs": "hours", "h": "hours", "min": "minute", "mins": "minutes"}


def read_lifetimes(sheet: Sheet) -> Extract:
    """Takes what sentences say of how long results are kept."""
    found = Extract()
    before = ""
    for sentence in sentences_of(sheet):
        said_before, before = before, sentence.text
        index = sentence.index(len(sentence.text) - 1)
        asked = sheet.roles[index] == "params" and sheet.lines[index].cells
        if asked or sheet.roles[index] in _APART:
            continue
        about = f"{said_before} {sheet.headings[index]}" if _IT.match(sentence.text) else ""
        told = _told_lifetime(sentence.text, about or sheet.headings[index])
        if told is None:
            continue
        value, said = told
        (found.lines if covers(sheet.lines[index], said) else found.partly).add(index)
        place = sheet.place(index)
        found.statements.append(Statement("model", ("links", "lifetime"), value, place))
    return found


def _told_lifetime(text: str, about: str) -> tuple[str, str] | None:
    """How long a sentence says that results are kept, and the words that say it; None where it does not."""
    if not _EVERY_TIME.search(text) or _NOT_A_RESULT.search(text):
        return None
    if not _RESULT.search(text) and not _ABOUT.search(about):
        return None
    match = next((one for says in (*_SAYS, _LASTS) if (one := says.search(text))), None)
    value = _time(match["time"]) if match else None
    if match is None or value is None:
        return None
    only = {_time(one[0]) for one in _EVERY_TIME.finditer(text)} == {value}
    return (value, match[0]) if only else None


def _time(text: str) -> str | None:
    """A time as specs write it; None for what is none."""
    parts = re.match(
        r"(?P<count>[a-z-]+?|\d+|[^a-z\d ]+?)[ -]?(?P<unit>[a-z]+|[秒分个小天日周].*)\Z",
        text.strip(),
        re.I,
    )
    if parts is None:
        return None
    amount = _COUNTS.get(parts["count"].casefold(), parts["count"])
    unit = _SHORT.get(parts["unit"].casefold(), parts["unit"])
    return duration(f"{amount} {unit}")
