"""A sentence → the rule that it tells, where it has one meaning; else it stays a candidate.

What is *ignored* or *takes no effect* refuses no request, so it is not a rule. A sentence with a further condition
(a model, a mode, another "when") is none either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ...names import snake
from ..words.known_limits import needs, takes, value_in

RuleFacts = dict[str, Any]
ParamFacts = Mapping[str, dict[str, Any]]

_N = r"[`'\"]?(?:[a-z_]\w*\.)*([a-z_][a-z0-9_]*)[`'\"]?"
_V = r"[`'\"]?([\w.:-]+?)[`'\"]?"
_LIST = r"((?:[a-z_][\w.]*)(?: ?(?:参数|字段))?(?: ?(?:,|/|和|与|或|及|,? and|,? or) ?(?:[a-z_][\w.]*)(?: ?(?:参数|字段))?)+)"
_IS = r" ?(?:为|是|=|==|is|equals) ?"
_AND_TOO = rf"(?: ?(?:且|并且|and) ?{_N}{_IS}{_V})?"
_NEEDED = r",? ?(?:该参数|该字段|此参数)?(?:必填|必传|必选|必须提供|必须填写|不能为空|不可为空)"
_WORD = re.compile(r"[a-z_][a-z0-9_]*", re.A)
_PARTS = re.compile(r" ?(?:参数|字段)? ?(?:,|/|和|与|或|及|\band\b|\bor\b) ?(?:and |or )?")
_FURTHER = re.compile(
    r"当|若|如果|时|模型|模式|仅|除|场景|情况|\u2026|\b(?:if|when|unless|except|only|for|in|model|mode|while)\b",
    re.I,
)


def _form(pattern: str) -> re.Pattern[str]:
    """`pattern` as a whole clause of a sentence; a list of names is never the rest of a longer one."""
    start = r"^|(?<=[:(\[] )|(?<=[:(])|(?<=[\u4e00-\u9fff])(?<![不无非和与或及])"
    if not pattern.startswith(_LIST):
        start += r"|(?<=, )|(?<=,)"
    return re.compile(rf"(?:{start}) ?{pattern} ?(?=[,)]|$)", re.I | re.A)


class RulesInWords:
    """The rules that sentences of one page tell of its params."""

    def __init__(self, params: ParamFacts) -> None:
        """`params` are the facts of the page's params by key."""
        self._params = params
        self._forms: tuple[tuple[re.Pattern[str], Callable[[str, tuple[str, ...]], Any]], ...] = (
            (_form(rf"当? ?{_N}{_IS}{_V} ?{_AND_TOO} ?时{_NEEDED}"), self._required_when),
            (_form(rf"(?:is )?required (?:when|if) {_N}{_IS}{_V} ?{_AND_TOO}"), self._required_when),
            (_form(rf"(?:is )?required (?:when|if) {_N} is (?:present|set|given|provided|there)"), self._required_with),
            (_form(rf"(?:is )?required (?:unless|without) {_N}(?: is (?:present|set|given|provided|there))?"), self._required_without),
            (_form(rf"只有?(?:在|当) ?{_N}{_IS}{_V} ?时(?:才能使用|才可用|可用|可以使用|可传)"), self._only_when),
            (_form(rf"仅(?:在|当) ?{_N}{_IS}{_V} ?时(?:可用|可以使用|可传|允许)"), self._only_when),
            (_form(rf"(?:is )?only (?:available|allowed|supported|accepted|taken|usable) (?:when|if|with) {_N}{_IS}{_V}"), self._only_when),
            (_form(rf"(?:需|必须|需要|须)(?:配合|搭配|与|和) ?{_N} ?(?:参数)? ?(?:一起|同时|配合)?使用"), self._needs),
            (_form(rf"(?:must be used (?:together )?with|requires|needs) {_N}(?: too| as well| to be (?:set|given|present))?"), self._needs),
            (_form(rf"(?:不能|不可|不得|不支持)(?:与|和) ?{_N} ?(?:参数)? ?(?:同时|一起|混合)?(?:使用|传入|传)"), self._not_with),
            (_form(rf"(?:与|和) ?{_N} ?(?:参数)? ?(?:互斥|不能同时使用|不可同时使用)"), self._not_with),
            (_form(rf"(?:cannot|can't|can not|must not) be (?:used|combined|given) (?:together )?with {_N}"), self._not_with),
            (_form(rf"(?:is )?(?:mutually exclusive|incompatible) with {_N}"), self._not_with),
            (_form(rf"{_LIST} ?至少(?:需要?)?(?:提供|传入?|填写?|有|存在)?(?:[一1] ?[项个种]|其一)"), self._at_least_one),
            (_form(rf"{_LIST} ?(?:至少[二三]选一|必须提供其中[一1]个)"), self._at_least_one),
            (_form(rf"at least one of {_LIST}(?: (?:is required|must be (?:given|set|provided|present)|has to be (?:given|set|there)))?"), self._at_least_one),
            (_form(rf"exactly one of {_LIST}(?: (?:is required|must be (?:given|set|provided|present)))?"), self._exactly_one),
            (_form(rf"{_LIST} ?(?:互斥|不能同时使用|不可同时使用|不能同时传入?)"), self._at_most_one),
            (_form(rf"(?:at most|only) one of {_LIST}(?: (?:may|can) be (?:given|set|used|provided))?"), self._at_most_one),
            (_form(rf"{_LIST} are mutually exclusive"), self._at_most_one),
            (_form(rf"{_LIST} ?的?(?:数量|总数|个数)?(?:之和|总和|合计|相加)?(?:不超过|不能超过|不得超过|最多为?) ?(\d+)(?: ?[个张项])?"), self._at_most),
            (_form(rf"{_LIST} (?:together|combined|in all|in total) (?:may |can |must )?(?:have |take |hold |be )?(?:at most|up to|no more than) (\d+)"), self._at_most),
            (_form(r"所有(?:元素|维度的?值?|权重)的?(?:之和|相加|总和)不(?:能|得)?(?:大于|超过) ?(\d+(?:\.\d+)?)"), self._sum),
        )  # fmt: skip

    def rule_in(self, words: str, about: str) -> tuple[str, RuleFacts] | None:
        """(a name, the rule) that the sentence `words` tells, or None.

        `about` is the key of the param in whose description it stands; empty: in none.
        """
        plain = words.replace("`", "").strip(" -*")
        for form, made in self._forms:
            found = form.search(plain)
            if found is None:
                continue
            rest = plain[: found.start()] + plain[found.end() :]
            if _FURTHER.search(rest):
                return None
            groups = tuple(one or "" for one in found.groups())
            rule: RuleFacts | None = made(about, groups)
            if rule is not None:
                return _name_of(rule), rule
        return None

    def _arguments_of(self, *keys: str) -> list[str] | None:
        """The arguments of `keys`, or None where one is not a param of the page."""
        if not all(keys) or not set(keys) <= self._params.keys() or len(set(keys)) < len(keys):
            return None
        return [snake(key) for key in keys]

    def _listed_arguments(self, text: str) -> list[str] | None:
        keys = [one.rpartition(".")[2] for one in _PARTS.split(text) if one]
        cleaned = [found[0] if (found := _WORD.match(one)) else "" for one in keys]
        return self._arguments_of(*cleaned) if len(cleaned) > 1 else None

    def _when(self, groups: tuple[str, ...]) -> dict[str, Any] | None:
        when: dict[str, Any] = {}
        for key, value in zip(groups[::2], groups[1::2], strict=True):
            if key:
                facts = self._params.get(key, {})
                kind = facts.get("type", "")
                told = value_in(value, kind)
                known = told in facts.get("options", ()) if needs(kind, "options") else None
                if told is None or known is False or not (known or takes(kind, ("wire",))):
                    return None
                when[snake(key)] = told
        return when

    def _conditional(self, about: str, groups: tuple[str, ...]) -> RuleFacts | None:
        param, when = self._arguments_of(about), self._when(groups)
        return (
            {"param": param[0], "when": when} if param and when and param[0] not in when else None
        )

    def _required_when(self, about: str, groups: tuple[str, ...]) -> RuleFacts | None:
        rule = self._conditional(about, groups)
        return rule and {**rule, "required": True}

    def _only_when(self, about: str, groups: tuple[str, ...]) -> RuleFacts | None:
        rule = self._conditional(about, groups)
        return rule and {"param": rule["param"], "only_when": rule["when"]}

    def _pair(self, about: str, groups: tuple[str, ...], word: str) -> RuleFacts | None:
        known = self._arguments_of(about, groups[0])
        return {"param": known[0], word: known[1]} if known else None

    def _required_with(self, about: str, groups: tuple[str, ...]) -> RuleFacts | None:
        rule = self._pair(about, groups, "with")
        return rule and {**rule, "required": True}

    def _required_without(self, about: str, groups: tuple[str, ...]) -> RuleFacts | None:
        rule = self._pair(about, groups, "without")
        return rule and {**rule, "required": True}

    def _needs(self, about: str, groups: tuple[str, ...]) -> RuleFacts | None:
        return self._pair(about, groups, "needs")

    def _not_with(self, about: str, groups: tuple[str, ...]) -> RuleFacts | None:
        return self._pair(about, groups, "not_with")

    def _group(self, groups: tuple[str, ...], word: str) -> RuleFacts | None:
        keys = self._listed_arguments(groups[0])
        return {word: keys} if keys else None

    def _at_least_one(self, _: str, groups: tuple[str, ...]) -> RuleFacts | None:
        return self._group(groups, "at_least_one_of")

    def _exactly_one(self, _: str, groups: tuple[str, ...]) -> RuleFacts | None:
        return self._group(groups, "exactly_one_of")

    def _at_most_one(self, _: str, groups: tuple[str, ...]) -> RuleFacts | None:
        return self._group(groups, "at_most_one_of")

    def _at_most(self, _: str, groups: tuple[str, ...]) -> RuleFacts | None:
        keys = self._listed_arguments(groups[0])
        return {"at_most": int(groups[1]), "of": keys} if keys else None

    def _sum(self, about: str, groups: tuple[str, ...]) -> RuleFacts | None:
        param = self._arguments_of(about)
        listed = needs(self._params.get(about, {}).get("type", ""), "items")
        limit = value_in(groups[0], "number")
        return {"param": param[0], "sum_at_most": limit} if param and listed else None


def _name_of(rule: RuleFacts) -> str:
    """A name that says which rule it is: `mask_needs_image`."""
    return "_".join(_words(rule))[:60].rstrip("_")


def _words(rule: RuleFacts) -> Iterator[str]:
    if "param" in rule:
        yield rule["param"]
        for word in ("needs", "not_with", "with", "without"):
            if word in rule:
                yield f"{word}_{rule[word]}"
        for word in ("when", "only_when"):
            if word in rule:
                yield f"{word}_{'_'.join(rule[word])}"
        if "sum_at_most" in rule:
            yield "sum"
    else:
        form = next(iter(rule))
        yield form
        names: list[str] = rule["of"] if form == "at_most" else rule[form]
        yield from names
