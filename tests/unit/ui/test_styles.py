"""Stylesheets of the page: what they are made of is there."""

import re

from taskchat.settings import ROOT
from taskchat.ui.theme import STYLESHEETS

STYLES = {path: (ROOT / "assets" / path.lstrip("/")).read_text(encoding="utf-8") for path in STYLESHEETS}
# Given by the page's scripts and by Python, to single elements.
SET = {"--chat-width", "--share", "--swipe"}


def test_every_property_that_is_used_is_defined_in_light_and_in_dark() -> None:
    defined = {name for style in STYLES.values() for name in re.findall(r"(--[\w-]+)\s*:", style)}
    used = {(path, name) for path, style in STYLES.items() for name in re.findall(r"var\((--[\w-]+)\)", style)}
    assert [one for one in sorted(used) if one[1] not in defined | SET] == []
    light, dark = STYLES["/styles/palette.css"].split(".dark {")
    colors = [re.findall(r"(--[\w-]+):", half) for half in (light, dark)]
    assert colors[0] == colors[1]


def test_no_color_is_kept_that_nothing_uses() -> None:
    everything = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("assets", "taskchat/ui")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".css", ".js", ".jsx", ".py"} and path.name != "palette.css" and "element" not in path.parts
    )
    kept = re.findall(r"(--[\w-]+):", STYLES["/styles/palette.css"])
    assert [name for name in kept if not re.search(rf"{name}\b", everything)] == []
