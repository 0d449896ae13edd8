"""Real sound: a little tune that the prompt decides, as long as asked."""

from __future__ import annotations

import hashlib
import io
import math
import random
import wave
from array import array

from .encoding import encoded_sound

RATE = 24_000
"""Samples of a second."""
LONGEST = 600.0
"""Seconds of sound that the mock makes at most."""
_NOTE = 0.4
"""Seconds of a note."""
_SCALE = (1.0, 9 / 8, 5 / 4, 3 / 2, 5 / 3, 2.0)


def sound(prompt: str, seconds: float, format: str, number: int = 0) -> bytes:
    """A sound file. The same arguments give the same tune."""
    samples = tune(prompt, seconds, number)
    return _wav(samples) if format == "wav" else encoded_sound(samples, RATE, format)


def tune(prompt: str, seconds: float, number: int = 0) -> bytes:
    """16-bit samples of one channel."""
    seed = hashlib.sha256(f"{number}\n{prompt}".encode("utf-8", "replace")).digest()
    chance = random.Random(seed)
    ground = chance.uniform(180, 330)
    notes = [_note(ground * step) for step in _SCALE]
    count = max(1, round(min(seconds, LONGEST) * RATE))
    played = b"".join(
        chance.choice(notes).tobytes() for _ in range(math.ceil(count / len(notes[0])))
    )
    return played[: 2 * count]


def _note(frequency: float) -> array[int]:
    """One note that swells and fades, with its octave in it."""
    count = round(_NOTE * RATE)
    turn = 2 * math.pi * frequency / RATE
    return array(
        "h",
        (
            round(
                9000
                * math.sin(math.pi * i / count)
                * (math.sin(turn * i) + 0.4 * math.sin(2 * turn * i))
            )
            for i in range(count)
        ),
    )


def _wav(samples: bytes) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples)
    return out.getvalue()
