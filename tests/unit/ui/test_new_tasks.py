"""Quick add: what a text would make in each list, and how that is said before it is saved."""

from datetime import UTC, datetime
from typing import Any

import pytest

from taskchat.tasks import InvalidTask, LocalClock, new_tasks
from taskchat.ui.views import (
    Preview,
    PreviewLine,
    offered_as_one,
    preview,
    read_spans,
    shown_view,
    with_plain,
)

# A Wednesday.
CLOCK = LocalClock(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin", day_first=True)
TODAY = "Today, Wednesday 25 November"


def said(text: str, view: str = "all", search: str = "") -> Preview:
    return preview(new_tasks(text, shown_view(view, search).listed_in, CLOCK), CLOCK)


def saved(text: str, view: str = "all", search: str = "") -> dict[str, Any]:
    (one,) = new_tasks(text, shown_view(view, search).listed_in, CLOCK)
    return one.to_create().model_dump(mode="json", exclude_defaults=True)


@pytest.mark.parametrize(
    ("text", "view", "title", "facts"),
    [
        ("pay rent fri 9am #home p1", "all", "pay rent", " · Friday 27 November, 9:00 · high priority · #home"),
        ("no date given", "all", "no date given", ""),
        # The list adds what one sees in it.
        ("no date given", "today", "no date given", f" · {TODAY}"),
        ("call mom 17:00", "today", "call mom", f" · {TODAY}, 17:00"),
        ("thing", "tag:home", "thing", " · #home"),
        ("thing #home #garden", "tag:home", "thing", " · #home · #garden"),
        ("thing", "tag:home office", "thing", " · #home office"),
        ("no date given", "upcoming", "no date given", ""),
        ("call mom 17:00 remind me an hour before", "today", "call mom", f" · {TODAY}, 17:00 · reminder 1 hour before"),
        (
            "gym fri 5pm remind me 2 hours before and 1 day before",
            "all",
            "gym",
            " · Friday 27 November, 17:00 · reminder 2 hours before · reminder 1 day before",
        ),
        (
            "pay rent fri remind me a day before",
            "all",
            "pay rent",
            " · Friday 27 November · reminder 1 day before at 9:00",
        ),
        # Asked for with the date itself.
        (
            "remind me tomorrow at 8 about the rent",
            "all",
            "the rent",
            " · Tomorrow, Thursday 26 November, 8:00 · reminder when it is due",
        ),
        ("remind me on friday to pay", "all", "pay", " · Friday 27 November · reminder on the day at 9:00"),
        ("buy reminder cards fri 9am", "all", "buy reminder cards", " · Friday 27 November, 9:00"),
        ("no date given", "done", "no date given", ""),
        # A line that speaks of another day is not about today.
        ("dentist tomorrow", "today", "dentist", " · Tomorrow, Thursday 26 November"),
        # What comes again is due when it comes first.
        (
            "take out trash every monday",
            "today",
            "take out trash",
            " · Monday 30 November · repeats every Monday",
        ),
        (
            "gym mon/wed/fri 7am #sport",
            "all",
            "gym",
            " · Friday 27 November, 7:00 · repeats every Monday, Wednesday and Friday · #sport",
        ),
        (
            "water plants every! 3 days",
            "all",
            "water plants",
            f" · {TODAY} · repeats every 3 days after it is done",
        ),
        (
            "pay rent every month on the 30th at 9",
            "all",
            "pay rent",
            " · Monday 30 November, 9:00 · repeats every month on the 30th or last day",
        ),
        ("every monday", "today", "every monday", ""),
        ("party 31.2.", "today", "party 31.2.", ""),
        ("dentist at 25:99", "today", "dentist at 25:99", ""),
        ("trip dec 20 - dec 27", "today", "trip dec 20 - dec 27", ""),
        ("tomorrow", "today", "tomorrow", ""),
        ("friday 9am", "today", "friday 9am", ""),
        # Quotes keep the words as they are.
        ('"watch Freaky Friday"', "all", "watch Freaky Friday", ""),
        ('watch "Freaky Friday"', "all", "watch Freaky Friday", ""),
        ('"watch Freaky Friday" #films', "all", "watch Freaky Friday", " · #films"),
        ('"buy milk" tomorrow #home', "all", "buy milk", " · Tomorrow, Thursday 26 November · #home"),
        ('say "hello" to Bob', "all", 'say "hello" to Bob', ""),
        ('call "Tuesday Weld" tomorrow', "all", "call Tuesday Weld", " · Tomorrow, Thursday 26 November"),
        ("„Freitag der 13.“ schauen", "all", "Freitag der 13. schauen", ""),
        ('note "#nofilter p1"', "all", "note #nofilter p1", ""),
        ('"12/5 is a fraction"', "all", "12/5 is a fraction", ""),
    ],
)
def test_the_preview_says_what_is_saved(text: str, view: str, title: str, facts: str):
    (line,) = said(text, view).lines
    assert (line.title, line.facts) == (f"“{title}”", facts)
    fields = saved(text, view)
    assert fields["title"] == title
    assert ("due_at" in fields) == any(name in facts for name in ("November", "December"))
    assert fields.get("tags", []) == [part.strip().removeprefix("#") for part in facts.split(" · ") if part[:1] == "#"]


def test_a_search_hides_the_list_and_what_it_would_add():
    assert saved("thing", "today", "milk") == saved("thing", "tag:home", "milk") == {"title": "thing"}


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("party 31.2.", ["“31.2.” was not read as a date, so no date is set."]),
        ("dentist at 25:99", ["“at 25:99” was not read as a date, so no date is set."]),
        ("call mom tomorrow 9am remind me 10 minutes before", []),
        ("call mom remind me 10 minutes before", ["Reminder 10 minutes before: not kept, since there is no date."]),
        ("call mom tomorrow 9am remind me 90 seconds before", ["A reminder is kept in whole minutes."]),
        ("t" * 256, ["The title has at most 255 characters."]),
        ("pay rent fri", []),
    ],
)
def test_what_is_not_read_or_not_kept_is_said(text: str, notes: list[str]):
    shown = said(text)
    assert shown.lines[0].notes == notes
    for note in notes:
        assert note in shown.heard


def test_a_moment_that_has_passed_is_said():
    assert said("call Ann today at 10:05 remind me 10 minutes before").lines[0].notes == [
        "The moment of the reminder 10 minutes before has passed."
    ]


def test_the_persons_own_reminder_is_of_timed_tasks_without_another_and_is_said():
    def facts(text: str) -> str:
        found = new_tasks(text, shown_view("all", "").listed_in, CLOCK, default_reminder="-PT30M")
        return preview(found, CLOCK).lines[0].facts.removeprefix(" · Friday 27 November")

    assert facts("gym fri 5pm") == ", 17:00 · reminder 30 minutes before"
    assert facts("gym fri 5pm remind me 1 hour before") == ", 17:00 · reminder 1 hour before"
    assert facts("gym fri") == facts("gym") == ""


def test_an_order_that_nobody_knows_is_not_guessed():
    unknown = LocalClock(CLOCK.now, CLOCK.timezone)
    (one,) = new_tasks("dentist 12/5", shown_view("all", "").listed_in, unknown)
    assert preview([one], unknown).lines[0].notes == ["“12/5” was not read as a date, so no date is set."]
    assert saved("dentist 12/5")["due_at"] == "2027-05-12T00:00:00Z"


def test_lines_of_a_list_are_tasks_each():
    shown = said("buy milk\n- [x] walk the dog\nAusflug 3. Mai #home", "tag:work")
    assert shown.heading == "3 tasks, 1 of them done already"
    assert shown.lines == [
        PreviewLine("“buy milk”", " · #work"),
        PreviewLine("“walk the dog”", " · done already · #work"),
        PreviewLine("“Ausflug”", " · Monday 3 May · #home · #work"),
    ]
    assert shown.heard == "3 tasks, 1 of them done already."


def test_more_than_can_be_added_at_once_is_refused():
    assert len(new_tasks("\n".join("line" for _ in range(50)), shown_view("all", "").listed_in, CLOCK)) == 50
    with pytest.raises(InvalidTask, match="At most 50 tasks can be added at once; these are 51 lines"):
        new_tasks("\n".join("line" for _ in range(51)), shown_view("all", "").listed_in, CLOCK)
    with pytest.raises(InvalidTask, match="1,000 characters"):
        new_tasks(f"short\n{'long ' * 300}", shown_view("all", "").listed_in, CLOCK)


def test_each_fact_knows_its_words_and_what_the_list_adds_has_none():
    text = "- pay rent fri 9am #home p1"
    assert [(fact.words, fact.deed, fact.spans) for fact in said(text, "tag:work").facts] == [
        ("Friday 27 November, 9:00", "keep “fri 9am” as words", "[[11, 18]]"),
        ("high priority", "keep “p1” as words", "[[25, 27]]"),
        ("#home", "keep “#home” as words", "[[19, 24]]"),
        ("#work", "", ""),
    ]
    assert [(fact.kind, fact.deed) for fact in said("tea", "today").facts] == [("date", "")]


def test_pieces_stand_in_the_whole_text_however_many_lines_it_has():
    text = "1. \U0001f389 party fri\n2. [x] tea #home"
    shown = said(text)
    assert [(text[one.start : one.end], one.kind) for one in shown.pieces] == [("fri", "date"), ("#home", "tag")]
    assert [bool(one.hue) for one in shown.pieces] == [False, True]


def test_words_that_were_taken_back_can_be_read_again():
    text, plain = "tea fri\n", ((4, 7),)
    (one,) = new_tasks(text, shown_view("all", "").listed_in, CLOCK, plain=plain)
    shown = with_plain(preview([one], CLOCK), text, plain)
    assert shown.lines[0].title == "“tea fri”"
    assert [(fact.kind, fact.words, fact.spans) for fact in shown.facts] == [("plain", "“fri”", "[[4, 7]]")]


@pytest.mark.parametrize("given", ["", "x", "{}", "[1]", "[[1]]", "[[2, 1]]", "[[-1, 2]]", '[["a", 2]]', "[[0, 1e9]]",
                                   "[[true, 2]]", "[" * 5000, "null"])  # fmt: skip
def test_stretches_that_are_none_are_passed_over(given: str):
    assert read_spans(given) == ()
    assert read_spans("[[0, 2], [1]]") == ((0, 2),)


def test_a_long_list_shows_its_first_lines_and_those_with_a_note():
    text = "\n".join([*(f"task {number}" for number in range(1, 9)), "party 31.2."])
    shown = said(text)
    assert [line.title for line in shown.lines] == [*(f"“task {number}”" for number in range(1, 6)), "“party 31.2.”"]
    assert (shown.heading, shown.rest) == ("9 tasks", "and 3 more")


def test_several_lines_can_be_one_task_with_notes():
    text = "- [ ] trip fri\n- pack\n  the bag #home\n"
    (one,) = new_tasks(text, shown_view("all", "").listed_in, CLOCK, as_one=True)
    fields = one.to_create()
    assert (fields.title, fields.description, fields.tags) == ("trip", "- pack\n  the bag #home", [])
    assert offered_as_one(said(text), one).as_one
    (long,) = new_tasks("trip\n" + f"{'n' * 900}\n" * 3, shown_view("all", "").listed_in, CLOCK, as_one=True)
    assert not offered_as_one(said(text), long).as_one
