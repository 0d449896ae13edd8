"""Rivya: clients and models. Nothing is loaded before it is used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .client import AsyncRivya, Rivya
    from .qwen2_image import AsyncQwen2Image, Qwen2Image, Qwen2ImageCall, Qwen2ImageParams
    from .qwen_image import AsyncQwenImage, QwenImage, QwenImageCall, QwenImageParams

__all__ = [
    "AsyncQwen2Image",
    "AsyncQwenImage",
    "AsyncRivya",
    "Qwen2Image",
    "Qwen2ImageCall",
    "Qwen2ImageParams",
    "QwenImage",
    "QwenImageCall",
    "QwenImageParams",
    "Rivya",
]

if not TYPE_CHECKING:
    _HOME = {
        "AsyncRivya": ".client",
        "Rivya": ".client",
        "AsyncQwen2Image": ".qwen2_image",
        "Qwen2Image": ".qwen2_image",
        "Qwen2ImageCall": ".qwen2_image",
        "Qwen2ImageParams": ".qwen2_image",
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
