"""The assistant's sentences in each language: complete, and in the language that was spoken."""

from dataclasses import fields, replace
from typing import Any

import pytest

from taskchat.assistant.builtin import Result, answer, decide, read
from taskchat.assistant.builtin.languages import (
    ENGLISH,
    GERMAN,
    LANGUAGES,
    Wording,
    escape,
    is_foreign,
    language_of,
    plain,
)
from taskchat.assistant.tools import Refusal

TITLE, OTHER, COUNT = "**tea**", "„rice“", 7
CONDITIONS = {"priority": "high", "due": "today", "tag": "home", "search": "milk", "all": True}
# The sentences that speak of something, each with something to speak of.
GIVEN: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("quote", "what_to_do_with", "was_called", "tags"), (OTHER,)),
    **dict.fromkeys(("completed", "reopened", "deleted", "changed_since", "not_undone", "not_due"), (TITLE,)),
    **dict.fromkeys(("done_already_title", "which_occurrences"), (TITLE,)),
    **dict.fromkeys(("only_this", "this_and_later", "whole_series"), (TITLE,)),
    **dict.fromkeys(("undone", "undone_created", "undone_changed", "undone_completed"), (TITLE,)),
    **dict.fromkeys(("undone_reopened", "undone_deleted", "no_such_task", "no_date", "unknown_task"), (TITLE,)),
    **dict.fromkeys(("first_shown", "more", "undone_many", "no_such_position"), (COUNT,)),
    **dict.fromkeys(("list_head", "completed_many", "reopened_many"), (CONDITIONS, COUNT)),
    **dict.fromkeys(("deleted_many", "updated_many"), (CONDITIONS, COUNT)),
    "search_head": ({"query": "milk"}, COUNT),
    **dict.fromkeys(("due", "date", "repeats", "reminder", "comes_next", "starts", "takes"), ("soon",)),
    "subtask_of": (OTHER,),
    **dict.fromkeys(("paused", "ended", "no_rhythm", "no_reminder", "not_repeating"), (TITLE,)),
    **dict.fromkeys(("has_no_reminder", "which_reminder"), (TITLE,)),
    **dict.fromkeys(("view_saved", "name_taken"), (TITLE,)),
    **dict.fromkeys(("skipped", "not_then"), (TITLE, OTHER)),
    "resumed": (TITLE, ", #home"),
    "added": (TITLE, ", #home"),
    "changed": (TITLE, [OTHER, "#home"]),
    "field": ("colour", "red"),
    "already": (TITLE, "same"),
    **dict.fromkeys(
        (
            "add",
            "add_it",
            "find_it",
            "remind_of",
            "delete_it",
            "complete_it",
            "undo_it",
            "move_to_tomorrow",
            "make_high",
            "replace_view",
        ),
        (OTHER,),
    ),
    **dict.fromkeys(
        ("what_to_change_about", "when_to_move_it", "unread_date", "stays_open", "is_open", "is_done"), (OTHER,)
    ),
    **dict.fromkeys(("unread_change", "move_to"), (OTHER, TITLE)),
    **dict.fromkeys(("several_orders", "not_reminded"), (OTHER,)),
    "add_these_question": (COUNT,),
    "add_these": ([OTHER, "#home"],),
    "together": ([OTHER, "#home"],),
    "several_tasks": (COUNT, TITLE),
    "first_reached": (COUNT, 30),
    # What these say of it has words of its own in each language.
    "priority": ("high",),
    "confirm": ("update", CONDITIONS, COUNT),
    "proposed": (7, 3),
    "too_many_views": (50,),
    "invalid": ("title", 255),
    "cannot_read": (["picture", "file"],),
}
# What is no sentence.
WORDS = {"code", "clues", "other_openings", "attached"}
# These say what they are given, or that they know no other language.
STRANGE = {"due", "date", "repeats", "reminder", "starts", "takes", "subtask_of", "field", "not_my_language"}
OWN_WORDS = {"priority", "invalid", "cannot_read", "already", "confirm"}


def sentences(wording: Wording) -> dict[str, str]:
    """Every sentence of a language, said of the same things in all of them."""
    said = {field.name: getattr(wording, field.name) for field in fields(Wording) if field.name not in WORDS}
    return {name: text if isinstance(text, str) else text(*GIVEN[name]) for name, text in said.items()}


def spoken_of(given: Any) -> list[str]:
    """List what must show in a sentence."""
    if isinstance(given, dict):
        return [given[name] for name in ("tag", "search", "query") if name in given]
    return [str(part) for part in (given if isinstance(given, list) else [given])]


@pytest.mark.parametrize("wording", LANGUAGES, ids=lambda wording: wording.code)
def test_every_sentence_says_what_it_speaks_of(wording: Wording) -> None:
    said = sentences(wording)
    assert [name for name, text in said.items() if not text.strip()] == []
    lacking = {name: [part for given in GIVEN[name] for part in spoken_of(given) if part not in said[name]]
               for name in GIVEN.keys() - OWN_WORDS}  # fmt: skip
    assert {name: parts for name, parts in lacking.items() if parts} == {}


@pytest.mark.parametrize("wording", LANGUAGES, ids=lambda wording: wording.code)
def test_no_sentence_is_in_another_language(wording: Wording) -> None:
    said = {name: text for name, text in sentences(wording).items() if name not in STRANGE}
    strange = [name for name, text in said.items() if language_of([text, sentences(wording)["what_to_do"]]) != wording]
    assert strange == []


GERMAN_DATES = [
    ("Fri 27 Nov", "fällig Freitag, 27. Nov."),
    ("Fri 27 Nov, 15:00", "fällig Freitag, 27. Nov., 15:00"),
    ("Sun 1 Mar 2027, 09:05", "fällig Sonntag, 1. März 2027, 09:05"),
    ("Mon 31 May", "fällig Montag, 31. Mai"),
    # What an older conversation may hold.
    ("tomorrow", "fällig tomorrow"),
]


@pytest.mark.parametrize(("kept", "said"), GERMAN_DATES)
def test_dates_are_said_as_german_writes_them(kept: str, said: str) -> None:
    assert GERMAN.due(kept) == said


TEA = {"id": "1", "title": "Tee kaufen", "priority": "medium"}
RENT = {"id": "2", "title": "Miete", "priority": "high", "due": "Fri 27 Nov", "tags": ["privat"]}
LATE = {"id": "3", "title": "Brief", "due": "Mon 23 Nov, 09:00", "overdue": True, "priority": "low"}

ANSWERS: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("create_task", {}, {"created": TEA}, "Ich habe **Tee kaufen** angelegt."),
    ("create_task", {}, {"created": RENT},
     "Ich habe **Miete** angelegt, fällig Freitag, 27. Nov., hohe Priorität, \\#privat."),
    ("create_task", {}, {"created": {**TEA, "due": "Fri 27 Nov"}},
     "Ich habe **Tee kaufen** angelegt, fällig Freitag, 27. Nov."),
    ("complete_task", {}, {"completed": TEA}, "Gut gemacht! **Tee kaufen** ist erledigt."),
    ("complete_task", {"done": False}, {"reopened": TEA}, "**Tee kaufen** ist wieder offen."),
    ("complete_task", {}, {"unchanged": TEA, "reason": "is complete already"}, "**Tee kaufen** ist schon erledigt."),
    ("complete_task", {"done": False}, {"unchanged": TEA}, "**Tee kaufen** ist schon offen."),
    ("update_task", {}, {"unchanged": TEA, "reason": "was like that already"}, "**Tee kaufen** war schon so."),
    ("update_task", {}, {"updated": RENT, "changed": {"due": None, "priority": "low", "tags": []}},
     "Ich habe **Miete** geändert: fällig Freitag, 27. Nov., hohe Priorität, Tags \\#privat."),
    ("update_task", {}, {"updated": RENT, "changed": {"due": "Mon 30 Nov"}},
     "Ich habe **Miete** geändert: fällig Freitag, 27. Nov."),
    ("update_task", {}, {"updated": TEA, "changed": {"title": "Tee", "due": "Mon 30 Nov", "tags": ["x"]}},
     "Ich habe **Tee kaufen** geändert: hieß vorher „Tee“, kein Datum mehr, keine Tags mehr."),
    ("delete_task", {}, {"deleted": TEA}, "Ich habe **Tee kaufen** gelöscht."),
    ("list_tasks", {}, {"total": 2, "tasks": [LATE, TEA]},
     "Du hast 2 offene Aufgaben:\n\n1. **Brief** · fällig Montag, 23. Nov., 09:00 (überfällig) · niedrige Priorität\n"
     "2. **Tee kaufen**"),
    ("list_tasks", {"status": "done"}, {"total": 1, "tasks": [{**TEA, "done": True}]},
     "Du hast 1 erledigte Aufgabe:\n\n1. ~~Tee kaufen~~"),
    ("list_tasks", {}, {"total": 0, "tasks": []},
     "Du hast keine offenen Aufgaben. Leg die erste an: *neue Aufgabe: Milch kaufen, morgen*."),
    ("list_tasks", {"due": "overdue"}, {"total": 0, "tasks": []}, "Du hast keine offenen überfälligen Aufgaben."),
    ("list_tasks", {"due": "today", "priority": "high", "tag": "privat", "search": "Tee"}, {"total": 0, "tasks": []},
     "Du hast keine offenen Aufgaben für heute mit hoher Priorität, dem Tag \\#privat und „Tee“."),
    ("list_tasks", {"due": "none"}, {"total": 30, "tasks": [TEA]},
     "Du hast 30 offene Aufgaben ohne Datum:\n\n1. **Tee kaufen**\n\nDas ist die erste."),
    ("list_tasks", {"priority": "none"}, {"total": 0, "tasks": []}, "Du hast keine offenen Aufgaben ohne Priorität."),
    ("create_task", {}, {"created": {**TEA, "priority": "none"}},
     "Ich habe **Tee kaufen** angelegt, keine Priorität."),
    ("search_tasks", {"query": "Tee"}, {"total": 1, "tasks": [TEA]},
     "Ich finde 1 Aufgabe, die zu „Tee“ passt:\n\n1. **Tee kaufen**"),
    ("search_tasks", {"query": "Tee", "status": "done"}, {"total": 0, "tasks": []},
     "Ich finde keine erledigten Aufgaben, die zu „Tee“ passen."),
    ("complete_many", {}, {"completed": [TEA, RENT], "count": 2},
     "Gut gemacht! Ich habe 2 Aufgaben abgehakt:\n\n- ~~Tee kaufen~~\n- ~~Miete~~"),
    ("complete_many", {}, {"completed": [TEA] * 20, "count": 25},
     "Gut gemacht! Ich habe 25 Aufgaben abgehakt:\n\n" + "- ~~Tee kaufen~~\n" * 20 + "- und 5 weitere"),
    ("complete_many", {"done": False}, {"reopened": [TEA, RENT], "count": 2},
     "Ich habe 2 Aufgaben wieder geöffnet:\n\n- Tee kaufen\n- Miete"),
    ("delete_many", {"all": True, "status": "done", "priority": "high"}, {"deleted": [TEA, RENT], "count": 2},
     "Ich habe 2 erledigte Aufgaben mit hoher Priorität gelöscht:\n\n- Tee kaufen\n- Miete"),
    ("delete_many", {"all": True, "due": "overdue"}, {"confirmation": "shown", "count": 7, "tasks": [TEA, RENT]},
     "Bevor ich diese 7 überfälligen Aufgaben lösche, frage ich nach: Bitte bestätige es unten. Noch ist nichts davon "
     "gelöscht.\n\n- Tee kaufen\n- Miete\n- und 5 weitere"),
    ("undo", {}, {"undone": [{"title": "Tee", "what": "deleted"}], "count": 1},
     "Ich habe das zurückgenommen: **Tee** ist wieder da."),
    ("undo", {}, {"undone": [{"title": "a", "what": "completed"}, {"title": "b", "what": "created"}], "count": 2,
                  "conflicts": [{"title": "c", "reason": "was changed again since"}]},
     "Ich habe zurückgenommen, was mit 2 Aufgaben geschehen war:\n\n- **a** ist wieder offen\n"
     "- **b** war neu und ist wieder weg\n\n"
     "Bei **c** konnte ich nichts zurücknehmen: Die Aufgabe wurde seitdem wieder geändert."),
    ("delete_task", {}, {"error": "There is no task called “Tee”.", "code": "no_such_task", "task": "Tee",
                         "close": [TEA]},
     "Es gibt keine Aufgabe namens „Tee“. Welche davon meinst du?\n\n- Tee kaufen"),
    ("complete_many", {}, {"completed": [TEA], "count": 1, "not_found": [
        {"task": "5", "error": "The list has 1 task; …", "code": "no_such_position", "count": 1}]},
     "Gut gemacht! **Tee kaufen** ist erledigt.\n\nDie Liste hat eine Aufgabe; diese Stelle gibt es darin nicht."),
    ("complete_many", {}, {"error": "Nothing was changed, …", "code": "not_all_found", "found": [TEA], "not_found": [
        {"task": "x", "error": "There is no task called “x”.", "code": "no_such_task"}]},
     "Ich habe nichts geändert, weil ich nicht alle gefunden habe.\n\nEs gibt keine Aufgabe namens „x“."),
    ("undo", {}, {"error": "There is no change left to undo.", "code": "nothing_to_undo"},
     "Es gibt keine Änderung mehr, die ich zurücknehmen könnte."),
    ("update_task", {}, {"error": "“bald” is no date …", "code": "no_date", "words": "bald"},
     "„bald“ kann ich nicht als Datum lesen; schreib es etwa so: *Freitag 17 Uhr* oder *27. November*."),
    ("delete_task", {}, {}, "Das hat nicht geklappt; geändert wurde nichts."),
]  # fmt: skip


@pytest.mark.parametrize(("tool", "arguments", "output", "said"), ANSWERS)
def test_answers_in_german(tool: str, arguments: dict[str, Any], output: dict[str, Any], said: str) -> None:
    assert answer([Result(tool, arguments, output)], GERMAN) == said


@pytest.mark.parametrize("wording", LANGUAGES, ids=lambda wording: wording.code)
def test_every_refusal_is_told_in_the_language(wording: Wording) -> None:
    facts = {"task": "tea", "count": 3, "words": "soon", "field": "title", "title": "tea", "due": "Mon 7 Dec"}
    told = {
        code: answer([Result("update_task", {}, {"error": "?", "code": code, **facts})], wording) for code in Refusal
    }
    assert [code for code, said in told.items() if said == "?"] == []


LANGUAGES_OF: list[tuple[list[str], Wording]] = [
    # The newest text comes first.
    (["zeig mir alles für heute"], GERMAN),
    (["Füge Milch kaufen hinzu"], GERMAN),
    (["Milch ist erledigt"], GERMAN),
    (["neue Aufgabe: call mum"], GERMAN),
    (["rückgängig"], GERMAN),
    (["erinnere mich morgen um 8 an die Miete"], GERMAN),
    (["show my tasks"], ENGLISH),
    (["add Milch kaufen"], ENGLISH),
    (["add Brot und Milch to my list"], ENGLISH),
    (["mark Bericht as done"], ENGLISH),
    (["2", "zeig meine Aufgaben"], GERMAN),
    (["ok", "2", "zeig meine Aufgaben", "show my tasks"], GERMAN),
    (["ok", "show my tasks", "zeig meine Aufgaben"], ENGLISH),
    (["Hafermilch", "lösche eine Aufgabe"], GERMAN),
    (["oat milk"], ENGLISH),
    ([], ENGLISH),
]


@pytest.mark.parametrize(("texts", "wording"), LANGUAGES_OF)
def test_the_language_is_that_of_the_newest_clear_text(texts: list[str], wording: Wording) -> None:
    assert language_of(texts).code == wording.code


@pytest.mark.parametrize("text", ["hola, ¿qué tengo?", "Ajoute une tâche", "dodaj zadanie", "牛乳を追加"])
def test_other_languages_are_foreign(text: str) -> None:
    assert is_foreign(text)


def test_a_reply_without_words_of_its_own_keeps_the_language() -> None:
    conversation = read([
        {"role": "user", "content": "lösche die Aufgabe mit der Miete"},
        {"role": "assistant", "content": "Welche?"},
        {"role": "user", "content": "yes"},
    ])  # fmt: skip
    assert decide(replace(conversation, said="")) == "Was möchtest du mit deinen Aufgaben tun?"


@pytest.mark.parametrize(
    "text",
    [
        "fix [bug] *now*",
        "a_b #1 `c`",
        "back\\slash \\* $5",
        "1. first",
        "- dash",
        "~5~ <b> {x} | & ]",
        "https://x.y/a*b",
    ],
)
def test_what_was_escaped_is_plain_again(text: str) -> None:
    assert plain(escape(text)) == text


def test_emphasis_is_left_out_where_none_is_drawn() -> None:
    assert plain("Say it like *Friday 5pm*, not **soon**.") == "Say it like Friday 5pm, not soon."
