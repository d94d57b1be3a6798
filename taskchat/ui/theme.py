"""Look of the pages: the order of stylesheets, the font, and the elements of the head."""

import reflex as rx
from reflex.vars import VarData
from reflex_base.components.component import field
from reflex_base.utils.imports import ImportDict, ImportVar

STYLESHEETS = [
    f"/styles/{name}.css"
    for name in (
        "palette",
        "tokens",
        "base",
        "frame",
        "bar",
        "bell",
        "rail",
        "saved",
        "tasks",
        "quick",
        "filters",
        "calendar",
        "board",
        "several",
        "moving",
        "usage",
        "interchange",
        "past",
        "dialog",
        "keys",
        "commands",
        "panel",
        "account",
        "narrow",
    )
]

# Background of the page in either scheme, as the stylesheets have it.
_PAGE_COLORS = {"light": "#ffffff", "dark": "#111113"}

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


class FrameColor(rx.Fragment):
    """Gives the window's frame the colour of the page where its scheme was chosen, and is not the system's."""

    def add_hooks(self) -> list[str | rx.Var]:
        """Colour it in an effect, after the elements of the head were taken over as they came."""
        color = rx.color_mode_cond(_PAGE_COLORS["light"], _PAGE_COLORS["dark"])
        hooks = VarData(imports={"react": [ImportVar(tag="useEffect")]})
        effect = f"""
useEffect(() => {{
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.setAttribute("content", {color!s});
}}, [{color!s}]);"""
        return [rx.Var(effect, _var_data=VarData.merge(hooks, color._get_all_var_data()))]


def head() -> list[rx.Component]:
    """Elements in the head of every page."""
    return [
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="apple-touch-icon", href="/icons/apple-touch-icon.png"),
        rx.el.link(rel="manifest", href="/manifest.webmanifest"),
        *(_theme_color(scheme, color) for scheme, color in _PAGE_COLORS.items()),
        rx.el.script(_CHAT_WIDTH),
    ]


def _theme_color(scheme: str, color: str) -> rx.Component:
    # As a property, `media` would become CSS.
    media = {"media": f"(prefers-color-scheme: {scheme})"}
    return rx.el.meta(name="theme-color", content=color, custom_attrs=media)
