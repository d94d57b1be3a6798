"""Preview of quick add below its field: each fact that is saved is a button that makes its words plain again."""

import reflex as rx

from taskchat.ui.state import QuickAdd
from taskchat.ui.views import PreviewLine, QuickFact


def quick_preview() -> rx.Component:
    """Draw the reading of one line, or of several, each as a task."""
    several = QuickAdd.preview.heading != ""
    return rx.el.div(
        rx.cond(several, _several(), _single()),
        class_name="preview",
        custom_attrs={"data-many": rx.cond(several, "true", "false")},
    )


def _single() -> rx.Component:
    line = QuickAdd.preview.lines[0]
    return rx.el.div(
        rx.el.p(
            _enter(),
            # It is read out in the words of the status.
            rx.el.span(line.title, class_name="preview-title", aria_hidden="true"),
            rx.foreach(QuickAdd.preview.facts, _fact),
        ),
        rx.foreach(line.notes, _note),
        class_name="preview-line",
    )


def _several() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.el.p(_enter(), QuickAdd.preview.heading, aria_hidden="true"),
            rx.el.button("Add all", type="submit", class_name="preview-all"),
            rx.cond(
                QuickAdd.preview.as_one,
                rx.el.button(
                    "Add as one, with notes", type="submit", class_name="preview-one", custom_attrs={"data-as-one": ""}
                ),
            ),
            class_name="preview-head",
        ),
        rx.el.div(
            rx.foreach(QuickAdd.preview.lines, _line),
            rx.cond(QuickAdd.preview.rest != "", rx.el.p(QuickAdd.preview.rest, class_name="preview-rest")),
            class_name="preview-lines",
            aria_hidden="true",
        ),
    )


def _fact(fact: QuickFact) -> rx.Component:
    return rx.fragment(
        rx.el.span(" · ", class_name="preview-dot", aria_hidden="true"),
        rx.cond(
            fact.deed != "",
            rx.el.button(
                rx.el.span(fact.words),
                rx.cond(
                    fact.kind == "plain",
                    rx.icon("rotate-ccw", size=12, aria_hidden="true"),
                    rx.icon("x", size=12, aria_hidden="true"),
                ),
                type="button",
                class_name="preview-fact",
                title=fact.deed,
                aria_label=f"{fact.words}: {fact.deed}",
                custom_attrs={
                    "data-kind": fact.kind,
                    "data-hue": fact.hue,
                    "data-spans": fact.spans,
                    "data-of": QuickAdd.preview.number,
                },
            ),
            rx.el.span(
                fact.words,
                class_name="preview-fact",
                title="Added by this list",
                custom_attrs={"data-kind": fact.kind, "data-hue": fact.hue},
                aria_hidden="true",
            ),
        ),
    )


def _line(line: PreviewLine) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.el.span(line.title, class_name="preview-title"),
            rx.el.span(line.facts, class_name="preview-facts"),
        ),
        rx.foreach(line.notes, _note),
        class_name="preview-line",
    )


def _note(note: rx.Var[str]) -> rx.Component:
    return rx.el.p(rx.icon("circle-alert", size=13), note, class_name="preview-note", aria_hidden="true")


def _enter() -> rx.Component:
    return rx.icon("corner-down-left", size=13, aria_hidden="true")
