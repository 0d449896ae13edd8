"""The smallest files that are what they claim to be."""

from __future__ import annotations

import io
import struct
import wave
import zlib


def png(width: int = 2, height: int = 2) -> bytes:
    """A PNG whose header claims these sides."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0\0" * 2)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def jpeg(width: int = 2, height: int = 2, thumbnail: bytes = b"") -> bytes:
    """A JPEG with an application segment before its frame header."""
    app = b"\xff\xe1" + struct.pack(">H", len(thumbnail) + 2) + thumbnail
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + app + frame + b"\xff\xda\x00\x02" + b"\x00" * 40 + b"\xff\xd9"


def webp(width: int = 2, height: int = 2) -> bytes:
    """A lossless WebP."""
    bits = struct.pack("<I", (width - 1) | (height - 1) << 14)
    body = b"WEBPVP8L" + struct.pack("<I", 5 + 32) + b"\x2f" + bits + b"\0" * 32
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif(width: int = 2, height: int = 2) -> bytes:
    """A GIF."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0" * 60 + b";"


WAV = b"RIFF" + struct.pack("<I", 92) + b"WAVE" + b"\0" * 88
MP4 = (
    b"\0\0\0\x18ftypisom\0\0\2\0isommp42"
    + b"\0\0\0\x30mdat" + b"\0" * 40 + b"\0\0\0\x10moov" + b"\0" * 8
)  # fmt: skip
MP3 = b"ID3\x04" + b"\0" * 80


def sound(seconds: float = 1.0) -> bytes:
    """Silence as WAV, a byte a sample."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(800)
        file.writeframes(bytes(round(800 * seconds)))
    return made.getvalue()
