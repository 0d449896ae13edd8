"""How sentences say limits: where the numbers stand among the words of `cues`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..values import COUNT, POWER
from .cues import (
    AND_AT_MOST,
    AT_LEAST,
    AT_LEAST_ZH,
    AT_MOST,
    AT_MOST_ZH,
    BEFORE_RANGE,
    CHARACTERS,
    COUNT_OF_ITEMS_ZH,
    EACH_SIDE_ZH,
    IS_BETWEEN_ZH,
    IS_REFUSED,
    ITEMS_AT_MOST,
    ITEMS_AT_MOST_ZH,
    LENGTH_AT_LEAST,
    LENGTH_AT_LEAST_ZH,
    LENGTH_AT_MOST_ZH,
    LESS,
    LIMIT_OF_COUNT_ZH,
    MAXIMUM,
    MINIMUM,
    MORE,
    MOST_BEHIND,
    MOST_NEAR,
    MOST_NEAR_ZH,
    NO_MORE_THAN,
    PIECES_ZH,
    RANGE_LABEL,
    RANGE_LABEL_ZH,
    STEP,
    STEP_ZH,
    TAKES_ZH,
    THINGS,
    TIMES,
    TO,
    TO_ZH,
    TOO_LONG,
)

_WHOLE = r"(?![\d.,]*[\^\u2070\u00b9\u00b2\u00b3\u2074-\u2079])"
"""Behind a number: no exponent, with which it would be another one."""
_COUNT = rf"({POWER}|\d+(?:,\d{{3}})*{_WHOLE})"
_HOW_MANY = rf"((?:{POWER}|\d+(?:,\d{{3}})*{_WHOLE})|{COUNT})"
_HOW_MANY_ZH = (
    rf"((?:{POWER}|\d+(?:,\d{{3}})*{_WHOLE})|[一两二三四五六七八九十](?![一二三四五六七八九十]))"
)
"""In digits or as a word."""
_VALUE = rf"(-?{POWER}|-?\d+(?:,\d{{3}})*(?:\.\d+)?{_WHOLE})"
_BOUND = rf"(-?{POWER}|-?\d+(?:\.\d+)?{_WHOLE})"
"""In brackets, where a comma stands between two numbers."""
_STEP = rf"((?:{POWER}|\d+(?:,\d{{3}})*{_WHOLE})(?:\.\d+)?)"
_SIZE = rf"(\d{{2,5}} ?{TIMES} ?\d{{2,5}})"
_ENDS = r"(?!\d|\.\d)"
"""Behind a number that nothing else closes."""
_LAST = r"(?=[;)]|[.,](?: |\Z)|\Z)"
"""Behind a number: no unit, and no condition."""

_COUNTS = rf"{_COUNT} ?{TO} ?{_COUNT}"
_COUNTS_ZH = rf"{_COUNT} ?{TO_ZH} ?{_COUNT}"
_VALUES_ZH = rf"{_VALUE} ?{TO_ZH} ?{_VALUE}"
_OF_THINGS = rf"(?:[\w()/]+ ){{0,2}}?{THINGS}\b"
_POSSIBLE = r"(?: (?:allowed|possible|accepted))?(?: value)?(?: is|:)?"
_NOTED_UNIT = r"(?: \([^()]{1,40}\)| ?(?:s|secs?|ms|px|fps|%))?"
"""Behind a number: what it means in brackets, or a short unit."""
_NO_LENGTH = rf"(?![\d,]* ?{CHARACTERS})"
"""Behind a number that is the value itself."""
_NO_LENGTH_ZH = rf"(?! ?{CHARACTERS})(?!\d|\.\d|{TIMES})"
_INTERVAL = rf" ?{_BOUND} ?, ?{_BOUND} ?"
_INTERVAL_LABEL = r"(?:范围|取值|区间|\brange)[^.\d\[(]{0,10}"
_BEFORE_INTERVAL = rf"(?:{_INTERVAL_LABEL}|\A|(?<=[\s\u4e00-\u9fff,:;]))"


class LimitPattern(NamedTuple):
    """One way to say one limit, or both ends of a range."""

    limits: tuple[str, ...]
    """What the pattern's groups hold, one by one."""
    says: re.Pattern[str]


def _compile(*forms: tuple[str, str]) -> tuple[LimitPattern, ...]:
    return tuple(
        LimitPattern(tuple(limits.split()), re.compile(pattern, re.IGNORECASE))
        for limits, pattern in forms
    )


_LENGTHS = _compile(
    ("min_length max_length", rf"(?:\bbetween |\bfrom |\()?(?<!\d)(?<!\d,){_COUNTS} {CHARACTERS}"),
    ("min_length max_length", rf"\b{AT_LEAST} {_COUNT},? (?:and )?{AT_MOST} {_COUNT} {CHARACTERS}"),
    ("min_length max_length", rf"{AT_LEAST_ZH} ?{_COUNT} ?{CHARACTERS}?,? ?(?:且|并且)?{AT_MOST_ZH} ?{_COUNT} ?{CHARACTERS}"),
    ("min_length max_length", rf"\b{AT_LEAST} {_HOW_MANY} {CHARACTERS},? (?:and )?{AT_MOST} {_COUNT}(?: {CHARACTERS}|{_LAST})"),
    ("min_length max_length", rf"\blength(?: is| must be| has to be)?:? (?:between|from) {_COUNT} (?:and|to) {_COUNT}(?={_LAST}| [A-Z])"),
    ("max_length", rf"\bmax(?:imum)? length(?: is| of)?:? {_COUNT}{_LAST}"),
    ("min_length", rf"\bmin(?:imum)? length(?: is| of)?:? {_COUNT}{_LAST}"),
    ("max_length", rf"(?<![\d,.-]){_COUNT}[ -]characters? (?:limit|max(?:imum)?)\b"),
    ("min_length max_length", rf"\brequired string length: {_COUNT} - {_COUNT}(?!\d)"),
    ("max_length", rf"\bmaximum string length: {_COUNT}(?!\d)"),
    ("min_items max_items", rf"\b{AT_LEAST} {_HOW_MANY},? (?:and )?{AT_MOST} {_HOW_MANY} {_OF_THINGS}"),
    ("min_items max_items", rf"{AT_LEAST_ZH} ?{_COUNT} ?(?:张|段|条|项|个)?,? ?(?:且|并且)?{AT_MOST_ZH} ?{_COUNT} ?{PIECES_ZH}"),
    ("max_length", rf"\b{TOO_LONG} {_COUNT} {CHARACTERS} (?:is|are|will be|gets?) {IS_REFUSED}"),
    ("max_length", rf"\b(?:(?:character|length) limit(?: is| of)?|length:? max(?:imum)?):? {_COUNT}{_ENDS}"),
    ("max_length", rf"(?<![\d-]){_COUNT} {CHARACTERS} ?{MOST_BEHIND}"),
    ("max_length", rf"{LENGTH_AT_MOST_ZH}(?:为|是|在)?(?:可?(?:支持|输入|填写?|传入?))?:? ?{_COUNT} ?{CHARACTERS}"),
    ("max_length", rf"<= ?{_COUNT} ?{CHARACTERS}"),
    ("max_length", rf"(?:\blength ?<=|最大长度(?:为|是)?:?) ?{_COUNT}{_LAST}"),
    ("min_length max_length", rf"{_COUNT} {CHARACTERS} at least,? (?:and )?{_COUNT}(?: {CHARACTERS})? at most"),
    ("min_length max_length", rf"(?<!\d)(?<!\d,){_COUNTS_ZH} ?{CHARACTERS}"),
    ("max_length", rf"\b(?:max\.|(?:(?:can)?not )?(?:be )?{MOST_NEAR}\b)[^.;:\d]{{0,24}}:? {_COUNT} {CHARACTERS}"),
    ("max_length", rf"{MOST_NEAR_ZH}[^.,;\d于<]{{0,6}}?{_COUNT} ?{CHARACTERS}"),
    ("max_length", rf"字符上限(?:为|是)?:? ?{_COUNT}(?!\d|\.\d|[~-])"),
    ("max_length", rf"字(?:符)?数(?:的)?{LIMIT_OF_COUNT_ZH}(?:为|是)?:? ?{_COUNT}(?!\d|\.\d|[~-])"),
    ("min_length max_length", rf"(?:文本)?长度(?:限制|范围)?(?:为|在|是|需在|应为)?:? ?{_COUNTS_ZH}(?!\d|[,.]\d)"),
    ("min_length max_length", rf"取值范围:? ?{_COUNT} ?<=? ?\w+ ?<=? ?{_COUNT}"),
    ("min_length", rf"长度(?:限制|范围)?:? ?{_COUNT} ?{TO_ZH} ?(?:无限制|不限)"),
    ("min_length", rf"{LENGTH_AT_LEAST_ZH} ?{_COUNT} ?{CHARACTERS}"),
    ("min_length", rf"\b{LENGTH_AT_LEAST} {_COUNT} {CHARACTERS}"),
)  # fmt: skip
_ITEMS = _compile(
    ("min_items max_items", rf"\({_COUNT} ?(?:-|~|to) ?{_COUNT} (?:\w+ )?{THINGS}\)"),
    ("min_items max_items", rf"(?:\bbetween |\bfrom |(?<![\d.,:-])\b){_HOW_MANY}(?: ?- ?| to | and ){_HOW_MANY} {_OF_THINGS}"),
    ("min_items max_items", rf"\brequired array length: {_COUNT} - {_COUNT}(?: elements)?"),
    ("max_items", rf"\bmaximum array length: {_COUNT}(?![\d.]*\d)"),
    ("max_items", rf"\b{ITEMS_AT_MOST} {_HOW_MANY} {_OF_THINGS}"),
    ("max_items", rf"\b{ITEMS_AT_MOST} {_HOW_MANY} of (?:them|these|those)\b"),
    ("max_items", rf"(?<![\d.,-])\b{_HOW_MANY} {_OF_THINGS} (?:max(?:imum)?|at most|or fewer|or less)\b"),
    ("max_items", rf"\bmax(?:imum)? (?:number|count) of (?:\w+ )?{THINGS}(?: is)?:? {_HOW_MANY}(?![\d.]*\d)"),
    ("max_items", rf"(?<![\w.,-]){_HOW_MANY} (?:max(?:imum)?|at most|or fewer){_LAST}"),
    ("max_items", rf"\bmore than {_HOW_MANY} (?:\w+ )?{THINGS} (?:is|are|will be) (?:refused|rejected|not accepted)"),
    ("max_items", rf"(?<!each )(?<!every )\b{ITEMS_AT_MOST} {_HOW_MANY}(?:{_LAST}| (?:is|are) (?:allowed|accepted|possible)\b)"),
    ("min_items max_items", rf"(?:张数|图片数量|图片张数)(?:为|是|范围)?:? ?{_COUNTS_ZH}{_ENDS}"),
    ("min_items max_items", rf"数组长度(?:为|是|范围)?:? ?{_COUNTS_ZH}(?![\d.])"),
    ("min_items max_items", rf"{_COUNTS_ZH} ?(?:张|个主体|个图)"),
    ("max_items", rf"{ITEMS_AT_MOST_ZH}(?:为|是)?可?(?:支持)?{TAKES_ZH}? ?{_HOW_MANY_ZH} ?{PIECES_ZH}"),
    ("max_items", rf"{COUNT_OF_ITEMS_ZH}(?:的)?{LIMIT_OF_COUNT_ZH}(?:为|是)?:? ?{_COUNT}(?!\d|\.\d|[~-])"),
    ("max_items", rf"\(max(?:imum)?:? {_COUNT}(?: (?:total|{THINGS}))?\)"),
    ("min_items", rf"\b(?:at least|min(?:imum)?(?: of)?) {_COUNT} {THINGS}\b"),
)  # fmt: skip
_SIDES = _compile(
    ("min_side max_side", rf"\b(?:each|every) (?:dimension|side)[^.\d]{{0,30}}?{_COUNTS}\b"),
    ("min_side max_side", rf"\bwidth and height[^.\d]{{0,30}}?{_COUNTS}\b"),
    ("min_side max_side", rf"{EACH_SIDE_ZH}[^.\d]{{0,20}}?\[? ?{_COUNT} ?(?:,|{TO_ZH}) ?{_COUNT}"),
    ("max_ratio", rf"(?<![\d.])1 ?[:/] ?(\d+(?:\.\d+)?) ?(?:,|to|and|{TO_ZH}) ?\1(?![\d.])(?: ?: ?1(?!\d))?"),
    ("min_pixels max_pixels", rf"\bpixels?\b[^.\d]{{0,40}}?{_SIZE} ?(?:-|to|and|~) ?{_SIZE}"),
    ("min_side max_side", rf"(?:介于|\bbetween) ?\[? ?(\d{{2,5}}) ?{TIMES} ?\1 ?(?:,|and|{TO_ZH}) ?(\d{{2,5}}) ?{TIMES} ?\2(?!\d)"),
)  # fmt: skip
_NUMBERS = _compile(
    ("minimum maximum", rf"\b(?:from|between) {_VALUE}{_NOTED_UNIT} (?:(?:up )?to(?: and including)?|and) {_VALUE}{_NOTED_UNIT}{_LAST}"),
    ("minimum maximum", rf"\bmin\. ?{_VALUE},? (?:and )?max\. ?{_VALUE}{_LAST}"),
    ("minimum maximum", rf"{_VALUE} at the (?:very )?least,? (?:and )?{_VALUE} at the (?:very )?most\b"),
    ("minimum maximum", rf"\b(?:anywhere|somewhere|any (?:value|number)) (?:in|within) {_VALUE} ?{TO} ?{_VALUE}{_LAST}"),
    ("minimum", rf"最短(?:为|是)?:? ?{_VALUE} ?秒"),
    ("maximum", rf"最长(?:为|是)?:? ?{_VALUE} ?秒"),
    ("minimum maximum", rf"(?:\b{BEFORE_RANGE} |[(\[]){_VALUE} ?{TO} ?{_VALUE}(?=[)\].,;\s]|$)(?!,\d)"),
    ("minimum maximum", rf"\b{RANGE_LABEL} ?:? ?\[? ?{_VALUE}(?: ?\(inclusive\))? ?(?:-|to|~|,|\.\.) ?{_VALUE}(?![\d,])"),
    ("minimum maximum", rf"\b{RANGE_LABEL} ?:? ?{_VALUE} ?(?:-|to|~|\.\.) ?{_VALUE}(?=, *(?:\Z|(?:in )?steps?\b|multiples?\b))"),
    ("minimum maximum", rf"\A{_VALUE}(?:-| to |~| - ){_VALUE}(?=[,.;(]|\Z| \(| for\b| (?:images?|pictures|seconds?|px|pixels|items?|steps?)\b)"),
    ("minimum maximum", rf"(?<=\. ){_VALUE} ?(?:-|~|to) ?{_VALUE}(?=\.(?: |\Z)|\Z|, step\b)"),
    ("minimum maximum", rf"{_VALUE} ?<=? ?\w+ ?<=? ?{_VALUE}"),
    ("minimum maximum", rf"{RANGE_LABEL_ZH}[^.\d-]{{0,10}}{_VALUES_ZH}"),
    ("minimum maximum", rf"{_BEFORE_INTERVAL}\[{_INTERVAL}\]"),
    ("above maximum", rf"{_BEFORE_INTERVAL}\({_INTERVAL}\]"),
    ("minimum below", rf"{_BEFORE_INTERVAL}\[{_INTERVAL}\)"),
    ("above below", rf"{_INTERVAL_LABEL}\({_INTERVAL}\)"),
    ("minimum maximum", rf"(?:\A|(?<=[,;:(.] )){_VALUE}(?:-| to |~){_VALUE} (?:pixels |px )?(?=in (?:steps|increments|multiples)\b)"),
    ("minimum maximum", rf"(?<=: ){_VALUE}(?: ?- ?| to ){_VALUE}(?=\.?\Z|[.;] )"),
    ("minimum maximum", rf"{_VALUE} is the (?:lowest|smallest|minimum)(?: value)?,? (?:and )?{_VALUE} (?:is )?the (?:highest|largest|maximum)\b"),
    ("minimum maximum", rf"\b(?:smallest|lowest){_POSSIBLE} {_VALUE},? (?:and )?(?:the )?(?:largest|highest){_POSSIBLE} {_VALUE}{_LAST}"),
    ("above below", rf"\b{MORE} than {_VALUE},? (?:and |but )?{LESS} than {_VALUE}{_LAST}"),
    ("above maximum", rf"\b{MORE} than {_VALUE},? (?:and )?{AND_AT_MOST} {_VALUE}{_NO_LENGTH}"),
    ("above maximum", rf"大于 ?{_VALUE} ?,? ?(?:且|并)?(?:不超过|小于等于|不大于) ?{_VALUE}"),
    ("minimum maximum", rf"\b(?:not|cannot) be {LESS} than {_VALUE},? (?:or|nor) {MORE} than {_VALUE}"),
    ("minimum maximum", rf"\b(?:below|under|less than) {_VALUE} (?:or|and) (?:above|over|greater than|more than) {_VALUE} (?:is|are) (?:refused|rejected|not accepted|invalid)\b"),
    ("minimum maximum", rf"{_VALUE} at least,? (?:and )?{_VALUE} at most\b"),
    ("minimum", rf"\bat least ({COUNT})(?=[,.;)]| and\b|\Z)"),
    ("maximum", rf"(?<![\w.,-]){_VALUE} (?:max(?:imum)?|at most|or less|or fewer)(?=[,.;)]|\Z)"),
    ("above", rf"\b(?:must|has to|should) be {MORE} than {_VALUE}{_LAST}"),
    ("below", rf"\b(?:must|has to|should) be {LESS} than {_VALUE}{_LAST}"),
    ("minimum", rf"{MINIMUM} ?{_VALUE}{_NO_LENGTH}"),
    ("maximum", rf"{MAXIMUM} ?{_VALUE}{_NO_LENGTH}"),
    ("step", rf"\b{STEP} ?{_STEP}"),
    ("minimum maximum", rf"(?:数量|张数|个数|只能|仅能)[^.\d-]{{0,4}}{_VALUES_ZH}"),
    ("minimum maximum", rf"{IS_BETWEEN_ZH} ?{_VALUE} ?(?:,|和|与|{TO_ZH}) ?{_VALUE} ?之间"),
    ("minimum maximum", rf"{_VALUES_ZH} ?之间"),
    ("minimum maximum", rf"(?:介于|区间为?) ?{_VALUES_ZH}{_ENDS}"),
    ("minimum maximum", rf"支持 ?{_VALUES_ZH}{_ENDS}"),
    ("minimum maximum", rf"(?:(?<=[,;(])|(?<=[,;(] )){_VALUE}(?:-|~| - | to | ?[到至] ?){_VALUE}(?:%| ?[步秒张])?(?=[,;)]|\.?\Z|\. )"),
    ("minimum maximum", rf"\b(?:number|count) of (?:[a-z]+ ){{1,3}}{_VALUE} ?(?:-|to|~) ?{_VALUE}(?=[,.;)]|\Z| \()"),
    ("step", rf"以 ?{_STEP} ?为(?:步长|步进|单位)"),
    ("step", rf"{STEP_ZH}值?(?:为|是)?:? ?{_STEP}"),
    ("minimum", rf"\b(?:(?:not|no) (?:be )?{LESS} than|not (?:be )?below) {_VALUE}{_NO_LENGTH}"),
    ("maximum", rf"\b{NO_MORE_THAN} {_VALUE}{_NO_LENGTH}"),
    ("minimum", rf"(?:不(?:小于|低于)|大于等于) ?{_VALUE}{_NO_LENGTH_ZH}"),
    ("minimum", rf"(?:最小|最低|下限)值?(?:为|是)?:? ?{_VALUE}{_NO_LENGTH_ZH}"),
    ("maximum", rf"(?:不(?:大于|高于)|小于等于) ?{_VALUE}{_NO_LENGTH_ZH}"),
    ("maximum", rf"(?:最大|最高|上限)值?(?:为|是)?:? ?{_VALUE}{_NO_LENGTH_ZH}"),
    ("maximum", rf"(?:不(?:得|能|可)?超过|最多) ?{_VALUE}(?= ?[步秒]?(?:[,.;)](?!\d)|\Z))"),
    ("step", r"(?:必须|需|应)?(?:是|为) ?(\d+) ?的(?:整数)?倍数"),
)  # fmt: skip

LIMIT_PATTERNS = (*_LENGTHS, *_ITEMS, *_SIDES, *_NUMBERS)
"""The more special ones first. Each states one thing."""
