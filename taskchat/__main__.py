"""Entry point of `python -m taskchat`: runs its commands, or names the package that is missing for them."""

import sys

try:
    from taskchat.commands import main
except ModuleNotFoundError as error:
    if (error.name or "").startswith("taskchat"):
        raise
    sys.exit(f"FAIL  packages: {error.name} is missing; run: pip install -r requirements.txt (`make run` does)")

if __name__ == "__main__":
    sys.exit(main())
