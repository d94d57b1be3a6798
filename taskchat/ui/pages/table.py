"""Table of all pages: address, title, component, what happens on load, and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import reflex as rx
from reflex.event import EventType

from taskchat.ui.pages.account import account
from taskchat.ui.pages.accounts import login, signup
from taskchat.ui.pages.dashboard import page_title, views
from taskchat.ui.pages.not_found import NOT_FOUND, not_found
from taskchat.ui.pages.past import history, trash
from taskchat.ui.pages.progress import progress
from taskchat.ui.pages.usage import usage
from taskchat.ui.state import Bell, PageLoad
from taskchat.ui.views import START

_DESCRIPTION = "A task manager that you talk to."
# Reflex knows no other way to have one page at several addresses; `views.address` says which ones they are.
_ANY_VIEW = "/[[...splat]]"


class Audience(Enum):
    """People who may see a page; others are redirected before it is sent."""

    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    EVERYONE = "everyone"


@dataclass(frozen=True)
class Page:
    """A page of the site."""

    route: str
    title: str | rx.Var[str]
    component: Callable[[], rx.Component]
    audience: Audience
    on_load: EventType[()] | None = None


PAGES = (
    Page(_ANY_VIEW, page_title(), views, Audience.SIGNED_IN, PageLoad.on_view),
    Page("/history", "History · taskchat", history, Audience.SIGNED_IN, [PageLoad.on_history, Bell.listen]),
    Page("/trash", "Trash · taskchat", trash, Audience.SIGNED_IN, [PageLoad.on_trash, Bell.listen]),
    Page("/progress", "Progress · taskchat", progress, Audience.SIGNED_IN, [PageLoad.on_progress, Bell.listen]),
    Page("/usage", "Usage · taskchat", usage, Audience.SIGNED_IN, [PageLoad.on_usage, Bell.listen]),
    Page("/account", "Settings · taskchat", account, Audience.SIGNED_IN, [PageLoad.on_account, Bell.listen]),
    Page("/login", "Sign in · taskchat", login, Audience.SIGNED_OUT, PageLoad.on_sign_in),
    Page("/signup", "Create your account · taskchat", signup, Audience.SIGNED_OUT, PageLoad.on_sign_in),
    Page("404", NOT_FOUND, not_found, Audience.EVERYONE),
)


def add_pages(app: rx.App) -> None:
    """Give the app the pages of the table."""
    for page in PAGES:
        app.add_page(page.component, route=page.route, title=page.title, description=_DESCRIPTION, on_load=page.on_load)


def routes_for(audience: Audience) -> frozenset[str]:
    """Addresses of the pages for this audience; `/` stands for all views."""
    return frozenset("/" if page.route == _ANY_VIEW else page.route for page in PAGES if page.audience is audience)


# Addresses at which there is a page as a file: the first view is that of all views, one is for no connection.
ADDRESSES = frozenset(page.route for page in PAGES if page.route.startswith("/")) - {_ANY_VIEW} | {
    START,
    "/offline/page.html",
}
