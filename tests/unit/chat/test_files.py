"""Attached files on disk: whole or not at all."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from taskchat.chat import BadRequest, FileTooLarge
from taskchat.chat.files.disk import Files
from tests.files import png


async def pieces(*given: bytes) -> AsyncIterator[bytes]:
    for piece in given:
        yield piece


def files_in(folder: Path) -> list[str]:
    return sorted(os.listdir(folder)) if folder.exists() else []


async def test_a_file_lies_under_a_random_name_for_its_owner_alone(tmp_path: Path):
    files = Files(tmp_path / "attachments")
    name = await files.keep(pieces(b"one ", b"", b"two"), mime_type="text/plain", size=7)
    assert files_in(tmp_path / "attachments") == [name]
    assert (files.path(name).stat().st_mode & 0o777, await files.read(name), await files.size(name)) == (
        0o600,
        b"one two",
        7,
    )
    assert (tmp_path / "attachments").stat().st_mode & 0o077 == 0
    await files.remove([name, "0" * 32])
    assert (files_in(tmp_path / "attachments"), await files.read(name), await files.size(name)) == ([], None, None)


@pytest.mark.parametrize(
    ("given", "size", "error"),
    [
        ((b"1234", b"5"), 4, FileTooLarge),
        ((b"123",), 4, BadRequest),
        ((), 1, BadRequest),
        ((b"\x00",), 1, BadRequest),
    ],
)
async def test_nothing_stays_of_a_file_that_is_refused(
    tmp_path: Path, given: tuple[bytes, ...], size: int, error: type[Exception]
):
    with pytest.raises(error):
        await Files(tmp_path).keep(pieces(*given), mime_type="text/plain", size=size)
    assert files_in(tmp_path) == []


async def test_what_comes_after_too_much_is_not_waited_for(tmp_path: Path):
    asked = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal asked
        while True:
            asked += 1
            yield b"1234"

    with pytest.raises(FileTooLarge, match="more than the 10 bytes"):
        await Files(tmp_path).keep(endless(), mime_type="text/plain", size=10)
    assert asked == 3


async def test_an_upload_that_breaks_off_leaves_nothing(tmp_path: Path):
    begun = asyncio.Event()

    async def stuck() -> AsyncIterator[bytes]:
        yield b"1"
        begun.set()
        await asyncio.Event().wait()

    upload = asyncio.create_task(Files(tmp_path).keep(stuck(), mime_type="text/plain", size=10))
    await begun.wait()
    assert [Path(name).suffix for name in files_in(tmp_path)] == [".part"]
    upload.cancel()
    with pytest.raises(asyncio.CancelledError):
        await upload
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("name", ["", "..", "../jwt_secret", "/etc/passwd", "a" * 31, "A" * 32, f"{'a' * 32}.part"])
def test_only_names_of_ours_are_paths(tmp_path: Path, name: str):
    with pytest.raises(ValueError, match="no name"):
        Files(tmp_path).path(name)


async def test_old_files_are_found_and_unfinished_ones_cleared(tmp_path: Path):
    files = Files(tmp_path)
    old = await files.keep(pieces(png()), mime_type="image/png", size=len(png()))
    new = await files.keep(pieces(png()), mime_type="image/png", size=len(png()))
    for name in (f"{'a' * 32}.part", f"{'b' * 32}.part", "notes.txt", "x.part"):
        (tmp_path / name).touch()
    for name in (old, f"{'a' * 32}.part", "notes.txt", "x.part"):
        os.utime(tmp_path / name, (0, 0))
    assert await files.older_than(3_600) == [old]
    assert files_in(tmp_path) == sorted([old, new, f"{'b' * 32}.part", "notes.txt", "x.part"])
    assert await Files(tmp_path / "none").older_than(0) == []
