"""Line by which the nursery is asked for a server, or for a command."""

from typing import TypedDict

API = "tests.nursery.app:make"
# The page and the API, as they were built: the variables say where, and on which port.
PAGE = "page"
# A command of taskchat, in place of a server.
COMMAND = "command"


class Birth(TypedDict):
    """A server to be: app, port, all its variables, log, and the most bytes that a file may have.

    The app is a `module:factory`, or `PAGE`, or `COMMAND` with its arguments; its exit code goes beside the log.
    """

    app: str
    port: int
    environment: dict[str, str]
    log: str
    file_bytes: int | None
    arguments: list[str]
