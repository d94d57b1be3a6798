"""Values of props that are painted: colours by scheme, gradients, borders in px."""

from collections.abc import Iterator
from typing import Any

from tests.interop.widget_table.lengths import SIDES

# A declaration that is there, whatever it is: a colour by name means what the theme means.
SOME = "some"

_GRADIENTS = (
    "linear-gradient(135deg, rgb(255, 246, 217) 0%, rgb(206, 176, 251) 100%)",
    "radial-gradient(circle at 20% 50%, rgb(255, 0, 0), rgba(0, 0, 255, 0.5))",
)


def colors(component: str, prop: str, kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    name = "background-color" if prop == "background" else "border-top-color" if component == "Divider" else "color"
    if kind != "string":
        yield {"light": "#00ff00", "dark": "#ff0000"}, {name: "rgb(0, 255, 0)"}
        yield {"light": "red-100", "dark": "alpha-70"}, {name: SOME}
        return
    yield from ((f"alpha-{share}", {name: SOME}) for share in range(10, 100, 10))
    if prop == "background":
        yield from ((image, {"background-image": image}) for image in _GRADIENTS)
    yield "#ff0000", {name: "rgb(255, 0, 0)"}
    yield "rgb(0 128 0)", {name: "rgb(0, 128, 0)"}
    yield "rebeccapurple", {name: "rgb(102, 51, 153)"}
    yield from ((token, {name: SOME}) for token in ("red-100", "blue-900", "gray-500", *_tokens(name)))


def _tokens(name: str) -> tuple[str, ...]:
    match name:
        case "background-color":
            raised = ("surface-elevated", "surface-elevated-secondary")
            return "surface", "surface-secondary", "surface-tertiary", *raised
        case "color":
            return "prose", "primary", "emphasis", "secondary", "tertiary", "success", "warning", "danger"
        case _:
            return "default", "subtle", "strong"


def borders(kind: str) -> Iterator[tuple[Any, dict[str, str]]]:
    def lines(width: str, *sides: str, style: str = "solid") -> dict[str, str]:
        return {f"border-{s}-{what}": v for s in sides for what, v in (("width", width), ("style", style))}

    match kind:
        case "number":
            yield 2, lines("2px", *SIDES)
            yield 0, lines("0px", *SIDES)
        case "Border":
            red = {f"border-{side}-color": "rgb(255, 0, 0)" for side in SIDES}
            yield {"size": 3, "style": "dashed"}, lines("3px", *SIDES, style="dashed")
            yield {"size": 1, "color": "#ff0000"}, lines("1px", *SIDES) | red
            yield {"size": 1, "color": {"light": "#ff0000", "dark": "#000"}}, lines("1px", *SIDES) | red
        case _:
            yield {"top": 1}, lines("1px", "top")
            yield {"x": {"size": 2}, "top": None}, lines("2px", "left", "right")
            yield (
                {"y": 3, "bottom": {"size": 1, "style": "dotted"}},
                {
                    **lines("3px", "top"),
                    **lines("1px", "bottom", style="dotted"),
                },
            )
