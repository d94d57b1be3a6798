"""Every page, with its address."""

import reflex as rx

from taskchat.ui.pages.accounts import login, signup
from taskchat.ui.pages.dashboard import dashboard
from taskchat.ui.pages.not_found import not_found
from taskchat.ui.pages.usage import usage
from taskchat.ui.state import Arrival

_DESCRIPTION = "A task manager that you talk to."


def add_pages(app: rx.App) -> None:
    """Give the app its pages."""
    app.add_page(dashboard, route="/", title="taskchat", description=_DESCRIPTION, on_load=Arrival.at_dashboard)
    app.add_page(usage, route="/usage", title="Usage · taskchat", description=_DESCRIPTION, on_load=Arrival.at_usage)
    for page, title in ((login, "Sign in"), (signup, "Create your account")):
        app.add_page(
            page,
            route=f"/{page.__name__}",
            title=f"{title} · taskchat",
            description=_DESCRIPTION,
            on_load=Arrival.at_sign_in,
        )
    app.add_page(not_found, route="404", title="Not found · taskchat", description=_DESCRIPTION)
