"""The element speaks the language it is told to, or the browser's."""

import pytest
from playwright.sync_api import expect

from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

# The words that ever stood on the composer, from the first drawing on.
WATCH_WORDS = """{
  ...(window.placeholders = new Set(), new MutationObserver(() => {
    placeholders.add(chat.shadowRoot.querySelector('#composer')?.placeholder);
  }).observe(document.querySelector('#chat').shadowRoot, {childList: true, subtree: true, attributes: true}), {})
}"""


@pytest.mark.parametrize(
    ("locale", "direction", "placeholder"),
    [
        ("de-DE", "ltr", "Nachricht an die KI"),
        ("pt-BR", "ltr", "Mensagem para a IA"),
        ("ur", "rtl", "اے آئی کو پیغام لکھیں"),
        ("so-SO", "ltr", "Message the AI"),
    ],
)
def test_the_element_speaks_the_locale_it_is_given(open_chat: OpenChat, locale: str, direction: str, placeholder: str):
    chat = open_chat({"locale": locale}, script=WATCH_WORDS)
    expect(chat.composer).to_have_attribute("placeholder", placeholder)
    expect(chat.region).to_have_attribute("dir", direction)
    expect(chat.region).to_have_attribute("lang", "en" if locale == "so-SO" else locale)
    assert chat.page.evaluate("[...placeholders].filter(Boolean)") == [placeholder]


def test_without_a_locale_the_element_speaks_as_the_browser_does(open_chat: OpenChat):
    chat = open_chat(locale="de-CH")
    expect(chat.button("Nachricht senden")).to_be_visible()
    expect(chat.page.get_by_role("region", name="Chat")).to_have_attribute("lang", "de-CH")


def test_another_locale_changes_every_word_on_the_page(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep(items.THREAD, items.said("Hello"), items.answer("Do this:\n\n```js\n1 + 1\n```"))
    chat = open_chat({"initialThread": items.THREAD, "locale": "en"})
    expect(chat.button("Copy code")).to_be_visible()
    chat.set_options({"initialThread": items.THREAD, "locale": "fr"})
    expect(chat.button("Copier le code")).to_be_visible()
    expect(chat.button("Envoyer le message")).to_be_visible()
    words = {"es": "Copiar código", "ja-JP": "コードをコピー", "zh-CN": "复制代码", "en": "Copy code"}
    for locale, copy in words.items():
        chat.set_options({"initialThread": items.THREAD, "locale": locale})
        expect(chat.button(copy)).to_be_visible()


def test_a_language_file_that_cannot_be_loaded_leaves_english(open_chat: OpenChat):
    chat = open_chat({"locale": "en"})
    chat.page.route("**/*.js", lambda route: route.abort())
    chat.set_options({"locale": "de"})
    assert chat.hears("chatkit.log")["name"] == "locale.failed"
    expect(chat.button("Send message")).to_be_visible()
