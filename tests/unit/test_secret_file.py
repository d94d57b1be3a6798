"""A secret is made once: also by processes that start at once, and nobody else may read it."""

import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from taskchat.secret_file import load_or_make


def test_it_is_made_once_and_kept_from_others(tmp_path: Path):
    path = tmp_path / "data" / "secret"
    assert load_or_make(path, lambda: "one") == "one"
    assert load_or_make(path, lambda: "two") == "one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_processes_that_start_at_once_all_have_the_same(tmp_path: Path):
    both_found_none = threading.Barrier(2, timeout=10)

    def make(text: str) -> str:
        both_found_none.wait()
        return text

    with ThreadPoolExecutor(2) as pool:
        texts = [*pool.map(lambda text: load_or_make(tmp_path / "secret", lambda: make(text)), ["one", "two"])]
    assert len({*texts}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
