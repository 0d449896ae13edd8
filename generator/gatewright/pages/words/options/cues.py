"""Words that announce options, in English and Chinese: a new way to announce them is a new line here."""

from __future__ import annotations

import re

from ..phrases import one_of

_ANNOUNCED = one_of(r"""
    \bone of
    \boptions?(?: are)?
    \b(?:allowed |possible |accepted |supported |valid )?values(?: are)?
    \beither
    \bmust be
    可选值
    可选项
    可用选项
    可选范围
    参数范围
    枚举值?
    允许值
    候选值
    可选参数
    (?<=[.,; ])可以(?=是)
    值可以?(?=是|为)
    取值
    可(?:填|传|取|用)值?
    可选的\w{1,6}
    支持尺寸
    可选
""")
CUE = re.compile(rf"{_ANNOUNCED}(?:范围)?(?:有|为|包括|如下|是)?[: ]*", re.I)
"""What follows is the options, marked or not."""

_TAKEN = one_of("""
    accepts?
    supports?
    can be
    may be
    set to
    takes?
    only
    optional
    enum
    select
    pick
    choose(?: from| between)?
    choices(?: are)?
    allowed
    available
""")
SOFT_CUE = re.compile(rf"\b{_TAKEN}:? ?", re.I)
"""Cues where two marked words or more follow."""

_SUPPORTED_ZH = one_of("""
    (?<!格式)(?<!不)(?:支持|接受|兼容)(?:的?(?:值|以下))?
    以下项之一
    以下值之一
    接受以下.{0,12}?(?:类型|值|格式)
    可接受的值
""")
MARKED_CUE = re.compile(rf"{_SUPPORTED_ZH}(?:有|为|包括|如下|是)?[: ]*")
"""Cues only where what follows is marked: by code marks or quotation marks."""

PLAIN_CUE = re.compile(r"(?<![格式图片频件不])支持 ?: *")
"""A cue where words without marks follow, unless they are formats of files."""

_FIXED = one_of(r"""
    此处(?:应|固定)?(?:为|是|填)
    固定(?:为|值为|是)
    \bmust be
    \balways
    \bfixed to
    \bset to
""")
ONLY_CUE = re.compile(rf"{_FIXED}[: ]*", re.I)
"""What follows is the only value."""

COLON = re.compile(
    r"(?:(?<!常见值)(?<!如)(?<!(?<!比)例)(?<!荐)(?<!e\.g\.)(?<!ample)(?<!amples)(?<!such as)(?<!\d): ?| - )(?=[\"']|\w)"
)
"""A colon, or a dash, that announces no examples."""

_SOME = one_of("""
    popular
    recommended
    suggested
    common(?:ly used)?
    typical
    useful
    favou?rite
    some
    example
    sample
    other
    not
    not be
    never
    except
    forbidden
    reserved
    invalid
    unsupported
    deprecated
""")
_NOT_ALL = re.compile(
    rf"\b{_SOME}(?: (?:accepted|allowed|supported|valid))?(?: (?:values|options|choices|ones)(?: are)?)? ?\Z",
    re.I,
)


def is_open(text: str, start: int) -> bool:
    """Whether the list whose announcement begins at `start` is one of examples, or of what is refused."""
    return bool(_NOT_ALL.search(text, max(0, start - 60), start))
