"""Values of props that are lengths: room around things in units of 4 px, sizes in px."""

from collections.abc import Iterator
from typing import Any

SIDES = ("top", "right", "bottom", "left")
SPACES = {
    "padding": tuple(f"padding-{side}" for side in SIDES),
    "margin": tuple(f"margin-{side}" for side in SIDES),
    "gap": ("row-gap", "column-gap"),
    "spacing": ("margin-top", "margin-bottom"),
}
SIZES = {
    "width": ("width",),
    "height": ("height",),
    "size": ("width", "height"),
    "minWidth": ("min-width",),
    "minHeight": ("min-height",),
    "minSize": ("min-width", "min-height"),
    "maxWidth": ("max-width",),
    "maxHeight": ("max-height",),
    "maxSize": ("max-width", "max-height"),
}
# A cell is at least as wide as what it holds and its padding.
_CELL_WIDTHS: dict[str, dict[Any, str]] = {"number": {60: "60px", 120: "120px"}, "string": {"4rem": "64px"}}
OWN_SIZES = {("Spacer", "minSize"): ("flex-basis",), ("Divider", "size"): ("border-top-width",)}


def spaces(names: tuple[str, ...], kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    def everywhere(css: str) -> dict[str, str]:
        return dict.fromkeys(names, css)

    match kind:
        case "number":
            yield from ((units, everywhere(f"{4 * units:g}px")) for units in (0, 1, 2.5, 6))
        case "string":
            given = {"0": "0px", "12px": "12px", "0.5rem": "8px", "calc(4px + 2px)": "6px"}
            yield from ((text, everywhere(css)) for text, css in given.items())
            if len(names) == 4:
                yield "4px calc(1px + 1px)", dict(zip(names, ["4px", "2px", "4px", "2px"], strict=True))
                yield "1px 2px 3px 4px", dict(zip(names, ["1px", "2px", "3px", "4px"], strict=True))
        case _:
            top, right, bottom, left = names
            yield {"x": 2}, {left: "8px", right: "8px"}
            yield {"y": "5px"}, {top: "5px", bottom: "5px"}
            yield {"x": 0, "y": 0}, everywhere("0px")
            yield {"top": 1, "left": "3px"}, {top: "4px", left: "3px"}
            yield {"right": 0, "bottom": 2, "x": 3, "top": None}, {right: "0px", bottom: "8px", left: "12px"}


def sizes(component: str, names: tuple[str, ...], kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    numbers: dict[Any, str] = {0: "0px", 3: "3px", 40: "40px"}
    texts: dict[Any, str] = {"24px": "24px", "3rem": "48px", "calc(10px + 1rem)": "26px"}
    own = _CELL_WIDTHS.get(kind) if component == "Table.Cell" else None
    given = own or (numbers if kind == "number" else texts)
    yield from ((value, dict.fromkeys(names, css)) for value, css in given.items())
