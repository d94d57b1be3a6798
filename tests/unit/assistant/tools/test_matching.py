"""Matching of words with titles: what is meant, and what is only offered."""

import uuid

import pytest

from taskchat.assistant.tools.lookup.matching import Titles
from taskchat.tasks import TaskTitle


def titles(*names: str) -> Titles:
    return Titles([TaskTitle(uuid.uuid4(), name, False) for name in names])


def named(found: list[TaskTitle]) -> list[str]:
    return [task.title for task in found]


EXACT: list[tuple[str, str]] = [
    ("buy milk", "Buy milk"),
    ("BUY   MILK.", "buy milk"),
    ("buy the milk", "buy milk"),
    ("buy milk", "Buy my milk!"),
    ("call zoe", "Call Zoë"),
    ("Call Zoë", "Call Zoe"),
    ("strasse fegen", "Straße fegen"),
    ("cafe\u0301 buchen", "Café buchen"),
    ("café buchen", "Cafe\u0301 buchen"),
    ("ﬁle taxes", "file taxes"),
    ("\uff42uy\u3000milk", "buy milk"),
    ("buy\u00a0milk", "buy milk"),
    ("buy\u00admilk", "buymilk"),
    ("read “Dune”", 'Read "Dune"'),
    ("read dune", "Read “Dune”"),
    ("mum's cake", "Mum\u2019s cake"),
    ("mums cake", "Mum's cake"),
    ("follow \u2013 up", "follow-up"),
    ("bread & butter", "bread and butter"),
    ("vitamin a pills", "Vitamin A pills"),
    ("plan a", "Plan A"),
    ("die Miete zahlen", "Miete zahlen"),
    ("learn c++", "Learn C++"),
    ("read chapter 2", "Read chapter 2"),
    ("fix issue 123", "Fix issue #123"),
    ("call mum", "call mum?"),
    ("[bug] fix login", "[bug] Fix login"),
    ("bug fix login", "[bug] Fix login"),
    ("ёлка", "Ёлка"),
    ("купить молоко", "Купить молоко"),
    ("買い物", "買い物"),
    ("🎂", "🎂"),
]


@pytest.mark.parametrize(("words", "title"), EXACT)
def test_a_title_however_it_is_written(words: str, title: str) -> None:
    assert named(titles("other", title, "another one").exact(words)) == [title]


NOT_EXACT: list[tuple[str, str]] = [
    ("pay invoice 1042", "Pay invoice 1043"),
    ("lock the door", "Unlock the door"),
    ("learn c", "Learn C++"),
    ("learn c", "Learn C#"),
    ("set it to 5", "Set it to -5"),
    ("save 5", "Save 5%"),
    ("vitamin pills", "Vitamin A pills"),
    ("call anja", "Call Anna"),
    ("buy milk", "Buy milk and bread"),
    ("pay 1 043", "Pay 1043"),
    ("resign the contract", "Re-sign the contract"),
    ("かき", "がき"),
    ("finish the report", "Don't finish the report"),
    ("install version 2.2", "Install version 2.1"),
    ("call at 9:30", "Call at 9:45"),
    ("", "🎂"),
    ("🎈", "🎂"),
    ("!", "?"),
]


@pytest.mark.parametrize(("words", "title"), NOT_EXACT)
def test_another_title_however_alike(words: str, title: str) -> None:
    assert titles(title).exact(words) == []


def test_what_is_written_to_the_letter_comes_before_what_is_folded() -> None:
    some = titles("Cafe", "Café", "the Cafe", "cafe!")
    assert named(some.exact("cafe")) == ["Cafe", "cafe!"]
    assert named(some.exact("CAFÉ")) == ["Café"]
    assert named(some.exact("the cafe")) == ["the Cafe"]
    assert named(some.exact("my café")) == ["Cafe", "Café", "the Cafe", "cafe!"]


WITH_WORDS: list[tuple[str, list[str], list[str]]] = [
    ("rent", ["Pay rent", "Parent evening", "Rental car"], ["Pay rent"]),
    ("rent", ["Pay rent", "Rent a car"], ["Pay rent", "Rent a car"]),
    ("the rent task", ["Pay rent", "Rental car"], ["Pay rent"]),
    ("pay rent", ["Pay the rent for May", "Rent: pay Bob"], ["Pay the rent for May"]),
    ("report quarterly", ["Finish the quarterly report"], ["Finish the quarterly report"]),
    ("invoice 1043", ["Pay invoice 1043", "Pay invoice 1042"], ["Pay invoice 1043"]),
    ("invoice 1042", ["Pay invoice 1043"], []),
    ("1043", ["Pay invoice 1043"], ["Pay invoice 1043"]),
    ("10", ["Pay invoice 1043"], []),
    ("version 2.2", ["Install version 2.1.2"], []),
    ("version 2", ["Install version 2.1"], []),
    ("pay 10,50", ["Pay 10.50 to Bob"], ["Pay 10.50 to Bob"]),
    ("not do not smoke", ["Do not smoke"], []),
    ("install version 2.2", ["Install version 2.1"], []),
    ("not do not smoke", ["Do not smoke"], []),
    ("lock the door", ["Unlock the door"], []),
    ("lock the door", ["Don't lock the door"], []),
    ("lock the door", ["Never lock the door"], []),
    ("das Fenster schließen", ["Fenster nicht schließen"], []),
    ("not lock the door", ["Do not lock the door"], ["Do not lock the door"]),
    ("anja", ["Call Anna back"], []),
    ("anna", ["Call Anna back", "Call Anja back"], ["Call Anna back"]),
    ("zoe", ["Call Zoë"], ["Call Zoë"]),
    ("call anna about the boat", ["Call Anna"], []),
    ("milk", ["Buy milk", "Buy oat milk"], ["Buy milk", "Buy oat milk"]),
    ("oat milk", ["Buy milk", "Buy oat milk"], ["Buy oat milk"]),
    ("tv", ["Sell the TV"], ["Sell the TV"]),
    ("it", ["Fix it"], []),
    ("the one", ["The one about cats"], []),
    ("all", ["Call all guests"], []),
    ("this task", ["Do this task"], []),
    ("for the", ["Gift for the boss"], []),
    ("not", ["Do not smoke"], []),
    ("", ["milk"], []),
    ("re-sign", ["Re-sign the contract", "Resign"], ["Re-sign the contract"]),
    ("milk bread", ["Buy milk, eggs and bread"], ["Buy milk, eggs and bread"]),
]


@pytest.mark.parametrize(("words", "there", "meant"), WITH_WORDS)
def test_a_part_of_the_title_in_whole_words(words: str, there: list[str], meant: list[str]) -> None:
    assert named(titles(*there).with_words(words)) == meant


TYPOS: list[tuple[str, str]] = [
    ("write reprot", "Write report"),
    ("buy mlik", "Buy milk"),
    ("call the dentits", "call dentist"),
    ("pay the electriicty bill", "pay electricity bill"),
    ("wash the windws", "Wash the windows"),
    ("orrder pizza", "order pizza"),
    ("repair the dishwesher", "repair dishwasher"),
    ("schreibe den beircht", "schreibe bericht"),
]


@pytest.mark.parametrize(("words", "title"), TYPOS)
def test_one_slip_inside_one_word(words: str, title: str) -> None:
    found = titles("something else", title).typo_of(words, done=False)
    assert found is not None
    assert found.title == title


NO_TYPOS: list[tuple[str, str]] = [
    ("lock the door", "unlock the door"),
    ("lock the door", "clock the door"),
    ("pay invoice 1042", "pay invoice 1043"),
    ("renew v1.2 licence", "renew v1.3 licence"),
    ("call Anja", "call Anna"),
    ("call anja", "Call Anna"),
    ("call kirstin", "Call Kristin"),
    ("call martina", "call martin"),
    ("call bank", "call back"),
    ("buy silk", "buy milk"),
    ("by milk", "buy milk"),
    ("upload photos", "unload photos"),
    ("thank the employee", "thank the employer"),
    ("pay bills", "pay bill"),
    ("plan trees", "plant trees"),
    ("write reprot nwo", "write report now"),
    ("write report", "write rapprot"),
    ("report write", "reprot write it"),
    ("klein anfangen", "kein anfangen"),
    ("attach the file", "detach the file"),
    ("test a", "test b"),
    ("import contacts", "export contacts"),
    ("wash dishes", "wish dishes"),
]


@pytest.mark.parametrize(("words", "title"), NO_TYPOS)
def test_no_slip_of_the_pen(words: str, title: str) -> None:
    assert titles(title).typo_of(words, done=False) is None
    assert titles(words).typo_of(title, done=False) is None


def test_a_slip_counts_only_where_nothing_else_comes_near() -> None:
    assert titles("write report", "write reports").typo_of("write reprot", done=False) is None
    assert (
        titles("pay electricity bill 1", "pay electricity bill 2").typo_of("pay electricty bill 1", done=False) is None
    )
    done = Titles([TaskTitle(uuid.uuid4(), "write report", state) for state in (False, True)])
    assert done.typo_of("write reprot", done=True) == done.titles[1]


def test_what_comes_close_is_offered_the_most_similar_first() -> None:
    some = titles("Unlock the door", "Paint the door", "Pay invoice 1043", "Buy milk")
    assert named(some.close("lock the door"))[0] == "Unlock the door"
    assert named(some.close("pay invoice 1042")) == ["Pay invoice 1043"]
    assert named(some.close("buy silk"))[0] == "Buy milk"
    assert named(some.close("xyz")) == []
