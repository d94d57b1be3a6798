"""Content of the page of progress: three numbers, two plots, three tables with bars."""

import reflex as rx

from taskchat.ui.components.empty import nothing_yet
from taskchat.ui.components.plots import plot
from taskchat.ui.components.ranges import ranges
from taskchat.ui.state import Progress
from taskchat.ui.views import PROGRESS_RANGES, Fact, Share, Shares


def progress_column() -> rx.Component:
    """All of the content; before it is read it has the same layout without values."""
    view = Progress.progress_view
    return rx.el.main(
        rx.el.div(
            rx.el.div(
                rx.el.h1("Progress"),
                ranges(PROGRESS_RANGES, Progress.days, Progress.show_days),
                class_name="usage-head",
            ),
            rx.cond(
                view.empty,
                _nothing(),
                rx.fragment(
                    rx.el.ul(rx.foreach(view.facts, _fact), key="facts", class_name="progress-facts"),
                    rx.el.div(rx.foreach(view.plots, plot), key="plots", class_name="plots"),
                    rx.el.div(rx.foreach(view.shares, _shares), key="shares", class_name="plots"),
                ),
            ),
            class_name="usage-sheet",
            aria_busy=rx.cond(view.loaded, "false", "true"),
            custom_attrs={"data-loaded": rx.cond(view.loaded, "true", "false")},
        ),
        id="progress",
        class_name="usage",
        tab_index=-1,
    )


def _fact(fact: Fact) -> rx.Component:
    return rx.el.li(
        rx.el.span(fact.name, class_name="progress-name"),
        rx.el.span(fact.number, class_name="progress-number"),
        rx.el.span(fact.words, class_name="progress-words"),
        class_name="card progress-fact",
        key=fact.name,
    )


def _shares(shares: Shares) -> rx.Component:
    """One table. To Reflex it is a variable of that shape, and so are its rows."""
    return rx.el.section(
        rx.el.h2(shares.title),
        rx.el.table(
            rx.el.caption(shares.title, class_name="only-heard"),
            rx.el.thead(
                rx.el.tr(rx.el.th(shares.head, scope="col"), rx.el.th("Tasks", scope="col")), class_name="only-heard"
            ),
            rx.el.tbody(rx.foreach(shares.rows, _share)),
            class_name="shares",
        ),
        rx.cond(
            # A list to the type checker, a variable to Reflex.
            Progress.progress_view.loaded & (shares.rows.length() == 0),  # pyright: ignore[reportAttributeAccessIssue]
            rx.el.p("Nothing here.", class_name="rest"),
        ),
        class_name="card plot",
        aria_label=shares.title,
        key=shares.title,
    )


def _share(share: Share) -> rx.Component:
    return rx.el.tr(
        rx.el.th(share.name, scope="row"),
        rx.el.td(
            rx.el.span(
                rx.el.span(class_name="share-bar", style={"width": share.width}),
                class_name="share-track",
                aria_hidden="true",
            ),
            share.number,
        ),
        key=share.name,
    )


def _nothing() -> rx.Component:
    return nothing_yet(
        "trending-up",
        "Nothing to show yet",
        "After your first task you see here how much you do, day by day, at which hours, "
        "how many days in a row, and what stays open for long.",
    )
