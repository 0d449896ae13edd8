"""UModelverse: clients and models. Nothing is loaded before it is used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .client import AsyncUModelverse, UModelverse
    from .qwen_image import AsyncQwenImage, QwenImage, QwenImageCall, QwenImageParams

__all__ = [
    "AsyncQwenImage",
    "AsyncUModelverse",
    "QwenImage",
    "QwenImageCall",
    "QwenImageParams",
    "UModelverse",
]

if not TYPE_CHECKING:
    _HOME = {
        "AsyncUModelverse": ".client",
        "UModelverse": ".client",
        "AsyncQwenImage": ".qwen_image",
        "QwenImage": ".qwen_image",
        "QwenImageCall": ".qwen_image",
        "QwenImageParams": ".qwen_image",
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
