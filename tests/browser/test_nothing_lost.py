"""Nothing that is typed is lost: without a network, a database or a server, and with each of them back again."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect
from sqlalchemy.engine import make_url

from tests.browser.person import PASSWORD, Person
from tests.browser.pictures import take
from tests.browser.rest import come_to_rest
from tests.browser.servers import Restarted, Served, served
from tests.faults.killable_postgres import Postgres
from tests.nursery import Nursery

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The settings of the build that the other tests use; nobody asks the model.
AS_BUILT = {
    "GEMINI_API_KEY": "test-key",
    "GEMINI_BASE_URL": "http://127.0.0.1:9",
    "GEMINI_MODELS": "gemini-2.5-pro",
}
# Writers of a locked SQLite database are refused after ten seconds, and what failed is sent again every few.
PATIENTLY = 40_000


@pytest.fixture
def restarted(nursery: Nursery, tmp_path: Path) -> Iterator[Restarted]:
    """A taskchat of its own, to be killed."""
    server = Restarted(nursery, "websocket", tmp_path, AS_BUILT)
    yield server
    server.close()


@contextmanager
def locked(server: Served) -> Iterator[None]:
    """Nobody writes to the database meanwhile."""
    holder = sqlite3.connect(make_url(server.database_url).database or "", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def status(person: Person) -> Locator:
    return person.page.locator(".bar [role=status]")


def not_saved(person: Person) -> Locator:
    """Tasks that wait to be saved, at the head of the list."""
    return person.page.get_by_role("region", name="Not saved").get_by_role("listitem")


def complaint(person: Person, words: str) -> Locator:
    return person.toast(words)


def kept(person: Person) -> list[str]:
    """Titles in the order in which their tasks were made."""
    tasks = person.page.request.get(f"{person.url}/api/tasks").json()["tasks"]
    return [task["title"] for task in sorted(tasks, key=lambda task: task["created_at"])]


def look(page: Page, name: str) -> None:
    """Pictures of a state, wide and narrow, light and dark; and nothing in it for axe to object to."""
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("html")).to_have_class(re.compile(scheme))
            come_to_rest(page)
            take(page, "nothing-lost", f"{name}-{width}-{scheme}")
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            assert not found, [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")


def test_what_is_typed_without_a_network_is_saved_when_it_is_back(ada: Person):
    ada.make({"title": "water the plants"})
    expect(ada.task("water the plants")).to_be_visible()
    ada.page.context.set_offline(True)
    expect(status(ada)).to_have_text("offline")
    for title in ("buy milk", "buy bread #shop"):
        ada.add(title)
        expect(not_saved(ada).filter(has_text=title)).to_contain_text("You are offline.")
    expect(ada.quick_add).to_have_value("")
    # Nothing else is begun that could not be finished, and nothing leaves a hole.
    ada.task("water the plants").click()
    expect(complaint(ada, "You are offline. Nothing was changed.")).to_be_visible()
    expect(ada.task("water the plants")).not_to_be_checked()
    expect(ada.row("water the plants")).to_have_css("opacity", "1")
    look(ada.page, "offline")
    ada.page.context.set_offline(False)
    expect(ada.task("buy bread")).to_be_visible()
    expect(not_saved(ada)).to_have_count(0)
    expect(status(ada)).to_have_text("live")
    assert kept(ada) == ["water the plants", "buy milk", "buy bread"]
    ada.task("water the plants").click()
    expect(ada.toast("Completed “water the plants”")).to_be_visible()


def test_a_success_that_was_not_heard_makes_no_second_task(ada: Person):
    lost: list[str] = []

    def lose_the_answer(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(str(route.fetch().status))
        route.abort("connectionreset")

    ada.page.route("**/api/tasks/lines", lose_the_answer)
    ada.add("pay rent")
    expect(ada.task("pay rent")).to_be_visible()
    with ada.page.expect_response("**/api/tasks/lines") as again:
        pass
    assert (lost, again.value.status, again.value.headers["idempotent-replayed"]) == (["201"], 201, "true")
    expect(not_saved(ada)).to_have_count(0)
    assert kept(ada) == ["pay rent"]


def test_what_is_not_saved_survives_a_reload_and_goes_out_by_itself(ada: Person, with_gemini: Served):
    with locked(with_gemini):
        ada.add("buy milk")
        ada.add("buy bread")
        expect(not_saved(ada)).to_have_count(2)
        ada.reload()
        expect(not_saved(ada)).to_contain_text(["buy milk", "buy bread"])
        expect(not_saved(ada).first).to_contain_text("The database is busy", timeout=PATIENTLY)
        expect(status(ada)).not_to_have_text("live")
        look(ada.page, "not-saved")
    expect(ada.task("buy bread")).to_be_visible(timeout=PATIENTLY)
    expect(not_saved(ada)).to_have_count(0)
    expect(status(ada)).to_have_text("live")
    assert kept(ada) == ["buy milk", "buy bread"]


def test_what_is_not_saved_can_be_sent_again_discarded_and_had_back_by_keyboard(ada: Person):
    ada.page.context.set_offline(True)
    ada.add("buy milk")
    ada.add("buy bread")
    expect(not_saved(ada)).to_have_count(2)
    ada.page.keyboard.press("Tab")
    expect(ada.page.get_by_role("button", name="Try again: “buy milk”")).to_be_focused()
    ada.page.keyboard.press("Tab")
    expect(ada.page.get_by_role("button", name="Discard “buy milk”")).to_be_focused()
    ada.page.keyboard.press("Enter")
    expect(not_saved(ada)).to_contain_text(["buy bread"])
    expect(ada.quick_add).to_be_focused()
    ada.toast("Discarded “buy milk”").get_by_role("button", name="Undo").click()
    expect(not_saved(ada)).to_contain_text(["buy milk", "buy bread"])
    ada.page.context.set_offline(False)
    expect(ada.task("buy bread")).to_be_visible()
    assert kept(ada) == ["buy milk", "buy bread"]


def test_a_server_that_dies_in_the_middle_of_typing_loses_nothing(
    new_context: Callable[..., BrowserContext], restarted: Restarted
):
    ada = Person.arrived(new_context(), restarted.served.url)
    typed = [f"task {number}" for number in range(1, 12)]
    for title in typed[:4]:
        ada.add(title)
    restarted.kill()
    for title in typed[4:8]:
        ada.add(title)
    expect(status(ada)).to_have_text("reconnecting…")
    expect(not_saved(ada).filter(has_text="task 8")).to_be_visible()
    restarted.start()
    for title in typed[8:]:
        ada.add(title)
    expect(ada.task("task 11")).to_be_visible(timeout=PATIENTLY)
    expect(not_saved(ada)).to_have_count(0)
    expect(status(ada)).to_have_text("live")
    assert kept(ada) == typed


def test_what_is_typed_while_postgresql_is_away_is_saved_when_it_is_back(
    nursery: Nursery, new_context: Callable[..., BrowserContext], tmp_path: Path
):
    typed = [f"task {number}" for number in range(1, 12)]
    with (
        Postgres() as postgres,
        served(nursery, "websocket", tmp_path, AS_BUILT | {"DATABASE_URL": postgres.url}) as server,
    ):
        ada = Person.arrived(new_context(), server.url)
        for title in typed[:4]:
            ada.add(title)
        postgres.kill()
        for title in typed[4:8]:
            ada.add(title)
        expect(not_saved(ada).filter(has_text="task 8")).to_contain_text("cannot reach its database")
        expect(status(ada)).not_to_have_text("live")
        expect(ada.quick_add).to_have_value("")
        postgres.start()
        for title in typed[8:]:
            ada.add(title)
        expect(ada.task("task 11")).to_be_visible(timeout=PATIENTLY)
        expect(not_saved(ada)).to_have_count(0)
        expect(status(ada)).to_have_text("live")
        assert kept(ada) == typed


def test_what_is_not_saved_is_of_its_person_and_gone_after_signing_out(
    ada: Person, new_context: Callable[..., BrowserContext]
):
    ada.page.context.set_offline(True)
    ada.add("a secret")
    expect(not_saved(ada)).to_have_count(1)
    (key,) = ada.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('taskchat.unsaved.'))")
    entry = ada.page.evaluate("(key) => localStorage[key]", key)
    # Somebody else in the same browser, who has it in their storage.
    eve = Person.arrived(new_context(), ada.url)
    eve.page.evaluate("([key, entry]) => { localStorage[key] = entry }", [key, entry])
    eve.reload()
    expect(not_saved(eve)).to_have_count(0)
    assert kept(eve) == []
    eve.page.get_by_role("button", name="Account").click()
    eve.page.get_by_role("button", name="Sign out").click()
    eve.page.wait_for_url("**/login")
    assert eve.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('taskchat.unsaved.'))") == []


def test_what_is_not_saved_waits_for_whoever_signs_in_again_after_their_session_ended(ada: Person):
    lines = "**/api/tasks/lines"
    ada.page.route(lines, lambda route: route.abort())
    ada.add("buy milk")
    expect(not_saved(ada)).to_have_count(1)
    ada.page.request.post(f"{ada.url}/api/auth/logout")
    ada.page.wait_for_url("**/login")
    ada.page.unroute(lines)
    ada.page.get_by_label("E-mail").fill(ada.email)
    ada.page.get_by_label("Password", exact=True).fill(PASSWORD)
    ada.page.get_by_label("Password", exact=True).press("Enter")
    ada.list("All").click()
    expect(ada.task("buy milk")).to_be_visible()
    assert kept(ada) == ["buy milk"]


def test_a_tick_that_cannot_be_saved_is_taken_back_with_a_word(ada: Person, with_gemini: Served):
    ada.make({"title": "water the plants"}, {"title": "rest"})
    expect(ada.task("rest")).to_be_visible()
    with locked(with_gemini):
        ada.task("water the plants").click()
        expect(ada.task("water the plants")).to_be_checked()
        expect(complaint(ada, "was not saved").or_(complaint(ada, "The database is busy")).first).to_be_visible(
            timeout=PATIENTLY
        )
        expect(ada.task("water the plants")).not_to_be_checked()
        expect(ada.row("water the plants")).to_have_css("opacity", "1")
        look(ada.page, "taken-back")
        expect(complaint(ada, "Contact the website administrator")).to_have_count(0)


def test_an_event_that_fails_says_our_sentence(ada: Person, with_gemini: Served):
    ada.make({"title": "water the plants"})
    ada.row("water the plants").hover()
    with locked(with_gemini):
        ada.page.get_by_role("button", name="Delete “water the plants”").click()
        expect(complaint(ada, "The database is busy at the moment")).to_be_visible(timeout=PATIENTLY)
        expect(complaint(ada, "administrator")).to_have_count(0)
        expect(status(ada)).to_have_text("not saving…")
        expect(ada.task("water the plants")).to_be_visible()
