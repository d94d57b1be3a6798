"""Content of the page of the history: changes by day, each with what can be taken back."""

import reflex as rx
from reflex.event import EventType

from taskchat.ui.components.past_frame import past_frame, past_nothing
from taskchat.ui.state import History, Steps
from taskchat.ui.views import HistoryDay, HistoryRow

# Icons of Lucide's by the kind of a change.
_ICONS = (("created", "plus"), ("completed", "check"), ("reopened", "rotate-ccw"), ("deleted", "trash-2"))


def history_column() -> rx.Component:
    """All of the content."""
    view = History.history_view
    return past_frame(
        # A value to the type checker, a variable to Reflex.
        view,  # pyright: ignore[reportArgumentType]
        _head(),
        rx.cond(History.task != "", _only()),
        name="history",
        found=rx.foreach(view.days, _day),
        nothing=past_nothing(
            "history", "Nothing changed yet", "Whatever you or the assistant change stands here, and can be taken back."
        ),
        show_more=History.show_more,
    )


def _head() -> rx.Component:
    return rx.el.div(
        rx.el.h1("History"),
        rx.el.div(
            _button("Undo", "undo-2", Steps.back, name="Undo the last change"),
            _button("Redo", "redo-2", Steps.forth, name="Redo what was undone last"),
            class_name="past-steps",
            role="group",
            aria_label="Steps",
        ),
        class_name="past-head",
    )


def _button(word: str, icon: str, event: EventType[()], *, name: str) -> rx.Component:
    return rx.el.button(
        rx.icon(icon, size=15, aria_hidden="true"),
        word,
        type="button",
        class_name="button button-quiet past-step",
        aria_label=name,
        custom_attrs={"data-step": word.lower()},
        on_click=event,
    )


def _only() -> rx.Component:
    return rx.el.p(
        rx.cond(History.history_view.only != "", f"Only “{History.history_view.only}”.", "Only one task."),
        " ",
        rx.el.button("Show all", type="button", class_name="past-link", on_click=History.show_task("")),
        class_name="past-only",
        role="status",
    )


def _day(day: HistoryDay) -> rx.Component:
    return rx.el.section(
        rx.el.h2(day.name),
        rx.el.ul(rx.foreach(day.rows, _row), class_name="past-list"),
        key=day.name,
        class_name="past-day",
        aria_label=day.name,
    )


def _row(row: HistoryRow) -> rx.Component:
    return rx.el.li(
        rx.el.span(_icon(row), class_name="past-icon", custom_attrs={"data-kind": row.kind}),
        rx.el.div(
            rx.el.p(
                rx.el.span(row.kind, class_name="past-kind"),
                " ",
                rx.el.button(
                    row.title,
                    type="button",
                    class_name="past-title",
                    title="Show only this task",
                    on_click=History.show_task(row.task),
                ),
            ),
            rx.el.p(rx.foreach(row.details, rx.el.span), class_name="past-details"),
            rx.el.p(
                rx.el.span(row.at, class_name="past-at"),
                rx.el.span(row.author),
                rx.cond(row.fixed != "", rx.el.span(row.fixed, class_name="past-fixed")),
                class_name="past-about",
            ),
            class_name="past-words",
        ),
        rx.el.div(
            rx.cond(row.fixed == "", _deed("Undo", f"Undo: {row.kind} “{row.title}”", Steps.undo_one(row.id))),
            rx.cond(
                row.together != "",
                _deed(row.together, f"{row.together}: made together with “{row.title}”", Steps.undo_together(row.id)),
            ),
            rx.cond(
                row.back,
                _deed("Back to here", f"Undo everything after: {row.kind} “{row.title}”", Steps.undo_to(row.id)),
            ),
            class_name="past-deeds",
        ),
        key=row.id,
        class_name="past-row",
        custom_attrs={"data-fixed": rx.cond(row.fixed == "", "false", "true")},
    )


def _icon(row: HistoryRow) -> rx.Component:
    chosen = ((kind, rx.icon(icon, size=15, aria_hidden="true")) for kind, icon in _ICONS)
    return rx.fragment(rx.match(row.kind, *chosen, rx.icon("pencil", size=15, aria_hidden="true")))


def _deed(word: rx.Var[str] | str, name: str, event: EventType[()]) -> rx.Component:
    return rx.el.button(
        word,
        type="button",
        class_name="past-link",
        aria_label=name,
        custom_attrs={"data-step": "undo"},
        on_click=event,
    )
