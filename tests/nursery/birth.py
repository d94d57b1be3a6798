"""Line by which the nursery is asked for a server."""

from typing import TypedDict

API = "tests.nursery.app:make"
# The page and the API, as they were built: the variables say where, and on which port.
PAGE = "page"


class Birth(TypedDict):
    """A server to be: app, port, all its variables, log, and the most bytes that a file may have.

    The app is a `module:factory`, or `PAGE`.
    """

    app: str
    port: int
    environment: dict[str, str]
    log: str
    file_bytes: int | None
