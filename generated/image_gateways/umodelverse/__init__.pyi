"""UModelverse: clients and models. Nothing is loaded before it is used."""

from .client import AsyncUModelverse, UModelverse
from .qwen_image import AsyncQwenImage, QwenImage

__all__ = ["AsyncQwenImage", "AsyncUModelverse", "QwenImage", "UModelverse"]
