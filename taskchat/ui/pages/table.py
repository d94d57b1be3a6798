"""Table of all pages: address, title, component, what happens on load, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import reflex as rx
from reflex.event import EventType

from taskchat.ui.pages.account import account
from taskchat.ui.pages.accounts import login, signup
from taskchat.ui.pages.dashboard import dashboard
from taskchat.ui.pages.not_found import not_found
from taskchat.ui.pages.past import history, trash
from taskchat.ui.pages.usage import usage
from taskchat.ui.state import Bell, PageLoad

_DESCRIPTION = "A task manager that you talk to."


class Audience(Enum):
    """People who may see a page; others are redirected before it is sent."""

    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    EVERYONE = "everyone"


@dataclass(frozen=True)
class Page:
    """A page of the site."""

    route: str
    title: str
    component: Callable[[], rx.Component]
    audience: Audience
    on_load: EventType[()] | None = None


PAGES = (
    Page("/", "taskchat", dashboard, Audience.SIGNED_IN, [PageLoad.on_dashboard, Bell.listen]),
    Page("/history", "History · taskchat", history, Audience.SIGNED_IN, [PageLoad.on_history, Bell.listen]),
    Page("/trash", "Trash · taskchat", trash, Audience.SIGNED_IN, [PageLoad.on_trash, Bell.listen]),
    Page("/usage", "Usage · taskchat", usage, Audience.SIGNED_IN, [PageLoad.on_usage, Bell.listen]),
    Page("/account", "Settings · taskchat", account, Audience.SIGNED_IN, [PageLoad.on_account, Bell.listen]),
    Page("/login", "Sign in · taskchat", login, Audience.SIGNED_OUT, PageLoad.on_sign_in),
    Page("/signup", "Create your account · taskchat", signup, Audience.SIGNED_OUT, PageLoad.on_sign_in),
    Page("404", "Not found · taskchat", not_found, Audience.EVERYONE),
)


def add_pages(app: rx.App) -> None:
    """Give the app the pages of the table."""
    for page in PAGES:
        app.add_page(page.component, route=page.route, title=page.title, description=_DESCRIPTION, on_load=page.on_load)


def routes_for(audience: Audience) -> frozenset[str]:
    """Addresses of the pages for this audience."""
    return frozenset(page.route for page in PAGES if page.audience is audience)
