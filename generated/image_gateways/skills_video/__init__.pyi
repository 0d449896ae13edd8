"""skills.video: clients and models. Nothing is loaded before it is used."""

from .client import AsyncSkillsVideo, SkillsVideo
from .qwen_image_2 import AsyncQwenImage2, QwenImage2

__all__ = ["AsyncQwenImage2", "AsyncSkillsVideo", "QwenImage2", "SkillsVideo"]
