"""Numbers of usage, written as words."""

import pytest

from taskchat.ui.views.usage_numbers import dollars, percent


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "$0"),
        (0.00001, "under $0.0001"),
        (0.0001, "$0.0001"),
        (0.00123, "$0.00123"),
        (0.005, "$0.005"),
        (0.0123, "$0.012"),
        (0.5, "$0.50"),
        (4.2, "$4.20"),
        (1_234.5, "$1,234.50"),
    ],
)
def test_money_is_as_short_as_it_says_enough(value: float, words: str):
    assert dollars(value) == words


@pytest.mark.parametrize(("value", "words"), [(0, "0 %"), (0.001, "1 %"), (0.07, "7 %"), (1 / 3, "34 %"), (1, "100 %")])
def test_a_share_is_never_rounded_to_nothing(value: float, words: str):
    assert percent(value) == words
