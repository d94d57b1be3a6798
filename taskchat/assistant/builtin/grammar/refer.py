"""References to one task: "my first task", "task 2", "the task called milk", "buy milk", "it"."""

import re

from taskchat.assistant.builtin.commands import Pointer

POSITIONS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last")

_NOUN = r"(?:tasks?|to-?dos?|items?|reminders?|ones?)"
_ONE = r"(?:task|to-?do|item|reminder|one)"
_POSITION = re.compile(rf"({'|'.join(POSITIONS)})(?: {_NOUN})?(?: (?:on|in|of) (?:my|the|that|this) (?:list|tasks))?")
_NUMBER = re.compile(rf"(?:{_NOUN} )?(?:number |no\.? ?|nr\.? ?|#)?(\d{{1,3}})(?:st|nd|rd|th)?(?: {_NOUN})?")
_CALLED = re.compile(rf"{_NOUN}:? (?:(?:called|named|titled|about|to) )?(.+)", re.IGNORECASE)
_BEFORE_NOUN = re.compile(r"(?:the|my) (.+) (?:task|to-?do|item|reminder)", re.IGNORECASE)
_NOBODY_KNOWS = {"", "one", "task", "a task", "any task", "something", "a", "item", "todo", "to-do", "reminder"}
_WHERE = re.compile(r"\s+(?:from|off|on|in) (?:my|the) (?:task |to-?do )?(?:list|tasks|to-?dos)$", re.IGNORECASE)

_NEW = r"(?:added|created|made|entered|put in)"
_POINTERS: tuple[tuple[Pointer, re.Pattern[str]], ...] = (
    (Pointer.IT, re.compile(
        rf"it|that|this|(?:that|this|the same|the said) {_ONE}|the (?:same|one|task)|"
        r"(?:the )?(?:last |one |task |last one |last task )(?:that )?(?:you|i|we)(?:'ve| have)? (?:just )?"
        r"(?:changed|updated|renamed|moved|completed|finished|reopened|mentioned|talked about|showed(?: me)?)")),
    (Pointer.THEM, re.compile(
        r"them|those|these|they|both|(?:both|all|all three|each|every one) of (?:them|those|these)|them all|them both|"
        rf"(?:all )?(?:those|these|the same)(?: \w{{1,5}})? {_NOUN}|all (?:those|these)|the (?:two|three) of them|"
        r"everything (?:you (?:just )?(?:listed|showed|found)|(?:in|on) (?:that|this) list)|"
        r"all that you (?:listed|found)")),
    (Pointer.ADDED, re.compile(
        rf"(?:the |my )?(?:(?:last|newest|latest|new|most recent) )?(?:one|task|to-?do|item|thing)?(?: that| which)? ?"
        rf"(?:you|i|we)(?:'ve| have)? (?:just |last |only )?{_NEW}(?: last| just now| before)?|"
        rf"(?:the |my )(?:newest|latest|most recent|last added|last created|(?:newly|just|recently) {_NEW}|new) "
        r"(?:one|task|to-?do|item)")),
)  # fmt: skip


def reference(words: str) -> str | Pointer | None:
    """Read the argument `task` from words: a position, a number, a title or a pointer; None where they name none."""
    text = _WHERE.sub("", words.strip(" ,.:"))
    if quoted := unquote(text):
        return quoted
    if found := pointer(text):
        return found
    if between := _BEFORE_NOUN.fullmatch(text):
        text = between[1]
    bare = re.sub(r"^(?:my|the|our) ", "", text, flags=re.IGNORECASE)
    lowered = bare.lower()
    if found := _POSITION.fullmatch(lowered) or _NUMBER.fullmatch(lowered):
        return found[1]
    if lowered in _NOBODY_KNOWS:
        return None
    called = _CALLED.fullmatch(bare)
    return (unquote(called[1]) or called[1]) if called else bare


def pointer(words: str) -> Pointer | None:
    """Read words that are a pointer as a whole; None for others."""
    lowered = words.strip(" ,.:!").lower()
    if len(lowered) > 60:
        return None
    return next((kind for kind, pattern in _POINTERS if pattern.fullmatch(lowered)), None)


def position(words: str) -> int | None:
    """Read words that are a position in a list as a whole, counted from 1; -1 is the last."""
    text = reference(words)
    if not isinstance(text, str) or unquote(words):
        return None
    if text in POSITIONS:
        return -1 if text == "last" else POSITIONS.index(text) + 1
    return int(text) if re.fullmatch(r"[0-9]{1,3}", text) else None


def unquote(text: str) -> str | None:
    """Return the text between quotes; None where the text as a whole is not in quotes."""
    match = re.fullmatch(r"""(["'])(.+)\1""", text.strip())
    return match[2].strip() if match and match[1] not in match[2].replace("\\'", "") else None
