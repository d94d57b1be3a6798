"""The sample of faults that `make mutants` puts into a module."""

import pytest

from tools.mutants.faults import draw

SOURCE = '''
def remove(rows, thread, after: "int | None" = None):
    """Remove what came later."""
    if thread and after:
        rows.where(thread, after > 3).delete()
        return rows
    return None
'''


def test_the_same_seed_draws_the_same_faults():
    assert draw("rows.py", SOURCE, 5, seed=7) == draw("rows.py", SOURCE, 5, seed=7)


def test_another_seed_draws_others():
    assert draw("rows.py", SOURCE, 5, seed=7) != draw("rows.py", SOURCE, 5, seed=8)


def test_a_small_sample_has_a_fault_of_each_line():
    assert {mutant.line for mutant in draw("rows.py", SOURCE, 3, seed=7)} == {4, 5, 6}


@pytest.mark.parametrize(
    "wrong",
    [
        "if not (thread and after):",
        "if thread:",
        "if thread or after:",
        "rows.where(after > 3).delete()",
        "rows.where(thread, after >= 3).delete()",
        "rows.where(thread, after > 4).delete()",
        "rows.where(thread, after > 3)",
        "pass",
        "return None",
    ],
)
def test_a_part_that_is_missing_or_wrong_is_a_fault(wrong: str):
    drawn = draw("rows.py", SOURCE, 1000, seed=7)
    assert wrong in {mutant.changes[-1].removeprefix("+").strip() for mutant in drawn}


def test_nothing_else_than_the_fault_is_changed():
    assert {len(mutant.changes) for mutant in draw("rows.py", SOURCE, 1000, seed=7)} == {2}


def test_words_for_people_are_left_alone():
    assert not [mutant for mutant in draw("rows.py", SOURCE, 1000, seed=7) if '"""' in mutant.changes[0]]
