"""Encodings of text files: UTF-8, UTF-16 with its mark, and Windows-1252, in which older spreadsheets save."""

import codecs
import re

# RFC 3629 6, and the byte order mark of Unicode 2.13.
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WINDOWS = "windows-1252"
# Nothing that is text has these; tab, line feed, form feed and carriage return are part of it.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
# Lone at the end, they are what a cut left of a letter in UTF-8: no word of Windows-1252 ends in "Â" or "Ã".
_CUT_LETTERS = (b"\xc2", b"\xc3")


class TextCheck:
    """Check of a text piece by piece, in the encoding of its mark; without one in UTF-8, else in Windows-1252."""

    def __init__(self) -> None:
        self._begin = b""
        self._decoder: codecs.IncrementalDecoder | None = None
        self._is_utf8 = self._has_letters = False

    def add(self, piece: bytes) -> bool:
        """Whether the text can still be one that `decode_text` reads."""
        if self._decoder is None:
            self._begin += piece
            if len(self._begin) < max(len(mark) for mark, _ in _MARKS):
                return True
            piece = self._start()
        return self._read(piece, final=False)

    def finish(self) -> bool:
        """Whether the whole text is one that `decode_text` reads."""
        return self._read(self._start() if self._decoder is None else b"", final=True)

    def _start(self) -> bytes:
        encoding = _marked(self._begin) or "utf-8"
        self._is_utf8 = encoding != "utf-16"
        self._decoder = codecs.getincrementaldecoder(encoding)()
        return self._begin

    def _read(self, piece: bytes, *, final: bool) -> bool:
        assert self._decoder is not None
        waiting = self._decoder.getstate()[0] if self._is_utf8 else b""
        try:
            text = self._decoder.decode(piece, final)
        except UnicodeDecodeError as error:
            # Letters of UTF-8 before it: that is a damaged file, and would be read as something else.
            letters = self._has_letters or not error.object[: error.start].isascii()
            if not self._is_utf8 or letters or (final and error.object[error.start :] in _CUT_LETTERS):
                return False
            return self._read_as_windows(waiting + piece, final=final)
        self._has_letters = self._has_letters or not text.isascii()
        return _CONTROL.search(text) is None

    def _read_as_windows(self, piece: bytes, *, final: bool) -> bool:
        self._is_utf8, self._decoder = False, codecs.getincrementaldecoder(_WINDOWS)()
        return self._read(piece, final=final)


def decode_text(content: bytes) -> str:
    """Return the text of a file that `TextCheck` let pass; what was kept before is read as well as it can be."""
    if encoding := _marked(content):
        return content.decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode(_WINDOWS, "replace")


def _marked(content: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
