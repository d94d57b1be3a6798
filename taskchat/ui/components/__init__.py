"""Components that pages are made of."""

from taskchat.ui.components.account_form import SIGN_IN, SIGN_UP, account_page
from taskchat.ui.components.bar import bar, brand, colour_toggle
from taskchat.ui.components.behaviour import ChosenInSight, DeskScript, Watch
from taskchat.ui.components.chat_column import chat_column
from taskchat.ui.components.columns import column, column_links, column_tabs
from taskchat.ui.components.editor import editor
from taskchat.ui.components.rail import rail
from taskchat.ui.components.task_column import task_column
from taskchat.ui.components.usage_column import usage_column

__all__ = [
    "SIGN_IN",
    "SIGN_UP",
    "ChosenInSight",
    "DeskScript",
    "Watch",
    "account_page",
    "bar",
    "brand",
    "chat_column",
    "colour_toggle",
    "column",
    "column_links",
    "column_tabs",
    "editor",
    "rail",
    "task_column",
    "usage_column",
]
