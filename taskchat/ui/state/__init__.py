"""State of each tab: views and drafts of data that is in the database."""

from taskchat.ui.state.bell import Bell
from taskchat.ui.state.changes import signal
from taskchat.ui.state.chat import REMEMBERED, Chat
from taskchat.ui.state.conventions import Conventions
from taskchat.ui.state.device import DeviceSettings
from taskchat.ui.state.editor import Editor
from taskchat.ui.state.feed import Feed, raise_numbers
from taskchat.ui.state.history import History, Trash
from taskchat.ui.state.identity import get_person_by_cookies
from taskchat.ui.state.importing import Importing
from taskchat.ui.state.moving import Moving
from taskchat.ui.state.page_load import PageLoad
from taskchat.ui.state.progress import Progress
from taskchat.ui.state.quick_add import QuickAdd
from taskchat.ui.state.repeating import Repeating
from taskchat.ui.state.saved_views import SavedViews
from taskchat.ui.state.session import SIGN_IN, Session
from taskchat.ui.state.several import Several
from taskchat.ui.state.steps import Steps
from taskchat.ui.state.subtasks import Subtasks
from taskchat.ui.state.task_list import TaskList
from taskchat.ui.state.usage import Usage

__all__ = [
    "REMEMBERED",
    "SIGN_IN",
    "Bell",
    "Chat",
    "Conventions",
    "DeviceSettings",
    "Editor",
    "Feed",
    "History",
    "Importing",
    "Moving",
    "PageLoad",
    "Progress",
    "QuickAdd",
    "Repeating",
    "SavedViews",
    "Session",
    "Several",
    "Steps",
    "Subtasks",
    "TaskList",
    "Trash",
    "Usage",
    "get_person_by_cookies",
    "raise_numbers",
    "signal",
]
