"""The service worker's own tests, in bun: what it shows, what its buttons do, what it says when that fails."""

import subprocess
from pathlib import Path

from tools.javascript import BUN


def test_it_shows_reminders_and_does_what_is_pressed():
    run = subprocess.run(
        [BUN, "test"], cwd=Path(__file__).parent, capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert " 0 fail" in run.stderr, run.stderr
