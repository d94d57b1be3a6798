"""Runs tests in forks of this process, which has all packages imported, on a private copy of the tree."""

import contextlib
import importlib
import os
import shutil
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest

# A package that is there before pytest comes cannot have its assertions rewritten, and need not.
_OPTIONS = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "ignore::pytest.PytestAssertRewriteWarning"]


def copy_tree(source: Path, target: Path) -> None:
    """Copy all that git knows or would take, so that the work tree stays as it is."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=source, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        if (source / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, target / name)


def preload(packages: list[str]) -> None:
    """Import third-party packages once for all forks; nothing of the tree."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in packages:
            with contextlib.suppress(Exception):
                importlib.import_module(name)


def run_tests(tree: Path, tests: list[str], limit: float) -> int | None:
    """Return pytest's exit code, None after `limit` seconds; its output goes into output.txt."""
    child = os.fork()
    if child == 0:
        _run_in_child(tree, tests)
    end = time.monotonic() + limit
    ended = status = 0
    while not ended and time.monotonic() < end:
        time.sleep(0.05)
        ended, status = os.waitpid(child, os.WNOHANG)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    if not ended:
        os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if ended else None


def _run_in_child(tree: Path, tests: list[str]) -> None:
    code = 70
    try:
        os.setsid()
        _enter(tree)
        output = os.open("output.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(output, 1)
        os.dup2(output, 2)
        code = int(pytest.main([*_OPTIONS, "--rootdir", str(tree), *tests]))
    finally:
        os._exit(code)


def _enter(tree: Path) -> None:
    """Import from the copy from here on; bytecode would be told from a mutant's only by its size and second."""
    os.chdir(tree)
    sys.path.insert(0, str(tree))
    sys.dont_write_bytecode = True
    for name in list(sys.modules):
        if name.partition(".")[0] in {"taskchat", "tests", "tools"}:
            del sys.modules[name]
