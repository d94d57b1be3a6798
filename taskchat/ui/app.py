"""Reflex app: looks, pages and middleware put together."""

from collections.abc import Callable
from functools import partial

import reflex as rx
from starlette.applications import Starlette
from starlette.types import ASGIApp

from taskchat.ui.middleware import (
    AuthRedirect,
    CacheControl,
    Failures,
    HydrateGuard,
    NewTokens,
    SocketGuard,
    StateEvents,
    UnknownAddresses,
    Visitors,
    keep_events_out_of_logs,
    push_changes,
)
from taskchat.ui.pages import ADDRESSES, Audience, add_pages, routes_for
from taskchat.ui.theme import STYLESHEETS, FrameColor, Inter, head


def make_app(api: Starlette) -> rx.App:
    """Make the Reflex app with all its pages, beside an API that answers on the same port."""
    keep_events_out_of_logs()
    unknown = partial(UnknownAddresses, pages=ADDRESSES)
    guard = partial(SocketGuard, visitors=Visitors())
    redirect = partial(
        AuthRedirect, signed_in=routes_for(Audience.SIGNED_IN), signed_out=routes_for(Audience.SIGNED_OUT)
    )
    # The guard stands below the API's middleware, which knows the address of who asks through a proxy.
    transformers: list[Callable[[ASGIApp], ASGIApp] | Starlette] = [unknown, CacheControl, guard, api, redirect]
    app = rx.App(
        api_transformer=transformers,
        stylesheets=STYLESHEETS,
        head_components=head(),
        html_lang="en",
        toaster=rx.toast.provider(position="bottom-left", rich_colors=False, visible_toasts=3),
        extra_app_wraps={(3, "Font"): _font, (2, "FrameColor"): _frame_color},
        backend_exception_handler=Failures().handle,
    )
    # Reflex tells of a lost connection by a pulsing icon and a toast; our indicator in the bar moves nothing.
    del app.app_wraps[5, "Overlay"]
    new_tokens = NewTokens()
    new_tokens.watch(app)
    StateEvents(app).watch()
    app.add_middleware(HydrateGuard(new_tokens))
    add_pages(app)
    push_changes(app)
    return app


def _font(stateful: bool) -> rx.Component:
    return Inter.create()


def _frame_color(stateful: bool) -> rx.Component:
    return FrameColor.create()
