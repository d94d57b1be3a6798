"""Sentences that people are told of errors."""

from pathlib import Path

import taskchat
from taskchat.trouble import OUR_FAULT


def test_the_sentence_for_our_own_mistakes_stands_in_one_module():
    modules = Path(taskchat.__file__).parent.rglob("*.py")
    assert [module.name for module in modules if OUR_FAULT in module.read_text()] == ["kinds.py"]
