"""`python -m tests.gemini_stand_in --port 9000`: the stand-in on its own, for benchmarks and for the hand."""

import argparse
import threading

from tests.gemini_stand_in.replies import Reply
from tests.gemini_stand_in.server import GeminiStandIn


def main() -> None:
    """Serve one fixed answer until the process is stopped."""
    parser = argparse.ArgumentParser(prog="python -m tests.gemini_stand_in", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    parser.add_argument("--text", default="word " * 50, help="what it answers")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each chunk")
    options = parser.parse_args()
    reply = Reply(text=options.text, delay=options.delay)
    with GeminiStandIn(port=options.port, otherwise=reply) as gemini:
        print(gemini.url, flush=True)  # noqa: T201 - whoever started it needs the address
        threading.Event().wait()


if __name__ == "__main__":
    main()
