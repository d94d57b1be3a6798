"""Marks of a search in titles, and the piece of the notes that is shown with it."""

import pytest

from taskchat.ui.views.board import Highlight
from taskchat.ui.views.marks import highlights, snippet


@pytest.mark.parametrize(
    ("title", "search", "found"),
    [
        ("Buy oat milk", "MILK", [Highlight("Buy oat "), Highlight("milk", found=True)]),
        (
            "a+b (c)",
            "(c) +",
            [Highlight("a"), Highlight("+", found=True), Highlight("b "), Highlight("(c)", found=True)],
        ),
        ("homework", "home homework", [Highlight("homework", found=True)]),
        ("Buy oat milk", "rye", []),
        ("Buy oat milk", "  ", []),
    ],
)
def test_what_was_searched_for_is_a_piece_of_its_own(title: str, search: str, found: list[Highlight]):
    assert highlights(title, search) == found


@pytest.mark.parametrize(
    ("title", "search", "found"),
    [
        ("İstanbul flight", "istanbul", ["İstanbul"]),
        ("Cafe\u0301 Mu\u0308ller", "café", ["Cafe\u0301"]),
        ("Café", "CAFE\u0301", ["Café"]),
        ("ΟΔΟΣ", "οδος", ["ΟΔΟΣ"]),
        ("Straße", "strasse", []),
    ],
)
def test_what_is_found_is_marked_however_it_is_written(title: str, search: str, found: list[str]) -> None:
    marked = highlights(title, search)
    assert [part.text for part in marked if part.found] == found
    assert "".join(part.text for part in marked) in {title, ""}


LONG = f"{'before ' * 40}the oat milk{' behind' * 40}"


@pytest.mark.parametrize(
    ("notes", "search", "shown", "marked"),
    [
        ("Bring oat\n\n  milk", "MILK", "Bring oat milk", ["milk"]),
        ("Größere Tüte", "GRÖSSERE größere", "Größere Tüte", ["Größere"]),
        ("Cafe\u0301 am Eck", "CAFÉ", "Café am Eck", ["Café"]),
        ("קנה חלב מחר", "חלב", "קנה חלב מחר", ["חלב"]),
        ('<img src=x> & "milk"', "<img", '<img src=x> & "milk"', ["<img"]),
        ("a.c (b)", ".c (", "a.c (b)", [".c", "("]),
        ("i\u0307i\u0307 milk", "milk", "ii milk", ["milk"]),
        ("nothing of it", "milk", "", []),
        ("", "milk", "", []),
        ("anything", " ", "", []),
    ],
)
def test_notes_are_shown_with_the_words_marked(notes: str, search: str, shown: str, marked: list[str]):
    found = snippet(notes, search)
    assert "".join(part.text for part in found) == shown
    assert [part.text for part in found if part.found] == marked


def test_of_long_notes_the_piece_around_the_hit_is_shown():
    shown = "".join(part.text for part in snippet(LONG, "oat"))
    assert shown.startswith("…before")
    assert "the oat milk behind" in shown
    assert shown.endswith("behind…")
    assert len(shown) <= 162


def test_the_piece_with_most_words_is_shown():
    notes = f"milk {'and so on ' * 100} oat milk again"
    assert [part.text for part in snippet(notes, "oat milk") if part.found] == ["oat", "milk"]


def test_one_endless_word_is_cut():
    shown = "".join(part.text for part in snippet(f"{'x' * 5_000}oat{'y' * 5_000}", "oat"))
    assert "oat" in shown
    assert len(shown) <= 162
