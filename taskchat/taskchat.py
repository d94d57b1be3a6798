"""The app: pages and API put together."""

from taskchat.api import make_api
from taskchat.assistant import build_registry
from taskchat.chat import TaskChatServer
from taskchat.database import get_database
from taskchat.lifespan import lifespan
from taskchat.settings import get_settings
from taskchat.ui import make_app

_settings = get_settings()
_database = get_database()
_models = build_registry(_settings)
_chat = TaskChatServer(_database, _settings, _models)

app = make_app(make_api(settings=_settings, database=_database, chat=_chat, models=_models))
app.register_lifespan_task(lifespan, settings=_settings, database=_database, chat=_chat, models=_models)
