"""Mentions and commands while writing: found, chosen by keyboard, drawn in the text, sent as what they are."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

_PEOPLE = """
const people = [
  { id: 'u1', title: 'Ada Lovelace', group: 'People', icon: 'user', interactive: true,
    data: { mail: 'ada@example.com' } },
  { id: 'u2', title: 'Alan Turing', group: 'People', icon: 'user' },
  { id: 'd1', title: 'Analysis of rent', group: 'Documents', icon: 'document', interactive: true },
];
"""
_ENTITIES = f"""(() => {{ {_PEOPLE}
return {{ entities: {{
  showComposerMenu: true,
  onTagSearch: async (query) => {{
    told.push(['search', query]);
    if (query === 'slow') await new Promise((go) => {{ window.go = go; told.push(['asked', 1]); }});
    if (query === 'broken') throw new Error('the index is away');
    return people.filter(({{ title }}) => title.toLowerCase().includes(query.toLowerCase()));
  }},
  onClick: (entity) => told.push(['clicked', entity]),
  onRequestPreview: async (entity) => {{
    told.push(['preview', entity.id]);
    const children = [{{ type: 'Title', value: entity.title }}, {{ type: 'Text', value: 'First programmer' }}];
    return {{ preview: {{ type: 'Basic', children }} }};
  }},
}} }}; }})()"""


def _choice(chat: Chat, name: str) -> Locator:
    return chat.page.get_by_role("option", name=name)


def _at(chat: Chat) -> str:
    """The choice that Enter would take."""
    return chat.page.get_by_role("option", selected=True).inner_text()


def test_an_entity_is_found_and_sent_by_keyboard_alone(open_chat: OpenChat, server: ChatKitStandIn):
    chat = open_chat(script=_ENTITIES)
    chat.composer.focus()
    chat.page.keyboard.type("Ask @a")
    expect(_choice(chat, "Analysis of rent")).to_be_visible()
    chat.expect_accessible()
    assert _at(chat) == "Ada Lovelace"
    expect(chat.composer).to_have_attribute("aria-activedescendant", "choice-0")
    chat.page.keyboard.press("ArrowUp")
    expect(chat.composer).to_have_attribute("aria-activedescendant", "choice-2")
    chat.picture("mention-list")
    chat.page.keyboard.press("ArrowDown")
    chat.page.keyboard.press("Enter")
    expect(chat.composer).to_have_value("Ask Ada Lovelace ")
    expect(chat.composer).not_to_have_attribute("aria-controls", "suggestions")
    chat.page.keyboard.type("about @anal")
    expect(_choice(chat, "Analysis of rent")).to_be_visible()
    chat.page.keyboard.press("Tab")
    expect(chat.composer).to_be_focused()
    chat.picture("mention-chips")
    chat.expect_accessible()
    chat.page.keyboard.press("Enter")
    expect(chat.said("Ask Ada Lovelace about Analysis of rent")).to_be_visible()
    expect(chat.answer("You said")).to_be_visible()
    ada = {"id": "u1", "text": "Ada Lovelace", "group": "People", "interactive": True}
    rent = {"id": "d1", "text": "Analysis of rent", "group": "Documents", "interactive": True, "data": {}}
    assert server.asked("threads.create", 1)[0].params["input"]["content"] == [
        {"type": "input_text", "text": "Ask "},
        {"type": "input_tag", **ada, "data": {"mail": "ada@example.com"}},
        {"type": "input_text", "text": " about "},
        {"type": "input_tag", **rent},
    ]


# Letter by letter, and quicker than any machine under load could be slow.
_QUICKLY = """(area, text) => { for (let to = 1; to <= text.length; to += 1) {
  area.value = text.slice(0, to);
  area.setSelectionRange(to, to);
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
} }"""


def test_a_search_waits_for_a_pause_and_late_answers_are_dropped(open_chat: OpenChat):
    chat = open_chat(script=_ENTITIES)
    chat.composer.focus()
    chat.composer.evaluate(_QUICKLY, "@slow")
    chat.hears("asked")
    assert chat.told("search") == ["slow"]
    expect(chat.page.get_by_text("Searching…")).to_be_visible()
    chat.composer.evaluate(_QUICKLY, "@tur")
    expect(_choice(chat, "Alan Turing")).to_be_visible()
    chat.page.evaluate("window.go()")
    chat.page.wait_for_timeout(50)
    assert chat.page.get_by_role("option").all_inner_texts() == ["Alan Turing"]
    chat.page.keyboard.type("x")
    expect(chat.page.get_by_text("Nothing found for “turx”.")).to_have_count(2)
    chat.composer.fill("@broken")
    expect(chat.page.get_by_text("The search failed.")).to_have_count(2)
    assert chat.told("chatkit.error") == [{"error": "the index is away"}]
    chat.picture("mention-failed")
    chat.composer.fill("mail ada@example")
    expect(chat.page.get_by_role("listbox")).to_have_count(0)


def test_escape_leaves_what_was_written_as_it_is(open_chat: OpenChat, server: ChatKitStandIn):
    chat = open_chat(script=_ENTITIES)
    chat.button("Mention something").click()
    expect(chat.composer).to_have_value("@")
    expect(_choice(chat, "Ada Lovelace")).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("listbox")).to_have_count(0)
    chat.page.keyboard.type("a ")
    chat.page.keyboard.press("Enter")
    expect(chat.answer("You said: @a")).to_be_visible()
    assert server.asked("threads.create", 1)[0].params["input"]["content"] == [{"type": "input_text", "text": "@a"}]


def test_a_tag_is_one_thing_that_is_deleted_undone_and_kept_over_a_reload(open_chat: OpenChat):
    chat = open_chat(script=_ENTITIES)
    chat.composer.focus()
    chat.page.keyboard.type("Ask @ada")
    expect(_choice(chat, "Ada Lovelace")).to_be_visible()
    chat.page.keyboard.press("Enter")
    chip = chat.page.locator(".chip")
    expect(chip).to_have_text("Ada Lovelace")
    text, drawn = chat.composer.bounding_box(), chip.bounding_box()
    assert text
    assert drawn
    assert text["y"] < drawn["y"] < text["y"] + text["height"]
    chat.page.keyboard.press("Backspace")
    chat.page.keyboard.press("Backspace")
    expect(chat.composer).to_have_value("Ask ")
    expect(chip).to_have_count(0)
    chat.page.keyboard.press("Control+z")
    expect(chat.composer).to_have_value("Ask Ada Lovelace")
    expect(chip).to_have_text("Ada Lovelace")
    chat.page.keyboard.press("Home")
    chat.page.keyboard.type("Now: ")
    expect(chip).to_have_text("Ada Lovelace")
    chat.page.reload()
    chat.set_options({}, _ENTITIES)
    expect(chat.composer).to_have_value("Now: Ask Ada Lovelace")
    expect(chip).to_have_text("Ada Lovelace")
    chat.composer.focus()
    chat.page.keyboard.press("Control+ArrowLeft")
    chat.page.keyboard.type("x")
    expect(chip).to_have_count(0)


_LAID_OUT = """area => { const mirror = area.nextElementSibling, of = (one) => {
  const style = getComputedStyle(one);
  const words = ['font', 'padding', 'direction', 'textAlign', 'unicodeBidi', 'whiteSpace', 'overflowWrap'];
  const box = one.getBoundingClientRect();
  return [...words.map((name) => `${name}: ${style[name]}`), box.x, box.y, box.width, one.clientWidth,
    one.scrollHeight, one.scrollTop];
}; return [of(area), of(mirror)]; }"""


@pytest.mark.parametrize("locale", ["en", "ur"])
def test_a_tag_is_drawn_where_its_text_is_however_long_and_scrolled(open_chat: OpenChat, locale: str):
    tags = [{"type": "input_tag", "id": name, "text": name} for name in ("Ada Lovelace", "آدا لولیس")]
    words = {"type": "input_text", "text": " and then some words that go on and on, in many a line\n"}
    chat = open_chat({"locale": locale}, script=_ENTITIES, viewport={"width": 390, "height": 844})
    chat.call("setComposerValue", {"content": [part for tag in tags * 8 for part in (tag, words)]})
    chat.composer.evaluate("area => { area.scrollTop = 70; }")
    chat.page.wait_for_timeout(50)
    area, mirror = chat.composer.evaluate(_LAID_OUT)
    assert area == mirror
    assert area[-1] == 70


def test_an_entity_can_be_looked_at_and_clicked_without_a_mouse_and_with_one(
    open_chat: OpenChat, server: ChatKitStandIn
):
    tag = {"type": "input_tag", "id": "u1", "text": "Ada Lovelace", "group": "People", "interactive": True, "data": {}}
    server.keep("thr_1", items.said("", content=[{"type": "input_text", "text": "Ask "}, tag]), items.answer("I did."))
    chat = open_chat({"initialThread": "thr_1"}, script=_ENTITIES)
    sent = chat.said("Ask").get_by_role("button", name="Ada Lovelace")
    sent.hover()
    preview = chat.page.get_by_role("tooltip")
    expect(preview).to_contain_text("First programmer")
    preview.hover()
    expect(preview).to_be_visible()
    chat.picture("mention-preview")
    chat.page.mouse.move(5, 5)
    expect(preview).to_have_count(0)
    sent.click()
    chat.call("setComposerValue", {"content": [{"type": "input_text", "text": "And "}, tag]})
    chat.composer.focus()
    chat.page.keyboard.press("Tab")
    expect(preview).to_contain_text("Ada Lovelace")
    chat.expect_accessible()
    chat.page.keyboard.press("Enter")
    chat.page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    entity = {"id": "u1", "title": "Ada Lovelace", "group": "People", "interactive": True, "data": {}}
    assert chat.told("clicked") == [entity, entity]
    chat.page.keyboard.press("Delete")
    expect(chat.composer).to_have_value("And ")
    expect(chat.composer).to_be_focused()


_COMMANDS = """({ commands: { enabled: true,
  onSearch: async (query) => [
    { id: 'insert', label: 'Insert a customer', description: 'by name', group: 'Shop' },
    { id: 'effect', label: 'Print', group: 'Shop', icon: 'document' }, { id: 'bad', label: 'Fail' },
  ].filter(({ label }) => label.toLowerCase().includes(query)),
  onSelect: async (command) => {
    told.push(['selected', command.id]);
    if (command.id === 'bad') throw new Error('The printer is on fire.');
    const customers = [{ id: 'c1', label: 'Acme' }, { id: 'c2', label: 'Bolt' }];
    if (command.id === 'insert') return { type: 'menu', commands: customers };
    if (command.id === 'c2') return { type: 'entity', entity: { id: 'c2', title: 'Bolt Ltd', group: 'Customers' } };
  },
} })"""


def test_commands_choose_tools_and_models_and_run_what_the_host_offers(open_chat: OpenChat, server: ChatKitStandIn):
    tools = [{"id": "web", "label": "Web search", "icon": "globe"}]
    models = [{"id": "a", "label": "Quick"}, {"id": "b", "label": "Deep", "description": "thinks"}]
    chat = open_chat({"composer": {"tools": tools, "models": models}}, script=_COMMANDS)
    chat.composer.focus()
    chat.page.keyboard.type("/")
    expect(_choice(chat, "Print")).to_be_visible()
    chat.picture("commands")
    chat.expect_accessible()
    chat.page.keyboard.type("deep")
    expect(chat.page.get_by_role("option")).to_have_count(1)
    chat.page.keyboard.press("Enter")
    expect(chat.button("Model: Deep")).to_be_visible()
    chat.page.keyboard.type("/web")
    expect(chat.page.get_by_role("option")).to_have_count(1)
    chat.page.keyboard.press("Enter")
    expect(chat.button("Tools: Web search")).to_be_visible()
    expect(chat.composer).to_have_value("")
    chat.page.keyboard.type("For /insert")
    expect(_choice(chat, "Insert a customer by name")).to_be_visible()
    chat.page.keyboard.press("Enter")
    expect(_choice(chat, "Acme")).to_be_visible()
    chat.page.keyboard.type("bo")
    expect(chat.page.get_by_role("option")).to_have_count(1)
    chat.page.keyboard.press("Enter")
    expect(chat.composer).to_have_value("For Bolt Ltd ")
    chat.page.keyboard.type("/print")
    expect(chat.page.get_by_role("option")).to_have_count(1)
    chat.page.keyboard.press("Enter")
    expect(chat.composer).to_have_value("For Bolt Ltd ")
    chat.page.keyboard.type("/fail")
    expect(chat.page.get_by_role("option")).to_have_count(1)
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("alert")).to_contain_text("Something went wrong.")
    assert chat.told("chatkit.error") == [{"error": "The printer is on fire."}]
    assert chat.told("selected") == ["insert", "c2", "effect", "bad"]
    chat.page.keyboard.type("and / or")
    expect(chat.page.get_by_role("listbox")).to_have_count(0)


def test_a_slash_is_a_slash_where_commands_are_not_enabled(chat: Chat):
    chat.composer.focus()
    chat.page.keyboard.type("/att")
    expect(chat.page.get_by_role("listbox")).to_have_count(0)
    expect(chat.composer).not_to_have_attribute("aria-autocomplete", "list")
