"""Content of the page of usage: messages left, five plots, two tables."""

import reflex as rx

from taskchat.ui.components.empty import nothing_yet
from taskchat.ui.components.plots import plot
from taskchat.ui.components.ranges import ranges
from taskchat.ui.state import Usage
from taskchat.ui.views import RANGES, TableRow

_MODEL_HEADS = ("Model", "Requests", "Input tokens", "of them cached", "Output tokens", "Cost", "Failed")
_TOOL_HEADS = ("Tool", "Calls", "Failed")


def usage_column() -> rx.Component:
    """All of the content; before it is read it has the same layout without values."""
    view = Usage.usage_view
    return rx.el.main(
        rx.el.div(
            rx.el.div(rx.el.h1("Usage"), ranges(RANGES, Usage.days, Usage.show_days), class_name="usage-head"),
            _remaining(),
            rx.cond(
                view.empty,
                _nothing(),
                rx.fragment(
                    rx.el.div(rx.foreach(view.plots, plot), key="plots", class_name="plots"),
                    rx.el.div(
                        _table(
                            "By model",
                            _MODEL_HEADS,
                            view.models.to(list[TableRow]),
                            "No model was asked in these days.",
                        ),
                        _table("By tool", _TOOL_HEADS, view.tools.to(list[TableRow]), "No tool ran in these days."),
                        class_name="usage-tables",
                    ),
                ),
            ),
            class_name="usage-sheet",
            aria_busy=rx.cond(view.loaded, "false", "true"),
            custom_attrs={"data-loaded": rx.cond(view.loaded, "true", "false")},
        ),
        id="usage",
        class_name="usage",
        tab_index=-1,
    )


def _remaining() -> rx.Component:
    remaining = Usage.usage_view.remaining
    return rx.el.section(
        rx.el.h2("Your messages"),
        rx.el.p(remaining.title, class_name="left-title"),
        rx.el.div(
            rx.el.div(class_name="left-used", style={"width": remaining.width}),
            class_name="left-meter",
            aria_label="Messages used in the last 24 hours",
            aria_valuemin=0,
            aria_valuemax=remaining.allowed,
            aria_valuenow=remaining.used,
            custom_attrs={"role": "meter", "aria-valuetext": remaining.title},
        ),
        rx.el.p(
            rx.cond(remaining.tone != "", rx.icon("triangle-alert", size=14, aria_hidden="true")),
            remaining.words,
            class_name="left-words",
        ),
        class_name="card left",
        aria_label="Your messages",
        custom_attrs={"data-tone": remaining.tone},
    )


def _table(title: str, heads: tuple[str, ...], rows: rx.vars.ArrayVar[list[TableRow]], nothing: str) -> rx.Component:
    return rx.el.section(
        rx.el.h2(title),
        rx.el.div(
            rx.el.table(
                rx.el.caption(title, class_name="only-heard"),
                rx.el.thead(rx.el.tr(*(rx.el.th(head, scope="col") for head in heads))),
                rx.el.tbody(rx.foreach(rows, _row)),
            ),
            class_name="table",
            tab_index=0,
            role="region",
            aria_label=title,
        ),
        rx.cond(Usage.usage_view.loaded & (rows.length() == 0), rx.el.p(nothing, class_name="rest")),
        class_name="card usage-table",
    )


def _row(row: TableRow) -> rx.Component:
    return rx.el.tr(rx.el.th(row.name, scope="row"), rx.foreach(row.cells, rx.el.td), key=row.name)


def _nothing() -> rx.Component:
    return nothing_yet(
        "chart-no-axes-column",
        "Nothing used yet",
        "After your first message to the assistant you see here, day by day, how many tokens it read and wrote, "
        "what they cost, which tools ran, and how often there was no answer.",
    )
