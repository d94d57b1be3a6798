"""Small real files, made here: pictures of every kind that is taken, and text."""

import struct
import zlib
from base64 import b64decode


def png(width: int = 2, height: int = 2, *, padding: int = 0) -> bytes:
    """A grey picture; `padding` makes it that many bytes longer, in a chunk that nobody reads."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x7f" * width for _ in range(height))
    chunks = [_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(rows))]
    if padding:
        chunks.append(_chunk(b"prVt", bytes(padding - len(_chunk(b"prVt", b"")))))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# One pixel each.
GIF = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
WEBP = b64decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=")
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
