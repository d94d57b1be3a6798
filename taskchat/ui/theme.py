"""Look of the pages: the order of stylesheets, the font, and the elements of the head."""

import reflex as rx
from reflex_base.components.component import field
from reflex_base.utils.imports import ImportDict, ImportVar

STYLESHEETS = [
    f"/styles/{name}.css"
    for name in ("tokens", "base", "frame", "bar", "rail", "tasks", "usage", "dialog", "account", "narrow")
]

# Before the first paint: a width that is set later would move the columns.
_CHAT_WIDTH = """
try {
  const width = Number(localStorage.getItem("taskchat.chat-width"));
  if (width) document.documentElement.style.setProperty("--chat-width", width + "px");
} catch {}
"""


class Inter(rx.Fragment):
    """The font, bundled from npm so that no other server is asked for it."""

    lib_dependencies: list[str] = field(default_factory=lambda: ["@fontsource-variable/inter@5.3.0"])

    def add_imports(self) -> ImportDict:
        """Import the font's stylesheet for its effect."""
        return {"": [ImportVar(tag="@fontsource-variable/inter/wght.css", is_default=False)]}


def head() -> list[rx.Component]:
    """Elements in the head of every page."""
    return [
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.meta(name="theme-color", content="#ffffff", media="(prefers-color-scheme: light)"),
        rx.el.meta(name="theme-color", content="#111113", media="(prefers-color-scheme: dark)"),
        rx.el.script(_CHAT_WIDTH),
    ]
