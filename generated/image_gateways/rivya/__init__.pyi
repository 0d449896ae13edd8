"""Rivya: clients and models. Nothing is loaded before it is used."""

from .client import AsyncRivya, Rivya
from .qwen2_image import AsyncQwen2Image, Qwen2Image
from .qwen_image import AsyncQwenImage, QwenImage

__all__ = ["AsyncQwen2Image", "AsyncQwenImage", "AsyncRivya", "Qwen2Image", "QwenImage", "Rivya"]
