"""Components of the pages: their frame, columns, forms and scripts."""

from taskchat.ui.components.account_form import SIGN_IN, SIGN_UP, account_page
from taskchat.ui.components.bar import brand, colour_toggle
from taskchat.ui.components.behaviour import Watch
from taskchat.ui.components.chat_column import chat_column
from taskchat.ui.components.columns import column, column_links, column_tabs
from taskchat.ui.components.desk import desk, skip_link
from taskchat.ui.components.editor import editor
from taskchat.ui.components.history_column import history_column
from taskchat.ui.components.places import places
from taskchat.ui.components.progress_column import progress_column
from taskchat.ui.components.series_menu import delete_question
from taskchat.ui.components.settings_column import settings_column
from taskchat.ui.components.step_keys import step_keys
from taskchat.ui.components.task_column import task_column
from taskchat.ui.components.trash_column import trash_column
from taskchat.ui.components.usage_column import usage_column

__all__ = [
    "SIGN_IN",
    "SIGN_UP",
    "Watch",
    "account_page",
    "brand",
    "chat_column",
    "colour_toggle",
    "column",
    "column_links",
    "column_tabs",
    "delete_question",
    "desk",
    "editor",
    "history_column",
    "places",
    "progress_column",
    "settings_column",
    "skip_link",
    "step_keys",
    "task_column",
    "trash_column",
    "usage_column",
]
