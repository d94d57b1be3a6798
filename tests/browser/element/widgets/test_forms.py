"""Fields of widgets: what they take, what they say, and what arrives of them."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.browser.element.widgets.cards import Json, acted, action, card, node, on_every_screen, shown, text
from tests.chatkit_stand_in import ChatKitStandIn, items

pytestmark = pytest.mark.keeps_page

LISTS = [
    {"value": "home", "label": "Home"},
    {"value": "work", "label": "Work"},
    {"value": "x", "label": "Old", "disabled": True},
]
CITIES = [
    {"value": city.lower(), "label": city} for city in ("Aarhus", "Bonn", "Cádiz", "Delhi", "Essen", "Faro", "Genoa")
]


def field(label: str, name: str, kind: str, **props: object) -> Json:
    """A field under its label."""
    return node("Col", node("Label", value=label, fieldName=name), node(kind, name=name, **props), gap=1, flex=1)


def task_form(*more: Json) -> Json:
    """A form with a field of every kind."""
    return node(
        "Form",
        field("Title", "todo.title", "Input", required=True, placeholder="What is to be done?"),
        field("Notes", "todo.notes", "Textarea", rows=2, autoResize=True, maxRows=4),
        node(
            "Row",
            field("List", "list", "Select", options=LISTS, clearable=True),
            field("Due", "due", "DatePicker"),
            gap=3,
        ),
        node("Checkbox", name="urgent", label="Urgent"),
        node("RadioGroup", name="size", ariaLabel="Size", direction="row", options=LISTS, defaultValue="home"),
        text("Change me", editable={"name": "inline", "required": True}),
        *more,
        node("Button", label="Save", submit=True, style="primary"),
        onSubmitAction=action("save", payload={"id": 7}),
        gap=2,
    )


def sent(server: ChatKitStandIn, chat: Chat) -> Json:
    """The payload of the last action, once it has arrived."""
    expect(chat.answer("You said: threads.custom_action").last).to_be_visible()
    return acted(server, least=1)[-1]["payload"]


@on_every_screen(700, 700)
def test_fields_look_right_and_can_be_used_by_everybody(
    name: str, size: dict[str, int], settings: Json, open_chat: OpenChat, server: ChatKitStandIn
):
    chat = shown(open_chat, server, card(task_form(), title="New task"), viewport=size, settings=settings)
    chat.page.locator("#chat .w-button[type=submit]").click()
    expect(chat.page.locator("#chat .w-input").first).to_be_focused()
    chat.picture(f"fields-{name}")
    chat.expect_accessible("light")


def test_what_is_written_arrives_by_the_names_of_the_fields(open_chat: OpenChat, server: ChatKitStandIn):
    chat = shown(open_chat, server, card(task_form(), title="New task"), locale="en-GB")
    page = chat.page
    page.get_by_label("Title").fill("Pay rent")
    page.get_by_label("Notes").fill("by transfer")
    page.get_by_label("List").select_option("work")
    page.get_by_label("Urgent").check()
    page.get_by_role("radio", name="Work").check()
    page.get_by_label("inline").fill("changed")
    page.get_by_label("Title").press("Enter")
    todo = {"title": "Pay rent", "notes": "by transfer"}
    others = {"list": "work", "due": "", "urgent": True, "size": "work", "inline": "changed"}
    assert sent(server, chat) == {"id": 7, "todo": todo, **others}
    request = server.asked("threads.custom_action", 1)[0].params
    assert (request["item_id"], request["action"]["type"]) == ("w0", "save")


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_sent(open_chat: OpenChat, server: ChatKitStandIn):
    mail = field("Mail", "mail", "Input", inputType="email")
    code = node("Textarea", name="code", pattern="[A-Z]{3}", placeholder="Code")
    chat = shown(open_chat, server, card(task_form(mail, code), title="New task"))
    page = chat.page
    page.get_by_label("Mail").fill("nobody")
    page.get_by_label("Code").fill("abc")
    chat.button("Save").click()
    title = page.get_by_label("Title")
    expect(title).to_be_focused()
    expect(title).to_have_accessible_description("Please fill this in.")
    expect(page.get_by_role("alert").filter(has_text="Please fill this in.")).to_be_visible()
    expect(page.get_by_label("Mail")).to_have_accessible_description("This is not an e-mail address.")
    expect(page.get_by_label("Code")).to_have_attribute("aria-invalid", "true")
    chat.expect_accessible("light")
    title.fill("Pay rent")
    expect(title).not_to_have_attribute("aria-invalid", "true")
    page.get_by_label("Mail").fill("ada@example.org")
    page.get_by_label("Code").fill("ABC")
    assert acted(server) == []
    chat.button("Save").click()
    assert sent(server, chat)["mail"] == "ada@example.org"


def test_boxes_and_choices_that_are_needed_are_asked_for(open_chat: OpenChat, server: ChatKitStandIn):
    terms = node("Checkbox", name="terms", label="I agree", required=True)
    size = node("RadioGroup", name="size", ariaLabel="Size", options=LISTS, required=True)
    save = action("save")
    chat = shown(open_chat, server, card(terms, size, asForm=True, confirm={"label": "Send", "action": save}))
    chat.button("Send").click()
    expect(chat.page.get_by_text("Please tick this box.")).to_be_visible()
    expect(chat.page.get_by_text("Please choose one.")).to_be_visible()
    expect(chat.page.get_by_label("I agree")).to_be_focused()
    chat.page.keyboard.press("Space")
    chat.page.keyboard.press("Tab")
    chat.page.keyboard.press("ArrowDown")
    chat.button("Send").press("Enter")
    assert sent(server, chat) == {"terms": True, "size": "work"}


def test_what_was_written_stays_while_the_widget_changes_around_it(open_chat: OpenChat, server: ChatKitStandIn):
    stream = server.stream()
    chat = shown(open_chat, server, card(task_form(), title="New task"))
    chat.say("go on")
    stream.send(items.done(items.said("go on", "u2")))
    title = chat.page.get_by_label("Title")
    title.fill("Half a wor")
    title.evaluate("element => element.setSelectionRange(4, 4)")
    changed = card(text("Something new"), task_form(), title="New task")
    stream.send(items.updated("w0", "widget.root.updated", widget=changed))
    expect(chat.page.get_by_text("Something new")).to_be_visible()
    expect(title).to_be_focused()
    expect(title).to_have_value("Half a wor")
    assert title.evaluate("element => element.selectionStart") == 4
    stream.send(items.replaced(items.widget(card(task_form(text("And more")), title="Another"), "w0")))
    expect(chat.page.get_by_text("And more")).to_be_visible()
    expect(title).to_have_value("Half a wor")
    expect(title).to_be_focused()
    stream.end()


def test_what_was_written_is_there_again_when_its_field_is(open_chat: OpenChat, server: ChatKitStandIn):
    stream = server.stream()
    chat = shown(open_chat, server, card(task_form(), title="New task"))
    chat.say("go on")
    stream.send(items.done(items.said("go on", "u2")))
    chat.page.get_by_label("Title").fill("Pay rent")
    chat.page.get_by_label("Urgent").check()
    stream.send(items.updated("w0", "widget.root.updated", widget=card(text("Wait a moment"), title="New task")))
    expect(chat.page.get_by_label("Title")).to_have_count(0)
    stream.send(
        items.updated(
            "w0", "widget.root.updated", widget=card(text("Back"), node("Col", task_form()), title="New task")
        )
    )
    expect(chat.page.get_by_text("Back")).to_be_visible()
    expect(chat.page.get_by_label("Urgent")).not_to_be_checked()
    stream.send(items.updated("w0", "widget.root.updated", widget=card(task_form(), title="New task")))
    expect(chat.page.get_by_label("Title")).to_have_value("Pay rent")
    expect(chat.page.get_by_label("Urgent")).to_be_checked()
    stream.end()


def test_a_new_field_takes_the_focus_only_from_somebody_who_does_nothing_else(
    open_chat: OpenChat, server: ChatKitStandIn
):
    ask = items.widget(
        card(node("Input", name="name", autoFocus=True, autoSelect=True, defaultValue="Ada"), title="Who?"), "a"
    )
    chat = shown(open_chat, server, card(text("first")), card(node("Input", name="old", autoFocus=True), title="Old"))
    expect(chat.page.get_by_role("textbox", name="old")).not_to_be_focused()
    stream = server.stream()
    chat.say("ask me")
    stream.send(items.done(items.said("ask me", "u2")), items.done(ask))
    name = chat.page.get_by_role("textbox", name="name", exact=True)
    expect(name).to_be_focused()
    assert name.evaluate("element => element.selectionEnd - element.selectionStart") == 3
    chat.composer.fill("I am writing")
    stream.send(items.done({**ask, "id": "b"}))
    expect(chat.page.get_by_role("textbox", name="name", exact=True)).to_have_count(2)
    expect(chat.composer).to_be_focused()
    stream.end()


def test_password_managers_stay_away_unless_they_are_wanted(open_chat: OpenChat, server: ChatKitStandIn):
    shy, open_ = (
        node("Input", name="shy"),
        node("Input", name="open", allowAutofillExtensions=True, inputType="password"),
    )
    chat = shown(open_chat, server, card(shy, open_, node("Input", name="off", disabled=True)))
    expect(chat.page.get_by_label("shy")).to_have_attribute("data-1p-ignore", "true")
    expect(chat.page.get_by_label("shy")).to_have_attribute("autocomplete", "off")
    expect(chat.page.get_by_label("open")).not_to_have_attribute("data-1p-ignore", "true")
    expect(chat.page.get_by_label("open")).to_have_attribute("type", "password")
    expect(chat.page.get_by_label("off")).to_be_disabled()


def test_a_text_area_grows_with_its_text_as_far_as_it_may(open_chat: OpenChat, server: ChatKitStandIn):
    area = node("Textarea", name="notes", rows=1, autoResize=True, maxRows=4)
    tall = node("Textarea", name="tall", rows=3, autoResize=True)
    chat = shown(open_chat, server, card(area, tall))
    notes = chat.page.get_by_label("notes")
    height = lambda: notes.evaluate("element => element.offsetHeight")  # noqa: E731
    one = height()
    notes.fill("1\n2\n3")
    three = height()
    assert chat.page.get_by_role("textbox", name="tall").evaluate("element => element.offsetHeight") == three
    notes.fill("\n".join("12345678901234567890"))
    assert one < three < height() < three * 2.2


def test_a_list_to_choose_from_is_cleared_and_tells_of_each_change(open_chat: OpenChat, server: ChatKitStandIn):
    change = action("sort", payload={"id": 7})
    chat = shown(
        open_chat,
        server,
        card(node("Select", name="list", options=LISTS, placeholder="Any list", clearable=True, onChangeAction=change)),
    )
    select = chat.page.get_by_label("Any list")
    expect(select).to_have_value("")
    expect(select.get_by_role("option", name="Old")).to_be_disabled()
    select.select_option("work")
    assert sent(server, chat) == {"id": 7, "list": "work"}
    chat.button("Clear").press("Enter")
    expect(select).to_be_focused()
    expect(select).to_have_value("")
    expect(chat.button("Clear")).to_have_count(0)
    assert [one["payload"]["list"] for one in acted(server, least=2)] == ["work", ""]


def test_a_long_list_is_searched_with_the_keyboard(open_chat: OpenChat, server: ChatKitStandIn):
    described = [{**city, "description": f"Station of {city['label']}"} for city in CITIES]
    select = node("Select", name="city", options=described, searchable=True, defaultValue="bonn")
    chat = shown(
        open_chat,
        server,
        card(
            node("Label", value="City", fieldName="city"),
            select,
            asForm=True,
            confirm={"label": "Go", "action": action("go")},
        ),
    )
    opener = chat.button("City Bonn")
    opener.press("Enter")
    search = chat.page.get_by_role("combobox", name="Search")
    expect(search).to_be_focused()
    expect(chat.page.get_by_role("option", name="Bonn")).to_have_attribute("aria-selected", "true")
    chat.picture("select-search")
    chat.expect_accessible("light")
    search.press_sequentially("cadiz sta")
    expect(chat.page.get_by_role("option")).to_have_count(1)
    search.press("Enter")
    expect(chat.button("City Cádiz")).to_be_focused()
    chat.page.keyboard.press("ArrowDown")
    expect(search).to_be_focused()
    chat.page.keyboard.press("ArrowDown")
    expect(search).to_have_attribute("aria-activedescendant", "w-w0-city-option-3")
    chat.page.keyboard.press("Escape")
    expect(chat.button("City Cádiz")).to_be_focused()
    chat.button("Go").click()
    assert sent(server, chat) == {"city": "cádiz"}


def calendar(chat: Chat) -> Locator:
    """The calendar that is open."""
    return chat.page.get_by_role("dialog", name="Choose a date")


def test_a_day_is_chosen_with_the_keyboard_between_the_first_and_the_last_that_are_allowed(
    open_chat: OpenChat, server: ChatKitStandIn
):
    bounds = {"min": "2026-11-10T00:00:00Z", "max": "2027-01-15T00:00:00Z"}
    picker = node(
        "DatePicker",
        name="due",
        defaultValue="2026-11-22T09:00:00Z",
        clearable=True,
        onChangeAction=action("due"),
        **bounds,
    )
    chat = shown(
        open_chat, server, card(node("Label", value="Due", fieldName="due"), picker), settings={"locale": "en-GB"}
    )
    chat.button("Due 22 Nov 2026").press("Enter")
    day = lambda name: calendar(chat).get_by_role("button", name=re.compile(name.replace("y ", "y,? ", 1)))  # noqa: E731
    expect(day("Sunday 22 November 2026")).to_be_focused()
    expect(calendar(chat).get_by_role("gridcell", selected=True)).to_have_text("22")
    expect(day("Monday 9 November 2026")).to_be_disabled()
    chat.picture("date-picker")
    chat.expect_accessible("light")
    for key, name in (
        ("ArrowRight", "Monday 23 November 2026"),
        ("ArrowDown", "Monday 30 November 2026"),
        ("PageDown", "Wednesday 30 December 2026"),
        ("Home", "Monday 28 December 2026"),
        ("PageDown", "Friday 15 January 2027"),
    ):
        chat.page.keyboard.press(key)
        expect(day(name)).to_be_focused()
    expect(chat.button("Next month")).to_be_disabled()
    chat.page.keyboard.press("Escape")
    expect(calendar(chat)).to_be_hidden()
    expect(chat.button("Due 22 Nov 2026")).to_be_focused()
    chat.page.keyboard.press("Enter")
    expect(day("Sunday 22 November 2026")).to_be_focused()
    chat.page.keyboard.press("ArrowUp")
    expect(day("Sunday 15 November 2026")).to_be_focused()
    chat.page.keyboard.press("Enter")
    expect(chat.button("Due 15 Nov 2026")).to_be_focused()
    assert sent(server, chat) == {"due": "2026-11-15"}
    chat.button("Clear").click()
    expect(chat.button("Due Choose a date")).to_be_visible()


@pytest.mark.parametrize(
    ("side", "align", "locale"), [("top", "end", "en"), ("right", "start", "en"), ("bottom", "start", "ur")]
)
def test_a_calendar_opens_on_the_side_that_was_asked_for(
    side: str, align: str, locale: str, open_chat: OpenChat, server: ChatKitStandIn
):
    picker = node("DatePicker", name="due", side=side, align=align, placeholder="When?")
    high = node("Box", node("Spacer"), picker, node("Spacer"), height=700, align="center", minWidth=200)
    chat = shown(
        open_chat, server, card(high, size="lg"), settings={"locale": locale}, viewport={"width": 1300, "height": 1300}
    )
    opener = chat.page.locator("#chat .w-opener")
    opener.click()
    popup = chat.page.locator("#chat .w-calendar")
    expect(popup).to_be_visible()
    expect(popup).to_have_attribute("style", re.compile("top"))
    at, box = opener.bounding_box(), popup.bounding_box()
    assert at
    assert box
    if side == "top":
        assert box["y"] + box["height"] <= at["y"]
        assert abs(box["x"] + box["width"] - at["x"] - at["width"]) < 2
    elif side == "right":
        assert box["x"] >= at["x"] + at["width"]
    else:
        assert box["y"] >= at["y"] + at["height"]
        assert abs(box["x"] + box["width"] - at["x"] - at["width"]) < 2
    chat.page.mouse.click(5, 5)
    expect(popup).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")
