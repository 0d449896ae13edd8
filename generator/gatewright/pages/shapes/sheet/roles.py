"""What stands below a heading, by single words of it, where the vocabulary does not list the whole heading."""

from __future__ import annotations

import re

_ANSWER = re.compile(
    r"\b(?:responses?|outputs?|returns?|returned|results?|webhooks?|callback payload|sorties?|salidas?|saídas?|ausgaben?)\b|响应|返回|输出|回调|レスポンス|応答|出力|コールバック|응답|출력",
    re.I,
)
_FAULTS = re.compile(r"\b(?:errors?|status codes|troubleshooting)\b|错误|エラー|오류", re.I)
_PRICE = re.compile(
    r"\b(?:pricing|prices?|costs?|billing)\b|价格|计费|费用|価格|料金|요금|가격", re.I
)
_AUTH = re.compile(
    r"\b(?:headers?|authentication|authorization)\b|请求头|鉴权|ヘッダー|認証|헤더|인증", re.I
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
_ASKED = re.compile(
    r"\b(?:parameters?|params|arguments?|request (?:body|fields|schema|contract)|body|inputs?|payload|entrées?|entradas?|eingaben?|paramètres|parámetros|parâmetros)\b|パラメータ|参数|入参|请求体",
    re.I,
)
_APART = re.compile(
    r"\b(?:models|versions|features|capabilities|comparison|rate limits?|voices|styles|languages|use cases|changelog|specifications?)\b"
    r"|模型列表|音色",
    re.I,
)
_AFTERWARDS = re.compile(
    r"\b(?:query|poll|retrieve|fetch|get|check|download)(?:ing)? (?:the |a |your )?(?:\w+ )?(?:tasks?|jobs?|results?|status|predictions?|files?|videos?)\b"
    r"|查询|轮询|获取(?:任务|结果|视频|内容)|下载",
    re.I,
)
"""What is asked after the create."""
_ROLES = (
    (_FAULTS, "errors"),
    (_AFTERWARDS, "apart"),
    (_ADDRESS, "address"),
    (_AUTH, "auth"),
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


def tells_afterwards(heading: str) -> bool:
    """Whether a heading is about what is asked after the create."""
    return len(heading) <= 80 and bool(_AFTERWARDS.search(heading))


def tells_beside(heading: str) -> bool:
    """Whether headers or a part of the address stand below a heading, wherever it stands."""
    return len(heading) <= 80 and bool(_BESIDE.match(heading))
