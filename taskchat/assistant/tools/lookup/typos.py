"""Single slips of the pen, by which a title may still be meant. Pure."""

from rapidfuzz.distance import OSA

from taskchat.assistant.tools.lookup.vocabulary import NEGATIONS
from taskchat.assistant.tools.lookup.words import Spelling

_MIN_WORD = 4
# In shorter words, one letter for another mostly makes another word: bank, back; milk, mild.
_MIN_EXCHANGED = 6


def is_typo(reference: Spelling, title: Spelling) -> bool:
    """Whether the reference is the title, but for one slip inside one word.

    Without a dictionary nobody knows whether a changed word is another one. So its beginning stays the same (lock,
    clock; upload, unload), its end too unless the last two letters changed places (bill, bills; employer, employee),
    it is long enough, and is no negation, number or, written with a capital, perhaps a name (Anna, Anja).
    """
    if len(reference.plain) != len(title.plain):
        return False
    pairs = enumerate(zip(reference.plain, title.plain, strict=True))
    match [(n, said, meant) for n, (said, meant) in pairs if said != meant]:
        case [(n, said, meant)]:
            # Sentences begin with a capital; a title may begin with a name as well.
            perhaps_a_name = n in title.capitals or (n > 0 and n in reference.capitals)
            return not perhaps_a_name and _is_slip(said, meant)
        case _:
            return False


def _is_slip(said: str, meant: str) -> bool:
    if min(len(said), len(meant)) < _MIN_WORD or not (said.isalpha() and meant.isalpha()):
        return False
    if {said, meant} & NEGATIONS or said[0] != meant[0] or OSA.distance(said, meant, score_cutoff=1) != 1:
        return False
    swapped = sorted(said) == sorted(meant)
    if said[-1] != meant[-1] and not swapped:
        return False
    exchanged = len(said) == len(meant) and not swapped
    return not exchanged or (len(said) >= _MIN_EXCHANGED and said[1] == meant[1])
