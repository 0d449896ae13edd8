"""What the label before a value says: ``Data type:``, ``If omitted:``, ``取值范围:``."""

from __future__ import annotations

from .vocabulary import fold

_MEANINGS = {
    "type": "type, data type, value type, param type, parameter type, field type, datatype, kind of value, json type"
    ", 类型, 数据类型, 参数类型, 字段类型, 值类型",
    "required": "required, is required, required?, is it required, mandatory, is mandatory, needed, obligatory, must be set, must be sent"
    ", 必填, 必需, 必须, 必选, 必传, 是否必填, 是否必需, 是否必须, 是否必选, 是否必传, 是否需要",
    "default": "default, default value, defaults, defaults to, default setting, if omitted, if left out, if not set, if unset, if missing, if absent"
    ", if not given, if not sent, if not provided, if not specified, when omitted, when left out, when missing, when absent, when unset, when not set"
    ", when not given, fallback, fallback value, falls back to, initial value, preset, standard value, value if omitted, without it, left out"
    ", 默认值, 默认, 缺省值, 缺省, 默认为, 不填时, 不传时, 未填时, 未传时, 省略时, 初始值",
    "options": "options, allowed values, possible values, accepted values, available options, available values, valid values, supported values"
    ", optional values, values, choices, choice, enum, enum values, enumeration, one of, allowed, accepts, accepted, supports, supported, valid, valid options"
    ", permitted values, permitted, pick from, choose from, can be, may be, allowed options, supported options, possible options, value set, value list"
    ", list of values, allowed choices"
    ", 可选值, 可选项, 枚举值, 枚举, 取值, 可取值, 允许值, 支持的值, 支持值, 有效值, 选项, 可用值, 可选范围, 支持, 候选值",
    "description": "description, desc, meaning, purpose, what it does, what it is, what for, explanation, details, summary, used for"
    ", 描述, 说明, 含义, 作用, 用途, 参数说明, 解释, 备注, 功能",
    "range": "min, max, minimum, maximum, min value, max value, minimum value, maximum value, range, value range, valid range, allowed range, accepted range"
    ", permitted range, step, steps of, multiple of, max length, maximum length, min length, minimum length, length, max characters, maximum characters"
    ", limit, limits, bounds, bound, constraint, constraints, restriction, restrictions, interval, numeric range, length limit, size limit"
    ", lower bound, upper bound, lowest, highest, smallest, largest, at least, at most, between, from, goes from, max items, min items, maximum items, minimum items, max count"
    ", 范围, 取值范围, 数值范围, 值范围, 有效范围, 允许范围, 限制, 约束, 长度, 长度限制, 区间, 最小值, 最大值, 最小长度, 最大长度, 步长, 下限, 上限",
}  # fmt: skip
_IN_ENGLISH = {
    "最小值": "min", "最大值": "max", "下限": "min", "上限": "max", "最小长度": "min length", "最大长度": "max length",
    "步长": "step", "lower bound": "min", "upper bound": "max", "lowest": "min", "highest": "max", "smallest": "min",
    "largest": "max", "at least": "min", "at most": "max", "max count": "max items",
}  # fmt: skip
_BY_LABEL = {
    one.strip(): meaning for meaning, labels in _MEANINGS.items() for one in labels.split(",")
}


def meaning_of_label(label: str) -> str:
    """What a label says of a field: type, required, default, options, range or description; else empty."""
    return _BY_LABEL.get(fold(label), "")


def limit_named(label: str) -> str:
    """The label of a limit as limits are read: ``upper bound`` is ``max``."""
    return _IN_ENGLISH.get(fold(label), label)
