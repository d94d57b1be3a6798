"""Holds the element to ChatKit's official types: `tsc --checkJs`, run by the bun that is already there."""

import subprocess
import sys

from tools.javascript import BUN, ELEMENT, install_packages

if __name__ == "__main__":
    install_packages()
    sys.exit(subprocess.run([BUN, "run", "--bun", "types"], cwd=ELEMENT, check=False).returncode)
