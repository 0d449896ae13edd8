"""UModelverse: clients and models. Nothing is loaded before it is used."""

from .client import AsyncUModelverse, UModelverse
from .doubao_seedance_1_5_pro_251215 import (
    AsyncDoubaoSeedance15Pro251215,
    DoubaoSeedance15Pro251215,
)
from .kling_v2_6 import AsyncKlingV26, KlingV26
from .kling_v3 import AsyncKlingV3, KlingV3
from .kling_v3_motion_control import AsyncKlingV3MotionControl, KlingV3MotionControl
from .kling_v3_omni import AsyncKlingV3Omni, KlingV3Omni
from .kling_video_o1 import AsyncKlingVideoO1, KlingVideoO1
from .minimax_hailuo_02 import AsyncMinimaxHailuo02, MinimaxHailuo02
from .minimax_hailuo_2_3 import AsyncMinimaxHailuo23, MinimaxHailuo23
from .minimax_hailuo_2_3_fast import AsyncMinimaxHailuo23Fast, MinimaxHailuo23Fast
from .qwen_image import AsyncQwenImage, QwenImage
from .sora_2 import AsyncSora2, Sora2
from .sora_2_image_to_video import AsyncSora2ImageToVideo, Sora2ImageToVideo
from .sora_2_text_to_video import AsyncSora2TextToVideo, Sora2TextToVideo
from .veo_3_1_fast_generate_001 import AsyncVeo31FastGenerate001, Veo31FastGenerate001
from .veo_3_1_generate_001 import AsyncVeo31Generate001, Veo31Generate001
from .vidu_lip_sync import AsyncViduLipSync, ViduLipSync
from .vidu_mv import AsyncViduMv, ViduMv
from .vidu_one_click_mv import AsyncViduOneClickMv, ViduOneClickMv
from .viduq2 import AsyncViduq2, Viduq2
from .viduq2_pro import AsyncViduq2Pro, Viduq2Pro
from .viduq2_pro_fast import AsyncViduq2ProFast, Viduq2ProFast
from .viduq2_turbo import AsyncViduq2Turbo, Viduq2Turbo
from .viduq3_pro import AsyncViduq3Pro, Viduq3Pro
from .wan_2_2_i2v import AsyncWan22I2v, Wan22I2v
from .wan_2_2_t2v import AsyncWan22T2v, Wan22T2v
from .wan_2_5_i2v import AsyncWan25I2v, Wan25I2v
from .wan_2_5_t2v import AsyncWan25T2v, Wan25T2v
from .wan_2_6_i2v import AsyncWan26I2v, Wan26I2v
from .wan_2_6_t2v import AsyncWan26T2v, Wan26T2v

__all__ = [
    "AsyncDoubaoSeedance15Pro251215",
    "AsyncKlingV26",
    "AsyncKlingV3",
    "AsyncKlingV3MotionControl",
    "AsyncKlingV3Omni",
    "AsyncKlingVideoO1",
    "AsyncMinimaxHailuo02",
    "AsyncMinimaxHailuo23",
    "AsyncMinimaxHailuo23Fast",
    "AsyncQwenImage",
    "AsyncSora2",
    "AsyncSora2ImageToVideo",
    "AsyncSora2TextToVideo",
    "AsyncUModelverse",
    "AsyncVeo31FastGenerate001",
    "AsyncVeo31Generate001",
    "AsyncViduLipSync",
    "AsyncViduMv",
    "AsyncViduOneClickMv",
    "AsyncViduq2",
    "AsyncViduq2Pro",
    "AsyncViduq2ProFast",
    "AsyncViduq2Turbo",
    "AsyncViduq3Pro",
    "AsyncWan22I2v",
    "AsyncWan22T2v",
    "AsyncWan25I2v",
    "AsyncWan25T2v",
    "AsyncWan26I2v",
    "AsyncWan26T2v",
    "DoubaoSeedance15Pro251215",
    "KlingV26",
    "KlingV3",
    "KlingV3MotionControl",
    "KlingV3Omni",
    "KlingVideoO1",
    "MinimaxHailuo02",
    "MinimaxHailuo23",
    "MinimaxHailuo23Fast",
    "QwenImage",
    "Sora2",
    "Sora2ImageToVideo",
    "Sora2TextToVideo",
    "UModelverse",
    "Veo31FastGenerate001",
    "Veo31Generate001",
    "ViduLipSync",
    "ViduMv",
    "ViduOneClickMv",
    "Viduq2",
    "Viduq2Pro",
    "Viduq2ProFast",
    "Viduq2Turbo",
    "Viduq3Pro",
    "Wan22I2v",
    "Wan22T2v",
    "Wan25I2v",
    "Wan25T2v",
    "Wan26I2v",
    "Wan26T2v",
]
