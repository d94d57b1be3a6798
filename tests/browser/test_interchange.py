"""In and out on the page of settings: a file read, shown, taken and taken back; links; the address of a calendar."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import photograph

pytestmark = pytest.mark.browser

FILES = Path(__file__).parents[1] / "data/interchange"
LATER = 15_000


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Callable[..., Person]:
    """Opens the dashboard of somebody new who has these tasks already."""
    return lambda *tasks: Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url, *tasks)


def settings(person: Person) -> Page:
    """The page of settings, ready for a file."""
    person.page.goto(f"{person.url}/account")
    expect(person.page.get_by_label("File to import")).to_be_enabled(timeout=LATER)
    expect(person.page.get_by_text("Your calendar shows tasks")).to_be_visible(timeout=LATER)
    return person.page


def choose(page: Page, name: str, data: bytes | None = None) -> None:
    buffer = (FILES / name).read_bytes() if data is None else data
    page.get_by_label("File to import").set_input_files([{"name": name, "mimeType": "", "buffer": buffer}])


def preview(page: Page, heading: str) -> Locator:
    """The section that shows what would be made of a file, under this heading."""
    shown = page.get_by_role("region", name=heading)
    expect(shown).to_be_visible(timeout=LATER)
    return shown


def test_a_file_is_shown_taken_and_taken_back_as_one(arrive: Callable[..., Person]):
    ada = arrive()
    page = settings(ada)
    choose(page, "todoist.csv")
    shown = preview(page, "7 tasks from Todoist")
    expect(page.get_by_role("heading", name="7 tasks from Todoist")).to_be_focused()
    expect(shown.get_by_role("listitem").first).to_contain_text("Water the plants")
    shown.get_by_text("Not understood, or left out: 4").click()
    expect(shown).to_contain_text("when the moon is full")
    shown.get_by_role("button", name="Import 7 tasks").click()

    expect(page.get_by_text("Imported 7 tasks.")).to_be_visible(timeout=LATER)
    ada.toast("Imported 7 tasks").get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="History", exact=True).first.click()
    expect(page.get_by_text("By import from Todoist").first).to_be_visible(timeout=LATER)
    expect(page.get_by_text("Undone today")).to_have_count(7, timeout=LATER)


def test_everything_can_be_done_by_the_keyboard(arrive: Callable[..., Person]):
    ada = arrive({"title": "Buy milk"})
    page = settings(ada)
    choose(page, "list.md", b"- [ ] Buy milk\n- [ ] Read\n")
    shown = preview(page, "2 tasks from a Markdown checklist")
    page.keyboard.press("Tab")
    again = shown.get_by_role("checkbox", name="Import 1 task again that you have already")
    while not again.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
    expect(shown.get_by_role("button", name="Import 1 task")).to_be_visible()
    page.keyboard.press("Space")
    expect(shown.get_by_role("button", name="Import 2 tasks")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Imported 2 tasks.")).to_be_visible(timeout=LATER)
    expect(page.get_by_label("File to import")).to_be_focused()


def test_columns_of_a_table_are_chosen_where_none_is_the_title(arrive: Callable[..., Person]):
    page = settings(arrive())
    choose(page, "table.csv", b"What,When\nbread,24 Dec 2037\n")
    expect(page.get_by_role("alert").filter(has_text="No column of this table is the title")).to_be_visible()
    page.get_by_label("What", exact=True).select_option("Title")
    page.get_by_label("When", exact=True).select_option("Date")
    page.get_by_role("button", name="Read with these columns").click()

    expect(preview(page, "1 task from a table").get_by_role("listitem")).to_contain_text("24 Dec 2037")


def test_a_file_that_is_none_says_what_can_be_read(arrive: Callable[..., Person]):
    page = settings(arrive())
    choose(page, "picture.csv", b"\x89PNG\r\n\x1a\n\x00\xff")
    expect(page.get_by_role("alert").filter(has_text="This file is no text in UTF-8")).to_be_visible()
    choose(page, "letter.md", b"Dear Ann")
    expect(page.get_by_role("alert").filter(has_text="This is no file that taskchat can read")).to_be_visible()


def test_many_tasks_are_taken_with_their_progress(arrive: Callable[..., Person]):
    ada = arrive()
    page = settings(ada)
    choose(page, "many.csv", b"title\n" + b"".join(b"task %d\n" % number for number in range(1_200)))
    shown = preview(page, "1,200 tasks from a table")
    expect(shown).to_contain_text("and 1,180 more")
    shown.get_by_role("button", name="Import 1,200 tasks").click()
    expect(page.get_by_role("progressbar", name="Imported")).to_be_visible()

    expect(page.get_by_text("Imported 1,200 tasks.")).to_be_visible(timeout=60_000)
    assert len(ada.page.request.get(f"{ada.url}/api/tasks?limit=1").json()["tasks"]) == 1
    assert ada.page.request.get(f"{ada.url}/api/tasks?limit=1").json()["total"] == 1_200


def test_tasks_are_downloaded_in_each_format(arrive: Callable[..., Person]):
    ada = arrive({"title": "Pay rent"})
    page = settings(ada)
    for name, suffix in (("Table", "csv"), ("JSON", "json"), ("Markdown", "md"), ("Calendar (.ics)", "ics")):
        with page.expect_download() as waited:
            page.get_by_role("link", name=name).click()
        assert waited.value.suggested_filename.endswith(f".{suffix}")
        assert "Pay rent" in Path(waited.value.path()).read_text()
    rows = csv.DictReader(
        io.StringIO(page.request.get(f"{ada.url}/api/export?format=csv").text().removeprefix("\ufeff"))
    )
    assert [row["title"] for row in rows] == ["Pay rent"]


def test_a_calendar_has_an_address_until_it_is_revoked(arrive: Callable[..., Person]):
    ada = arrive({"title": "Pay rent", "due_at": "2037-12-01T08:00:00Z"})
    page = settings(ada)
    page.get_by_role("button", name="Make an address").click()
    address = page.get_by_label("Address of your calendar")
    expect(address).to_be_visible(timeout=LATER)
    url = address.input_value()
    assert "SUMMARY:Pay rent" in httpx.get(url).text
    page.reload()
    expect(page.get_by_text("There is an address since")).to_be_visible(timeout=LATER)
    expect(address).to_be_hidden()
    page.get_by_role("button", name="Revoke it").click()
    expect(page.get_by_text("Revoked.")).to_be_visible()
    assert httpx.get(url).status_code == 404


def test_it_is_accessible_and_nothing_is_out_of_place(arrive: Callable[..., Person]):
    ada = arrive({"title": "Buy stamps"})
    page = settings(ada)
    page.get_by_role("button", name="Make an address").click()
    expect(page.get_by_label("Address of your calendar")).to_be_visible(timeout=LATER)
    choose(page, "table.csv", b"title,due,colour\nBuy stamps,,red\nRead,who knows,blue\n" + b"w" * 80)
    shown = preview(page, "3 tasks from a table")
    shown.get_by_text("Not understood").click()
    shown.get_by_text("Columns", exact=True).click()
    photograph(page, "interchange")
    expect_no_violation(page)
