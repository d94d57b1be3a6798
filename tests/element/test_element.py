"""The element's own tests, which bun runs: its reducer, its client, its texts."""

import subprocess

import pytest

from tools.javascript import BUN, ELEMENT, install_packages


@pytest.mark.timeout(180)
def test_the_element_passes_its_own_tests():
    install_packages()
    run = subprocess.run([BUN, "test"], cwd=ELEMENT, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr
    # A run that found no test would be green, too.
    assert " 0 pass" not in run.stderr
