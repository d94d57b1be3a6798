"""Secrets of an installation: made once, kept in a file that nobody else may read."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def load_or_make(path: Path, make: Callable[[], str]) -> str:
    """Return the text of a file; where there is none it is made first, with mode 600 and what `make` returns.

    Processes that start at once all get the same text. It is on the disk before anybody gets it.
    """
    if not path.exists():
        _write_once(path, make())
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, written = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # The link is atomic: of two processes that start at once, one makes the file and both read it.
        with contextlib.suppress(FileExistsError):
            os.link(written, path)
    finally:
        os.unlink(written)
