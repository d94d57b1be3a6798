"""The service worker's own tests, in bun: what it shows, what its buttons do, what it says when that fails."""

import re
import subprocess
from hashlib import sha256
from pathlib import Path

from taskchat.settings import ROOT
from tools.javascript import BUN


def test_it_shows_reminders_and_does_what_is_pressed():
    run = subprocess.run(
        [BUN, "test"], cwd=Path(__file__).parent, capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert " 0 fail" in run.stderr, run.stderr


def test_browsers_fetch_the_page_without_a_connection_anew_when_it_changes():
    worker = (ROOT / "assets" / "sw.js").read_text(encoding="utf-8")
    listed = re.findall(r'"(/[\w/.]+)"', re.findall(r"const OFFLINE = \[(.+?)\]", worker, re.DOTALL)[0])
    content = b"".join((ROOT / "assets" / path[1:]).read_bytes() for path in listed)
    assert f'"taskchat-offline-{sha256(content).hexdigest()[:8]}"' in worker
