"""Resolves pyproject.toml into requirements.txt and requirements-dev.txt, for every supported Python at once."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = ("uv", "pip", "compile", "--universal", "--python-version", "3.11", "--upgrade", "--quiet")
COMMAND += ("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock")


def compile_requirements(target: str, *arguments: str) -> None:
    """Write `target`; refuses a file that names a registry, which would tie everybody to ours."""
    subprocess.run([sys.executable, "-m", *COMMAND, *arguments, "-o", target, "pyproject.toml"], cwd=ROOT, check=True)
    if re.search(r"^(?!\s*#).*(https?|file)://", (ROOT / target).read_text(encoding="utf-8"), re.MULTILINE):
        sys.exit(f"{target} names a registry")


if __name__ == "__main__":
    compile_requirements("requirements.txt")
    compile_requirements("requirements-dev.txt", "--group", "dev", "-c", "requirements.txt")
