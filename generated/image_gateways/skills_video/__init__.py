"""skills.video: clients and models. Nothing is loaded before it is used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .client import AsyncSkillsVideo, SkillsVideo
    from .qwen_image_2 import AsyncQwenImage2, QwenImage2, QwenImage2Call, QwenImage2Params

__all__ = [
    "AsyncQwenImage2",
    "AsyncSkillsVideo",
    "QwenImage2",
    "QwenImage2Call",
    "QwenImage2Params",
    "SkillsVideo",
]

if not TYPE_CHECKING:
    _HOME = {
        "AsyncSkillsVideo": ".client",
        "SkillsVideo": ".client",
        "AsyncQwenImage2": ".qwen_image_2",
        "QwenImage2": ".qwen_image_2",
        "QwenImage2Call": ".qwen_image_2",
        "QwenImage2Params": ".qwen_image_2",
    }

    def __getattr__(name):
        home = _HOME.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        import importlib

        value = getattr(importlib.import_module(home, __name__), name)
        globals()[name] = value
        return value

    def __dir__():
        return sorted([*globals(), *__all__])
