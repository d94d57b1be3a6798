"""Line by which the nursery is asked for a server."""

from typing import TypedDict

API = "tests.nursery.app:make"


class Birth(TypedDict):
    """A server to be: app (`module:factory`), port, all its variables, log, and the most bytes that a file may have."""

    app: str
    port: int
    environment: dict[str, str]
    log: str
    file_bytes: int | None
