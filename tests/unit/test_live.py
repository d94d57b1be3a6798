"""The conversations with the real Gemini, where there is no key."""

import os
import subprocess
import sys


def test_without_a_key_it_says_that_nothing_ran():
    environment = os.environ | {"GEMINI_API_KEY": ""}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.live"], env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "The live conversations did not run: GEMINI_API_KEY is not set.\n"
