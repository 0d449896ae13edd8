"""reAPI: clients and models. Nothing is loaded before it is used."""

from .audio_multistem import AsyncAudioMultistem, AudioMultistem
from .audio_stem_separator import AsyncAudioStemSeparator, AudioStemSeparator
from .audio_voice_change import AsyncAudioVoiceChange, AudioVoiceChange
from .client import AsyncReAPI, ReAPI
from .doubao_seedance_2_0 import AsyncDoubaoSeedance20, DoubaoSeedance20
from .doubao_seedance_2_0_face import AsyncDoubaoSeedance20Face, DoubaoSeedance20Face
from .doubao_seedance_2_0_fast import AsyncDoubaoSeedance20Fast, DoubaoSeedance20Fast
from .doubao_seedance_2_0_fast_face import (
    AsyncDoubaoSeedance20FastFace,
    DoubaoSeedance20FastFace,
)
from .doubao_seedance_2_0_fast_official import (
    AsyncDoubaoSeedance20FastOfficial,
    DoubaoSeedance20FastOfficial,
)
from .doubao_seedance_2_0_official import (
    AsyncDoubaoSeedance20Official,
    DoubaoSeedance20Official,
)
from .doubao_seedream_5_0_lite import AsyncDoubaoSeedream50Lite, DoubaoSeedream50Lite
from .doubao_seedream_5_0_pro import AsyncDoubaoSeedream50Pro, DoubaoSeedream50Pro
from .flux_2 import AsyncFlux2, Flux2
from .flux_2_flex import AsyncFlux2Flex, Flux2Flex
from .gemini_2_5_flash_image_preview import (
    AsyncGemini25FlashImagePreview,
    Gemini25FlashImagePreview,
)
from .gemini_2_5_flash_image_preview_official import (
    AsyncGemini25FlashImagePreviewOfficial,
    Gemini25FlashImagePreviewOfficial,
)
from .gemini_3_1_flash_image_preview import (
    AsyncGemini31FlashImagePreview,
    Gemini31FlashImagePreview,
)
from .gemini_3_1_flash_image_preview_official import (
    AsyncGemini31FlashImagePreviewOfficial,
    Gemini31FlashImagePreviewOfficial,
)
from .gemini_3_pro_image_preview import AsyncGemini3ProImagePreview, Gemini3ProImagePreview
from .gemini_3_pro_image_preview_official import (
    AsyncGemini3ProImagePreviewOfficial,
    Gemini3ProImagePreviewOfficial,
)
from .gemini_omni import AsyncGeminiOmni, GeminiOmni
from .gemini_omni_beta import AsyncGeminiOmniBeta, GeminiOmniBeta
from .gpt_image_2 import AsyncGptImage2, GptImage2
from .gpt_image_2_beta import AsyncGptImage2Beta, GptImage2Beta
from .gpt_image_2_official import AsyncGptImage2Official, GptImage2Official
from .grok_imagine_1_0_video import AsyncGrokImagine10Video, GrokImagine10Video
from .grok_imagine_video_1_5_beta import AsyncGrokImagineVideo15Beta, GrokImagineVideo15Beta
from .grok_imagine_video_1_5_official import (
    AsyncGrokImagineVideo15Official,
    GrokImagineVideo15Official,
)
from .happyhorse_1_0 import AsyncHappyhorse10, Happyhorse10
from .happyhorse_1_0_official import AsyncHappyhorse10Official, Happyhorse10Official
from .happyhorse_1_1 import AsyncHappyhorse11, Happyhorse11
from .imagen_4_0 import AsyncImagen40, Imagen40
from .kling_3_0 import AsyncKling30, Kling30
from .kling_3_0_turbo import AsyncKling30Turbo, Kling30Turbo
from .kling_3_0_turbo_beta import AsyncKling30TurboBeta, Kling30TurboBeta
from .kling_v2_6_motion_control import AsyncKlingV26MotionControl, KlingV26MotionControl
from .kling_v3_motion_control import AsyncKlingV3MotionControl, KlingV3MotionControl
from .midjourney import AsyncMidjourney, Midjourney
from .midjourney_video import AsyncMidjourneyVideo, MidjourneyVideo
from .mj_v7 import AsyncMjV7, MjV7
from .mj_v7_edit import AsyncMjV7Edit, MjV7Edit
from .mj_v7_enhance import AsyncMjV7Enhance, MjV7Enhance
from .mj_v7_inpaint import AsyncMjV7Inpaint, MjV7Inpaint
from .mj_v7_outpaint import AsyncMjV7Outpaint, MjV7Outpaint
from .mj_v7_pan import AsyncMjV7Pan, MjV7Pan
from .mj_v7_remix import AsyncMjV7Remix, MjV7Remix
from .mj_v7_remove_bg import AsyncMjV7RemoveBg, MjV7RemoveBg
from .mj_v7_retexture import AsyncMjV7Retexture, MjV7Retexture
from .mj_v7_upload_paint import AsyncMjV7UploadPaint, MjV7UploadPaint
from .mj_v7_upscale import AsyncMjV7Upscale, MjV7Upscale
from .mj_v7_variation import AsyncMjV7Variation, MjV7Variation
from .mureka_v9_song import AsyncMurekaV9Song, MurekaV9Song
from .music_video_1_0 import AsyncMusicVideo10, MusicVideo10
from .nano_banana_2_lite import AsyncNanoBanana2Lite, NanoBanana2Lite
from .pixverse_v6 import AsyncPixverseV6, PixverseV6
from .qwen_image_2 import AsyncQwenImage2, QwenImage2
from .seedance_2_0_beta import AsyncSeedance20Beta, Seedance20Beta
from .seedance_2_0_fast_beta import AsyncSeedance20FastBeta, Seedance20FastBeta
from .seedance_2_0_mini import AsyncSeedance20Mini, Seedance20Mini
from .suno_add_instrumental import AsyncSunoAddInstrumental, SunoAddInstrumental
from .suno_add_vocals import AsyncSunoAddVocals, SunoAddVocals
from .suno_extend import AsyncSunoExtend, SunoExtend
from .suno_mashup import AsyncSunoMashup, SunoMashup
from .suno_music import AsyncSunoMusic, SunoMusic
from .suno_replace_section import AsyncSunoReplaceSection, SunoReplaceSection
from .suno_sounds import AsyncSunoSounds, SunoSounds
from .suno_upload_cover import AsyncSunoUploadCover, SunoUploadCover
from .suno_upload_extend import AsyncSunoUploadExtend, SunoUploadExtend
from .suno_vocal_separation import AsyncSunoVocalSeparation, SunoVocalSeparation
from .suno_wav import AsyncSunoWav, SunoWav
from .topaz_video_upscaler import AsyncTopazVideoUpscaler, TopazVideoUpscaler
from .veo_3_1_fast import AsyncVeo31Fast, Veo31Fast
from .veo_3_1_fast_official import AsyncVeo31FastOfficial, Veo31FastOfficial
from .veo_3_1_lite import AsyncVeo31Lite, Veo31Lite
from .veo_3_1_quality import AsyncVeo31Quality, Veo31Quality
from .veo_3_1_quality_official import AsyncVeo31QualityOfficial, Veo31QualityOfficial
from .viduq3_pro import AsyncViduq3Pro, Viduq3Pro
from .viduq3_turbo import AsyncViduq3Turbo, Viduq3Turbo
from .wan_2_7_image import AsyncWan27Image, Wan27Image
from .wan_2_7_image_pro import AsyncWan27ImagePro, Wan27ImagePro
from .wan_2_7_video import AsyncWan27Video, Wan27Video
from .wan_2_7_video_official import AsyncWan27VideoOfficial, Wan27VideoOfficial
from .z_image import AsyncZImage, ZImage

__all__ = [
    "AsyncAudioMultistem",
    "AsyncAudioStemSeparator",
    "AsyncAudioVoiceChange",
    "AsyncDoubaoSeedance20",
    "AsyncDoubaoSeedance20Face",
    "AsyncDoubaoSeedance20Fast",
    "AsyncDoubaoSeedance20FastFace",
    "AsyncDoubaoSeedance20FastOfficial",
    "AsyncDoubaoSeedance20Official",
    "AsyncDoubaoSeedream50Lite",
    "AsyncDoubaoSeedream50Pro",
    "AsyncFlux2",
    "AsyncFlux2Flex",
    "AsyncGemini3ProImagePreview",
    "AsyncGemini3ProImagePreviewOfficial",
    "AsyncGemini25FlashImagePreview",
    "AsyncGemini25FlashImagePreviewOfficial",
    "AsyncGemini31FlashImagePreview",
    "AsyncGemini31FlashImagePreviewOfficial",
    "AsyncGeminiOmni",
    "AsyncGeminiOmniBeta",
    "AsyncGptImage2",
    "AsyncGptImage2Beta",
    "AsyncGptImage2Official",
    "AsyncGrokImagine10Video",
    "AsyncGrokImagineVideo15Beta",
    "AsyncGrokImagineVideo15Official",
    "AsyncHappyhorse10",
    "AsyncHappyhorse10Official",
    "AsyncHappyhorse11",
    "AsyncImagen40",
    "AsyncKling30",
    "AsyncKling30Turbo",
    "AsyncKling30TurboBeta",
    "AsyncKlingV3MotionControl",
    "AsyncKlingV26MotionControl",
    "AsyncMidjourney",
    "AsyncMidjourneyVideo",
    "AsyncMjV7",
    "AsyncMjV7Edit",
    "AsyncMjV7Enhance",
    "AsyncMjV7Inpaint",
    "AsyncMjV7Outpaint",
    "AsyncMjV7Pan",
    "AsyncMjV7Remix",
    "AsyncMjV7RemoveBg",
    "AsyncMjV7Retexture",
    "AsyncMjV7UploadPaint",
    "AsyncMjV7Upscale",
    "AsyncMjV7Variation",
    "AsyncMurekaV9Song",
    "AsyncMusicVideo10",
    "AsyncNanoBanana2Lite",
    "AsyncPixverseV6",
    "AsyncQwenImage2",
    "AsyncReAPI",
    "AsyncSeedance20Beta",
    "AsyncSeedance20FastBeta",
    "AsyncSeedance20Mini",
    "AsyncSunoAddInstrumental",
    "AsyncSunoAddVocals",
    "AsyncSunoExtend",
    "AsyncSunoMashup",
    "AsyncSunoMusic",
    "AsyncSunoReplaceSection",
    "AsyncSunoSounds",
    "AsyncSunoUploadCover",
    "AsyncSunoUploadExtend",
    "AsyncSunoVocalSeparation",
    "AsyncSunoWav",
    "AsyncTopazVideoUpscaler",
    "AsyncVeo31Fast",
    "AsyncVeo31FastOfficial",
    "AsyncVeo31Lite",
    "AsyncVeo31Quality",
    "AsyncVeo31QualityOfficial",
    "AsyncViduq3Pro",
    "AsyncViduq3Turbo",
    "AsyncWan27Image",
    "AsyncWan27ImagePro",
    "AsyncWan27Video",
    "AsyncWan27VideoOfficial",
    "AsyncZImage",
    "AudioMultistem",
    "AudioStemSeparator",
    "AudioVoiceChange",
    "DoubaoSeedance20",
    "DoubaoSeedance20Face",
    "DoubaoSeedance20Fast",
    "DoubaoSeedance20FastFace",
    "DoubaoSeedance20FastOfficial",
    "DoubaoSeedance20Official",
    "DoubaoSeedream50Lite",
    "DoubaoSeedream50Pro",
    "Flux2",
    "Flux2Flex",
    "Gemini3ProImagePreview",
    "Gemini3ProImagePreviewOfficial",
    "Gemini25FlashImagePreview",
    "Gemini25FlashImagePreviewOfficial",
    "Gemini31FlashImagePreview",
    "Gemini31FlashImagePreviewOfficial",
    "GeminiOmni",
    "GeminiOmniBeta",
    "GptImage2",
    "GptImage2Beta",
    "GptImage2Official",
    "GrokImagine10Video",
    "GrokImagineVideo15Beta",
    "GrokImagineVideo15Official",
    "Happyhorse10",
    "Happyhorse10Official",
    "Happyhorse11",
    "Imagen40",
    "Kling30",
    "Kling30Turbo",
    "Kling30TurboBeta",
    "KlingV3MotionControl",
    "KlingV26MotionControl",
    "Midjourney",
    "MidjourneyVideo",
    "MjV7",
    "MjV7Edit",
    "MjV7Enhance",
    "MjV7Inpaint",
    "MjV7Outpaint",
    "MjV7Pan",
    "MjV7Remix",
    "MjV7RemoveBg",
    "MjV7Retexture",
    "MjV7UploadPaint",
    "MjV7Upscale",
    "MjV7Variation",
    "MurekaV9Song",
    "MusicVideo10",
    "NanoBanana2Lite",
    "PixverseV6",
    "QwenImage2",
    "ReAPI",
    "Seedance20Beta",
    "Seedance20FastBeta",
    "Seedance20Mini",
    "SunoAddInstrumental",
    "SunoAddVocals",
    "SunoExtend",
    "SunoMashup",
    "SunoMusic",
    "SunoReplaceSection",
    "SunoSounds",
    "SunoUploadCover",
    "SunoUploadExtend",
    "SunoVocalSeparation",
    "SunoWav",
    "TopazVideoUpscaler",
    "Veo31Fast",
    "Veo31FastOfficial",
    "Veo31Lite",
    "Veo31Quality",
    "Veo31QualityOfficial",
    "Viduq3Pro",
    "Viduq3Turbo",
    "Wan27Image",
    "Wan27ImagePro",
    "Wan27Video",
    "Wan27VideoOfficial",
    "ZImage",
]
