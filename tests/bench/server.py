"""The API alone behind granian, as production serves it: `python -m tests.bench.server PORT`."""

import sys

from granian.constants import Interfaces
from granian.server import Server

from taskchat.api import make_api
from taskchat.assistant import choose
from taskchat.chat import TaskChatServer
from taskchat.database import get_database
from taskchat.settings import get_settings


def make():
    """The ASGI app, for granian's worker."""
    settings, database = get_settings(), get_database()
    models = choose(settings)
    chat = TaskChatServer(database, settings, models)
    return make_api(settings=settings, database=database, chat=chat, models=models)


if __name__ == "__main__":
    Server(
        "tests.bench.server:make",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.ASGI,
        factory=True,
        log_enabled=False,
    ).serve()
