"""Builds of the page: each made once, by the real command, for all workers of pytest; kept until it is out of date."""

import fcntl
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from taskchat.settings import ROOT

# Stands in the built page until a copy of it gets the port of its own server.
BUILD_PORT = 39_321
# `assets` has a link to the element, which is not followed.
_SOURCES = ("taskchat", "assets", "packages/chatkit-element/src", "rxconfig.py", "requirements.txt")
_MADE = {"external", "node_modules", "__pycache__"}


def ensure_build(folder: Path, environment: Mapping[str, str], build: Callable[[Path], None]) -> None:
    """Have `build` fill the folder where nothing is in it, or what was made of other settings or sources."""
    folder.mkdir(parents=True, exist_ok=True)
    made_of = folder / "made-of"
    with alone(folder.with_suffix(".lock")):
        wanted = _fingerprint(environment)
        if not made_of.exists() or made_of.read_text() != wanted:
            made_of.unlink(missing_ok=True)
            build(folder)
            made_of.write_text(wanted)


def copy_for(port: int, build: Path, target: Path) -> None:
    """Copy what a server needs of a build, and let the page ask that server's port."""
    for part in ("build/client", "backend"):
        shutil.copytree(build / part, target / part)
    for file in build.glob("*.json"):
        shutil.copy(file, target)
    (addresses,) = (target / "build" / "client" / "assets").glob("reflex-env-*.js")
    addresses.write_text(addresses.read_text().replace(f"localhost:{BUILD_PORT}/", f"localhost:{port}/"))
    # They say the old port; the server sends the file itself where there is no compressed one.
    for suffix in (".js.br", ".js.gz"):
        addresses.with_suffix(suffix).unlink(missing_ok=True)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock for which other processes wait."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _fingerprint(environment: Mapping[str, str]) -> str:
    # Neither the addresses of stand-ins nor the chat's script or push services are built into the page.
    settings = {
        name: value for name, value in environment.items() if not name.endswith(("_URL", "_SCRIPT", "_SERVICES"))
    }
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
    for file in _source_files():
        digest.update(str(file).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _source_files() -> Iterator[Path]:
    for source in (ROOT / name for name in _SOURCES):
        found = sorted(source.rglob("*")) if source.is_dir() else [source]
        yield from (file for file in found if file.is_file() and not _MADE & {*file.parts})
