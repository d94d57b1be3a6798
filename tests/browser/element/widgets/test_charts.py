"""Charts, tables and icons: fetched when they are needed, drawn as they say, readable without seeing them."""

from typing import get_args

import pytest
from chatkit.icons import IconName
from chatkit.widgets import CurveType
from playwright.sync_api import expect

from tests.browser.element.conftest import OpenChat
from tests.browser.element.widgets.cards import Json, card, node, on_every_screen, shown, text
from tests.chatkit_stand_in import ChatKitStandIn

pytestmark = pytest.mark.keeps_page

MONTHS = [("Jan", 12, 30), ("Feb", 19, 14), ("Mar", -3, 22), ("Apr", 25, 9), ("May", 17, 28)]
DATA = [{"month": month, "sales": sales, "costs": costs} for month, sales, costs in MONTHS]
CURVES: tuple[str, ...] = get_args(CurveType)
NAMES = [name for name in get_args(get_args(IconName)[0]) if isinstance(name, str)]

# It is fetched with the other rare icons: when it is there, they are.
HEART = ".w-icon path[d^='M12 19.5l-6.6']"


def chart(*kinds: str, **props: object) -> Json:
    """A chart of one series for each kind, with everything shown."""
    stack = {"stack": props.pop("stack")} if "stack" in props else {}
    curve = {"curveType": props.pop("curve")} if "curve" in props else {}
    keys = [("sales", "Sales"), ("costs", "Costs")]
    series = [
        {"type": kind, "dataKey": key, "label": label, **stack, **curve}
        for kind, (key, label) in zip(kinds, keys, strict=False)
    ]
    shown_all = {"showYAxis": True, "showLegend": True, "showTooltip": True, "xAxis": "month"}
    return node("Chart", data=DATA, series=series, **{**shown_all, **props})


def table() -> Json:
    """A table with a heading, a merged cell and a button."""
    head = node(
        "Table.Row",
        *(node("Table.Cell", text(word), align="end" if word == "Cost" else "start") for word in ("Task", "Cost")),
        header=True,
    )
    rows = [
        node("Table.Row", node("Table.Cell", text(name)), node("Table.Cell", text(cost), align="end"))
        for name, cost in (("Paint", "120"), ("Clean", "40"))
    ]
    total = node("Table.Row", node("Table.Cell", node("Button", label="Pay all", size="sm"), colSpan=2, align="end"))
    return node("Table", head, *rows, total)


@on_every_screen(700, 1900)
def test_charts_and_tables_look_right_and_can_be_read_by_everybody(
    name: str, size: dict[str, int], settings: Json, open_chat: OpenChat, server: ChatKitStandIn
):
    months = {"dataKey": "month", "labels": {"Jan": "January"}}
    charts = [
        card(chart("bar", "bar", xAxis=months), title="Bars"),
        card(chart("bar", "bar", stack="all", barCategoryGap=4, height=140), title="Stacked"),
        card(chart("area", "line", curve="natural"), title="Lines"),
        card(chart("area", "area", curve="step", stack="all", showYAxis=False), title="Steps"),
    ]
    chat = shown(open_chat, server, card(table(), title="Costs"), *charts, viewport=size, settings=settings)
    expect(chat.page.locator("#chat .w-plot svg")).to_have_count(4)
    chat.picture(f"charts-{name}")
    chat.expect_accessible("light")


def test_a_chart_is_walked_with_the_keyboard_and_pointed_at(open_chat: OpenChat, server: ChatKitStandIn):
    chat = shown(open_chat, server, card(chart("bar", "line"), title="Year"), settings={"locale": "en"})
    plot = chat.page.get_by_role("slider", name="Year")
    plot.focus()
    chat.page.keyboard.press("ArrowRight")
    expect(plot).to_have_attribute("aria-valuetext", "Jan: Sales 12, Costs 30")
    chat.page.keyboard.press("End")
    expect(plot).to_have_attribute("aria-valuetext", "May: Sales 17, Costs 28")
    tip = chat.page.locator("#chat .w-tip")
    expect(tip).to_contain_text("May")
    chat.picture("chart-tooltip")
    chat.page.keyboard.press("ArrowLeft")
    expect(tip).to_contain_text("Sales25")
    box = plot.bounding_box()
    assert box
    chat.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 30)
    expect(tip).to_contain_text("Mar")
    chat.page.mouse.move(2, 2)
    expect(tip).to_have_count(0)


def test_every_curve_of_the_types_is_drawn_as_a_line_and_as_an_area(open_chat: OpenChat, server: ChatKitStandIn):
    plain = {"showLegend": False, "showYAxis": False, "height": 120}
    cards = [card(chart("area", "line", curve=name, **plain), title=name) for name in CURVES]
    rows = [node("Row", *cards[start : start + 3]) for start in range(0, len(cards), 3)]
    size = {"width": 1000, "height": 1500}
    chat = shown(open_chat, server, card(*rows, title="Curves", size="full"), viewport=size)
    expect(chat.page.locator("#chat .w-plot svg")).to_have_count(len(CURVES))
    paths = chat.page.locator("#chat .w-plot path").evaluate_all("all => all.map(path => path.getAttribute('d'))")
    chat.picture("chart-curves")
    assert len(paths) == 3 * len(CURVES)
    assert all(path.startswith("M") and "NaN" not in path for path in paths)
    # `bump` and `monotone` are `bumpX` and `monotoneX` where categories lie along x.
    assert len(set(paths)) == 3 * (len(CURVES) - 2)


def test_a_chart_is_a_table_for_those_who_do_not_see_it(open_chat: OpenChat, server: ChatKitStandIn):
    chat = shown(open_chat, server, card(chart("bar", "line"), title="Year"))
    rows = chat.page.get_by_role("table", name="Year").get_by_role("row")
    assert rows.all_inner_texts() == [
        "\tSales\tCosts",
        "Jan\t12\t30",
        "Feb\t19\t14",
        "Mar\t-3\t22",
        "Apr\t25\t9",
        "May\t17\t28",
    ]


def test_a_chart_fits_the_room_there_is_and_survives_nonsense(open_chat: OpenChat, server: ChatKitStandIn):
    odd = node(
        "Chart",
        data=[{"a": "x"}, None, {"a": 5}],
        series=[{"type": "bar", "dataKey": "a"}, {"type": "pie"}, None],
        xAxis=7,
    )
    chat = shown(
        open_chat,
        server,
        card(chart("line"), title="Year", size="full"),
        card(odd, node("Chart"), title="Odd"),
        viewport={"width": 900, "height": 800},
    )
    svg = chat.page.locator("#chat .w-plot svg").first
    wide = int(svg.get_attribute("width") or 0)
    chat.page.set_viewport_size({"width": 400, "height": 800})
    expect(svg).not_to_have_attribute("width", str(wide))
    assert int(svg.get_attribute("width") or 0) < wide - 200
    assert chat.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_table_says_which_cells_are_headings(open_chat: OpenChat, server: ChatKitStandIn):
    chat = shown(open_chat, server, card(table(), title="Costs"))
    grid = chat.page.get_by_role("group", name="Costs").get_by_role("table")
    assert grid.get_by_role("columnheader").all_inner_texts() == ["Task", "Cost"]
    assert grid.get_by_role("cell").nth(4).get_attribute("colspan") == "2"
    expect(grid.get_by_role("cell", name="120")).to_have_css("text-align", "end")


def test_every_icon_of_the_types_is_drawn_and_each_is_another(open_chat: OpenChat, server: ChatKitStandIn):
    rows = [node("Row", node("Icon", name=name, size="xl"), node("Caption", value=name), gap=2) for name in NAMES]
    more = [node("Icon", name=name, size="xl") for name in ("lucide:heart", "lucide:rocket", "vendor:unheard-of")]
    grid = node("Row", *(node("Col", row, width=150) for row in rows), *more, wrap="wrap", gap=1)
    chat = shown(open_chat, server, card(grid, title="Icons", size="full"), viewport={"width": 1000, "height": 1000})
    expect(chat.page.locator("#chat .w-icon path[d]")).to_have_count(len(NAMES) + 3)
    expect(chat.page.locator("#chat").locator(HEART)).to_have_count(1)
    paths = chat.page.locator("#chat .w-icon path").evaluate_all(
        "all => all.map(one => one.getAttribute('d') + one.closest('.w-icon').className)"
    )
    chat.picture("icons")
    assert len(paths) == len(NAMES) + 3
    # Some names of ChatKit mean the same: a book that is open, a shape that is a circle.
    assert len(set(paths)) >= len(NAMES) - 8
