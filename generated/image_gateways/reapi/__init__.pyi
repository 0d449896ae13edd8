"""reAPI: clients and models. Nothing is loaded before it is used."""

from .client import AsyncReAPI, ReAPI
from .qwen_image_2 import AsyncQwenImage2, QwenImage2

__all__ = ["AsyncQwenImage2", "AsyncReAPI", "QwenImage2", "ReAPI"]
