"""Actions of widgets: where they go, what is seen meanwhile, and what stays as it is."""

import pytest
from playwright.sync_api import expect

from tests.browser.element.conftest import OpenChat
from tests.browser.element.widgets.cards import acted, action, card, node, shown, text, widget
from tests.chatkit_stand_in import ChatKitStandIn, items

pytestmark = pytest.mark.keeps_page

# Keeps what the host is given, and answers when the test says so.
ON_ACTION = """(window.acted = [], { widgets: { onAction: (action, item) => {
    window.acted.push([action, item.id, item.widget.type]);
    if (action.type === 'fail') throw new Error('It is closed');
    return new Promise((resolve) => (window.finish = resolve));
} } })"""


def test_a_pressed_button_shows_that_it_works_and_nothing_else_can_be_pressed(
    open_chat: OpenChat, server: ChatKitStandIn
):
    stream = server.stream()
    chat = shown(
        open_chat,
        server,
        card(
            node("Button", label="Pay", onClickAction=action("pay")),
            node("Button", label="Keep", onClickAction=action("keep")),
        ),
    )
    chat.button("Pay").press("Enter")
    expect(chat.button("Pay")).to_have_attribute("aria-busy", "true")
    expect(chat.button("Keep")).to_have_attribute("aria-disabled", "true")
    chat.button("Keep").dispatch_event("click")
    chat.picture("widgets-working")
    changed = card(text("Paid"), node("Button", label="Undo", onClickAction=action("undo")))
    stream.send(items.replaced(items.widget(changed, "w0")))
    expect(chat.page.get_by_text("Paid")).to_be_visible()
    stream.end()
    expect(chat.button("Undo")).not_to_have_attribute("aria-disabled", "true")
    expect(chat.button("Undo")).to_be_focused()
    assert [one["type"] for one in acted(server, least=1)] == ["pay"]


def test_an_action_may_fade_the_whole_widget_or_show_nothing_at_all(open_chat: OpenChat, server: ChatKitStandIn):
    streams = [server.stream(), server.stream()]
    quiet = node("Button", label="Quiet", onClickAction=action("quiet", loadingBehavior="none"))
    whole = node("Button", label="Whole", onClickAction=action("whole", loadingBehavior="container"))
    chat = shown(open_chat, server, card(quiet, whole))
    chat.button("Quiet").click()
    streams[0].asked.wait(5)
    expect(chat.button("Quiet")).not_to_have_attribute("aria-busy", "true")
    expect(widget(chat)).to_have_attribute("aria-busy", "false")
    # What is pressed behind something that is not seen waits its turn.
    chat.button("Whole").click()
    assert len(acted(server, least=1)) == 1
    streams[0].end()
    expect(widget(chat)).to_have_class("widget fades")
    streams[1].asked.wait(5)
    streams[1].end()
    expect(widget(chat)).not_to_have_class("widget fades")


def test_of_changes_that_follow_each_other_quickly_the_last_one_wins(open_chat: OpenChat, server: ChatKitStandIn):
    stream = server.stream()
    box = node("Checkbox", name="done", label="Done", onChangeAction=action("tick", payload={"task": 1}))
    chat = shown(open_chat, server, card(box))
    for _ in range(4):
        chat.page.get_by_label("Done").press("Space")
    stream.asked.wait(5)
    stream.end()
    payloads = [one["payload"] for one in acted(server, least=2)]
    assert payloads == [{"task": 1, "done": True}, {"task": 1, "done": False}]


def test_a_card_asks_and_its_answer_takes_the_form_along(open_chat: OpenChat, server: ChatKitStandIn):
    confirm = {"label": "Send", "action": action("send", payload={"id": 3, "to": "fixed"})}
    cancel = {"label": "Discard", "action": action("discard")}
    fields = [node("Input", name="to", defaultValue="ada"), node("Input", name="subject", defaultValue="Hello")]
    chat = shown(open_chat, server, card(*fields, asForm=True, confirm=confirm, cancel=cancel))
    stream = server.stream()
    chat.page.get_by_role("textbox", name="subject").press("Enter")
    expect(widget(chat)).to_have_class("widget fades")
    expect(chat.page.get_by_role("textbox", name="subject")).to_have_attribute("readonly", "")
    stream.end()
    expect(widget(chat)).not_to_have_class("widget fades")
    # Its own value stands, and the host hears that the field had no place.
    assert acted(server, least=1)[-1] == {"type": "send", "payload": {"id": 3, "to": "fixed", "subject": "Hello"}}
    assert ["to" in error["error"] for error in chat.told("chatkit.error")] == [True]
    chat.button("Discard").click()
    assert acted(server, least=2)[-1] == {"type": "discard", "payload": {"to": "ada", "subject": "Hello"}}


def test_an_action_of_the_client_goes_to_the_host_and_not_to_the_server(open_chat: OpenChat, server: ChatKitStandIn):
    form = node(
        "Form",
        node("Input", name="a.b", defaultValue="1"),
        node("Button", label="Here", submit=True),
        onSubmitAction=action("here", handler="client", payload={"x": 1}),
    )
    failing = node("Button", label="Fail", onClickAction=action("fail", handler="client"))
    chat = shown(open_chat, server, card(form, failing), script=ON_ACTION)
    chat.button("Here").click()
    expect(chat.button("Here")).to_have_attribute("aria-busy", "true")
    chat.page.evaluate("window.finish()")
    expect(chat.button("Here")).not_to_have_attribute("aria-busy", "true")
    assert chat.page.evaluate("window.acted") == [
        [{"type": "here", "payload": {"x": 1, "a": {"b": "1"}}}, "w0", "Card"]
    ]
    chat.button("Fail").click()
    expect(chat.page.get_by_text("It is closed").or_(chat.page.get_by_text("Something went wrong."))).to_be_visible()
    assert chat.told("chatkit.error")[-1] == {"error": "It is closed"}
    assert acted(server) == []


def test_an_action_that_does_not_stream_changes_its_widget_by_one_answer(open_chat: OpenChat, server: ChatKitStandIn):
    rate = node("ListViewItem", text("Rate"), onClickAction=action("rate", streaming=False, payload={"stars": 4}))
    chat = shown(open_chat, server, node("ListView", rate))
    after = items.widget(node("ListView", node("ListViewItem", text("Thanks"))), "w0", thread_id=items.THREAD)
    server.refuse("threads.sync_custom_action", 200, {"updated_item": after})
    chat.button("Rate").click()
    expect(chat.page.get_by_text("Thanks")).to_be_visible()
    request = server.asked("threads.sync_custom_action", 1)[0].params
    assert request == {"thread_id": items.THREAD, "item_id": "w0", "action": {"type": "rate", "payload": {"stars": 4}}}


def test_an_action_that_fails_leaves_the_widget_as_it_was(open_chat: OpenChat, server: ChatKitStandIn):
    form = node(
        "Form", node("Input", name="name"), node("Button", label="Save", submit=True), onSubmitAction=action("save")
    )
    chat = shown(open_chat, server, card(form))
    server.refuse("threads.custom_action", 422, {"detail": "The name is taken."})
    chat.page.get_by_role("textbox", name="name").fill("Ada")
    chat.button("Save").click()
    expect(chat.page.get_by_text("The name is taken.")).to_be_visible()
    expect(chat.page.get_by_role("textbox", name="name")).to_have_value("Ada")
    chat.button("Save").click()
    assert acted(server, least=2)[1]["payload"] == {"name": "Ada"}


def test_words_stream_into_a_widget_and_nothing_else_is_drawn_again(open_chat: OpenChat, server: ChatKitStandIn):
    stream = server.stream()
    chat = shown(open_chat, server, card(text("first")))
    chat.say("draft")
    draft = card(
        node("Input", name="to", defaultValue="Ada"),
        text("", id="body", streaming=True),
        node("Markdown", value="", id="notes", streaming=True),
        node("Image", src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", alt="dot"),
        title="Draft",
    )
    stream.send(items.done(items.said("draft", "u2")), items.added(items.widget(draft, "d")))
    expect(widget(chat, "Draft")).to_be_visible()
    chat.page.locator("#chat .w-field input").wait_for()
    chat.page.evaluate(
        """() => {
            const root = document.querySelector('#chat').shadowRoot;
            const text = [...root.querySelectorAll('.w-text')].at(-1);
            window.touched = new Set();
            new MutationObserver((records) => records.forEach(({ target }) => {
                const element = target.nodeType === 1 ? target : target.parentElement;
                const near = element.closest('.w-text, .w-markdown, .widget');
                if (near) window.touched.add(near.className);
            })).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
        }"""
    )
    for word in ("Dear ", "Ada, ", "the **rent** ", "is paid."):
        stream.send(
            items.updated("d", "widget.streaming_text.value_delta", component_id="body", delta=word, done=False)
        )
        stream.send(
            items.updated("d", "widget.streaming_text.value_delta", component_id="notes", delta=word, done=False)
        )
    expect(chat.page.get_by_text("Dear Ada, the **rent** is paid.")).to_be_visible()
    expect(chat.page.locator("#chat .w-markdown strong")).to_have_text("rent")
    touched = chat.page.evaluate("[...window.touched]")
    assert {one.split(" ")[0] for one in touched} == {"w-text", "prose"}
    stream.send(items.updated("d", "widget.streaming_text.value_delta", component_id="body", delta="", done=True))
    stream.end()


def test_components_that_move_stay_who_they_are(open_chat: OpenChat, server: ChatKitStandIn):
    def row(key: str) -> dict[str, object]:
        return node("Row", node("Input", name=key), text(key), key=key)

    stream = server.stream()
    chat = shown(open_chat, server, card(*(row(key) for key in "abc")))
    chat.say("turn round")
    stream.send(items.done(items.said("turn round", "u2")))
    chat.page.get_by_role("textbox", name="c").fill("see")
    first = chat.page.get_by_role("textbox", name="c").element_handle()
    stream.send(items.updated("w0", "widget.root.updated", widget=card(*(row(key) for key in "cab"))))
    expect(chat.page.locator("#chat .w-text").first).to_have_text("c")
    expect(chat.page.get_by_role("textbox", name="c")).to_be_focused()
    expect(chat.page.get_by_role("textbox", name="c")).to_have_value("see")
    assert first.evaluate("element => element.isConnected")
    # One component is replaced by another of the same id.
    named = card(text("old", id="t"))
    stream.send(items.updated("w0", "widget.root.updated", widget=named))
    expect(chat.page.get_by_text("old", exact=True)).to_be_visible()
    stream.send(
        items.updated("w0", "widget.component.updated", component_id="t", component=node("Badge", label="new", id="t"))
    )
    expect(chat.page.get_by_text("new", exact=True)).to_be_visible()
    expect(chat.page.get_by_text("old", exact=True)).to_have_count(0)
    stream.end()


def test_what_a_widget_says_of_itself_is_copied_with_the_answer(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep(
        "thr_2",
        items.said("hi"),
        items.answer("Here it is:"),
        items.widget(card(text("x")), "w", copy_text="Rent: 500"),
    )
    chat = open_chat({"initialThread": "thr_2"}, permissions=["clipboard-read", "clipboard-write"])
    chat.page.get_by_role("article", name="Assistant").get_by_role("button", name="Copy message").click()
    expect(chat.page.get_by_role("button", name="Copied")).to_be_visible()
    assert chat.page.evaluate("navigator.clipboard.readText()") == "Here it is:\n\nRent: 500"


def test_a_basic_root_holds_other_roots(open_chat: OpenChat, server: ChatKitStandIn):
    inner = card(text("Butter"), title="Inside")
    rows = node("ListView", node("ListViewItem", text("Milk"), onClickAction=action("open")))
    chat = shown(open_chat, server, node("Basic", inner, rows, direction="row", gap=3, theme="dark"))
    chat.picture("widgets-basic")
    expect(chat.page.get_by_text("Butter")).to_be_visible()
    expect(chat.page.locator("#chat .w-basic")).to_have_css("flex-direction", "row")
    chat.button("Milk").click()
    assert acted(server, least=1) == [{"type": "open", "payload": None}]
    chat.expect_accessible("light")


def test_what_is_in_a_transition_comes_in_anew_when_it_is_another(open_chat: OpenChat, server: ChatKitStandIn):
    stream = server.stream()
    chat = shown(open_chat, server, card(node("Transition", children=text("one", key="1"))))
    chat.say("go on")
    stream.send(items.done(items.said("go on", "u2")))
    before = chat.page.locator("#chat .w-enters").element_handle()
    stream.send(
        items.updated("w0", "widget.root.updated", widget=card(node("Transition", children=text("still one", key="1"))))
    )
    expect(chat.page.get_by_text("still one")).to_be_visible()
    assert before.evaluate("element => element.isConnected")
    stream.send(
        items.updated("w0", "widget.root.updated", widget=card(node("Transition", children=text("two", key="2"))))
    )
    expect(chat.page.get_by_text("two")).to_be_visible()
    assert not before.evaluate("element => element.isConnected")
    stream.end()
