"""Formats the JavaScript, and mends what the linter can mend safely."""

import subprocess
import sys

from tools.javascript import BUN, ELEMENT, install_packages

if __name__ == "__main__":
    install_packages()
    sys.exit(subprocess.run([BUN, "run", "--bun", "format"], cwd=ELEMENT, check=False).returncode)
