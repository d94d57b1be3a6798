"""`make bench`: prints each figure with what it was measured against."""

import os
import platform
import tempfile
from pathlib import Path

from tests.bench.first_delta import quantile, turns
from tests.bench.processes import api, gemini

COUNT = 200


def main() -> None:
    """Measure one conversation at a time against a stand-in that answers at once."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; SQLite, granian")
    with tempfile.TemporaryDirectory() as folder, gemini() as url, api(Path(folder), url) as address:
        measured = turns(address, COUNT)
    print(f"{COUNT} turns, one at a time, a stand-in for Gemini with no delay, 50 words each (ms)")
    print(f"{'':28}{'p50':>8}{'p95':>8}")
    for label, name in (
        ("POST to first SSE byte", "first_byte"),
        ("POST to first text delta", "first_delta"),
        ("POST to end of stream", "end"),
    ):
        values = [getattr(turn, name) for turn in measured]
        print(f"{label:28}{quantile(values, 50):8.1f}{quantile(values, 95):8.1f}")


if __name__ == "__main__":
    main()
