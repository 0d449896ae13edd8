"""How sentences say limits, in English and Chinese."""

from __future__ import annotations

import re

from .values import COUNT, POWER

_WHOLE = r"(?![\d.,]*[\^\u2070\u00b9\u00b2\u00b3\u2074-\u2079])"
"""Behind a number: no exponent, with which it would be another one."""
_N = rf"(?:{POWER}|\d+(?:,\d{{3}})*{_WHOLE})"
_C = rf"(?:{_N}|{COUNT})"
_ZH = rf"(?:{_N}|[一两二三四五六七八九十](?![一二三四五六七八九十]))"
"""How many, in digits or as a word."""
_THINGS = r"(?:images?|items?|files?|elements?|entry|entries|urls?|links?|pictures?|photos?|videos?|clips?|references?)\b"
_LAST = r"(?=[;)]|[.,](?: |\Z)|\Z)"
"""Behind a number: no unit, and no condition."""
_V = rf"(?:-?{POWER}|-?\d+(?:,\d{{3}})*(?:\.\d+)?{_WHOLE})"
_B = rf"(?:-?{POWER}|-?\d+(?:\.\d+)?{_WHOLE})"
_TO = r" ?(?:-|(?:up )?to|through|and|~|\.\.) ?"
_CHARACTERS = r"(?:characters?|chars?\b|个?字符|个?字(?![节段母]))"


LIMIT_PATTERNS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (tuple(aspects.split()), re.compile(pattern, re.IGNORECASE))
    for aspects, pattern in (
        (
            "min_length max_length",
            rf"(?:\bbetween |\bfrom |\()?(?<!\d)(?<!\d,)({_N}){_TO}({_N}) {_CHARACTERS}",
        ),
        (
            "min_length max_length",
            rf"\b(?:at least|min(?:imum)?(?: of)?:?) ({_N}),? (?:and )?(?:at most|max(?:imum)?(?: of)?:?|up to) ({_N}) {_CHARACTERS}",
        ),
        (
            "min_length max_length",
            rf"(?:最少|至少|不少于) ?({_N}) ?(?:{_CHARACTERS})?,? ?(?:且|并且)?(?:最多|至多|不超过) ?({_N}) ?{_CHARACTERS}",
        ),
        (
            "min_length max_length",
            rf"\b(?:at least|min(?:imum)?(?: of)?:?) ({_C}) {_CHARACTERS},? (?:and )?(?:at most|max(?:imum)?(?: of)?:?|up to|no more than) ({_N})(?: {_CHARACTERS}|{_LAST})",
        ),
        ("max_length", rf"\bmax(?:imum)? length(?: is| of)?:? ({_N}){_LAST}"),
        ("max_length", rf"(?<![\d,.-])({_N})[ -]characters? (?:limit|max(?:imum)?)\b"),
        ("min_length max_length", rf"\brequired string length: ({_N}) - ({_N})(?!\d)"),
        ("max_length", rf"\bmaximum string length: ({_N})(?!\d)"),
        (
            "min_items max_items",
            rf"\b(?:at least|min(?:imum)?(?: of)?:?) ({_C}),? (?:and )?(?:at most|max(?:imum)?(?: of)?:?|up to|no more than) ({_C}) (?:\w+ ){{0,2}}?{_THINGS}",
        ),
        (
            "min_items max_items",
            rf"(?:最少|至少|不少于) ?({_N}) ?(?:张|段|条|项|个)?,? ?(?:且|并且)?(?:最多|至多|不超过) ?({_N}) ?(?:张|段|条|项|个(?!字))",
        ),
        (
            "max_length",
            rf"\b(?:max(?:imum)?\.?(?: length(?: is| of)?| of)?:?|up to|at most|no (?:more|longer) than|(?:can)?not (?:exceed|be longer than|be more than)|limited to|limit(?: is| of)?:?|limit (?:your|the|this|its) (?:\w+ )?to) ({_N}) {_CHARACTERS}",
        ),
        (
            "max_length",
            rf"\b(?:longer than|over|more than|above|exceeding) ({_N}) {_CHARACTERS} (?:is|are|will be|gets?) (?:refused|rejected|denied|cut|truncated|not accepted)",
        ),
        (
            "max_length",
            rf"\b(?:(?:character|length) limit(?: is| of)?|length:? max(?:imum)?):? ({_N})(?!\d|\.\d)",
        ),
        (
            "max_length",
            rf"(?<![\d-])({_N}) {_CHARACTERS} ?(?:max(?:imum)?\b|or fewer\b|or less\b|at most\b|以内)",
        ),
        (
            "max_length",
            rf"(?:最多|不(?:能|得|可|应)?(?:超过|大于|多于)|最长|最大|限制?|上限|最大长度)(?:为|是|在)?(?:可?(?:支持|输入|填写?|传入?))?:? ?({_N}) ?{_CHARACTERS}",
        ),
        ("max_length", rf"<= ?({_N}) ?{_CHARACTERS}"),
        ("max_length", rf"(?:\blength ?<=|最大长度(?:为|是)?:?) ?({_N}){_LAST}"),
        (
            "min_length max_length",
            rf"({_N}) {_CHARACTERS} at least,? (?:and )?({_N})(?: {_CHARACTERS})? at most",
        ),
        (
            "min_length max_length",
            rf"(?<!\d)(?<!\d,)({_N}) ?(?:-|~|到|至) ?({_N}) ?{_CHARACTERS}",
        ),
        (
            "max_length",
            rf"\b(?:within|beyond|max\w*|limit\w*|longest|longer|exceed\w*|equal to|more than|up to|at most|over)\b[^.;:\d]{{0,24}}:? ({_N}) {_CHARACTERS}",
        ),
        (
            "max_length",
            rf"(?:上限|控制在|限|最[多大长])[^.,;\d于<]{{0,6}}?({_N}) ?{_CHARACTERS}",
        ),
        ("max_length", rf"字符上限(?:为|是)?:? ?({_N})(?!\d|\.\d|[~-])"),
        (
            "max_length",
            rf"字(?:符)?数(?:的)?(?:上限|限制|最多|最大|不(?:能|得|可)?超过)(?:为|是)?:? ?({_N})(?!\d|\.\d|[~-])",
        ),
        (
            "min_length max_length",
            rf"(?:文本)?长度(?:限制|范围)?(?:为|在|是|需在|应为)?:? ?({_N}) ?(?:-|~|到|至) ?({_N})(?!\d|[,.]\d)",
        ),
        ("min_length max_length", rf"取值范围:? ?({_N}) ?<=? ?\w+ ?<=? ?({_N})"),
        ("min_length", rf"长度(?:限制|范围)?:? ?({_N}) ?(?:-|~|到|至) ?(?:无限制|不限)"),
        ("min_length", rf"(?:不少于|至少|最少|不低于) ?({_N}) ?{_CHARACTERS}"),
        (
            "min_length",
            rf"\b(?:min(?:imum)?(?: length| of)?:?|at least|no fewer than) ({_N}) {_CHARACTERS}",
        ),
        (
            "min_items max_items",
            rf"\(({_N}) ?(?:-|~|to) ?({_N}) (?:\w+ )?(?:images|items|files|urls|pictures|videos)\)",
        ),
        (
            "min_items max_items",
            rf"(?:\bbetween |\bfrom |(?<![\d.,:-])\b)({_C})(?: ?- ?| to | and )({_C}) (?:\w+ ){{0,2}}?{_THINGS}",
        ),
        ("min_items max_items", rf"\brequired array length: ({_N}) - ({_N})(?: elements)?"),
        ("max_items", rf"\bmaximum array length: ({_N})(?![\d.]*\d)"),
        (
            "max_items",
            rf"\b(?:up to|at most|max(?:imum)?:?(?: of)?|(?:no|not|cannot have) more than|as many as|limit(?: is| of)?:?|limited to|number of images:) ({_C}) (?:\w+ ){{0,2}}?{_THINGS}",
        ),
        (
            "max_items",
            rf"(?<![\d.,-])\b({_C}) (?:\w+ ){{0,2}}?{_THINGS} (?:max(?:imum)?|at most|or fewer|or less)\b",
        ),
        (
            "max_items",
            rf"\bmax(?:imum)? (?:number|count) of (?:\w+ )?{_THINGS}(?: is)?:? ({_C})(?![\d.]*\d)",
        ),
        ("max_items", rf"(?<![\w.,-])({_C}) (?:max(?:imum)?|at most|or fewer){_LAST}"),
        (
            "max_items",
            rf"\bmore than ({_C}) (?:\w+ )?{_THINGS} (?:is|are|will be) (?:refused|rejected|not accepted)",
        ),
        (
            "max_items",
            rf"(?<!each )(?<!every )\b(?:max(?:imum)?\.?(?: of| is)?:?|up to|at most|(?:no|not) more than|limit(?: is)?:?|limited to) ({_C})(?:{_LAST}| (?:is|are) (?:allowed|accepted|possible)\b)",
        ),
        (
            "max_items",
            rf"\b(?:images|items|files|urls|pictures|videos)\b[^.;:\d]{{0,20}}, (?:at most|up to|no more than) ({_N})(?=[.;]|\Z)",
        ),
        (
            "min_items max_items",
            rf"(?:张数|图片数量|图片张数)(?:为|是|范围)?:? ?({_N}) ?(?:-|~|到|至) ?({_N})(?!\d|\.\d)",
        ),
        (
            "min_items max_items",
            rf"数组长度(?:为|是|范围)?:? ?({_N}) ?(?:-|~|到|至) ?({_N})(?![\d.])",
        ),
        ("min_items max_items", rf"(?:({_N}) ?(?:-|~|到|至) ?({_N}) ?(?:张|个主体|个图))"),
        (
            "min_items max_items",
            rf"\b(?:list|array) of ({_N})(?: ?- ?| to )({_N}) (?:\w+ ){{0,2}}?(?:images|items|files|urls|pictures|videos)\b",
        ),
        (
            "max_items",
            rf"(?:最多|至多|上限|不(?:能|得|可)?超过)(?:为|是)?可?(?:支持)?(?:传入?|输入|上传|提供)? ?({_ZH}) ?(?:张|段|条|项|个(?!字符))",
        ),
        (
            "max_items",
            rf"(?:数量|张数|个数|图片数)(?:的)?(?:上限|限制|最多|不(?:能|得|可)?超过)(?:为|是)?:? ?({_N})(?!\d|\.\d|[~-])",
        ),
        ("max_items", rf"\(max(?:imum)?:? ({_N})(?: (?:total|images|items|files|urls))?\)"),
        (
            "min_items",
            rf"\b(?:at least|min(?:imum)?(?: of)?) ({_N}) (?:images?|items?|files?|elements?|urls?)\b",
        ),
        (
            "min_side max_side",
            rf"\b(?:each|every) (?:dimension|side)[^.\d]{{0,30}}?({_N}){_TO}({_N})\b",
        ),
        ("min_side max_side", rf"\bwidth and height[^.\d]{{0,30}}?({_N}){_TO}({_N})\b"),
        (
            "min_side max_side",
            rf"(?:宽高|宽和高|宽度和高度|每边|边长|每个维度)[^.\d]{{0,20}}?\[? ?({_N}) ?(?:-|~|,|到|至) ?({_N})",
        ),
        (
            "max_ratio",
            r"(?<![\d.])1 ?[:/] ?(\d+(?:\.\d+)?) ?(?:-|~|,|to|and|到|至) ?\1(?![\d.])(?: ?: ?1(?!\d))?",
        ),
        (
            "min_pixels max_pixels",
            r"\bpixels?\b[^.\d]{0,40}?(\d{2,5} ?[x\u00d7*] ?\d{2,5}) ?(?:-|to|and|~) ?(\d{2,5} ?[x\u00d7*] ?\d{2,5})",
        ),
        (
            "min_side max_side",
            r"(?:介于|\bbetween) ?\[? ?(\d{2,5}) ?[x\u00d7*] ?\1 ?(?:,|-|~|and|到|至) ?(\d{2,5}) ?[x\u00d7*] ?\2(?!\d)",
        ),
        (
            "minimum maximum",
            rf"(?:\bbetween |\bwithin |\branges? (?:from )?|\branging from |\bscale of |\bfrom |[(\[])({_V}){_TO}({_V})(?=[)\].,;\s]|$)(?!,\d)",
        ),
        (
            "minimum maximum",
            rf"\b(?:range(?: is| of)?|options:|values(?: are|:)|accepts) ?:? ?\[? ?({_V})(?: ?\(inclusive\))? ?(?:-|to|~|,|\.\.) ?({_V})(?![\d,])",
        ),
        (
            "minimum maximum",
            rf"\A({_V})(?:-| to |~| - )({_V})(?=[,.;(]|\Z| \(| for\b| (?:images?|pictures|seconds?|px|pixels|items?|steps?)\b)",
        ),
        ("minimum maximum", rf"(?<=\. )({_V}) ?(?:-|~|to) ?({_V})(?=\.(?: |\Z)|\Z|, step\b)"),
        ("minimum maximum", rf"({_V}) ?<=? ?\w+ ?<=? ?({_V})"),
        (
            "minimum maximum",
            rf"(?:取值范围|范围|可选值?|取值|有效值|可取|可设置?|从)[^.\d-]{{0,10}}({_V}) ?(?:-|~|到|至) ?({_V})",
        ),
        *(
            (
                aspects,
                rf"(?:范围|取值|区间|\brange)[^.\d\[(]{{0,10}}{left} ?({_B}) ?, ?({_B}) ?{right}",
            )
            for left, right, aspects in (
                (r"\[", r"\]", "minimum maximum"),
                (r"\(", r"\]", "above maximum"),
                (r"\[", r"\)", "minimum below"),
                (r"\(", r"\)", "above below"),
            )
        ),
        (
            "minimum maximum",
            rf"(?:\A|(?<=[,;:(.] ))({_V})(?:-| to |~)({_V}) (?:pixels |px )?(?=in (?:steps|increments|multiples)\b)",
        ),
        ("minimum maximum", rf"(?<=: )({_V})(?: ?- ?| to )({_V})(?=\.?\Z|[.;] )"),
        (
            "minimum maximum",
            rf"({_V}) is the (?:lowest|smallest|minimum)(?: value)?,? (?:and )?({_V}) (?:is )?the (?:highest|largest|maximum)\b",
        ),
        (
            "minimum maximum",
            rf"\b(?:smallest|lowest)(?: (?:allowed|possible|accepted))?(?: value)?(?: is|:)? ({_V}),? (?:and )?(?:the )?(?:largest|highest)(?: (?:allowed|possible|accepted))?(?: value)?(?: is|:)? ({_V}){_LAST}",
        ),
        (
            "above below",
            rf"\b(?:greater|more|larger) than ({_V}),? (?:and |but )?(?:less|lower|smaller) than ({_V}){_LAST}",
        ),
        (
            "above maximum",
            rf"\b(?:greater|more|larger) than ({_V}),? (?:and )?(?:at most|up to|(?:no|not) (?:more|greater|larger|higher) than) ({_V})(?![\d,]* ?{_CHARACTERS})",
        ),
        ("above maximum", rf"大于 ?({_V}) ?,? ?(?:且|并)?(?:不超过|小于等于|不大于) ?({_V})"),
        (
            "minimum maximum",
            rf"\b(?:not|cannot) be (?:less|lower|smaller) than ({_V}),? (?:or|nor) (?:greater|higher|more|larger) than ({_V})",
        ),
        (
            "minimum maximum",
            rf"\b(?:below|under|less than) ({_V}) (?:or|and) (?:above|over|greater than|more than) ({_V}) (?:is|are) (?:refused|rejected|not accepted|invalid)\b",
        ),
        ("minimum maximum", rf"({_V}) at least,? (?:and )?({_V}) at most\b"),
        ("minimum", rf"\bat least ({COUNT})(?=[,.;)]| and\b|\Z)"),
        ("maximum", rf"(?<![\w.,-])({_V}) (?:max(?:imum)?|at most|or less|or fewer)(?=[,.;)]|\Z)"),
        ("above", rf"\b(?:must|has to|should) be (?:greater|larger|more) than ({_V}){_LAST}"),
        ("below", rf"\b(?:must|has to|should) be (?:less|lower|smaller) than ({_V}){_LAST}"),
        (
            "minimum",
            rf"(?:\bmin(?:imum)?(?: value)?(?: allowed)?(?: of| is)?:?|\blower (?:bound|limit)(?: is)?:?|\bat least|>=) ?({_V})(?![\d,]* ?{_CHARACTERS})",
        ),
        (
            "maximum",
            rf"(?:\bmax(?:imum)?(?: value)?(?: allowed)?(?: of| is)?:?|\bupper (?:bound|limit)(?: is)?:?|\bat most|\bup to|<=) ?({_V})(?![\d,]* ?{_CHARACTERS})",
        ),
        (
            "step",
            rf"\b(?:multiples? of|increments? of|divisible by|step(?: size)?(?: of| is| ?[:=])?|steps of) ?({_N}(?:\.\d+)?)",
        ),
        (
            "minimum maximum",
            rf"(?:数量|张数|个数|只能|仅能)[^.\d-]{{0,4}}({_V}) ?(?:-|~|到|至) ?({_V})",
        ),
        (
            "minimum maximum",
            rf"(?:介于|必须在|须在|应在|需在|范围在) ?({_V}) ?(?:-|~|,|到|至|和|与) ?({_V}) ?之间",
        ),
        ("minimum maximum", rf"({_V}) ?(?:-|~|到|至) ?({_V}) ?之间"),
        ("minimum maximum", rf"(?:介于|区间为?) ?({_V}) ?(?:-|~|到|至) ?({_V})(?!\d|\.\d)"),
        ("minimum maximum", rf"支持 ?({_V}) ?(?:-|~|到|至) ?({_V})(?!\d|\.\d)"),
        (
            "minimum maximum",
            rf"(?:(?<=[,;(])|(?<=[,;(] ))({_V})(?:-|~| - | to | ?[到至] ?)({_V})(?:%| ?[步秒张])?(?=[,;)]|\.?\Z|\. )",
        ),
        (
            "minimum maximum",
            rf"\b(?:number|count) of (?:[a-z]+ ){{1,3}}({_V}) ?(?:-|to|~) ?({_V})(?=[,.;)]|\Z| \()",
        ),
        ("step", rf"以 ?({_N}(?:\.\d+)?) ?为(?:步长|步进|单位)"),
        (
            "step",
            rf"(?:步进|步长|增量|间隔|每次(?:调整|增减|递增))值?(?:为|是)?:? ?({_N}(?:\.\d+)?)",
        ),
        (
            "minimum",
            rf"\b(?:(?:not|no) (?:be )?(?:less|fewer|lower|smaller) than|not (?:be )?below) ({_V})(?![\d,]* ?{_CHARACTERS})",
        ),
        (
            "maximum",
            rf"\b(?:(?:not|no) (?:be )?(?:more|higher|greater|larger) than|(?:cannot|not) exceed|not (?:be )?above|limited to|capped at) ({_V})(?![\d,]* ?{_CHARACTERS})",
        ),
        (
            "minimum",
            rf"(?:不(?:小于|低于)|大于等于) ?({_V})(?! ?{_CHARACTERS})(?!\d|\.\d|[x\u00d7*])",
        ),
        (
            "minimum",
            rf"(?:最小|最低|下限)值?(?:为|是)?:? ?({_V})(?! ?{_CHARACTERS})(?!\d|\.\d|[x\u00d7*])",
        ),
        (
            "maximum",
            rf"(?:不(?:大于|高于)|小于等于) ?({_V})(?! ?{_CHARACTERS})(?!\d|\.\d|[x\u00d7*])",
        ),
        (
            "maximum",
            rf"(?:最大|最高|上限)值?(?:为|是)?:? ?({_V})(?! ?{_CHARACTERS})(?!\d|\.\d|[x\u00d7*])",
        ),
        ("maximum", rf"(?:不(?:得|能|可)?超过|最多) ?({_V})(?= ?[步秒]?(?:[,.;)](?!\d)|\Z))"),
        *(
            (aspects, rf"(?:\A|(?<=[\s\u4e00-\u9fff,:;])){left} ?({_B}) ?, ?({_B}) ?{right}")
            for left, right, aspects in (
                (r"\[", r"\]", "minimum maximum"),
                (r"\(", r"\]", "above maximum"),
                (r"\[", r"\)", "minimum below"),
            )
        ),
        ("step", r"(?:必须|需|应)?(?:是|为) ?(\d+) ?的(?:整数)?倍数"),
    )
)
"""(limits, how a sentence says them), the more special ones first. Each pattern states one thing."""
