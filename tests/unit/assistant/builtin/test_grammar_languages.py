"""Tables of the grammar: every language has the same intents, kinds and word classes."""

import re
from pathlib import Path

import pytest

from taskchat.assistant.builtin import grammar
from taskchat.assistant.builtin.grammar.builders import BUILDERS
from taskchat.assistant.builtin.grammar.language import Language
from taskchat.assistant.builtin.grammar.parser import LANGUAGES
from taskchat.assistant.builtin.grammar.readers import READERS
from taskchat.assistant.builtin.languages import LANGUAGES as WORDINGS

ENGLISH = LANGUAGES[0]
# Intents that only one language has a sentence for: a German clause ends in its verb.
OF_ONE_LANGUAGE = {"create_clause"}
_ASKED_FOR = re.compile(r'(?:words|without|ending|is_said|opens_with)\(\s*"(\w+)"')


def intents(language: Language) -> set[str]:
    return {rule.kind for rule in (*language.remark_rules, *language.text_rules, *language.sentence_rules)}


def test_what_can_be_read_can_be_answered() -> None:
    assert [language.code for language in LANGUAGES] == [wording.code for wording in WORDINGS]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_has_the_same_tables(language: Language) -> None:
    assert intents(language) - OF_ONE_LANGUAGE == intents(ENGLISH) - OF_ONE_LANGUAGE
    assert intents(language) <= BUILDERS.keys()
    for table in ("reference_rules", "condition_rules", "period_rules", "line_rules"):
        kinds = [{rule.kind for rule in getattr(one, table)} for one in (language, ENGLISH)]
        assert kinds[0] == kinds[1], table


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_part_of_a_pattern_has_a_reader(language: Language) -> None:
    rules = (*language.remark_rules, *language.text_rules, *language.sentence_rules, *language.reference_rules,
             *language.condition_rules, *language.period_rules, *language.line_rules)  # fmt: skip
    parts = {part.rstrip("0123456789") for rule in rules for part in rule.template.parts}
    assert parts <= READERS.keys()


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_word_class_that_the_grammar_asks_for_is_there(language: Language) -> None:
    folder = Path(grammar.__file__).parent.parent
    asked_for = {name for path in folder.rglob("*.py") for name in _ASKED_FOR.findall(path.read_text("utf-8"))}
    assert len(asked_for) > 20
    assert asked_for <= language.classes.keys()
    assert all(language.words(name) for name in asked_for)
