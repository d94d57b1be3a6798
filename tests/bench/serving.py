"""An ASGI app behind granian, as production serves it: `python -m tests.bench.serving MODULE:FACTORY PORT`."""

import sys

from granian.constants import Interfaces
from granian.server import Server

if __name__ == "__main__":
    Server(
        sys.argv[1],
        address="127.0.0.1",
        port=int(sys.argv[2]),
        interface=Interfaces.ASGI,
        factory=True,
        log_enabled=False,
    ).serve()
