"""Types of files that can be attached, and the check that a file is of its type."""

import re
from pathlib import PurePosixPath, PureWindowsPath

from chatkit.types import AttachmentCreateParams

from taskchat.chat.errors import BadRequest
from taskchat.chat.files.encoding import TextCheck
from taskchat.text import printable

_Signature = tuple[tuple[int, bytes], ...]

# First bytes of a file of this type, each with its offset.
# PNG 3rd edition 5.2; ITU-T T.81 B.1.1.3 with JFIF's next marker; RFC 9649 2.4; GIF89a 17.
_IMAGES: dict[str, tuple[_Signature, ...]] = {
    "image/png": (((0, b"\x89PNG\r\n\x1a\n"),),),
    "image/jpeg": (((0, b"\xff\xd8\xff"),),),
    "image/webp": (((0, b"RIFF"), (8, b"WEBPVP8")),),
    "image/gif": (((0, b"GIF87a"),), ((0, b"GIF89a"),)),
}
# Types that can be attached, with the endings by which systems without types know them; what is no picture is text.
FILE_TYPES = {
    "image/png": [".png"],
    "image/jpeg": [".jpg", ".jpeg"],
    "image/webp": [".webp"],
    "image/gif": [".gif"],
    "text/plain": [".txt", ".log"],
    "text/markdown": [".md", ".markdown"],
    "text/csv": [".csv"],
    "application/json": [".json"],
}
_TEXTS = FILE_TYPES.keys() - _IMAGES.keys()
_SIGNED_BYTES = 16
_MAX_NAME = 120
# Control characters and those that turn the direction of what is read: "gnp.exe" written backwards.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def is_image(mime_type: str) -> bool:
    """Whether a file of this type is shown as a picture."""
    return mime_type in _IMAGES


def is_text(mime_type: str) -> bool:
    """Whether a file of this type can be read as text."""
    return mime_type in _TEXTS


def normalised(announced: AttachmentCreateParams, *, max_bytes: int) -> AttachmentCreateParams:
    """Normalise the name and type of an announced file; raises `BadRequest` for one that cannot be attached."""
    mime_type = announced.mime_type.partition(";")[0].strip().lower()
    name = _file_name(announced.name)
    if not (is_image(mime_type) or is_text(mime_type)):
        raise BadRequest(f"“{name}” is neither a picture (PNG, JPEG, WebP, GIF) nor text (plain, Markdown, CSV, JSON).")
    if announced.size <= 0:
        raise BadRequest(f"“{name}” is empty.")
    if announced.size > max_bytes:
        raise BadRequest(f"“{name}” has {announced.size:,} bytes; a file has at most {max_bytes:,}.")
    return AttachmentCreateParams(name=name, size=announced.size, mime_type=mime_type)


def _file_name(given: str) -> str:
    """Last part of a path, without characters that cannot be shown; a cut leaves its ending."""
    path = PurePosixPath(PureWindowsPath(printable(given)).as_posix())
    name = " ".join(_UNPRINTABLE.sub(" ", path.name).split())
    if not name.strip(". "):
        raise BadRequest("The file has no name.")
    if len(name) <= _MAX_NAME:
        return name
    ending = PurePosixPath(name).suffix[:12]
    return f"{name[: _MAX_NAME - len(ending) - 1]}…{ending}"


class ContentCheck:
    """Check of a file piece by piece: a picture by its first bytes, text by every byte."""

    def __init__(self, mime_type: str) -> None:
        self._signatures = _IMAGES.get(mime_type)
        self._text = TextCheck()
        self._begin = b""

    def add(self, piece: bytes) -> None:
        """Raise `BadRequest` as soon as the file cannot be what it is said to be."""
        if self._signatures is None:
            _require(self._text.add(piece))
        elif len(self._begin) < _SIGNED_BYTES:
            self._begin += piece[: _SIGNED_BYTES - len(self._begin)]

    def finish(self) -> None:
        """Raise `BadRequest` unless the whole file was what it is said to be."""
        if self._signatures is None:
            _require(self._text.finish())
        elif not any(all(self._begin.startswith(b, at) for at, b in signature) for signature in self._signatures):
            raise BadRequest("The file is not a picture of the type that its name says.")


def _require(readable: bool) -> None:
    if not readable:
        raise BadRequest("The file is not text that can be read here: save it as UTF-8 (in Excel as “CSV UTF-8”).")
