"""Text as people read it and as the database takes it."""

import pytest

from taskchat.text import counted, printable, shortened


@pytest.mark.parametrize(
    ("text", "max_length", "kept"),
    [("milk", 4, "milk"), ("oat milk", 7, "oat mi…"), ("oat milk", 5, "oat…"), ("", 4, "")],
)
def test_a_long_text_is_cut_with_no_space_before_the_ellipsis(text: str, max_length: int, kept: str) -> None:
    assert shortened(text, max_length) == kept


def test_a_number_stands_with_its_noun() -> None:
    assert [counted(count, "task") for count in (0, 1, 2, 1_200)] == ["0 tasks", "1 task", "2 tasks", "1,200 tasks"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plain", "plain"),
        ("a\x00b", "ab"),
        ("ü\x00", "ü"),
        ("\ud83d", "?"),
        ([float("nan"), float("inf"), -0.5], [None, None, -0.5]),
        ({"a\x00": ["\x00", 1, None, True, 1.5]}, {"a": ["", 1, None, True, 1.5]}),
    ],
)
def test_text_is_cleaned_wherever_it_stands(given: object, kept: object) -> None:
    assert printable(given) == kept
