"""Attached files on disk: under random names, whole or not at all, read and written off the event loop."""

import os
import re
import secrets
import time
from asyncio import to_thread
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

import anyio

from taskchat.chat.errors import BadRequest
from taskchat.chat.files.types import ContentCheck

_NAME = re.compile(r"[0-9a-f]{32}")
_UNFINISHED = ".part"


class FileTooLarge(Exception):
    """Upload of more bytes than it may have; the text says how many those are, for people."""


class Files:
    """Files in one folder, which is made for the first one. Their names are ours, never a person's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def keep(self, pieces: AsyncIterator[bytes], *, mime_type: str, size: int) -> str:
        """Write a file of `size` bytes as they come and return its name.

        Raises `FileTooLarge` as soon as there are more, `BadRequest` when there are less or they are no `mime_type`;
        then, and when `pieces` raises or this is cancelled, nothing of it is kept.
        """
        name = secrets.token_hex(16)
        unfinished = self._folder / f"{name}{_UNFINISHED}"
        descriptor = await to_thread(_create, unfinished)
        try:
            try:
                await _write(descriptor, pieces, ContentCheck(mime_type), size)
            finally:
                os.close(descriptor)
            unfinished.rename(self.path(name))
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        return name

    async def read(self, name: str) -> bytes | None:
        """Read a file; None when it is gone."""
        try:
            return await to_thread(self.path(name).read_bytes)
        except OSError:
            return None

    async def size(self, name: str) -> int | None:
        """Size of a file in bytes; None when it is gone."""
        try:
            return (await to_thread(self.path(name).stat)).st_size
        except OSError:
            return None

    async def remove(self, names: Iterable[str]) -> None:
        """Delete files; those that are gone already are no error. A cancellation waits until the end."""
        paths = [self.path(name) for name in names]
        if paths:
            with anyio.CancelScope(shield=True):
                await to_thread(_unlink, paths)

    async def older_than(self, seconds: float) -> list[str]:
        """Names of the finished files older than `seconds`; unfinished ones of that age are deleted."""
        return await to_thread(self._older_than, time.time() - seconds)

    def path(self, name: str) -> Path:
        """Path of a file; raises `ValueError` for a name that none of ours can have."""
        if not _NAME.fullmatch(name):
            raise ValueError(f"no name of an attached file: {name!r}")
        return self._folder / name

    def _older_than(self, moment: float) -> list[str]:
        if not self._folder.is_dir():
            return []
        old = [path for path in self._folder.iterdir() if _written_before(path, moment)]
        _unlink(path for path in old if path.suffix == _UNFINISHED and _NAME.fullmatch(path.stem))
        return [path.name for path in old if _NAME.fullmatch(path.name)]


def _create(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


async def _write(descriptor: int, pieces: AsyncIterator[bytes], check: ContentCheck, size: int) -> None:
    written = 0
    async for piece in pieces:
        written += len(piece)
        if written > size:
            raise FileTooLarge(f"The file has more than the {size:,} bytes that were announced.")
        check.add(piece)
        await _off_the_loop(_write_all, descriptor, piece)
    if written < size:
        raise BadRequest(f"Only {written:,} of the file's {size:,} bytes came.")
    check.finish()
    await _off_the_loop(os.fsync, descriptor)


async def _off_the_loop(work: Callable[..., object], *arguments: object) -> None:
    # A thread goes on writing when its caller is cancelled: the descriptor must not be closed under it.
    with anyio.CancelScope(shield=True):
        await to_thread(work, *arguments)


def _write_all(descriptor: int, piece: bytes) -> None:
    view = memoryview(piece)
    while view:
        view = view[os.write(descriptor, view) :]


def _written_before(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime < moment
    except OSError:
        return False


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
