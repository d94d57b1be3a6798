"""Files of a zip archive, within bounds: how many there are, and how much they hold, is limited before it is read."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from taskchat.interchange.records import NotReadable

_MAX_FILES = 1_000
_MAX_BYTES = 30_000_000
_BROKEN = "This archive is broken, or locked with a password."


def is_archive(data: bytes) -> bool:
    """Whether a file is a zip archive."""
    return data.startswith(b"PK\x03\x04")


def read_files(data: bytes, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents of the files that end so; raises `NotReadable`.

    What an archive says of its sizes is not believed: it is read up to the limit, and no further.
    """
    left = _MAX_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if one.filename.lower().endswith(suffix) and not one.is_dir()]
            if len(members) > _MAX_FILES:
                raise NotReadable(f"An archive may hold at most {_MAX_FILES:,} files.")
            for member in members:
                with archive.open(member) as file:
                    content = file.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise NotReadable(f"What this archive holds is larger than {_MAX_BYTES // 1_000_000} MB.")
                yield member.filename.rpartition("/")[2], content
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        if isinstance(error, NotReadable):
            raise
        raise NotReadable(_BROKEN) from None
