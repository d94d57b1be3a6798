"""In and out on the account's page: import, export, and the address of a calendar; the browser does it over HTTP."""

import reflex as rx
from reflex.event import passthrough_event_spec

from taskchat.ui.state import Importing


class ImportFile(rx.Component):
    """Import of a file; `on_taken` gets the id of the import whose tasks were made."""

    library = rx.asset("page/importing.jsx").importable_path
    tag = "Importing"

    on_taken: rx.EventHandler[passthrough_event_spec(str)]


class ExportLinks(rx.Component):
    """Links to all tasks in each format."""

    library = rx.asset("page/exporting.jsx").importable_path
    tag = "Exporting"


class CalendarAddress(rx.Component):
    """Secret address at which a calendar reads the tasks that have a date."""

    library = rx.asset("page/exporting.jsx").importable_path
    tag = "CalendarAddress"


def interchange_cards() -> list[rx.Component]:
    """Cards of the settings: in, out, and the calendar."""
    return [
        rx.el.section(
            rx.el.h2("Import tasks"), ImportFile.create(on_taken=Importing.on_taken), class_name="card", id="import"
        ),
        rx.el.section(rx.el.h2("Export tasks"), ExportLinks.create(), class_name="card", id="export"),
        rx.el.section(rx.el.h2("Your calendar"), CalendarAddress.create(), class_name="card", id="calendar"),
    ]
