"""UModelverse: clients and models. Nothing is loaded before it is used."""

from .client import AsyncUModelverse, UModelverse
from .doubao_seedance_1_5_pro_251215 import (
    AsyncDoubaoSeedance15Pro251215,
    DoubaoSeedance15Pro251215,
)
from .doubao_seedream_4_5 import AsyncDoubaoSeedream45, DoubaoSeedream45
from .doubao_seedream_5_0_260128 import AsyncDoubaoSeedream50260128, DoubaoSeedream50260128
from .flux_1_dev import AsyncFlux1Dev, Flux1Dev
from .flux_2_pro import AsyncFlux2Pro, Flux2Pro
from .flux_kontext_max import AsyncFluxKontextMax, FluxKontextMax
from .flux_kontext_max_multi import AsyncFluxKontextMaxMulti, FluxKontextMaxMulti
from .flux_kontext_max_text_to_image import (
    AsyncFluxKontextMaxTextToImage,
    FluxKontextMaxTextToImage,
)
from .flux_kontext_pro import AsyncFluxKontextPro, FluxKontextPro
from .flux_kontext_pro_bfl import AsyncFluxKontextProBfl, FluxKontextProBfl
from .flux_kontext_pro_multi import AsyncFluxKontextProMulti, FluxKontextProMulti
from .flux_kontext_pro_text_to_image import (
    AsyncFluxKontextProTextToImage,
    FluxKontextProTextToImage,
)
from .flux_pro_1_1 import AsyncFluxPro11, FluxPro11
from .gemini_2_5_flash_image import AsyncGemini25FlashImage, Gemini25FlashImage
from .gemini_3_1_flash_image_preview import (
    AsyncGemini31FlashImagePreview,
    Gemini31FlashImagePreview,
)
from .gemini_3_pro_image_preview import AsyncGemini3ProImagePreview, Gemini3ProImagePreview
from .gpt_image_1 import AsyncGptImage1, GptImage1
from .gpt_image_1_5 import AsyncGptImage15, GptImage15
from .indextts_2 import AsyncIndextts2, Indextts2
from .kling_v2_6 import AsyncKlingV26, KlingV26
from .kling_v3 import AsyncKlingV3, KlingV3
from .kling_v3_motion_control import AsyncKlingV3MotionControl, KlingV3MotionControl
from .kling_v3_omni import AsyncKlingV3Omni, KlingV3Omni
from .kling_video_o1 import AsyncKlingVideoO1, KlingVideoO1
from .minimax_hailuo_02 import AsyncMinimaxHailuo02, MinimaxHailuo02
from .minimax_hailuo_2_3 import AsyncMinimaxHailuo23, MinimaxHailuo23
from .minimax_hailuo_2_3_fast import AsyncMinimaxHailuo23Fast, MinimaxHailuo23Fast
from .qwen_image import AsyncQwenImage, QwenImage
from .qwen_image_edit import AsyncQwenImageEdit, QwenImageEdit
from .sora_2 import AsyncSora2, Sora2
from .sora_2_image_to_video import AsyncSora2ImageToVideo, Sora2ImageToVideo
from .sora_2_text_to_video import AsyncSora2TextToVideo, Sora2TextToVideo
from .speech_02_hd import AsyncSpeech02Hd, Speech02Hd
from .speech_02_turbo import AsyncSpeech02Turbo, Speech02Turbo
from .speech_2_6_hd import AsyncSpeech26Hd, Speech26Hd
from .speech_2_6_turbo import AsyncSpeech26Turbo, Speech26Turbo
from .speech_2_8_hd import AsyncSpeech28Hd, Speech28Hd
from .speech_2_8_turbo import AsyncSpeech28Turbo, Speech28Turbo
from .step1x_edit import AsyncStep1xEdit, Step1xEdit
from .suno_v4 import AsyncSunoV4, SunoV4
from .suno_v4_5 import AsyncSunoV45, SunoV45
from .suno_v4_5_plus import AsyncSunoV45Plus, SunoV45Plus
from .suno_v5 import AsyncSunoV5, SunoV5
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
from .wan_2_7_image import AsyncWan27Image, Wan27Image
from .wan_2_7_image_pro import AsyncWan27ImagePro, Wan27ImagePro
from .wan_2_7_image_pro_tasks import AsyncWan27ImageProTasks, Wan27ImageProTasks
from .wan_2_7_image_tasks import AsyncWan27ImageTasks, Wan27ImageTasks

__all__ = [
    "AsyncDoubaoSeedance15Pro251215",
    "AsyncDoubaoSeedream45",
    "AsyncDoubaoSeedream50260128",
    "AsyncFlux1Dev",
    "AsyncFlux2Pro",
    "AsyncFluxKontextMax",
    "AsyncFluxKontextMaxMulti",
    "AsyncFluxKontextMaxTextToImage",
    "AsyncFluxKontextPro",
    "AsyncFluxKontextProBfl",
    "AsyncFluxKontextProMulti",
    "AsyncFluxKontextProTextToImage",
    "AsyncFluxPro11",
    "AsyncGemini3ProImagePreview",
    "AsyncGemini25FlashImage",
    "AsyncGemini31FlashImagePreview",
    "AsyncGptImage1",
    "AsyncGptImage15",
    "AsyncIndextts2",
    "AsyncKlingV3",
    "AsyncKlingV3MotionControl",
    "AsyncKlingV3Omni",
    "AsyncKlingV26",
    "AsyncKlingVideoO1",
    "AsyncMinimaxHailuo02",
    "AsyncMinimaxHailuo23",
    "AsyncMinimaxHailuo23Fast",
    "AsyncQwenImage",
    "AsyncQwenImageEdit",
    "AsyncSora2",
    "AsyncSora2ImageToVideo",
    "AsyncSora2TextToVideo",
    "AsyncSpeech02Hd",
    "AsyncSpeech02Turbo",
    "AsyncSpeech26Hd",
    "AsyncSpeech26Turbo",
    "AsyncSpeech28Hd",
    "AsyncSpeech28Turbo",
    "AsyncStep1xEdit",
    "AsyncSunoV4",
    "AsyncSunoV5",
    "AsyncSunoV45",
    "AsyncSunoV45Plus",
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
    "AsyncWan27Image",
    "AsyncWan27ImagePro",
    "AsyncWan27ImageProTasks",
    "AsyncWan27ImageTasks",
    "DoubaoSeedance15Pro251215",
    "DoubaoSeedream45",
    "DoubaoSeedream50260128",
    "Flux1Dev",
    "Flux2Pro",
    "FluxKontextMax",
    "FluxKontextMaxMulti",
    "FluxKontextMaxTextToImage",
    "FluxKontextPro",
    "FluxKontextProBfl",
    "FluxKontextProMulti",
    "FluxKontextProTextToImage",
    "FluxPro11",
    "Gemini3ProImagePreview",
    "Gemini25FlashImage",
    "Gemini31FlashImagePreview",
    "GptImage1",
    "GptImage15",
    "Indextts2",
    "KlingV3",
    "KlingV3MotionControl",
    "KlingV3Omni",
    "KlingV26",
    "KlingVideoO1",
    "MinimaxHailuo02",
    "MinimaxHailuo23",
    "MinimaxHailuo23Fast",
    "QwenImage",
    "QwenImageEdit",
    "Sora2",
    "Sora2ImageToVideo",
    "Sora2TextToVideo",
    "Speech02Hd",
    "Speech02Turbo",
    "Speech26Hd",
    "Speech26Turbo",
    "Speech28Hd",
    "Speech28Turbo",
    "Step1xEdit",
    "SunoV4",
    "SunoV5",
    "SunoV45",
    "SunoV45Plus",
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
    "Wan27Image",
    "Wan27ImagePro",
    "Wan27ImageProTasks",
    "Wan27ImageTasks",
]
