"""Lists as they are pasted: one task a line, whatever stands before its words."""

import pytest

from taskchat.tasks import ListedLine, listed_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("buy milk", ["buy milk"]),
        ("buy milk\nwalk the dog\nclean living room", ["buy milk", "walk the dog", "clean living room"]),
        ("buy milk\r\n\r\n  walk the dog  \r\n", ["buy milk", "walk the dog"]),
        ("- buy milk\n* walk the dog\n\u2022 clean\n\u2013 sweep", ["buy milk", "walk the dog", "clean", "sweep"]),
        ("1. buy milk\n2. walk the dog", ["buy milk", "walk the dog"]),
        ("1) buy milk\n2) walk the dog\n3) rest", ["buy milk", "walk the dog", "rest"]),
        ("- [ ] buy milk\n- [ ] rest", ["buy milk", "rest"]),
        ("[] buy milk", ["buy milk"]),
        ("\u2610 buy milk", ["buy milk"]),
        ("- \n- [ ] \n-", []),
        ("", []),
        # These are words.
        ("1. Mai Ausflug", ["1. Mai Ausflug"]),
        ("3. buy milk\n4. rest", ["3. buy milk", "4. rest"]),
        ("-5 degrees", ["-5 degrees"]),
        ("[bug report] fix login", ["[bug report] fix login"]),
        ("x marks the spot", ["x marks the spot"]),
        ("*important* call", ["*important* call"]),
    ],
)
def test_a_list_is_read_line_by_line(text: str, lines: list[str]):
    assert listed_lines(text) == [ListedLine(line) for line in lines]


@pytest.mark.parametrize(
    "text", ["- [x] walk the dog", "[X] walk the dog", "* [\u2713] walk the dog", "\u2611 walk the dog",
             "\u2705 walk the dog", "- \u2714 walk the dog"]
)  # fmt: skip
def test_a_ticked_box_means_done(text: str):
    assert listed_lines(text) == [ListedLine("walk the dog", done=True)]


@pytest.mark.parametrize(
    "text",
    [
        "1. buy milk\r\n 2)  - [x] walk \U0001f415 the dog\n\n3. call the 2. floor",
        "- [ ] one\n  \u2022 [x]   two \n\u2611 three\n4 four",
    ],
)
def test_each_line_knows_where_its_words_begin(text: str):
    lines = listed_lines(text)
    assert len(lines) == len([line for line in text.splitlines() if line])
    assert [text[line.start :][: len(line.text)] for line in lines] == [line.text for line in lines]
