"""taskchat's API as production serves it, but for passwords, which are hashed at low cost."""

from fastapi import FastAPI

from taskchat.api import make_api
from taskchat.assistant import build_registry
from taskchat.chat import TaskChatServer
from taskchat.database import get_database
from taskchat.lifespan import lifespan
from taskchat.settings import get_settings
from tests.passwords import CHEAP_HASHER


def make() -> FastAPI:
    """The ASGI app, for granian's worker."""
    settings, database = get_settings(), get_database()
    models = build_registry(settings)
    chat = TaskChatServer(database, settings, models)
    api = make_api(settings=settings, database=database, chat=chat, models=models, hasher=CHEAP_HASHER)
    api.router.lifespan_context = lambda _: lifespan(settings, database, chat, models)
    return api
