"""The page's app: its looks, its pages, and what reaches it from the server."""

from collections.abc import Callable

import reflex as rx
from starlette.applications import Starlette
from starlette.types import ASGIApp

from taskchat.ui.middleware import Door, Visits, keep_cookies_out_of_logs, push_changes
from taskchat.ui.pages import add_pages
from taskchat.ui.theme import STYLESHEETS, Inter, head


def make_app(api: Starlette) -> rx.App:
    """The Reflex app with all its pages, beside an API that answers on the same port."""
    keep_cookies_out_of_logs()
    transformers: list[Callable[[ASGIApp], ASGIApp] | Starlette] = [api, Door]
    app = rx.App(
        api_transformer=transformers,
        stylesheets=STYLESHEETS,
        head_components=head(),
        html_lang="en",
        toaster=rx.toast.provider(position="bottom-left", rich_colors=False, visible_toasts=3),
        extra_app_wraps={(3, "Font"): _font},
    )
    # Reflex's own word about a lost connection: a pulsing icon and a toast. Ours is in the bar, and moves nothing.
    del app.app_wraps[5, "Overlay"]
    app.add_middleware(Visits())
    add_pages(app)
    push_changes(app)
    return app


def _font(stateful: bool) -> rx.Component:
    return Inter.create()
