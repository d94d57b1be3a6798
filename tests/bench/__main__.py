"""`make bench`: prints each figure with what it was measured against; `python -m tests.bench stream` only some."""

import argparse
import os
import platform
import signal
import sys
from collections.abc import Callable

from tests.bench import (
    dates,
    element,
    ending,
    interchange,
    migration,
    recurrence,
    reminders,
    series,
    stream,
    thread,
    turn,
    weight,
)
from tests.bench.processes import LOG

# In the order in which they run; each measures, and prints what it found.
SECTIONS: dict[str, Callable[[], None]] = {
    "turn": turn.report,
    "thread": thread.report,
    "stream": stream.report,
    "ending": ending.report,
    "element": element.report,
    "weight": weight.report,
    "migration": migration.report,
    "dates": dates.report,
    "reminders": reminders.report,
    "recurrence": recurrence.report,
    "series": series.report,
    "interchange": interchange.report,
}


def main() -> None:
    """Run the sections that were asked for, all without a name."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", help=f"of {', '.join(SECTIONS)}; all by default")
    chosen = parser.parse_args().sections or list(SECTIONS)
    if unknown := sorted(set(chosen) - set(SECTIONS)):
        parser.error(f"there is no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; SQLite, granian")
    # Who is told to stop ends the servers first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    LOG.write_text("")
    for name in chosen:
        print(f"\n## {name}")
        SECTIONS[name]()
    if LOG.read_text():
        print(f"\nThe servers had something to say: {LOG}")


if __name__ == "__main__":
    main()
