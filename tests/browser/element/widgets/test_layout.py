"""Cards, lists, boxes, words and pictures: how they look, and that nothing hostile gets out of them."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.element.conftest import OpenChat
from tests.browser.element.widgets.cards import PICTURE, acted, action, card, node, on_every_screen, shown, text, widget
from tests.chatkit_stand_in import ChatKitStandIn, items

pytestmark = pytest.mark.keeps_page

PHONE = {"width": 390, "height": 844}
COLORS = ("primary", "secondary", "info", "discovery", "success", "caution", "warning", "danger")
SIZES = ("3xs", "2xs", "xs", "sm", "md", "lg", "xl", "2xl", "3xl")


def style(place: Locator, name: str) -> str:
    """Return the browser's computed value of one CSS property of an element."""
    return place.evaluate("(element, name) => getComputedStyle(element).getPropertyValue(name)", name)


def gallery() -> list[dict[str, object]]:
    """Everything that is not a field."""
    colored = [
        node(
            "Row",
            *(node("Button", label=variant, variant=variant, color=color) for variant in ("solid", "soft", "outline")),
            node("Button", label="ghost", variant="ghost", color=color),
            node("Button", iconStart="plus", color=color, variant="soft"),
            gap=2,
            wrap="wrap",
        )
        for color in COLORS
    ]
    badges = [
        node("Row", *(node("Badge", label=color, color=color, variant=variant) for color in COLORS[1:5]), gap=1)
        for variant in ("solid", "soft", "outline")
    ]
    sizes = node("Row", *(node("Button", label=size, size=size) for size in SIZES), gap=1, wrap="wrap")
    words = node(
        "Col",
        *(text(f"Text {size}", size=size) for size in ("xs", "sm", "md", "lg", "xl")),
        text("Once upon a time " * 20, maxLines=2),
        text("Once upon a time " * 20, truncate=True),
        text("done", lineThrough=True, italic=True, weight="bold", color={"light": "red-700", "dark": "red-300"}),
        *(node("Title", value=f"Title {size}", size=size) for size in ("sm", "xl", "3xl")),
        node("Caption", value="A caption", size="sm"),
        gap=1,
    )
    about = node("Row", node("Icon", name="document"), node("Col", text("Report"), node("Caption", value="12 pages")))
    listed = [node("ListViewItem", about, onClickAction=action("open"), key=str(number)) for number in range(9)]
    shell = card(
        node("Image", src=PICTURE, alt="Blue", flush=True, height=90, fit="cover"),
        node("Markdown", value="**Bold** and `code`\n\n- one\n- two"),
        node("Divider", flush=True),
        node("Image", src="https://elsewhere.example/x.png", alt="The sea"),
        title="",
        status={"text": "In progress", "icon": "clock"},
        confirm={"label": "Confirm", "action": action("yes")},
        cancel={"label": "Cancel", "action": action("no")},
    )
    other = card(text("In the other scheme"), node("Button", label="Go", style="primary"), theme="dark", title="Dark")
    folded = card(text("What was in it"), title="", collapsed=True, status={"text": "Sent", "icon": "check"})
    return [
        card(*colored, sizes, *badges, title="Buttons"),
        card(words, title="Words"),
        node("ListView", *listed, limit=3, status={"text": "9 results", "icon": "search"}),
        shell,
        folded,
        other,
    ]


@on_every_screen(900, 2300)
def test_every_component_looks_right_and_can_be_read_by_everybody(
    name: str, size: dict[str, int], settings: dict[str, str], open_chat: OpenChat, server: ChatKitStandIn
):
    chat = shown(open_chat, server, *gallery(), domains=["images.example"], viewport=size, settings=settings)
    chat.picture(f"widgets-{name}")
    assert chat.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    chat.expect_accessible("light")


def test_boxes_are_as_large_and_as_far_apart_as_they_ask_for(open_chat: OpenChat, server: ChatKitStandIn):
    inner = node("Box", text("inside"), width=120, height="3rem", radius="lg", border={"size": 2, "style": "dashed"})
    space = {"x": 3, "top": "10px"}
    colors = {"light": "#ff0000", "dark": "#00ff00"}
    row = node("Row", inner, node("Spacer"), text("end"), padding=space, gap=4, background=colors, margin={"top": 2})
    ratio = node("Box", aspectRatio="16/9", width=160, background="blue-500", minHeight=20, maxWidth="50%")
    chat = shown(open_chat, server, card(row, ratio, size="full"))
    box = chat.page.get_by_text("inside").locator("..")
    assert (style(box, "width"), style(box, "height")) == ("120px", "48px")
    assert (style(box, "border-top-style"), style(box, "border-radius")) == ("dashed", "10px")
    outer = box.locator("..")
    assert [style(outer, f"padding-{side}") for side in ("top", "left", "right", "bottom")] == [
        "10px",
        "12px",
        "12px",
        "0px",
    ]
    assert (style(outer, "column-gap"), style(outer, "margin-top")) == ("16px", "8px")
    assert style(outer, "background-color") == "rgb(255, 0, 0)"
    wide = chat.page.locator("#chat .w-card > .w-box").last
    assert style(wide, "height") == "90px"
    chat.set_options({"initialThread": items.THREAD, "theme": "dark"})
    expect(outer).to_have_css("background-color", "rgb(0, 255, 0)")


def test_a_list_shows_as_much_as_it_should_and_the_rest_when_asked(open_chat: OpenChat, server: ChatKitStandIn):
    rows = [
        node("ListViewItem", text(f"Row {number}"), onClickAction=action("open", payload=number)) for number in range(9)
    ]
    chat = shown(open_chat, server, node("ListView", *rows, limit="auto"))
    expect(chat.page.get_by_role("listitem")).to_have_count(6)
    chat.button("Show all 9").focus()
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("listitem")).to_have_count(9)
    expect(chat.button("Row 6")).to_be_focused()
    chat.page.keyboard.press("Enter")
    expect(chat.button("Show all 9")).to_have_count(0)
    expect(chat.answer("You said")).to_be_visible()
    assert acted(server, least=1) == [{"type": "open", "payload": 6}]


def test_what_comes_first_of_the_rest_has_the_focus_even_where_nothing_can_be_pressed(
    open_chat: OpenChat, server: ChatKitStandIn
):
    rows = [node("ListViewItem", text(f"Row {number}")) for number in range(4)]
    chat = shown(open_chat, server, node("ListView", *rows, limit=2))
    chat.button("Show all 4").press("Enter")
    expect(chat.page.get_by_role("listitem").nth(2)).to_be_focused()


def test_a_row_that_can_be_pressed_may_hold_other_buttons(open_chat: OpenChat, server: ChatKitStandIn):
    row = node(
        "ListViewItem",
        text("Rent"),
        node("Button", label="Pay", onClickAction=action("pay")),
        onClickAction=action("open"),
    )
    chat = shown(open_chat, server, node("ListView", row))
    chat.button("Pay “Rent”").click()
    expect(chat.answer("You said: threads.custom_action")).to_be_visible()
    expect(chat.button("Pay “Rent”")).not_to_have_attribute("aria-busy", "true")
    with chat.page.expect_response(lambda response: '"open"' in (response.request.post_data or "")):
        chat.button("Rent").click(position={"x": 5, "y": 5})
    assert [one["type"] for one in acted(server, least=2)] == ["pay", "open"]
    chat.expect_accessible("light")


def test_a_card_that_is_over_folds_to_its_status_and_can_be_looked_at(open_chat: OpenChat, server: ChatKitStandIn):
    chat = shown(open_chat, server, card(text("Dear Ada"), collapsed=True, status={"text": "Sent", "icon": "check"}))
    expect(chat.page.get_by_text("Dear Ada")).to_have_count(0)
    chat.button("Sent").press("Enter")
    expect(chat.page.get_by_text("Dear Ada")).to_be_visible()
    expect(chat.button("Sent")).to_have_attribute("aria-expanded", "true")
    expect(chat.button("Sent")).to_be_focused()


def test_pictures_come_only_from_hosts_that_are_allowed(open_chat: OpenChat, server: ChatKitStandIn):
    sources = [
        PICTURE,
        "https://images.example/a.png",
        "https://evil.example/b.png",
        "http://images.example/c.png",
        "javascript:alert(1)",
        "/files/own.png",
    ]
    pictures = [node("Image", src=src, alt=f"Picture {number}", size=40) for number, src in enumerate(sources)]
    favicon = {"text": "News", "favicon": "https://evil.example/icon.png"}
    chat = shown(open_chat, server, card(*pictures, status=favicon), domains=["images.example"])
    loaded = chat.page.locator("#chat .widget img").evaluate_all("all => all.map(one => one.getAttribute('src'))")
    assert loaded == [*sources[:2], f"{server.url}/files/own.png"]
    expect(chat.page.get_by_role("img", name="Picture 2")).to_be_visible()
    assert [url for url in chat.foreign if "evil" in url] == []


HOSTILE = [
    node("Box", text("style"), background="url(https://evil.example/1.png)", width="calc(100px + var(--x))"),
    node("Box", text("image"), background="image-set('https://evil.example/2.png' 1x)", radius="; position: fixed"),
    node("Box", text("pull"), margin={"top": "-9000px", "left": -9000}, height="999999999px", width="100000vw"),
    node(
        "Box",
        text("object"),
        background={"light": "url(//evil.example/3)", "dark": "red"},
        padding="{}",
        flex="1; top: 0",
    ),
    node("Text", value={"_$litType$": 1, "strings": ["<img src=x onerror=alert(1)>"]}),
    node("Text", value="<img src=x onerror=alert(1)>", color="expression(alert(1))"),
    node("Markdown", value="<script>alert(1)</script>[x](javascript:alert(1)) ![y](https://evil.example/4.png)"),
    node("Button", label=["a"], onClickAction="nothing", iconStart={"a": 1}),
    node("constructor", value="none of ours"),
    node("__proto__"),
    node("Image", src={"toString": "x"}, alt=["no"]),
]


def test_a_hostile_widget_loads_nothing_runs_nothing_and_stays_in_its_place(
    open_chat: OpenChat, server: ChatKitStandIn
):
    chat = shown(open_chat, server, card(*HOSTILE, title="Hostile"), card(text("after"), title="After"))
    chat.picture("widgets-hostile")
    assert [url for url in chat.foreign if "evil" in url] == []
    place = widget(chat, "Hostile").bounding_box()
    after = widget(chat, "After").bounding_box()
    assert place
    assert after
    assert place["height"] < 6000
    assert after["y"] >= place["y"] + place["height"]
    positions = chat.page.locator("#chat .widget .w-box").evaluate_all(
        "all => all.map(one => getComputedStyle(one).position)"
    )
    assert set(positions) == {"static"}


def test_what_nobody_knows_is_shown_as_well_as_can_be(open_chat: OpenChat, server: ChatKitStandIn):
    strange = node("Carousel", text("first"), text("second"), autoplay=True)
    chat = shown(open_chat, server, card(strange, node("Rating", label="4 of 5", stars=4), node("Map"), sparkle="yes"))
    for words in ("first", "second", "4 of 5", "This part cannot be shown here."):
        expect(chat.page.get_by_text(words)).to_be_visible()
    server.keep("thr_2", items.widget({"type": "Hologram"}, "h", copy_text="As text"), items.widget({}, "e"))
    chat.call("setThreadId", "thr_2")
    expect(chat.page.get_by_text("As text")).to_be_visible()


def test_neither_depth_nor_number_brings_the_page_down(open_chat: OpenChat, server: ChatKitStandIn):
    deep = text("bottom")
    for _ in range(400):
        deep = node("Col", deep)
    many = node("Col", *(text(f"word {number}") for number in range(9000)))
    chat = shown(
        open_chat, server, card(deep, title="Deep"), card(many, title="Many"), card(text("well"), title="Last")
    )
    expect(widget(chat, "Last")).to_be_visible()
    assert chat.page.locator("#chat .widget .w-text").count() < 7000


def test_a_list_of_two_hundred_rows_is_drawn_as_quickly_as_its_length_allows(
    open_chat: OpenChat, server: ChatKitStandIn
):
    def row(number: int) -> dict[str, object]:
        about = node("Col", text(f"Row {number}"), node("Caption", value="More about it", color="secondary"), flex=1)
        tags = [
            node("Icon", name="document"),
            about,
            node("Badge", label="new"),
            node("Button", label="Open", size="sm"),
        ]
        return node("ListViewItem", *tags, key=str(number), onClickAction=action("open"))

    chat = shown(open_chat, server, card(text("first"), title="First"))
    for name, count in (("few", 20), ("many", 200)):
        server.keep(name, items.widget(node("ListView", *(row(number) for number in range(count))), name))
    taken = chat.page.evaluate(
        """async () => {
            const chat = document.querySelector('#chat');
            const taken = {};
            for (const [name, count] of [['few', 20], ['many', 200]]) {
                await chat.setThreadId('thr_1');
                const begun = performance.now();
                await chat.setThreadId(name);
                const drawn = () => chat.shadowRoot.querySelectorAll('.w-item').length;
                while (drawn() < count) await new Promise(requestAnimationFrame);
                taken[name] = performance.now() - begun;
            }
            return taken;
        }"""
    )
    # Ten times as many, on a busy machine; what grows with the square of the rows would take a hundred times as long.
    assert taken["many"] < 20 * taken["few"], taken


def test_in_a_phones_width_nothing_is_cut_off(open_chat: OpenChat, server: ChatKitStandIn):
    row = node(
        "Row",
        text("Donaudampfschifffahrtsgesellschaft " * 3),
        node("Button", label="Open"),
        node("Badge", label="x" * 80),
    )
    wide = node("Row", node("Box", width=900, height=20, background="red-200"), text("beside"))
    chat = shown(open_chat, server, card(row, wide, size="full"), viewport=PHONE)
    chat.picture("widgets-narrow")
    assert chat.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(chat.page.get_by_role("button", name="Open")).to_be_in_viewport()
