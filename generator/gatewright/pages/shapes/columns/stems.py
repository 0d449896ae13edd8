"""What a column may hold, by parts of the words in its head, where the vocabulary does not list the whole head.

A head alone proves little: the cells below it have to agree (`cell_evidence`).
"""

from __future__ import annotations

import re

_MEANINGS: tuple[tuple[str, str], ...] = (
    (
        "other",
        r"\b(?:examples?|samples?|e\.?g|since|versions?|deprecated|added|models?|modes?|supported (?:by|in|on)|available (?:in|on|for)"
        r"|recommend\w*|suggest\w*|typical\w*|tested|advice|tips?|cost|price|credits|applies to|used (?:by|in|with)|scope|links?|see also)\b"
        r"|示例|样例|例子|举例|版本|推荐|建议|适用|支持的?模型|价格",
    ),
    ("optional", r"^(?:is |can |may |could )?(?:it |this )?(?:be )?(?:optional|omitted|left out|skipped|omittable)\b(?!.*:)|是否(?:可选|可空|可省略)|可否(?:省略|为空)"),
    (
        "default",
        r"\b(?:defaults?|defaulting|fallbacks?|falls? back|presets?|standard|initial|initially|assumed|implied|implicit|otherwise|factory"
        r"|(?:if|when|where) (?:\w+ )?(?:left out|left empty|omitted|absent|missing|unset|empty|skipped|unspecified|not \w+)|left out|when absent|absent|unset|out of the box|without it|starts? (?:at|with))\b"
        r"|默认|缺省|预设|初始值?|(?:省略|不填|不传|未填|未传|留空)(?:时|则)?|既定|デフォルト|기본|défaut|predet|padr[aã]o|vorgabe",
    ),
    (
        "required",
        r"requir|mandator|obligat|compulsor|\b(?:needed|needs?|must|presence|present|necess\w+|req|mand|obl|necessity|have to|has to)\b"
        r"|必[填选须传需要]|是否必|必需|必備|必須|필수|obrigat|erforderlich|pflicht|oblig",
    ),
    (
        "type",
        r"\b(?:types?|datatypes?|kinds?|data|takes|class|format|json|typed|form|what kind)\b|类型|型別|型$|格式|种类|タイプ|타입|\btyp\b|\btipo\b",
    ),
    (
        "range",
        r"\b(?:ranges?|limits?|limited|limitations?|bounds?|bounded|min|max|minimum|maximum|constraints?|constrained|restrictions?|interval|rules?|between|lengths?|size|boundar\w+|domain|lowest|highest|smallest|largest|validation|upper|lower|cap|from\b.*\bto)\b"
        r"|范围|限制|上限|下限|约束|区间|边界|长度|最大|最小|限定|範囲|制限|범위|제한|规则|要求|bereich|grenz|rango|plage|intervalo|l[ií]mite",
    ),
    (
        "options",
        r"\b(?:options?|values?|choices?|choose|chosen|enums?|enumerat\w+|accepts?|accepted|acceptable|allow\w*|permitted|permissible|possible|valid|select\w*|supported|supports|one of|pick|alternatives?|available|legal|variants?|admissible|settings)\b"
        r"|可选|取值|枚举|选项|允许|候选|可用|支持|選択|값|valores?|valeurs?|werte?\b|valori",
    ),
    (
        "description",
        r"\b(?:descri\w*|notes?|details?|mean\w*|comments?|purpose|expla\w*|what|about|remarks?|usage|use|uses|used for|effect|does|help|summary|info\w*|function|role|controls?|why|how|definition|text|in short|hints?|annotation|overview|behaviou?r|is for|it is)\b"
        r"|说明|描述|备注|含义|解释|用途|作用|释义|介绍|注释|意义|定义|说\s?明|功能|説明|概要|설명|용도|beschreib|bedeut|erkl[aä]r|signif|descri[cpçz]",
    ),
    (
        "name",
        r"\b(?:param\w*|args?|arguments?|fields?|names?|keys?|attributes?|attrs?|propert\w+|props?|settings?|options?|control|variables?|inputs?|members?|elements?|items?|knobs?|entry|entries|identifier|body)\b"
        r"|参数|字段|名称|属性|变量|键|入参|参量|项目|字段名|パラメータ|項目|매개변수|필드|par[aá]m|champ|campo|feld|nom\b",
    ),
)  # fmt: skip
_STEMS = tuple((meaning, re.compile(stems, re.I)) for meaning, stems in _MEANINGS)
_LONGEST = 48


def meanings_by_stems(head: str) -> list[str]:
    """What a column with this head may hold, the likeliest first; empty when its words say nothing."""
    if len(head) > _LONGEST:
        return []
    return [meaning for meaning, stems in _STEMS if stems.search(head)]
