"""Choice of a day beside the field that takes it in words: the usual ones by a press, any by the browser's calendar."""

import reflex as rx

_FIELD = "edit-due"
# Words that are read as dates, by what is written on their buttons.
USUAL_DAYS = (
    ("Today", "today"),
    ("Tomorrow", "tomorrow"),
    ("Weekend", "this weekend"),
    ("Next week", "next week"),
    ("No date", ""),
)


def day_choice() -> rx.Component:
    """Buttons that write a day into the field; the time that stands there stays."""
    return rx.el.div(
        *(chip(word, _FIELD, words) for word, words in USUAL_DAYS),
        rx.el.span(
            rx.el.button(
                rx.icon("calendar-days", size=14, aria_hidden="true"),
                "Calendar",
                type="button",
                class_name="chip",
                aria_haspopup="dialog",
                custom_attrs={"data-pick": _FIELD},
            ),
            # The browser's own calendar, which each knows to use, by keyboard and by touch; it opens at the button.
            rx.el.input(
                type="date",
                class_name="picked-day",
                tab_index=-1,
                aria_label="Day",
                custom_attrs={"data-picked": _FIELD, "inert": "true"},
            ),
            class_name="pick",
        ),
        class_name="chips",
        role="group",
        aria_label="Day",
    )


def chip(word: str, field: str, words: str) -> rx.Component:
    """Button that writes words into a field; `page/scope.js` does it."""
    attributes = {"data-fill": field, "data-words": words}
    return rx.el.button(word, type="button", class_name="chip", custom_attrs=attributes)
