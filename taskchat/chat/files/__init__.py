"""Attached files: kept on disk, their types told by their bytes."""

from taskchat.chat.files.disk import Files, FileTooLarge
from taskchat.chat.files.types import is_image, is_text, settled

__all__ = ["FileTooLarge", "Files", "is_image", "is_text", "settled"]
