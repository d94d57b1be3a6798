"""Parser of a message into commands. It is pure: the tools find the tasks that the words mean."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taskchat.assistant.builtin.commands import Ask, Call, Command, Pointer, Say
from taskchat.assistant.builtin.grammar.builders import BUILDERS
from taskchat.assistant.builtin.grammar.context import Context, readings
from taskchat.assistant.builtin.grammar.english import ENGLISH
from taskchat.assistant.builtin.grammar.german import GERMAN
from taskchat.assistant.builtin.grammar.language import Language, Rule
from taskchat.assistant.builtin.grammar.lists import Entry, entries_to_add, pasted_entries
from taskchat.assistant.builtin.grammar.readers import READERS
from taskchat.assistant.builtin.grammar.split import MAX_PARTS, Part, points_back, split_message
from taskchat.assistant.builtin.wording import NOTHING, talk
from taskchat.tasks import LocalClock

# Languages in which a message is tried to be read.
LANGUAGES: tuple[Language, ...] = (ENGLISH, GERMAN)

# Typographic quotes become plain ones, which the patterns know.
_QUOTES = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a", 5 * '"' + 3 * "'")
_BULLET = re.compile(r"^(?:[-*\u2022]|\d+[.)])\s+")
_MAX_BARE = 4
# Courtesies at the end are short; thousands of words would be tried from each of them anew.
_MAX_THANKS = 200
# Words at the end of an order that say which occurrences are meant.
_SCOPES = {"scope_this": "this", "scope_following": "following", "scope_all": "all"}
# Parts that name tasks.
_NAMING = ("tasks", "task", "subject")


def parse(text: str, clock: LocalClock, *, code: str = ENGLISH.code) -> list[Command]:
    """Parse the commands of a message in their order: at least one, and several only where each of them is clear.

    It may be in any language; the one of that code is tried first.
    """
    # All spaces but line breaks, which separate.
    cleaned = re.sub(r"[^\S\n]+", " ", unicodedata.normalize("NFC", text).translate(_QUOTES)).strip()
    for context in _contexts(clock, code):
        if commands := _read_message(cleaned, context):
            return commands
    contexts = list(_contexts(clock, code))
    if any(_says_rhythm(cleaned, context) for context in contexts):
        return [talk.offer_line(_trimmed(cleaned))]
    return [_ask_about(cleaned, contexts[0])]


def explain(part: str, words: str, clock: LocalClock, *, code: str = ENGLISH.code) -> object:
    """Return what words mean as a part of a sentence, in the first language that explains them; else None."""
    values = (context.explain(part, words) for context in _contexts(clock, code))
    return next((value for value in values if value is not None), None)


def complete_order(intent: str, part: str, words: str, clock: LocalClock, *, code: str) -> Command | None:
    """Read words as the part that an order lacked: "buy milk" after "which task is done?"."""
    for context in _contexts(clock, code):
        bare = _bare(words, context.language)
        value = context.explain(part, bare)
        if value is not None and (command := BUILDERS[intent]({part: value, "said": {part: bare}}, context)):
            return command
    return None


def is_said(name: str, text: str) -> bool:
    """Whether a text is of a class of words as a whole, in any language: "yes", "no"."""
    low = f" {_trimmed(text).lower()}"
    return any(language.words(name).fullmatch(low) for language in LANGUAGES)


def opens_with(name: str, text: str) -> bool:
    """Whether a text begins with a word of a class, in any language."""
    return any(language.words(name).match(f" {text.strip().lower()}") for language in LANGUAGES)


def _contexts(clock: LocalClock, code: str) -> Iterator[Context]:
    for language in sorted(LANGUAGES, key=lambda language: language.code != code):
        yield Context(language, clock, READERS)


def _read_message(text: str, context: Context) -> list[Command]:
    if entries := entries_to_add(text, context):
        return _added(entries, context)
    if note := _first_command(text, context.language.text_rules, context):
        return [note]
    pieces = split_message(text, context.language)
    if 1 < len(pieces) <= MAX_PARTS and (several := _several(pieces, context)):
        return several
    found = _read_sentence(re.sub(r"\s+", " ", text), context)
    return [found] if found else []


def _added(entries: list[Entry], context: Context) -> list[Command]:
    """Read the entries of a list as new tasks; a ticked one is done at once."""
    found: list[Command] = []
    for entry in entries:
        command = (
            BUILDERS["create"]({"line": line, "said": {"line": entry.text}}, context)
            if (line := context.explain("line", entry.text))
            else None
        )
        if not isinstance(command, Call):
            return [command or _ask_about(entry.text, context)]
        found.append(command)
        if entry.is_done:
            found.append(Call("complete_task", {"task": Pointer.ADDED}))
    return found


def _several(pieces: list[Part], context: Context) -> list[Command]:
    """Read a command from each piece, without greetings; return none where the message is one command."""
    found: list[tuple[str, Command | None]] = []
    rest_is_text = False
    for piece in pieces:
        if _is_courtesy(piece.text, context.language):
            continue
        command = _read_sentence(piece.text, context)
        if found and (rest_is_text or _continues(found[-1][1], piece, command, context)):
            # A line that is no command belongs to the task above it, and so do all lines behind it.
            rest_is_text = rest_is_text or piece.is_line
            text = re.sub(r"\s+", " ", f"{found[-1][0]}{piece.before} {piece.text}")
            found[-1] = (text, _read_sentence(text, context))
        else:
            found.append((piece.text, command))
    wanted = [(text, one) for text, one in found if not (isinstance(one, Say) and one.is_talk)]
    unclear = [text for text, command in wanted if not isinstance(command, Call)]
    if unclear and len(wanted) > 1:
        return [_ask_about_part(unclear[0], [text for text, _ in wanted])] if len(unclear) < len(wanted) else []
    return [command for _, command in wanted if command]


def _is_courtesy(text: str, language: Language) -> bool:
    words = f" {_trimmed(text).lower()}"
    return any(language.words(name).fullmatch(words) for name in ("exclaimed", "polite"))


def _continues(before: Command | None, piece: Part, command: Command | None, context: Context) -> bool:
    """Whether a piece continues the command before it."""
    creates = isinstance(before, Call) and before.tool == "create_task"
    if isinstance(command, Call):
        return creates and points_back(piece, context.language)
    is_talk = isinstance(command, Say) and command.is_talk
    return not is_talk and (creates or not piece.is_line)


def _read_sentence(text: str, context: Context) -> Command | None:
    """Read one sentence, and which occurrences it says that it means."""
    for name, scope in _SCOPES.items():
        if match := context.language.ending(name).search(f" {_trimmed(text).lower()}"):
            rest = _trimmed(_trimmed(text)[: max(match.start() - 1, 0)])
            found = _read_whole(rest, context) if rest else None
            if isinstance(found, Call) and found.tool == "update_task":
                return replace(found, arguments={**found.arguments, "scope": scope})
    if match := context.language.words("only_this").search(f" {text.lower()}"):
        found = _read_whole(f"{text[: match.start()]} {text[match.end() :]}".strip().replace("  ", " "), context)
        if isinstance(found, Call) and found.tool == "update_task":
            return replace(found, arguments={**found.arguments, "scope": "this"})
    return _read_whole(text, context)


def _read_whole(text: str, context: Context) -> Command | None:
    """Read one sentence: every word of it is explained, or it is not understood."""
    language, whole, bare = context.language, _trimmed(text), _bare(text, context.language)
    every = (*language.remark_rules, *language.sentence_rules)
    calm = bare.rstrip("! ")
    for words, rules in ((whole, language.remark_rules), (bare, every), (whole, every), (calm, every)):
        if command := _first_command(re.sub(r"(?<=\w) *\?+$", "", words), rules, context):
            return command
    return None


def _first_command(words: str, rules: Sequence[Rule], context: Context) -> Command | None:
    for kind, values in readings(rules, words, context):
        if command := BUILDERS[kind](values, context):
            named = next((values["said"][part] for part in _NAMING if part in values), "")
            return replace(command, said=words, named=named) if isinstance(command, Call) else command
    return None


def _trimmed(text: str) -> str:
    """Strip spaces and the punctuation of a sentence; the dot of "24.12." belongs to the date, "!!" is a priority."""
    return re.sub(r"(?:(?<!\d)\.|(?<![\s!])!|[ ,])+$", "", text.lstrip(" .!,"))


def _bare(text: str, language: Language) -> str:
    """Strip bullets and courtesies."""
    words = _trimmed(re.sub(r"(?<=\w) *\?+$", "", _BULLET.sub("", text.strip())))
    for _ in range(_MAX_BARE):
        before = words
        unframed = language.without("wish", words)
        if unframed != words and language.words("wished").match(f" {unframed.lower()}"):
            words = unframed
        words = language.without("polite", language.without("exclaimed", words)) or words
        if match := language.ending("thanks").search(f" {words.lower()}", max(len(words) - _MAX_THANKS, 0)):
            words = _trimmed(words[: max(match.start() - 1, 0)]) or words
        if words == before:
            break
    return words


def _ask_about(text: str, context: Context) -> Command:
    """Ask what to do with a message that is not understood, and offer the likeliest."""
    entries = [entry.text for entry in pasted_entries(text) if not entry.is_done]
    if entries:
        return talk.offer_to_add(entries)
    words = _trimmed(re.sub(r"\s+", " ", text))
    return NOTHING if _points(words, context) else talk.fallback_reply(words)


def _says_rhythm(text: str, context: Context) -> bool:
    """Whether a text is the line of a task that comes again, without an order to add it."""
    line = context.explain("line", text) if text and "\n" not in text and not text.endswith("?") else None
    return bool(line and line.fields.get("repeat") and not line.unread)


def _points(words: str, context: Context) -> bool:
    """Whether words only point at a task: "the first one", "it"."""
    found = context.explain("tasks", words) if words else None
    names = found.names if found else ()
    return any(isinstance(name, Pointer) or _is_position(name, context) for name in names)


def _is_position(name: str, context: Context) -> bool:
    return name.isdecimal() or name in context.language.ordinals.values()


def _ask_about_part(unclear: str, parts: list[str]) -> Command:
    """Ask about the one part of a message that is not understood; nothing of the message is done."""

    def said(words: talk.Wording, *, added: bool) -> str:
        kept = [words.add_it(part) if part == unclear else part for part in parts if added or part != unclear]
        return "; ".join(kept)

    return Ask(
        lambda words: words.several_orders(unclear),
        (lambda words: said(words, added=True), lambda words: said(words, added=False)),
    )
