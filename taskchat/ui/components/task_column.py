"""Column of tasks: heading, quick add, and groups or a placeholder."""

import reflex as rx

from taskchat.ui.components.behaviour import KeepList, TakeShared
from taskchat.ui.components.calendar import calendar
from taskchat.ui.components.coming_row import coming_row
from taskchat.ui.components.empty import empty_list
from taskchat.ui.components.filters import filter_chips, filter_menu
from taskchat.ui.components.moving import moving
from taskchat.ui.components.quick_add import quick_add
from taskchat.ui.components.series_menu import paused_series
from taskchat.ui.components.several import overdue_deed, select_button, several_bar
from taskchat.ui.components.skeleton import skeleton_rows
from taskchat.ui.components.task_row import task_row
from taskchat.ui.components.unsaved import unsaved
from taskchat.ui.state import Session, TaskList
from taskchat.ui.views import Group, Row


def task_column() -> rx.Component:
    """Column on the left."""
    return rx.el.section(
        KeepList.create(person=Session.account.id, search=TaskList.search, board=TaskList.board),
        TakeShared.create(person=Session.account.id),
        moving(),
        rx.el.div(_heading(), quick_add(), filter_chips(), class_name="tasks-head"),
        rx.el.div(
            unsaved(),
            rx.cond(TaskList.board.calendar.shown, calendar()),
            rx.cond(
                TaskList.board.loaded,
                rx.cond(
                    TaskList.board.empty,
                    empty_list(),
                    rx.fragment(_groups(), _more(), paused_series(), _further()),
                ),
                skeleton_rows(),
            ),
            class_name="tasks-scroll",
            custom_attrs={"data-day-open": rx.cond(TaskList.board.calendar.opened, "true", "false")},
        ),
        several_bar(),
        id="tasks",
        class_name="tasks",
        aria_label="Tasks",
        tab_index=-1,
        # `page/first-hit.js` waits for the words that are shown.
        custom_attrs={"data-search": TaskList.search},
    )


def _heading() -> rx.Component:
    board = TaskList.board
    return rx.el.div(
        rx.el.h1(board.title),
        rx.el.span(
            board.count,
            class_name="count",
            role="status",
        ),
        select_button(),
        filter_menu(),
        class_name="tasks-title",
    )


def _more() -> rx.Component:
    return rx.cond(
        TaskList.board.more != "",
        rx.el.button(
            TaskList.board.more,
            type="button",
            class_name="button button-quiet more",
            on_click=TaskList.show_more,
        ),
        rx.el.p(TaskList.board.rest, class_name="rest"),
    )


def _further() -> rx.Component:
    return rx.cond(
        TaskList.board.until != "",
        rx.el.div(
            rx.el.p(f"What comes again is shown until {TaskList.board.until}.", role="status"),
            rx.cond(
                TaskList.board.further,
                rx.el.button(
                    "Look further",
                    type="button",
                    class_name="button button-quiet further",
                    on_click=TaskList.look_further,
                ),
            ),
            class_name="coming-until",
        ),
    )


def _row(row: Row) -> rx.Component:
    # With a key of its own: by its place in the list, rows would be made anew and lose the focus when one leaves.
    return rx.fragment(rx.cond(row.coming, coming_row(row), task_row(row)), key=row.id)


def _groups() -> rx.Component:
    board = TaskList.board
    return rx.el.div(
        rx.foreach(board.groups, _group),
        class_name="groups",
        custom_attrs={
            "data-columns": rx.cond(board.columns, "true", "false"),
            "data-by-hand": rx.cond(board.by_hand, "true", "false"),
        },
    )


def _group(group: Group) -> rx.Component:
    return rx.el.section(
        rx.el.h2(
            group.name,
            rx.cond(group.count > 0, rx.el.span(group.count, class_name="count")),
            custom_attrs={"data-group": group.name},
        ),
        overdue_deed(group),
        rx.el.ul(rx.foreach(group.rows, _row), class_name="task-list"),
        key=group.name,
        class_name="group",
        aria_label=group.name,
        custom_attrs={"data-drop": group.drop},
    )
