"""What stands below a heading, by single words of it, where the vocabulary does not list the whole heading."""

from __future__ import annotations

import re
from collections.abc import Container

_ANSWER = re.compile(
    r"\b(?:responses?|outputs?|returns?|returned|results?|answers?|repl(?:y|ies)|webhooks?|callbacks?"
    r"|(?:comes?|sent|send|gives?|get|handed) back|you (?:will )?(?:get|receive|see)|sorties?|salidas?|saídas?|ausgaben?)\b"
    r"|响应|返回|输出|回调|出参|结果|应答|レスポンス|応答|出力|コールバック|응답|출력",
    re.I,
)
_FAULTS = re.compile(
    r"\b(?:errors?|status codes|troubleshooting|fail(?:s|ed|ures?|ing)?|(?:go(?:es|ing)?|went) wrong|problems?|exceptions?|rejections?)\b"
    r"|错误|异常|失败|报错|状态码|故障|エラー|오류",
    re.I,
)
_PRICE = re.compile(
    r"\b(?:pricing|prices?|priced|costs?|billing|billed|credits?|charges?|charged|fees?|tariffs?|money|you pay)\b"
    r"|价格|计费|费用|收费|定价|资费|单价|価格|料金|요금|가격",
    re.I,
)
_AUTH = re.compile(
    r"\b(?:headers?|authenticat(?:e|ion|ing)|authori[sz](?:e|ations?|ing)|api keys?|your key|credentials?|tokens?)\b"
    r"|请求头|鉴权|认证|密钥|授权|ヘッダー|認証|헤더|인증",
    re.I,
)
_BESIDE = re.compile(
    r"(?:\w+ )?headers?(?: (?:param(?:eter)?s|fields))?\Z|请求头|headers? ?(?:请求)?参数"
    r"|(?:query|path|url) ?(?:string )?(?:param(?:eter)?s|参数)|(?:路径|查询)参数|(?:リクエスト)?ヘッダー|(?:パス|クエリ)パラメータ",
    re.I,
)
"""What a request says beside its body."""
_ADDRESS = re.compile(
    r"\b(?:path|query|url) param|(?:路径|查询)参数|(?:パス|クエリ)パラメータ|(?:경로|쿼리) ?매개변수",
    re.I,
)
_SHOWN = re.compile(
    r"(?:\w+ )?(?:an? )?(?:examples?|samples?)(?: \w+){0,2}\Z|(?:\w+ ){1,3}(?:examples?|samples?)\Z|try it\b|.{0,8}(?:示例|样例|范例)(?:代码)?\Z",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:parameters?|params|arguments?|body|inputs?|payload|fields?|settings?|options|controls?|knobs|attributes?|properties"
    r"|request (?:schema|contract|envelope|keys)|schema|envelope|keys"
    r"|(?<!where )(?:can|may|must|could|have to|need to|what to|what you|to) (?:set|send|pass|provide|configure)|must be set|be left out|request (?:holds|takes|needs|contains)"
    r"|entrées?|entradas?|eingaben?|paramètres|parámetros|parâmetros)\b"
    r"|パラメータ|参数|入参|请求体|字段|请求内容|配置项|可选项|必填项|选填项|请求格式",
    re.I,
)
_APART = re.compile(
    r"\b(?:models|versions|features|capabilities|comparison|rate limits?|voices|styles|languages|use cases|changelog|specifications?"
    r"|lifetimes?|storage|retention|expir(?:y|es|ation)|validity|how long|links?)\b"
    r"|模型列表|音色|有效期|时效|存储|保留",
    re.I,
)
_AFTERWARDS = re.compile(
    r"\b(?:query|poll|retrieve|fetch|get|check|download|read|collect|wait|ask)(?:ing)? (?:it\b|(?:for|until) it\b)"
    r"|\b(?:query|poll|retrieve|fetch|get|check|download|read|collect|wait|ask)(?:ing)? (?:on |for |up )?(?:the |a |your |its )?(?:\w+ )?"
    r"(?:tasks?|jobs?|results?|status|predictions?|files?|videos?|clips?|pictures?|images?|songs?|progress|completion|outputs?|generations?)\b"
    r"|\bpoll(?:ing)?\b|\b(?:task|job|generation) (?:status|states?|progress|results?)\b|\bafter(?:wards| that)\b|\bfollow(?:ing)?[ -]up\b|\buntil (?:it|the \w+) (?:is|are) (?:done|ready|finished)\b"
    r"|查询|轮询|获取(?:任务|结果|视频|内容|图片|音频)|取回|下载|任务状态",
    re.I,
)
"""What is asked after the create."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENDS = re.compile(r"[.,;:!?\u3001\u3002\uff01-\uff1f]\Z|[`\"'=<>{}]")
_OTHER = re.compile(
    r"\b(?:a|an|the|your|our|this|that|these|its?|all|any|some|every|each|of|for|to|in|on|at|by|with|from|and|or|what|which|how|where|when|if"
    r"|you|we|is|are|be|can|may|might|could|must|should|have|has|do|does|possible|common|usual|known|other|more|create|creation|create call|submit|request|requests"
    r"|model|models|api|api's|json|http|code|codes|table|list|body|call|calls|calling|fields?|keys?|format|reading|getting|checking|asking|something|anything|things"
    r"|returned|see|meet|handle|handling|work|run|reference|details|overview|task|tasks|status|finished|done|ready|later|up|them|so|not)\b|[&/()-]"
    r"|说明|列表|内容|信息|结构|格式|如何|怎样|的|与|和|及|请求|接口|模型|任务|提交",
    re.I,
)
"""What a heading has beside the words that tell its role."""
_LABELS = frozenset(
    {"status", "output", "price", "credits", "result", "options", "fields", "billing"}
)
"""Words that copies also have as labels of a value."""
_ROLES = (
    (_FAULTS, "errors"),
    (_AFTERWARDS, "apart"),
    (_ADDRESS, "address"),
    (_AUTH, "auth"),
    (_SHOWN, "example"),
    (_ANSWER, "response"),
    (_PRICE, "price"),
    (_ASKED, "params"),
    (_APART, "apart"),
)


def role_by_words(heading: str) -> str | None:
    """The role of a heading by its words, or None; ``apart`` is what tells no params and no answers."""
    if len(heading) > 80:
        return None
    return next((role for words, role in _ROLES if words.search(heading)), None)


def role_of_line(text: str, columns: Container[str]) -> str | None:
    """The role of a line that looks like a heading and is not marked as one: its words tell, and say nothing else.

    A word of `columns` alone is the head of a column.
    """
    if len(text) > 50 or not (text[:1].isupper() or _CHINESE.match(text)) or _ENDS.search(text):
        return None
    role = role_by_words(text)
    if role is None or text.casefold() in columns or text.casefold() in _LABELS:
        return None
    rest = text
    for words, _ in _ROLES:
        rest = words.sub(" ", rest)
    return None if _OTHER.sub(" ", rest).strip() else role


def tells_afterwards(heading: str) -> bool:
    """Whether a heading is about what is asked after the create."""
    return len(heading) <= 80 and bool(_AFTERWARDS.search(heading))


def tells_beside(heading: str) -> bool:
    """Whether headers or a part of the address stand below a heading, wherever it stands."""
    return len(heading) <= 80 and bool(_BESIDE.match(heading))
