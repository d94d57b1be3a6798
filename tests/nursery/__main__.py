"""Process that has imported taskchat and forks servers from itself: `python -m tests.nursery`.

A start takes a tenth of the time that way, as with Reflex's own workers, which are forked from a supervisor that has
imported the app. Each line on stdin is the JSON of a `Birth`, each line on stdout the id of a process, which leads a
group of its own. All of them are killed when stdin ends.
"""

import contextlib
import gc
import json
import multiprocessing
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import NoReturn

import psutil
from granian.constants import Interfaces
from granian.server import Server

import tests.nursery.app  # noqa: F401 - what every server would import at its start
from taskchat.commands import main as main_of_taskchat
from taskchat.settings import get_settings
from tests.nursery.birth import COMMAND, PAGE, Birth
from tests.nursery.warm_up import warm_up
from tests.passwords import hash_cheaply


def main() -> None:
    """Fork a server for each line, until stdin ends."""
    multiprocessing.set_start_method("fork")
    # The dead are not waited for.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    warm_up()
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        print(_fork(json.loads(line)), flush=True)  # noqa: T201 - whoever asked needs the id
    _kill_all()


def _kill_all() -> None:
    """Kill all servers and their workers: they are of this session, whichever of them lived longest."""
    for process in psutil.process_iter():
        with contextlib.suppress(ProcessLookupError):
            if process.pid != os.getpid() and os.getsid(process.pid) == os.getsid(0):
                os.kill(process.pid, signal.SIGKILL)


def _fork(birth: Birth) -> int:
    child = os.fork()
    if child:
        _lead_group(child)
        return child
    try:
        _serve(birth)
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(1)


def _lead_group(process: int) -> None:
    """Let a process lead a group of its own; done on both sides of a fork, so that both find it done."""
    with contextlib.suppress(PermissionError, ProcessLookupError):
        os.setpgid(process, process)


def _serve(birth: Birth) -> NoReturn:
    _lead_group(os.getpid())
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(birth["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    null = os.open(os.devnull, os.O_RDONLY)
    for number, file in enumerate((null, log, log)):
        os.dup2(file, number)
    os.environ.clear()
    os.environ.update(birth["environment"])
    if birth["file_bytes"] is not None:
        _limit_files(birth["file_bytes"])
    if birth["app"] == COMMAND:
        _run_command(birth)
    if birth["app"] == PAGE:
        _serve_page()
    Server(
        birth["app"],
        address="127.0.0.1",
        port=birth["port"],
        interface=Interfaces.ASGI,
        factory=True,
        log_enabled=False,
    ).serve()
    os._exit(0)


def _run_command(birth: Birth) -> NoReturn:
    # As in a process that a shell starts in the foreground, whatever this one was started by.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    get_settings.cache_clear()
    code = main_of_taskchat(birth["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
    Path(birth["log"]).with_suffix(".code").write_text(str(code), encoding="utf-8")
    os._exit(code)


def _serve_page() -> NoReturn:
    from tests.browser.serve_built import serve  # noqa: PLC0415 - Reflex's configuration is made of the variables

    hash_cheaply()
    serve()
    os._exit(0)


def _limit_files(size: int) -> None:
    """Let no file grow beyond `size` bytes: what is written then fails, as on a full disk."""
    import resource  # noqa: PLC0415 - not on Windows

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


if __name__ == "__main__":
    main()
