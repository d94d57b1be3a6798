"""Calendar of the tasks; the browser draws its grid, the list of the day that is open stands below it."""

import reflex as rx
from reflex.event import passthrough_event_spec

from taskchat.ui.state import Editor, TaskList
from taskchat.ui.views import Calendar


class CalendarGrid(rx.Component):
    """Grid of a month or a week; `on_open` gets the id of a task, `on_done` also whether it is to be done."""

    library = rx.asset("page/calendar.jsx").importable_path
    tag = "Calendar"

    calendar: rx.Var[Calendar]

    on_open: rx.EventHandler[passthrough_event_spec(str)]
    on_done: rx.EventHandler[passthrough_event_spec(str, bool)]


def calendar() -> rx.Component:
    """Month or week of the calendar's view."""
    return CalendarGrid.create(calendar=TaskList.board.calendar, on_open=Editor.open, on_done=TaskList.set_done)
