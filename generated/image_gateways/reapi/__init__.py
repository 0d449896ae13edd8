"""reAPI: clients and models. Nothing is loaded before it is used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .client import AsyncReAPI, ReAPI
    from .qwen_image_2 import (
        AsyncQwenImage2,
        QwenImage2,
        QwenImage2Call,
        QwenImage2Edit,
        QwenImage2TextToImage,
    )

__all__ = [
    "AsyncQwenImage2",
    "AsyncReAPI",
    "QwenImage2",
    "QwenImage2Call",
    "QwenImage2Edit",
    "QwenImage2TextToImage",
    "ReAPI",
]

if not TYPE_CHECKING:
    _HOME = {
        "AsyncReAPI": ".client",
        "ReAPI": ".client",
        "AsyncQwenImage2": ".qwen_image_2",
        "QwenImage2": ".qwen_image_2",
        "QwenImage2Call": ".qwen_image_2",
        "QwenImage2Edit": ".qwen_image_2",
        "QwenImage2TextToImage": ".qwen_image_2",
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
