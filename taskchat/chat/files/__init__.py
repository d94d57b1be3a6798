"""Attached files: kept on disk, their types checked by their bytes."""

from taskchat.chat.files.disk import Files, FileTooLarge
from taskchat.chat.files.encoding import decode_text
from taskchat.chat.files.types import FILE_TYPES, is_image, is_text, normalised

__all__ = ["FILE_TYPES", "FileTooLarge", "Files", "decode_text", "is_image", "is_text", "normalised"]
