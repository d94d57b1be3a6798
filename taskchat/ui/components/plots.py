"""Plots by day: bars in plain HTML, each plot with its numbers as a table."""

import reflex as rx

from taskchat.ui.views import Bar, Plot


def plot(plot: Plot) -> rx.Component:
    """One plot. To Reflex it is a variable of that shape, and so are its bars."""
    return rx.el.section(
        rx.el.header(
            rx.el.h2(plot.title),
            rx.el.p(plot.unit, rx.foreach(plot.parts, _key), class_name="plot-unit"),
            rx.el.p(plot.total, class_name="plot-total"),
            class_name="plot-head",
        ),
        _bars(plot),
        _table(plot),
        class_name="card plot",
        custom_attrs={"data-plot": plot.name},
        aria_label=plot.title,
        key=plot.name,
    )


def _key(name: str) -> rx.Component:
    return rx.el.span(name, class_name="plot-key")


def _bars(plot: Plot) -> rx.Component:
    return rx.el.div(
        rx.el.span(plot.top, class_name="plot-top", aria_hidden="true"),
        rx.el.div(rx.foreach(plot.bars, _bar), class_name="bars", role="img", aria_label=plot.summary),
        class_name="plot-area",
    )


def _bar(bar: Bar) -> rx.Component:
    return rx.el.div(
        rx.el.div(class_name="bar-part bar-high", style={"height": bar.high}),
        rx.el.div(class_name="bar-part", style={"height": bar.low}),
        rx.cond(bar.label != "", rx.el.span(bar.label, class_name="bar-label")),
        class_name="bar-day",
        custom_attrs={"data-words": bar.words},
        key=bar.words,
    )


def _table(plot: Plot) -> rx.Component:
    return rx.el.details(
        rx.el.summary("Show as table", rx.el.span(f": {plot.title}", class_name="only-heard")),
        rx.el.div(
            rx.el.table(
                rx.el.caption(plot.title, class_name="only-heard"),
                rx.el.thead(rx.el.tr(rx.foreach(plot.heads, lambda head: rx.el.th(head, scope="col")))),
                rx.el.tbody(rx.foreach(plot.bars, lambda bar: rx.el.tr(rx.foreach(bar.cells, rx.el.td)))),
            ),
            class_name="table plot-table",
            tab_index=0,
            role="region",
            aria_label=f"{plot.title}, as a table",
        ),
    )
