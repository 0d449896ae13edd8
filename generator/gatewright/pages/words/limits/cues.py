"""The words around the numbers of limits, in English and Chinese: a new way to say one is a new line here.

`patterns` says where the numbers stand.
"""

from __future__ import annotations

from ..phrases import one_of

CHARACTERS = one_of(r"""
    characters?
    chars?\b
    个?字符
    个?字(?![节段母])
""")
THINGS = one_of("""
    images?
    items?
    files?
    elements?
    entry
    entries
    urls?
    links?
    pictures?
    photos?
    videos?
    clips?
    references?
""")
"""What a list holds."""
PIECES_ZH = one_of("""
    张
    段
    条
    项
    个(?!字)
""")
TO = one_of(r"""
    -
    (?:up )?to
    through
    and
    ~
    \.\.
""")
TO_ZH = one_of("""
    -
    ~
    到
    至
""")
TIMES = "[x\u00d7*]"
"""Between the sides of a picture."""

AT_LEAST = one_of("""
    at least
    min(?:imum)?(?: of)?:?
""")
AT_MOST = one_of("""
    at most
    max(?:imum)?(?: of)?:?
    up to
    no more than
""")
AT_LEAST_ZH = one_of("""
    最少
    至少
    不少于
""")
AT_MOST_ZH = one_of("""
    最多
    至多
    不超过
""")

LENGTH_AT_MOST_ZH = one_of("""
    最多
    不(?:能|得|可|应)?(?:超过|大于|多于)
    最长
    最大
    限制?
    上限
    最大长度
""")
"""Before a number of characters."""
LENGTH_AT_LEAST = one_of("""
    min(?:imum)?(?: length| of)?:?
    at least
    no fewer than
""")
LENGTH_AT_LEAST_ZH = one_of("""
    不少于
    至少
    最少
    不低于
""")
TOO_LONG = one_of("""
    longer than
    over
    more than
    above
    exceeding
""")
IS_REFUSED = one_of("""
    refused
    rejected
    denied
    cut
    truncated
    not accepted
""")
"""What becomes of a text that is too long."""
MOST_BEHIND = one_of(r"""
    max(?:imum)?\b
    or fewer\b
    or less\b
    at most\b
    以内
""")
"""Behind the number of characters."""
MOST_NEAR = one_of(r"""
    within
    beyond
    max\w*
    limit\w*
    longest
    longer
    exceed\w*
    equal to
    more than
    up to
    at most
    over
""")
"""Some words before a number of characters."""
MOST_NEAR_ZH = one_of("""
    上限
    控制在
    限
    最[多大长]
""")
LIMIT_OF_COUNT_ZH = one_of("""
    上限
    限制
    最多
    不(?:能|得|可)?超过
""")
"""Behind what is counted."""

ITEMS_AT_MOST = one_of(r"""
    up to
    at most
    max(?:imum)?\.?:?(?: of| is)?:?
    (?:no|not|cannot have) more than
    as many as
    limit(?: is| of)?:?
    limited to
    number of images:
""")
ITEMS_AT_MOST_ZH = one_of("""
    最多
    至多
    上限
    不(?:能|得|可)?超过
""")
TAKES_ZH = one_of("""
    传入?
    输入
    上传
    提供
""")
COUNT_OF_ITEMS_ZH = one_of("""
    数量
    张数
    个数
    图片数
""")

EACH_SIDE_ZH = one_of("""
    宽高
    宽和高
    宽度和高度
    每边
    边长
    每个维度
""")

BEFORE_RANGE = one_of("""
    between
    within
    ranges?(?: from)?
    ranging from
    scale of
    accepts
    from
""")
RANGE_LABEL = one_of("""
    range(?: is| of)?
    options:
    values(?: are|:)
    accepts
""")
RANGE_LABEL_ZH = one_of("""
    取值范围
    范围
    可选值?
    取值
    有效值
    可取
    可设置?
    从
""")
IS_BETWEEN_ZH = one_of("""
    介于
    必须在
    须在
    应在
    需在
    范围在
""")
MORE = one_of("""
    greater
    more
    larger
    higher
""")
LESS = one_of("""
    less
    fewer
    lower
    smaller
""")
AND_AT_MOST = one_of(rf"""
    at most
    up to
    (?:no|not) {MORE} than
""")
NO_MORE_THAN = one_of(rf"""
    (?:no|not) (?:be )?{MORE} than
    (?:cannot|not) exceed
    not (?:be )?above
    limited to
    capped at
""")
MINIMUM = one_of(r"""
    \bmin(?:imum)?(?: value)?(?: allowed)?(?: of| is)?:?
    \blower (?:bound|limit)(?: is)?:?
    \bat least
    >=
""")
MAXIMUM = one_of(r"""
    \bmax(?:imum)?(?: value)?(?: allowed)?(?: of| is)?:?
    \bupper (?:bound|limit)(?: is)?:?
    \bat most
    \bup to
    <=
""")
STEP = one_of("""
    multiples? of
    increments? of
    divisible by
    step(?: size)?(?: of| is| ?[:=])?
    steps of
""")
STEP_ZH = one_of("""
    步进
    步长
    增量
    间隔
    每次(?:调整|增减|递增)
""")
