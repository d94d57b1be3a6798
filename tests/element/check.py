"""Holds the element to ChatKit's official types: `tsc --checkJs`, run by the bun that is already there."""

import subprocess
import sys

from tests.prepare import BUN, ELEMENT, install_element_packages

if __name__ == "__main__":
    install_element_packages()
    sys.exit(subprocess.run([BUN, "run", "--bun", "types"], cwd=ELEMENT, check=False).returncode)
